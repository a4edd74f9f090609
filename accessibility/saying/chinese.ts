import { readWhole, sayWhole } from './numerals';
import type { Numerals } from './numerals';

const digits = '零一二三四五六七八九';

const numerals: Numerals = {
  scales: [
    ['亿', 10n ** 8n],
    ['万', 10n ** 4n],
    ['千', 1000n],
    ['百', 100n],
    ['十', 10n],
  ],
  small: Array.from(digits),
  gap: '',
  link: (rest, size) => (rest < size / 10n ? '零' : ''),
};

/** What may stand in a spoken number, as the inside of a character class; for the patterns of the readers. */
export const chineseNumber = `${digits}两十百千万亿`;

/**
 * A whole number from 0 up in Chinese words: 十二, 两百二十, 一万零五.
 * Only a leading 2 becomes 两 (DESIGN section 2: 两千二百); `counting` says that a measure word follows, so that 2 itself is 两 too.
 */
export function sayChinese(n: bigint, counting = false): string {
  if (n < 100n) return n === 2n && counting ? '两' : saySmall(Number(n));
  return sayWhole(n, numerals)
    .replace(/^一十/, '十')
    .replace(/^二(?=[百千万亿])/, '两');
}

/** Days, months and most counts: by a look instead of a division. */
function saySmall(n: number): string {
  const [tens, unit] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digits[unit] ?? '';
  return `${tens === 1 ? '' : (digits[tens] ?? '')}十${unit === 0 ? '' : (digits[unit] ?? '')}`;
}

/** The number whose words these are, or null when `sayChinese` would not have said it so. */
export function readChinese(words: string, counting = false): bigint | null {
  const n = readWhole(Array.from(words.replace('两', '二')), numerals);
  return sayChinese(n, counting) === words ? n : null;
}

/** Digits one by one; `one` is 幺 where numbers are dictated (tails, phones, keys of bills), 一 in dates and references. */
export function spellChinese(figures: string, one: '幺' | '一'): string {
  return figures.replace(/\d/g, (figure) => (figure === '1' ? one : (digits[Number(figure)] ?? '')));
}

/** The figures behind `spellChinese`. */
export function unspellChinese(words: string): string {
  return words.replace(/[零一二三四五六七八九幺]/g, (word) => String(word === '幺' ? 1 : digits.indexOf(word)));
}
