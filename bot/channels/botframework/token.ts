import { createRemoteJWKSet, customFetch, errors, jwtVerify } from 'jose';
import { z } from 'zod';
import { PeerError } from '../../errors';

const algorithms = ['RS256', 'RS384', 'RS512'];
/** Microsoft's rules for clocks that differ and for how long keys may be kept. */
const clockSkewSeconds = 5 * 60;
const keysKeptMs = 24 * 60 * 60_000;
/** A key that nobody knows is looked for again at most so often, however many forged tokens name one. */
const lookAgainMs = 30_000;
const fetchMaxMs = 3_000;
const verifiedMax = 1_000;
const verifiedMaxMs = 10 * 60_000;

export type TokenCheckParts = { appId: string; issuer: string; metadataUrl: string; lookAgainMs?: number };
/** `unauthorized`: no token, or none for us (RFC 6750: 401). `forbidden`: a good token that does not cover this activity (403). */
export type TokenVerdict = 'ok' | 'unauthorized' | 'forbidden';
export type TokenCheck = (
  authorization: string | undefined,
  activity: { channelId?: string; serviceUrl?: string },
) => Promise<TokenVerdict>;

type Verified = { serviceUrl: string; endorsements: string[]; untilMs: number };

const Metadata = z.object({ jwks_uri: z.url({ protocol: /^https?$/ }) });
const Keys = z.object({ keys: z.array(z.looseObject({ kid: z.string().optional(), endorsements: z.array(z.string()).optional() })) });
const Claims = z.object({ aud: z.string(), exp: z.number(), serviceurl: z.string().min(1) });

/**
 * Checks the token of a channel (Bot Framework authentication 3.1): signed with RSA by a key that the issuer publishes, for this bot, not
 * expired, for this `serviceUrl`, and by a key endorsed for this channel. Verified tokens are kept for ten minutes at most.
 *
 * jose does it and not the SDK's own JwtTokenExtractor, which asks for a rotated key only once an hour and waits for it without end, keeps
 * what unsigned tokens name, writes keys to the console, and lets tokens of other issuers in without a `serviceurl` to compare.
 * Throws PeerError when the keys cannot be had: then nobody knows, and the channel delivers again.
 */
export function createTokenCheck(parts: TokenCheckParts): TokenCheck {
  const keys = keysAt(parts);
  const verified = new Map<string, Verified>();

  const verify = async (token: string): Promise<Verified | null> => {
    const known = verified.get(token);
    if (known && known.untilMs > Date.now()) return known;
    const fresh = await verifyToken(token, parts, keys);
    if (!fresh) return null;
    const [oldest] = verified.keys();
    if (verified.size >= verifiedMax && oldest !== undefined) verified.delete(oldest);
    verified.set(token, fresh);
    return fresh;
  };

  return async (authorization = '', { channelId = '', serviceUrl = '' }) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization)?.[1];
    const claims = token === undefined ? null : await verify(token);
    if (!claims) return 'unauthorized';
    const endorsed = claims.endorsements.length === 0 || claims.endorsements.includes(channelId);
    return endorsed && claims.serviceUrl === serviceUrl ? 'ok' : 'forbidden';
  };
}

type KeySet = ReturnType<typeof createRemoteJWKSet>;

async function verifyToken(token: string, { appId, issuer }: TokenCheckParts, keys: KeySet): Promise<Verified | null> {
  try {
    const rules = { algorithms, issuer, audience: appId, clockTolerance: clockSkewSeconds };
    const { payload, protectedHeader } = await jwtVerify(token, keys, rules);
    const claims = Claims.safeParse(payload).data;
    const { kid } = protectedHeader;
    if (claims?.aud !== appId || kid === undefined) return null;
    const key = Keys.parse(keys.jwks()).keys.find((one) => one.kid === kid);
    const untilMs = Math.min(claims.exp * 1_000, Date.now() + verifiedMaxMs);
    return { serviceUrl: claims.serviceurl, endorsements: key?.endorsements ?? [], untilMs };
  } catch (error) {
    if (error instanceof errors.JOSEError && !(error instanceof errors.JWKSTimeout)) return null;
    throw error instanceof PeerError ? error : new PeerError('channel', error);
  }
}

/** The issuer's keys: its metadata say where they are, jose keeps them, asks again for one that it does not know, and never twice at once. */
function keysAt({ metadataUrl, lookAgainMs: cooldownDuration = lookAgainMs }: TokenCheckParts): KeySet {
  return createRemoteJWKSet(new URL(metadataUrl), {
    cooldownDuration,
    cacheMaxAge: keysKeptMs,
    timeoutDuration: fetchMaxMs,
    [customFetch]: async (url, options) => {
      try {
        const { jwks_uri: keysUrl } = Metadata.parse(await readJsonAt(url, options));
        return Response.json(Keys.parse(await readJsonAt(keysUrl, options)));
      } catch (cause) {
        throw new PeerError('channel', cause);
      }
    },
  });
}

async function readJsonAt(url: string, { signal, headers }: { signal: AbortSignal; headers: Headers }): Promise<unknown> {
  const response = await fetch(url, { signal, headers, redirect: 'error' });
  if (!response.ok) throw new Error(`the keys of channel tokens: status ${response.status}`);
  return response.json();
}
