import type { Json, Message } from '../accessibility/message';
import { message, money } from '../accessibility/message';
import type { Raw, SlotKind } from './engine/command';
import type { Context, Slot } from './engine/dialog';
import type { Filled } from './engine/state';
import { matchAccounts } from './match';
import { type Account, categories, type Category, type TransactionQuery } from './ports';

/** Days, both included. */
export type Period = { start: string; end: string };
/**
 * Which way, what for, only what nobody ordered, only the newest, between own accounts; `skip`: how many have been told. All as one choice, so that
 * one raw carries them.
 */
export type Aspect = { direction?: 'in' | 'out'; category?: Category; unasked?: true; latest?: true; own?: true; skip?: number };
/** What is looked for, as it is told; `query` is the same as the bank is asked. */
export type Search = {
  period?: Period;
  account?: Account;
  words?: string;
  aspect: Aspect;
  least?: string;
  most?: string;
  query: Omit<TransactionQuery, 'skip' | 'max'>;
};

const slot = (name: string, kind: SlotKind, more: Partial<Slot> = {}): Slot => ({
  ...{ name, kind, optional: true as const },
  ...{ ask: 'transactions.askWhich', why: 'transactions.whyWhich', example: 'transactions.exampleWhich', change: 'transactions.askWhich' },
  ...more,
});

/** What may be said of transactions: when, which account, with whom or where, how much, and which way. None of it is ever asked for. */
export const searchSlots: Slot[] = [
  slot('period', 'period', { also: ['date'] }),
  slot('account', 'account'),
  slot('words', 'words', { also: ['payee'] }),
  slot('amount', 'money'),
  slot('aspect', 'choice'),
];

const isObject = (value: Json | undefined): value is { [k: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;
const isDay = (value: Json | undefined): value is string => typeof value === 'string' && dayPattern.test(value);
const isMinor = (value: Json | undefined): value is string => typeof value === 'string' && /^\d{1,15}$/.test(value);

export function aspectOf(value: Json | undefined): Aspect {
  if (!isObject(value)) return {};
  const { direction, category, unasked, latest, own, skip } = value;
  const known = categories.find((one) => one === category);
  return {
    ...(direction === 'in' || direction === 'out' ? { direction } : {}),
    ...(known ? { category: known } : {}),
    ...(unasked === true ? { unasked } : {}),
    ...(latest === true ? { latest } : {}),
    ...(own === true ? { own } : {}),
    ...(typeof skip === 'number' && Number.isSafeInteger(skip) && skip > 0 ? { skip } : {}),
  };
}

/** The same question again, with some of it put otherwise: what a choice below a list starts. */
export function rawsOf(filled: Filled, other: Filled = {}): Raw[] {
  const raws: Raw[] = [];
  for (const { name, kind } of searchSlots) {
    const value = Object.hasOwn(other, name) ? other[name] : filled[name];
    if (value !== undefined) raws.push({ kind, text: '', value });
  }
  return raws;
}

const refuse = (told: Message): { refusal: Message } => ({ refusal: told });

function periodOf(value: Json | undefined, today: string): { period?: Period } | { refusal: Message } {
  if (value === undefined) return {};
  if (typeof value === 'string' && isDay(value)) return periodOf({ start: value, end: value }, today);
  if (!isObject(value)) return {};
  if (value.invalid === 'noSuchDay') return refuse(message('transactions.noSuchDay', 'refusal', {}));
  if (value.invalid === 'dayOrMonth') return refuse(message('transactions.dayOrMonth', 'refusal', {}));
  if (value.invalid === 'several') return refuse(message('transactions.severalPeriods', 'refusal', {}));
  if (value.invalid === 'backwards') return refuse(message('transactions.backwards', 'refusal', {}));
  const { start, end } = value;
  if (!isDay(start) || !isDay(end)) return {};
  if (start > today) return refuse(message('transactions.notYet', 'refusal', { period: { t: 'period', start, end } }));
  return { period: { start, end: end > today ? today : end } };
}

/** One amount, or from one to another; what is no certain amount is not looked for. */
function amountsOf(value: Json | undefined): { least?: string; most?: string } | { refusal: Message } {
  if (!isObject(value)) return {};
  if (isMinor(value.minor)) return { least: value.minor, most: value.minor };
  const [least, most] = [value.min, value.max].map((each) =>
    isObject(each) && isMinor(each.minor) ? each.minor : isMinor(each) ? each : undefined,
  );
  if (least === undefined && most === undefined) return refuse(message('transactions.unsureAmount', 'refusal', {}));
  if (least !== undefined && most !== undefined && BigInt(least) > BigInt(most))
    return refuse(message('transactions.noSuchAmount', 'refusal', { least: money(least), most: money(most) }));
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

async function accountOf(value: Json | undefined, c: Context): Promise<{ account?: Account } | { refusal: Message }> {
  if (value === undefined || (isObject(value) && value.all === true)) return {};
  const [account] = matchAccounts(value, await c.ports.accounts());
  return account ? { account } : refuse(message('transactions.noAccount', 'refusal', {}));
}

/** 妈妈 is looked for as the bank calls her, where the words mean one person; otherwise as it was said. */
async function nameIn(words: string, c: Context): Promise<string> {
  const names = new Set((await c.ports.payees(words)).map(({ name }) => name));
  const [only] = names;
  return names.size === 1 && only !== undefined ? only : words;
}

/** What the customer is looking for, or why nothing can be looked for. */
export async function searchOf(filled: Filled, c: Context): Promise<Search | { refusal: Message }> {
  const period = periodOf(filled.period, c.today);
  if ('refusal' in period) return period;
  const amounts = amountsOf(filled.amount);
  if ('refusal' in amounts) return amounts;
  const named = await accountOf(filled.account, c);
  if ('refusal' in named) return named;
  const words = typeof filled.words === 'string' && filled.words.trim() !== '' ? filled.words.trim() : undefined;
  const aspect = aspectOf(filled.aspect);
  const { direction, category, unasked } = aspect;
  const query: Search['query'] = {
    ...period,
    ...(named.account ? { accounts: [named.account.id] } : {}),
    ...(words === undefined ? {} : { words: await nameIn(words, c) }),
    ...(direction ? { direction } : {}),
    ...(category ? { category } : {}),
    ...(unasked ? { unasked } : {}),
    ...(amounts.least === undefined ? {} : { minMinor: amounts.least }),
    ...(amounts.most === undefined ? {} : { maxMinor: amounts.most }),
  };
  return { ...period, ...named, ...(words === undefined ? {} : { words }), aspect, ...amounts, query };
}

/** Whether more than a time and an account was said: then all thirteen months are looked through. */
export const isNarrow = ({ words, aspect, least, most }: Search): boolean =>
  words !== undefined || aspect.category !== undefined || least !== undefined || most !== undefined;

/** Where all that was looked for lies before what is told; null where it does not. */
export const tooOld = (search: Search, from: string): Message | null =>
  search.period && search.period.end < from ? message('transactions.tooOld', 'refusal', { from: { t: 'date', v: from } }) : null;
