import { z } from 'zod';
import type { Act, Outcome } from '../../dialogs/ports';
import type { Faults } from '../faults';
import type { Asking } from '../stores/sql/lanes';
import { ask } from './ask';
import type { Billers, Order, Verdict } from './billers/biller';
import type { Late } from './billers/late';
import { firstOf } from './billers/wait';
import { type Held, Settled } from './outcome';

export type BillActParts = {
  asking: Asking;
  billers: Billers;
  late: Late;
  /** How long a biller is waited for before its customer is told that we are checking. */
  waitMs: number;
  now: () => Date;
  faults: Faults;
  turn: string;
};

/** What a biller said of a payment; `silent`: nothing in time; `unsent`: it was never asked. */
export type Heard = Verdict | { is: 'notKnown' | 'silent' | 'unsent' };
/** `inTurn`: the customer hears of it from the caller; otherwise a job tells them. */
export type Settling = { act: string; heard: Heard; inTurn: boolean; turn: string | null };

const SettledRow = z.tuple([z.object({ outcome: Settled })]);
const SentRow = z.tuple([z.object({ sent: z.boolean() })]);

/** Does what an answer demands of a payment, once, and tells the outcome of its act as it then is. Throws PeerError 'bank': ask again later. */
export async function settleBill({ asking, now }: Pick<BillActParts, 'asking' | 'now'>, settling: Settling): Promise<Settled> {
  const { act, heard, inTurn, turn } = settling;
  const values = [act, JSON.stringify(heard), inTurn, turn, now().toISOString()];
  const text = 'select bank.settle_bill($1, $2, $3, $4, $5) as outcome';
  const [{ outcome }] = SettledRow.parse(await ask(asking, { name: 'bank.settleBill', text, values }));
  return outcome;
}

/**
 * Carries out a payment whose money is held: says that it is being sent, asks the biller, and settles what it answers in time. No
 * answer is `checking`, and so is a database that fails on the way: the hold stands, and the job (bill-jobs.ts) finds out by our reference.
 */
export async function payBiller(parts: BillActParts, act: Act, held: Held): Promise<Outcome> {
  const checking: Outcome = { is: 'checking', reference: held.reference };
  try {
    await parts.faults.at('bill.afterHold');
    if (!(await markSent(parts, act))) return await settleBill(parts, { ...inTurn(parts, act), heard: { is: 'silent' } });
    await parts.faults.at('bill.afterSent');
    const heard = await heardOf(parts, act, { ...held.order, reference: act.id });
    await parts.faults.at('bill.afterAnswer');
    return await settleBill(parts, { ...inTurn(parts, act), heard });
  } catch {
    return checking;
  }
}

const inTurn = ({ turn }: BillActParts, act: Act) => ({ act: act.id, inTurn: true, turn });

/** False when the payment is not held any more: a job took it for lost and gave the money back. */
async function markSent({ asking, now, turn }: BillActParts, act: Act): Promise<boolean> {
  const values = [act.id, turn, now().toISOString()];
  const text = 'select bank.send_bill($1, $2, $3) as sent';
  const [{ sent }] = SentRow.parse(await ask(asking, { name: 'bank.sendBill', text, values }));
  return sent;
}

async function heardOf(parts: BillActParts, act: Act, { type, ...order }: Held['order'] & Order): Promise<Heard> {
  const asking = new AbortController();
  const answer = parts.billers[type].pay(order, asking.signal);
  const heard = await firstOf(answer, parts.waitMs);
  if (heard !== 'silent') return heard;
  parts.late.listen({ answer, giveUp: () => asking.abort() }, (late) =>
    settleBill(parts, { act: act.id, heard: late, inTurn: false, turn: null }),
  );
  return { is: heard };
}
