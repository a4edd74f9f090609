import { z } from 'zod';
import type { TermKey } from '../../locales/keys';

const Money = z.object({ minor: z.string().regex(/^-?\d{1,15}$/), currency: z.literal('CNY') });
export const Bank = z.enum(['bank.demo', 'bank.cityDemo', 'bank.ruralDemo']);
const Arrival = z.literal('arrival.instant');
export const Code = z.enum([
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
  ...(['badNumber', 'payeeSaved', 'ownAccount', 'payeesFull', 'mobileNotRegistered', 'noSuchAccount', 'nameMismatch'] as const),
  ...(['tooManyLookups', 'payeeChanged', 'nothingToRestore'] as const),
]);

/** What the bank's functions put into words later: the part of `Value` (accessibility/message.ts) that they use. */
export const Values = z.record(
  z.string(),
  z.discriminatedUnion('t', [
    z.object({ t: z.literal('money'), v: Money, as: z.literal('fee').optional() }),
    z.object({ t: z.literal('account'), tail: z.string(), bank: Bank.optional() }),
    z.object({ t: z.literal('count'), v: z.number() }),
    z.object({ t: z.literal('name'), v: z.string() }),
    z.object({ t: z.literal('said'), v: z.string() }),
    z.object({ t: z.literal('term'), key: Arrival }),
    z.object({ t: z.literal('instant'), v: z.string() }),
  ]),
);

type TermOf<P extends string> = Extract<TermKey, `${P}.${string}`>;
const termOf = <P extends string>(prefix: P) =>
  z.custom<TermOf<P>>((key) => typeof key === 'string' && key.startsWith(`${prefix}.`) && key.length <= termMaxLength);
const termMaxLength = 40;

const TransferPurpose = z.object({
  ...{ what: z.literal('transfer').default('transfer'), fromTail: z.string(), payee: z.string(), payeeTail: z.string(), payeeBank: Bank },
  ...{ amountMinor: z.string(), feeMinor: z.string(), arrival: Arrival },
});
const PayBillPurpose = z.object({
  ...{ what: z.literal('payBill'), fromTail: z.string(), biller: termOf('biller'), bill: termOf('bill'), billKey: z.string() },
  ...{ amountMinor: z.string(), feeMinor: z.string() },
});
const AddPayeePurpose = z.object({ what: z.literal('addPayee'), payee: z.string(), payeeTail: z.string(), payeeBank: Bank });

/**
 * What a step-up must show: exactly what the review said, by what is done. Amounts in fen. `bank.step_up_needed` (0015) says no `what`, which
 * means a transfer.
 */
const Purpose = z.union([TransferPurpose, PayBillPurpose, AddPayeePurpose]);
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
