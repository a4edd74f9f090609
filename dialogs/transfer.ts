import { choice, type Message, message, money, type Values } from '../accessibility/message';
import { actWords } from './engine/act-words';
import type { Raw } from './engine/command';
import type { Context, Dialog, Resolved, Review, Slot } from './engine/dialog';
import { refusal } from './engine/outcome';
import type { Filled } from './engine/state';
import { matchAccount, matchAccounts } from './match';
import { accountOf } from './match-payee';
import { amountOf, resolveAmount } from './transfer-amount';
import { payeeOf, resolvePayee, type Receiver } from './transfer-payee';
import type { Account, Outcome, Quote, RefusalCode } from './ports';

const notMoved = { money: 'notMoved' as const };

const accountValue = (account: Account, c: Context) => ({
  t: 'account' as const,
  tail: account.tail,
  alias: account.alias[c.profile.lang],
});
const receiverValues = (to: Receiver) => ({
  payee: { t: 'name' as const, v: to.name },
  to: accountOf(to),
});

async function resolveFrom(raw: Raw, _filled: Filled, c: Context): Promise<Resolved> {
  const found = matchAccounts(raw.value, await c.ports.accounts());
  const [first] = found;
  if (!first) return { is: 'none', message: message('transfer.unknownAccount', 'refusal', {}, notMoved) };
  if (found.length === 1) return { is: 'one', value: first.id };
  const choices = found.map((account) => ({
    label: choice(`from:${account.tail}`, 'transfer.choiceAccount', { account: accountValue(account, c) }),
    value: account.id,
  }));
  return { is: 'many', ask: message('transfer.whichAccount', 'question', {}), choices };
}

async function checkFrom(filled: Filled, c: Context): Promise<Message | null> {
  const account = await matchAccount(filled.from, c);
  if (account === undefined || account.kind === 'current') return null;
  return message('transfer.payOnlyFromCurrent', 'refusal', { account: accountValue(account, c) }, notMoved);
}

const slots: Slot[] = [
  {
    name: 'to',
    kind: 'payee',
    also: ['account'],
    ask: 'transfer.askTo',
    why: 'transfer.whyTo',
    example: 'transfer.exampleTo',
    change: 'transfer.choiceChangeTo',
    resolve: resolvePayee,
  },
  {
    name: 'amount',
    kind: 'money',
    ask: 'transfer.askAmount',
    why: 'transfer.whyAmount',
    example: 'transfer.exampleAmount',
    change: 'transfer.choiceChangeAmount',
    asks: (filled): Values => ({ payee: { t: 'name', v: payeeOf(filled)?.name ?? '' } }),
    resolve: resolveAmount,
  },
  {
    name: 'from',
    kind: 'account',
    ask: 'transfer.askFrom',
    why: 'transfer.whyFrom',
    example: 'transfer.exampleFrom',
    change: 'transfer.choiceChangeFrom',
    optional: true,
    resolve: resolveFrom,
    check: checkFrom,
  },
  {
    name: 'memo',
    kind: 'words',
    ask: 'transfer.askMemo',
    why: 'transfer.whyMemo',
    example: 'transfer.exampleMemo',
    change: 'transfer.choiceChangeMemo',
    optional: true,
  },
];

const memoOf = (filled: Filled): string => (typeof filled.memo === 'string' ? filled.memo : '');
const isOwn = (account: Account, to: Receiver) => to.account !== undefined && to.account === account.id;

type Asked = { account: Account; quote: Quote };

/** Fees are whole steps of this (in fen), so what is there less a few steps is the most that can be sent with its fee. */
const feeStep = 500n;
const feeRoundsMax = 4;

/** What this transfer would be from one account. "All" is the most that leaves room for its own fee; what is quoted is what is read back. */
async function quoteFrom(account: Account, filled: Filled, to: Receiver, c: Context): Promise<Asked> {
  const draft = (amountMinor: string) => ({
    fromAccount: account.id,
    amountMinor,
    memo: memoOf(filled),
    ...(to.payee === undefined ? {} : { payee: to.payee }),
    ...(to.account === undefined ? {} : { toAccount: to.account }),
  });
  const amount = amountOf(filled.amount);
  if (amount !== 'all') return { account, quote: await c.ports.quote(draft(amount)) };
  const there = BigInt(account.available.minor);
  if (there <= 0n)
    return {
      account,
      quote: { is: 'refused', code: 'insufficientFunds', values: { account: accountValue(account, c), available: money(0n) } },
    };
  let left = there;
  for (let round = 0; round < feeRoundsMax; round += 1) {
    const quote = await c.ports.quote(draft(left.toString()));
    if (quote.is === 'ok') return { account, quote };
    const short = quote.code === 'insufficientFunds' ? feeStep : 0n;
    if (short === 0n || left <= short) return { account, quote };
    left -= short;
  }
  return { account, quote: await c.ports.quote(draft(there.toString())) };
}

/** The account named, else the first that can pay; where none can, the first one's reason is told. */
async function quoteTransfer(filled: Filled, to: Receiver, c: Context): Promise<Asked | undefined> {
  const named = await matchAccount(filled.from, c);
  if (named) return quoteFrom(named, filled, to, c);
  const candidates = (await c.ports.accounts()).filter((account) => account.kind === 'current' && !isOwn(account, to));
  let first: Asked | undefined;
  for (const account of candidates) {
    const asked = await quoteFrom(account, filled, to, c);
    if (asked.quote.is === 'ok') return asked;
    first ??= asked;
  }
  return first;
}

const mends: { [C in RefusalCode]?: string } = {
  insufficientFunds: 'amount',
  perTransferLimit: 'amount',
  dailyLimit: 'amount',
  classDaily: 'amount',
  classYearly: 'amount',
  classBalance: 'amount',
  certificateNeeded: 'amount',
  accountLocked: 'from',
  payeeGone: 'to',
  sameAccount: 'to',
};

/** Refusals that no other slot would mend end the dialog: asking again would lead nowhere. */
const ends: readonly RefusalCode[] = ['accountLocked', 'dailyCount', 'codesExhausted'];

function refuse(asked: Asked, filled: Filled): Review {
  const { quote } = asked;
  if (quote.is === 'ok') throw new Error('nothing was refused');
  const mend = mends[quote.code];
  const stuck = ends.includes(quote.code) && !(quote.code === 'accountLocked' && filled.from !== undefined);
  return { refusal: refusal(quote.code, quote.values), empty: stuck || mend === undefined ? [] : [mend] };
}

function reviewMessage(asked: Asked & { quote: Extract<Quote, { is: 'ok' }> }, to: Receiver, c: Context): Message {
  const { quote, account } = asked;
  const amountMinor = quote.facts.amountMinor ?? '';
  const values = {
    amount: money(amountMinor),
    ...receiverValues(to),
    from: accountValue(account, c),
    fee: money(quote.feeMinor, 'fee'),
    arrival: { t: 'term' as const, key: quote.arrival },
  };
  const choices = [
    choice('confirm', 'transfer.choiceConfirm', { amount: money(amountMinor) }),
    choice('change', 'transfer.choiceChange', {}),
    choice('cancel', 'transfer.choiceCancel', {}),
  ];
  return message(BigInt(quote.feeMinor) === 0n ? 'transfer.review' : 'transfer.reviewFee', 'review', values, { ...notMoved, choices });
}

async function review(filled: Filled, c: Context): Promise<Review> {
  const to = payeeOf(filled);
  const asked = to && (await quoteTransfer(filled, to, c));
  if (!to || !asked) return { refusal: message('balance.noAccounts', 'refusal', {}, notMoved), empty: [] };
  const { quote } = asked;
  if (quote.is === 'refused') return refuse(asked, filled);
  const memo = quote.facts.memo ?? '';
  const before = memo === '' ? [] : [message('transfer.memoIs', 'info', { memo: { t: 'said', v: memo } }, notMoved)];
  return { message: reviewMessage({ ...asked, quote }, to, c), before, act: { kind: 'transfer', facts: quote.facts } };
}

/** The receipt. What was posted comes from the bank's own outcome, not from what was asked; only the customer's own words for people stay. */
function told({ values, reference }: Extract<Outcome, { is: 'done' }>, filled: Filled): Message[] {
  const { amount, payee, to, from, fee } = values;
  if (amount?.t !== 'money' || payee?.t !== 'name' || to?.t !== 'account' || from?.t !== 'account' || fee?.t !== 'money')
    throw new Error('the outcome lacks a fact');
  const known = payeeOf(filled);
  const named =
    known !== undefined && (known.account !== undefined || known.name.endsWith(payee.v)) ? { t: 'name' as const, v: known.name } : payee;
  const facts = { amount, payee: named, to, from, fee, reference: { t: 'digits' as const, v: reference, as: 'reference' as const } };
  return [message(BigInt(fee.v.minor) === 0n ? 'transfer.done' : 'transfer.doneFee', 'receipt', facts, { money: 'moved' })];
}

/** Money from one of the customer's accounts to a saved payee or to another of their own. */
export const transfer: Dialog = {
  id: 'transfer',
  v: 1,
  name: 'dialog.transfer',
  needs: 'bound',
  money: true,
  slots,
  help: 'transfer.helpTransfer',
  review,
  told,
  mends,
  ends: ['dailyCount', 'codesExhausted'],
  words: Object.fromEntries(actWords.map((word) => [word, `transfer.${word}` as const])),
  offer: 'help.choiceTransfer',
};
