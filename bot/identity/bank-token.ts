import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import type { Pool } from 'pg';
import { z } from 'zod';
import { hashToken } from './signing';

/** Why a token is not believed. For our log and tests; a caller hears no more than that it was refused. */
export type TokenFault = 'malformed' | 'signature' | 'issuer' | 'audience' | 'expired' | 'early' | 'replayed' | 'unknownCustomer';
/** `away`: the bank's keys or the database did not answer, so nobody knows; the same token may be shown again, unless it was just used up. */
export type TokenRead = { is: 'ok'; customer: string } | { is: 'refused'; why: TokenFault } | { is: 'away' };
export type BankTokens = { read(token: string): Promise<TokenRead> };

export type BankTokenParts = {
  jwksUrl: string;
  issuer: string;
  audience: string;
  /** Whether nobody came with the token of this hashed id before; from then on somebody has, until nobody could believe it any more. */
  claim(jtiHash: string, until: Date, customer: string): Promise<boolean>;
  /** Whether the bank has such a customer. */
  isCustomer(customer: string): Promise<boolean>;
  /** The time of the world, since the bank's own sign-in stamped the token; not the time of the demo. */
  now(): Date;
  /** Told why a token was not believed, for the log of those who connect their sign-in. */
  refused?(why: TokenFault): void;
  /** Told what kept us from deciding, for the log. */
  failed?(error: unknown): void;
  coolDownMs?: number;
  timeoutMs?: number;
};

const tokenMaxLength = 8_192;
const lifeMaxSeconds = 5 * 60;
const skewSeconds = 30;
/** After the keys were fetched an unknown `kid` fetches them again no sooner than this: forged ones cannot make us call the bank at will. */
const coolDownMs = 30_000;
const timeoutMs = 3_000;
/** With a public key in the open, only what needs the private one proves anything: never `none`, never HS256 (RFC 8725, 2.1 and 3.1). */
const algorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'];

const Claims = z.object({
  sub: z.string().min(1).max(64),
  jti: z.string().min(1).max(256),
  iat: z.number(),
  exp: z.number(),
  aud: z.union([z.string(), z.tuple([z.string()])]),
});

/**
 * Reads the token by which the bank's own sign-in says who a customer is: a JWT (RFC 7519) under a key of its JWKS, for us alone, at most
 * five minutes long, used once on whichever node, whatever becomes of Redis. The keys are fetched when they are first needed, when they have grown old and when a new
 * `kid` comes. `read` never throws: what cannot be decided is `away`, which lets nobody in.
 */
export function createBankTokens(parts: BankTokenParts): BankTokens {
  const keys = keysOf(parts);
  return {
    read: async (token) => {
      const read = await judge(token, keys, parts);
      if (read.is === 'refused') parts.refused?.(read.why);
      return read;
    },
  };
}

async function judge(token: string, keys: JWTVerifyGetKey, parts: BankTokenParts): Promise<TokenRead> {
  if (token === '' || token.length > tokenMaxLength) return refused('malformed');
  try {
    const { payload } = await jwtVerify(token, keys, {
      algorithms,
      issuer: parts.issuer,
      audience: parts.audience,
      requiredClaims: ['sub', 'jti', 'exp'],
      maxTokenAge: lifeMaxSeconds,
      clockTolerance: skewSeconds,
      currentDate: parts.now(),
    });
    return await admit(payload, parts);
  } catch (error) {
    const why = faultOf(error);
    if (why !== null) return refused(why);
    parts.failed?.(error);
    return { is: 'away' };
  }
}

const refused = (why: TokenFault): TokenRead => ({ is: 'refused', why });

/** Peers that do not answer must not look like a bad signature, so what goes wrong while fetching keeps a name of its own. */
class KeysAway extends Error {
  override readonly name = 'KeysAway';
}

function keysOf(parts: BankTokenParts): JWTVerifyGetKey {
  const fetched = createRemoteJWKSet(new URL(parts.jwksUrl), {
    cooldownDuration: parts.coolDownMs ?? coolDownMs,
    timeoutDuration: parts.timeoutMs ?? timeoutMs,
  });
  return async (header, token) => {
    try {
      return await fetched(header, token);
    } catch (cause) {
      if (cause instanceof errors.JWKSNoMatchingKey || cause instanceof errors.JWKSMultipleMatchingKeys) throw cause;
      throw new KeysAway('the keys of the bank could not be fetched', { cause });
    }
  };
}

/** The signature holds. What is left: the shape of what it says, that there is such a customer, and that nobody came with it before. */
async function admit(payload: unknown, { isCustomer, claim }: BankTokenParts): Promise<TokenRead> {
  const claims = Claims.safeParse(payload);
  if (!claims.success) return refused(claims.error.issues.some(({ path }) => path[0] === 'aud') ? 'audience' : 'malformed');
  const { sub, jti, iat, exp } = claims.data;
  if (exp <= iat || exp - iat > lifeMaxSeconds) return refused('malformed');
  if (!(await isCustomer(sub))) return refused('unknownCustomer');
  const until = new Date((exp + skewSeconds) * 1_000);
  return (await claim(hashToken(jti), until, sub)) ? { is: 'ok', customer: sub } : refused('replayed');
}

/** The claim that counts on every node: a row in the database, with its audit. Errors: those of the database. */
export function claimIn(pool: Pick<Pool, 'query'>, now: () => Date): BankTokenParts['claim'] {
  return async (jtiHash, until, customer) => {
    const text = 'select identity.use_token($1, $2, $3, $4) as first';
    const { rows } = await pool.query<{ first: boolean }>(text, [jtiHash, customer, until, now()]);
    return rows[0]?.first === true;
  };
}

/** What was wrong with a token; null when it was not the token. */
function faultOf(error: unknown): TokenFault | null {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return claimFault(error);
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'malformed';
  return error instanceof errors.JOSEError ? 'signature' : null;
}

function claimFault({ claim, reason }: errors.JWTClaimValidationFailed): TokenFault {
  if (claim === 'iss') return 'issuer';
  if (claim === 'aud') return 'audience';
  return reason === 'check_failed' && (claim === 'nbf' || claim === 'iat') ? 'early' : 'malformed';
}
