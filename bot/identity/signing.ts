import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Secrets of our own, newest first: the newest signs, every one of the list verifies, so a secret can be changed without signing anyone out. */
export type Secrets = readonly string[];

/** 128 random bits that may stand in a cookie or an address. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** What is kept of a token: enough to know it again, nothing to use. SHA-256, hex. */
export const hashToken = (token: string): string => createHash('sha256').update(token, 'utf8').digest('hex');

/** HMAC-SHA-256 (base64url) with the newest secret; `purpose` keeps a mac made for one thing from being good for another. */
export function sign(secrets: Secrets, purpose: string, text: string): string {
  const newest = secrets[0];
  if (newest === undefined) throw new Error('there is no secret to sign with');
  return mac(newest, purpose, text);
}

/** The mac under every secret of the list, for a comparison in the database. */
export const signEach = (secrets: Secrets, purpose: string, text: string): string[] => secrets.map((secret) => mac(secret, purpose, text));

/** Whether any secret of the list made this mac; in constant time. */
export function isSigned(secrets: Secrets, purpose: string, text: string, given: string): boolean {
  const wanted = Buffer.from(given);
  return signEach(secrets, purpose, text).reduce((found, one) => isSame(Buffer.from(one), wanted) || found, false);
}

const isSame = (one: Buffer, other: Buffer): boolean => one.length === other.length && timingSafeEqual(one, other);

const mac = (secret: string, purpose: string, text: string): string =>
  createHmac('sha256', secret).update(`${purpose}\u001f${text}`, 'utf8').digest('base64url');
