import { hideFound, readDecimal, type Run } from './amount';
import { readChinese } from './money-zh';
import { digits, scales } from './numerals-zh';

/** Ten thousand as most of Europe groups it; without a unit behind it, it may as well be two numbers. */
const grouped =
  /(?<![\d.,:] ?|(?:top up|phone|mobile|recharge|number|account|card|[充号]) ?)\d{1,3}(?: \d{3})+(?:\.\d{1,2})?(?= ?(?:yuan|rmb|cny|kuai)\b| ?[元块])/g;
/** 3 0 0 0 块: figures one by one are a sum only with a unit. */
const figures = /(?<![\p{N}.,] ?)[1-9](?: \d){2,6}(?= ?(?:[元块]|(?:yuan|rmb|cny|kuai)\b))/gu;

/** 1.250,50 yuan and 3 100,00 RMB: as most of Europe writes cents, a sum only with its unit. */
const european = /(?<![\d.,] ?)\d{1,3}(?:(?:\.\d{3})+|(?: \d{3})+),\d{2}(?= ?(?:yuan|rmb|cny|kuai)\b| ?[元块])/g;

function spacedFigures(text: string): Run[] {
  const euros = [...text.matchAll(european)].map(({ 0: words, index }) => ({ words: words.replaceAll('.', '').replace(',', '.'), end: index + words.length, index })); // prettier-ignore
  const others = [...text.matchAll(grouped), ...text.matchAll(figures)].map(({ 0: words, index }) => ({ words, end: index + words.length, index })); // prettier-ignore
  return [...euros, ...others.filter(({ index }) => !euros.some((one) => index >= one.index && index < one.end))].map(
    ({ words, index, end }): Run => {
      const value = readDecimal(words.replaceAll(' ', '')) ?? { invalid: 'notPlain' };
      return { start: index, end, value, withUnit: false, bare: false };
    },
  );
}

/** One count with its scales and units: 九百, 九 百, 9 块; a number of several begins with it or with ten. */
const unit = `[${scales}元块圆角毛分]`;
const count = `(?:\\d+(?:\\.\\d+)?|[${digits}])(?: ?${unit})+`;
/** Where the number certainly ends: at whom it goes to, at a pause or at the end of what is said. */
const closes = '(?= ?(?:$|[,，。.!！?？;；、给到转汇打付交是吗呢]))';
const words = new RegExp(
  `(?<![\\p{N}${digits}${scales}.,] ?)(?:${count}|十(?: ?${unit})*)(?: ?(?:零 ?)?${count})*(?: (?:零 ?)?[${digits}\\d](?: ?分)?)?(?: ?钱)?${closes}`,
  'gu',
);
/** 三万 五千 may be two numbers: with a unit, or where every scale stands by itself, it is one. */
const isOne = (said: string) => /[元块圆角毛分]/.test(said) || !grown.test(said);
const grown = new RegExp(`[^ ][${scales}]`, 'u');

function spacedWords(text: string): Run[] {
  return [...text.matchAll(words)].flatMap(({ 0: said, index }): Run[] => {
    if (!said.includes(' ') || !isOne(said)) return [];
    const value = readChinese(said.replaceAll(' ', ''));
    if (value === null || !('parts' in value)) return [];
    return [{ start: index, end: index + said.length, value, withUnit: /[元块圆角毛分]/.test(said), bare: false }];
  });
}

/** Numbers that spaces have cut, as some keyboards and transcripts put them: 10 000 yuan, 3 0 0 0 块, 一 千 五 百, 九百 九十九 块 九. */
export function findSpaced(text: string): Run[] {
  if (!/[\p{N}\p{Script=Han}] [\p{N}\p{Script=Han}]|\d\.\d{3},\d/u.test(text)) return [];
  const found = spacedFigures(text);
  return [...found, ...spacedWords(hideFound(text, found))];
}
