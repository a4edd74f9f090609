import { type Message, message, money } from '../accessibility/message';
import { billerTerm, billTerm, keyValue } from './bill-find';
import type { Context } from './engine/dialog';
import type { BillPayment, BillType } from './ports';

const digits = (v: string) => ({ t: 'digits' as const, v, as: 'reference' as const });

/** What a person of the bank is looking into. Whatever came of the payment, nobody is to pay it once more. */
function tellMatter({ state, type, amountMinor }: BillPayment, { is, reference }: NonNullable<BillPayment['matter']>): Message {
  const values = { bill: billTerm(type), amount: money(amountMinor), matter: digits(reference) };
  if (is === 'unanswered') return message('bills.newsUnanswered', 'status', values, { money: 'checking' });
  return state === 'posted'
    ? message('bills.newsDisputed', 'receipt', values, { money: 'moved', urgency: 'alert' })
    : message('bills.newsPostedLate', 'receipt', values, { money: 'returned', urgency: 'alert' });
}

/** What became of one payment. Unknown is told as unknown; money that came back is said to be back. */
export function tellPayment(payment: BillPayment): Message {
  const { state, type, biller, amountMinor, reference, at, matter } = payment;
  if (matter) return tellMatter(payment, matter);
  const values = { bill: billTerm(type), amount: money(amountMinor), reference: digits(reference) };
  switch (state) {
    case 'posted': {
      const facts = { ...values, biller: billerTerm(biller), billKey: keyValue(payment), paidAt: { t: 'instant' as const, v: at } };
      return message('bills.newsPosted', 'receipt', facts, { money: 'moved' });
    }
    case 'refunded':
      return message('bills.newsRefunded', 'receipt', values, { money: 'returned', urgency: 'alert' });
    case 'held':
      return message('bills.newsHeld', 'status', values, { money: 'held' });
    case 'checking':
      return message('bills.newsChecking', 'status', values, { money: 'checking' });
  }
}

/** Where nothing of a kind is due any more only because its biller says that it has what we gave back: then that is the answer. */
export async function tellDispute(type: BillType, c: Context): Promise<Message | null> {
  const payment = await c.ports.billPayment({ type });
  return payment?.matter?.is === 'disputed' ? tellPayment(payment) : null;
}
