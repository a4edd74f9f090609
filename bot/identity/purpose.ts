import { z } from 'zod';
import { money } from '../../accessibility/message';
import type { TermKey } from '../../locales/keys';
import type { Purpose as LedgerPurpose } from '../banking/outcome';
import { maskKey, maskName } from './mask';

const Term = z.custom<TermKey>((key) => typeof key === 'string');
const WordedTerm = z.object({ t: z.literal('term'), key: Term });
const Account = z.object({
  t: z.literal('account'),
  tail: z.string(),
  alias: z.string().optional(),
  bank: Term.optional(),
  mobile: z.literal(true).optional(),
});
const Name = z.object({ t: z.literal('name'), v: z.string() });
const BillKey = z.object({ t: z.literal('digits'), v: z.string(), as: z.literal('billKey') });
const Amount = z.object({
  t: z.literal('money'),
  v: z.object({ minor: z.string().regex(/^-?\d{1,15}$/), currency: z.literal('CNY') }),
  as: z.enum(['in', 'out', 'fee']).optional(),
});

const Transfer = z.object({
  what: z.literal('transfer').default('transfer'),
  ...{ from: Account, payee: Name, payeeAccount: Account, amount: Amount, fee: Amount, arrival: WordedTerm },
});
const PayBill = z.object({
  what: z.literal('payBill'),
  ...{ from: Account, biller: WordedTerm, bill: WordedTerm, billKey: BillKey, amount: Amount, fee: Amount },
});
const AddPayee = z.object({ what: z.literal('addPayee'), payee: Name, payeeAccount: Account });

/**
 * What a code is asked for, as values to be worded: exactly what the review said and the grant is bound to. A challenge that was stored
 * before there was a `what` is one of a transfer.
 */
export const Purpose = z.union([Transfer, PayBill, AddPayee]);
export type Purpose = z.infer<typeof Purpose>;

/** The purpose out of the ledger's own facts. Amounts in fen; `alias` is what the customer calls the paying account, where that is known. */
export function purposeOf(facts: LedgerPurpose, alias?: string): Purpose {
  switch (facts.what) {
    case 'transfer': {
      const { amount, fee } = amountsOf(facts);
      return { what: 'transfer', from: fromOf(facts, alias), ...payeeOf(facts), amount, fee, arrival: { t: 'term', key: facts.arrival } };
    }
    case 'payBill':
      return {
        ...{ what: 'payBill', from: fromOf(facts, alias), biller: { t: 'term', key: facts.biller }, bill: { t: 'term', key: facts.bill } },
        billKey: { t: 'digits', v: facts.billKey, as: 'billKey' },
        ...amountsOf(facts),
      };
    case 'addPayee':
      return { what: 'addPayee', ...payeeOf(facts) };
  }
}

type Paying = { fromTail: string; amountMinor: string; feeMinor: string };
type Paid = { payee: string; payeeTail: string; payeeMobile?: true | undefined; payeeBank: TermKey };

const fromOf = ({ fromTail }: Paying, alias?: string) => ({
  ...{ t: 'account' as const, tail: fromTail },
  ...(alias === undefined ? {} : { alias }),
});
const amountsOf = ({ amountMinor, feeMinor }: Paying) => ({ amount: money(amountMinor), fee: money(feeMinor, 'fee') });
const payeeOf = ({ payee, payeeTail, payeeMobile, payeeBank }: Paid) => ({
  payee: { t: 'name' as const, v: payee },
  payeeAccount: { t: 'account' as const, tail: payeeTail, bank: payeeBank, ...(payeeMobile ? { mobile: true as const } : {}) },
});

/** For a page that anybody with its address might see: a payee by the first character, a bill's key (which may be a phone number) by its tail. */
export function maskPurpose(purpose: Purpose): Purpose {
  if (purpose.what === 'payBill') return { ...purpose, billKey: { ...purpose.billKey, v: maskKey(purpose.billKey.v) } };
  return { ...purpose, payee: { t: 'name', v: maskName(purpose.payee.v) } };
}
