import { randomBytes, randomInt } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { CodeWay, Profile } from '../../accessibility/profile';
import type { Abilities } from '../../accessibility/rendition';
import type { Act, Outcome } from '../../dialogs/ports';
import type { Carrier } from '../notify/carrier';
import { wordCode } from '../notify/code-message';
import type { Word } from '../notify/words';
import { About, ask, cancel, expire, granted, look, macsOf, verify, view, voidFor } from './challenges';
import { codeExpiresAt } from './code-life';
import { maskAddress } from './mask';
import type { Purpose } from './purpose';
import { type Secrets, hashToken, newToken } from './signing';
import { contactsOf, type Contacts, waysFor } from './ways';

/** DESIGN 7, step-up 9. `sendsMax` bounds even the codes that are not counted, so that nobody's phone can be flooded by corrections. */
export type StepUpLimits = { codesMax: number; sendsMax: number; sendMaxMs: number };
export const stepUpLimits: StepUpLimits = { codesMax: 5, sendsMax: 20, sendMaxMs: 5_000 };

export type StepUpParts = {
  pool: Pool;
  secrets: Secrets;
  carrier: Carrier;
  word: Word;
  publicUrl: string;
  /** Told of a challenge that a newer one ended, so that its conversation hears of it. */
  replaced: (about: About) => void;
  log: (line: string) => void;
  limits?: StepUpLimits;
};

/** An act that needs a code, and whom it is asked of. `channel` is the one that asks: a code never goes back into it, except by SMS. */
export type Asked = {
  act: Act;
  purpose: Purpose;
  conversation: string;
  channel: Abilities['channel'];
  profile: Profile;
  turn: string;
  now: Date;
};

const Issued = z.discriminatedUnion('is', [
  z.object({ is: z.literal('exhausted') }),
  z.object({ is: z.literal('closed') }),
  z.object({ is: z.literal('issued'), replaced: z.array(About) }),
]);
const Renewed = z.discriminatedUnion('is', [
  z.object({ is: z.enum(['unknown', 'foreign']) }),
  z.object({ is: z.enum(['exhausted', 'granted', 'used', 'expired', 'locked', 'void']), about: About }),
  z.object({ is: z.literal('renewed'), about: About, expires: z.string() }),
]);

/**
 * What came of asking for another code. `sentTo` is masked. `noSuchWay`: not one of the challenge's ways. `unsent`: the carrier failed, so
 * try another way. The tries already made stay counted (a new code buys no guesses).
 */
export type Resent =
  | { is: 'sent'; way: CodeWay; sentTo: string; expires: string; about: About }
  | { is: 'unsent' | 'noSuchWay' | 'exhausted' | 'granted' | 'used' | 'expired' | 'locked' | 'void'; about: About }
  | { is: 'unknown' | 'foreign' };

export type StepUp = ReturnType<typeof createStepUp>;

/**
 * One-time codes, one flow for every channel (DESIGN 7, "Step-up"): a code is bound to one act, judged at most three times, and lives only
 * in the carrier's hands. The grant that `perform` carries is the challenge's id; only the posting can use it, once.
 */
export function createStepUp(parts: StepUpParts) {
  const { pool } = parts;
  return {
    /** Nothing has moved when a code cannot be issued, so a failing database is a refusal that may be tried again, never a throw. */
    issue: (asked: Asked): Promise<Outcome> =>
      issue(parts, asked).catch((error: unknown) => {
        parts.log(`a code could not be issued: ${nameOf(error)}`);
        return unavailable;
      }),
    resend: (given: { ticket: string; way: CodeWay; viewer: string | null; now: Date }): Promise<Resent> => resend(parts, given),
    verify: (given: { ticket: string; code: string; viewer: string | null; now: Date }) => verify(parts, given),
    view: (given: { ticket: string; viewer: string | null; now: Date }) => view(pool, given.ticket, given.viewer, given.now),
    cancel: (given: { ticket: string; viewer: string | null; now: Date }) => cancel(pool, given.ticket, given.viewer, given.now),
    voidFor: (act: string, reason: 'corrected' | 'cancelled' | 'refused', now: Date) => voidFor(pool, act, reason, now),
    granted: (before: Date, max: number) => granted(pool, before, max),
    expire: (now: Date, max: number) => expire(pool, now, max),
  };
}

const unavailable: Outcome = { is: 'refused', code: 'unavailable', values: {}, final: false };
/** The customer signed out while the act was on its way to its code: nothing moved, and nothing will. */
const signedOut: Outcome = { is: 'refused', code: 'abandoned', values: {}, final: true };
/** What may be logged of an error: never its text, which might hold the message. */
const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'unknown');
const newCode = (): string => String(randomInt(1_000_000)).padStart(6, '0');

async function issue(parts: StepUpParts, { act, purpose, conversation, channel, profile, turn, now }: Asked): Promise<Outcome> {
  const { codesMax, sendsMax } = parts.limits ?? stepUpLimits;
  const contacts = await contactsOf(parts.pool, act.customer);
  const ways = waysFor(profile, contacts, channel);
  const [challenge, ticket, code] = [randomBytes(16).toString('hex'), newToken(), newCode()];
  const expires = codeExpiresAt(profile, now);
  const row = {
    ...{ id: challenge, ticketHash: hashToken(ticket), codeMac: macsOf(parts.secrets, ticket, code)[0] },
    ...{ act: act.id, digest: act.digest, customer: act.customer, conversation, purpose },
    ...{ lang: profile.lang, wording: profile.wording, way: ways[0], ways, codeMinutes: profile.codeMinutes },
  };
  const issued = Issued.parse(await ask(parts.pool, 'issue_challenge($1, $2, $3, $4, $5)', [row, turn, codesMax, sendsMax, now]));
  if (issued.is === 'exhausted') return { is: 'refused', code: 'codesExhausted', values: {}, final: false };
  if (issued.is === 'closed') return signedOut;
  for (const old of issued.replaced) parts.replaced(old);
  const message = { purpose, code, expires, lang: profile.lang, wording: profile.wording };
  const sentBy = await sendByFirst(parts, ways, contacts, act.customer, message);
  if (sentBy === null) {
    await ask(parts.pool, 'void_act($1, $2, $3)', [act.id, 'unsent', now]);
    return unavailable;
  }
  if (sentBy !== ways[0]) await ask(parts.pool, 'move_code($1, $2)', [challenge, sentBy]);
  return { is: 'stepUp', challenge, href: `${parts.publicUrl}/confirm/${ticket}`, sentBy, expires: expires.toISOString() };
}

async function resend(parts: StepUpParts, given: { ticket: string; way: CodeWay; viewer: string | null; now: Date }): Promise<Resent> {
  const { ticket, way, viewer, now } = given;
  const { codesMax, sendsMax } = parts.limits ?? stepUpLimits;
  const seen = await look(parts.pool, ticket, viewer, now);
  if (!('about' in seen)) return seen;
  if (!seen.ways.includes(way)) return { is: 'noSuchWay', about: seen.about };
  const code = newCode();
  const values = [hashToken(ticket), macsOf(parts.secrets, ticket, code)[0], way, viewer, codesMax, sendsMax, now];
  const renewed = Renewed.parse(await ask(parts.pool, 'renew_code($1, $2, $3, $4, $5, $6, $7)', values));
  if (renewed.is !== 'renewed') return renewed;
  const contacts = await contactsOf(parts.pool, seen.about.customer);
  const expires = new Date(renewed.expires);
  const message = { purpose: seen.purpose, code, expires, lang: seen.lang, wording: seen.wording };
  const sentBy = await sendByFirst(parts, [way], contacts, seen.about.customer, message);
  if (sentBy === null) return { is: 'unsent', about: seen.about };
  return { is: 'sent', way, sentTo: maskAddress(way, contacts[way] ?? ''), expires: expires.toISOString(), about: seen.about };
}

/** Hands the code to the first way that takes it; null when none does. Nothing of the message is logged. */
async function sendByFirst(
  parts: StepUpParts,
  ways: CodeWay[],
  contacts: Contacts,
  customer: string,
  message: Parameters<typeof wordCode>[2],
): Promise<CodeWay | null> {
  for (const way of ways) {
    const to = contacts[way];
    if (to === null) continue;
    const text = wordCode(parts.word, way, message);
    try {
      const sent = parts.carrier.send({ way, to, customer, lang: message.lang, text, code: message.code });
      await within(sent, (parts.limits ?? stepUpLimits).sendMaxMs);
      return way;
    } catch (error) {
      parts.log(`a code could not be sent by ${way}: ${nameOf(error)}`);
    }
  }
  return null;
}

/** Waits for a carrier no longer than it may take. */
async function within(sent: Promise<void>, maxMs: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('the carrier took too long')), maxMs);
  });
  await Promise.race([sent, late]).finally(() => clearTimeout(timer));
}
