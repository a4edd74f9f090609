import { z } from 'zod';
import {
  type Bill,
  type BillDraft,
  type BillPayment,
  type BillQuery,
  type Bills,
  type BillType,
  billTypes,
  type Facts,
  type Ports,
  type Prepaid,
  type Quote,
} from '../../dialogs/ports';
import type { Asking } from '../stores/sql/lanes';
import { ask } from './ask';
import { type Catalogue, type Key, keysFor, readBillBooks, toldKey } from './bill-keys';
import { readPayment } from './bill-payments';
import type { BillerBill, BillerKnows, Billers } from './billers/biller';
import { within } from './billers/wait';
import { Quoted } from './outcome';

/** Of one customer. `billers` are asked each time: what is due is in their books, not in ours. */
export type BillsParts = { asking: Asking; billers: Billers; now: () => Date; waitMs: number; customer: string };

const quotable = /^[1-9]\d{0,14}$/;

/**
 * The ports about bills. Billers are asked all at once and given `waitMs`; who has not answered by then is told as silent. Everything
 * throws PeerError 'bank' when our own books do not answer, never for a biller.
 */
export function createBillPorts(parts: BillsParts): Pick<Ports, 'bills' | 'quoteBill' | 'billPayment'> {
  return {
    bills: (query) => readBills(parts, query),
    quoteBill: (draft) => quoteBill(parts, draft),
    billPayment: (which = {}) => readPayment(parts.asking, parts.customer, which),
  };
}

type Heard = { key: Key; told: BillerKnows | 'silent' };
type Known = Extract<BillerKnows, { is: 'known' }>;

async function readBills(parts: BillsParts, query: BillQuery): Promise<Bills> {
  const isWhole = query.key !== undefined || query.type === 'phone';
  const { unsettled, disputed, ...catalogue } = await readBillBooks(parts.asking, parts.customer, isWhole);
  const wanted = keysFor(query, catalogue);
  if (wanted.is !== 'keys') return wanted;
  if (!(await mayAsk(parts, wanted.keys))) return { is: 'tooMany' };
  const heard = await Promise.all(wanted.keys.map((key) => hear(parts, key)));
  const [one] = heard;
  if (one && query.key !== undefined && heard.every(({ told }) => told !== 'silent' && told.is === 'unknown'))
    return { is: 'unknownKey', ...(heard.length === 1 ? { type: one.key.type } : {}) };
  const refusing = heard.find(({ told }) => told !== 'silent' && told.is === 'refuses');
  if (refusing && heard.length === 1) return { is: 'refuses', biller: `biller.${refusing.key.type}` };
  const told = list(heard, catalogue);
  const unsaved = query.type === 'phone' && heard.length === 0 ? prepaidOf({ type: 'phone', key: '' }, catalogue) : [];
  return {
    ...{ ...told, bills: told.bills.map((bill) => withPayment(bill, unsettled)), prepaid: [...told.prepaid, ...unsaved] },
    ...(disputed.length > 0 ? { disputed } : {}),
  };
}

function withPayment(bill: Bill, unsettled: Map<string, BillPayment>): Bill {
  const paying = unsettled.get(bill.id);
  return paying ? { ...bill, paying } : bill;
}

const CountedRow = z.tuple([z.object({ allowed: z.boolean() })]);

/** Whose a key is and what they owe is told of so many keys a day that nobody can go through them; the customer's own are free. */
async function mayAsk({ asking, customer, now }: BillsParts, keys: Key[]): Promise<boolean> {
  const theirs = keys.find(({ own }) => !own);
  if (!theirs) return true;
  const text = 'select bank.count_bill_lookup($1, $2, $3) as allowed';
  const [{ allowed }] = CountedRow.parse(
    await ask(asking, { name: 'bank.countBillLookup', text, values: [customer, theirs.key, now().toISOString()] }),
  );
  return allowed;
}

async function hear({ billers, waitMs }: BillsParts, key: Key): Promise<Heard> {
  return { key, told: await within(waitMs, (signal) => billers[key.type].query({ key: key.key }, signal)) };
}

/** Of several keys, one that a biller refuses to speak of counts as silent: nobody may take it for "nothing due". */
function list(heard: Heard[], catalogue: Catalogue): Extract<Bills, { is: 'bills' }> {
  const known = heard.flatMap(({ key, told }) => (told !== 'silent' && told.is === 'known' ? [{ key, told }] : []));
  const silent = heard.filter(({ told }) => told === 'silent' || told.is === 'refuses').map(({ key }) => key.type);
  return {
    is: 'bills',
    bills: known
      .flatMap(({ key, told }) => told.bills.filter(({ dueMinor }) => dueMinor !== '0').map((bill) => billOf(key, told, bill, catalogue)))
      .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0)),
    prepaid: known.flatMap(({ key, told }) => (told.prepaid ? prepaidOf(key, catalogue) : [])),
    silent: [...new Set(silent)],
  };
}

/** A bill's id names its biller too, since it is all that a later turn has of it. */
function billOf(key: Key, told: Known, bill: BillerBill, catalogue: Catalogue): Bill {
  const { id, dueMinor, lateMinor, dueOn, daysLate, graceUntil, points } = bill;
  const whose = whoseOf(key, told, bill);
  return {
    ...{ id: `${key.type}:${id}`, type: key.type, biller: `biller.${key.type}`, key: toldKey(key.type, key.key, catalogue) },
    ...{ dueMinor, lateMinor, dueOn, daysLate, partial: catalogue.billers.get(key.type)?.partial ?? false, own: key.own },
    ...(graceUntil === undefined ? {} : { graceUntil }),
    ...(whose === '' ? {} : { for: whose }),
    ...(key.debits ? { debitOn: dueOn } : {}),
    ...(points === undefined ? {} : { points }),
  };
}

/** What the customer calls them; of a key that they have not saved, as its biller tells strangers. */
const whoseOf = (key: Key, { holder }: Known, bill: BillerBill): string => (key.own ? (key.whose ?? bill.whose ?? '') : holder);

function prepaidOf({ type, key }: Pick<Key, 'type' | 'key'>, { billers }: Catalogue): Prepaid[] {
  const rule = billers.get(type)?.prepaid;
  if (!rule || (type !== 'electricity' && type !== 'phone')) return [];
  const { least: minMinor, most: maxMinor, step: stepMinor, amounts } = rule;
  return [{ type, key, minMinor, maxMinor, stepMinor, ...(amounts === null ? {} : { amountsMinor: amounts }) }];
}

const BillId = z.tuple([z.enum(billTypes), z.string().min(1)]);
const gone: Quote = { is: 'refused', code: 'billGone', values: {} };

/**
 * What a payment would be, by what its biller says now and by the same judgement as the payment itself; its facts are ready to be digested.
 * Throws RangeError for an amount that is none.
 */
async function quoteBill(parts: BillsParts, draft: BillDraft): Promise<Quote> {
  if (!quotable.test(draft.amountMinor)) throw new RangeError('an amount is 1 to 15 digits of fen, and more than nothing');
  const paying = { fromAccount: draft.fromAccount, amountMinor: draft.amountMinor };
  if ('bill' in draft) return quoteOne(parts, draft.bill, paying);
  const { type, key } = draft.prepaid;
  const found = await readBills(parts, { type, key });
  if (found.is !== 'bills') return gone;
  if (found.silent.length > 0) return silent(type);
  const [prepaid] = found.prepaid;
  if (!prepaid) return gone;
  const nothingDue = { bill: '', whose: '', dueMinor: '0', lateMinor: '0', dueOn: '', points: '0' };
  return quoteFacts(parts, { ...paying, ...nothingDue, type, biller: `biller.${type}`, billKey: prepaid.key });
}

async function quoteOne(parts: BillsParts, id: string, paying: { fromAccount: string; amountMinor: string }): Promise<Quote> {
  const named = BillId.safeParse(id.split(':'));
  if (!named.success) return gone;
  const [type, bill] = named.data;
  const catalogue = await readBillBooks(parts.asking, parts.customer, true);
  const told = await within(parts.waitMs, (signal) => parts.billers[type].query({ bill }, signal));
  if (told === 'silent') return silent(type);
  if (told.is === 'refuses') return { is: 'refused', code: 'billerRefuses', values: { biller: term(type) } };
  const found = told.is === 'known' ? told.bills.find((one) => one.id === bill) : undefined;
  if (told.is !== 'known' || !found) return gone;
  if (found.paidOn !== undefined) return { is: 'refused', code: 'billPaid', values: { date: { t: 'date', v: found.paidOn } } };
  const saved = catalogue.saved.find((one) => one.type === type && one.key === told.key);
  const { dueMinor, lateMinor, dueOn, points = 0 } = found;
  return quoteFacts(parts, {
    ...paying,
    ...{ type, biller: `biller.${type}`, bill, billKey: toldKey(type, told.key, catalogue), dueMinor, lateMinor, dueOn },
    ...{ whose: whoseOf(saved ?? { type, key: told.key, own: false, debits: false }, told, found), points: String(points) },
  });
}

const term = (type: BillType) => ({ t: 'term' as const, key: `biller.${type}` as const });
const silent = (type: BillType): Quote => ({ is: 'refused', code: 'billerSilent', values: { biller: term(type) } });

const QuotedRow = z.tuple([z.object({ quote: Quoted })]);

async function quoteFacts({ asking, customer, now }: BillsParts, facts: Facts): Promise<Quote> {
  const values = [customer, JSON.stringify(facts), now().toISOString()];
  const text = 'select bank.quote_bill($1, $2, $3) as quote';
  const [{ quote }] = QuotedRow.parse(await ask(asking, { name: 'bank.quoteBill', text, values }));
  return quote;
}
