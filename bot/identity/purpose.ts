import { z } from 'zod';
import { money } from '../../accessibility/message';
import type { TermKey } from '../../locales/keys';

const Term = z.custom<TermKey>((key) => typeof key === 'string');
const Account = z.object({ t: z.literal('account'), tail: z.string(), alias: z.string().optional(), bank: Term.optional() });
const Amount = z.object({
  t: z.literal('money'),
  v: z.object({ minor: z.string().regex(/^-?\d{1,15}$/), currency: z.literal('CNY') }),
  as: z.enum(['in', 'out', 'fee']).optional(),
});

/** What a code is asked for, as values to be worded: exactly what the review said and the grant is bound to. */
export const Purpose = z.object({
  from: Account,
  payee: z.object({ t: z.literal('name'), v: z.string() }),
  payeeAccount: Account,
  amount: Amount,
  fee: Amount,
  arrival: z.object({ t: z.literal('term'), key: Term }),
});
export type Purpose = z.infer<typeof Purpose>;

/** The purpose of a transfer out of the ledger's own facts. Amounts in fen; `alias` and `bank` where the caller knows them. */
export function purposeOf(
  facts: { fromTail: string; payee: string; payeeTail: string; amountMinor: string; feeMinor: string; arrival: TermKey },
  known: { alias?: string; bank?: TermKey } = {},
): Purpose {
  const { alias, bank } = known;
  return {
    from: { t: 'account', tail: facts.fromTail, ...(alias === undefined ? {} : { alias }) },
    payee: { t: 'name', v: facts.payee },
    payeeAccount: { t: 'account', tail: facts.payeeTail, ...(bank === undefined ? {} : { bank }) },
    amount: money(facts.amountMinor),
    fee: money(facts.feeMinor, 'fee'),
    arrival: { t: 'term', key: facts.arrival },
  };
}
