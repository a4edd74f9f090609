import type { CodeWay, Lang, Profile } from '../../../accessibility/profile';
import type { Abilities } from '../../../accessibility/rendition';
import type { Purpose } from '../../identity/purpose';
import type { StoredActivity } from '../../stores/types';

/**
 * Who is at the page. With `session` there is a stored session, signed in when it has a `customer`; without one it is a stranger of whom nothing
 * is stored but a signed token in a cookie. `setCookie` is a whole Set-Cookie value to be sent with the answer.
 */
export type Visitor = {
  session?: string;
  customer?: string;
  conversation?: string;
  profile: Profile;
  csrf: string;
  idleMinutes: number;
  /** The form cookie that a stranger came with: what they post was opened with it, perhaps under an older secret. */
  form?: string;
  setCookie?: string;
};

/** Sessions by cookie. A session that ended reads as a stranger; nothing here throws for what a browser sends. */
export interface Visits {
  read(cookie: string | undefined): Promise<Visitor>;
  checksOut(visitor: Visitor, csrf: string): boolean;
  /** Gives a stranger a session and a conversation of its own: at their first words, never for a mere look. */
  open(visitor: Visitor, o: { address: string; lang: Lang }): Promise<{ is: 'ok'; visitor: Visitor } | { is: 'tooMany'; retryMs: number }>;
  /** Signs out: the conversation is closed, its tokens are revoked. Returns the Set-Cookie value that forgets the session. */
  end(visitor: Visitor): Promise<string>;
}

export type SignInResult =
  | { is: 'ok'; setCookie: string }
  | { is: 'wrong' }
  | { is: 'shared' }
  | { is: 'locked'; until: string }
  | { is: 'tooMany'; retryMs: number }
  | { is: 'empty'; who: boolean; password: boolean };

/** Sign-in with one name and one password. A session of the visitor is raised (with a new cookie), so that what was asked for runs on. */
export interface SignIn {
  signIn(o: { who: string; password: string; address: string; lang: Lang; visitor: Visitor }): Promise<SignInResult>;
}

/** What a customer sent from the text page: words, or a tap that carries its frame and, at a review, its digest. */
export type Said = { text: string } | { choice: { id: string; frame?: string; digest?: string } };
/**
 * `working`: not answered within the time limit, goes on and answers later. `busy`: too many wait; these words were not taken. `closed`:
 * nor were they here, since the visitor has signed out of this conversation, or in at another page, while they were on their way.
 */
export type Received = 'answered' | 'working' | 'busy' | 'closed';

/** The turn, as the text page sees it. `key` makes a repeated delivery of the same words one turn; `seen` is the newest answer on the page. */
export interface TextTurns {
  receive(m: { visitor: Visitor; said: Said; key: string; receivedAt: string; seen?: string }): Promise<Received>;
  /** The last activities of both sides, oldest first. */
  history(conversation: string, max: number): Promise<StoredActivity[]>;
  /** The first activities behind `seq`, oldest first. */
  since(conversation: string, seq: number, max: number): Promise<StoredActivity[]>;
  /** The greeting as it would be sent to this page, for a stranger whose conversation has not begun: nothing is stored. */
  greeting(lang: Lang, abilities?: Abilities): Promise<StoredActivity['activity']>;
}

/**
 * `granted`: the code was right and the bank is at it. `used`: the act has an outcome. The others ended without the act; `refused`, because it cannot
 * be done any more, and `told` says why where the code was entered.
 */
export type StepUpState = 'open' | 'granted' | 'used' | 'expired' | 'void' | 'locked' | 'cancelled' | 'refused';

/** What is known of the act: `held`, its money is set aside and has not left; `returned`, it came back. */
export type Became = 'notDone' | 'held' | 'checking' | 'done' | 'returned';

/**
 * What the page of one challenge shows, in the facts that the grant is bound to. The payee's name or the bill's key is masked already where
 * there is no session. `sentTo` is masked. `told` is what the conversation was told of the outcome; it comes only to the customer's own session.
 */
export type StepUpView = {
  state: StepUpState;
  facts: Purpose;
  expires: string;
  sentBy: CodeWay;
  sentTo: string;
  ways: readonly CodeWay[];
  profile: Profile;
  became: Became;
  reference?: string;
  told?: StoredActivity['activity'];
};
export type StepUpSeen = { is: 'seen'; view: StepUpView } | { is: 'unknown' } | { is: 'foreign' };

/**
 * The step-up challenge behind a ticket. `judged`: whatever came of it is told by `view`. `unsent`: the carrier failed, so another way is to be
 * tried; `exhausted`: no further code this hour; `over`: the challenge is no longer open.
 */
export interface StepUpPages {
  view(ticket: string, visitor: Visitor): Promise<StepUpSeen>;
  verify(ticket: string, code: string, visitor: Visitor): Promise<{ is: 'judged' } | { is: 'wrong'; left: number }>;
  resend(ticket: string, way: CodeWay, visitor: Visitor): Promise<'sent' | 'unsent' | 'exhausted' | 'over'>;
  cancel(ticket: string, visitor: Visitor): Promise<void>;
}

/** One message as the demo's carriers received it. */
export type OutboxRow = { id: string; at: string; way: CodeWay; to: string; customer: string; lang: Lang; text: string; code?: string };
export interface Outbox {
  list(): readonly OutboxRow[];
}

/** Each store and peer that a turn needs, and whether it answers. `detail` is for those who may see it. */
export type Part = { name: string; ok: boolean; detail?: string };
export type Readiness = () => Promise<readonly Part[]>;
