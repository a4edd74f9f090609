import { choice, type Json, type Message, message, money } from '../accessibility/message';
import { billerTerm, billTerm, billWords, type BillWords, choicesMax, keyValue, matchBills, queryOf, unfound } from './bill-find';
import type { Raw } from './engine/command';
import type { Context, Resolved } from './engine/dialog';
import type { Filled } from './engine/state';
import { type Bill, type Bills, type BillType, billTypes, type Prepaid } from './ports';

/** What a prepaid meter or phone takes, in fen; `amounts` where it takes only these. */
export type Limits = { least: string; most: string; step: string; amounts: string[] };
/**
 * What is to be paid: one bill (read anew from its biller at the review), something prepaid (`key` is empty until it is known), or nothing,
 * and why: then the dialog says so and ends.
 */
export type Which =
  | { is: 'bill'; id: string; type: BillType; key: string; due: string; partial: boolean }
  | ({ is: 'prepaid'; type: Prepaid['type']; key: string } & Limits)
  | { is: 'nothing'; why: 'due' | 'gone' | 'left' | 'noTopUp' | 'notNow' | 'whose'; type?: BillType }
  | { is: 'nothing'; why: 'silent'; type: BillType };

const isType = (value: Json | undefined): value is BillType => billTypes.some((type) => type === value);
const whys = ['due', 'gone', 'left', 'noTopUp', 'notNow', 'whose', 'silent'] as const;
const isText = (value: Json | undefined): value is string => typeof value === 'string';

/** What was settled on, read back from what is filled. */
export function whichOf({ bill }: Filled): Which | undefined {
  if (typeof bill !== 'object' || bill === null || Array.isArray(bill)) return undefined;
  const { is, id, type, key, due, partial, least, most, step, amounts } = bill;
  const why = whys.find((one) => one === bill.why);
  if (is === 'nothing' && why !== undefined)
    return why === 'silent' ? (isType(type) ? { is, why, type } : undefined) : { is, why, ...(isType(type) ? { type } : {}) };
  if (!isType(type) || !isText(key)) return undefined;
  if (is === 'bill' && isText(id) && isText(due)) return { is, id, type, key, due, partial: partial === true };
  const isTopUp = is === 'prepaid' && (type === 'electricity' || type === 'phone');
  if (!isTopUp || !isText(least) || !isText(most) || !isText(step)) return undefined;
  return { is, type, key, least, most, step, amounts: Array.isArray(amounts) ? amounts.filter(isText) : [] };
}

/** `said`: the key as the customer said it, where the bank tells only its end. */
const toBill = ({ id, type, key, dueMinor, partial }: Bill, said = key): Json => ({
  is: 'bill',
  id,
  type,
  key: said,
  due: dueMinor,
  partial,
});
const toPrepaid = (one: Prepaid, key = one.key): Json => ({
  ...{ is: 'prepaid', type: one.type, key, least: one.minMinor, most: one.maxMinor, step: one.stepMinor },
  amounts: one.amountsMinor ?? [],
});
const nothing = (why: (typeof whys)[number], type?: BillType): Resolved => ({
  is: 'one',
  value: { is: 'nothing', why, ...(type === undefined ? {} : { type }) },
});

/** Of something that automatic debit will take by itself the customer is asked first: paying is never assumed. */
function askDebit(bill: Bill, debitOn: string, said?: string): Resolved {
  const values = { bill: billTerm(bill.type), amount: money(bill.dueMinor), debitOn: { t: 'date' as const, v: debitOn } };
  return {
    is: 'many',
    ask: message(bill.daysLate > 0 ? 'payBill.askDebitMissed' : 'payBill.askDebit', 'question', values, { money: 'notMoved' }),
    choices: yesOrNo(toBill(bill, said), { is: 'nothing', why: 'left', type: bill.type }),
  };
}

/** Where nothing is due and money can be put in beforehand, that is offered and never assumed. */
function askTopUp(able: Prepaid): Resolved {
  return {
    is: 'many',
    ask: message('payBill.noneButTopUp', 'question', { bill: billTerm(able.type), billKey: keyValue(able) }, { money: 'notMoved' }),
    choices: yesOrNo(toPrepaid(able), { is: 'nothing', why: 'notNow' }),
  };
}

/** Labels that say the same wherever they stand; their ids are what a yes and a no in words lead to. */
const yesOrNo = (yes: Json, no: Json) => [
  { label: choice('yes', 'payBill.choiceYesDo', {}), value: yes },
  { label: choice('no', 'payBill.choiceNoLeave', {}), value: no },
];

/** Several that fit: each is named by its kind, whose it is and its amount; one with automatic debit says so in its label. */
function askWhich(bills: Bill[], c: Context): Resolved {
  const choices = bills.slice(0, choicesMax(c)).map((bill) => {
    const [term, billKey] = [billTerm(bill.type), keyValue(bill)];
    const label =
      bill.debitOn === undefined
        ? choice(`which:${bill.id}`, 'payBill.choiceBill', { bill: term, amount: money(bill.dueMinor), billKey })
        : choice(`which:${bill.id}`, 'payBill.choiceDebit', { bill: term, billKey });
    return { label, value: toBill(bill) };
  });
  return { is: 'many', ask: message('payBill.whichBill', 'question', {}, { money: 'notMoved' }), choices };
}

function chooseFrom(words: BillWords, found: Extract<Bills, { is: 'bills' }>, c: Context): Resolved {
  const matching = matchBills(words, found.bills);
  const bills = matching.filter(({ paying }) => paying === undefined);
  const [first = matching[0], second] = bills; // what is being paid already is told at the review
  if (second) return askWhich(bills, c);
  if (first?.debitOn !== undefined && first.paying === undefined) return askDebit(first, first.debitOn, words.key);
  if (first) return { is: 'one', value: toBill(first, words.key) };
  const { type, id, whose } = words;
  const [quiet] = found.silent;
  if (quiet !== undefined && (type === undefined || found.silent.includes(type))) return nothing('silent', type ?? quiet);
  if (whose !== undefined && words.key === undefined) return nothing('whose', type);
  const [able, other] = found.prepaid.filter((one) => (type === undefined ? words.key !== undefined : one.type === type));
  if (able && able.key !== '' && !other && id === undefined) return askTopUp(able);
  return nothing(id === undefined ? 'due' : 'gone', type);
}

/** 预存 alone may be for anything that takes money beforehand. */
async function askKind(c: Context): Promise<Resolved> {
  const found = await Promise.all((['electricity', 'phone'] as const).map((type) => c.ports.bills({ type })));
  const able = found.flatMap((one) => (one.is === 'bills' ? one.prepaid : []));
  const choices = able.slice(0, choicesMax(c)).map((one) => ({
    label: choice(`kind:${one.type}:${one.key}`, 'bills.choiceTopUp', { bill: billTerm(one.type) }),
    value: toPrepaid(one),
  }));
  const [only] = choices.length === 1 ? choices : [];
  if (only) return { is: 'one', value: only.value };
  if (choices.length === 0) return nothing('noTopUp', 'electricity');
  return { is: 'many', ask: message('payBill.whichKind', 'question', {}, { money: 'notMoved' }), choices };
}

/** Something prepaid, whatever is due: the customer's own unless somebody else's was said, whose number is then asked for. */
async function topUp(words: BillWords, c: Context): Promise<Resolved> {
  if (words.type === undefined && words.key === undefined) return askKind(c);
  const found = await c.ports.bills(queryOf(words));
  if (found.is !== 'bills') return { is: 'none', message: unfound(found) };
  const type = words.type ?? found.prepaid[0]?.type ?? found.bills[0]?.type ?? 'electricity';
  const able = found.prepaid.filter((one) => one.type === type && (words.key === undefined || one.key.endsWith(words.key)));
  const [first, second] = able;
  if (!first) return nothing('noTopUp', type);
  if (words.whose !== undefined && words.key === undefined) return { is: 'one', value: toPrepaid(first, '') };
  if (!second) return { is: 'one', value: toPrepaid(first) };
  const choices = able.slice(0, choicesMax(c)).map((one) => ({
    label: choice(`topUp:${one.key}`, 'payBill.choiceTopUp', { billKey: keyValue(one) }),
    value: toPrepaid(one),
  }));
  return { is: 'many', ask: message('payBill.whichTopUp', 'question', { bill: billTerm(type) }, { money: 'notMoved' }), choices };
}

/** Finds what the words mean among what is due and what can be topped up. Never pays something that was not clearly meant. */
export async function resolveBill(raw: Raw, _filled: Filled, c: Context): Promise<Resolved> {
  const words = billWords(raw.value);
  if (words.topUp) return topUp(words, c);
  const found = await c.ports.bills(queryOf(words));
  return found.is === 'bills' ? chooseFrom(words, found, c) : { is: 'none', message: unfound(found) };
}

/** The number of a meter or phone that is somebody else's, asked of its biller before it is taken. */
export async function resolveKey(raw: Raw, filled: Filled, c: Context): Promise<Resolved> {
  const which = whichOf(filled);
  const said = typeof raw.value === 'string' ? raw.value : billWords(raw.value).key;
  if (which?.is !== 'prepaid' || said === undefined)
    return { is: 'none', message: message('bills.unknownKey', 'refusal', {}, { money: 'notMoved' }) };
  const found = await c.ports.bills({ type: which.type, key: said });
  if (found.is !== 'bills') return { is: 'none', message: unfound(found) };
  const able = found.prepaid.find((one) => one.type === which.type && one.key.endsWith(said));
  return able ? { is: 'one', value: able.key } : { is: 'none', message: message('bills.unknownKey', 'refusal', {}, { money: 'notMoved' }) };
}

/** Why nothing is paid, in words. Nothing has moved. */
export function tellNothing(which: Extract<Which, { is: 'nothing' }>): Message {
  const about = { money: 'notMoved' as const };
  const { why, type } = which;
  if (why === 'silent') return message('payBill.silent', 'refusal', { biller: billerTerm(`biller.${which.type}`) }, about);
  if (why === 'notNow') return message('payBill.notNow', 'status', {}, about);
  if (type === undefined) return message(why === 'due' ? 'payBill.noneDue' : 'payBill.gone', 'refusal', {}, about);
  const values = { bill: billTerm(type) };
  if (why === 'left') return message('payBill.left', 'status', values, about);
  if (why === 'whose') return message('payBill.notTheirs', 'refusal', values, about);
  if (why === 'noTopUp') return message('payBill.noTopUp', 'refusal', values, about);
  return why === 'due' ? message('payBill.noneOf', 'refusal', values, about) : message('payBill.gone', 'refusal', {}, about);
}
