import { z } from 'zod';
import { billTypes } from '../../dialogs/ports';
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
  ...(['billPaid', 'billBeingPaid', 'billGone', 'billChanged', 'billerRefuses', 'billerSilent', 'notPartial', 'overDue'] as const),
  ...(['billBeingPaidElsewhere', 'topUpAmount'] as const),
]);

type TermOf<P extends string> = Extract<TermKey, `${P}.${string}`>;
const termOf = <P extends string>(prefix: P) =>
  z.custom<TermOf<P>>((key) => typeof key === 'string' && key.startsWith(`${prefix}.`) && key.length <= termMaxLength);
const termMaxLength = 40;

/** What the bank's functions put into words later: the part of `Value` (accessibility/message.ts) that they use. */
export const Values = z.record(
  z.string(),
  z.discriminatedUnion('t', [
    z.object({ t: z.literal('money'), v: Money, as: z.literal('fee').optional() }),
    z.object({ t: z.literal('account'), tail: z.string(), bank: Bank.optional(), mobile: z.literal(true).optional() }),
    z.object({ t: z.literal('count'), v: z.number() }),
    z.object({ t: z.literal('name'), v: z.string() }),
    z.object({ t: z.literal('said'), v: z.string() }),
    z.object({ t: z.literal('term'), key: z.union([Arrival, termOf('biller'), termOf('bill')]) }),
    z.object({ t: z.literal('digits'), v: z.string(), as: z.enum(['reference', 'billKey']) }),
    z.object({ t: z.literal('date'), v: z.iso.date() }),
    z.object({ t: z.literal('instant'), v: z.string() }),
  ]),
);

const Paid = { payee: z.string(), payeeTail: z.string(), payeeMobile: z.literal(true).optional(), payeeBank: Bank };
const TransferPurpose = z.object({
  ...{ what: z.literal('transfer').default('transfer'), fromTail: z.string(), ...Paid },
  ...{ amountMinor: z.string(), feeMinor: z.string(), arrival: Arrival },
});
const PayBillPurpose = z.object({
  ...{ what: z.literal('payBill'), fromTail: z.string(), biller: termOf('biller'), bill: termOf('bill'), billKey: z.string() },
  ...{ amountMinor: z.string(), feeMinor: z.string() },
});
const AddPayeePurpose = z.object({ what: z.literal('addPayee'), ...Paid });

/**
 * What a step-up must show: exactly what the review said, by what is done. Amounts in fen. `bank.step_up_needed` (0015) says no `what`, which
 * means a transfer.
 */
const Purpose = z.union([TransferPurpose, PayBillPurpose, AddPayeePurpose]);
export type Purpose = z.infer<typeof Purpose>;

const Done = z.object({ is: z.literal('done'), reference: z.string(), values: Values });
const Refused = z.object({
  is: z.literal('refused'),
  code: Code,
  values: Values,
  final: z.boolean(),
  returned: z.literal(true).optional(),
});
const Mismatch = z.object({ is: z.literal('mismatch') });

/** A payment that a biller has not answered yet. */
const Checking = z.object({ is: z.literal('checking'), reference: z.string() });
/** A payment whose money is held, and what its biller is to be asked. */
const Held = z.object({
  ...{ is: z.literal('held'), reference: z.string() },
  order: z.object({ type: z.enum(billTypes), bill: z.string().nullable(), key: z.string(), amountMinor: z.string() }),
});
export type Held = z.infer<typeof Held>;

/** What `bank.abandon_act` answers: an act that is over, one way or the other, or out of our hands. */
export const Closed = z.discriminatedUnion('is', [Done, Refused, Mismatch, Checking]);
/** What `bank.settle_bill` answers. */
export const Settled = z.discriminatedUnion('is', [Done, Refused, Checking]);
export type Settled = z.infer<typeof Settled>;
/** What `bank.post_transfer`, `bank.record_request` and `bank.pay_bill` answer. */
export const Answer = z.discriminatedUnion('is', [
  Done,
  Refused,
  Mismatch,
  Checking,
  Held,
  z.object({ is: z.literal('stepUpNeeded'), purpose: Purpose }),
]);
export type Answer = z.infer<typeof Answer>;

/** What `bank.outcome_of` answers. */
export const Seen = z.discriminatedUnion('is', [
  Done,
  Refused,
  Checking,
  z.object({ is: z.literal('running') }),
  z.object({ is: z.literal('none') }),
]);

/** What `bank.quote_transfer` answers. */
export const Quoted = z.discriminatedUnion('is', [
  z.object({ is: z.literal('ok'), facts: z.record(z.string(), z.string()), feeMinor: z.string(), arrival: Arrival, stepUp: z.boolean() }),
  z.object({ is: z.literal('refused'), code: Code, values: Values }),
]);
