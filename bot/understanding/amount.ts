import { type Found, hide } from './found';

/** Why words that look like an amount are not one that may be acted on. */
export type Fault = 'negative' | 'zero' | 'tooFine' | 'tooLarge' | 'notPlain' | 'approximate' | 'foreign';

/** A sum that was named though it may not be acted on: dollars, or what somebody has. In hundredths of `currency` (ISO 4217); only reports tell it. */
export type Named = { minor: bigint; currency: string };

/**
 * What number words came to, in fen; several values when the words can be read in more than one way. `doubted`: what it would be if nothing around it
 * spoke against it, in fen; only the model of sums looks at that.
 */
export type Amount = { minor: bigint } | { invalid: Fault; named?: Named; doubted?: bigint } | { either: bigint[] };

/** A sum that something around it speaks against. */
export const doubtedAs = (invalid: Fault, amount: Amount): Amount => ('minor' in amount ? { invalid, doubted: amount.minor } : { invalid });

/** What words came to, in hundredths, whether or not it may be acted on; undefined where that is not one sum. */
export const figureOf = (amount: Amount): bigint | undefined =>
  'minor' in amount ? amount.minor : 'invalid' in amount ? (amount.named?.minor ?? amount.doubted) : undefined;

/** Figures that stand where a sum might and are none, as the tail in 给李娜1111转500: explained, and worth nothing. */
export const noAmount: Amount = { either: [] };

/** A number as it stands in the text, before what is around it is looked at, in hundred-millionths of a yuan so that 1.00005万 is exact. */
export type Count = { parts: bigint } | { invalid: Fault } | { either: bigint[] };

/** `withUnit`: the words themselves say yuan, jiao or fen. `bare`: a number so short that only its surroundings can make it an amount. */
export type Run = Found<Count> & { withUnit: boolean; bare: boolean };

export const partsPerYuan = 100_000_000n;
const partsPerMinor = partsPerYuan / 100n;
/** 999,999,999,999.99 yuan: what the house can say in words. */
const minorMax = 99_999_999_999_999n;

/** Turns a count of yuan into fen, or says why it cannot be an amount of money. */
export function toMinor(parts: bigint): Amount {
  if (parts < 0n) return { invalid: 'negative' };
  if (parts === 0n) return { invalid: 'zero' };
  if (parts % partsPerMinor !== 0n) return { invalid: 'tooFine' };
  const minor = parts / partsPerMinor;
  return minor > minorMax ? { invalid: 'tooLarge' } : { minor };
}

/** A plain decimal, in parts: 1500, 1,500.50, .5; null for 1,50, 1.2.3 and 007, which nobody can be sure of. */
export function readDecimal(words: string): Count | null {
  const plain = /^(?:\d+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:，\d{3})+)?(?:\.\d+)?$/.test(words) && words !== '';
  if (!plain || /^0\d/.test(words)) return null;
  const [whole = '', fraction = ''] = words.replace(/[,，]/g, '').split('.');
  if (fraction.length > 8) return { invalid: 'tooFine' };
  return { parts: BigInt(whole || '0') * partsPerYuan + BigInt(fraction.padEnd(8, '0') || '0') };
}

/** What was found already is none of the next reader's business. */
export const hideFound = (text: string, found: Found<unknown>[]): string => hide(text, found, '\ue002');
