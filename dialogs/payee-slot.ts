import { choice, type Json, message } from '../accessibility/message';
import type { MessageKey, TermKey } from '../locales/keys';
import type { Raw } from './engine/command';
import type { Context, Resolved, Slot } from './engine/dialog';
import type { Filled } from './engine/state';
import { accountWords } from './match';
import { mostChoices } from './few';
import { payeesLike, payeesNamed, payeesSounding, payeeValues, readBackName } from './match-payee';
import type { Payee } from './ports';

/** A saved payee that was settled on; `name` is as it is read back. */
export type Chosen = { payee: string; name: string; tail: string; bank: TermKey; mobile?: true };

const isBank = (value: Json | undefined): value is TermKey => typeof value === 'string' && value.startsWith('bank.');

/** The saved payee that was settled on. */
export function chosenIn({ payee: filled }: Filled): Chosen | undefined {
  if (typeof filled !== 'object' || filled === null || Array.isArray(filled)) return undefined;
  const { payee, name, tail, bank, mobile } = filled;
  return typeof payee === 'string' && typeof name === 'string' && typeof tail === 'string' && isBank(bank)
    ? { payee, name, tail, bank, ...(mobile === true ? { mobile } : {}) }
    : undefined;
}

const toJson = (payee: Payee, c: Context): Json => ({
  ...{ payee: payee.id, name: readBackName(payee, c), tail: payee.tail, bank: payee.bank },
  ...(payee.mobile === true ? { mobile: true } : {}),
});

type Among = (c: Context) => Promise<Payee[]>;

/** `{ latest: true }` is the first of the list, said without a name. */
const isLatest = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value) && value.latest === true;

/** Where there is `none` the bank is asked all the same, and says why nobody comes back. */
const nobody: Json = { payee: '', name: '', tail: '', bank: 'bank.demo' };

function resolveAmong(among: Among, none: MessageKey | null) {
  return async (raw: Raw, _filled: Filled, c: Context): Promise<Resolved> => {
    const payees = await among(c);
    const named = isLatest(raw.value) ? payees.slice(0, 1) : payeesNamed(raw.value, payees);
    const sure = named.length > 0 ? named : payeesLike(raw.value, payees);
    const found = sure.length > 0 ? sure : payeesSounding(raw.value, payees);
    const [first] = found;
    const words = { words: { t: 'said' as const, v: raw.text === '' ? (accountWords(raw.value).words ?? '') : raw.text } };
    if (!first)
      return none === null
        ? { is: 'one', value: nobody }
        : { is: 'none', message: { key: none, kind: 'refusal', values: words, money: 'none', urgency: 'polite' } };
    if (sure.length === 1) return { is: 'one', value: toJson(first, c) };
    const choices = found.slice(0, mostChoices(c)).map((payee) => ({
      label: choice(`one:${payee.id}`, 'payees.choiceOne', payeeValues(payee, c)),
      value: toJson(payee, c),
    }));
    return { is: 'many', ask: message('payees.which', 'question', words), choices };
  };
}

/** One of the saved payees, by name, tail or choice; several of one name are told apart by bank and tail. */
export const payeeSlot: Slot = {
  name: 'payee',
  kind: 'payee',
  also: ['account'],
  ask: 'payees.askOne',
  why: 'payees.whyOne',
  example: 'payees.exampleOne',
  change: 'payees.changeOne',
  resolve: resolveAmong((c) => c.ports.payees(), 'payees.unknown'),
};

/** One of those that were removed a short while ago. */
export const removedSlot: Slot = {
  ...payeeSlot,
  ask: 'payees.askRemoved',
  resolve: resolveAmong((c) => c.ports.removedPayees(), null),
};
