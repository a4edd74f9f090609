import type { Found } from './about';
import type { Amount } from './amount';
import { digitOf, digits } from './numerals-zh';

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const figure = `(?:\\d|\\boh\\b|\\b(?:${words.join('|')})\\b)`;
const lead =
  "(?:(?:[,，、.…(（-] ?|(?:yuan|rmb|kuai) )(?:(?:that's|that is|it's|i said|也?就是|是) ?)?|\\b(?:as in|that's|that is|i mean|meaning) )";
const onlyLead = new RegExp(`^ ?${lead}$`, 'u');
const closes = '(?=\\s?(?:$|[,，.。…)）!！;；]|[给转哈啊哦]|(?:to|for|yuan|rmb|kuai)\\b))';
const spelt = new RegExp(`(?<=${lead})(?:${figure}(?:[ -]${figure}){1,7}|[${digits}]{2,8})${closes}`, 'gu');

/** Figures one by one behind a pause, as one says a sum again: "fifty, that's 5 0"; 四十，四零. */
export function findSpelt(text: string): Found<string>[] {
  return [...text.matchAll(spelt)].map(({ 0: said, index }) => {
    const each = /[a-z\d]/.test(said) ? said.split(/[ -]/) : Array.from(said);
    const value = each.map((word) => (word === 'oh' ? 0 : (digitOf[word] ?? (words.includes(word) ? words.indexOf(word) : word)))).join('');
    return { start: index, end: index + said.length, value };
  });
}

/** Whether such figures say nothing but the sum right before them. */
export function saysAgain(text: string, { start, value }: Found<string>, found: Found<Amount>[]): boolean {
  const last = found.findLast((one) => one.end <= start);
  if (!last || !('minor' in last.value) || !/^\d+$/.test(value)) return false;
  return last.value.minor === BigInt(value) * 100n && onlyLead.test(text.slice(last.end, start));
}

/** "Two thousand i guess, yeah two thousand": a doubt that is taken back as the same sum is said again. */
export function isSureAgain(text: string, one: Found<Amount>, next: Found<Amount> | undefined): boolean {
  const isDoubted = 'invalid' in one.value && one.value.invalid === 'approximate';
  if (!isDoubted || !next || !('minor' in next.value)) return false;
  const isSame = text.slice(one.start, one.end) === text.slice(next.start, next.end);
  return isSame && sureAgain.test(text.slice(one.end, next.start));
}
const sureAgain = /[,，.。… ](?:yeah|yes|yep|yup|ok|okay|definitely|exactly|对|嗯+|就是?|没错|确定)[ ,，]*(?:对|是|就)?$/u;

/** 一万零五十，对，零五十: the end of a sum, said again. */
export const isEndAgain = (text: string, last: Found<unknown> | undefined, { start, end }: Found<unknown>): boolean =>
  last !== undefined &&
  /^[零〇]/.test(text.slice(start, end)) &&
  text.slice(last.start, last.end).endsWith(text.slice(start, end)) &&
  /^[,，。 ]?(?:对|是|没错|嗯)?[,，]? ?(?:是)?$/u.test(text.slice(last.end, start));

/** The same sum is said once more, and not another one. */
export const repeats = /我?(?:再说|重复)一[遍次]|\bi (?:repeat|say again)\b/u;
