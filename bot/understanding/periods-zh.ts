import {
  addDays,
  addMonths,
  latestBegun,
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
import { dates } from './period-dates-zh';
import { type AtomGroup, type AtomRule, type Dated, dated, dayOrMonth, noSuchDay, ofYear, soFar } from './period-atoms';
import { awayOf, back, count, countOf, month, monthAway, numberOf, rule, unit, which, year, yearIn } from './period-words-zh';

const near: { [word: string]: number } = {
  大大前: -4,
  大前: -3,
  前: -2,
  昨: -1,
  寻: -1,
  尋: -1,
  琴: -1,
  今: 0,
  明: 1,
  听: 1,
  聽: 1,
  后: 2,
  大后: 3,
};
const partOfDay = '(?:早上|上午|中午|下午|傍晚|晚上|夜里|半夜|凌晨|早|晚)?';
const halfOf = (month: Span, second: boolean): Span => {
  const mid = addDays(month.start, 14);
  return second ? { start: addDays(mid, 1), end: month.end } : { start: month.start, end: mid };
};
/** So many units and half of one before today: 一年半, 两个半月. */
function backAndHalf(counted: string, of: string, today: string): string | null {
  const start = back(counted, of, today);
  return start === null ? null : of === '年' ? addMonths(start, -6) : addDays(start, -15);
}

/** So many days, weeks, months back from today: 最近三天. */
const rolling: AtomRule[] = [
  rule(
    `(?:最?近|过去|这(?!一)|这(?=一个?(?:天|周|星期|礼拜|月|季度|年)(?:以?来|之?内|以内|里)))的?${count}个?${unit}(?:以?内|之内|以来|来|里)?|(?<![年月周天日期拜])之?前${count}(?:个${unit}|(天|日|周|年))`,
    ([, counted, of, before = '', counter, alone], today) => {
      const start = back(counted ?? before, of ?? counter ?? alone ?? '', today);
      return start === null ? null : dated({ start, end: today });
    },
  ),
];
/** 过去一年半, 近两个半月. */
const rollingHalves: AtomRule[] = [
  rule(`(?:最?近|过去|这|前|之前)的?${count}(?:个半(月)|(年)半)(?:以?内|之内|以来|来|里)?`, ([, counted = '', of, years], today) => {
    const start = backAndHalf(counted, of ?? years ?? '', today);
    return start === null ? null : dated({ start, end: today });
  }),
];
const rollingWithin: AtomRule[] = [
  rule(`${count}个?${unit}(?:以内|之内|内)`, ([, counted = '', of = ''], today) => {
    const start = back(counted, of, today);
    return start === null ? null : dated({ start, end: today });
  }),
];
/** 最近24小时, 最近几天: hours and what is not counted. */
const rollingLoosely: AtomRule[] = [
  rule(`(?:最?近|过去)的?(\\d{1,3})个?小时(?:以?内|之内|里)?`, ([, hours], today) =>
    dated({ start: addDays(today, -Math.ceil(Number(hours) / 24)), end: today }),
  ),
  rule('(?:最近|这|前|近)(?:几|些)[天日]|近期|最近一段(?:时间|日子)', (_, today) => dated({ start: addDays(today, -7), end: today })),
  rule('(?:最近|这|近)几个?月', (_, today) => dated({ start: addMonths(today, -3), end: today })),
];

/** So long ago, and the same day of another time: 三天前, 两年前的五月, 去年的今天. */
const ago: AtomRule[] = [
  rule(`${count}(天|日|个?周|个?星期|个?礼拜|个月|年)(?:之|以)?前`, ([, counted = '', of = ''], today) => {
    const start = back(counted, of.replace('个', ''), today);
    if (start === null) return null;
    if (counted === '半') return dated(oneDay(start));
    const whole = /年/.test(of)
      ? yearSpan(yearOf(start))
      : /月/.test(of)
        ? monthSpan(yearOf(start), monthOf(start))
        : /[天日]/.test(of)
          ? undefined
          : weekSpan(start, 0);
    return dated(oneDay(start), whole && { whole });
  }),
  rule('前一[天日晚]', (_, today) => dated(oneDay(addDays(today, -1)))),
  rule(
    `(?:${year}|${count}(年|个?月|个?周|个?星期|个?礼拜)之?前的?|(上{1,2})一?个?(月|周|星期|礼拜)的?)(今|昨|前|同一|同|这一?|当)[天日]`,
    ([, named, counted, of, up, upOf, which = ''], today) => {
      const from = addDays(today, near[which] ?? 0);
      if (named !== undefined) return dated(oneDay(addMonths(from, 12 * ((yearIn(named, today) ?? 0) - yearOf(today)))));
      const start = back(counted ?? (up === '上上' ? '二' : '一'), (of ?? upOf ?? '').replace('个', ''), from);
      return start === null ? null : dated(oneDay(start));
    },
  ),
  rule(`${year}(?:这一?个月|本月|同月|同一个月|同期|这个?时候|这时|这会儿)`, ([, named], today) =>
    dated(monthSpan(yearIn(named, today) ?? 0, monthOf(today))),
  ),
];

const weekdays = '一二三四五六日';
const weekday = (word: string) =>
  weekdays.indexOf(word.replace('天', '日').replace(/\d/, (digit) => weekdays.charAt(Number(digit) - 1))) + 1;

/** Days by how far away they are: 昨天, 前天下午, 今早. */
const days: AtomRule[] = [
  rule(`(大大前|大前|前|昨|寻|尋|琴|今|明|听|聽|后|大后)[天日儿](?:个|一天)?${partOfDay}`, ([, word = ''], today) =>
    dated(oneDay(addDays(today, near[word] ?? 0))),
  ),
  rule('[昨寻尋琴][晚夜]|昨儿?晚上?', (_, today) => dated(oneDay(addDays(today, -1)))),
  rule('今早|今晚|今晨|今朝|当天(?=的?(?:流水|明细|交易|账))', (_, today) => dated(oneDay(today))),
];

/** Weeks, months and quarters by how far away they are: 上一季度, 今個月. */
const stretches: AtomRule[] = [
  rule(`${which}(月|周|星期|礼拜|季度|季)(?:份|里)?`, ([, words = '', of = ''], today) => {
    const away = awayOf(words);
    const whole = of === '月' ? monthAway(words, today) : /季/.test(of) ? quarterSpan(today, away) : weekSpan(today, away);
    return away === 0 ? soFar(whole, today) : dated(whole);
  }),
];

/** Days of the week: 上周五, 周末. */
const daysOfWeek: AtomRule[] = [
  rule(`${which}?(?:周|星期|礼拜)([一二三四五六日天1-7])(?![个百千万块元毛\\d])`, ([, words, named = ''], today) => {
    const wanted = weekday(named);
    if (words !== undefined) return dated(oneDay(addDays(weekSpan(today, awayOf(words)).start, wanted - 1)));
    return dated(oneDay(addDays(today, -((weekdayOf(today) - wanted + 7) % 7))), { weekday: wanted });
  }),
  rule(
    `${which}?(?:周|星期|礼拜)([一二三四五六])[、,，]?([二三四五六日天])(?![个天号月点百十千万块元])`,
    ([, words, one = '', two = ''], today) => {
      const [first, last] = [weekday(one), weekday(two)];
      if (last !== first + 1) return null; // 周五六 are two days, 周一五 may be anything
      const monday = weekSpan(
        words === undefined ? addDays(today, -((weekdayOf(today) - last + 7) % 7)) : today,
        awayOf(words ?? '这'),
      ).start;
      return dated({ start: addDays(monday, first - 1), end: addDays(monday, last - 1) });
    },
  ),
  rule(`${which}?(?<![个几\\d一二两三四五六七八九十])(?:星期|礼拜|周(?=[八九](?:的|$)))(?:[八九十089])(?!个|天|号|月)`, () => noSuchDay),
  rule(`${which}?(?:周|星期|礼拜)(?:末|六日|六和?(?:周|星期|礼拜)[日天])(?:两天)?`, ([, words], today) => {
    const monday = weekSpan(today, words === undefined ? (weekdayOf(today) >= 6 ? 0 : -1) : awayOf(words)).start;
    return dated({ start: addDays(monday, 5), end: addDays(monday, 6) });
  }),
];

const thirds: { [word: string]: Third } = {
  初: 'early',
  头: 'early',
  中: 'mid',
  底: 'late',
  末: 'late',
  尾: 'late',
  上: 'early',
  下: 'late',
};

/** Parts of years and months: 去年下半年, 前三季度, 十月中旬, 年底. */
const parts: AtomRule[] = [
  rule(`(?:${year})?(上|前|下|后)半年`, ([, named, half = ''], today) =>
    ofYear(yearIn(named, today), (each) => (/[上前]/.test(half) ? monthsSpan(each, 1, 6) : monthsSpan(each, 7, 12)), today),
  ),
  rule(`(?:${year})?第?([一二三四1-4])季度|(?:${year})?第([一二三四1-4])季(?!度)`, ([, named, nth, other, otherNth], today) => {
    const last = countOf(nth ?? otherNth ?? '') * 3;
    return ofYear(yearIn(named ?? other, today), (each) => monthsSpan(each, last - 2, last), today);
  }),
  rule(`(?:(?:${year})前([二两三])个?|前([二两三]))季度`, ([, named, counted, alone], today) =>
    ofYear(yearIn(named, today), (each) => monthsSpan(each, 1, countOf(counted ?? alone ?? '') * 3), today),
  ),
  rule(
    `(?:(?:${year})?${month}月份?|${which}月)的?(?:月?(头(?![\\d一二两三四五六七八九十半])|[初底末尾]|中(?![秋国信午行]))|([上中下])旬)`,
    ([, named, number, words, third, tenth], today) => {
      const part = thirds[third ?? tenth ?? ''] ?? 'early';
      if (words !== undefined) return dated(thirdSpan(monthAway(words, today), part));
      return ofYear(yearIn(named, today), (each) => thirdSpan(monthSpan(each, numberOf(number ?? '')), part), today);
    },
  ),
  rule('(?<![\\d一二三四五六七八九十个])月([初底末头尾]|中(?![秋国信午行]))|([上中下])旬', ([, third, tenth], today) => {
    const part = thirds[third ?? tenth ?? ''] ?? 'early';
    const now = thirdSpan(monthSpan(yearOf(today), monthOf(today)), part);
    return dated(now.start <= today ? now : thirdSpan(monthSpan(yearOf(today), monthOf(today) - 1), part));
  }),
  rule(`(?:(?:${year})?${month}月份?|${which}月)?的?(?:([上前])|([下后]))半个?月`, ([, named, number, words, , second], today) => {
    const isSecond = second !== undefined;
    if (words !== undefined) return dated(halfOf(monthAway(words, today), isSecond));
    if (number !== undefined) return ofYear(yearIn(named, today), (each) => halfOf(monthSpan(each, numberOf(number)), isSecond), today);
    const now = halfOf(monthSpan(yearOf(today), monthOf(today)), isSecond);
    return dated(now.start <= today ? now : halfOf(monthSpan(yearOf(today), monthOf(today) - 1), isSecond));
  }),
  rule(
    `(?:${year})年?([初底末尾头])上?|(?<![\\d一二三四五六七八九十])年([初底末尾]|(?<![这个有些几]年)头)上?`,
    ([, named, of, alone], today) => {
      const inYear = (each: number) => monthSpan(each, /[初头]/.test(of ?? alone ?? '') ? 1 : 12);
      return named === undefined ? dated(latestBegun(today, inYear)) : ofYear(yearIn(named, today), inYear, today);
    },
  ),
];

/** 开年以来, 新年到现在: since its first day. */
const newYears: AtomRule[] = [
  rule(`(?:${year})?(?:一?开年|新年(?=以?来|[到至起]|开始))`, ([, named], today) =>
    ofYear(yearIn(named, today), (each) => monthSpan(each, 1), today),
  ),
];

const wholly = '(?:全年|一整?年|整年|一年)?';

/** Whole years: 去年, 2025年. */
const years: AtomRule[] = [
  rule(`${year}${wholly}`, ([, named], today) => {
    const found = yearSpan(yearIn(named, today) ?? 0);
    return yearOf(found.start) === yearOf(today) && named && /[今本]/.test(named) ? soFar(found, today) : dated(found);
  }),
  rule('(20[012]\\d)(?=的?(?:流水|明细|账单|交易|收支|收入|支出))', ([, named]) => dated(yearSpan(Number(named)))),
  rule('本年度?|这一?年(?!头)', (_, today) => soFar(yearSpan(yearOf(today)), today)),
  rule('上一?年度?', (_, today) => dated(yearSpan(yearOf(today) - 1))),
  rule('下一?年度?', (_, today) => dated(yearSpan(yearOf(today) + 1))),
];

/** No day follows: 七月一号, but 七月一起看. */
const notDay = '(?![\\d二三四五六七八九十]|一(?![起共同块并直]))';

/** Whole months: 二五年三月, 七到九月份, 7、8月. */
const wholeMonths: AtomRule[] = [
  rule(`(?:${year})?${month}月(?:份|里)?${notDay}`, ([, named, number = ''], today) =>
    ofYear(yearIn(named, today), (each) => monthSpan(each, numberOf(number)), today),
  ),
  rule(
    `(?:${year})?${month}(?:月份?)?\\s?(?:到|至|[-~–—]{1,2})\\s?(?:${year})?${month}月(?:份|里)?${notDay}`,
    ([, named, first = '', other, last = ''], today) =>
      months(numberOf(first), numberOf(last), yearIn(named, today), yearIn(other, today), today),
  ),
  rule(
    `(?:${year})?${month}(?:月?[、,，和跟与及]|月(?=\\S{1,3}月[两三2-3]个月))${month}(?:(?:、|,|，|和|跟|与|及)${month})?月(?:份|里)?(?![\\d一二三四五六七八九十])`,
    ([, named, one = '', two = '', three], today) =>
      inRow([one, two, ...(three === undefined ? [] : [three])].map(numberOf), yearIn(named, today), today),
  ),
  rule(
    `(?:${year})?(?<![\\d一二三四五六七八九十百千万])([一二三四五六七八九]{2,4})(?:这?[二两三四]个)?月(?:份|里)?(?![\\d一二三四五六七八九十])`,
    ([, named, row = ''], today) => inRow(Array.from(row, countOf), yearIn(named, today), today),
  ),
  rule(`(?:${year})?(?<!\\d)(?:0{1,2}|1[3-9]|[2-9]\\d|十[三四五六七八九])月(?:份|里)?`, () => noSuchDay),
  rule(
    '(?:农历|阴历|旧历)[正一二三四五六七八九十冬腊]{1,2}月(?:初?[一二三四五六七八九十廿]{1,3})?|正月(?:里|份)?|腊月(?:里|份)?',
    () => dayOrMonth,
  ),
];

/** From one month to another, of the years that are said or the latest time they came; 去年十一月到二月 is over New Year. */
function months(first: number, last: number, from: number | undefined, to: number | undefined, today: string): Dated | null {
  const isOverNewYear = first > last;
  if (from === undefined && to === undefined && !isOverNewYear) return ofYear(undefined, (each) => monthsSpan(each, first, last), today);
  const alone = (number: number) => latestBegun(today, (each) => monthSpan(each, number));
  const [start, end] = [
    from === undefined ? (to === undefined ? alone(first) : monthSpan(isOverNewYear ? to - 1 : to, first)) : monthSpan(from, first),
    to === undefined ? (from === undefined ? alone(last) : monthSpan(isOverNewYear ? from + 1 : from, last)) : monthSpan(to, last),
  ];
  return start && end && dated({ start: start.start, end: end.end });
}

const inRow = (numbers: number[], named: number | undefined, today: string) =>
  numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1)
    ? months(numbers[0] ?? 0, numbers.at(-1) ?? 0, named, undefined, today)
    : null;

/** How Chinese names days and stretches of days. Where two fit at one place, the longer one is meant, of two that are as long the first. */
export const chinese: AtomGroup[] = [
  { words: /[前昨寻尋琴今明听聽后当][天日儿早晚夜晨朝]/u, rules: days },
  { words: /[上下前这本当今呢][上下一个]{0,4}[月周星礼季]/u, rules: stretches },
  { words: /周|星期|礼拜/u, rules: daysOfWeek },
  { words: /[月旬年季]/u, rules: parts },
  { words: /开年|新年/u, rules: newYears },
  { words: /年|20[012]\d/u, rules: years },
  { words: /月/u, rules: wholeMonths },
  { words: /[月号日]/u, rules: dates },
  { words: /前|[年月周期拜]的?[今昨同这当本]/u, rules: ago },
  { words: /(?:近|过去|[这前]).*[天日周星礼月季年]/u, rules: rolling },
  { words: /半月|年半/u, rules: rollingHalves },
  { words: /内/u, rules: rollingWithin },
  { words: /小时|[几些]|近期|一段/u, rules: rollingLoosely },
];
