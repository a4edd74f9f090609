import { choice, type Json, type Message, message, money, type Money } from '../accessibility/message';
import { billTerm, choicesMax, keyValue } from './bill-find';
import type { Raw } from './engine/command';
import type { Context, Resolved } from './engine/dialog';
import type { Filled } from './engine/state';
import { type Limits, whichOf, type Which } from './pay-bill-which';
import type { Prepaid } from './ports';

const problems = ['negative', 'zero', 'tooFine', 'tooLarge', 'notPlain', 'approximate', 'foreign', 'scheduled', 'asked'] as const;
type Problem = (typeof problems)[number];

/** An amount as it was said: fen, "all of it", one of several, or what is wrong with it. */
type Said = { is: 'minor'; minor: string } | { is: 'all' } | { is: 'either'; minors: string[] } | { is: 'problem'; problem: Problem };

const isMoney = (value: Json): value is Money =>
  typeof value === 'object' && value !== null && 'minor' in value && typeof value.minor === 'string' && /^[1-9]\d{0,14}$/.test(value.minor);

function amountSaid(value: Json): Said {
  const unsure: Said = { is: 'problem', problem: 'notPlain' };
  if (isMoney(value)) return { is: 'minor', minor: value.minor };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return unsure;
  if (value.all === true) return { is: 'all' };
  if (Array.isArray(value.either)) return { is: 'either', minors: value.either.filter(isMoney).map(({ minor }) => minor) };
  const problem = problems.find((one) => one === value.invalid);
  return problem === undefined ? unsure : { is: 'problem', problem };
}

function refuse(problem: Problem, words: string): Resolved {
  const told: Message = { key: `payBill.badAmount.${problem}`, kind: 'refusal', values: {}, money: 'notMoved', urgency: 'polite' };
  const plain = problem === 'zero' || problem === 'foreign' || problem === 'scheduled' || problem === 'asked';
  return { is: 'none', message: plain ? told : { ...told, values: { words: { t: 'said', v: words } } } };
}

/** Of two amounts the customer chooses. */
function askEither(minors: string[], c: Context): Resolved {
  const choices = minors.slice(0, choicesMax(c)).map((minor) => ({
    label: choice(`amount:${minor}`, 'payBill.choiceAmount', { amount: money(minor) }),
    value: { minor },
  }));
  return { is: 'many', ask: message('payBill.whichAmount', 'question', {}, { money: 'notMoved' }), choices };
}

const takes = ({ least, most, step, amounts }: Limits, minor: string): boolean => {
  const fen = BigInt(minor);
  if (amounts.length > 0) return amounts.includes(minor);
  return fen >= BigInt(least) && fen <= BigInt(most) && fen % BigInt(step) === 0n;
};
const limitsOf = (one: Prepaid): Limits => ({
  ...{ least: one.minMinor, most: one.maxMinor, step: one.stepMinor },
  amounts: one.amountsMinor ?? [],
});

/** The amounts nearest to what was said, in their order. */
function nearest(amounts: string[], minor: string, max: number): string[] {
  const far = (one: string) => (BigInt(one) > BigInt(minor) ? BigInt(one) - BigInt(minor) : BigInt(minor) - BigInt(one));
  const near = [...amounts].sort((a, b) => (far(a) < far(b) ? -1 : far(a) > far(b) ? 1 : 0)).slice(0, max);
  return amounts.filter((one) => near.includes(one));
}

function checkTopUp(limits: Limits & { type: Prepaid['type'] }, minor: string, c: Context): Resolved {
  if (takes(limits, minor)) return { is: 'one', value: { minor } };
  const [least, most] = [money(limits.least), money(limits.most)];
  if (limits.amounts.length === 0)
    return { is: 'none', message: message('payBill.wholeYuan', 'refusal', { least, most }, { money: 'notMoved' }) };
  const choices = nearest(limits.amounts, minor, choicesMax(c)).map((one) => ({
    label: choice(`amount:${one}`, 'payBill.choiceAmount', { amount: money(one) }),
    value: { minor: one },
  }));
  return { is: 'many', ask: message('payBill.fixedAmounts', 'question', { amount: money(minor) }, { money: 'notMoved' }), choices };
}

/** How much goes into something prepaid. */
export function resolveAmount(raw: Raw, filled: Filled, c: Context): Promise<Resolved> {
  const said = amountSaid(raw.value);
  const which = whichOf(filled);
  if (said.is === 'problem') return Promise.resolve(refuse(said.problem, raw.text));
  if (said.is === 'either' && said.minors.length > 1) return Promise.resolve(askEither(said.minors, c));
  if (said.is !== 'minor' || which?.is !== 'prepaid') return Promise.resolve(refuse('notPlain', raw.text));
  return Promise.resolve(checkTopUp(which, said.minor, c));
}

type DueBill = Extract<Which, { is: 'bill' }>;

/** Another amount than is due: the bill, or money put in beforehand? Never guessed (交两百块电费 where 186.40 is due). */
async function askWhatFor(bill: DueBill, minor: string, c: Context): Promise<Resolved> {
  const found = await c.ports.bills({ type: bill.type });
  const able = found.is === 'bills' ? found.prepaid.filter((one) => one.type === bill.type && takes(limitsOf(one), minor)) : [];
  const values = { bill: billTerm(bill.type), due: money(bill.due), amount: money(minor) };
  const whole = { label: choice('part:due', 'payBill.choiceDue', { due: money(bill.due) }), value: { whole: true } };
  const topUps = able.slice(0, choicesMax(c) - 1).map((one) => ({
    label: choice(`part:${one.key}`, 'payBill.choicePrepay', { amount: money(minor), billKey: keyValue(one) }),
    value: { prepay: one.key, minor },
  }));
  const asked = topUps.length > 0 ? ('payBill.dueOrPrepay' as const) : ('payBill.onlyWhole' as const);
  return { is: 'many', ask: message(asked, 'question', values, { money: 'notMoved' }), choices: [whole, ...topUps] };
}

/** An amount said of a bill: all of it, a part where its biller takes parts, else a question. */
export async function resolvePart(raw: Raw, filled: Filled, c: Context): Promise<Resolved> {
  const said = amountSaid(raw.value);
  const which = whichOf(filled);
  if (said.is === 'problem') return refuse(said.problem, raw.text);
  if (said.is === 'all') return { is: 'one', value: { whole: true } };
  if (said.is === 'either') return said.minors.length > 1 ? askEither(said.minors, c) : refuse('notPlain', raw.text);
  if (which?.is === 'prepaid') return checkTopUp(which, said.minor, c);
  if (which?.is !== 'bill') return { is: 'one', value: { minor: said.minor } };
  if (said.minor === which.due) return { is: 'one', value: { whole: true } };
  if (which.partial && BigInt(said.minor) < BigInt(which.due)) return { is: 'one', value: { minor: said.minor } };
  return askWhatFor(which, said.minor, c);
}

/** What was settled on for the amount: fen for a part or a top-up; `prepay` is the key that it goes into instead of the bill. */
export function amountOf(value: Json | undefined): { minor?: string; prepay?: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const { minor, prepay } = value;
  return { ...(typeof minor === 'string' ? { minor } : {}), ...(typeof prepay === 'string' ? { prepay } : {}) };
}
