import { choice, type Json, message } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Raw } from './engine/command';
import type { Context, Resolved } from './engine/dialog';
import type { Filled } from './engine/state';
import { accountWords, folded, matchAccounts } from './match';
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

/** 妈妈 王秀兰: the customer's own word for somebody before their name. */
function readBackName(payee: Payee, c: Context): string {
  const alias = payee.alias[c.profile.lang];
  return alias === undefined || alias === payee.name ? payee.name : `${alias} ${payee.name}`;
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
  const { tail, words } = accountWords(raw.value);
  const [payees, accounts] = await Promise.all([c.ports.payees(), c.ports.accounts()]);
  const own = accounts.filter((account) => account.kind === 'current');
  const byTail = (digits: string) => payees.filter((payee) => payee.tail === digits);
  const said = folded(words ?? '');
  const named = said === '' ? [] : payees.filter((payee) => payee.names.some((name) => folded(name) === said));
  const found = [
    ...(tail === undefined ? named : byTail(tail)).map((payee) => ofPayee(payee, c)),
    ...matchAccounts(raw.value, own).map((account) => ofAccount(account, c)),
  ];
  if (found.length > 0 || said.length < 2) return found;
  return payees.filter((payee) => payee.names.some((name) => folded(name).includes(said))).map((payee) => ofPayee(payee, c));
}

/** Finds whom the words mean among saved payees and the customer's own accounts; several of one name are told apart by bank and tail. */
export async function resolvePayee(raw: Raw, _filled: Filled, c: Context): Promise<Resolved> {
  const found = (await candidates(raw, c)).slice(0, c.abilities.choicesMax);
  const [first] = found;
  const words = { words: { t: 'said' as const, v: raw.text === '' ? (accountWords(raw.value).words ?? '') : raw.text } };
  if (!first) return { is: 'none', message: message('transfer.unknownPayee', 'refusal', words, { money: 'notMoved' }) };
  if (found.length === 1) return { is: 'one', value: toJson(first) };
  const choices = found.map((receiver) => ({
    label: choice(`to:${receiver.payee ?? receiver.account ?? ''}`, 'transfer.choicePayee', {
      payee: { t: 'name', v: receiver.name },
      to: { t: 'account', tail: receiver.tail, bank: receiver.bank },
    }),
    value: toJson(receiver),
  }));
  return { is: 'many', ask: message('transfer.whichPayee', 'question', words), choices };
}
