import { message } from '../accessibility/message';
import { tellPayment } from './bill-became';
import { billWords, queryOf } from './bill-find';
import { tellBills } from './bill-query';
import type { Dialog, Slot } from './engine/dialog';

const words = { ask: 'bills.help', why: 'bills.help', example: 'bills.help', change: 'bills.choiceAll', optional: true } as const;
const slots: Slot[] = [
  { name: 'reference', kind: 'words', ...words },
  { name: 'which', kind: 'bill', ...words },
];

/**
 * What became of a payment: of the one with a reference (a turn from inside, once a biller has answered), else of the newest of the kind or key that
 * is asked about. Where none was paid, what is still due of it is the answer.
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
    const asked = billWords(which);
    const payment = await c.ports.billPayment(typeof reference === 'string' ? { reference } : queryOf(asked));
    if (payment) return [tellPayment(payment)];
    return asked.type === undefined && asked.key === undefined ? [message('bills.newsNone', 'info', {})] : tellBills(asked, c);
  },
};
