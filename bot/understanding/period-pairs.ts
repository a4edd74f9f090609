import type { Found } from './about';
import { addDays, dayOf, monthOf, monthSpan, oneDay, type Span, weekdayOf, weekSpan, yearOf, yearSpan } from './calendar';
import { type Dated, type dayOrMonth, noSuchDay } from './period-atoms';
import { findRetractions } from './settle';

/** What two dates come to: a day or stretch, or why it is none. */
export type Told = Dated | typeof noSuchDay | typeof dayOrMonth;

/** Something is told between them: 昨天转的，今天到了吗 asks of one of the two. */
const told = /[转汇打付买充交]|\b(?:sent|paid|transferred|bought|made)\b/;
/** 四月付的，也可能是五月: one of the two, and nobody knows which. */
const orElse = /也可能|也许|还是|或者?|要么|要不就|\bor\b/u;
const also = /^\s?(?:和|跟|同|与|及|以及|还有|加上?|、|,|，|and|plus|&)\s?(?:in |on )?(?:the )?$/;
const compared = /比|相比|对比|\b(?:than|versus|vs|compared?)\b/;
/** 不是上个月，是这个月. */
const refused = /(?:不是|不要|不看|\bnot)\s?(?:the )?$/;
/** 去年我在五月: so many characters may stand between two times of which one says more of the other. */
const linkMax = 20;
/** As far as is looked back for a word that belongs to a time. */
const leadMax = 24;

/** Whether the words before a time refuse it. */
export const isRefused = (text: string, at: number): boolean => refused.test(text.slice(Math.max(0, at - leadMax), at));

const isSame = (one: Span, other: Span) => one.start === other.start && one.end === other.end;
const isWithin = (one: Span, other: Span) => one.start >= other.start && one.end <= other.end;
const isDay = ({ start, end }: Span) => start === end;

/** What is left of two times of which one lies in the other or says more of it; null where they have nothing to do with each other. */
export function narrow(one: Dated, other: Dated): Told | null {
  return within(one, other) ?? within(other, one);
}

function within({ span, whole = span }: Dated, inner: Dated): Told | null {
  const year = yearOf(whole.start);
  if (inner.dayOnly !== undefined && isSame(whole, monthSpan(year, monthOf(whole.start)))) return dayOfMonth(whole, inner.dayOnly);
  if (inner.weekday !== undefined && isSame(whole, weekSpan(whole.start, 0)))
    return { span: oneDay(addDays(whole.start, inner.weekday - 1)) };
  if (inner.weekday !== undefined && isDay(span) && weekdayOf(span.start) === inner.weekday) return { span };
  if (inner.inYear && isSame(whole, yearSpan(year))) {
    const found = inner.inYear(year);
    return found === null ? noSuchDay : { span: found };
  }
  return isWithin(inner.span, whole) && !isSame(inner.span, span) ? inner : null;
}

function dayOfMonth(span: Span, day: number): Told {
  const found = dayOf(yearOf(span.start), monthOf(span.start), day);
  return found === null ? noSuchDay : { span: oneDay(found) };
}

/**
 * Two times that nothing links: a later one replaces what is taken back, one within the other narrows it (今年国庆), 5月和6月 are one stretch if no day
 * lies between them, and of anything else nobody can tell which is meant, which is null.
 */
export function both(text: string, one: Found<Told>, next: Found<Told>): Found<Told> | null {
  const link = text.slice(one.end, next.start);
  const place = { start: one.start, end: next.end };
  const isTakenBack = isRefused(text, one.start) || findRetractions(text).some((at) => at >= one.end && at < next.start);
  if (isTakenBack) return { ...place, value: next.value };
  if (!('span' in one.value)) return { ...place, value: one.value };
  if (!('span' in next.value)) return { ...place, value: next.value };
  if (contradicts(text, { ...one, value: one.value }, { ...next, value: next.value })) return null;
  if (orElse.test(link)) return null;
  const isAlso = also.test(link);
  const isOneThing = link.length <= linkMax && !compared.test(text) && (!isAlso || isWithin(next.value.span, one.value.span));
  const narrowed = isOneThing ? narrow(one.value, next.value) : null;
  if (narrowed) return { ...place, value: narrowed };
  const [a, b] = [besideOf(next.value, one.value), besideOf(one.value, next.value)];
  if (isSame(a, b)) return { ...place, value: one.value };
  const [first, last] = a.start <= b.start ? [a, b] : [b, a];
  if (isAlso) return addDays(first.end, 1) >= last.start ? { ...place, value: { span: { start: first.start, end: last.end } } } : null;
  return told.test(link) ? one : null;
}

const comma = /^\s?[,，(（]\s?(?:in |on )?(?:the )?$/;
const relative = /[上这本去今昨前]|\b(?:last|this|yesterday|today)\b/;

/** What of the calendar a stretch is; null for a part of one. */
function unitOf({ span, whole = span }: Dated): string | null {
  const { start } = whole;
  if (isDay(whole)) return 'day';
  if (isSame(whole, weekSpan(start, 0))) return 'week';
  if (isSame(whole, monthSpan(yearOf(start), monthOf(start)))) return 'month';
  return isSame(whole, yearSpan(yearOf(start))) ? 'year' : null;
}

/** Last year, 2024: the second should say which one the first is, and it is another. */
function contradicts(text: string, one: Found<Dated>, next: Found<Dated>): boolean {
  if (!comma.test(text.slice(one.end, next.start)) || unitOf(one.value) === null || unitOf(one.value) !== unitOf(next.value)) return false;
  const [isFirst, isSecond] = [one, next].map(({ start, end }) => relative.test(text.slice(start, end)));
  return isFirst !== isSecond && !isSame(one.value.whole ?? one.value.span, next.value.whole ?? next.value.span);
}

/** 3月5号和6号, Tuesday and Wednesday of last week: what says only the day lies in the month or week of what stands with it. */
function besideOf(other: Dated, time: Dated): Span {
  if (time.dayOnly !== undefined && other.dayOnly === undefined) {
    const found = dayOfMonth(other.span, time.dayOnly);
    return 'span' in found ? found.span : time.span;
  }
  if (time.inMonth && !other.inMonth) return time.inMonth(monthSpan(yearOf(other.span.start), monthOf(other.span.start))) ?? time.span;
  if (time.weekday === undefined || other.weekday !== undefined || !isDay(other.span)) return time.span;
  const day = addDays(weekSpan(other.span.start, 0).start, time.weekday - 1);
  return day < time.span.start ? oneDay(day) : time.span; // the latest one is not ahead of today, and no later one is meant
}

/** What says only the day, the weekday or the month lies beside what stands with it: 3月5号到10号, 上周二到周四, 去年三月到五月. Null for no such day. */
export function endsOf(one: Dated, next: Dated): { from: Span; until: Span } | null {
  const ends = (from: Span | null | undefined, until: Span | null | undefined) => (from && until ? { from, until } : null);
  if (
    next.dayOnly !== undefined &&
    one.dayOnly === undefined &&
    !isSame(one.span, monthSpan(yearOf(one.span.start), monthOf(one.span.start)))
  ) {
    const day = dayOfMonth(one.span, next.dayOnly);
    return 'span' in day ? ends(one.span, day.span) : null;
  }
  if (next.weekday !== undefined && one.weekday === undefined && isDay(one.span))
    return ends(one.span, oneDay(addDays(one.span.start, (next.weekday - weekdayOf(one.span.start) + 7) % 7)));
  if (one.weekday !== undefined && (next.weekday !== undefined || isDay(next.span)))
    return ends(oneDay(addDays(next.span.start, -((weekdayOf(next.span.start) - one.weekday + 7) % 7))), next.span);
  if (next.inYear && !one.inYear && one.dayOnly === undefined && one.weekday === undefined) {
    const year = yearOf(one.span.start);
    return ends(one.span, [next.inYear(year), next.inYear(year + 1)].find((span) => span && span.end >= one.span.start) ?? next.span);
  }
  if (one.inYear && !next.inYear && next.dayOnly === undefined) {
    const year = yearOf(next.span.end);
    return ends([one.inYear(year), one.inYear(year - 1)].find((span) => span && span.start <= next.span.end) ?? one.span, next.span);
  }
  if (one.dayOnly === undefined || one.span.start <= next.span.end) return { from: one.span, until: next.span };
  const from = dayOfMonth(next.span, one.dayOnly);
  return ends('span' in from ? from.span : one.span, next.span);
}
