import type { Json } from '../../accessibility/message';
import type { Raw, SlotKind } from '../../dialogs/engine/command';
import type { Found, Moment, Reading } from './about';
import { findAccounts, isTheirs } from './accounts';
import type { Amount } from './amount';
import { hide } from './found';
import { nameSomething } from './figures';
import { findMemo } from './memo';
import { findAmounts } from './money';
import { sentIn } from './entity-values';
import { isDemanded } from './money-demanded';
import { mayBePrice } from './money-en';
import { endsRange } from './money-range';
import { withoutStories } from './money-story';
import { settleMoney } from './money-wanted';
import { quote, type Said } from './normalise';
import { findNames, findPayees } from './payees';
import { settle } from './settle';
import { isUnlikely, judgeFigures } from './sums/likely';

/** Stand-ins that nobody can type, as long as what they hide: an amount, and what is no business of the next reader. */
export const amountMark = '\ue000';
const hiddenMark = '\ue001';
const payeeMark = '\ue004';

export type { Reading } from './about';

/** What one stretch of an utterance says; a stretch that several readers look at is read once. `asked`: an amount was asked for. */
export function readRaws(said: Said, about: Moment, asked?: SlotKind): Reading {
  const stretch = `${asked === 'money'} ${said.text} ${quote(said, 0, said.text.length)}`;
  const known = about.readings?.get(stretch);
  if (known) return known;
  const reading = readStretch(said, about, asked);
  about.readings?.set(stretch, reading);
  return reading;
}

/** The order matters: a memo hides names, a name hides numerals (张三), a tail hides an amount. */
function readStretch(said: Said, about: Moment, asked?: SlotKind): Reading {
  const memo = findMemo(said, about.knownNames);
  const text = hide(said.text, memo ? [memo] : [], hiddenMark);
  const names = about.knownNames;
  const accounts = findAccounts(text, about);
  const numbers = asked === 'money' ? [] : findNumbers(text, accounts);
  const countable = hide(text, [...findNames(text, names), ...accounts, ...numbers, ...receiverDigits(text)], hiddenMark);
  const sums = withoutStories(said.text, amountsIn(countable, about, asked === 'money'));
  const amounts = sums.filter(({ start, end }) => !isNaming(said.text, start, end));
  const skeleton = hide(text, amounts, amountMark);
  const untargeted = accounts.filter((account) => !account.to);
  const sources = untargeted.filter((account) => !isTheirs(text, account, about));
  const payees = [
    ...numbers,
    ...findPayees(said, hide(skeleton, untargeted, hiddenMark), names).filter(
      (payee) => !accounts.some((account) => overlaps(account, payee)),
    ),
    ...accounts.filter((account) => account.to).map((one) => ({ ...one, value: 'tail' in one.value ? one.value.tail : one.value.words })),
  ]
    .filter((payee, index, all) => !all.slice(0, index).some((other) => overlaps(other, payee)))
    .sort((a, b) => a.start - b.start);

  const money = settleMoney(countable, amounts, [...payees, ...sources]);
  const payee = settleOne(text, payees, [...amounts, ...sources]);
  const account = settleOne<Json>(text, sources, [...amounts, ...payees]);
  const raw = (kind: SlotKind, found: Found<Json> | null): Raw[] =>
    found ? [{ kind, text: quote(said, found.start, found.end), value: found.value }] : [];
  const raws = [
    ...raw('money', certain(said, about, money.wanted, { countable, isAsked: asked === 'money' })),
    ...raw('payee', payee.wanted),
    ...raw('account', account.wanted),
    ...raw('words', memo),
  ];
  const was = { ...named('money', money.was), ...named('payee', payee.was), ...named('account', account.was) };
  const each = everyoneIn(text, findNames(text, names)).flatMap((one) => raw('payee', one));
  return { raws, each, was, skeleton, shape: hide(hide(skeleton, [...sources, ...findNames(text, names)], hiddenMark), payees, payeeMark) };
}

/** 给妈妈和房东各转五百: everybody who is to get the same, one beside the other; nobody where it is not said that each does. */
function everyoneIn(text: string, names: Found<string>[]): Found<string>[] {
  const isBeside = (one: Found<string>, at: number) => at === 0 || besideAnother.test(text.slice(names[at - 1]?.end, one.start));
  return names.length > 1 && toEach.test(text) && names.every(isBeside) ? names : [];
}
const toEach = /[各都]|分别|\b(?:each|both|apiece)\b/u;
const besideAnother = /^ ?(?:[和跟与及、,，]|,? ?and(?: to)?) ?(?:my |the )?$/u;

/** The amounts of a text, read once for all readers of a turn. */
export function amountsIn(text: string, { amounts }: Moment, asked: boolean): Found<Amount>[] {
  const stretch = `${asked} ${text}`;
  const found = amounts?.get(stretch) ?? findAmounts(text, asked);
  amounts?.set(stretch, found);
  return found;
}

/**
 * An amount that was not read to its end counts for nothing; one under direction overrides may not be what the customer saw, and four figures alone
 * that end an account of theirs may be that account. "Three fifty for parking" may be 3.50, and the reader did not see what it is for. Where
 * the sentence speaks of money as nobody does who wants it moved (a story, the price of one of many, what a stranger demands), it is asked as
 * well.
 */
function certain(
  said: Said,
  about: Moment,
  found: Found<Json> | null,
  { countable, isAsked }: { countable: string; isAsked: boolean },
): Found<Json> | null {
  if (said.cut || !found) return null;
  const isTail = about.accounts.some(({ tail }) => tail === said.text.trim());
  const words = said.text.slice(found.start, found.end);
  const isSum = sentIn(found.value) !== undefined;
  const isDoubted =
    isSum &&
    (mayBePrice(said.text, words) ||
      isDemanded(said.text, false) ||
      isUnlikely(judgeFigures(said.text, amountsIn(said.text, about, false), countable), found.start, isAsked ? 'asked' : 'unasked'));
  return said.bidi || isTail || isDoubted ? { ...found, value: { invalid: 'notPlain' } } : found;
}

/** Two different names without a word that takes one back are no answer: the dialog asks. */
function settleOne<T extends Json>(text: string, found: Found<T>[], others: Found<unknown>[]): { wanted: Found<T> | null; was: T | null } {
  const { wanted, refused } = settle(text, found, others);
  const distinct = new Set(wanted.map((one) => JSON.stringify(one.value)));
  return { wanted: distinct.size === 1 ? (wanted[0] ?? null) : null, was: refused.at(-1)?.value ?? null };
}

function named(kind: SlotKind, was: Json): { [kind in SlotKind]?: Json } {
  return was === null ? {} : { [kind]: was };
}

/** A phone or card number is so long that it can only say whom. */
function findNumbers(text: string, accounts: Found<unknown>[]): Found<string>[] {
  return [...text.matchAll(/(?<![\d.,])(?:1[3-9]\d{9}|\d{12,19}|\d{4}(?:[ -]\d{4}){2,3}(?:[ -]?\d{1,4})?)(?![\d,]|\.\d)/g)]
    .map(({ 0: digits, index }) => ({ start: index, end: index + digits.length, value: digits.replace(/\D/g, '') }))
    .filter((number) => !accounts.some((account) => overlaps(account, number)));
}

/** 给6688, to 6688: whom, not how much; unless the words are about changing an amount. */
function receiverDigits(text: string): Found<null>[] {
  return [...text.matchAll(/(?:给|到|向|\bto )\s?(\d{4,19})(?![\d.,]|\s?(?:[元块万千百角毛]|之间|左右|上下|不等|yuan|rmb|cny))/g)].flatMap(
    ({ 0: words, 1: digits = '', index }) => {
      const end = index + words.length;
      const isAmount = /(?:改|金额|调|涨|降|加|减|\b(?:amount|change|make|set|raise|lower|increase|reduce|update|up|it)\b)[^,，]*$/.test(
        text.slice(0, index),
      );
      const start = end - digits.length;
      return isAmount || endsRange(text.slice(0, start), digits) ? [] : [{ start, end, value: null }];
    },
  );
}

/** A memo may have hidden the word that makes figures a number of something: "for number 12". */
const isNaming = (text: string, start: number, end: number): boolean =>
  /^[\d.,]+$/.test(text.slice(start, end)) && nameSomething(text.slice(0, start), text.slice(start, end), text.slice(end));

function overlaps(one: Found<unknown>, other: Found<unknown>): boolean {
  return one.start < other.end && other.start < one.end;
}
