import { choice, type Json, message, money, type Money, type Values } from '../accessibility/message';
import type { MessageKey } from '../locales/keys';
import type { Raw } from './engine/command';
import type { Resolved } from './engine/dialog';

/** Why something said is no amount to act on. A doubt is never guessed away. */
type AmountProblem = 'negative' | 'zero' | 'tooFine' | 'tooLarge' | 'notPlain' | 'approximate' | 'foreign' | 'scheduled' | 'asked';

const problems: { [P in AmountProblem]: MessageKey } = {
  negative: 'transfer.badAmount.negative',
  zero: 'transfer.badAmount.zero',
  tooFine: 'transfer.badAmount.tooFine',
  tooLarge: 'transfer.badAmount.tooLarge',
  notPlain: 'transfer.badAmount.notPlain',
  approximate: 'transfer.badAmount.approximate',
  foreign: 'transfer.badAmount.foreign',
  scheduled: 'transfer.badAmount.scheduled',
  asked: 'transfer.badAmount.asked',
};

const isMoney = (value: Json): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'string';
const isProblem = (value: Json | undefined): value is AmountProblem => typeof value === 'string' && Object.hasOwn(problems, value);

/** Fen as text, or `all`. What is filled was resolved before, so anything else is a mistake of ours. */
export function amountOf(value: Json | undefined): string {
  if (value === 'all') return 'all';
  if (value !== undefined && isMoney(value)) return value.minor;
  throw new Error('the amount is not filled');
}

/** Those that are told without the words they were said in. */
const wordless: AmountProblem[] = ['zero', 'foreign', 'scheduled', 'asked'];

function refused(problem: AmountProblem, words: string): Resolved {
  const values: Values = wordless.includes(problem) ? {} : { words: { t: 'said' as const, v: words } };
  return { is: 'none', message: { key: problems[problem], kind: 'refusal', values, money: 'notMoved', urgency: 'polite' } };
}

/** One plain amount is taken as it is; of two the customer chooses; everything else is told and asked again. */
export function resolveAmount(raw: Raw): Promise<Resolved> {
  const { value, text } = raw;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return Promise.resolve(refused('notPlain', text));
  if (value.all === true) return Promise.resolve({ is: 'one', value: 'all' });
  if (isMoney(value))
    return Promise.resolve(/^\d{1,15}$/.test(value.minor) && BigInt(value.minor) > 0n ? { is: 'one', value } : refused('notPlain', text));
  const either = Array.isArray(value.either) ? value.either.filter(isMoney) : [];
  if (either.length > 1) {
    const choices = either.map((one, index) => ({
      label: choice(`amount:${index + 1}`, 'transfer.choiceAmount', { amount: money(one.minor) }),
      value: one,
    }));
    return Promise.resolve({ is: 'many', ask: message('transfer.whichAmount', 'question', {}, { money: 'notMoved' }), choices });
  }
  return Promise.resolve(refused(isProblem(value.invalid) ? value.invalid : 'notPlain', text));
}
