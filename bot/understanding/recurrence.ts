import type { Json } from '../../accessibility/message';
import type { Found } from './about';

/** How often something is to be done: every day, on a day of the week (1 is Monday) or of the month; `interval`: every second week, every third month. */
export type Recurrence = { every: 'day' | 'week' | 'month' | 'year'; day?: number; interval?: number };

const zhDays = '一二三四五六日';
const enDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const zhFigures: { [word: string]: number } = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9, 十: 10 };

/** 五, 十五, 二十, 三十一 or 15 as the day of a month. */
function dayIn(words: string): number | undefined {
  const [tens = '', ones = ''] = words.includes('十') ? words.split('十') : ['', words];
  const day = /^\d+$/.test(words) ? Number(words) : (words.includes('十') ? (zhFigures[tens] ?? 1) * 10 : 0) + (zhFigures[ones] ?? 0);
  return day >= 1 && day <= 31 ? day : undefined;
}

const unit: { [word: string]: Recurrence['every'] } = {
  天: 'day',
  日: 'day',
  周: 'week',
  星期: 'week',
  礼拜: 'week',
  月: 'month',
  年: 'year',
};
const adverbs: { [word: string]: Recurrence } = {
  daily: { every: 'day' },
  weekly: { every: 'week' },
  monthly: { every: 'month' },
  yearly: { every: 'year' },
  annually: { every: 'year' },
  fortnightly: { every: 'week', interval: 2 },
  biweekly: { every: 'week', interval: 2 },
  quarterly: { every: 'month', interval: 3 },
  每季度: { every: 'month', interval: 3 },
  每半年: { every: 'month', interval: 6 },
  每日: { every: 'day' },
  天天: { every: 'day' },
  按月: { every: 'month' },
  月月: { every: 'month' },
  按周: { every: 'week' },
  按年: { every: 'year' },
};
const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const countOf = (word: string): number =>
  word === 'other' || word === '两' ? 2 : (zhFigures[word] ?? (counts.includes(word) ? counts.indexOf(word) + 1 : Number(word)));

type Rule = { pattern: RegExp; read(match: RegExpExecArray): Recurrence | null };
const every = (one: Recurrence['every'] | undefined, day?: number): Recurrence | null =>
  one === undefined ? null : { every: one, ...(day === undefined ? {} : { day }) };
const spaced = (one: Recurrence['every'] | undefined, interval: number): Recurrence | null =>
  one === undefined ? null : { every: one, ...(interval > 1 ? { interval } : {}) };
const periods: { [word: string]: Recurrence['every'] } = { day: 'day', week: 'week', month: 'month', year: 'year' };

const rules: Rule[] = [
  { pattern: /每个?月(?:的)?([\d一二三四五六七八九十]{1,3})[号日]/u, read: ([, day = '']) => every('month', dayIn(day)) },
  {
    pattern: /(?:每逢?|逢)个?(?:周|星期|礼拜)([一二三四五六日天])(?![百千万块元毛])/u,
    read: ([, day = '']) => every('week', zhDays.indexOf(day === '天' ? '日' : day) + 1),
  },
  {
    pattern: /每隔(一|二|两|三|四|五|六|\d)个?(天|周|星期|礼拜|月|年)/u,
    read: ([, n = '', one = '']) => spaced(unit[one], countOf(n) + 1),
  },
  { pattern: /每(一|二|两|三|四|五|六|\d)个?(天|周|星期|礼拜|月|年)/u, read: ([, n = '', one = '']) => spaced(unit[one], countOf(n)) },
  { pattern: /每季度|每半年|每日|天天|按[月周年]|月月/u, read: ([word]) => adverbs[word] ?? null },
  { pattern: /每隔?(?:一?个)?(天|周|星期|礼拜|月|年)/u, read: ([, one = '']) => every(unit[one]) },
  {
    pattern: /\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)? (?:day )?(?:of )?(?:every|each) month\b/u,
    read: ([, day = '']) => every('month', dayIn(day)),
  },
  {
    pattern: /\bmonthly on the (\d{1,2})(?:st|nd|rd|th)\b/u,
    read: ([, day = '']) => every('month', dayIn(day)),
  },
  { pattern: /\b(?:on )?the (?:first|1st)(?: day)? of (?:every|each|the) month\b/u, read: () => every('month', 1) },
  {
    pattern: new RegExp(`\\b(?:every|each) (other|second|${counts.join('|')}|\\d{1,2}) (day|week|month|year)s?\\b`, 'u'),
    read: ([, n = '', one = '']) => spaced(periods[one], n === 'second' ? 2 : countOf(n)),
  },
  { pattern: /\b(?:once|one time) (?:a|every|per) (day|week|month|year)\b/u, read: ([, one = '']) => every(periods[one]) },
  { pattern: /\b(?:every|each) quarter\b/u, read: () => spaced('month', 3) },
  { pattern: /\b(?:every|each) fortnight\b/u, read: () => spaced('week', 2) },
  { pattern: new RegExp(`\\bon (${enDays.join('|')})s\\b`, 'u'), read: ([, day = '']) => every('week', enDays.indexOf(day) + 1) },
  {
    pattern: /\b(?:every|each) month(?: on the (\d{1,2})(?:st|nd|rd|th)?)?\b/u,
    read: ([, day]) => every('month', day === undefined ? undefined : dayIn(day)),
  },
  {
    pattern: new RegExp(`\\b(?:on )?(?:every|each) (${enDays.join('|')})\\b`, 'u'),
    read: ([, day = '']) => every('week', enDays.indexOf(day) + 1),
  },
  {
    pattern: /\b(?:every|each) (day|week|year)\b/u,
    read: ([, one]) => (one === 'day' || one === 'week' || one === 'year' ? every(one) : null),
  },
  { pattern: /\b(daily|weekly|monthly|yearly|annually|fortnightly|biweekly|quarterly)\b/u, read: ([, word = '']) => adverbs[word] ?? null },
];

/** 每月五号, every Monday: the first that is named. Nothing can be set up here yet; whoever asks is told, and a report says what was asked. */
export function findRecurrence(text: string): Found<Json> | null {
  for (const { pattern, read } of rules) {
    const match = pattern.exec(text);
    const value = match && read(match);
    if (match && value) return { start: match.index, end: match.index + match[0].length, value: { ...value } };
  }
  return null;
}
