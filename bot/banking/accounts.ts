import type { Pool } from 'pg';
import { z } from 'zod';
import type { Json } from '../../accessibility/message';
import type { Account, Payee } from '../../dialogs/ports';
import type { Asking } from '../stores/sql/lanes';
import { ask } from './ask';
import { Bank } from './outcome';

const payeesMax = 500;
const requestsMax = 50;
const wordsMax = 200;

/** SQL of a customer's accounts, payment accounts first. `available`: what may be spent now. A deposit or product has to end first; a credit card has what is left of its limit. */
export const accountsOf = (customer: string) => `select a.id, right(a.number, 4) as tail, a.alias_zh, a.alias_en, a.kind, a.class, a.status,
    b.posted_minor::text as balance,
    (case when a.kind in ('current', 'credit') then b.posted_minor - b.held_minor - b.floor_minor else 0 end)::text as available
  from bank.accounts a join bank.balances b on b.account = a.id where a.customer = ${customer} order by a.position`;

const AccountRows = z.array(
  z.object({
    ...{ id: z.string(), tail: z.string(), alias_zh: z.string(), alias_en: z.string(), balance: z.string(), available: z.string() },
    kind: z.enum(['current', 'deposit', 'product', 'credit']),
    class: z.literal([1, 2, 3]),
    status: z.enum(['open', 'locked']),
  }),
);

/** The customer's own accounts, payment accounts first. Throws PeerError 'bank'. */
export async function readAccounts(asking: Asking, customer: string): Promise<Account[]> {
  return accountsIn(await ask(asking, { name: 'bank.accounts', text: accountsOf('$1'), values: [customer] }));
}

/** Accounts as they were read; null where there are none. */
export function accountsIn(rows: unknown): Account[] {
  return AccountRows.parse(rows ?? []).map(({ alias_zh, alias_en, balance, available, ...account }) => ({
    ...account,
    alias: { 'zh-CN': alias_zh, en: alias_en },
    balance: { minor: balance, currency: 'CNY' },
    available: { minor: available, currency: 'CNY' },
  }));
}

/** Whether there is a customer of this number. Throws PeerError 'bank'. */
export async function isCustomer(pool: Pool, customer: string): Promise<boolean> {
  const found = await ask(pool, { name: 'bank.customer', text: 'select from bank.customers where id = $1', values: [customer] });
  return found.length > 0;
}

/** What `payeesIn` takes. */
export const payeeColumns = "id, name, alias_zh, alias_en, names, bank, right(number, 4) as tail, pays = 'mobile' as mobile, own";
const payeesOf = {
  name: 'bank.payees',
  text: `select ${payeeColumns}
    from bank.payees where customer = $1 and removed_at is null order by position limit ${payeesMax}`,
};
const PayeeRows = z.array(
  z.object({
    ...{ id: z.string(), name: z.string(), alias_zh: z.string().nullable(), alias_en: z.string().nullable(), names: z.array(z.string()) },
    ...{ bank: Bank, tail: z.string(), mobile: z.boolean(), own: z.boolean() },
  }),
);

/** The payees that the customer has saved; with `words` those that are called so, or whose number ends so. Throws PeerError 'bank'. */
export async function readPayees(asking: Asking, customer: string, words?: string): Promise<Payee[]> {
  const payees = payeesIn(await ask(asking, { ...payeesOf, values: [customer] }));
  return words === undefined ? payees : named(payees, words);
}

/** Payees as they were read. */
export const payeesIn = (rows: unknown): Payee[] =>
  PayeeRows.parse(rows).map(({ alias_zh, alias_en, mobile, ...payee }) => ({
    ...payee,
    ...(mobile ? { mobile } : {}),
    alias: { ...(alias_zh === null ? {} : { 'zh-CN': alias_zh }), ...(alias_en === null ? {} : { en: alias_en }) },
    sameBank: payee.bank === 'bank.demo',
  }));

const plain = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');

/** Those whose whole name is meant; when there is none, those of whose name it is a part of two letters or more. */
function named(payees: Payee[], words: string): Payee[] {
  const wanted = plain(words.slice(0, wordsMax));
  const exact = payees.filter((payee) => wanted === payee.tail || payee.names.some((name) => plain(name) === wanted));
  if (exact.length > 0 || wanted.length < 2) return exact;
  return payees.filter((payee) => payee.names.some((name) => plain(name).includes(wanted)));
}

const requestsOf = {
  name: 'bank.requests',
  text: `select reference, kind, state, at::text as at from bank.requests where customer = $1 order by at desc limit ${requestsMax}`,
};
const RequestRows = z.array(z.object({ reference: z.string(), kind: z.string(), state: z.string(), at: z.string() }));

/** What the customer has asked of the bank's people, newest first. Throws PeerError 'bank'. */
export async function readRequests(pool: Pool, customer: string): Promise<Json[]> {
  return RequestRows.parse(await ask(pool, { ...requestsOf, values: [customer] }));
}
