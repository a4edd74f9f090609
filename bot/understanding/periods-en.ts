import {
  addDays,
  addMonths,
  dayOf,
  latestBegun,
  lunarSpan,
  monthOf,
  monthSpan,
  monthsSpan,
  oneDay,
  quarterSpan,
  type Span,
  thirdSpan,
  weekdayOf,
  weekSpan,
  yearOf,
  yearSpan,
} from './calendar';
import { type Atom, type AtomRule, noSuchDay } from './period-atoms';

const names = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const sure =
  '(january|february|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\\.?';
/** March and May are words of their own: they are months beside a number, or where something before them says so. */
const any = `(?:${sure}|(march|may))`;
const weekdayNames = 'mon tue wed thu fri sat sun'.split(' ');
const w = '(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)';
const y = '(20\\d{2}|19\\d{2})';
const d = '(?:the )?(\\d{1,2})(?:st|nd|rd|th)?';
const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
const n = `(\\d{1,4}|${words.join('|')}|(?:a |one )?hundred|a couple of|couple of|a|an|half a)`;
const unit = '(day|week|fortnight|month|quarter|year)s?';

const monthNo = (a: string | undefined, b: string | undefined) => names.indexOf((a ?? b ?? '').slice(0, 3)) + 1;
const weekday = (word: string) => weekdayNames.indexOf(word.slice(0, 3)) + 1;
const countOf = (word: string) =>
  /couple/.test(word)
    ? 2
    : /hundred/.test(word)
      ? 100
      : /^an?$/.test(word)
        ? 1
        : words.includes(word)
          ? words.indexOf(word) + 1
          : Number(word);

/** So many units before today. Half a year is six months, half a month fifteen days. */
function back(count: string, of: string, today: string): string | null {
  if (count === 'half a') return of === 'year' ? addMonths(today, -6) : of === 'month' ? addDays(today, -15) : null;
  const many = countOf(count);
  if (of === 'day') return addDays(today, -many);
  if (of === 'week') return addDays(today, -7 * many);
  if (of === 'fortnight') return addDays(today, -14 * many);
  return addMonths(today, -many * { month: 1, quarter: 3, year: 12 }[of === 'month' || of === 'quarter' ? of : 'year']);
}

const monthIn = (month: number, year: string | undefined, today: string) =>
  year === undefined ? latestBegun(today, (each) => monthSpan(each, month)) : monthSpan(Number(year), month);

function dayIn(month: number, day: number, year: string | undefined, today: string): Atom {
  const inYear = (each: number) => {
    const found = dayOf(each, month, day);
    return found === null ? null : oneDay(found);
  };
  const found = year === undefined ? inYear(2024) && latestBegun(today, inYear) : inYear(Number(year));
  return found ? { span: found } : noSuchDay;
}

/** A week, month, quarter or year so many away from that of today. */
function whole(of: string, away: number, today: string): Span {
  if (of === 'week') return weekSpan(today, away);
  if (of === 'quarter') return quarterSpan(today, away);
  return of === 'month' ? monthSpan(yearOf(today), monthOf(today) + away) : yearSpan(yearOf(today) + away);
}

const feasts: [string, (year: number) => Span | null][] = [
  [
    '(?:the )?(?:national day(?: holiday| week)?|golden week|october holiday)',
    (year) => ({ start: `${year}-10-01`, end: `${year}-10-07` }),
  ],
  ["(?:double (?:eleven|11)|singles'? day|11\\.11)", (year) => oneDay(`${year}-11-11`)],
  ['(?:chinese new year|spring festival|lunar new year)(?: holiday)?', (year) => lunarSpan(year, 'newYear', 0, 7)],
  ['mid-?autumn(?: festival| day)?', (year) => lunarSpan(year, 'midAutumn')],
  ['dragon boat (?:festival|day)', (year) => lunarSpan(year, 'dragonBoat')],
  ['qingming(?: festival)?|tomb sweeping day', (year) => lunarSpan(year, 'qingming')],
  ["new year'?s day", (year) => oneDay(`${year}-01-01`)],
  ["new year'?s eve", (year) => oneDay(`${year}-12-31`)],
  ['christmas eve', (year) => oneDay(`${year}-12-24`)],
  ['(?:christmas|xmas)(?: day)?', (year) => oneDay(`${year}-12-25`)],
  ["valentine'?s(?: day)?", (year) => oneDay(`${year}-02-14`)],
  ['labou?r day(?: holiday)?|may day', (year) => ({ start: `${year}-05-01`, end: `${year}-05-05` })],
];

const rule = (pattern: string, read: AtomRule[1]): AtomRule => [new RegExp(`\\b(?:${pattern})(?![\\p{L}\\d])`, 'gu'), read];
const span = (value: Span | null): Atom | null => value && { span: value };
const until = (value: Span, today: string): Span => ({ start: value.start, end: today });

/** How English names days and stretches of days. Where two fit at one place, the longer one is meant. */
export const enAtoms: AtomRule[] = [
  rule('today|tonight|this (?:morning|afternoon|evening)', (_, today) => span(oneDay(today))),
  rule('yesterday(?: morning| afternoon| evening)?|last night', (_, today) => span(oneDay(addDays(today, -1)))),
  rule('(?:the )?day before yesterday', (_, today) => span(oneDay(addDays(today, -2)))),
  rule('tomorrow', (_, today) => span(oneDay(addDays(today, 1)))),
  rule(
    `(?:in |over |during |for |within )?(?:the )?(?:past|(?:last|past|previous) (?:${n}|few)) ${unit}|(?:in |over |during |for )?(?:the )?(?:past|last) half[- ]year`,
    ([all, count, of = ''], today) => {
      if (/half/.test(all) && of === '') return span({ start: addMonths(today, -6), end: today });
      const few = / few /.test(all) ? (of === 'day' ? '7' : '3') : (count ?? '1');
      const start = back(few, of, today);
      return start === null ? null : span({ start, end: today });
    },
  ),
  rule(`${n} ${unit} (?:ago|back|before)`, ([, count = '', of = ''], today) => {
    const day = back(count, of, today);
    return day === null ? null : span(oneDay(day));
  }),
  rule('(?:the )?(week|month|quarter|year) before last', ([, of = ''], today) => span(whole(of, -2, today))),
  rule("(?:the )?(?:last|previous) (?:calendar )?(week|month|quarter|year)(?:'?s)?", ([, of = ''], today) => span(whole(of, -1, today))),
  rule(
    "(?:this|the current) (week|month|quarter|year)(?:'?s)?(?: so far| to date)?|(?:so far|up to now) this (week|month|quarter|year)|(week|month|quarter|year)[- ]to[- ]date",
    ([, a, b, c], today) => span(until(whole(a ?? b ?? c ?? '', 0, today), today)),
  ),
  rule('next (week|month|quarter|year)', ([, of = ''], today) => span(whole(of, 1, today))),
  rule('(?:the )?(?:last|past|previous) weekend', (_, today) => weekend(today)),
  rule('(?:(?:on|over|at|during) )?(?:the |this )?weekend', (_, today) => weekend(today)),
  rule(`(?:the )?(${w} before last)`, ([, , day = ''], today) => span(oneDay(addDays(lastWeekday(weekday(day), today), -7)))),
  rule(`(?:last|past|previous) ${w}`, ([, day = ''], today) => span(oneDay(lastWeekday(weekday(day), today)))),
  rule(`this ${w}`, ([, day = ''], today) => span(oneDay(addDays(weekSpan(today, 0).start, weekday(day) - 1)))),
  rule(`(?:on )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)`, ([all], today) => {
    const wanted = weekday(all.replace(/^on /, ''));
    return span(oneDay(addDays(today, -((weekdayOf(today) - wanted + 7) % 7))));
  }),
  rule(`${y}-([01]?\\d)-([0-3]?\\d)`, ([, year, month, day]) => {
    const found = dayOf(Number(year), Number(month), Number(day));
    return found === null ? noSuchDay : { span: oneDay(found) };
  }),
  rule(`${d} (?:of )?${any}(?:,? ${y})?`, ([, day, a, b, year], today) => dayIn(monthNo(a, b), Number(day), year, today)),
  rule(`${any} ${d}(?:,? ${y})?(?! ?(?:yuan|rmb|cny))`, ([, a, b, day, year], today) => dayIn(monthNo(a, b), Number(day), year, today)),
  rule(`${d} ?(?:to|-|–|until|till|through|and) ?${d} (?:of )?${any}(?:,? ${y})?`, ([, from, to, a, b, year], today) =>
    joined(dayIn(monthNo(a, b), Number(from), year, today), dayIn(monthNo(a, b), Number(to), year, today)),
  ),
  rule(`${any} ${d} ?(?:to|-|–|until|till|through|and) ?${d}(?:,? ${y})?`, ([, a, b, from, to, year], today) =>
    joined(dayIn(monthNo(a, b), Number(from), year, today), dayIn(monthNo(a, b), Number(to), year, today)),
  ),
  rule(
    '(?:day (\\d{1,2})|the (\\d{1,2})(?:st|nd|rd|th)) ?(?:to|-|–|until|till|through|and) ?(?:day |the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of (?:the|this) month)?',
    ([, day, nth, last], today) => numberedDays(Number(day ?? nth), Number(last), today),
  ),
  rule(`(?:on )?the (\\d{1,2})(?:st|nd|rd|th)`, ([, day], today) => {
    const found = latestBegun(today, () => dayNumbered(Number(day), today));
    return Number(day) > 31 || Number(day) < 1 ? noSuchDay : found && { span: found, dayOnly: Number(day) };
  }),
  rule(
    `(early|the beginning of|the start of|beginning of|start of|mid|middle of|the middle of|late|the end of|end of)[- ](?:in )?(?:${any}(?: ${y})?|(last month|this month|the month))`,
    ([, which = '', a, b, year, near], today) => {
      const named = near === undefined ? monthIn(monthNo(a, b), year, today) : whole('month', near === 'last month' ? -1 : 0, today);
      return named && span(thirdSpan(named, /early|begin|start/.test(which) ? 'early' : /mid/.test(which) ? 'mid' : 'late'));
    },
  ),
  rule(`(?:the )?(beginning|start|end) of (?:the year|this year|(last year)|${y})`, ([, which = '', last, year], today) => {
    const inYear = (each: number) => monthSpan(each, which === 'end' ? 12 : 1);
    if (last === undefined && year === undefined) return span(latestBegun(today, inYear));
    return span(inYear(year === undefined ? yearOf(today) - 1 : Number(year)));
  }),
  rule(`(?:the )?(first|second) half of (?:the year|this year|(last year)|${y})`, ([, which, last, year], today) => {
    const inYear = (each: number) => (which === 'first' ? monthsSpan(each, 1, 6) : monthsSpan(each, 7, 12));
    if (last === undefined && year === undefined) return span(latestBegun(today, inYear));
    return span(inYear(year === undefined ? yearOf(today) - 1 : Number(year)));
  }),
  rule(
    `(?:the )?(?:q([1-4])|(first|second|third|fourth) quarter)(?: (?:of )?(?:${y}|(last year)|this year))?`,
    ([, digit, word, year, last], today) => {
      const quarter = digit === undefined ? 'first second third fourth'.split(' ').indexOf(word ?? '') + 1 : Number(digit);
      const inYear = (each: number) => monthsSpan(each, quarter * 3 - 2, quarter * 3);
      if (last !== undefined) return span(inYear(yearOf(today) - 1));
      return span(year === undefined ? latestBegun(today, inYear) : inYear(Number(year)));
    },
  ),
  rule(`(?:(last|this) )?${sure}(?:,? (?:of )?(?:${y}|(last year|this year)))?`, ([, which, month, year, near], today) =>
    namedMonth(monthNo(month, undefined), year, near ?? nearOf(which, monthNo(month, undefined), today), today),
  ),
  rule(`(march|may),? (?:of )?(?:${y}|(last year|this year))`, ([, month, year, near], today) =>
    namedMonth(monthNo(month, undefined), year, near, today),
  ),
  rule(
    `(?<=\\b(?:in|since|from|to|until|till|through|during|of|and|between|for|before|after|all|last|this|throughout) )(march|may)(?:'s)?`,
    ([, month], today) => namedMonth(monthNo(month, undefined), undefined, undefined, today),
  ),
  rule(`(?:the )?month (\\d{1,2})(?!\\d| ?(?:days?|yuan|rmb|cny))|(?:the )?(\\d{1,2})(?:st|nd|rd|th) month`, ([, number, nth], today) => {
    const month = Number(number ?? nth);
    return month >= 1 && month <= 12 ? span(monthIn(month, undefined, today)) : noSuchDay;
  }),
  rule(`(?:all of |the (?:whole )?year |in |during |throughout |the whole of |(?<=since ))${y}(?![-/.]\\d)`, ([, year]) =>
    span(yearSpan(Number(year))),
  ),
  ...feasts.map(([pattern, inYear]) =>
    rule(`(?:${pattern})(?: ${y}| (last year))?`, (match, today) => {
      const year = match.at(-2);
      if (year !== undefined) return span(inYear(Number(year)));
      return span(match.at(-1) === undefined ? latestBegun(today, inYear) : inYear(yearOf(today) - 1));
    }),
  ),
];

/** This February is of this year; last March, said in March, is of the year before, and otherwise the latest one begun. */
function nearOf(which: string | undefined, month: number, today: string): string | undefined {
  if (which === 'this') return 'this year';
  return which === 'last' && month === monthOf(today) ? 'last year' : undefined;
}

function namedMonth(month: number, year: string | undefined, near: string | undefined, today: string): Atom | null {
  const told = near === undefined ? year : String(yearOf(today) - (near === 'last year' ? 1 : 0));
  return span(monthIn(month, told, today));
}

function weekend(today: string): Atom {
  const monday = weekSpan(today, weekdayOf(today) >= 6 ? 0 : -1).start;
  return { span: { start: addDays(monday, 5), end: addDays(monday, 6) } };
}

/** The one before today, seven days ago where today is one. */
const lastWeekday = (wanted: number, today: string) => addDays(today, -((weekdayOf(today) - wanted + 6) % 7) - 1);

function joined(from: Atom, to: Atom): Atom {
  if (!('span' in from) || !('span' in to)) return noSuchDay;
  return { span: { start: from.span.start, end: to.span.end } };
}

/** From one day of a month to another, the latest month in which the second has come. */
function numberedDays(first: number, last: number, today: string): Atom | null {
  const end = dayNumbered(last, today);
  if (end === null) return noSuchDay;
  const start = dayOf(yearOf(end.start), monthOf(end.start), first);
  if (start === null) return noSuchDay;
  return start > end.start ? null : { span: { start, end: end.start } };
}

/** The latest day of that number that is not after today. */
function dayNumbered(day: number, today: string): Span | null {
  for (let away = 0; away < 3; away += 1) {
    const month = monthSpan(yearOf(today), monthOf(today) - away);
    const found = dayOf(yearOf(month.start), monthOf(month.start), day);
    if (found !== null && found <= today) return oneDay(found);
  }
  return null;
}
