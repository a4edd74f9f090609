import type { CodeWay } from '../../accessibility/profile';

const starsMax = 3;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A name of which only the first character is shown: 张* or W***. For pages that anybody with the address might see. */
export function maskName(name: string): string {
  const letters = [...graphemes.segment(name.trim())].map(({ segment }) => segment);
  const stars = /^\p{Script=Han}/u.test(name.trim()) ? Math.min(letters.length - 1, starsMax) : starsMax;
  return `${letters[0] ?? ''}${'*'.repeat(Math.max(stars, 1))}`;
}

/** The key of a bill of which only the last four are shown, ****2345: it may be a phone or an ID number. */
export const maskKey = (key: string): string => `****${key.slice(-4)}`;

/** Where a code went, told so that its owner knows it and nobody else does: 138****0002, d***@example.invalid; WeChat needs no more. */
export function maskAddress(way: CodeWay, address: string): string {
  if (way === 'wechat') return '';
  if (way === 'email') return address.replace(/^(.)[^@]*/, '$1***');
  return address.replace(/^(\d{3})\d*(\d{4})$/, '$1****$2');
}
