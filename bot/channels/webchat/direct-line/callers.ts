import { createHash, timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../../identity/signing';
import type { Asked } from '../../../wire';
import type { DirectLineNeeds } from './ports';
import { refused, type Refused } from './refusals';
import type { Claims, Tokens } from './tokens';

/**
 * Who calls: a live session in its conversation, signed in where it has a customer. `user` is what their activities are from; `endsAt` (ISO) is
 * when the session ends if nothing more is done.
 */
export type Caller = Claims & { customer: string | null; endsAt?: string };

type Needs = Pick<DirectLineNeeds, 'sessions' | 'store' | 'directLineSecrets' | 'now'> & { tokens: Tokens };

const bearer = /^Bearer ([\x21-\x7e]{1,2048})$/i;

const bearerOf = ({ headers }: Asked): string => bearer.exec(headers.authorization ?? '')?.[1] ?? '';

const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest();

/** Whether the caller shows a secret of the bank's own servers; in constant time, whichever of the list it is. */
export function showsSecret(asked: Asked, secrets: Secrets): boolean {
  const shown = digest(bearerOf(asked));
  return secrets.reduce((found, secret) => timingSafeEqual(digest(secret), shown) || found, false);
}

/** How a session's activities are signed where its client did not choose: the same name for every token of one session. */
export const userOf = (session: string): string => `dl_${session.slice(0, 16)}`;

/** Whose token it is, in whatever conversation. Looking on is no use of the session; only with `touch` does its idle clock begin anew. */
export async function callerOf(asked: Asked, needs: Needs, { touch }: { touch: boolean }): Promise<Caller | Refused> {
  const claims = await needs.tokens.read(bearerOf(asked));
  if (typeof claims === 'string') return refused(claims === 'expired' ? 'tokenExpired' : 'forbidden');
  return liveCaller(claims, needs, touch);
}

/** The caller of a route that names a conversation: it must be the token's, or a stranger's where the secret is shown. */
export async function callerIn(asked: Asked, needs: Needs, { touch }: { touch: boolean }): Promise<Caller | Refused> {
  const conversation = asked.params.get('conversation') ?? '';
  if (showsSecret(asked, needs.directLineSecrets)) return strangerIn(conversation, needs, touch);
  const claims = await needs.tokens.read(bearerOf(asked));
  if (typeof claims === 'string') return refused(claims === 'expired' ? 'tokenExpired' : 'forbidden');
  if (claims.conversation !== conversation) return refused((await isKnown(conversation, needs)) ? 'forbidden' : 'notFound');
  return liveCaller(claims, needs, touch);
}

/** A session may have ended since the token was made: signed out, raised by a sign-in, idle. Then a new token is to be fetched. */
async function liveCaller(claims: Claims, { sessions, now }: Needs, touch: boolean): Promise<Caller | Refused> {
  const session = await sessions.findByHash(claims.session, now(), { touch });
  if (session === null || session.conversation !== claims.conversation) return refused('tokenExpired');
  return { ...claims, customer: session.customer, endsAt: session.endsAt };
}

/** The secret speaks for strangers only: what it could begin itself. No customer's conversation is open to it. */
async function strangerIn(conversation: string, needs: Needs, touch: boolean): Promise<Caller | Refused> {
  const session = await needs.sessions.strangerIn(conversation, needs.now());
  if (session === null) return refused((await isKnown(conversation, needs)) ? 'forbidden' : 'notFound');
  return liveCaller({ conversation, user: userOf(session), session }, needs, touch);
}

async function isKnown(conversation: string, { sessions, store }: Needs): Promise<boolean> {
  return (await sessions.hasConversation(conversation)) || (await store.newest([conversation])).size > 0;
}
