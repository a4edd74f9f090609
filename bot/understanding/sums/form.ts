import type { Found } from '../about';
import { type Amount, figureOf } from '../amount';

/** What a figure comes to, in hundredths; 0 where nobody knows. */
const minorOf = (value: Amount): number => Number(figureOf(value) ?? 0n);

/** What the readers made of it: about so much, one of two, dollars. */
const kindOf = (value: Amount): string => ('minor' in value ? 'sure' : 'either' in value ? 'either' : value.invalid);

/** How many digits a sum has, and how many half decades: 300 and 900 differ in the latter. */
const digitsOf = (minor: number): number => Math.floor(Math.log10(minor + 1));
const halvesOf = (minor: number): number => Math.floor(Math.log10(minor / 100 + 0.001) * 2);

/** How round a sum is: 0 for 1,234, 3 for 5,000 and more. */
const roundMost = 3;
function roundnessOf(minor: number): number {
  let [round, left] = [0, Math.round(minor / 100)];
  for (; left > 0 && left % 10 === 0; left /= 10) round += 1;
  return Math.min(round, roundMost);
}

const countMost = 4;
const gapMost = 5;
const isUnit = /[元块毛角圆¥]|\b(?:yuan|rmb|cny|kuai|jiao|mao|fen)\b/u;
const spaced = /[a-z']+|\d+|\p{Script=Han}|[^\s\p{Script=Han}a-z'\d]/gu;
const wordsIn = (text: string): number => text.match(spaced)?.length ?? 0;

/** What a figure looks like, whatever its digits: 0,000.00, x百x, with a unit; how much it is, and how round. */
function ownMarks(words: string, value: Amount): string[] {
  const shape = words.replace(/\d/g, '0').replace(/[零〇一二两俩三四五六七八九]/gu, 'x');
  const unit = isUnit.test(words) ? 'unit' : 'bare';
  const minor = minorOf(value);
  const [halves, round] = [halvesOf(minor), roundnessOf(minor)];
  return [
    kindOf(value),
    unit,
    `shape${shape}`,
    `${unit}${shape}`,
    `digits${digitsOf(minor)}`,
    `halves${halves}`,
    `round${round}`,
    `halves${halves}round${round}`,
    `cents${minor % 100 !== 0}round${round}`,
  ];
}

/** Where a figure stands among the others of its utterance, and how it compares with each. */
function marksBeside(text: string, found: Found<Amount>[], at: number, one: Found<Amount>): string[] {
  const minor = minorOf(one.value);
  const sums = found.map(({ value }) => minorOf(value));
  const count = Math.min(found.length, countMost);
  const beside = found.flatMap((other, place) => {
    if (place === at) return [];
    const side = place < at ? 'before' : 'after';
    const sum = minorOf(other.value);
    const compared = sum > minor ? 'more' : sum < minor ? 'less' : 'same';
    const between = place < at ? text.slice(other.end, one.start) : text.slice(one.end, other.start);
    return [
      `${side}digits${digitsOf(sum)}`,
      `${side}${compared}${kindOf(other.value)}`,
      `${side}gap${Math.min(gapMost, wordsIn(between))}`,
    ];
  });
  return [
    `count${count}`,
    `first${at === 0}last${at === found.length - 1}of${count}`,
    `most${minor === Math.max(...sums)}of${Math.min(found.length, 3)}`,
    `same${sums.filter((sum) => sum === minor).length}`,
    ...beside,
  ];
}

/** What tells of a figure beside the words around it: its form, how much it is, and how it stands to the other figures of the utterance. */
export const formOf = (text: string, found: Found<Amount>[], at: number, one: Found<Amount>): string[] => [
  ...ownMarks(text.slice(one.start, one.end), one.value),
  ...marksBeside(text, found, at, one),
];
