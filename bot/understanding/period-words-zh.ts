import { addDays, addMonths, dayOf, monthOf, monthSpan, oneDay, type Span, yearOf } from './calendar';
import { type Atom, type AtomRule, dated, noSuchDay, ofYear } from './period-atoms';

const digits = '零〇一二两三四五六七八九';
/** How many, which month, which day, which year; what follows a year is told from 二十五年 by what can only follow a date. */
export const count = '(\\d{1,4}|[一二两三四五六七八九]?百(?:零?[一二两三四五六七八九十]{1,3})?|[一二两三四五六七八九十廿]{1,3}|半)';
export const month = '(?<![\\d十幺])(1[0-2]|0?[1-9]|十[一二]?|[幺一][零〇]|幺[幺一二]|[零〇][一二三四五六七八九]|[一二三四五六七八九])';
export const day = '(\\d{1,2}|[一二三四五六七八九十廿幺零〇]{1,3})';
/** No number ends here, so that one that follows is whole. */
export const notBehindNumber = '(?<![\\d一二三四五六七八九十廿幺零〇])';
const ofDate = '(?=年度?的?(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月)';
const ofBooks =
  '(?=年度?的?(?:第?[一二三四1-4]季度|[上下前后]半年|全年|[初底末]|国庆|春节|中秋|端午|元旦|双十|双1|流水|明细|账|交易|收入|支出|开销))';
export const year =
  `((?:19|20)\\d{2}|[二一][零〇九][${digits}]{2}|(?<!\\d)(?:[12]\\d|0\\d(?=年))(?:${ofDate}|${ofBooks})|(?<![${digits}十百])[二零〇][${digits}]${ofDate}` +
  '|大前|今|去|前|本|旧|舊|明|来|(?<!以)后)年度?的?';
/** 上个, 这个, 下下 before a month, week or quarter. */
export const which = '(上{1,3}一?个?|大上个?|前一个|这一?个?|本|当|今个|呢个|下{1,2}一?个?)';
export const unit = '(天|日|周|星期|礼拜|月|季度|年)';

/** 二十一, 21, 廿一, 两, 一百二十; 半 is none of them. NaN for anything else. */
export function countOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [, hundreds, beyond = ''] = /^([一二两三四五六七八九]?)百零?(.*)$/.exec(words) ?? [];
  if (hundreds !== undefined) return countOf(hundreds === '' ? '一' : hundreds) * 100 + (beyond === '' ? 0 : countOf(beyond));
  const plain = words.replace('廿', '二十').replace('两', '二');
  const [, tens, ones] = /^(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/.exec(plain) ?? [];
  if (plain === '' || (tens === undefined && ones === undefined)) return NaN;
  const digit = (word: string | undefined) => (word ? '零一二三四五六七八九'.indexOf(word) : 0);
  return (tens === undefined ? 0 : (tens === '' ? 1 : digit(tens)) * 10) + digit(ones);
}

/** Of a day or month, which may be read out figure by figure too: 幺八, 零五, 二五; but 一二号 may be the first and the second. */
export function numberOf(words: string): number {
  if (words === '幺') return 1;
  if (!/^(?:[幺零〇一二][零〇幺一二三四五六七八九]|三[零〇幺一])$/u.test(words)) return countOf(words);
  const figures = Array.from(words.replace('〇', '零').replaceAll('幺', '一'), (word) => '零一二三四五六七八九'.indexOf(word));
  const [tens = 0, ones = 0] = figures;
  return tens > 0 && ones === tens + 1 && !words.includes('幺') ? NaN : 10 * tens + ones;
}

const yearsAway: { [word: string]: number } = { 今: 0, 本: 0, 去: -1, 旧: -1, 舊: -1, 前: -2, 大前: -3, 明: 1, 来: 1, 后: 2 };

/** 去, 2025, 二零二五, 25 and 二五 before 年. */
export function yearNamed(words: string, today: string): number {
  const away = yearsAway[words];
  if (away !== undefined) return yearOf(today) + away;
  const figures = Array.from(words, (word) =>
    /\d/.test(word) ? word : '零一二三四五六七八九'.indexOf(word.replace('〇', '零').replace('两', '二')),
  ).join('');
  return Number(figures) + (figures.length === 2 ? 2000 : 0);
}

export const yearIn = (words: string | undefined, today: string) => (words === undefined ? undefined : yearNamed(words, today));

/** 上个月 is −1, 上上个月 −2, 这个月 0, 下下个月 2. */
export const awayOf = (words: string): number =>
  /^[这本当今呢]/.test(words) ? 0 : words.startsWith('下') ? (words.match(/下/g)?.length ?? 1) : -(words.match(/上|前|大/g)?.length ?? 0);

export const monthAway = (words: string, today: string): Span => monthSpan(yearOf(today), monthOf(today) + awayOf(words));

/** So many units before a day; half a year is six months, half a month fifteen days. Null for what nobody counts so: half a week. */
export function back(counted: string, of: string, from: string): string | null {
  const half = counted === '半';
  const many = half ? 0 : countOf(counted);
  if (Number.isNaN(many)) return null;
  const months = of === '年' ? 12 : of === '季度' ? 3 : 1;
  if (/[天日]/.test(of)) return half ? null : addDays(from, -many);
  if (/周|星期|礼拜/.test(of)) return half ? null : addDays(from, -7 * many);
  if (half) return of === '年' ? addMonths(from, -6) : of === '月' ? addDays(from, -15) : null;
  return addMonths(from, -many * months);
}

/** A day of a month of the year that is said, or of the latest one in which it has come. */
export function dayIn(wanted: number, number: number, named: number | undefined, today: string): Atom | null {
  if (Number.isNaN(number) || Number.isNaN(wanted)) return null;
  if (dayOf(2024, wanted, number) === null) return noSuchDay;
  const inYear = (each: number) => {
    const found = dayOf(each, wanted, number);
    return found === null ? null : oneDay(found);
  };
  return ofYear(named, inYear, today) ?? noSuchDay;
}

/** The latest such day of a month that is not after today, which a month beside it may replace. */
export function dayOnly(wanted: number, today: string): Atom | null {
  if (Number.isNaN(wanted) || wanted < 1) return null;
  if (wanted > 31) return noSuchDay;
  for (let away = 0; away < 3; away += 1) {
    const { start } = monthSpan(yearOf(today), monthOf(today) - away);
    const found = dayOf(yearOf(start), monthOf(start), wanted);
    if (found !== null && found <= today) return dated(oneDay(found), { dayOnly: wanted });
  }
  return noSuchDay;
}

export const rule = (pattern: string, read: AtomRule[1]): AtomRule => [new RegExp(pattern, 'gu'), read];
