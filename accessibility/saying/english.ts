import { readWhole, sayWhole } from './numerals';
import type { Numerals } from './numerals';

const digits = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

/** 0 to 99. "twenty one" has no hyphen: speech holds words and pauses and nothing else. */
const small = [...digits, ...teens, ...tens.flatMap((ten) => [ten, ...digits.slice(1).map((one) => `${ten} ${one}`)])];

const numerals: Numerals = {
  scales: [
    ['trillion', 10n ** 12n],
    ['billion', 10n ** 9n],
    ['million', 10n ** 6n],
    ['thousand', 1000n],
    ['hundred', 100n],
  ],
  small,
  gap: ' ',
  link: (rest) => (rest < 100n ? ' and ' : ' '),
};

const numberWord = `(?:${[...digits, ...teens, ...tens, ...numerals.scales.map(([name]) => name)].join('|')})`;

/** A run of number words, as the source of a pattern; the longest number of ours has fewer than 40 words. */
export const englishNumber = `\\b${numberWord}\\b(?: (?:and|${numberWord})\\b){0,40}`;

/** One spoken digit, as the source of a pattern. */
export const englishDigit = `(?:${digits.join('|')})`;

/** A whole number from 0 up in English words: one thousand two hundred and fifty. */
export function sayEnglish(n: bigint): string {
  return sayWhole(n, numerals);
}

/** The number whose words these are, or null when `sayEnglish` would not have said it so. */
export function readEnglish(words: string): bigint | null {
  const n = readWhole(words.split(' '), numerals);
  return sayEnglish(n) === words ? n : null;
}

/** Digits one by one, "zero" and never "oh": seven zero two. */
export function spellEnglish(figures: string): string {
  return Array.from(figures, (figure) => digits[Number(figure)] ?? '').join(' ');
}

/** The figure that one word stands for, or null. */
export function unspellEnglish(word: string): string | null {
  const figure = digits.indexOf(word);
  return figure < 0 ? null : String(figure);
}
