import { choice, type Choice, type Json, type Message, message, type Value } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Context } from './engine/dialog';
import { type Bill, type Bills, type BillQuery, type BillType, billTypes } from './ports';

/**
 * What a reader makes of a bill: its kind, its key, its id (from a choice), whose it is in the customer's words. `topUp`: money is to be put
 * into something, whatever is due. `other`: a kind of bill that this bank does not take. `debits`: automatic debit is to be set up or ended.
 * `skip` and `all` are about a list of them.
 */
export type BillWords = {
  type?: BillType;
  key?: string;
  id?: string;
  whose?: string;
  topUp?: boolean;
  other?: boolean;
  debits?: boolean;
  all?: boolean;
  skip?: number;
};

const isType = (value: Json | undefined): value is BillType => billTypes.some((type) => type === value);

export function billWords(value: Json | undefined): BillWords {
  if (isType(value)) return { type: value };
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const { type, key, id, whose, topUp, other, debits, all, skip } = value;
  return {
    ...(isType(type) ? { type } : {}),
    ...(typeof key === 'string' ? { key } : {}),
    ...(typeof id === 'string' ? { id } : {}),
    ...(typeof whose === 'string' ? { whose } : {}),
    ...(topUp === true ? { topUp } : {}),
    ...(other === true ? { other } : {}),
    ...(debits === true ? { debits } : {}),
    ...(all === true ? { all } : {}),
    ...(typeof skip === 'number' ? { skip } : {}),
  };
}

export const billTerm = (type: BillType): Extract<Value, { t: 'term' }> => ({ t: 'term', key: `bill.${type}` });
export const billerTerm = (key: TermKey): Extract<Value, { t: 'term' }> => ({ t: 'term', key });
/** A key is told in groups: as a phone number where it is one. */
export const keyValue = ({ type, key }: { type?: BillType; key: string }): Extract<Value, { t: 'digits' }> => ({
  ...{ t: 'digits', v: key },
  as: type === 'phone' ? 'phone' : 'billKey',
});

export const queryOf = ({ type, key }: BillWords): BillQuery => ({
  ...(type === undefined ? {} : { type }),
  ...(key === undefined ? {} : { key }),
});

/** Words for one of the family, in both languages; anything else is a name. Children may be called by either. */
const inEnglish: { [word: string]: string } = {
  ...{ 妈妈: 'mum', 爸爸: 'dad', 孩子: 'child', 儿子: 'son', 女儿: 'daughter', 老婆: 'wife', 老公: 'husband' },
  ...{ 爷爷: 'grandfather', 奶奶: 'grandmother' },
};
const kin = Object.keys(inEnglish);

/** Whose a bill is, as a message names it: 妈妈 is mum in English, 王小宝 is 王小宝. */
export function whoseValue(whose: string): Extract<Value, { t: 'name' }> {
  const en = Object.hasOwn(inEnglish, whose) ? inEnglish[whose] : undefined;
  return { t: 'name', v: whose, ...(en === undefined ? {} : { en }) };
}
const children = ['孩子', '儿子', '女儿'];

/**
 * Whether a bill is that of somebody whom the customer named. A bill of the customer's own is nobody else's; one in a person's name may be
 * that of "my child", which the review reads back by name.
 */
function isOf(bill: Bill, whose: string): boolean {
  const named = bill.for;
  if (named === undefined) return false;
  if (named === whose || named.includes(whose)) return true;
  if (children.includes(whose) && children.includes(named)) return true;
  return kin.includes(whose) && !kin.includes(named);
}

/** The bills that these words mean, the overdue ones first and then by day. */
export function matchBills(words: BillWords, bills: Bill[]): Bill[] {
  const { type, key, id, whose } = words;
  return bills
    .filter((bill) => id === undefined || bill.id === id)
    .filter((bill) => type === undefined || bill.type === type)
    .filter((bill) => whose === undefined || key !== undefined || isOf(bill, whose))
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}

/** Why nothing could be looked up, in words. */
export function unfound(found: Exclude<Bills, { is: 'bills' }>): Message {
  switch (found.is) {
    case 'badKey': {
      const example = keyValue({ type: found.type, key: found.example });
      return message('bills.badKey', 'refusal', { bill: billTerm(found.type), example }, { money: 'notMoved' });
    }
    case 'unknownKey':
      return message('bills.unknownKey', 'refusal', {}, { money: 'notMoved' });
    case 'tooMany':
      return message('bills.tooMany', 'refusal', {}, { money: 'notMoved' });
    case 'refuses':
      return message('bills.refuses', 'refusal', { biller: billerTerm(found.biller) }, { money: 'notMoved' });
  }
}

/** The label that pays one bill of a list. Its amount is told with the list, which may be private; two of one kind are told apart by key. */
export function payChoice(bill: Bill, others: Bill[] = []): Choice {
  const [id, term] = [`bill:${bill.id}`, billTerm(bill.type)];
  if (bill.for !== undefined) return choice(id, 'bills.choicePayFor', { whose: whoseValue(bill.for), bill: term });
  const isTwin = others.some((other) => other.id !== bill.id && other.type === bill.type && other.for === undefined);
  return isTwin ? choice(id, 'bills.choicePayKey', { bill: term, billKey: keyValue(bill) }) : choice(id, 'bills.choicePay', { bill: term });
}

/** So few choices at a time (rule EZ-13) that a list can have them all: the number of a row is the number of its choice. */
export const choicesMax = ({ profile, abilities }: Context): number =>
  Math.min(abilities.choicesMax, profile.wording === 'easy' ? 3 : abilities.choices === 'keys' ? 4 : 5);
