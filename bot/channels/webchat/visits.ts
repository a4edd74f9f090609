import { randomUUID } from 'node:crypto';
import { defaultProfile, type Lang, type Profile } from '../../../accessibility/profile';
import { dropCookie, readCookie, writeCookie } from '../../identity/cookies';
import type { Profiles } from '../../identity/profiles';
import { idleMinutesFor, type Session, type Sessions } from '../../identity/sessions';
import type { SignIn as CheckSignIn } from '../../identity/sign-in';
import { isSignInForm, openSignInForm } from '../../identity/sign-in-form';
import { type Secrets, sign } from '../../identity/signing';
import type { ConversationStore } from '../../stores/sql/turns';
import type { SharedStore } from '../../stores/types';
import { tellLeft } from './direct-line/nodes';
import type { SignIn, Visitor, Visits } from './ports';

export type VisitParts = {
  sessions: Sessions;
  profiles: Profiles;
  store: ConversationStore;
  shared: SharedStore;
  secrets: Secrets;
  secure: boolean;
  visitorsPerMinute: number;
  now: () => Date;
  /** Runs what a stranger had asked for in the conversation of the customer they turned out to be. */
  carryOn(from: string, to: { conversation: string; customer: string }): Promise<void>;
  /** Writes what a stranger has said into the conversation of the customer they turned out to be. */
  carryWords(from: string, to: { conversation: string; customer: string }): Promise<void>;
  /** Tells the customer's own conversation how they had asked to be served before they signed in. */
  carryNeeds(from: string, to: { conversation: string; customer: string }): Promise<void>;
  /** Told when somebody is signed in, but what they had said or asked for could not be brought along. */
  carryFailed(error: unknown): void;
  greet(visitor: Visitor, conversation: string): Promise<void>;
};

const sessionCookie = 'session';
const formCookie = 'form';

const strangerProfile = (lang: Lang): Profile => ({ ...defaultProfile, lang });

/** Somebody without a session: known by a signed form cookie only, of which nothing is stored. */
function stranger(parts: VisitParts, cookie: string | undefined): Visitor {
  const { secrets, secure, now } = parts;
  const kept = readCookie(cookie, formCookie, { secure });
  const plain = { profile: defaultProfile, idleMinutes: idleMinutesFor(defaultProfile) };
  if (kept !== null) {
    const csrf = sign(secrets, 'csrf', kept);
    if (isSignInForm(secrets, { cookie: kept, csrf }, now())) return { ...plain, csrf, form: kept };
  }
  const opened = openSignInForm(secrets, now());
  return { ...plain, csrf: opened.csrf, setCookie: writeCookie(formCookie, opened.cookie, { secure }) };
}

/** A customer's needs, or how a stranger has asked to be served in this conversation. */
async function profileOf({ profiles, store }: VisitParts, { customer, conversation }: Session): Promise<Profile> {
  if (customer !== null) return profiles.load(customer);
  const { state } = await store.open(conversation, 'look');
  return state?.profile ?? defaultProfile;
}

async function read(parts: VisitParts, cookie: string | undefined): Promise<Visitor> {
  const token = readCookie(cookie, sessionCookie, { secure: parts.secure });
  const session = token === null ? null : await parts.sessions.find(token, parts.now());
  if (token === null || session === null) return stranger(parts, cookie);
  const profile = await profileOf(parts, session);
  const { conversation, customer } = session;
  return {
    session: token,
    conversation,
    profile,
    csrf: parts.sessions.csrf(token),
    idleMinutes: idleMinutesFor(profile),
    ...(customer === null ? {} : { customer }),
  };
}

/** A stranger's form token must match the cookie it came with, under any secret of the list; a fresh visitor has sent none, so nothing can match. */
function checksOut(parts: VisitParts, visitor: Visitor, csrf: string): boolean {
  if (visitor.session !== undefined) return parts.sessions.isCsrf(visitor.session, csrf);
  return isSignInForm(parts.secrets, { cookie: visitor.form ?? null, csrf }, parts.now());
}

/** A stranger's new session, known to the browser by `setCookie`; its conversation has not begun. `retryMs`: too many came from there. */
export type Admission = { is: 'ok'; session: string; conversation: string; setCookie: string } | { is: 'tooMany'; retryMs: number };

/** Gives a stranger a session and a conversation of its own, of which nothing is stored until something is said. */
async function admit(parts: VisitParts, { address }: { address: string }): Promise<Admission> {
  const { sessions, shared, secure, now } = parts;
  const taken = await shared.take(`visitors:${address}`, parts.visitorsPerMinute, 60_000);
  if (!taken.ok) return { is: 'tooMany', retryMs: taken.retryMs };
  const conversation = randomUUID();
  const session = await sessions.create({ customer: null, conversation, now: now() });
  return { is: 'ok', session, conversation, setCookie: writeCookie(sessionCookie, session, { secure }) };
}

/** Sessions as the pages see them; `admit` is for a page that greets by itself. */
export function createVisits(parts: VisitParts): Visits & { admit(o: { address: string }): Promise<Admission> } {
  const { sessions, secure, now } = parts;
  return {
    read: (cookie) => read(parts, cookie),
    checksOut: (visitor, csrf) => checksOut(parts, visitor, csrf),
    admit: (o) => admit(parts, o),
    open: async ({ idleMinutes }, { address, lang }) => {
      const admitted = await admit(parts, { address });
      if (admitted.is === 'tooMany') return admitted;
      const { session, conversation, setCookie } = admitted;
      const opened = { session, conversation, profile: strangerProfile(lang), csrf: sessions.csrf(session), idleMinutes };
      await parts.greet(opened, conversation);
      return { is: 'ok', visitor: { ...opened, setCookie } };
    },
    end: async (visitor) => {
      if (visitor.conversation !== undefined) {
        await sessions.endConversation(visitor.conversation, now());
        await tellLeft(parts.shared, visitor.conversation);
      }
      return dropCookie(sessionCookie, { secure });
    },
  };
}

/**
 * Signing in raises the visitor's session under a new token and goes on with what they had said and asked for as a stranger. That conversation
 * is ended before it is read, so that nothing more is said in it unseen. Who cannot be brought along is signed in all the same.
 */
export async function raise(parts: VisitParts, visitor: Visitor, customer: string): Promise<string> {
  const { sessions, secure, now } = parts;
  const { token, conversation } = await sessions.signIn({ customer, raising: visitor.session, now: now() });
  const before = visitor.customer === undefined ? visitor.conversation : undefined;
  if (before !== undefined) await carryWords(parts, before, { conversation, customer }).catch(parts.carryFailed);
  if (before !== undefined) await parts.carryNeeds(before, { conversation, customer }).catch(parts.carryFailed);
  if (visitor.conversation !== undefined) await tellLeft(parts.shared, visitor.conversation);
  await parts.greet({ ...visitor, customer, conversation }, conversation);
  if (before !== undefined) await parts.carryOn(before, { conversation, customer }).catch(parts.carryFailed);
  return writeCookie(sessionCookie, token, { secure });
}

async function carryWords(parts: VisitParts, before: string, to: { conversation: string; customer: string }): Promise<void> {
  await parts.sessions.endConversation(before, parts.now());
  await parts.carryWords(before, to);
}

export function createSignInPage(parts: VisitParts & { check: CheckSignIn }): SignIn {
  return {
    signIn: async ({ who, password, address, visitor }) => {
      const checked = await parts.check({ who, password, address, now: parts.now() });
      return checked.is === 'ok' ? { is: 'ok', setCookie: await raise(parts, visitor, checked.customer) } : checked;
    },
  };
}
