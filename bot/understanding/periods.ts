import type { Found } from './about';
import { addDays, addMonths, dayOf, monthOf, oneDay, type Span, yearOf } from './calendar';
import { type Atom, findAtoms, noSuchDay } from './period-atoms';
import { enAtoms } from './periods-en';
import { zhAtoms } from './periods-zh';
import { findRetractions } from './settle';

/** What was said of when: from one day to another, both included, or why it can be neither. `several`: more than one stretch, with days between. */
export type Period = { start: string; end: string } | { invalid: 'noSuchDay' | 'dayOrMonth' | 'backwards' | 'several' };

const between = /^\s?(?:以?来)?(?:到|至|-|–|~|—|to|until|till|through|up to)\s?(?:the )?$/;
const betweenAnd = /\bbetween (?:the )?$/;
const also = /^\s?(?:和|跟|与|及|以及|还有|加上?|、|,|，|and|plus)\s?(?:the )?$/;
/** Something is told between them: 昨天转的，今天到了吗 asks of one of the two. */
const told = /[转汇打付买充交]|\b(?:sent|paid|transferred|bought|made)\b/;
/** 不是上个月，是这个月. */
const refused = /(?:不是|不要|不看|\bnot)\s?(?:the )?$/;
const since = /(?:从|自从?|自打|打从?)\s?$|\b(?:since|from|after|starting)(?: the)? $/;
const onwards =
  /^\s?(?:(?:一直)?(?:到|至)(?:现在|今天?|目前|如今|这会儿)|至今|起|以来|之后|以后|开始|过后)|^ (?:to|until|till|up to|through) (?:now|today|date|the present)\b|^ onwards?\b/;
const before = /^\s?(?:以前|之前)/;
const beforeEn = /\b(?:before|until|till|up to)(?: the)? $/;
const after = /\bafter(?: the)? $/;
const sinceMonths = 13;

/**
 * When something was, in Chinese or English, read from normalised text; null where no time is named. Ranges are inclusive; what names no year is
 * the latest that has begun; "this month" ends today. Contradictions (三月到一月, 31 February) are said, never mended. Bounded by the length of
 * the text, which is at most 200 characters; each pattern goes over it once.
 */
export function findPeriod(text: string, today: string): Found<Period> | null {
  const rules = [...(/\p{Script=Han}|\d/u.test(text) ? zhAtoms : []), ...(/[a-z]/.test(text) ? enAtoms : [])];
  const atoms = findAtoms(text, today, rules);
  const [first] = atoms;
  if (!first) return null;
  const range = atoms.flatMap((one, at) => {
    const next = atoms[at + 1];
    return next && isRange(text, one, next) ? [{ one, next }] : [];
  })[0];
  if (range) return rangeOf(text, range.one, range.next, today);
  const open = openEnded(text, first, today);
  if (open) return open;
  const all = atoms.slice(1).reduce<Found<Atom | Period> | null>((one, next) => one && both(text, one, next), first);
  const { value, ...place } = all ?? { ...first, end: atoms.at(-1)?.end ?? first.end, value: { invalid: 'several' as const } };
  return { ...place, value: 'span' in value ? forward(value.span) : value };
}

/**
 * Two times that nothing links: a later one replaces what is taken back, one within the other narrows it (今年国庆), 5月和6月 are one stretch if no day lies between them, and of anything
 * else nobody can tell which is meant, which is null.
 */
function both(text: string, one: Found<Atom | Period>, next: Found<Atom>): Found<Atom | Period> | null {
  const link = text.slice(one.end, next.start);
  const place = { start: one.start, end: next.end };
  const isTakenBack = refused.test(text.slice(0, one.start)) || findRetractions(text).some((at) => at >= one.end && at < next.start);
  if (isTakenBack) return { ...place, value: next.value };
  if (!('span' in one.value)) return { ...place, value: one.value };
  if (!('span' in next.value)) return { ...place, value: next.value };
  const [a, b] = [one.value.span, next.value.span];
  const day = next.value.dayOnly === undefined ? b : (inMonthOf(a, next.value.dayOnly) ?? b);
  if (day.start >= a.start && day.end <= a.end) return { ...place, value: { span: day } };
  if (a.start >= b.start && a.end <= b.end) return { ...place, value: { span: a } };
  const [first, last] = a.start <= day.start ? [a, day] : [day, a];
  if (also.test(link))
    return addDays(first.end, 1) >= last.start ? { ...place, value: { span: { start: first.start, end: last.end } } } : null;
  return told.test(link) ? one : null;
}

/** Days that were named in one breath may stand the wrong way round too: between 3 and 1 February. */
const forward = (span: Span): Period => (span.start > span.end ? { invalid: 'backwards' } : span);

function isRange(text: string, one: Found<Atom>, next: Found<Atom>): boolean {
  const link = text.slice(one.end, next.start);
  return between.test(link) || (/^ and (?:the )?$/.test(link) && betweenAnd.test(text.slice(0, one.start)));
}

/** 3月5号到10号: what says only the day lies in the month of what stands before it. */
function rangeOf(text: string, one: Found<Atom>, next: Found<Atom>, today: string): Found<Period> {
  const lead = /(?:从|自|\b(?:from|between|since) (?:the )?)$/.exec(text.slice(0, one.start))?.[0].length ?? 0;
  const place = { start: one.start - lead, end: next.end };
  if (!('span' in one.value) || !('span' in next.value)) return { ...place, value: noSuchDay };
  const end =
    next.value.dayOnly === undefined || one.value.dayOnly !== undefined ? next.value.span : inMonthOf(one.value.span, next.value.dayOnly);
  if (end === null) return { ...place, value: noSuchDay };
  const start = one.value.dayOnly === undefined || one.value.span.start <= end.end ? one.value.span : inMonthOf(end, one.value.dayOnly);
  const value = { start: (start ?? one.value.span).start, end: end.end };
  if (value.start > value.end && isNow(text.slice(next.start, next.end))) return { ...place, value: { start: value.start, end: today } };
  return { ...place, value: value.start > value.end ? { invalid: 'backwards' } : value };
}

const isNow = (words: string) => /^(?:今|today)/.test(words);

function inMonthOf(span: Span, day: number): Span | null {
  const found = dayOf(yearOf(span.start), monthOf(span.start), day);
  return found === null ? null : oneDay(found);
}

/** Since March, 从三月起, 三月以来, before March. */
function openEnded(text: string, atom: Found<Atom>, today: string): Found<Period> | null {
  if (!('span' in atom.value)) return null;
  const { span } = atom.value;
  const [lead, tail] = [text.slice(0, atom.start), text.slice(atom.end)];
  const tailBefore = before.exec(tail)?.[0] ?? '';
  const leadBefore = beforeEn.exec(lead)?.[0] ?? '';
  if (tailBefore !== '' || leadBefore !== '') {
    const value = { start: addMonths(today, -sinceMonths), end: addDays(span.start, -1) };
    return { start: atom.start - leadBefore.length, end: atom.end + tailBefore.length, value };
  }
  const [from, on] = [since.exec(lead)?.[0] ?? '', onwards.exec(tail)?.[0] ?? ''];
  if (on === '' && (from === '' || !/^(?:since|after|starting|自)/.test(from))) return null;
  const start = after.test(lead) ? addDays(span.end, 1) : span.start;
  const value: Period = start > today ? span : { start, end: today };
  return { start: atom.start - from.length, end: atom.end + on.length, value };
}
