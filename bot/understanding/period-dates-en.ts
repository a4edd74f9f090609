import { addDays, monthOf, monthSpan, type Span, yearOf } from './calendar';
import { type AtomRule, dated, noSuchDay } from './period-atoms';
import { any, day, dayIn, dayOnly, monthNo, ordinalOf, ordinals, rule, sure, wholeOf, year } from './period-words-en';

const to = ' ?(?:to|-|–|—|until|till|through|thru|and) ?';

/** One of a list may be meant as well: the receipt for the second. */
const fewOrdinals = '(?:first|second|third|fourth|fifth)\\b';

/** Days by their numbers: 5 March, the eighth of August, 1-7 October, the 15th. */
export const dates: AtomRule[] = [
  rule(`${day} (?:of )?${any}(?:,? ${year})?`, ([, numbered, a, b, named], today) => dayIn(monthNo(a, b), parse(numbered), named, today)),
  rule(`${any} ${day}(?:,? ${year})?(?! ?(?:yuan|rmb|cny))`, ([, a, b, numbered, named], today) =>
    dayIn(monthNo(a, b), parse(numbered), named, today),
  ),
  rule(
    `(?:the )?(${ordinals}) (?:day )?of ${any}(?:,? ${year})?|(?:the )?(${ordinals}) ${sure}(?:,? ${year})?`,
    ([, nth, a, b, named, other = '', month, otherYear], today) =>
      dayIn(monthNo(a ?? month, b), ordinalOf(nth ?? other), named ?? otherYear, today),
  ),
  rule(`(?:${sure} (?:the )?|(march|may) the )(${ordinals})(?:,? ${year})?`, ([, a, b, nth = '', named], today) =>
    dayIn(monthNo(a, b), ordinalOf(nth), named, today),
  ),
  rule(`${day}${to}${day} (?:of )?${any}(?:,? ${year})?`, ([, from, until, a, b, named], today) =>
    daysOf(monthNo(a, b), parse(from), parse(until), named, today),
  ),
  rule(`${any} ${day}${to}${day}(?:,? ${year})?`, ([, a, b, from, until, named], today) =>
    daysOf(monthNo(a, b), parse(from), parse(until), named, today),
  ),
  rule(
    `(?:day (\\d{1,2})|the (\\d{1,2})(?:st|nd|rd|th))${to}(?:day |the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of (?:(?:the|this)|(last)) month)?`,
    ([, day, nth, until, last], today) =>
      numbered(Number(day ?? nth), Number(until), last === undefined ? undefined : monthSpan(yearOf(today), monthOf(today) - 1), today),
  ),
  rule(`(\\d{1,2})(?:st|nd|rd|th)${to}(?:the )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(?:this|(last)) month`, ([, from, until, last], today) =>
    numbered(Number(from), Number(until), monthSpan(yearOf(today), monthOf(today) - (last === undefined ? 0 : 1)), today),
  ),
  rule(
    '(?:on )?the (\\d{1,2})(?:st|nd|rd|th)|(\\d{1,2})(?:st|nd|rd|th)(?= (?:of )?(?:last|this|the|next) month)',
    ([, one, other], today) => dayOnly(Number(one ?? other), today),
  ),
  rule(
    `(?<=\\b(?:on|since|from|between|until|till|through|by) )the (${ordinals})(?=$|[,.?!;]| (?:to|until|till|through|and|please|onwards?|of (?:last|this|the|next)|did|what|how|i|we|was|were)\\b)`,
    ([, nth = ''], today) => dayOnly(ordinalOf(nth), today),
  ),
  rule(
    `(?<=\\b(?:of|for|dated) )the ((?!${fewOrdinals})(?:${ordinals}))(?=$|[,.?!;]| (?:please|and|to|until|till)\\b)`,
    ([, nth = ''], today) => dayOnly(ordinalOf(nth), today),
  ),
  rule(`(?:on )?the (${ordinals})(?= of (?:last|this|next|the (?:month|previous)))`, ([, nth = ''], today) =>
    dayOnly(ordinalOf(nth), today),
  ),
];

const parse = (words: string | undefined) => Number.parseInt(words ?? '', 10);

/** From one day of a month to another. */
function daysOf(month: number, from: number, until: number, named: string | undefined, today: string) {
  const [first, last] = [dayIn(month, from, named, today), dayIn(month, until, named, today)];
  return 'span' in first && 'span' in last ? dated({ start: first.span.start, end: last.span.end }) : noSuchDay;
}

/** From one day to another of the month that is said, or of the latest in which the second has come. Null where they are over the end of a month. */
function numbered(first: number, last: number, of: Span | undefined, today: string) {
  const until = dayOnly(last, today);
  if (of === undefined && !('span' in until)) return noSuchDay;
  const month = of ?? ('span' in until ? monthSpan(yearOf(until.span.start), monthOf(until.span.start)) : wholeOf('month', 0, today));
  const [start, end] = [addDays(month.start, first - 1), addDays(month.start, last - 1)];
  if (start > month.end || end > month.end) return noSuchDay;
  return first > last ? null : dated({ start, end });
}
