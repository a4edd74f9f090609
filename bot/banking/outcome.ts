import { z } from 'zod';

const Money = z.object({ minor: z.string().regex(/^-?\d{1,15}$/), currency: z.literal('CNY') });
export const Bank = z.enum(['bank.demo', 'bank.cityDemo', 'bank.ruralDemo']);
const Arrival = z.literal('arrival.instant');
const Code = z.enum([
  ...([
    'insufficientFunds',
    'accountLocked',
    'perTransferLimit',
    'dailyLimit',
    'dailyCount',
    'classDaily',
    'classYearly',
    'classBalance',
  ] as const),
  ...(['certificateNeeded', 'payeeGone', 'sameAccount', 'quoteChanged', 'grantInvalid', 'abandoned'] as const),
]);

/** What the bank's functions put into words later: the part of `Value` (accessibility/message.ts) that they use. */
const Values = z.record(
  z.string(),
  z.discriminatedUnion('t', [
    z.object({ t: z.literal('money'), v: Money, as: z.literal('fee').optional() }),
    z.object({ t: z.literal('account'), tail: z.string(), bank: Bank.optional() }),
    z.object({ t: z.literal('count'), v: z.number() }),
    z.object({ t: z.literal('name'), v: z.string() }),
    z.object({ t: z.literal('term'), key: Arrival }),
    z.object({ t: z.literal('instant'), v: z.string() }),
  ]),
);

/** What a step-up must show: exactly what the review said. Amounts in fen. */
export const Purpose = z.object({
  ...{
    fromTail: z.string(),
    payee: z.string(),
    payeeTail: z.string(),
    payeeBank: Bank,
    amountMinor: z.string(),
    feeMinor: z.string(),
    arrival: Arrival,
  },
});
export type Purpose = z.infer<typeof Purpose>;

const Done = z.object({ is: z.literal('done'), reference: z.string(), values: Values });
const Refused = z.object({ is: z.literal('refused'), code: Code, values: Values, final: z.boolean() });
const Mismatch = z.object({ is: z.literal('mismatch') });

/** What `bank.abandon_act` answers: an act that is over, one way or the other. */
export const Closed = z.discriminatedUnion('is', [Done, Refused, Mismatch]);
/** What `bank.post_transfer` and `bank.record_request` answer. */
export const Answer = z.discriminatedUnion('is', [Done, Refused, Mismatch, z.object({ is: z.literal('stepUpNeeded'), purpose: Purpose })]);
export type Answer = z.infer<typeof Answer>;

/** What `bank.outcome_of` answers. */
export const Seen = z.discriminatedUnion('is', [
  Done,
  Refused,
  z.object({ is: z.literal('running') }),
  z.object({ is: z.literal('none') }),
]);

/** What `bank.quote_transfer` answers. */
export const Quoted = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ok'), facts: z.record(z.string(), z.string()), feeMinor: z.string(), arrival: Arrival, stepUp: z.boolean() }),
  z.object({ is: z.literal('refused'), code: Code, values: Values }),
]);
