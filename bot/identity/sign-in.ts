import type { Pool } from 'pg';
import { z } from 'zod';
import type { SharedStore } from '../stores/types';
import { askFor } from './ask';
import { createJudge } from './passwords';
import { type Secrets, sign } from './signing';

/**
 * What a try to sign in came to. `wrong` never says which part was wrong, nor whether such a customer exists; a name nobody bears gets the
 * same answers, and is locked after as many tries, as one that somebody does. `locked.until` is ISO; `tooMany.retryMs` milliseconds.
 * While a customer is locked under one name, another name of theirs answers `wrong`, even to the right password: `locked` there would tell
 * a stranger that both names are one person. So the words for `wrong` must say that sign-in may be paused.
 */
export type SignInResult =
  | { is: 'ok'; customer: string }
  | { is: 'wrong' }
  | { is: 'locked'; until: string }
  | { is: 'shared' }
  | { is: 'tooMany'; retryMs: number }
  | { is: 'empty'; who: boolean; password: boolean };
export type SignInTry = { who: string; password: string; address: string; now: Date };
export type SignIn = (entered: SignInTry) => Promise<SignInResult>;
export type SignInLimits = { perAddress: number; windowMs: number; wrongMax: number; lockMinutes: number };

/** DESIGN 8: 10 a minute and address, 5 wrong a customer; a lock opens by itself after 15 minutes. */
export const signInLimits: SignInLimits = { perAddress: 10, windowMs: 60_000, wrongMax: 5, lockMinutes: 15 };

const whoMaxLength = 64;
const Begun = z.union([
  z.object({ shared: z.literal(true) }),
  z.object({
    shared: z.literal(false),
    customer: z.string().nullable(),
    hash: z.string().nullable(),
    judged: z.boolean(),
  }),
]);
const Ended = z.object({ until: z.date().nullable() });

/**
 * What somebody typed to say who they are, as it is stored: full-width and spaced digits are digits, x is X, a mainland prefix is dropped.
 * Phone, ID and customer numbers have different lengths, so one field takes them all.
 */
export function readWho(text: string): string {
  const plain = text.slice(0, whoMaxLength).normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  return plain.replace(/^(\+|00)86(?=1\d{10}$)/, '');
}

/** Signs a customer of the demo bank in by one field and one password. Errors: only those of the database. */
export function createSignIn(parts: { pool: Pool; shared: SharedStore; secrets: Secrets; limits?: SignInLimits }): SignIn {
  const { pool, shared, secrets, limits = signInLimits } = parts;
  const judge = createJudge();
  const lock = `${limits.lockMinutes} minutes`;
  return async ({ who, password, address, now }) => {
    const name = readWho(who);
    if (name === '' || password === '') return { is: 'empty', who: name === '', password: password === '' };
    const taken = await shared.take(`signIn:${address}`, limits.perAddress, limits.windowMs);
    if (!taken.ok) return { is: 'tooMany', retryMs: taken.retryMs };
    const key = sign(secrets, 'sign-in name', name); // a password typed into the wrong field is not kept readable either
    const begun = await begin(pool, [name, key, limits.wrongMax, lock, now]);
    const right = await judge(password, !begun.shared && begun.judged ? begun.hash : null);
    if (begun.shared) return { is: 'shared' };
    const until = await end(pool, [key, begun.customer, right, now]);
    if (right && begun.customer !== null) return { is: 'ok', customer: begun.customer };
    return until === null ? { is: 'wrong' } : { is: 'locked', until: until.toISOString() };
  };
}

async function begin(pool: Pool, values: [string, string, number, string, Date]): Promise<z.infer<typeof Begun>> {
  const [row] = await askFor(pool, { text: 'select identity.begin_sign_in($1, $2, $3, $4, $5) as begun', values });
  return z.object({ begun: Begun }).parse(row).begun;
}

async function end(pool: Pool, values: [string, string | null, boolean, Date]): Promise<Date | null> {
  const [row] = await askFor(pool, { text: 'select identity.end_sign_in($1, $2, $3, $4) as until', values });
  return Ended.parse(row).until;
}
