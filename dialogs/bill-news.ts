import { type Message, message, money } from '../accessibility/message';
import { billerTerm, billTerm, billWords, keyValue } from './bill-find';
import { tellBills } from './bill-query';
import type { Dialog, Slot } from './engine/dialog';
import type { BillPayment } from './ports';

/** What became of one payment. Unknown is told as unknown; money that came back is said to be back. */
function tell(payment: BillPayment): Message {
  const { state, type, biller, amountMinor, reference, at } = payment;
  const [bill, amount] = [billTerm(type), money(amountMinor)];
  const named = { t: 'digits' as const, v: reference, as: 'reference' as const };
  switch (state) {
    case 'posted': {
      const values = {
        bill,
        amount,
        biller: billerTerm(biller),
        billKey: keyValue(payment),
        paidAt: { t: 'instant' as const, v: at },
        reference: named,
      };
      return message('bills.newsPosted', 'receipt', values, { money: 'moved' });
    }
    case 'refunded':
      return message('bills.newsRefunded', 'receipt', { bill, amount, reference: named }, { money: 'returned', urgency: 'alert' });
    case 'held':
      return message('bills.newsHeld', 'status', { bill, amount, reference: named }, { money: 'held' });
    case 'checking':
      return message('bills.newsChecking', 'status', { bill, amount, reference: named }, { money: 'checking' });
  }
}

const words = { ask: 'bills.help', why: 'bills.help', example: 'bills.help', change: 'bills.choiceAll', optional: true } as const;
const slots: Slot[] = [
  { name: 'reference', kind: 'words', ...words },
  { name: 'which', kind: 'bill', ...words },
];

/**
 * What became of a payment: of the one with a reference (a turn from inside, once a biller has answered), else of the newest. Asked of a kind
 * of bill that was not the newest paid, what is still due of it is the answer.
 */
export const billNews: Dialog = {
  id: 'billNews',
  v: 1,
  name: 'dialog.billNews',
  needs: 'bound',
  money: false,
  slots,
  help: 'bills.help',
  answer: async ({ reference, which }, c) => {
    const payment = await c.ports.billPayment(typeof reference === 'string' ? reference : undefined);
    const asked = billWords(which);
    const isMeant =
      payment && (asked.type === undefined || asked.type === payment.type) && (asked.key === undefined || asked.key === payment.key);
    if (isMeant) return [tell(payment)];
    return asked.type === undefined && asked.key === undefined ? [message('bills.newsNone', 'info', {})] : tellBills(asked, c);
  },
};
