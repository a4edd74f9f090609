import { choice, type Message, message } from '../accessibility/message';
import type { Command } from './engine/command';
import { addDays, dayOfMonth, monthAfter } from './days';
import type { Context, Dialog, Offered } from './engine/dialog';
import type { Filled } from './engine/state';
import type { Category, Transaction } from './ports';
import { rawsOf, type Search, searchOf, searchSlots, tooOld } from './transaction-search';
import { accountValueOf, amountOf, conditionsOf, kindOf, nameOf, periodValue } from './transactions';

const tells = { private: true as const };
/** What comes every month: then "has it come" means the one that was due last. */
const monthly: Category[] = ['salary', 'pension', 'allowance'];
/** How many of the latest are looked at to say when it usually comes, and within how many days that must lie to be worth saying. */
const looksAt = 6;
const spreadDaysMax = 7;
/** How late it may be before it is said not to have come. */
const graceDays = 2;
/** What does not come regularly was "lately" when it came within so many days. */
const latelyDays = 30;

type Answer = { messages: Message[]; offered: Offered };
const order = (v: number) => ({ t: 'count' as const, v, as: 'order' as const });
const date = (v: string) => ({ t: 'date' as const, v });

/** On which days of the month it came: said only where that is a few days and not a guess. */
function usual(items: Transaction[]): Message[] {
  if (items.length < 2) return [];
  const days = items.map((item) => dayOfMonth(item.date));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  if (last - first > spreadDaysMax) return [];
  if (first === last) return [message('arrival.usualDay', 'info', { day: order(first) })];
  return [message('arrival.usual', 'info', { first: order(first), last: order(last) })];
}

async function came(item: Transaction, c: Context): Promise<Message> {
  const values = { date: date(item.date), what: nameOf(item, c), amount: amountOf(item), account: await accountValueOf(item, c) };
  return message('arrival.yes', 'info', values, tells);
}

const lastKnown = (item: Transaction): Message => message('arrival.last', 'info', { date: date(item.date), amount: amountOf(item) }, tells);

/** What may be done where it has not come: look at all that came in, or ask a person. */
function otherwise(filled: Filled): Answer {
  const list: Command = {
    do: 'start',
    dialog: 'transactions',
    set: rawsOf({ ...(filled.account === undefined ? {} : { account: filled.account }) }, { aspect: { direction: 'in' } }),
  };
  const choices = [choice('arrival:list', 'arrival.choiceList', {}), choice('human', 'help.choiceHuman', {})];
  return { messages: [message('arrival.next', 'menu', {}, { choices })], offered: { 'arrival:list': list } };
}

/** The one that was due last has come when the next is not due yet. */
const isCurrent = (item: Transaction, c: Context) => addDays(monthAfter(item.date), graceDays) >= c.today;

const missing = (category: Category): Message => message('arrival.no', 'info', { kind: kindOf(category) });

/** What was looked for, told before that it was not found: a kind by its no, whatever else by its conditions. */
function whatIsMeant(search: Search): Message[] {
  const { category, ...others } = search.aspect;
  return category === undefined ? conditionsOf(search) : [missing(category), ...conditionsOf({ ...search, aspect: others })];
}

function verdict(search: Search, items: Transaction[], c: Context): 'yes' | 'no' | 'never' {
  const [latest] = items;
  if (!latest) return 'never';
  const { category } = search.aspect;
  if (category && monthly.includes(category)) return isCurrent(latest, c) ? 'yes' : 'no';
  return latest.date >= addDays(c.today, -latelyDays) ? 'yes' : 'no';
}

/** Has it come within the days that were named? */
async function within(search: Search, inPeriod: Transaction[], all: Transaction[], filled: Filled, c: Context): Promise<Answer> {
  const [item] = inPeriod;
  if (item) return { messages: [await came(item, c)], offered: {} };
  const none = message('arrival.noneIn', 'info', { period: periodValue(search.period ?? { start: c.today, end: c.today }) });
  const [latest] = all;
  const next = otherwise(filled);
  const known = latest ? [lastKnown(latest), ...(isRegular(search) ? usual(all) : [])] : [];
  return { ...next, messages: [none, ...conditionsOf(search), ...known, ...next.messages] };
}

const isRegular = ({ aspect }: Search) => aspect.category !== undefined && monthly.includes(aspect.category);

async function answer(filled: Filled, c: Context): Promise<Message[] | Answer> {
  const asked = await searchOf({ ...filled, aspect: { ...aspectJson(filled), direction: 'in' } }, c);
  if ('refusal' in asked) return [asked.refusal];
  const { direction: _said, ...aspect } = asked.aspect;
  const search: Search = { ...asked, aspect };
  const { period, ...always } = asked.query;
  const found = await c.ports.transactions({ ...always, skip: 0, max: looksAt });
  const all = found.items.filter(({ own }) => !own);
  if (period) {
    const old = tooOld(search, found.from);
    if (old) return [old];
    const inPeriod = await c.ports.transactions({ ...always, period, skip: 0, max: looksAt });
    return within(search, inPeriod.items.filter(({ own }) => !own), all, filled, c); // prettier-ignore
  }
  return told(search, all, found.from, filled, c);
}

const aspectJson = ({ aspect }: Filled) => (typeof aspect === 'object' && aspect !== null && !Array.isArray(aspect) ? aspect : {});

async function told(search: Search, all: Transaction[], from: string, filled: Filled, c: Context): Promise<Answer> {
  const [latest] = all;
  const is = verdict(search, all, c);
  const next = otherwise(filled);
  const regular = isRegular(search) ? usual(all) : [];
  if (!latest || is === 'never')
    return { ...next, messages: [...whatIsMeant(search), message('arrival.never', 'info', { from: date(from) }), ...next.messages] };
  if (is === 'yes')
    return { messages: [await came(latest, c), ...(isRegular(search) ? regular : [message('arrival.other', 'info', {})])], offered: {} };
  const { category } = search.aspect;
  const no = category ? [missing(category)] : [...conditionsOf(search), message('arrival.noNew', 'info', {})];
  return { ...next, messages: [...no, lastKnown(latest), ...regular, ...next.messages] };
}

/** Whether money has come: yes with date and amount, or no with the last one known and when it usually comes. Nothing is guessed. */
export const arrival: Dialog = {
  id: 'arrival',
  v: 1,
  name: 'dialog.arrival',
  needs: 'bound',
  money: false,
  slots: searchSlots,
  help: 'arrival.help',
  answer,
};
