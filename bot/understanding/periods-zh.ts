import {
  addDays,
  addMonths,
  dayOf,
  type Lunar,
  lastOfMonth,
  latestBegun,
  lunarSpan,
  monthOf,
  monthSpan,
  monthsSpan,
  oneDay,
  quarterSpan,
  type Span,
  type Third,
  thirdSpan,
  weekdayOf,
  weekSpan,
  yearOf,
  yearSpan,
} from './calendar';
import { type Atom, type AtomRule, dayOrMonth, noSuchDay } from './period-atoms';

const digits = '零〇一二两三四五六七八九';
const n = '(\\d{1,4}|[一二两三四五六七八九]?百(?:零?[一二两三四五六七八九十]{1,3})?|[一二两三四五六七八九十]{1,3}|半)';
const m = '(?<![\\d十])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九正])';
const d = '(\\d{1,2}|[一二三四五六七八九十廿]{1,3})';
const y = '((?:19|20)\\d{2}|[二一][零〇九]' + `[${digits}]{2}` + '|今|去|前|大前|明|(?<!以)后)年的?';

/** 二十一, 21, 廿一, 两, 一百二十; 半 is none of them. NaN for anything else. */
export function countOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  const [, hundreds, beyond = ''] = /^([一二两三四五六七八九]?)百零?(.*)$/.exec(words) ?? [];
  if (hundreds !== undefined) return countOf(hundreds === '' ? '一' : hundreds) * 100 + (beyond === '' ? 0 : countOf(beyond));
  const plain = words.replace('廿', '二十').replace('两', '二').replace('正', '一');
  const [, tens, ones] = /^(?:([一二三四五六七八九]?)十)?([一二三四五六七八九]?)$/.exec(plain) ?? [];
  if (plain === '' || (tens === undefined && ones === undefined)) return NaN;
  const digit = (word: string | undefined) => (word ? '零一二三四五六七八九'.indexOf(word) : 0);
  return (tens === undefined ? 0 : (tens === '' ? 1 : digit(tens)) * 10) + digit(ones);
}

function yearNamed(words: string, today: string): number {
  const away = { 今: 0, 去: -1, 前: -2, 大前: -3, 明: 1, 后: 2 }[words];
  if (away !== undefined) return yearOf(today) + away;
  return Number(
    Array.from(words, (word) =>
      /\d/.test(word) ? word : '零一二三四五六七八九'.indexOf(word.replace('〇', '零').replace('两', '二')),
    ).join(''),
  );
}

/** The month of a year that is named, of this month ± some, or the latest one begun. */
const monthIn = (year: string | undefined, month: number, today: string): Span | null =>
  year === undefined ? latestBegun(today, (each) => monthSpan(each, month)) : monthSpan(yearNamed(year, today), month);

/** 上个月 is −1, 上上个月 −2, 这个月 0. */
const awayOf = (words: string): number =>
  /^[这本当]/.test(words) ? 0 : words.startsWith('下') ? 1 : -(words.match(/上|前|大/g)?.length ?? 0);

function back(count: string, unit: string, today: string): string | null {
  const half = count === '半';
  const many = half ? 0 : countOf(count);
  if (Number.isNaN(many)) return null;
  const months = unit === '年' ? 12 : unit === '季度' ? 3 : 1;
  if (/[天日]/.test(unit)) return half ? null : addDays(today, -many);
  if (/周|星期|礼拜/.test(unit)) return half ? null : addDays(today, -7 * many);
  if (half) return unit === '年' ? addMonths(today, -6) : addDays(today, -15);
  return addMonths(today, -many * months);
}

const thirds: { [word: string]: Third } = { 初: 'early', 上旬: 'early', 中: 'mid', 中旬: 'mid', 底: 'late', 末: 'late', 下旬: 'late' };
const nearDays: { [word: string]: number } = { 大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2 };
const weekdays = '一二三四五六日';
const weekday = (word: string) =>
  weekdays.indexOf(word.replace('天', '日').replace(/\d/, (digit) => weekdays.charAt(Number(digit) - 1))) + 1;

const feasts: [RegExp, (year: number) => Span | null][] = [
  [
    /国庆(?:节|期间|假期|长假|黄金周|那几天|那周)*|十一(?:长假|假期|黄金周|期间)/g,
    (year) => ({ start: `${year}-10-01`, end: `${year}-10-07` }),
  ],
  [/五一(?:劳动节|节|期间|假期|长假|小长假)*|劳动节(?:期间|假期)?/g, (year) => ({ start: `${year}-05-01`, end: `${year}-05-05` })],
  [/双十一|双11|11\.11/g, (year) => oneDay(`${year}-11-11`)],
  [/双十二|双12|12\.12/g, (year) => oneDay(`${year}-12-12`)],
  [/元旦(?:节|那天|当天)?/g, (year) => oneDay(`${year}-01-01`)],
  [/情人节/g, (year) => oneDay(`${year}-02-14`)],
  [/(?:三八)?妇女节|三八节/g, (year) => oneDay(`${year}-03-08`)],
  [/六一(?:儿童节)?|儿童节/g, (year) => oneDay(`${year}-06-01`)],
  [/平安夜/g, (year) => oneDay(`${year}-12-24`)],
  [/圣诞节?(?:那天|当天)?/g, (year) => oneDay(`${year}-12-25`)],
  [/六一八|618(?!\d)/g, (year) => oneDay(`${year}-06-18`)],
  ...(
    [
      [/除夕(?:夜)?|年三十|大年三十|三十晚上/g, 'newYear', -1, 1],
      [/大年初一|正月初一|年初一/g, 'newYear', 0, 1],
      [/春节(?:期间|假期|长假|那几天|黄金周)*|过年(?:期间|那几天)?/g, 'newYear', 0, 7],
      [/元宵节?|正月十五/g, 'newYear', 14, 1],
      [/清明节?(?:期间|假期|那天)?/g, 'qingming', 0, 1],
      [/端午节?(?:期间|假期|那天)?/g, 'dragonBoat', 0, 1],
      [/(?:八月十五)?中秋节?(?:期间|假期|那天)?|(?:农历)?八月十五/g, 'midAutumn', 0, 1],
    ] satisfies [RegExp, Lunar, number, number][]
  ).map(([pattern, feast, on, days]): [RegExp, (year: number) => Span | null] => [pattern, (year) => lunarSpan(year, feast, on, days)]),
];

const rule = (pattern: string, read: AtomRule[1]): AtomRule => [new RegExp(pattern, 'g'), read];
const span = (value: Span | null): Atom | null => value && { span: value };

/** How Chinese names days and stretches of days. Where two fit at one place, the longer one is meant. */
export const zhAtoms: AtomRule[] = [
  rule('(大前|前|昨|今|明|后)[天日儿](?:个|一天)?', ([, near = ''], today) => span(oneDay(addDays(today, nearDays[near] ?? 0)))),
  rule('昨晚|昨夜', (_, today) => span(oneDay(addDays(today, -1)))),
  rule('今早|今晚|今晨', (_, today) => span(oneDay(today))),
  rule(`(?:最?近|过去|这|前|之前)的?${n}个?(天|日|周|星期|礼拜|月|季度|年)(?:以?内|之内|以来|里)?`, ([, count = '', unit = ''], today) => {
    const start = back(count, unit, today);
    return start === null ? null : span({ start, end: today });
  }),
  rule(`${n}个?(天|日|周|星期|礼拜|月|季度|年)(?:以内|之内|内)`, ([, count = '', unit = ''], today) => {
    const start = back(count, unit, today);
    return start === null ? null : span({ start, end: today });
  }),
  rule(`${n}(天|日|个?周|个?星期|个?礼拜|个月|年)(?:之|以)?前`, ([, count = '', unit = ''], today) => {
    const day = back(count, unit.replace('个', ''), today);
    return day === null ? null : span(oneDay(day));
  }),
  rule('(?:最近|这|前|近)(?:几|些)[天日]|近期|最近一段(?:时间|日子)', (_, today) => span({ start: addDays(today, -7), end: today })),
  rule('(?:最近|这|近)几个?月', (_, today) => span({ start: addMonths(today, -3), end: today })),
  rule(
    '([上大]上个?|上个?|前一个?|这个?|本|当|下个?)(月(?![底初末中])|(?:周|星期|礼拜)(?![一二三四五六日天1-7末])|季度|季)(?:份|里)?',
    ([, which = '', unit = ''], today) => {
      const away = awayOf(which);
      const whole = /月/.test(unit)
        ? monthSpan(yearOf(today), monthOf(today) + away)
        : /季/.test(unit)
          ? quarterSpan(today, away)
          : weekSpan(today, away);
      return span(away === 0 ? { start: whole.start, end: today } : whole);
    },
  ),
  rule(`${y}第?([一二三四1-4])季度|第?([一二三四1-4])季度`, ([, year, named, bare], today) => {
    const quarter = (each: number) => monthsSpan(each, countOf(named ?? bare ?? '') * 3 - 2, countOf(named ?? bare ?? '') * 3);
    return span(year === undefined ? latestBegun(today, quarter) : quarter(yearNamed(year, today)));
  }),
  rule(`(?:${y})?(上|前|下|后)半年`, ([, year, half = ''], today) => {
    const inYear = (each: number) => (/[上前]/.test(half) ? monthsSpan(each, 1, 6) : monthsSpan(each, 7, 12));
    return span(year === undefined ? latestBegun(today, inYear) : inYear(yearNamed(year, today)));
  }),
  rule(
    `(?:${y})?(${m}月份?|(?:上上|上|这|本|当)个?月)?的?(月?)(初|中旬|中(?!秋)|底|末|上旬|下旬)`,
    ([, year, named, month, ofMonth, third = ''], today) => {
      const part = thirds[third] ?? 'early';
      if (named === undefined && (year !== undefined || (ofMonth === '' && !third.endsWith('旬')))) return null; // 到底, 中国
      if (month !== undefined) {
        const inYear = monthIn(year, countOf(month), today);
        return inYear && span(thirdSpan(inYear, part));
      }
      if (named !== undefined) return span(thirdSpan(monthSpan(yearOf(today), monthOf(today) + awayOf(named)), part));
      const now = thirdSpan(monthSpan(yearOf(today), monthOf(today)), part);
      return span(now.start <= today ? now : thirdSpan(monthSpan(yearOf(today), monthOf(today) - 1), part));
    },
  ),
  rule(`(?:${y})年?(初|底|末)|年(初|底|末)`, ([, year, named, bare], today) => {
    const isEarly = (named ?? bare) === '初';
    const inYear = (each: number) => monthSpan(each, isEarly ? 1 : 12);
    return span(year === undefined ? latestBegun(today, inYear) : inYear(yearNamed(year, today)));
  }),
  rule(`${y}(?:全年|一整?年|整年)?`, ([, year = ''], today) => {
    const whole = yearSpan(yearNamed(year, today));
    return span(year === '今' ? { start: whole.start, end: today } : whole);
  }),
  rule('本年度?|这一?年', (_, today) => span({ start: yearSpan(yearOf(today)).start, end: today })),
  rule('上一?年度?', (_, today) => span(yearSpan(yearOf(today) - 1))),
  rule(`(?:${y})?${m}月(?:份|里)?(?![\\d一二三四五六七八九十初中底末上下])`, ([, year, month = ''], today) =>
    span(monthIn(year, countOf(month), today)),
  ),
  rule(`(?:${y})?${m}月份?的?${d}[号日]?`, ([, year, month = '', day = ''], today) => {
    const [wantedMonth, wantedDay] = [countOf(month), countOf(day)];
    if (Number.isNaN(wantedDay)) return null;
    if (dayOf(2024, wantedMonth, wantedDay) === null) return noSuchDay;
    const inYear = (each: number) => {
      const found = dayOf(each, wantedMonth, wantedDay);
      return found === null ? null : oneDay(found);
    };
    const found = year === undefined ? latestBegun(today, inYear) : inYear(yearNamed(year, today));
    return found ? { span: found } : noSuchDay;
  }),
  rule('((?:19|20)\\d{2})[-/.]([01]?\\d)[-/.]([0-3]?\\d)(?![\\d])', ([, year, month, day]) => {
    const found = dayOf(Number(year), Number(month), Number(day));
    return found === null ? noSuchDay : { span: oneDay(found) };
  }),
  rule('(?<!\\d)(20\\d{2})(0[1-9]|1[0-2])([0-3]\\d)(?!\\d)', ([, year, month, day]) => {
    const found = dayOf(Number(year), Number(month), Number(day));
    return found === null ? null : { span: oneDay(found) };
  }),
  rule(`(?:${y})?(?<!\\d)(?:0{1,2}|1[3-9]|[2-9]\\d|十[三四五六七八九])月(?:份|里)?`, () => noSuchDay),
  rule(
    '(?:上上个?|上个?|这个?|本)?(?<![个几\\d一二两三四五六七八九十])(?:星期|礼拜|周(?=[八九](?:的|$)))(?:[八九十089])(?!个|天|号|月)',
    () => noSuchDay,
  ),
  rule('(?<![\\d/.-])(\\d{1,2})[-/.](\\d{1,2})[-/.]((?:19|20)\\d{2})(?!\\d)', ([, one, other, year]) => {
    const [first, second] = [Number(one), Number(other)];
    if (first !== second && first <= 12 && second <= 12) return dayOrMonth;
    const found = first > 12 ? dayOf(Number(year), second, first) : dayOf(Number(year), first, second);
    return found === null || first + second > 43 ? noSuchDay : { span: oneDay(found) };
  }),
  rule('((?:19|20)\\d{2})[-/]([01]?\\d)(?![-/\\d])', ([, year, month]) => {
    const wanted = Number(month);
    return wanted >= 1 && wanted <= 12 ? span(monthSpan(Number(year), wanted)) : null;
  }),
  rule(`(?:(上上个?|上个?|这个?|本)月)${d}[号日]`, ([, which = '', day = ''], today) => {
    const month = monthSpan(yearOf(today), monthOf(today) + awayOf(which));
    const found = dayOf(yearOf(month.start), monthOf(month.start), countOf(day));
    return found === null ? noSuchDay : { span: oneDay(found) };
  }),
  rule(`(?<![月\\d一二三四五六七八九十])${d}(?:号(?!线|楼|店|卡|机)|(?<=(?:到|至|[-–~—])\\d{1,2})日)`, ([, day = ''], today) => {
    const wanted = countOf(day);
    if (Number.isNaN(wanted) || wanted > 31 || wanted < 1) return wanted > 31 ? noSuchDay : null;
    return { span: oneDay(latestOf(wanted, today)), dayOnly: wanted };
  }),
  rule('(上上个?|上个?|这个?|本|下个?)?(?:周|星期|礼拜)([一二三四五六日天1-7])(?!个)', ([, which, day = ''], today) => {
    const wanted = weekday(day);
    if (which !== undefined) return span(oneDay(addDays(weekSpan(today, awayOf(which)).start, wanted - 1)));
    return span(oneDay(addDays(today, -((weekdayOf(today) - wanted + 7) % 7))));
  }),
  rule('(上上个?|上个?|这个?|本|下个?)?周末', ([, which], today) => {
    const monday = weekSpan(today, which === undefined ? (weekdayOf(today) >= 6 ? 0 : -1) : awayOf(which)).start;
    return span({ start: addDays(monday, 5), end: addDays(monday, 6) });
  }),
  ...feasts.map(([pattern, inYear]): AtomRule => [
    new RegExp(`(?:${y})?(?:${pattern.source})`, 'g'),
    ([, year], today) => span(year === undefined ? latestBegun(today, inYear) : inYear(yearNamed(year, today))),
  ]),
];

/** The latest day of that number that is not after today. */
function latestOf(day: number, today: string): string {
  for (let away = 0; away < 3; away += 1) {
    const month = monthSpan(yearOf(today), monthOf(today) - away);
    const found = dayOf(yearOf(month.start), monthOf(month.start), day);
    if (found !== null && found <= today) return found;
  }
  return lastOfMonth(yearOf(today), monthOf(today));
}
