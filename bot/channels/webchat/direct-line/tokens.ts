import { hkdfSync } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { Secrets } from '../../../identity/signing';
import { createExpiringMap } from '../../../stores/shared/expiring';

/** How long a token is good for; clients renew it half-way. */
export const tokenSeconds = 1_800;

const algorithm = 'HS256';
const verifiedMax = 20_000;
const tokenMaxLength = 2_048;

/**
 * What a token says. `session` is the hash by which the session is stored: scripts read tokens, so the cookie's own value must not be in one.
 * Nothing here says who is signed in; the session does, and may have ended since.
 */
const Claims = z.object({
  conversation: z.string().min(1),
  user: z.string().min(1),
  session: z.string().min(1),
  /** Made by `POST /chat/token`: a browser of ours holds the cookie of this very session, so that signing in there raises it. */
  browser: z.literal(true).optional(),
});
export type Claims = z.infer<typeof Claims>;
type Verified = { claims: Claims; until: number };

export type Tokens = {
  issue(claims: Claims): Promise<string>;
  /** The claims; or why they are not believed: `expired` was ours once, `forged` never. */
  read(token: string): Promise<Claims | 'expired' | 'forged'>;
};

/**
 * The tokens of Direct Line: JWT (RFC 7519) under a key made from each session secret, so that one made for cookies or forms is no key here.
 * The newest secret signs, all verify. A verified token is remembered until it expires (hot path: rule 13).
 */
export function createTokens({ secrets, now }: { secrets: Secrets; now: () => Date }): Tokens {
  const keys = secrets.map((secret) => new Uint8Array(hkdfSync('sha256', secret, '', 'direct line token', 32)));
  const nowMs = () => now().getTime();
  const verified = createExpiringMap<Verified>(verifiedMax, nowMs);
  const verify = async (token: string): Promise<Verified | 'expired' | 'forged'> => {
    for (const key of keys) {
      const read = await verifyWith(key, token, now());
      if (read !== 'forged') return read;
    }
    return 'forged';
  };
  return {
    issue: ({ conversation, user, session, browser }) => {
      const [newest] = keys;
      if (!newest) throw new Error('there is no secret to sign with');
      const seconds = Math.floor(nowMs() / 1000);
      return new SignJWT({ conversation, user, session, ...(browser ? { browser } : {}) })
        .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
        .setIssuedAt(seconds)
        .setExpirationTime(seconds + tokenSeconds)
        .sign(newest);
    },
    read: async (token) => {
      const known = verified.get(token);
      if (known) return known.value.claims;
      const read = token.length > tokenMaxLength ? 'forged' : await verify(token);
      if (typeof read === 'string') return read;
      verified.set(token, read, read.until - nowMs());
      return read.claims;
    },
  };
}

async function verifyWith(key: Uint8Array, token: string, at: Date): Promise<Verified | 'expired' | 'forged'> {
  try {
    const { payload } = await jwtVerify(token, key, { algorithms: [algorithm], currentDate: at, requiredClaims: ['exp'] });
    const claims = Claims.safeParse(payload);
    return claims.success ? { claims: claims.data, until: (payload.exp ?? 0) * 1000 } : 'forged';
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'forged';
  }
}
