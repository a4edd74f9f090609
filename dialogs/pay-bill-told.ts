import { type Message, message } from '../accessibility/message';
import { whoseValue } from './bill-find';
import { pointsOf } from './bill-query';
import type { Filled } from './engine/state';
import { whichOf } from './pay-bill-which';
import { amountOf } from './pay-bill-amount';
import type { Outcome } from './ports';

/** The receipt: what was posted as the bank itself tells it, whose bill it was, and that a fine's points stay. */
export function tellPaid({ values, reference }: Extract<Outcome, { is: 'done' }>, filled: Filled): Message[] {
  const { amount, fee, biller, bill, billKey, from, payee, points } = values;
  if (
    amount?.t !== 'money' ||
    fee?.t !== 'money' ||
    biller?.t !== 'term' ||
    bill?.t !== 'term' ||
    billKey?.t !== 'digits' ||
    from?.t !== 'account'
  )
    throw new Error('the outcome lacks a fact');
  const facts = { bill, amount, biller, billKey, from, fee, reference: { t: 'digits' as const, v: reference, as: 'reference' as const } };
  const about = { money: 'moved' as const };
  const isTopUp = whichOf(filled)?.is === 'prepaid' || amountOf(filled.part).prepay !== undefined;
  const stay = points?.t === 'count' ? pointsOf({ points: points.v }) : [];
  if (BigInt(fee.v.minor) > 0n) return [message('payBill.doneFee', 'receipt', facts, about), ...stay];
  if (isTopUp) return [message('payBill.doneTopUp', 'receipt', facts, about)];
  if (payee?.t !== 'name') return [message('payBill.done', 'receipt', facts, about), ...stay];
  return [message('payBill.doneFor', 'receipt', { whose: whoseValue(payee.v), ...facts }, about), ...stay];
}
