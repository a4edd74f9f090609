import { choice, type Json, message } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Raw } from './engine/command';
import type { Context, Resolved } from './engine/dialog';
import type { Filled } from './engine/state';
import { accountWords, matchAccounts } from './match';
import { mostChoices } from './few';
import { payeesLike, payeesNamed, readBackName } from './match-payee';
import type { Account, Payee } from './ports';

/** Who gets the money: a saved payee, or (with `account`) another account of the customer's own. `name` is as it is read back. */
export type Receiver = { name: string; tail: string; bank: TermKey; payee?: string; account?: string };

const toJson = ({ name, tail, bank, payee, account }: Receiver): Json => ({
  name,
  tail,
  bank,
  ...(payee === undefined ? {} : { payee }),
  ...(account === undefined ? {} : { account }),
});

const isBank = (value: Json | undefined): value is TermKey => typeof value === 'string' && value.startsWith('bank.');

/** The receiver that was settled on. */
export function payeeOf(filled: Filled): Receiver | undefined {
  const { to } = filled;
  if (typeof to !== 'object' || to === null || Array.isArray(to)) return undefined;
  const { name, tail, bank, payee, account } = to;
  if (typeof name !== 'string' || typeof tail !== 'string' || !isBank(bank)) return undefined;
  return { name, tail, bank, ...(typeof payee === 'string' ? { payee } : {}), ...(typeof account === 'string' ? { account } : {}) };
}

const ofPayee = (payee: Payee, c: Context): Receiver => ({
  name: readBackName(payee, c),
  tail: payee.tail,
  bank: payee.bank,
  payee: payee.id,
});
const ofAccount = (account: Account, c: Context): Receiver => ({
  name: account.alias[c.profile.lang],
  tail: account.tail,
  bank: 'bank.demo',
  account: account.id,
});

async function candidates(raw: Raw, c: Context): Promise<Receiver[]> {
  const [payees, accounts] = await Promise.all([c.ports.payees(), c.ports.accounts()]);
  const own = accounts.filter((account) => account.kind === 'current');
  const found = [
    ...(isAny(raw.value) ? payees : payeesNamed(raw.value, payees)).map((payee) => ofPayee(payee, c)),
    ...matchAccounts(raw.value, own).map((account) => ofAccount(account, c)),
  ];
  return found.length > 0 ? found : payeesLike(raw.value, payees).map((payee) => ofPayee(payee, c));
}

/** 有哪些收款人, asked where one is to be named: all of them are offered. */
const isAny = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value) && value.any === true;

/** Nobody saved is called so, or has this number: said, and offered to be saved, to be called so from then on. */
function offerNew(words: string): Resolved {
  const isNumber = /^\d{11,19}$/.test(words);
  const named: Raw[] = isNumber
    ? [{ kind: 'number', text: words, value: words }]
    : /\p{L}/u.test(words)
      ? [{ kind: 'choice', text: words, value: { alias: words } }]
      : [];
  const choices = [choice('start:newPayee', 'payees.choiceAdd', {})];
  return {
    is: 'none',
    message: message('transfer.unknownPayee', 'refusal', { words: { t: 'said', v: words } }, { money: 'notMoved', choices }),
    offered: { 'start:newPayee': { do: 'start', dialog: 'newPayee', set: named } },
  };
}

/** Finds whom the words mean among saved payees and the customer's own accounts; several of one name are told apart by bank and tail. */
export async function resolvePayee(raw: Raw, _filled: Filled, c: Context): Promise<Resolved> {
  const found = (await candidates(raw, c)).slice(0, isAny(raw.value) ? mostChoices(c) : c.abilities.choicesMax);
  const [first] = found;
  const words = { words: { t: 'said' as const, v: raw.text === '' ? (accountWords(raw.value).words ?? '') : raw.text } };
  if (!first) return offerNew(words.words.v);
  if (found.length === 1) return { is: 'one', value: toJson(first) };
  const choices = found.map((receiver) => ({
    label: choice(`to:${receiver.payee ?? receiver.account ?? ''}`, 'transfer.choicePayee', {
      payee: { t: 'name', v: receiver.name },
      to: { t: 'account', tail: receiver.tail, bank: receiver.bank },
    }),
    value: toJson(receiver),
  }));
  const ask = isAny(raw.value) ? message('payees.whichToPay', 'question', {}) : message('transfer.whichPayee', 'question', words);
  return { is: 'many', ask, choices };
}
