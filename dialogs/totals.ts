import { choice, type Message, message, money } from '../accessibility/message';
import type { Command } from './engine/command';
import { firstOfMonth } from './days';
import type { Context, Dialog, Offered } from './engine/dialog';
import type { Filled } from './engine/state';
import type { Totals } from './ports';
import { rawsOf, type Search, searchOf, searchSlots, tooOld } from './transaction-search';
import { conditionsOf, periodValue } from './transactions';

const tells = { private: true as const };

function sums({ aspect }: Search, found: Totals): Message {
  const [into, out] = [money(found.inMinor, 'in'), money(found.outMinor, 'out')];
  if (aspect.direction === 'out') return message('totals.out', 'info', { amount: out }, tells);
  if (aspect.direction === 'in') return message('totals.in', 'info', { amount: into }, tells);
  return message('totals.both', 'info', { amountIn: into, amountOut: out }, tells);
}

/** Which days and which accounts were added up: always said. */
async function scope({ account }: Search, period: { start: string; end: string }, c: Context): Promise<Message> {
  const days = periodValue(period);
  if (account) {
    const named = { t: 'account' as const, tail: account.tail, alias: account.alias[c.profile.lang] };
    return message('totals.ofAccount', 'info', { period: days, account: named }, tells);
  }
  const count = (await c.ports.accounts()).filter(({ kind }) => kind === 'current').length;
  return message('totals.ofAll', 'info', { period: days, accounts: { t: 'count', v: count } });
}

/** A direction has been said by the sum itself. */
const unsaid = (search: Search): Search => {
  const { direction: _direction, ...aspect } = search.aspect;
  return { ...search, aspect };
};

/** 给我自己转了多少: what goes between own accounts is in no sum, so the transfers themselves are offered. */
function ownLeftOut(filled: Filled, period: { start: string; end: string }): { messages: Message[]; offered: Offered } {
  const list: Command = { do: 'start', dialog: 'transactions', set: rawsOf({ ...filled, aspect: { category: 'transfer' } }, { period }) };
  const choices = [choice('totals:list', 'totals.choiceList', {})];
  return { messages: [message('totals.own', 'menu', {}, { choices })], offered: { 'totals:list': list, yes: list } };
}

async function answer(filled: Filled, c: Context): Promise<Message[] | { messages: Message[]; offered: Offered }> {
  const search = await searchOf(filled, c);
  if ('refusal' in search) return [search.refusal];
  if (search.account && search.account.kind !== 'current') {
    const { tail, alias } = search.account;
    return [message('totals.onlyCurrent', 'refusal', { account: { t: 'account', tail, alias: alias[c.profile.lang] } })];
  }
  const asked = search.period ?? { start: firstOfMonth(c.today), end: c.today };
  if (search.aspect.own) return ownLeftOut(filled, asked);
  const found = await c.ports.totals({ ...search.query, period: asked, skip: 0, max: 0 });
  const old = tooOld(search, found.from);
  if (old) return [old];
  const period = { start: asked.start < found.from ? found.from : asked.start, end: asked.end };
  const list: Command = { do: 'start', dialog: 'transactions', set: rawsOf(filled, { period }) };
  const next = message('totals.next', 'menu', {}, { choices: [choice('totals:list', 'totals.choiceList', {})] });
  const clipped = asked.start < found.from ? [message('transactions.clipped', 'info', { from: { t: 'date', v: found.from } })] : [];
  const told = [sums(search, found), await scope(search, period, c), ...clipped, ...conditionsOf(unsaid(search))];
  return {
    messages: [...told, ...(found.total > 0 ? [next] : [])],
    offered: { 'totals:list': list, yes: list },
  };
}

/** How much went out and came in: payment accounts, without what went between the customer's own. This month where no time is named. */
export const totals: Dialog = {
  id: 'totals',
  v: 1,
  name: 'dialog.totals',
  needs: 'bound',
  money: false,
  slots: searchSlots,
  help: 'totals.help',
  offer: 'help.choiceTotals',
  answer,
};
