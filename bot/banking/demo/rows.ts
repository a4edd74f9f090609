import { fenOf } from '../fen';
import { referenceOf } from '../reference';
import { demoAccounts, demoHolds, demoReceivers, type DemoAccount, type DemoTerms, houseAccounts } from './accounts';
import { demoCustomers } from './customers';
import { demoHistory, type DemoRow, openingDay } from './history';
import { numberOf } from './numbers';
import { olderHistory } from './older-history';
import { demoMobiles, demoPayees, namesOf } from './payees';
import { demoClassLimits, demoFees, demoRules } from './rules';

/** A row as PostgreSQL reads it from JSON: column names as in 0010-bank-tables.sql, amounts in fen. */
export type Row = { [column: string]: string | number | boolean | null | string[] | Row };
/** The date that lies so many days from T, as YYYY-MM-DD. */
export type DateOf = (day: number) => string;

const fen = (yuan: string) => fenOf(yuan).toString();
const openFen = (yuan: string | null) => (yuan === null ? null : fen(yuan));
const numberOfAccount = (account: DemoAccount) => numberOf(account.tail, account.kind === 'credit' ? 'credit' : 'debit');

/** The id of an account: whose it is and how it ends. */
const idOf = (owner: string, tail: string) => `${owner}-${tail}`;
const receiverOwner = 'receiver';
const bookedAt = '10:00';

function idOfTail(tail: string): string {
  const owner = demoAccounts.find((account) => account.tail === tail)?.customer ?? receiverOwner;
  return idOf(owner, tail);
}

export const customerRows = (dateOf: DateOf): Row[] =>
  demoCustomers.map((c) => ({
    id: c.id,
    name: c.name,
    romanised: c.romanised,
    agreed_day_minor: fen(c.agreedDay),
    certificate: c.certificate?.kind ?? null,
    certificate_until: c.certificate ? dateOf(c.certificate.until) : null,
  }));

/** Accounts, in an order in which `bound_to` is there already. */
export function accountRows(dateOf: DateOf): Row[] {
  const own = demoAccounts.map((a, position) => ({
    id: idOf(a.customer, a.tail),
    number: numberOfAccount(a),
    customer: a.customer,
    holder: demoCustomers.find((c) => c.id === a.customer)?.name ?? '',
    position,
    kind: a.kind ?? 'current',
    class: a.class ?? 1,
    alias_zh: a.zh,
    alias_en: a.en,
    status: a.lockedSince === undefined ? 'open' : 'locked',
    status_since: a.lockedSince === undefined ? null : dateOf(a.lockedSince),
    bound_to: a.boundTo === undefined ? null : idOf(a.customer, a.boundTo),
    terms: termsRow(a, dateOf),
  }));
  const receivers = demoReceivers.map((r) => plainAccount(idOf(receiverOwner, r.tail), numberOf(r.tail), r.name, 'current'));
  const house = houseAccounts.map((h) => ({ ...plainAccount(h.id, h.id, '示范银行', 'house'), alias_zh: h.zh, alias_en: h.en }));
  return [...own, ...receivers, ...house];
}

const plainAccount = (id: string, number: string, holder: string, kind: 'current' | 'house'): Row => ({
  ...{ id, number, customer: null, holder, position: 0, kind, class: 1, alias_zh: '', alias_en: '', status: 'open', status_since: null },
  ...{ bound_to: null, terms: {} },
});

/** Every account starts at nothing and may not go below: nothing, its credit limit, or (the house) anything. */
export function balanceRows(): Row[] {
  const own = demoAccounts.map((a) => ({
    account: idOf(a.customer, a.tail),
    floor_minor: a.limit === undefined ? '0' : `-${fen(a.limit)}`,
  }));
  const receivers = demoReceivers.map((r) => ({ account: idOf(receiverOwner, r.tail), floor_minor: '0' }));
  const house = houseAccounts.map((h) => ({ account: h.id, floor_minor: null }));
  return [...own, ...receivers, ...house].map((row) => ({ ...row, posted_minor: '0', held_minor: '0' }));
}

/** Days become dates and yuan become fen; what an account does not have it does not mention. */
function termsRow(account: DemoAccount, dateOf: DateOf): Row {
  const { matures, risk, value, valued, statement, minimum, due }: DemoTerms = account.terms ?? {};
  return {
    ...(account.limit === undefined ? {} : { limitMinor: fen(account.limit) }),
    ...(matures === undefined ? {} : { maturesOn: dateOf(matures) }),
    ...(risk === undefined ? {} : { risk }),
    ...(value === undefined || valued === undefined ? {} : { valueMinor: fen(value), valuedOn: dateOf(valued) }),
    ...(statement === undefined || minimum === undefined ? {} : { statementMinor: fen(statement), minimumMinor: fen(minimum) }),
    ...(due === undefined ? {} : { dueOn: dateOf(due) }),
  };
}

export const payeeRows = (): Row[] =>
  demoPayees.map((p, position) => {
    const { aliasZh, aliasEn, names } = namesOf(p);
    const byMobile = p.to.length === 11;
    return {
      id: `payee-${p.customer}-${p.to.slice(-4)}`,
      ...{ customer: p.customer, position, name: p.name, alias_zh: aliasZh, alias_en: aliasEn, names, bank: p.bank },
      pays: byMobile ? 'mobile' : 'account',
      number: byMobile ? p.to : numberOf(p.to),
      ...{ own: p.as === 'ownCard', romanised: p.romanised },
    };
  });

export const mobileRows = (): Row[] =>
  demoMobiles.map((m) => ({ mobile: m.mobile, name: m.name, bank: m.bank, number: m.tail === undefined ? null : numberOf(m.tail) }));

export const holdRows = (dateOf: DateOf): Row[] =>
  demoHolds.map((h) => ({
    ...{ id: h.id, account: idOfTail(h.tail), amount_minor: fen(h.amount), state: 'open', description: h.description },
    placed_at: instantOf(dateOf(0), h.at),
  }));

/** A clock time of a day in the bank's zone. */
const instantOf = (date: string, clock: string) => `${date}T${clock}:00+08:00`;

export const ruleRows = (dateOf: DateOf): Row[] => demoRules.map((r) => ({ name: r.name, value: r.value, since: dateOf(r.since) }));
export const feeRows = (): Row[] => demoFees.map((f) => ({ route: f.route, up_to_minor: fen(f.upTo), fee_minor: fen(f.fee) }));
export const classRows = (): Row[] =>
  demoClassLimits.map((c) => ({
    class: c.class,
    day_minor: openFen(c.day),
    year_minor: openFen(c.year),
    balance_minor: openFen(c.balance),
  }));

/** One row an entry: what the customer's account gains or loses, and who is on the other side of it. Openings make each balance come out. */
export const entryRows = (dateOf: DateOf): Row[] =>
  demoAccounts.flatMap((account) => entriesOf(account).map((entry, place) => entryRow(account, place, entry, dateOf)));

const historyOf = (tail: string): DemoRow[] => [...demoHistory, ...olderHistory].flatMap((h) => (h.tail === tail ? h.rows : []));

/** What other accounts of this bank have sent to this one in their histories. */
function receivedBy(tail: string): bigint {
  const sent = [...demoHistory, ...olderHistory]
    .flatMap((h) => h.rows)
    .filter(([, , , where]) => typeof where === 'object' && where.tail === tail);
  return sent.reduce((sum, [, amount]) => sum - fenOf(amount), 0n);
}

type Entry = { kind: string; day: number; minor: bigint; what: string; other: string };

function entriesOf(account: DemoAccount): Entry[] {
  const history = historyOf(account.tail);
  const later = history.reduce((sum, [, amount]) => sum + fenOf(amount), receivedBy(account.tail));
  const minor = fenOf(account.balance) - later;
  const opening = { kind: 'opening', day: openingDay, minor, what: '期初', other: 'house-opening' };
  const booked = history.map(([day, amount, what, where]) => ({
    kind: kindOf(amount, where),
    day,
    minor: fenOf(amount),
    what,
    other: otherOf(where),
  }));
  return [opening, ...booked].filter((entry) => entry.minor !== 0n);
}

function entryRow(account: DemoAccount, place: number, entry: Entry, dateOf: DateOf): Row {
  const act = `demo-${idOf(account.customer, account.tail)}-${place}`;
  const on = dateOf(entry.day);
  return {
    ...{
      act,
      reference: referenceOf(act),
      customer: account.customer,
      kind: entry.kind,
      at: instantOf(on, bookedAt),
      booked_on: on,
      memo: '',
    },
    ...{ description: entry.what, account: idOf(account.customer, account.tail), other: entry.other, amount_minor: entry.minor.toString() },
  };
}

function kindOf(amount: string, where: DemoRow[3]): string {
  if (where === 'billers') return 'bill';
  if (where === 'fees') return 'charge';
  if (where !== undefined) return 'transfer';
  return amount.startsWith('-') ? 'purchase' : 'income';
}

function otherOf(where: DemoRow[3]): string {
  if (where === undefined) return 'house-rail';
  return typeof where === 'string' ? `house-${where}` : idOfTail(where.tail);
}
