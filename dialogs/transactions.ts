import { choice, type Choice, type Message, message, money, type Value, type Values } from '../accessibility/message';
import type { Command } from './engine/command';
import { addDays } from './days';
import type { Context, Dialog, Offered } from './engine/dialog';
import type { Filled } from './engine/state';
import type { Category, Transaction, Transactions } from './ports';
import { aspectOf, isNarrow, type Period, rawsOf, type Search, searchOf, searchSlots, tooOld } from './transaction-search';

const recentDays = 30;
const quarterDays = 90;
/** Three at a time by ear, else five: what is kept in mind, and what a person finds again on a page. */
const pageSizes = { ear: 3, eye: 5 };

export const pageSizeOf = ({ abilities, profile }: Pick<Context, 'abilities' | 'profile'>): number =>
  abilities.choices === 'keys' || profile.form === 'speech' ? pageSizes.ear : pageSizes.eye;

const tells = { private: true as const };
export const periodValue = ({ start, end }: Period) => ({ t: 'period' as const, start, end });
const date = (v: string) => ({ t: 'date' as const, v });
export const kindOf = (category: Category) => ({ t: 'term' as const, key: `category.${category}` as const });
/** The way is told by the word for it, never by a sign. */
export const amountOf = ({ minor }: Pick<Transaction, 'minor'>) => money(minor.replace('-', ''), minor.startsWith('-') ? 'out' : 'in');
export const nameOf = ({ told }: Transaction, c: Context) => ({ t: 'name' as const, v: told[c.profile.lang] });

export async function accountValueOf({ account, tail, alias }: Transaction, c: Context): Promise<Extract<Value, { t: 'account' }>> {
  const called = alias ?? (await c.ports.accounts()).find(({ id }) => id === account)?.alias;
  return { t: 'account', tail, ...(called ? { alias: called[c.profile.lang] } : {}) };
}

/** What was looked for, one sentence each, in the order in which it narrows. */
export function conditionsOf({ words, aspect, least, most }: Search): Message[] {
  const told: Message[] = [];
  if (words !== undefined) told.push(message('transactions.onlyWords', 'info', { words: { t: 'said', v: words } }));
  if (aspect.category) told.push(message('transactions.onlyKind', 'info', { kind: kindOf(aspect.category) }));
  if (aspect.direction) told.push(message(aspect.direction === 'in' ? 'transactions.onlyIn' : 'transactions.onlyOut', 'info', {}));
  if (least !== undefined && least === most) told.push(message('transactions.onlyAmount', 'info', { amount: money(least) }));
  else {
    if (least !== undefined) told.push(message('transactions.onlyFrom', 'info', { least: money(least) }));
    if (most !== undefined) told.push(message('transactions.onlyUpTo', 'info', { most: money(most) }));
  }
  return told;
}

function scopeOf({ account, aspect }: Search, period: Period, c: Context): Message {
  if (aspect.unasked) return message('transactions.unasked', 'info', { period: periodValue(period) });
  if (!account) return message('transactions.of', 'info', { period: periodValue(period) });
  const named = { t: 'account' as const, tail: account.tail, alias: account.alias[c.profile.lang] };
  return message('transactions.ofAccount', 'info', { account: named, period: periodValue(period) }, tells);
}

/** Rows for ear and eye; they name the account only where there is more than one, and what an entry is only where somebody wonders. */
async function listOf(items: Transaction[], total: number, search: Search, c: Context): Promise<Message> {
  const several = new Set(items.map(({ account }) => account)).size > 1;
  const wonders = search.aspect.unasked === true;
  const rows: Values[] = [];
  for (const item of items) {
    const [day, what, amount] = [date(item.date), nameOf(item, c), amountOf(item)];
    if (wonders) rows.push({ date: day, what, kind: kindOf(item.category), amount });
    else if (several) rows.push({ date: day, account: await accountValueOf(item, c), what, amount });
    else rows.push({ date: day, what, amount });
  }
  const row = wonders ? 'transactions.rowKind' : several ? 'transactions.rowAccount' : 'transactions.row';
  return message(
    'transactions.list',
    'info',
    { transactions: { t: 'rows', caption: 'transactions.caption', lead: 'transactions.captionLead', row, items: rows, total } },
    tells,
  );
}

type Answer = { messages: Message[]; offered: Offered };
const again = (filled: Filled, other: Filled): Command => ({ do: 'start', dialog: 'transactions', set: rawsOf(filled, other) });

/** What can be looked at next: the rest of it, an earlier time, the receipt of one. */
function nextOf(filled: Filled, search: Search, period: Period, found: Transactions): Answer {
  const skip = search.aspect.skip ?? 0;
  const told = Math.min(skip, found.total) + found.items.length;
  const left = found.total - told;
  const aspect = { ...aspectOf(filled.aspect), skip: told };
  const toReceipt = choice('transactions:receipt', 'transactions.choiceReceipt', {});
  const receipt: Command = { do: 'start', dialog: 'receipt', set: rawsOf(filled, { period, aspect: { ...aspect, skip } }) };
  const toHuman: Choice[] = search.aspect.unasked ? [choice('human', 'help.choiceHuman', {})] : [];
  if (left > 0) {
    const more = again(filled, { period, aspect });
    const choices = [choice('transactions:more', 'transactions.choiceMore', {}), toReceipt, ...toHuman];
    const asked = message('transactions.goOn', 'menu', { left: { t: 'count', v: left } }, { choices });
    return { messages: [asked], offered: { 'transactions:more': more, 'transactions:receipt': receipt, yes: more } };
  }
  const earlier = { start: addDays(period.start, -recentDays), end: addDays(period.start, -1) };
  const mayBeEarlier = !isNarrow(search) && earlier.end >= found.from;
  const choices = [...(mayBeEarlier ? [choice('transactions:earlier', 'transactions.choiceEarlier', {})] : []), toReceipt, ...toHuman];
  const end = message(search.aspect.unasked ? 'transactions.endUnasked' : 'transactions.end', 'menu', {}, { choices });
  const { skip: _skip, ...fresh } = aspect;
  const toEarlier = again(filled, { period: earlier, aspect: fresh });
  // Whoever asks for more all the same hears that there is none.
  const toNone = again(filled, { period, aspect });
  return { messages: [end], offered: { 'transactions:earlier': toEarlier, 'transactions:more': toNone, 'transactions:receipt': receipt } };
}

/** Nothing found is said with what was looked for, and with what may be asked instead. */
function nothing(filled: Filled, search: Search, period: Period, c: Context): Answer {
  const longer = { start: addDays(c.today, -quarterDays), end: c.today };
  const mayBeLonger = period.start > longer.start;
  const choices = mayBeLonger
    ? [choice('transactions:longer', 'transactions.choiceLonger', {})]
    : [choice('start:transactions', 'help.choiceTransactions', {})];
  const none = message('transactions.none', 'info', { period: periodValue(period) });
  return {
    messages: [none, ...conditionsOf(search), message('transactions.askOther', 'menu', {}, { choices })],
    offered: mayBeLonger ? { 'transactions:longer': again(filled, { period: longer }) } : {},
  };
}

const recent = (today: string): Period => ({ start: addDays(today, -recentDays), end: today });

/** The days and rows that the bank is asked for where nothing but a time is said, or not even that; null where all of it is still to come. */
export function plainPage(period: Period | undefined, today: string): (Period & { max: number }) | null {
  const { start, end } = period ?? recent(today);
  return start > today ? null : { start, end: end > today ? today : end, max: pageSizes.eye };
}

async function answer(filled: Filled, c: Context): Promise<Message[] | Answer> {
  const search = await searchOf(filled, c);
  if ('refusal' in search) return [search.refusal];
  const asked = search.period ?? (isNarrow(search) ? undefined : recent(c.today));
  const skip = search.aspect.skip ?? 0;
  const found = await c.ports.transactions({ ...search.query, ...(asked ? { period: asked } : {}), skip, max: pageSizeOf(c) });
  const old = tooOld(search, found.from);
  if (old) return [old];
  const period = { start: !asked || asked.start < found.from ? found.from : asked.start, end: asked?.end ?? c.today };
  if (found.total === 0) return nothing(filled, search, period, c);
  const next = nextOf(filled, search, period, found);
  if (found.items.length === 0) return { ...next, messages: [message('transactions.noMore', 'info', {}), ...next.messages] };
  const clipped = asked && asked.start < found.from ? [message('transactions.clipped', 'info', { from: date(found.from) })] : [];
  const lead = skip > 0 ? [] : [scopeOf(search, period, c), ...clipped, ...conditionsOf(search)];
  return { ...next, messages: [...lead, await listOf(found.items, found.total, search, c), ...next.messages] };
}

/** What went in and out: the latest, or by time, account, payee, shop, amount, way and kind; a page at a time. */
export const transactions: Dialog = {
  id: 'transactions',
  v: 1,
  name: 'dialog.transactions',
  needs: 'bound',
  money: false,
  slots: searchSlots,
  help: 'transactions.help',
  offer: 'help.choiceTransactions',
  answer,
};
