import type { Found } from './about';
import { addDays, addMonths, dayOf, monthOf, monthSpan, oneDay, type Span, weekdayOf, weekSpan, yearOf, yearSpan } from './calendar';
import { figures } from './period-figures';
import { type Atom, type AtomGroup, type Dated, type dayOrMonth, findAtoms, noSuchDay, squeeze } from './period-atoms';
import { feasts } from './period-feasts';
import { parts } from './period-parts';
import { english } from './periods-en';
import { chinese } from './periods-zh';
import { findRetractions } from './settle';

/** What was said of when: from one day to another, both included, or why it can be neither. `several`: more than one stretch, with days between. */
export type Period = { start: string; end: string } | { invalid: 'noSuchDay' | 'dayOrMonth' | 'backwards' | 'several' };

/** What two dates come to: a day or stretch, or why it is none. */
type Told = Dated | typeof noSuchDay | typeof dayOrMonth;

const named: AtomGroup[] = [figures, ...feasts, ...chinese, ...english];

const dayWords = '(?:那一?天|当天|当日|这一?天|那日|那会儿?|那阵儿?|的?时候|的)?';
const between = new RegExp(`^\\s?${dayWords}(?:开始|起)?[,，]?(?:以?来|一直|直)?(?:到|至|-|–|~|—|——|--|to|until|till|through|thru|up to|up until)\\s?(?:the )?$`, 'u'); // prettier-ignore
const betweenAnd = /\bbetween (?:the )?$/;
const also = /^\s?(?:和|跟|与|及|以及|还有|加上?|、|,|，|and|plus|&)\s?(?:in |on )?(?:the )?$/;
/** Something is told between them: 昨天转的，今天到了吗 asks of one of the two. */
const told = /[转汇打付买充交]|\b(?:sent|paid|transferred|bought|made)\b/;
/** 不是上个月，是这个月. */
const refused = /(?:不是|不要|不看|\bnot)\s?(?:the )?$/;
/** One beside the other, with nothing told between them: 去年 五月, the 15th of last month. */
const beside = /^(?:\s?(?:的|里|份)?\s?|,? ?(?:'s)? ?(?:of|in|on|during|over)? ?(?:the )?|[,，(（]\s?)$/u;
const compared = /比|相比|对比|\b(?:than|versus|vs|compared?)\b/;
const since = /(?:从|自从?|自|打从?)\s?$|\b(?:since|from|after|starting)(?: the)? $/;
const onwards =
  /^\s?(?:(?:那天|当天)?(?:一直)?(?:到|至)(?:现在|今天?|目前|如今|这会儿|此刻)(?:为止)?|至今|起|以来|之后|以后|开始|过后|往后)|^ (?:to|until|till|up to|through) (?:now|today|date|the present)\b|^,? (?:onwards?|and after)\b/;
const before = /^\s?(?:以前|之前)/;
/** 国庆前 is before it, 三天前 is how long ago. */
const beforeShort = /(?:节|国庆|春节|中秋|端午|元旦|五一|十一|十二|[号日])$/;
const beforeEn = /\b(?:before|until|till|up to|prior to)(?: the)? $/;
const after = /\bafter(?: the)? $/;
const afterwards = /^\s?(?:之后|以后|过后)/;
const sinceMonths = 13;
/** Nobody means one stretch by more times than this, and each of them is held against the next. */
const timesMax = 8;
/** 去年我在五月: so many characters may stand between two times of which one says more of the other. */
const linkMax = 20;
/** As far as is looked back for a word that belongs to a time. */
const leadMax = 24;

/**
 * When something was, in Chinese or English, read from normalised text; null where no time is named. Ranges are inclusive; what names no year is
 * the latest that has begun; "this month" ends today. Contradictions (三月到一月, 31 February) are said, never mended. Bounded by the length of
 * the text, which is at most 200 characters; each pattern goes over it once.
 */
export function findPeriod(text: string, today: string): Found<Period> | null {
  const times = timesIn(text, today);
  const [first] = times;
  if (!first) return null;
  if (times.length > timesMax) return { start: first.start, end: times.at(-1)?.end ?? first.end, value: { invalid: 'several' } };
  const range = times.flatMap((one, at) => {
    const next = times[at + 1];
    return next && isRange(text, one, next) ? [{ one, next }] : [];
  })[0];
  if (range) return rangeOf(text, range.one, range.next, today);
  const open = openEnded(text, first, today);
  if (open) return open;
  const all = times.slice(1).reduce<Found<Told> | null>((one, next) => one && both(text, one, next), first);
  const { value, ...place } = all ?? { ...first, end: times.at(-1)?.end ?? first.end, value: { invalid: 'several' as const } };
  return { ...place, value: 'span' in value ? forward(value.span) : value };
}

/**
 * Every time that is named, in order; two that stand beside each other and of which one says more of the other are one. Where a part stands beside
 * nothing that it could be of (the last ten days of shopping), it is read as it would be alone.
 */
function timesIn(text: string, today: string): Found<Told>[] {
  const { plain, placeOf } = squeeze(text);
  const [all, isWhole] = joined(plain, today, [...parts, ...named]);
  const times = isWhole ? all : joined(plain, today, named)[0];
  return times.map(({ start, end, value }) => ({ start: placeOf(start), end: placeOf(end - 1) + 1, value }));
}

/** The times that are found, and whether every part stands beside what it is of. */
function joined(text: string, today: string, groups: AtomGroup[]): [Found<Told>[], boolean] {
  const atoms: Found<Atom>[] = [];
  for (const next of findAtoms(text, today, groups)) {
    const last = atoms.at(-1);
    const one = last && join(text, last, next);
    if (one) atoms[atoms.length - 1] = one;
    else atoms.push(next);
  }
  const times = atoms.flatMap(({ value, ...place }) => ('part' in value ? [] : [{ ...place, value }]));
  return [times, times.length === atoms.length];
}

const leadOf = (text: string, at: number) => text.slice(Math.max(0, at - leadMax), at);

function join(text: string, one: Found<Atom>, next: Found<Atom>): Found<Atom> | null {
  const link = text.slice(one.end, next.start);
  const place = { start: one.start, end: next.end };
  const [part, of] = 'part' in one.value ? [one.value.part, next.value] : 'part' in next.value ? [next.value.part, one.value] : [];
  if (part && of && 'span' in of && /^[\s的里]?$/u.test(link)) return { ...place, value: partOf(part, of) };
  if (!('span' in one.value) || !('span' in next.value) || !beside.test(link) || refused.test(leadOf(text, one.start))) return null;
  const value = narrow(one.value, next.value);
  return value && { ...place, value };
}

/** The last day of October is of the latest October, and of any other whose year is said beside it. */
function partOf(part: (of: Span) => Span | null, { span, whole, inYear }: Dated): Told {
  const found = part(whole ?? span);
  if (found === null) return noSuchDay;
  if (!inYear) return { span: found };
  return {
    span: found,
    inYear: (year) => {
      const each = inYear(year);
      return each && part(each);
    },
  };
}

const isSame = (one: Span, other: Span) => one.start === other.start && one.end === other.end;
const isWithin = (one: Span, other: Span) => one.start >= other.start && one.end <= other.end;

/** What is left of two times of which one lies in the other or says more of it; null where they have nothing to do with each other. */
function narrow(one: Dated, other: Dated): Told | null {
  return within(one, other) ?? within(other, one);
}

function within({ span, whole = span }: Dated, inner: Dated): Told | null {
  const year = yearOf(whole.start);
  if (inner.dayOnly !== undefined && isSame(whole, monthSpan(year, monthOf(whole.start)))) return dayOfMonth(whole, inner.dayOnly);
  if (inner.weekday !== undefined && isSame(whole, weekSpan(whole.start, 0)))
    return { span: oneDay(addDays(whole.start, inner.weekday - 1)) };
  if (inner.weekday !== undefined && span.start === span.end && weekdayOf(span.start) === inner.weekday) return { span };
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
function both(text: string, one: Found<Told>, next: Found<Told>): Found<Told> | null {
  const link = text.slice(one.end, next.start);
  const place = { start: one.start, end: next.end };
  const isTakenBack = refused.test(leadOf(text, one.start)) || findRetractions(text).some((at) => at >= one.end && at < next.start);
  if (isTakenBack) return { ...place, value: next.value };
  if (!('span' in one.value)) return { ...place, value: one.value };
  if (!('span' in next.value)) return { ...place, value: next.value };
  const isAlso = also.test(link);
  const isOneThing = link.length <= linkMax && !compared.test(text) && (!isAlso || isWithin(next.value.span, one.value.span));
  const narrowed = isOneThing ? narrow(one.value, next.value) : null;
  if (narrowed) return { ...place, value: narrowed };
  const [a, b] = [one.value.span, next.value.dayOnly === undefined ? next.value.span : daysBeside(one.value.span, next.value)];
  if (isSame(a, b)) return { ...place, value: one.value };
  const [first, last] = a.start <= b.start ? [a, b] : [b, a];
  if (isAlso) return addDays(first.end, 1) >= last.start ? { ...place, value: { span: { start: first.start, end: last.end } } } : null;
  return told.test(link) ? one : null;
}

/** 3月5号和6号: what says only the day lies in the month of what stands before it. */
function daysBeside(span: Span, { dayOnly = 0, span: own }: Dated): Span {
  const found = dayOfMonth(span, dayOnly);
  return 'span' in found ? found.span : own;
}

/** Days that were named in one breath may stand the wrong way round too: between 3 and 1 February. */
const forward = (span: Span): Period => (span.start > span.end ? { invalid: 'backwards' } : span);

function isRange(text: string, one: Found<Told>, next: Found<Told>): boolean {
  const link = text.slice(one.end, next.start);
  return between.test(link) || (/^ and (?:the )?$/.test(link) && betweenAnd.test(text.slice(0, one.start)));
}

const isNow = (words: string) => /^(?:今|today)/.test(words);

function rangeOf(text: string, one: Found<Told>, next: Found<Told>, today: string): Found<Period> {
  const lead = /(?:从|自|打|\b(?:from|between|since) (?:the )?)$/.exec(text.slice(0, one.start))?.[0].length ?? 0;
  const place = { start: one.start - lead, end: next.end };
  if (!('span' in one.value)) return { ...place, value: one.value };
  if (!('span' in next.value)) return { ...place, value: next.value };
  const isUntilNow = isNow(text.slice(next.start, next.end));
  const ends = isUntilNow ? { from: one.value.span, until: next.value.span } : endsOf(one.value, next.value);
  if (ends === null) return { ...place, value: noSuchDay };
  const value = { start: ends.from.start, end: ends.until.end };
  if (value.start > value.end && isUntilNow) return { ...place, value: { start: value.start, end: today } };
  return { ...place, value: forward(value) };
}

/** What says only the day, the weekday or the month lies beside what stands with it: 3月5号到10号, 上周二到周四, 去年三月到五月. Null for no such day. */
function endsOf(one: Dated, next: Dated): { from: Span; until: Span } | null {
  const ends = (from: Span | null | undefined, until: Span | null | undefined) => (from && until ? { from, until } : null);
  if (
    next.dayOnly !== undefined &&
    one.dayOnly === undefined &&
    !isSame(one.span, monthSpan(yearOf(one.span.start), monthOf(one.span.start)))
  ) {
    const day = dayOfMonth(one.span, next.dayOnly);
    return 'span' in day ? ends(one.span, day.span) : null;
  }
  if (next.weekday !== undefined && one.weekday === undefined && one.span.start === one.span.end)
    return ends(one.span, oneDay(addDays(one.span.start, (next.weekday - weekdayOf(one.span.start) + 7) % 7)));
  if (one.weekday !== undefined && next.weekday !== undefined)
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

/** Since March, 从三月起, 三月以来, before March. */
function openEnded(text: string, time: Found<Told>, today: string): Found<Period> | null {
  if (!('span' in time.value)) return null;
  const { span } = time.value;
  const [lead, tail] = [text.slice(0, time.start), text.slice(time.end)];
  const isBeforeShort = beforeShort.test(text.slice(time.start, time.end));
  const tailBefore = (before.exec(tail) ?? (isBeforeShort ? /^\s?前(?![\d一二两三几]|面)/u.exec(tail) : null))?.[0] ?? '';
  const leadBefore = beforeEn.exec(lead)?.[0] ?? '';
  if (tailBefore !== '' || leadBefore !== '') {
    const value = { start: addMonths(today, -sinceMonths), end: addDays(span.start, -1) };
    return { start: time.start - leadBefore.length, end: time.end + tailBefore.length, value };
  }
  const [from, on] = [since.exec(lead)?.[0] ?? '', onwards.exec(tail)?.[0] ?? ''];
  if (on === '' && (from === '' || !/^(?:since|after|starting|自)/.test(from))) return null;
  const isAfter = after.test(lead) || (afterwards.test(tail) && isBeforeShort);
  const start = isAfter ? addDays(span.end, 1) : span.start;
  const value: Period = start > today ? span : { start, end: today };
  return { start: time.start - from.length, end: time.end + on.length, value };
}
