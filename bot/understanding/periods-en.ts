import {
  addDays,
  addMonths,
  monthOf,
  monthSpan,
  monthsSpan,
  oneDay,
  type Span,
  thirdSpan,
  weekdayOf,
  weekSpan,
  yearOf,
  yearSpan,
} from './calendar';
import { dates } from './period-dates-en';
import { ahead, type AtomGroup, type AtomRule, dated, noSuchDay, ofYear, soFar } from './period-atoms';
import { any, back, count, countOf, monthNo, ordinalOf, rule, sure, unit, weekday, weekdayNo, wholeOf, year } from './period-words-en';

const preposition = '(?:in |over |during |for |within )?(?:the |my )?';

/** So many days, weeks, months back from today: the past month, the last thirty days, the last year and a half. */
const rolling: AtomRule[] = [
  rule(
    `${preposition}(?:past|(?:last|past|previous|prior|latest|recent) (?:${count}|few|several)) ${unit}`,
    ([all, counted, of = ''], today) => {
      const many = / (?:few|several) /.test(all) ? (of === 'day' ? '7' : '3') : (counted ?? '1');
      const start = back(many, of, today);
      return start === null ? null : dated({ start, end: today });
    },
  ),
  rule(`${preposition}(?:past|last|latest|recent) fortnight`, (_, today) => dated({ start: addDays(today, -14), end: today })),
  rule(`${preposition}(?:past|last) half[- ]year`, (_, today) => dated({ start: addMonths(today, -6), end: today })),
  rule(
    `${preposition}(?:past|last) (?:(year|month) and a half|${count} and a half (year|month)s?)`,
    ([, alone, counted = 'one', of], today) => {
      const start = back(counted, alone ?? of ?? '', today);
      return start === null ? null : dated({ start: (alone ?? of) === 'year' ? addMonths(start, -6) : addDays(start, -15), end: today });
    },
  ),
];

/** The one before today, seven days ago where today is one. */
const lastWeekday = (wanted: number, today: string) => addDays(today, -((weekdayOf(today) - wanted + 6) % 7) - 1);
const latestWeekday = (wanted: number, today: string) => addDays(today, -((weekdayOf(today) - wanted + 7) % 7));
const weekend = (today: string, away: number): Span => {
  const { end } = weekSpan(today, away);
  return { start: addDays(end, -1), end };
};
/** Weeks from this one to that whose weekend has begun last; on Saturday and Sunday the last weekend is the one before. */
const begun = (today: string) => (weekdayOf(today) >= 6 ? 0 : -1);

/** Days by how far away they are: yesterday, three days ago, a year ago today. */
const days: AtomRule[] = [
  rule('today|tonight|this (?:morning|afternoon|evening)', (_, today) => dated(oneDay(today))),
  rule("yesterday(?:'?s)?(?: morning| afternoon| evening| night)?|last night", (_, today) => dated(oneDay(addDays(today, -1)))),
  rule('yesterday and the day before(?: that| yesterday)?|the day before yesterday and yesterday', (_, today) =>
    dated({ start: addDays(today, -2), end: addDays(today, -1) }),
  ),
  rule('(?:the )?day before yesterday|the night before last', (_, today) => dated(oneDay(addDays(today, -2)))),
  rule('tomorrow', (_, today) => dated(oneDay(addDays(today, 1)))),
  rule('(?:the )?day after tomorrow', (_, today) => dated(oneDay(addDays(today, 2)))),
  rule(
    `(?:exactly )?${count} ${unit} (?:ago|back|before)( today| yesterday| to the day)?`,
    ([, counted = '', of = '', from = ''], today) => {
      const start = back(counted, of, from === ' yesterday' ? addDays(today, -1) : today);
      if (start === null) return null;
      const isNamed = from === '' && !counted.startsWith('half') && ['week', 'month', 'year'].includes(of);
      return dated(oneDay(start), isNamed ? { whole: wholeOf(of, 0, start) } : {});
    },
  ),
  rule(
    `(?:on )?(?:today|(?:the |this )?(?:same|very) (?:day|date)|this (?:day|date)) (?:(?:in |of )?${year}|(?:of )?last (year|month|week)|(?:the )?(year|month|week) before last)`,
    ([, named, last, before], today) => {
      const of = last ?? before ?? 'year';
      if (named !== undefined) return dated(oneDay(addMonths(today, 12 * (Number(named) - yearOf(today)))));
      const start = back(before === undefined ? 'one' : 'two', of, today);
      return start === null ? null : dated(oneDay(start));
    },
  ),
  rule(`(?:this|the same|same) (?:month|time|period) (?:(?:in |of )?${year}|(?:of )?last year)`, ([, named], today) =>
    dated(monthSpan(named === undefined ? yearOf(today) - 1 : Number(named), monthOf(today))),
  ),
];

const weekends: AtomRule[] = [
  rule(
    '(?:the |this )?(?:last|past|previous) weekend|(?:the |this )?weekend just (?:gone|past|passed)|(?:the )?weekend gone',
    ([all], today) => dated(weekend(today, / just | gone/.test(all) || !all.includes('last') ? begun(today) : -1)),
  ),
  rule('(?:the )?weekend before last', (_, today) => dated(weekend(today, -2))),
  rule('(?:(?:on|over|at|during) )?(?:the |this )?weekend', (_, today) => dated(weekend(today, begun(today)))),
  rule('(?:the )?(?:next|coming) weekend', (_, today) => dated(weekend(today, weekdayOf(today) >= 6 ? 1 : 0))),
];

/** Days by their names: last Friday, two Fridays ago. */
const weekdays: AtomRule[] = [
  rule(`(?:the )?(${weekday} before last)`, ([, , named = ''], today) => dated(oneDay(addDays(lastWeekday(weekdayNo(named), today), -7)))),
  rule(`${count} ${weekday} ago`, ([, counted = '', named = ''], today) =>
    dated(oneDay(addDays(lastWeekday(weekdayNo(named), today), 7 - 7 * countOf(counted)))),
  ),
  rule(`(?:last|past|previous) ${weekday}`, ([, named = ''], today) => dated(oneDay(lastWeekday(weekdayNo(named), today)))),
  rule(`this ${weekday}`, ([, named = ''], today) => dated(oneDay(addDays(weekSpan(today, 0).start, weekdayNo(named) - 1)))),
  rule(`(?:(?:this |the )?(?:next|coming)) ${weekday}`, ([, named = ''], today) =>
    dated(oneDay(addDays(latestWeekday(weekdayNo(named), today), 7))),
  ),
  rule(
    '(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:on |(?<=(?:since|from|until|till|to|through) ))(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)',
    ([all], today) => {
      const named = weekdayNo(all.replace(/^on /, ''));
      return dated(oneDay(latestWeekday(named, today)), { weekday: named });
    },
  ),
];

const calendar = '(?:calendar |full |complete |whole |entire )?';
const stretch = '(week|month|quarter|year)';
const gone = "(?:(?: that)?(?: has|'s| is)? just (?:gone|ended|past|passed|finished|over)(?: by)?| gone)";

/** Weeks, months, quarters and years of the calendar: last week, this month so far, year to date, previous quarter. */
const stretches: AtomRule[] = [
  rule(`(?:the )?${stretch} before last`, ([, of = ''], today) => dated(wholeOf(of, -2, today))),
  rule(`(?:the )?(?:last|previous|prior|preceding) ${calendar}${stretch}(?:'?s)?|(?:the )?${stretch}${gone}`, ([, of, over], today) =>
    dated(wholeOf(of ?? over ?? '', -1, today)),
  ),
  rule(
    `(?:this|the (?:current|present)|current) ${calendar}${stretch}(?:'?s)?(?: so far| to date)?|(?:the )?${stretch} so far|(?:so far|up to now) this ${stretch}|${stretch}[- ]to[- ](?:date|now)|all ${stretch}(?: long)?|(?:the )?(?:whole|entire) ${stretch}|(?<=\\bof |\\bthroughout |\\bwhole )the ${stretch}`,
    (match, today) => soFar(wholeOf(match.slice(1).find(Boolean) ?? '', 0, today), today),
  ),
  rule('([ym])td', ([, of], today) => soFar(wholeOf(of === 'y' ? 'year' : 'month', 0, today), today)),
  rule(`(?:the )?(?:next|coming|following) ${calendar}${stretch}(?:'?s)?`, ([, of = ''], today) => dated(wholeOf(of, 1, today))),
  rule(`(?:the )?(beginning|start|end) of (?:(?:the|this|(last)) year|${year})`, ([, which = '', last, named], today) =>
    ofYear(yearNamed(last, named, today), (each) => monthSpan(each, which === 'end' ? 12 : 1), today),
  ),
  rule('the year (?:began|begins|started)|(?<=\\b(?:since|from) )(?:the )?new year', (_, today) => dated(monthSpan(yearOf(today), 1))),
  rule(`(?:the )?(?:(first|1st)|second|2nd|last|latter) half of (?:(?:the|this|(last)) year|${year})`, ([, first, last, named], today) =>
    halfOf(first !== undefined, yearNamed(last, named, today), today),
  ),
  rule(`(?:${year},? )?h([12])(?:,? (?:of |in )?(?:${year}|(last) year|(?:the|this) year))?`, ([, led, half, behind, last], today) =>
    halfOf(half === '1', yearNamed(last, led ?? behind, today), today),
  ),
  rule(
    `(?:${year},? )?(?:the )?(?:(?:q|quarter )([1-4])|([1-4])q(?=,? (?:of |in )?(?:19|20)\\d\\d)|quarter (one|two|three|four)|(first|second|third|fourth|last|1st|2nd|3rd|4th)[- ]quarter)(?:,? (?:of |in )?(?:${year}|(last) year|(?:the|this) year))?`,
    ([all, led, figure, figureFirst, number, word = '', behind, last], today) => {
      const digit = figure ?? figureFirst ?? (number === undefined ? undefined : String(countOf(number)));
      const named = led ?? behind;
      if (word === 'last' && named === undefined && !all.endsWith('year')) return null; // last quarter: the one before this
      const nth = digit === undefined ? (word === 'last' ? 4 : ordinalOf(word)) : Number(digit);
      return ofYear(yearNamed(last, named, today), (each) => monthsSpan(each, nth * 3 - 2, nth * 3), today);
    },
  ),
  rule(
    `(?:all of |the (?:whole )?year |(?<=\\b(?:year|in|during|throughout|since|from|for|of|until|till|through|between|and|to|everything|my|calendar) |\\byear, ))${year}(?!(?:[-/.,:]\\d| ?(?:yuan|rmb|cny|kuai|to (?!(?:19|20)\\d\\d|now|date|today))))`,
    ([, named], today) => (Number(named) === yearOf(today) ? soFar(yearSpan(Number(named)), today) : dated(yearSpan(Number(named)))),
  ),
  rule(`(?:the )?(?:two )?years ${year} and ${year}`, ([, first, last]) =>
    Number(last) - Number(first) === 1 ? dated({ start: yearSpan(Number(first)).start, end: yearSpan(Number(last)).end }) : null,
  ),
  rule(`(?<=^)${year}(?=,? (?:please|thanks|in full|only)$)`, ([, named], today) =>
    Number(named) > yearOf(today)
      ? null
      : Number(named) === yearOf(today)
        ? soFar(yearSpan(Number(named)), today)
        : dated(yearSpan(Number(named))),
  ),
  rule(
    `${year}(?='?s? (?:transactions?|statements?|spending|income|expenses|purchases|payments|outgoings|earnings|in full))`,
    ([, named]) => dated(yearSpan(Number(named))),
  ),
];

const halfOf = (isFirst: boolean, named: number | undefined, today: string) =>
  ofYear(named, (each) => (isFirst ? monthsSpan(each, 1, 6) : monthsSpan(each, 7, 12)), today);

const yearNamed = (last: string | undefined, named: string | undefined, today: string): number | undefined =>
  last !== undefined ? yearOf(today) - 1 : named === undefined ? undefined : Number(named);

const ofYearEn = `(?:,? (?:of |in )?(?:${year}|'(\\d{2})))?`;
const monthBefore =
  'in|since|from|to|until|till|through|during|of|and|between|for|before|after|all|last|this|next|throughout|early|mid|late|by|january|february|march|april|june';
const monthBehind =
  "'?s? (?:transactions?|history|list|records?|show|statements?|spending|expenses|purchases|payments|bills?|salary|wages|payslip|groceries|fees|rent|outgoings|income|please|only|in full|(?:of )?(?:last|this) year|(?:to|through|until|till|and|or|-) (?:january|february|march|april|may|june|july|august|september|october|november|december|now|today))\\b";

/** Months: October, last June, March 2025, early May, month 5. */
const months: AtomRule[] = [
  rule(`(?:(last|this|next|past|previous) )?${sure}(?:'s)?${ofYearEn}`, ([, which, month, named, short], today) =>
    monthOfYear(which, monthNo(month), named ?? (short === undefined ? undefined : `20${short}`), today),
  ),
  rule('next (march|may)', ([, month], today) => monthOfYear('next', monthNo(month), undefined, today)),
  rule(`(?:(last|this|next) )?(march|may),? (?:of |in )?${year}`, ([, which, month, named], today) =>
    monthOfYear(which, monthNo(month), named, today),
  ),
  rule(
    `(?<=(?:^|\\b(?:${monthBefore}|(?:send|email|text|show|give|get|read) (?:me|us))[ ,-] ?))(march|may)(?=$|[,.?!])|(?<=\\b(?:${monthBefore})[ ,-] ?)(march|may)(?:'s)?|(march|may)(?=${monthBehind})`,
    ([, alone, behind, before], today) => monthOfYear(undefined, monthNo(alone ?? behind ?? before), undefined, today),
  ),
  rule(
    `(early|(?:the )?beginning of|(?:the )?start of|mid|(?:the )?middle of|late|(?:the )?end of)[- ](?:in )?(?:${any}(?:,? ${year})?|(last month|this month|the month))`,
    ([, which = '', a, b, named, near], today) => {
      const third = /early|begin|start/.test(which) ? 'early' : /mid/.test(which) ? 'mid' : 'late';
      if (near !== undefined) return dated(thirdSpan(wholeOf('month', near === 'last month' ? -1 : 0, today), third));
      return ofYear(named === undefined ? undefined : Number(named), (each) => thirdSpan(monthSpan(each, monthNo(a, b)), third), today);
    },
  ),
  rule('(?:the )?month (\\d{1,2})(?!\\d| ?(?:days?|yuan|rmb|cny))|(?:the )?(\\d{1,2})(?:st|nd|rd|th) month', ([, number, nth], today) => {
    const month = Number(number ?? nth);
    return month >= 1 && month <= 12 ? ofYear(undefined, (each) => monthSpan(each, month), today) : noSuchDay;
  }),
  rule('(?:the )?(?:thirteenth|fourteenth|fifteenth) month', () => noSuchDay),
];

/** This February is of this year; last March, said in March, is of the year before; next June is the one to come. */
function monthOfYear(which: string | undefined, month: number, named: string | undefined, today: string) {
  const inYear = (each: number) => monthSpan(each, month);
  if (which === 'next') return ahead(inYear, today);
  if (which === 'this') return dated(inYear(yearOf(today)));
  if (which === 'last' && month === monthOf(today) && named === undefined) return dated(inYear(yearOf(today) - 1));
  return ofYear(named === undefined ? undefined : Number(named), inYear, today);
}

/** How English names days and stretches of days. Where two fit at one place, the longer one is meant, of two that are as long the first. */
export const english: AtomGroup[] = [
  {
    words: /\b(?:today|tonight|yesterdays?|tomorrow|morning|afternoon|evening|night|day|date|month|time|period|ago|back|before)\b/,
    rules: days,
  },
  { words: /weekend/, rules: weekends },
  { words: /\b(?:mon|tue|wed|thu|fri|sat|sun)/, rules: weekdays },
  { words: /week|month|quarter|year|\bq\d|\b\dq|\bh[12]\b|\b[ym]td\b|(?:19|20)\d\d/, rules: stretches },
  { words: /jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|month/, rules: months },
  { words: /\d|first|second|third|th\b/, rules: dates },
  { words: /past|last|previous|prior|latest|recent/, rules: rolling },
];
