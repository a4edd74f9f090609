import { choice, type Json, type Message, message, money } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import { tellDispute, tellPayment } from './bill-became';
import { billerTerm, billTerm, keyValue, unfound, whoseValue } from './bill-find';
import { pointsOf } from './bill-query';
import type { Context, Review } from './engine/dialog';
import { refusal } from './engine/outcome';
import type { Filled } from './engine/state';
import { matchAccount } from './match';
import { amountOf } from './pay-bill-amount';
import { tellNothing, whichOf, type Which } from './pay-bill-which';
import type { Account, Bill, BillDraft, BillType, Prepaid, Quote, RefusalCode } from './ports';

const notMoved = { money: 'notMoved' as const };

export const accountValue = (account: Account, c: Context) => ({
  t: 'account' as const,
  tail: account.tail,
  alias: account.alias[c.profile.lang],
});

/** What is paid, to whom and how much, before an account is chosen. `bill` is there unless it is a top-up. */
type Paying = { type: BillType; biller: TermKey; key: string; amountMinor: string; draft: (from: string) => BillDraft; bill?: Bill };

function topUp(type: Prepaid['type'], key: string, amountMinor: string): Paying {
  const draft = (fromAccount: string) => ({ fromAccount, amountMinor, prepaid: { type, key } });
  return { type, biller: `biller.${type}`, key, amountMinor, draft };
}

/** The bill as its biller tells it now, so that what is read back is what is due; or why there is none any more. */
async function readBill(which: Extract<Which, { is: 'bill' }>, filled: Filled, c: Context): Promise<Paying | Review> {
  const { minor, prepay } = amountOf(filled.part);
  if (prepay !== undefined && minor !== undefined && (which.type === 'phone' || which.type === 'electricity'))
    return topUp(which.type, prepay, minor);
  const found = await c.ports.bills({ type: which.type, key: which.key });
  if (found.is !== 'bills') return { refusal: unfound(found), empty: [] };
  const bill = found.bills.find((one) => one.id === which.id);
  if (!bill) {
    const isSilent = found.silent.includes(which.type);
    return {
      refusal: tellNothing(isSilent ? { is: 'nothing', why: 'silent', type: which.type } : { is: 'nothing', why: 'gone' }),
      empty: [],
    };
  }
  if (bill.paying) return { refusal: tellPayment(bill.paying), empty: [] };
  const due = BigInt(bill.dueMinor);
  const amount = minor === undefined ? due : BigInt(minor);
  const problem = amount > due ? ('overDue' as const) : amount < due && !bill.partial ? ('notPartial' as const) : undefined;
  if (problem) return { refusal: refusal(problem, { due: money(bill.dueMinor) }), empty: ['part'] };
  const draft = (fromAccount: string) => ({ fromAccount, amountMinor: amount.toString(), bill: bill.id });
  return { type: bill.type, biller: bill.biller, key: bill.key, amountMinor: amount.toString(), draft, bill };
}

type Asked = { account: Account; quote: Quote };

/** Refusals that another account might not meet. */
const ofAccount: readonly RefusalCode[] = ['insufficientFunds', 'accountLocked', 'classDaily', 'classYearly'];

/** The account named, else the first that can pay; where none can, the first one's reason is told. */
async function quoteFrom(paying: Paying, named: Account | undefined, c: Context): Promise<Asked | undefined> {
  const ask = async (account: Account): Promise<Asked> => ({ account, quote: await c.ports.quoteBill(paying.draft(account.id)) });
  if (named) return ask(named);
  let first: Asked | undefined;
  for (const account of (await c.ports.accounts()).filter(({ kind }) => kind === 'current')) {
    const asked = await ask(account);
    if (asked.quote.is === 'ok' || !ofAccount.includes(asked.quote.code)) return asked;
    first ??= asked;
  }
  return first;
}

/** What would mend a refusal: another account that can pay where one was named, another amount; where nothing would, the dialog ends. */
async function refuse(
  quote: Extract<Quote, { is: 'refused' }>,
  paying: Paying,
  { filled, named }: { filled: Filled; named: Account | undefined },
  c: Context,
): Promise<Review> {
  const { code } = quote;
  const another = ofAccount.includes(code) && named ? await quoteFrom(paying, undefined, c) : undefined;
  const mends = another?.quote.is === 'ok' ? ['from'] : (mendable[code] ?? []);
  return { refusal: refusal(code, quote.values), empty: mends.filter((slot) => filled[slot] !== undefined) };
}

const mendable: { [C in RefusalCode]?: string[] } = {
  insufficientFunds: ['amount', 'part'],
  notPartial: ['part'],
  overDue: ['part'],
  topUpAmount: ['amount', 'part'],
};

/** What is worth knowing before a yes and belongs to no fact of the payment: being late, a fine's points, a fee. */
function beforehand({ bill, amountMinor }: Paying): Message[] {
  if (!bill) return [];
  const rest = BigInt(bill.dueMinor) - BigInt(amountMinor);
  const partly = rest > 0n ? [message('payBill.partly', 'info', { due: money(bill.dueMinor), rest: money(rest) }, notMoved)] : [];
  const values = { days: { t: 'count' as const, v: bill.daysLate } };
  const isFree = BigInt(bill.lateMinor) === 0n;
  const free = message('payBill.lateFree', 'info', values, notMoved);
  const late = isFree ? free : message('payBill.late', 'info', { ...values, late: money(bill.lateMinor) }, notMoved);
  return [...partly, ...(bill.daysLate > 0 ? [late] : []), ...pointsOf(bill)];
}

function reviewMessage(
  paying: Paying,
  { account, quote }: { account: Account; quote: Extract<Quote, { is: 'ok' }> },
  c: Context,
): Message[] {
  const amount = money(quote.facts.amountMinor ?? paying.amountMinor);
  const choices = [
    choice('confirm', paying.bill ? 'payBill.choiceConfirm' : 'payBill.choiceConfirmTopUp', { amount }),
    choice('change', paying.bill ? 'payBill.choiceChange' : 'payBill.choiceChangeTopUp', {}),
    choice('cancel', paying.bill ? 'payBill.choiceCancel' : 'payBill.choiceCancelTopUp', {}),
  ];
  const values = {
    ...{ bill: billTerm(paying.type), amount, biller: billerTerm(paying.biller), billKey: keyValue(paying) },
    ...{ from: accountValue(account, c), fee: money(quote.feeMinor, 'fee') },
  };
  const about = { ...notMoved, choices };
  const whose = paying.bill?.for === undefined ? undefined : whoseValue(paying.bill.for);
  if (BigInt(quote.feeMinor) > 0n) {
    const named = whose ? [message('payBill.forWhom', 'info', { whose }, notMoved)] : [];
    return [...named, message('payBill.reviewFee', 'review', values, about)];
  }
  if (!paying.bill) return [message('payBill.reviewTopUp', 'review', values, about)];
  return [whose ? message('payBill.reviewFor', 'review', { whose, ...values }, about) : message('payBill.review', 'review', values, about)];
}

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : '');

/** Everything that is settled, asked of the bank and read back; or why it cannot be paid. */
export async function reviewBill(filled: Filled, c: Context): Promise<Review> {
  const which = whichOf(filled);
  if (!which) throw new Error('nothing is to be paid');
  if (which.is === 'nothing') {
    const dispute = which.why === 'due' && which.type !== undefined ? await tellDispute(which.type, c) : null;
    return { refusal: dispute ?? tellNothing(which), empty: [] };
  }
  const paying =
    which.is === 'bill'
      ? await readBill(which, filled, c)
      : topUp(
          which.type,
          which.key === '' ? textOf(filled.key) : which.key,
          amountOf(filled.amount).minor ?? amountOf(filled.part).minor ?? '0',
        );
  if ('refusal' in paying || 'message' in paying) return paying;
  const named = await matchAccount(filled.from, c);
  const asked = await quoteFrom(paying, named, c);
  if (!asked) return { refusal: message('payBill.noAccount', 'refusal', {}, notMoved), empty: [] };
  const { account, quote } = asked;
  if (quote.is === 'refused') return refuse(quote, paying, { filled, named }, c);
  const told = reviewMessage(paying, { account, quote }, c);
  const read = told.at(-1);
  if (!read) throw new Error('a review says something');
  return { message: read, before: [...beforehand(paying), ...told.slice(0, -1)], act: { kind: 'payBill', facts: quote.facts } };
}
