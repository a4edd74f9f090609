import type { BillType } from '../../../dialogs/ports';

/** One bill as its biller has it on the day it is asked. Amounts in fen, dates YYYY-MM-DD; `whose` and `points` as in `Bill` (dialogs/ports.ts). */
export type BillerBill = {
  id: string;
  dueMinor: string;
  lateMinor: string;
  dueOn: string;
  daysLate: number;
  graceUntil?: string;
  points?: number;
  whose?: string;
  paidOn?: string;
};
/** `holder`: whose key it is, masked, empty where the biller does not say; `prepaid`: it can be topped up. */
export type BillerKnows =
  { is: 'known'; key: string; holder: string; prepaid: boolean; bills: BillerBill[] } | { is: 'unknown' } | { is: 'refuses' };

/**
 * A payment of one bill, or (`bill` null) into the key. `reference` is the act's id: the six characters that a customer says are unique for that
 * customer only. `key` as it may be told.
 */
export type Order = { reference: string; bill: string | null; key: string; amountMinor: string };
/** `serial` is the biller's own number of the payment. `changed`: more than is due by now; `on`: the day on which somebody else paid it. */
export type Verdict =
  { is: 'posted'; serial: string } | { is: 'rejected'; why: 'refused' | 'gone' | 'changed' } | { is: 'rejected'; why: 'paid'; on: string };

/**
 * One biller, which is another house: it may be slow, silent, wrong, or answer twice. Every call may reject (PeerError 'biller') and ends when
 * `signal` says so; the caller sets the time. Silence of `pay` says nothing about the payment.
 */
export interface Biller {
  /** What is due on a key; or one bill by its own id, also when it has been paid. */
  query(what: { key: string } | { bill: string }, signal: AbortSignal): Promise<BillerKnows>;
  /** Pays once for a reference, however often it is called with it. */
  pay(order: Order, signal: AbortSignal): Promise<Verdict>;
  /** What became of a payment under our reference. `notKnown` today may still be posted tomorrow: the payment may be on its way. */
  status(reference: string, signal: AbortSignal): Promise<Verdict | { is: 'notKnown' }>;
}
export type Billers = { readonly [T in BillType]: Biller };
