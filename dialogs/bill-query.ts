import { type Choice, choice, type Json, type Message, message, money, type Values } from '../accessibility/message';
import { tellDispute, tellPayment } from './bill-became';
import {
  billTerm,
  billWords,
  type BillWords,
  choicesMax,
  keyValue,
  matchBills,
  payChoice,
  queryOf,
  unfound,
  whoseValue,
} from './bill-find';
import type { Command } from './engine/command';
import type { Context, Dialog, Offered } from './engine/dialog';
import type { Filled } from './engine/state';
import type { Bill, Bills, BillType, Prepaid } from './ports';

const tells = { private: true as const };
const date = (v: string) => ({ t: 'date' as const, v });
const start = (dialog: string, value: { [k: string]: Json }): Command => ({
  do: 'start',
  dialog,
  set: [{ kind: 'bill', text: '', value }],
});

/** The key as the customer said it, where the bank tells only its end. */
const pay = ({ id, type, key }: Bill, words: BillWords) => start('payBill', { id, type, key: words.key ?? key });

/** What being late costs: told first, since it grows. */
function late(bill: Bill): Message[] {
  if (bill.daysLate <= 0) return [];
  const values = { bill: billTerm(bill.type), days: { t: 'count' as const, v: bill.daysLate } };
  if (BigInt(bill.lateMinor) === 0n) return [message('bills.overdue', 'info', values, tells)];
  return [message('bills.overdueCost', 'info', { ...values, late: money(bill.lateMinor) }, tells)];
}

/** What takes it by itself, and when; past that day nobody may rely on it any more. */
function debit({ type, debitOn, daysLate }: Bill): Message[] {
  if (debitOn === undefined) return [];
  const values = { bill: billTerm(type), debitOn: date(debitOn) };
  return [daysLate > 0 ? message('bills.debitMissed', 'info', values, tells) : message('bills.debit', 'info', values, tells)];
}

/** One bill with everything that its biller says of it. */
function one(bill: Bill): Message[] {
  const values = { bill: billTerm(bill.type), amount: money(bill.dueMinor), dueOn: date(bill.dueOn), billKey: keyValue(bill) };
  const whose = bill.for === undefined ? undefined : whoseValue(bill.for);
  const told = whose ? message('bills.oneFor', 'info', { whose, ...values }, tells) : message('bills.one', 'info', values, tells);
  const grace = bill.graceUntil === undefined ? [] : [message('bills.grace', 'info', { until: date(bill.graceUntil) })];
  return [told, ...late(bill), ...grace, ...pointsOf(bill), ...debit(bill)];
}

/** Paying a fine settles the money and not the points. */
export const pointsOf = ({ points }: Pick<Bill, 'points'>): Message[] =>
  points === undefined || points === 0 ? [] : [message('bills.points', 'info', { points: { t: 'count', v: points } })];

/** Rows of one list have the same columns; whose a bill is stands there as soon as one of them is somebody else's. */
function rows(page: Bill[], total: number, caption: 'bills.caption' | 'bills.captionRest'): Message {
  const mixed = page.some((bill) => bill.for !== undefined);
  const items = page.map((bill): Values => {
    const whose = bill.for === undefined ? { t: 'term' as const, key: 'whose.you' as const } : whoseValue(bill.for);
    return { bill: billTerm(bill.type), ...(mixed ? { whose } : {}), amount: money(bill.dueMinor), dueOn: date(bill.dueOn) };
  });
  const row = mixed ? ('bills.rowFor' as const) : ('bills.row' as const);
  const lead = caption === 'bills.caption' ? 'bills.captionLead' : 'bills.captionRestLead';
  return message('bills.list', 'info', { bills: { t: 'rows', caption, lead, row, items, total } }, tells);
}

const isByEar = ({ profile, abilities }: Context) => abilities.choices === 'keys' || profile.form === 'speech';
/** So many are kept in mind by somebody who listens (rule SP-06). */
const heardMax = 3;

type Told = { messages: Message[]; offered: Offered };

/** As many as can be chosen from at once; the rest is asked for. */
function list(bills: Bill[], skip: number, words: BillWords, c: Context): Told {
  const most = choicesMax(c);
  const pageMax = isByEar(c) ? Math.min(most, heardMax) : most;
  const left = bills.slice(skip);
  const page = left.length <= pageMax ? left : left.slice(0, Math.min(pageMax, most - 1));
  const more = left.length > page.length;
  const next = start('billQuery', {
    ...queryOf(words),
    ...(words.whose === undefined ? {} : { whose: words.whose }),
    skip: skip + page.length,
  });
  const choices: Choice[] = [...page.map((bill) => payChoice(bill, page)), ...(more ? [choice('bills:more', 'bills.choiceMore', {})] : [])];
  const total = bills.reduce((sum, bill) => sum + BigInt(bill.dueMinor), 0n);
  const opening = skip > 0 ? [] : [message('bills.total', 'info', { total: money(total) }, tells), ...bills.flatMap(late)];
  const listed = rows(page, left.length, skip > 0 ? 'bills.captionRest' : 'bills.caption');
  const offered = Object.fromEntries(page.map((bill) => [`bill:${bill.id}`, pay(bill, words)]));
  return {
    messages: [...opening, listed, ...page.flatMap(debit), message('bills.which', 'menu', {}, { choices })],
    offered: { ...offered, ...(more ? { 'bills:more': next } : {}) },
  };
}

/** Billers that have not answered are named, so that nobody takes their silence for "nothing due". */
const silent = (types: BillType[]): Message[] =>
  types.map((type) => message('bills.silent', 'info', { biller: { t: 'term', key: `biller.${type}` } }));

function nothing({ type, key }: BillWords, found: Extract<Bills, { is: 'bills' }>): Told {
  if (found.silent.length > 0 && (type === undefined || found.silent.includes(type)))
    return { messages: silent(found.silent), offered: {} };
  const [able, other] = found.prepaid;
  if (key !== undefined && able && !other) return askTopUp(able, message('bills.noneKey', 'info', { billKey: keyValue(able) }));
  if (key !== undefined)
    return { messages: [message('bills.noneKey', 'info', { billKey: keyValue({ key, ...(type ? { type } : {}) }) })], offered: {} };
  if (type === undefined) return { messages: [message('bills.none', 'info', {})], offered: {} };
  const told = message('bills.noneOf', 'info', { bill: billTerm(type) });
  const toTopUp = found.prepaid.find((one) => one.type === type);
  return toTopUp ? askTopUp({ type: toTopUp.type }, told) : { messages: [told], offered: {} };
}

/** Where nothing is due and money can be put in beforehand, that is offered. */
function askTopUp({ type, key }: { type: Prepaid['type']; key?: string }, told: Message): Told {
  const choices = [choice(`topUp:${type}`, 'bills.choiceTopUp', { bill: billTerm(type) })];
  return {
    messages: [told, message('bills.topUp', 'question', {}, { choices })],
    offered: { [`topUp:${type}`]: start('payBill', { type, topUp: true, ...(key === undefined ? {} : { key }) }) },
  };
}

/** What is being paid is not due once more, and nothing else is. */
function onlyUnderWay(underWay: Message[], { type, key }: BillWords, found: Extract<Bills, { is: 'bills' }>): Told {
  const isAll = type === undefined && key === undefined;
  const rest = found.silent.length > 0 ? silent(found.silent) : [message('bills.noneElse', 'info', {})];
  return { messages: [...underWay, ...(isAll ? rest : [])], offered: {} };
}

/** Nothing is due of a kind, unless its biller says that it was paid by what we gave back. */
async function nothingDue(words: BillWords, found: Extract<Bills, { is: 'bills' }>, c: Context): Promise<Told> {
  const { type } = words;
  const dispute = type !== undefined && found.disputed?.includes(type) ? await tellDispute(type, c) : null;
  return dispute ? { messages: [dispute], offered: {} } : nothing(words, found);
}

/** Automatic debit is neither set up nor ended here: said, with the way to somebody who can. */
const debitsStay = (): Told => ({
  messages: [
    message('bills.debitStays', 'refusal', {}, { money: 'notMoved' }),
    message('bills.debitNext', 'question', {}, { choices: [choice('human', 'help.choiceHuman', {})] }),
  ],
  offered: {},
});

/** What is due, as these words ask for it, with the choices that pay it. */
export async function tellBills(words: BillWords, c: Context): Promise<Told> {
  if (words.debits) return debitsStay();
  if (words.other) return { messages: [message('bills.notHere', 'info', {})], offered: {} };
  const found = await c.ports.bills(queryOf(words));
  if (found.is !== 'bills') return { messages: [unfound(found)], offered: {} };
  const matching = matchBills(words, found.bills);
  const bills = matching.filter(({ paying }) => paying === undefined);
  const underWay = matching.flatMap(({ paying }) => (paying ? [tellPayment(paying)] : []));
  const [first, second] = bills;
  if (!first && underWay.length > 0) return onlyUnderWay(underWay, words, found);
  if (!first) return nothingDue(words, found, c);
  const isAll = words.type === undefined && words.key === undefined;
  const others = [...(words.skip === undefined ? underWay : []), ...(isAll ? silent(found.silent) : [])];
  const opening = words.all ? [message('bills.oneByOne', 'info', {})] : [];
  if (second) {
    const told = list(bills, words.skip ?? 0, words, c);
    return { ...told, messages: [...opening, ...told.messages.slice(0, -1), ...others, ...told.messages.slice(-1)] };
  }
  const label = payChoice(first);
  return {
    messages: [...one(first), ...others, message('bills.payOne', 'question', {}, { choices: [label] })],
    offered: { [label.id]: pay(first, words) },
  };
}

/** What is due: all of it, one kind, one key. A question moves nothing; each bill told can be paid by choosing it. */
export const billQuery: Dialog = {
  id: 'billQuery',
  v: 1,
  name: 'dialog.billQuery',
  needs: 'bound',
  money: false,
  slots: [
    {
      name: 'which',
      kind: 'bill',
      ask: 'bills.which',
      why: 'bills.help',
      example: 'bills.help',
      change: 'bills.choiceAll',
      optional: true,
    },
  ],
  help: 'bills.help',
  offer: 'help.choiceBills',
  answer: ({ which }: Filled, c) => tellBills(billWords(which), c),
};
