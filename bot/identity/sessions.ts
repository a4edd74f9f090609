import type { Pool } from 'pg';
import { z } from 'zod';
import type { Profile } from '../../accessibility/profile';
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

/** While a one-time code is open no idle clock runs: the idle time begins when the code is used, dies or runs out. */
const findSql = `
  select s.customer, s.conversation, s.last_seen_at,
    least(s.created_at + make_interval(hours => ${lifeMaxHours}),
      greatest(s.last_seen_at, code.until) + make_interval(mins => case when s.customer is null
        or coalesce((p.profile ->> 'slowTimers')::boolean, false) then ${idleSlowMinutes} else ${idleMinutes} end)) as ends_at
  from identity.sessions s
    left join identity.profiles p on p.customer = s.customer
    left join lateral (select max(coalesce(c.ended_at, c.expires_at)) as until from identity.challenges c
      where c.customer = s.customer and c.conversation = s.conversation and c.issued_at > $2::timestamptz - interval '2 hours') code on true
  where s.token_hash = $1 and s.revoked_at is null`;

export type Sessions = ReturnType<typeof createSessions>;

/** Sessions in the database, known by a 128-bit random token that only the browser's cookie holds. Errors: only those of the database. */
export function createSessions({ pool, secrets }: { pool: Pool; secrets: Secrets }) {
  return {
    /** A new session's token. */
    async create(o: { customer: string | null; conversation: string; now: Date }): Promise<string> {
      const token = newToken();
      await pool.query(
        `insert into identity.sessions (token_hash, customer, conversation, created_at, last_seen_at) values ($1, $2, $3, $4, $4)`,
        [hashToken(token), o.customer, o.conversation, o.now],
      );
      return token;
    },

    /** The live session of a token, or null. Being looked for counts as being used, noted at most once a minute. */
    async find(token: string, now: Date): Promise<Session | null> {
      const { rows } = await pool.query({ name: 'session-find', text: findSql, values: [hashToken(token), now] });
      const found = Row.optional().parse(rows[0]);
      if (!found || found.ends_at <= now) return null;
      if (now.getTime() - found.last_seen_at.getTime() >= touchEveryMs) await touch(pool, token, now);
      return { customer: found.customer, conversation: found.conversation, endsAt: found.ends_at.toISOString() };
    },

    /** Signing in raises only the session that did it, under a new token: one that was planted before is worth nothing (session fixation). */
    async raise(token: string, o: { customer: string; conversation: string; now: Date }): Promise<string> {
      const raised = newToken();
      await pool.query(
        `with old as (update identity.sessions set revoked_at = $5 where token_hash = $1 and revoked_at is null)
         insert into identity.sessions (token_hash, customer, conversation, created_at, last_seen_at) values ($2, $3, $4, $5, $5)`,
        [hashToken(token), hashToken(raised), o.customer, o.conversation, o.now],
      );
      return raised;
    },

    /** Ends one session at once. */
    async revoke(token: string, now: Date): Promise<void> {
      await pool.query('update identity.sessions set revoked_at = $2 where token_hash = $1 and revoked_at is null', [
        hashToken(token),
        now,
      ]);
    },

    /** Ends every session of a conversation: signing out closes it (DESIGN 4). */
    async revokeConversation(conversation: string, now: Date): Promise<void> {
      await pool.query('update identity.sessions set revoked_at = $2 where conversation = $1 and revoked_at is null', [conversation, now]);
    },

    /** What a form of this session carries, so that no other site can post it. */
    csrf: (token: string): string => sign(secrets, 'csrf', token),
    isCsrf: (token: string, given: string): boolean => isSigned(secrets, 'csrf', token, given),
  };
}

async function touch(pool: Pool, token: string, now: Date): Promise<void> {
  await pool.query('update identity.sessions set last_seen_at = greatest(last_seen_at, $2) where token_hash = $1', [hashToken(token), now]);
}
