import { createHash } from 'node:crypto';

/**
 * What a reference may be made of: nobody takes one of these for another by eye (8 without B, 2 without Z, 6 without G) or by ear, in English
 * (C is the only letter that rhymes with E, X stands without F and S, 8 without A and H) or in Chinese (6 without 9, 7 without 1, 2 without R).
 */
const alphabet = '234678CKMQWXY';
const separator = '\u001f';

/**
 * The 6 characters a customer says for one act, the same in every channel; unique for the customer. Derived from the act's id, so that it can
 * be told before the bank has answered. `bank.reference_of` in SQL has the same rule; attempts above 0 are for the rare clash.
 */
export function referenceOf(actId: string, attempt = 0): string {
  const bytes = createHash('sha256')
    .update(['reference', String(attempt), actId].join(separator), 'utf8')
    .digest();
  return Array.from(bytes.subarray(0, 6), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
