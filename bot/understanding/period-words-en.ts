import { addDays, addMonths, dayOf, monthOf, monthSpan, oneDay, quarterSpan, type Span, weekSpan, yearOf, yearSpan } from './calendar';
import { type Atom, type AtomRule, dated, noSuchDay, ofYear } from './period-atoms';

const ones = 'one two three four five six seven eight nine'.split(' ');
const teens = 'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const belowHundred = `(?:${tens.join('|')})(?:[- ](?:${ones.join('|')}))?|${[...teens, ...ones].join('|')}`;

/** How many, which unit, which month, which weekday, which year. */
export const count = `(\\d{1,4}|(?:(?:a |one )?hundred(?: and)? )?(?:${belowHundred})|(?:a |one )?hundred|a couple(?: of)?|couple(?: of)?|half a|half an|an?)`;
export const unit = '(hour|day|week|fortnight|month|quarter|year)s?';
export const sure =
  '(january|february|april|june|july|august|september|october|november|december|jan|feb|mar|apr(?! (?:on|rate|for|is|do|does)\\b)(?<!\\b(?:the|what|your|card|loan) apr)|jun|jul|aug|sept|sep|oct|nov|dec)\\.?';
/** March and May are words of their own: they are months beside a number, or where something before or behind them says so. */
export const any = `(?:${sure}|(march|may))`;
export const weekday = '(mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)';
export const year = '(20\\d{2}|19\\d{2})';

/** A number in words or figures, 100 for a hundred and 2 for a couple. */
export function countOf(words: string): number {
  if (/^\d+$/.test(words)) return Number(words);
  if (/couple/.test(words)) return 2;
  const [, hundred, rest = ''] = /^((?:(?:a |one )?hundred(?: and)? ?)?)(.*)$/.exec(words) ?? [];
  const below = rest.split(/[- ]/).reduce((sum, word) => {
    if (tens.includes(word)) return sum + 20 + 10 * tens.indexOf(word);
    return (
      sum + (teens.includes(word) ? 10 + teens.indexOf(word) : ones.includes(word) ? 1 + ones.indexOf(word) : /^an?$/.test(word) ? 1 : 0)
    );
  }, 0);
  return (hundred === '' || hundred === undefined ? 0 : 100) + below;
}

const ordinalWords = [
  ...'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth'.split(' '),
  ...'sixteenth seventeenth eighteenth nineteenth twentieth'.split(' '),
  ...'first second third fourth fifth sixth seventh eighth ninth'.split(' ').map((word) => `twenty[- ]?${word}`),
  ...['thirtieth', 'thirty[- ]?first', 'thirty[- ]?second'],
];
const ordinalPatterns = ordinalWords.map((word) => new RegExp(`^${word}$`));
/** The longer ones first, so that twenty-first is not twenty. */
export const ordinals = [...ordinalWords].reverse().join('|');
/** 1 of first, 22 of twenty-second, and of the figures before st, nd, rd, th. */
export const ordinalOf = (words: string): number =>
  /^\d/.test(words) ? Number.parseInt(words, 10) : ordinalPatterns.findIndex((pattern) => pattern.test(words)) + 1;
/** A day of the month as it stands beside its name: 5, 5th, the fifth. */
export const day = `(?:the )?(\\d{1,2}(?:st|nd|rd|th)?)`;

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const weekdayNames = 'mon tue wed thu fri sat sun'.split(' ');
export const monthNo = (a: string | undefined, b?: string) => monthNames.indexOf((a ?? b ?? '').slice(0, 3)) + 1;
export const weekdayNo = (word: string) => weekdayNames.indexOf(word.slice(0, 3)) + 1;

/** So many units before today. Half a year is six months, half a month fifteen days, hours are as many days as they reach into. */
export function back(counted: string, of: string, today: string): string | null {
  if (counted.startsWith('half')) return of === 'year' ? addMonths(today, -6) : of === 'month' ? addDays(today, -15) : null;
  const many = countOf(counted);
  if (of === 'hour') return addDays(today, -Math.ceil(many / 24));
  if (of === 'day') return addDays(today, -many);
  if (of === 'week') return addDays(today, -7 * many);
  if (of === 'fortnight') return addDays(today, -14 * many);
  return addMonths(today, -many * (of === 'month' ? 1 : of === 'quarter' ? 3 : 12));
}

/** A week, month, quarter or year so many away from that of today. */
export function wholeOf(of: string, away: number, today: string): Span {
  if (of === 'week') return weekSpan(today, away);
  if (of === 'quarter') return quarterSpan(today, away);
  return of === 'month' ? monthSpan(yearOf(today), monthOf(today) + away) : yearSpan(yearOf(today) + away);
}

/** A day of a month of the year that is said, or of the latest one in which it has come. */
export function dayIn(month: number, wanted: number, named: string | undefined, today: string): Atom {
  const inYear = (each: number) => {
    const found = dayOf(each, month, wanted);
    return found === null ? null : oneDay(found);
  };
  if (inYear(2024) === null) return noSuchDay;
  return ofYear(named === undefined ? undefined : Number(named), inYear, today) ?? noSuchDay;
}

/** The latest day of that number that is not after today, which a month beside it may replace. */
export function dayOnly(wanted: number, today: string): Atom {
  for (let away = 0; away < 3 && wanted >= 1 && wanted <= 31; away += 1) {
    const { start } = monthSpan(yearOf(today), monthOf(today) - away);
    const found = dayOf(yearOf(start), monthOf(start), wanted);
    if (found !== null && found <= today) return dated(oneDay(found), { dayOnly: wanted }) ?? noSuchDay;
  }
  return noSuchDay;
}

export const rule = (pattern: string, read: AtomRule[1]): AtomRule => [
  new RegExp(`\\b(?:${pattern})(?![\\p{Script=Latin}\\d])`, 'gu'),
  read,
];
