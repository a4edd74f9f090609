import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { Profile } from '../../accessibility/profile';
import type { Asking } from '../stores/sql/lanes';
import { askFor } from './ask';
import { type Secrets, hashToken, isSigned, newToken, sign } from './signing';

/** One browser's session. `customer` is null until somebody signs in; `endsAt` (ISO) is when it ends if nothing more is done. */
export type Session = { customer: string | null; conversation: string; endsAt: string };

/** DESIGN 8 and WCAG 2.2.1: 20 minutes idle, 60 with slow timers or where nobody is signed in; in all long enough for ten extensions. */
const idleMinutes = 20;
const idleSlowMinutes = 60;
/** How long somebody signed in may do nothing, for the words that say so. */
export const idleMinutesFor = (profile: Profile): number => (profile.slowTimers ? idleSlowMinutes : idleMinutes);

const lifeMaxHours = 12;
const touchEveryMs = 60_000;

const Row = z.object({ customer: z.string().nullable(), conversation: z.string(), last_seen_at: z.date(), ends_at: z.date() });

const Opened = z.tuple([z.object({ conversation: z.string() })]);
const Living = z.object({ token_hash: z.string(), ends_at: z.date() });

/** While a one-time code is open no idle clock runs: the idle time begins when the code is used, dies or runs out. */
const findSql = (which: string) => `
  select s.token_hash, s.customer, s.conversation, s.last_seen_at,
    least(s.created_at + make_interval(hours => ${lifeMaxHours}),
      greatest(s.last_seen_at, code.until) + make_interval(mins => case when s.customer is null
        or coalesce((p.profile ->> 'slowTimers')::boolean, false) then ${idleSlowMinutes} else ${idleMinutes} end)) as ends_at
  from identity.sessions s
    left join identity.profiles p on p.customer = s.customer
    left join lateral (select max(coalesce(c.ended_at, c.expires_at)) as until from identity.challenges c
      where c.customer = s.customer and c.conversation = s.conversation and c.issued_at > $2::timestamptz - interval '2 hours') code on true
  where ${which} and s.revoked_at is null`;
const findOneSql = findSql('s.token_hash = $1');
const findManySql = findSql('s.token_hash = any($1)');
const findStrangerSql = `${findSql('s.conversation = $1 and s.customer is null')} order by s.created_at desc limit 1`;

export type Sessions = ReturnType<typeof createSessions>;

/**
 * Sessions in the database, known by a 128-bit random token that only the browser's cookie holds. `asking` is for what every turn looks up.
 * Throws PeerError `database`.
 */
export function createSessions({ pool, asking = pool, secrets }: { pool: Pool; asking?: Asking; secrets: Secrets }) {
  const findByHash = async (hash: string, now: Date, { touch }: { touch: boolean }): Promise<Session | null> => {
    const [row] = await askFor(asking, { name: 'session-find', text: findOneSql, values: [hash, now] });
    const found = Row.optional().parse(row);
    if (!found || found.ends_at <= now) return null;
    if (touch && now.getTime() - found.last_seen_at.getTime() >= touchEveryMs) await noteUse(pool, hash, now);
    return { customer: found.customer, conversation: found.conversation, endsAt: found.ends_at.toISOString() };
  };

  return {
    /** A new session's token, in a conversation that is known to be open: a stranger's own, which nobody else can close. */
    async create(o: { customer: string | null; conversation: string; now: Date }): Promise<string> {
      const token = newToken();
      const text = `insert into identity.sessions (token_hash, customer, conversation, created_at, last_seen_at) values ($1, $2, $3, $4, $4)`;
      await askFor(pool, { text, values: [hashToken(token), o.customer, o.conversation, o.now] });
      return token;
    },

    /** The live session of a token, or null. Being looked for counts as being used, noted at most once a minute. */
    find: (token: string, now: Date): Promise<Session | null> => findByHash(hashToken(token), now, { touch: true }),

    /** The live session behind a hash, or null: for who was given the hash to name it by. Only with `touch` is it being used. */
    findByHash,

    /** Which of these hashes still have a live session: one question for all that wait at one node. */
    async living(hashes: readonly string[], now: Date): Promise<ReadonlySet<string>> {
      const rows = await askFor(asking, { name: 'session-living', text: findManySql, values: [hashes, now] });
      const found = z.array(Living).parse(rows);
      return new Set(found.filter(({ ends_at }) => ends_at > now).map(({ token_hash }) => token_hash));
    },

    /** The hash of the live session of a stranger in this conversation, or null: a customer's conversation has none. */
    async strangerIn(conversation: string, now: Date): Promise<string | null> {
      const [row] = await askFor(asking, { name: 'session-stranger', text: findStrangerSql, values: [conversation, now] });
      const found = Living.optional().parse(row);
      return found && found.ends_at > now ? found.token_hash : null;
    },

    /** Whether a session was given this conversation, though nothing may have been said in it yet. */
    async hasConversation(conversation: string): Promise<boolean> {
      const text = 'select 1 from identity.sessions where conversation = $1 and revoked_at is null limit 1';
      return (await askFor(asking, { name: 'session-conversation', text, values: [conversation] })).length > 0;
    },

    /**
     * A customer's new session, in their one open conversation: both in one step, so that signing out elsewhere comes before or after it and never
     * between. `raising` is the session that signed in; it alone ends: one that was planted before is worth nothing (session fixation).
     */
    async signIn(o: { customer: string; raising?: string | undefined; now: Date }): Promise<{ token: string; conversation: string }> {
      const token = newToken();
      const old = o.raising === undefined ? null : hashToken(o.raising);
      const text = 'select identity.open_session($1, $2, $3, $4, $5) as conversation';
      const rows = await askFor(pool, { text, values: [hashToken(token), old, o.customer, randomUUID(), o.now] });
      return { token, conversation: Opened.parse(rows)[0].conversation };
    },

    /** Ends one session at once. */
    async revoke(token: string, now: Date): Promise<void> {
      const text = 'update identity.sessions set revoked_at = $2 where token_hash = $1 and revoked_at is null';
      await askFor(pool, { text, values: [hashToken(token), now] });
    },

    /** Signing out (DESIGN 4): the conversation is closed, every session of it ends and its codes are void, all in one step. */
    async endConversation(conversation: string, now: Date): Promise<void> {
      await askFor(pool, { text: 'select identity.end_conversation($1, $2)', values: [conversation, now] });
    },

    /** What a form of this session carries, so that no other site can post it. */
    csrf: (token: string): string => sign(secrets, 'csrf', token),
    isCsrf: (token: string, given: string): boolean => isSigned(secrets, 'csrf', token, given),
  };
}

async function noteUse(pool: Pool, hash: string, now: Date): Promise<void> {
  const text = 'update identity.sessions set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1';
  await askFor(pool, { text, values: [hash, now] });
}
