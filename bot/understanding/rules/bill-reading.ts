import type { Json } from '../../../accessibility/message';
import type { BillWords } from '../../../dialogs/bill-find';
import type { Raw } from '../../../dialogs/engine/command';
import type { Found, Moment } from '../about';
import { findAccounts } from '../accounts';
import { hide } from '../found';
import { findAside } from '../money-aside';
import { settleMoney } from '../money-wanted';
import { quote, type Said } from '../normalise';
import { amountsIn } from '../raws';
import { settle } from '../settle';
import { findPeople } from './bill-people';
import { type BillName, findBillNames, findKeys } from './bill-words';

/** Stand-ins as long as what they hide. */
export const marks = { amount: '\ue000', account: '\ue001', bill: '\ue006', key: '\ue005', whose: '\ue007' };

/**
 * What one stretch says about bills: `wanted` are the names left where later words take earlier ones back, `shape` is the text with all that
 * was read hidden, so that the rules see only what is to be done with it. `isNamed`: a bill's name or its key says that it is about bills.
 */
export type BillReading = {
  words: BillWords;
  isNamed: boolean;
  names: Found<BillName>[];
  wanted: Found<BillName>[];
  raws: Raw[];
  shape: string;
};

const raw = (said: Said, kind: Raw['kind'], found: Found<Json> | null | undefined): Raw[] =>
  found ? [{ kind, text: quote(said, found.start, found.end), value: found.value }] : [];

/** What was said of bills as one thing that a dialog can look up. */
export const billRaw = (said: Said, words: BillWords): Raw => ({
  kind: 'bill',
  text: quote(said, 0, said.text.length),
  value: { ...words },
});

type Key = ReturnType<typeof findKeys>[number];

/** 从账号12, 账号1234 of one's own: what pays, not what is paid. */
const isOwnAccount = (text: string, { start, end, value }: Key, { accounts }: Moment): boolean =>
  /(?:[从用由]|\b(?:from|using|out of|with))(?:我的?| my| the)?\s?$/u.test(text.slice(0, start)) ||
  (accounts.some(({ tail }) => tail === value) && /[账帐卡]号|account|acct/u.test(text.slice(start, end)));

/** Seven to nine figures without a unit beside a bill's name: a key that was not typed to its end rather than millions. */
const findCut = (text: string): Key[] =>
  [...text.matchAll(/(?<![\d.,])\d{7,9}(?![\d.,]|\s?(?:[元块万千百角毛]|yuan|rmb|cny))/gu)].map(({ 0: value, index }) => ({
    ...{ start: index, end: index + value.length, value, isCalled: true },
  }));

/** Keys hide digits that might be amounts, a bill's name hides what might be an account; what is left of numbers is money. */
export function readBill(said: Said, about: Moment): BillReading {
  const called = findKeys(said.text).filter((key) => !isOwnAccount(said.text, key, about));
  const unkeyed = called.length > 0 ? [] : findBillNames(said.text);
  const keys = unkeyed.length === 0 ? called : findCut(said.text);
  const keyless = hide(said.text, keys, marks.key);
  const names = keys.length === 0 ? unkeyed : findBillNames(keyless);
  const named = hide(keyless, names, marks.bill);
  const people = findPeople(named, about.knownNames);
  const apart = hide(named, people, marks.whose);
  const accounts = findAccounts(apart, about);
  const countable = hide(apart, accounts, marks.account);
  const aside = findAside(said.text); // whose words a bill's name may hide: 燃气表显示432
  const amounts = amountsIn(countable, about, false).filter((one) => !aside.some(({ start, end }) => one.start < end && start < one.end));
  const sum = settleMoney(countable, amounts, accounts).wanted;
  const money = sum && said.bidi ? { ...sum, value: { invalid: 'notPlain' } } : sum;
  const { wanted } = settle(keyless, names);
  const [account, other] = accounts;
  return {
    words: wordsOf(
      wanted,
      names,
      keys.map(({ value }) => value),
      people[0]?.value,
    ),
    ...{ names, wanted, isNamed: names.length > 0 || keys.some(({ isCalled }) => !isCalled) },
    raws: [...raw(said, 'money', money), ...raw(said, 'account', other ? null : account)],
    shape: hide(countable, amounts, marks.amount),
  };
}

/** Of two kinds or two keys neither is taken. */
function wordsOf(wanted: Found<BillName>[], names: Found<BillName>[], keys: string[], whose: string | undefined): BillWords {
  const types = new Set(wanted.map(({ value }) => value));
  const [type] = types;
  const [key, otherKey] = new Set(keys);
  return {
    ...(types.size === 1 && type !== undefined && type !== 'other' ? { type } : {}),
    ...(key === undefined || otherKey !== undefined ? {} : { key }),
    ...(whose === undefined ? {} : { whose }),
    ...(names.length > 0 && names.every(({ value }) => value === 'other') ? { other: true } : {}),
  };
}
