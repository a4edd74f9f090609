import { z } from 'zod';
import { type BillPayment, type BillPaymentQuery, type BillType, billTypes } from '../../dialogs/ports';
import type { Asking } from '../stores/sql/lanes';
import { ask } from './ask';
import { endMinLength, plainKey } from './bill-key';

const Payment = z.object({
  ...{ reference: z.string(), type: z.enum(billTypes), key: z.string(), amount_minor: z.string(), at: z.string() },
  state: z.enum(['held', 'checking', 'posted', 'refunded']),
  ...{ kind: z.enum(['billConflict', 'billUnanswered']).nullable(), matter: z.string().nullable() },
});
/** The rows of `unsettledRows`; `bill` is null where money was put into a key. */
export const Unsettled = z.array(Payment.extend({ bill: z.string().nullable() }));
const Payments = z.array(Payment);

/** A payment with the matter that a person is at: a dispute before anything else; that a biller was silent matters until it has answered. */
const told = `p.reference, p.type, p.key, p.amount_minor::text, c.kind, c.reference as matter,
      to_char(coalesce(p.ended_at, p.placed_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
      case when p.state in ('sent', 'unknown') then 'checking' when p.state = 'rejected' then 'refunded' else p.state end as state
    from bank.bill_payments p left join lateral (select r.kind, r.reference from bank.requests r
      where r.act = 'billConflict:' || p.act or (r.act = 'billUnanswered:' || p.act and p.ended_at is null) order by r.kind limit 1) c on true`;

const paymentOf = {
  name: 'bank.billPayment',
  text: `select ${told} where p.customer = $1 and ($2::text is null or p.reference = $2) and ($3::text is null or p.type = $3)
      and ($4::text is null or p.key = $4 or (length($4) >= ${endMinLength} and (p.key like '%' || $4 or $4 like '%' || p.key)))
    order by p.ended_at is null desc, p.placed_at desc limit 1`,
};
/** The payments of the customer $1 that are under way or disputed, as a query to stand inside another. */
export const unsettledRows = `select p.bill, ${told} where p.customer = $1 and (p.ended_at is null or c.kind = 'billConflict')`;

function paymentFrom({ type, kind, matter, amount_minor: amountMinor, reference, state, key, at }: z.infer<typeof Payment>): BillPayment {
  const is = kind === 'billConflict' ? 'disputed' : 'unanswered';
  const about = matter === null ? {} : { matter: { is, reference: matter } as const };
  return { reference, state, type, biller: `biller.${type}`, key, amountMinor, at, ...about };
}

/** The payment that is meant: the newest, one that is still under way before all others. Throws PeerError 'bank'. */
export async function readPayment(asking: Asking, customer: string, which: BillPaymentQuery): Promise<BillPayment | null> {
  const { reference = null, type = null, key } = which;
  const values = [customer, reference, type, key === undefined ? null : plainKey(key)];
  const [found] = Payments.parse(await ask(asking, { ...paymentOf, values }));
  return found ? paymentFrom(found) : null;
}

/** Those payments by the bill as its id is told; what is put into a key pays no bill. */
export const unsettledOf = (rows: z.infer<typeof Unsettled>): Map<string, BillPayment> =>
  new Map(rows.flatMap(({ bill, ...payment }) => (bill === null ? [] : [[`${payment.type}:${bill}`, paymentFrom(payment)] as const])));

/** The kinds of which one payment at least is disputed. */
export const disputedOf = (rows: z.infer<typeof Unsettled>): BillType[] => [
  ...new Set(rows.flatMap(({ type, kind }) => (kind === 'billConflict' ? [type] : []))),
];
