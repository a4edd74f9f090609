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
 * `refused.final`: the same act can never succeed; otherwise the engine gives the frame a new id before anything changes.
 */
export type Outcome =
  | { is: 'done'; reference: string; values: Values }
  | { is: 'refused'; code: RefusalCode; values: Values; final: boolean }
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

/** Somebody the customer has saved to pay. `names` are all the ways to say whom: alias, name, romanised name, both languages. */
export type Payee = {
  id: string;
  name: string;
  alias: { [L in Lang]?: string };
  names: string[];
  bank: TermKey;
  sameBank: boolean;
  tail: string;
  own: boolean;
};

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

/** What dialogs may ask while they think. `tariff` is for everybody; every other answer is about the signed-in customer only. */
export interface Ports {
  tariff(): Promise<Tariff>;
  accounts(): Promise<Account[]>;
  transactions(q: Json): Promise<Json>;
  payees(words?: string): Promise<Payee[]>;
  bills(q: Json): Promise<Json[]>;
  quote(draft: TransferDraft): Promise<Quote>;
  requests(): Promise<Json[]>;
}
