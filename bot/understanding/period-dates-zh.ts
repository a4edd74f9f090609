import { addDays, monthOf, monthSpan, oneDay, type Span, yearOf } from './calendar';
import { type Atom, type AtomRule, dated, noSuchDay } from './period-atoms';
import { day, dayIn, dayOnly, month, monthAway, notBehindNumber, numberOf, rule, which, year, yearIn } from './period-words-zh';

/** Days by their numbers: 十月一号, 上个月15号, 5号, 5到10号. */
export const dates: AtomRule[] = [
  rule(
    `(?:${year})?${month}月份?的?${day}(?:[号日]|(?!月)(?:(?<!一)|(?![起共同块并直样])))`,
    ([, named, number = '', numbered = ''], today) => dayIn(numberOf(number), numberOf(numbered), yearIn(named, today), today),
  ),
  rule(`${which}月份?的?${day}[号日]`, ([, words = '', numbered = ''], today) => {
    const { start, end } = monthAway(words, today);
    const number = numberOf(numbered);
    if (Number.isNaN(number)) return null;
    const found = addDays(start, number - 1);
    return found > end ? noSuchDay : dated(oneDay(found));
  }),
  rule(
    `(?<!月)${notBehindNumber}${day}(?:号(?!线|楼|店|卡|机)|(?<=(?:到|至|[-–~—])[\\d一二三四五六七八九十廿幺零〇]{1,3})日)`,
    ([, numbered = ''], today) => dayOnly(numberOf(numbered), today),
  ),
  rule(
    `(?:${which}月份?的?|(?<![月.])${notBehindNumber})${day}\\s?(?:到|至|[-~–—]{1,2})\\s?${day}[号日]`,
    ([, words, first = '', last = ''], today) => numbered(words, numberOf(first), numberOf(last), today),
  ),
];

/** 5到10号, of the month that is said or the latest in which the last has come. Null for 25到5号, which is over the end of a month. */
function numbered(words: string | undefined, first: number, last: number, today: string): Atom | null {
  if (Number.isNaN(first) || first < 1) return null;
  const to = dayOnly(last, today);
  if (words === undefined && (to === null || !('span' in to))) return to;
  const { start, end } =
    words === undefined && to && 'span' in to ? monthSpan(yearOf(to.span.start), monthOf(to.span.start)) : monthAway(words ?? '', today);
  const [from, until] = [addDays(start, first - 1), addDays(start, last - 1)];
  if (until > end) return noSuchDay;
  const inMonth = (month: Span) => {
    const days = { start: addDays(month.start, first - 1), end: addDays(month.start, last - 1) };
    return days.end > month.end ? null : days;
  };
  return first > last ? null : dated({ start: from, end: until }, words === undefined ? { inMonth } : {});
}
