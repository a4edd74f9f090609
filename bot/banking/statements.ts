import type { QueryConfig } from 'pg';
import { z } from 'zod';
import type { Act } from '../../dialogs/ports';

/** Of one turn: its id goes into the audit, its instant (ISO 8601) into the books; what ends later is told in its conversation. */
export type Moment = { turn: string; now: string; conversation?: string };
/** The one call that does an act; null when its facts are not what the bank gave out. */
type ToStatement = (act: Act, at: Moment) => QueryConfig | null;

const Minor = z.string().regex(/^\d{1,15}$/);
const TransferFacts = z.strictObject({
  ...{ fromAccount: z.string(), payee: z.string(), toAccount: z.string(), amountMinor: Minor, feeMinor: Minor },
  ...{ arrival: z.string(), memo: z.string() },
});

const transfer: ToStatement = (act, { turn, now }) => {
  const facts = TransferFacts.safeParse(act.facts);
  if (!facts.success) return null;
  const { fromAccount, payee, toAccount, amountMinor, feeMinor, arrival, memo } = facts.data;
  return {
    name: 'bank.transfer',
    text: 'select bank.post_transfer($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) as outcome',
    values: [
      ...[act.id, act.customer, act.digest, fromAccount, payee === '' ? null : payee, toAccount, amountMinor, feeMinor, arrival, memo],
      ...[act.grant ?? null, turn, now],
    ],
  };
};

const request: ToStatement = (act, { turn, now }) => ({
  name: 'bank.request',
  text: 'select bank.record_request($1, $2, $3, $4, $5, $6) as outcome',
  values: [act.id, act.customer, act.digest, act.facts, turn, now],
});

const profile: ToStatement = (act, { turn, now }) => ({
  name: 'bank.changePayee',
  text: 'select bank.change_payee($1, $2, $3, $4, $5, $6, $7) as outcome',
  values: [act.id, act.customer, act.digest, act.facts, act.grant ?? null, turn, now],
});

const BillFacts = z.strictObject({
  ...{ fromAccount: z.string(), type: z.string(), biller: z.string(), bill: z.string(), billKey: z.string(), whose: z.string() },
  ...{ amountMinor: Minor, feeMinor: Minor, dueMinor: Minor, lateMinor: Minor, dueOn: z.string(), points: z.string().regex(/^\d{1,3}$/) },
});

/** Holds the money; the biller is asked after it (bill-acts.ts). */
const payBill: ToStatement = (act, { turn, now, conversation }) => {
  const facts = BillFacts.safeParse(act.facts);
  if (!facts.success) return null;
  return {
    name: 'bank.payBill',
    text: 'select bank.pay_bill($1, $2, $3, $4, $5, $6, $7, $8) as outcome',
    values: [act.id, act.customer, act.digest, JSON.stringify(facts.data), act.grant ?? null, conversation ?? null, turn, now],
  };
};

/** How each kind of act is done: one call of one SQL function. A kind that is not here is not offered yet. */
export const statements: { [K in Act['kind']]?: ToStatement } = { transfer, payBill, request, profile };
