import { choice, type Message, message, money } from '../accessibility/message';
import type { Command } from './engine/command';
import type { Context, Dialog, Offered, Slot } from './engine/dialog';
import type { Filled } from './engine/state';
import type { Transaction } from './ports';
import { tellPayment } from './bill-became';
import { aspectOf, rawsOf, type Search, searchOf, searchSlots, tooOld } from './transaction-search';
import { accountValueOf, amountOf, conditionsOf, kindOf, nameOf, pageSizeOf } from './transactions';

const tells = { private: true as const };
/** One transaction is no more lines than this in one customer's accounts. */
const linesMax = 10;

const referenceSlot: Slot = {
  name: 'reference',
  kind: 'number',
  optional: true,
  ask: 'receipt.askReference',
  why: 'receipt.whyReference',
  example: 'receipt.exampleReference',
  change: 'receipt.askReference',
};
/** The time is the least that is said of a receipt, and a turn carries five things. */
const slots: Slot[] = [referenceSlot, ...searchSlots];

const referenceOf = (filled: Filled): string | undefined =>
  typeof filled.reference === 'string' ? filled.reference.replace(/[^0-9A-Za-z]/g, '').toUpperCase() : undefined;

/** All that is known of one entry; a fee of the same transaction is told beside it. */
async function receiptOf(item: Transaction, fee: Transaction | undefined, c: Context): Promise<Message[]> {
  const reference = { t: 'digits' as const, v: item.reference, as: 'reference' as const };
  const entry = { what: nameOf(item, c), amount: amountOf(item), at: { t: 'instant' as const, v: item.at, as: 'dated' as const } };
  const details = { account: await accountValueOf(item, c), kind: kindOf(item.category), reference };
  return [
    message('receipt.entry', 'receipt', entry, tells),
    message('receipt.details', 'receipt', details, tells),
    ...(item.memo === '' ? [] : [message('receipt.memo', 'receipt', { memo: { t: 'said', v: item.memo } }, tells)]),
    ...(fee ? [message('receipt.fee', 'receipt', { fee: money(fee.minor.replace('-', ''), 'fee') }, tells)] : []),
  ];
}

async function byReference(reference: string, filled: Filled, c: Context): Promise<Message[]> {
  const { items } = await c.ports.transactions({ reference, skip: 0, max: linesMax });
  const tail =
    typeof filled.account === 'object' && filled.account !== null && !Array.isArray(filled.account) ? filled.account.tail : undefined;
  const here = typeof tail === 'string' ? items.filter((item) => item.tail === tail) : items;
  const item = here.find(({ category, minor }) => category !== 'fee' && minor.startsWith('-')) ?? here[0];
  const payment = item ? null : await c.ports.billPayment({ reference }); // one that is under way is in no account yet
  if (payment) return [tellPayment(payment)];
  if (!item) return [message('receipt.none', 'refusal', { reference: { t: 'digits', v: reference, as: 'reference' } })];
  return receiptOf(item, items.find((other) => other !== item && other.category === 'fee'), c); // prettier-ignore
}

const startOf = ({ reference, tail }: Transaction): Command => ({
  ...{ do: 'start', dialog: 'receipt' },
  set: [
    { kind: 'number', text: '', value: reference },
    { kind: 'account', text: '', value: { tail } },
  ],
});

/** How many choices there may be at once, with the one that shows more of them: rule EZ-13, and no more by ear than are kept in mind. */
const roomIn = (c: Context) => Math.min(c.abilities.choicesMax, c.profile.wording === 'easy' ? 3 : pageSizeOf(c) === 3 ? 4 : 5);

/** Which one? The choices are the list, so that the number of an entry and the number of a choice are one. */
function ask(items: Transaction[], left: number, filled: Filled, c: Context): { messages: Message[]; offered: Offered } {
  const room = roomIn(c);
  const all = items.slice(0, left > room ? room - 1 : room).map((item) => ({ item, id: `receipt:${item.reference}:${item.tail}` }));
  const choices = all.map(({ item, id }) =>
    choice(id, 'receipt.choice', { date: { t: 'date', v: item.date }, what: nameOf(item, c), amount: amountOf(item) }),
  );
  const aspect = aspectOf(filled.aspect);
  const more: Command = {
    do: 'start',
    dialog: 'receipt',
    set: rawsOf(filled, { aspect: { ...aspect, skip: (aspect.skip ?? 0) + all.length } }),
  };
  const toMore = left > all.length ? [choice('receipt:more', 'receipt.choiceMore', {})] : [];
  const asked = message('receipt.which', 'question', {}, { choices: [...choices, ...toMore], ...tells });
  return { messages: [asked], offered: { ...Object.fromEntries(all.map(({ item, id }) => [id, startOf(item)])), 'receipt:more': more } };
}

const none = (search: Search): Message[] => [message('receipt.noneSuch', 'refusal', {}), ...conditionsOf(search)];

async function answer(filled: Filled, c: Context): Promise<Message[] | { messages: Message[]; offered: Offered }> {
  const reference = referenceOf(filled);
  if (reference !== undefined) return byReference(reference, filled, c);
  const search = await searchOf(filled, c);
  if ('refusal' in search) return [search.refusal];
  const [skip, max] = [search.aspect.skip ?? 0, search.aspect.latest ? 1 : roomIn(c)];
  const found = await c.ports.transactions({ ...search.query, skip, max });
  const old = tooOld(search, found.from);
  if (old) return [old];
  const [only] = found.items;
  if (!only) return none(search);
  const isOnly = found.total === 1 || search.aspect.latest === true;
  return isOnly ? byReference(only.reference, { account: { tail: only.tail } }, c) : ask(found.items, found.total - skip, filled, c);
}

/** The electronic receipt of one transaction: by its reference, the latest, or one of those that fit. */
export const receipt: Dialog = {
  id: 'receipt',
  v: 1,
  name: 'dialog.receipt',
  needs: 'bound',
  money: false,
  slots,
  help: 'receipt.help',
  answer,
};
