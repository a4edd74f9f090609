import type { Pool } from 'pg';
import { z } from 'zod';
import { askFor } from './ask';
import { maskAddress } from './mask';
import { type Secrets, hashToken, signEach } from './signing';
import { maskPurpose, Purpose } from './purpose';
import { contactsOf } from './ways';

const toIso = (instant: string): string => new Date(instant).toISOString();
const Way = z.enum(['sms', 'voice', 'email', 'wechat']);

/** Which challenge, and where the answer must be told: enough to put `{do:'stepUp', challenge, result}` into its conversation. */
export const About = z.object({ challenge: z.string(), act: z.string(), customer: z.string(), conversation: z.string() });
export type About = z.infer<typeof About>;

const Nobody = z.object({ is: z.enum(['unknown', 'foreign']) });

/** What a code was worth. `malformed`: not six digits, and so no try. `used`: the act was done or refused long since; show its outcome. */
const Verdict = z.discriminatedUnion('is', [
  Nobody,
  z.object({ is: z.enum(['granted', 'used', 'expired', 'locked', 'void']), about: About }),
  z.object({ is: z.enum(['wrong', 'malformed']), left: z.number(), about: About }),
]);
export type Verdict = z.infer<typeof Verdict>;

const Known = z.object({
  is: z.enum(['open', 'granted', 'used', 'expired', 'locked', 'void']),
  about: About,
  reason: z.enum(['replaced', 'corrected', 'cancelled', 'unsent', 'refused']).nullable(),
  purpose: Purpose,
  lang: z.enum(['zh-CN', 'en']),
  wording: z.enum(['plain', 'easy', 'signFirst']),
  sentBy: Way,
  ways: z.array(Way),
  expires: z.string().transform(toIso),
  left: z.number(),
});
type Known = z.infer<typeof Known>;
const Seen = z.discriminatedUnion('is', [Nobody, Known]);

/**
 * What a challenge's page may show. `own`: the viewer is signed in as its customer; otherwise the payee's name or the bill's key is masked.
 * `sentTo` is always masked. `left` counts tries; `expires` is ISO; `reason` says why a `void` one ended.
 */
export type View = z.infer<typeof Nobody> | (Known & { own: boolean; sentTo: string });

const Cancelled = z.union([Nobody, z.object({ is: z.enum(['cancelled', 'granted', 'used', 'expired', 'locked', 'void']), about: About })]);
export type Cancelled = z.infer<typeof Cancelled>;

const codeMaxLength = 32;

/** The six digits of a code as typed or pasted, full-width or grouped; null when it is something else. */
export function readCode(text: string): string | null {
  const digits = text.slice(0, codeMaxLength).normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{6}$/.test(digits) ? digits : null;
}

/** What the database keeps of a code: its mac under a server key and the ticket, useless for any other challenge. */
export const macsOf = (secrets: Secrets, ticket: string, code: string): string[] =>
  signEach(secrets, 'step-up code', `${hashToken(ticket)}:${code}`);

const Answer = z.object({ answer: z.unknown() });

/** Asks one of the step-up functions, which answer in jsonb. Throws PeerError `database`. */
export async function ask(pool: Pool, call: string, values: unknown[]): Promise<unknown> {
  const [row] = await askFor(pool, { text: `select identity.${call} as answer`, values });
  return Answer.optional().parse(row)?.answer;
}

/** The challenge behind a ticket, unmasked: for sending, never for showing. */
export async function look(pool: Pool, ticket: string, viewer: string | null, now: Date): Promise<z.infer<typeof Seen>> {
  return Seen.parse(await ask(pool, 'view_challenge($1, $2, $3)', [hashToken(ticket), viewer, now]));
}

/** What the page of a ticket shows. `viewer` is the signed-in customer or null. */
export async function view(pool: Pool, ticket: string, viewer: string | null, now: Date): Promise<View> {
  const seen = await look(pool, ticket, viewer, now);
  if (!('about' in seen)) return seen;
  const own = viewer !== null;
  const contacts = await contactsOf(pool, seen.about.customer);
  const sentTo = maskAddress(seen.sentBy, contacts[seen.sentBy] ?? '');
  return { ...seen, own, sentTo, purpose: own ? seen.purpose : maskPurpose(seen.purpose) };
}

/** Judges a code. Digits go no further than this: the conversation learns only the verdict. */
export async function verify(
  parts: { pool: Pool; secrets: Secrets },
  given: { ticket: string; code: string; viewer: string | null; now: Date },
): Promise<Verdict> {
  const code = readCode(given.code);
  const macs = code === null ? null : macsOf(parts.secrets, given.ticket, code);
  return Verdict.parse(await ask(parts.pool, 'verify_code($1, $2, $3, $4)', [hashToken(given.ticket), macs, given.viewer, given.now]));
}

/** Cancels from the page. Afterwards the conversation is to be told. */
export async function cancel(pool: Pool, ticket: string, viewer: string | null, now: Date): Promise<Cancelled> {
  return Cancelled.parse(await ask(pool, 'cancel_challenge($1, $2, $3)', [hashToken(ticket), viewer, now]));
}

/** Ends the challenges of an act that will not be done as confirmed; `cancelled` alone does not give the code back to the hourly limit. */
export async function voidFor(pool: Pool, act: string, reason: 'corrected' | 'cancelled' | 'refused', now: Date): Promise<number> {
  return z.number().parse(await ask(pool, 'void_act($1, $2, $3)', [act, reason, now]));
}

/** Challenges granted before an instant whose act has not used the grant: what a restart must look at. Oldest first. */
export async function granted(pool: Pool, before: Date, max: number): Promise<(About & { digest: string; grantedAt: string })[]> {
  const text = `select id as challenge, act, customer, conversation, digest, granted_at from identity.challenges
     where state = 'granted' and granted_at < $1 order by granted_at limit $2`;
  const rows = await askFor(pool, { text, values: [before, max] });
  const Row = About.extend({ digest: z.string(), granted_at: z.date() });
  return z
    .array(Row)
    .parse(rows)
    .map(({ granted_at, ...one }) => ({ ...one, grantedAt: granted_at.toISOString() }));
}

/** Ends challenges (and unused grants) whose time is over and lists them, at most `max`, so that their conversations can be told. */
export async function expire(pool: Pool, now: Date, max: number): Promise<About[]> {
  const rows = await askFor(pool, { text: 'select answer from identity.expire_challenges($1, $2) answer', values: [now, max] });
  return rows.map((row) => About.parse(Answer.parse(row).answer));
}
