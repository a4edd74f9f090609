import type { Json, Money, Values } from '../accessibility/message';
import type { CodeWay, Lang } from '../accessibility/profile';
import type { TermKey } from '../locales/keys';

/** What is digested, confirmed and posted. Every fact is a string, so that the digest has one canonical form. */
export type Facts = { [k: string]: string };
export type ActDraft = { kind: 'transfer' | 'payBill' | 'cardFreeze' | 'profile' | 'request'; facts: Facts };
/** `id` is the frame's id and the idempotency key; `digest` covers kind, customer and facts; `grant` is a step-up that was granted. */
export type Act = ActDraft & { id: string; digest: string; customer: string; grant?: string };

/**
 * What became of an act. Unknown is never told as success or as failure: `checking` and `running` say so.
 * `refused.final`: the same act can never succeed; otherwise the engine gives the frame a new id before anything changes. `refused.returned`: money was
 * held for it and is back.
 */
export type Outcome =
  | { is: 'done'; reference: string; values: Values }
  | { is: 'refused'; code: RefusalCode; values: Values; final: boolean; returned?: true }
  | { is: 'stepUp'; challenge: string; href: string; sentBy: CodeWay; expires: string }
  | { is: 'checking'; reference: string }
  | { is: 'running' }
  | { is: 'mismatch' };

/** Why the bank says no; each has a message `refusal.<code>` in every language with exactly the values named here. */
export type RefusalCode =
  | 'insufficientFunds' // available: money, account: account
  | 'accountLocked' // account: account
  | 'perTransferLimit' // limit: money
  | 'dailyLimit' // limit: money, left: money
  | 'dailyCount' // limit: count
  | 'classDaily' // limit: money, left: money, account: account
  | 'classYearly' // limit: money, left: money, account: account
  | 'classBalance' // limit: money, account: account (the receiving class III account)
  | 'certificateNeeded' // limit: money (50,000 a day to others without a certificate)
  | 'payeeGone'
  | 'sameAccount'
  | 'quoteChanged'
  | 'grantInvalid'
  | 'abandoned' // the bot was interrupted before the bank took the act; nothing moved and nothing will
  | 'codesExhausted' // too many codes within the hour
  | 'billPaid' // date: date
  | 'billBeingPaid' // reference: digits; another channel, or an earlier turn, is at it
  | 'billBeingPaidElsewhere' // somebody else is at it
  | 'billGone' // the biller no longer asks for it
  | 'billChanged' // the amount is another by now: quote again
  | 'billerRefuses' // biller: term
  | 'billerSilent' // biller: term; nothing was sent
  | 'notPartial' // due: money
  | 'overDue' // due: money; more than is due
  | 'topUpAmount' // least: money, most: money
  | 'badNumber' // no account or mobile number
  | 'payeeSaved' // payee: name, to: account, id: said
  | 'ownAccount' // account: account
  | 'payeesFull' // limit: count
  | 'mobileNotRegistered'
  | 'noSuchAccount'
  | 'nameMismatch' // payee: name (masked)
  | 'tooManyLookups' // too many numbers, or names for one number, asked about
  | 'payeeChanged' // what was read back no longer holds
  | 'nothingToRestore'
  | 'unavailable'; // the bank cannot be reached or cannot write its audit: nothing moved

/**
 * The bank's side of every act. `perform` is idempotent by `act.id`. `outcomeOf` only looks. `abandon` closes an id that the bank has
 * never seen, so that a late `perform` of it is refused; where the bank already has an outcome it returns that one and changes nothing.
 */
export interface Acts {
  perform(act: Act, by: AbortSignal): Promise<Outcome>;
  outcomeOf(id: string): Promise<Outcome | { is: 'none' }>;
  abandon(id: string, customer: string): Promise<Outcome>;
}

export type AccountKind = 'current' | 'deposit' | 'product' | 'credit';
/** One of the customer's own accounts; `alias` per language; class I, II or III for payment accounts. `available` is the balance less holds. */
export type Account = {
  id: string;
  tail: string;
  alias: { [L in Lang]: string };
  kind: AccountKind;
  class: 1 | 2 | 3;
  status: 'open' | 'locked';
  balance: Money;
  available: Money;
};

/** Somebody the customer has saved to pay; `tail` ends their account number or, where that is what was saved, their `mobile` number. `names` are all the ways to say whom: alias, name, romanised name, both languages. */
export type Payee = {
  id: string;
  name: string;
  alias: { [L in Lang]?: string };
  names: string[];
  bank: TermKey;
  sameBank: boolean;
  tail: string;
  mobile?: boolean;
  own: boolean;
};

/** The number that somebody is to be paid by. */
export type PayeeNumber = { pays: 'account' | 'mobile'; number: string };
/** Whose a number is: `name` is masked (王*兰). `elsewhere`: a whole account number that is none of this bank's; `banks` are the others. */
export type FoundPayee =
  | { is: 'found'; name: string; bank: TermKey; tail: string }
  | { is: 'elsewhere'; banks: TermKey[] }
  | { is: 'refused'; code: RefusalCode; values: Values };
/** A new payee as it was said; `name` and `alias` at most 40 and 20 characters. `bank` is needed where the account is elsewhere, and so is `name`. */
export type PayeeDraft = PayeeNumber & { bank?: TermKey; name?: string; alias?: string };
/**
 * What it would be saved as (`facts.name`, `facts.bank`), and how the name was checked: nearly said (`close`: it is saved and told as it is
 * registered), not said (`notAsked`: it is saved and told masked), or at another bank (`notPossible`: as it was said).
 */
export type PayeeQuote =
  { is: 'ok'; facts: Facts; check: 'match' | 'close' | 'notAsked' | 'notPossible' } | { is: 'refused'; code: RefusalCode; values: Values };

/** What a transfer would be, before it is confirmed. Amounts in fen. */
export type TransferDraft = { fromAccount: string; payee?: string; toAccount?: string; amountMinor: string; memo: string };
export type Quote =
  { is: 'ok'; facts: Facts; feeMinor: string; arrival: TermKey; stepUp: boolean } | { is: 'refused'; code: RefusalCode; values: Values };

/** The ways money goes that have a price of their own. `bill` is paying a bill; the others are told apart by bank and by arrival. */
export const feeRoutes = ['thisBank', 'mobile', 'bill', 'otherBank', 'otherBankOrdinary', 'otherBankNextDay'] as const;
export type FeeRoute = (typeof feeRoutes)[number];
/** A fee and the highest amount it holds for, in fen; the next tier begins above it. */
export type FeeTier = { upToMinor: string; feeMinor: string };
/** Interest on one kind of deposit, percent a year; `since` is the day (YYYY-MM-DD) from which it holds. */
export type Rate = { percent: string; since: string };
export type RateKind = 'current' | 'oneYear' | 'threeYear';

/** What the bank tells everybody. Tiers rise; those of the posting itself, so that no answer differs from what is charged. */
export type Tariff = {
  fees: { [R in FeeRoute]: FeeTier[] };
  newCardMinor: string;
  sms: { monthMinor: string; noticeDays: number };
  rates: { [K in RateKind]: Rate };
};

/** What an entry was for. */
export const categories = [
  ...(['salary', 'pension', 'allowance', 'refund', 'transfer', 'bill', 'shopping', 'food', 'health', 'fee', 'interest', 'other'] as const),
] as const;
export type Category = (typeof categories)[number];

/**
 * Which entries are meant: every condition narrows. `accounts` are ids, all of the customer's own where none is named; `period` is inclusive, the
 * thirteen months that are told where none is named; `words` stand in the description or the note; `unasked`: money that went out without a
 * transfer or a payment ordered here. `skip` and `max` say which of them are told one by one.
 */
export type TransactionQuery = {
  accounts?: string[];
  period?: { start: string; end: string };
  words?: string;
  direction?: 'in' | 'out';
  category?: Category;
  minMinor?: string;
  maxMinor?: string;
  reference?: string;
  unasked?: true;
  skip: number;
  max: number;
};
/**
 * One line of an account: `alias` is what the customer calls it, where that was read with it; `minor` is signed, `own` says that it went between the
 * customer's own accounts, `told` what it was, per language.
 */
export type Transaction = {
  reference: string;
  account: string;
  tail: string;
  alias?: { [L in Lang]: string } | undefined;
  date: string;
  at: string;
  description: string;
  told: { [L in Lang]: string };
  memo: string;
  category: Category;
  minor: string;
  own: boolean;
};
/** `total` counts all that are meant; `from` is the first day that is told. */
export type Transactions = { items: Transaction[]; total: number; from: string };
/** What all that are meant come to, in payment accounts and without what went between the customer's own. */
export type Totals = Transactions & { inMinor: string; outMinor: string };

export const billTypes = [
  ...(['electricity', 'water', 'gas', 'phone', 'cableTv', 'fine', 'insurance', 'socialSecurity', 'medicalInsurance'] as const),
  ...(['housingFund', 'tax', 'tuition'] as const),
] as const;
export type BillType = (typeof billTypes)[number];

/**
 * One bill as its biller tells it today. Amounts in fen, dates YYYY-MM-DD. `dueMinor` is all that is due, `lateMinor` the part of it that being
 * late has cost; `for` is whose it is where it is not the customer's own; `debitOn` is the day on which automatic debit takes it by itself;
 * `points` are those of a fine, which paying does not settle; `own`: the key is one that the customer has saved; `paying`: the customer's own payment
 * of it that is under way or that its biller disputes. Whatever the biller still says is due then, nobody may pay it again.
 */
export type Bill = {
  id: string;
  type: BillType;
  biller: TermKey;
  key: string;
  dueMinor: string;
  lateMinor: string;
  dueOn: string;
  daysLate: number;
  graceUntil?: string;
  for?: string;
  partial: boolean;
  debitOn?: string;
  points?: number;
  own: boolean;
  paying?: BillPayment;
};
/** A meter or a phone that can be topped up; where there is `amountsMinor`, only by these amounts. Without a `key` any phone can: which, is to be asked. */
export type Prepaid = {
  type: 'electricity' | 'phone';
  key: string;
  minMinor: string;
  maxMinor: string;
  amountsMinor?: string[];
  stepMinor: string;
};
/** All that is due on the customer's saved keys; with `type` only those, with `key` what is due on that one, whoever's it is. */
export type BillQuery = { type?: BillType; key?: string };
/**
 * `silent`: billers that have not answered in time, so that nobody takes their silence for "nothing due". `disputed`: the kinds of which a biller has
 * what we gave back (absent where there is none). `tooMany`: too many different keys of others were asked about (the rules `billLookups…`).
 */
export type Bills =
  | { is: 'bills'; bills: Bill[]; prepaid: Prepaid[]; silent: BillType[]; disputed?: BillType[] }
  | { is: 'badKey'; type: BillType; example: string }
  | { is: 'unknownKey'; type?: BillType }
  | { is: 'refuses'; biller: TermKey }
  | { is: 'tooMany' };
/** A payment before it is confirmed: of one bill (its id), or into something prepaid. */
export type BillDraft = { fromAccount: string; amountMinor: string } & (
  { bill: string } | { prepaid: { type: Prepaid['type']; key: string } }
);
/** Which payment is meant: by the reference that was told, else by its kind and its key, whole or by its end. */
export type BillPaymentQuery = { reference?: string; type?: BillType; key?: string };
/**
 * What became of a payment, by the reference the customer was told. `matter`: a person of the bank is at it, under this number, because its biller
 * says otherwise than what we have done (`disputed`) or does not answer.
 */
export type BillPayment = {
  reference: string;
  state: 'held' | 'checking' | 'posted' | 'refunded';
  type: BillType;
  biller: TermKey;
  key: string;
  amountMinor: string;
  at: string;
  matter?: { is: 'disputed' | 'unanswered'; reference: string };
};

/** What dialogs may ask while they think. `tariff` is for everybody; every other answer is about the signed-in customer only. */
export interface Ports {
  tariff(): Promise<Tariff>;
  accounts(): Promise<Account[]>;
  /** The newest first. Throws RangeError for amounts that are none. */
  transactions(q: TransactionQuery): Promise<Transactions>;
  /** The same, and what all of them come to. Throws likewise. */
  totals(q: TransactionQuery): Promise<Totals>;
  payees(words?: string): Promise<Payee[]>;
  /** Counted and audited: nobody may ask about many numbers. */
  findPayee(by: PayeeNumber): Promise<FoundPayee>;
  quotePayee(draft: PayeeDraft): Promise<PayeeQuote>;
  /** Those that can still come back, the latest removed first. */
  removedPayees(): Promise<Payee[]>;
  bills(q: BillQuery): Promise<Bills>;
  quoteBill(draft: BillDraft): Promise<Quote>;
  /** The newest that is meant, one that is still under way before all others; null where there is none. */
  billPayment(which?: BillPaymentQuery): Promise<BillPayment | null>;
  quote(draft: TransferDraft): Promise<Quote>;
  /** The ways by which a one-time code can reach this customer; SMS is always one of them. */
  codeWays(): Promise<CodeWay[]>;
  requests(): Promise<Json[]>;
}
