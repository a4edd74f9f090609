import type { Choice, Json, Message, Values } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Abilities } from '../../accessibility/rendition';
import type { MessageKey, TermKey } from '../../locales/keys';
import type { ActDraft, Outcome, Ports, RefusalCode } from '../ports';
import type { ActWord } from './act-words';
import type { Command, Raw, SlotKind } from './command';
import type { Filled } from './state';

/** Of the address a customer writes from, not of the person. */
export type Assurance = 'none' | 'recognised' | 'bound' | 'signedIn';

/** What a step may know. `turn` names this delivery (conversation and key): frame ids are derived from it. Instants are ISO 8601. */
export type Context = {
  profile: Profile;
  customer?: string;
  /** How the customer is greeted; absent where they may not be named. */
  name?: string;
  assurance: Assurance;
  abilities: Abilities;
  now: string;
  today: string;
  receivedAt: string;
  /** False where the customer wrote from a page that does not show the latest turn: then words confirm nothing. */
  seesLatest?: boolean;
  turn: string;
  conversation: string;
  ports: Ports;
};

/**
 * What words came to: one value, several to choose from, or none with the message that says so. With `offered` that message asks by itself: what
 * its choices do, beside another answer.
 */
export type Resolved =
  | { is: 'one'; value: Json }
  | { is: 'many'; ask: Message; choices: { label: Choice; value: Json }[] }
  | { is: 'none'; message: Message; offered?: Offered };

/** One thing a dialog has to know. `optional` slots are never asked for, only taken when said. */
export type Slot = {
  name: string;
  kind: SlotKind;
  also?: SlotKind[];
  ask: MessageKey;
  why: MessageKey;
  example: MessageKey;
  change: MessageKey;
  optional?: true;
  dependsOn?: string[];
  /** The values that `ask` names, from what is filled. */
  asks?(f: Filled): Values;
  /** What can be chosen at once; each id says what it does: `pick:<slot>:<value>`. One that ends in `:keep` is also what a no means. */
  choices?: readonly Choice[];
  when?(f: Filled): boolean;
  resolve?(raw: Raw, f: Filled, c: Context): Promise<Resolved>;
  check?(f: Filled, c: Context): Promise<Message | null>;
};

/**
 * A refusal at the review: what to say, and which slots to ask again. None to ask again ends the dialog. With `patch` nothing is for the bank to do:
 * what is confirmed is how the customer is served, and `act` only says what the confirmation is bound to.
 */
export type Review =
  { message: Message; before?: Message[]; act: ActDraft; patch?: Partial<Profile> } | { refusal: Message; empty: string[] };

/**
 * A dialog is data: slots in asking order, then either an answer (a pure question) or one review and one act. No step pointer: the next
 * question is the first empty slot that applies. Everything else (correction, help, cancel, digression …) lives in the engine.
 */
export type Dialog = {
  id: string;
  v: number;
  name: TermKey;
  needs: Assurance;
  /** Whether it is about moving money: then every cancel, silence and hand-over says that none has moved. */
  money: boolean;
  slots: Slot[];
  help: MessageKey;
  /** What is told; with `offered` where a choice does what its id alone does not say. */
  answer?(f: Filled, c: Context): Promise<Message[] | { messages: Message[]; offered: Offered }>;
  review?(f: Filled, c: Context): Promise<Review>;
  /** Acts at once, without a review, when every slot is known: a request for a person, a payee's name; never money. */
  act?(f: Filled, c: Context): ActDraft;
  /** What is told where nobody knows whether such an act was done; without it, that no person was asked for. */
  failed?: MessageKey;
  told?(o: Extract<Outcome, { is: 'done' }>, f: Filled): Message[];
  /** What its act leaves for the dialog that waits below, where that one asks for just this kind: a new payee for a transfer. */
  gives?(o: Extract<Outcome, { is: 'done' }>, f: Filled): { kind: SlotKind; value: Json };
  /** Which slot to ask again after a refusal, by its code. */
  mends?: { [C in RefusalCode]?: string };
  /** Refusals after which asking again would lead nowhere. */
  ends?: readonly RefusalCode[];
  /** What the engine says around its act, where the words for any act would be wrong or poor. */
  words?: { [W in ActWord]?: MessageKey };
  /** The label of the choice that starts it, where it may be offered to somebody who was not understood. */
  offer?: MessageKey;
};

export type Dialogs = { readonly [id: string]: Dialog };
/** Where a tap or a number leads. */
export type Offered = { [choiceId: string]: Command };
