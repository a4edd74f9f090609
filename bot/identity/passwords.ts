import { hash, verify } from '@node-rs/argon2';
import { newToken } from './signing';

/** argon2id (the library's default kind) at the least cost OWASP names: 19 MiB, two passes, one lane; about 15 ms. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const passwordMaxLength = 128;

/** A full-width key is the same key (NIST 800-63B 3.1.1.2 asks for NFKC). What is too long matches nothing. */
const normalise = (password: string): string => password.slice(0, passwordMaxLength + 1).normalize('NFKC');

/** The hash of a password as it is stored: a PHC string with its own salt. */
export const hashPassword = (password: string): Promise<string> => hash(normalise(password), cost);

/** Judges a password. Without a hash to judge by it does the same work on a decoy and says no, so time tells nothing about who exists. */
export function createJudge(): (password: string, against: string | null) => Promise<boolean> {
  const decoy = hash(newToken(), cost);
  return async (password, against) => {
    const right = await verify(against ?? (await decoy), normalise(password));
    return right && against !== null && password.length <= passwordMaxLength;
  };
}
