import type { Found } from './about';
import { addDays, addMonths, type Span } from './calendar';
import { figures } from './period-figures';
import { type Atom, type AtomGroup, type Dated, findAtoms, noSuchDay, squeeze } from './period-atoms';
import { feasts } from './period-feasts';
import { both, endsOf, isRefused, narrow, type Told } from './period-pairs';
import { parts } from './period-parts';
import { english } from './periods-en';
import { chinese } from './periods-zh';

/** What was said of when: from one day to another, both included, or why it can be neither. `several`: more than one stretch, with days between. */
export type Period = { start: string; end: string } | { invalid: 'noSuchDay' | 'dayOrMonth' | 'backwards' | 'several' };

const named: AtomGroup[] = [figures, ...feasts, ...chinese, ...english];

const dayWords = '(?:那一?天|当天|当日|这一?天|那日|那会儿?|那阵儿?|的?时候|的)?';
const between = new RegExp(`^\\s?${dayWords}(?:开始|起)?[,，]?(?:以?来|一直|直)?(?:到|至|-|–|~|—|——|--|to|until|till|through|thru|up to|up until)\\s?(?:the )?$`, 'u'); // prettier-ignore
const betweenAnd = /\bbetween (?:the )?$/;
/** One beside the other, with nothing told between them: 去年 五月, the 15th of last month. */
const beside = /^(?:\s?(?:的|里|份)?\s?|,? ?(?:'s)? ?(?:of|in|on|during|over)? ?(?:the )?|[,，(（]\s?)$/u;
const since =
  /(?:从|自从?|自|打从?)\s?$|\b(?:since|from|after|starting)(?: the)? $|\bsince (?:(?:i|we|he|she|they|it|my|our|the) )(?:[a-z']+ ){1,3}(?:in|on) (?:the )?$/;
const onwards =
  /^\s?(?:(?:那天|当天)?(?:一直)?(?:到|至)(?:现在|今天?|目前|如今|这会儿|此刻)(?:为止)?|至今|算起|起|以来|之后|以后|开始|过后|往后)|^ (?:to|until|till|up to|through) (?:now|today|date|the present)\b|^,? (?:onwards?|and after)\b/;
/** She moved in on 15 June, list everything from then until today; 从那时到现在. */
const fromThen =
  /^.{0,60}(?:\b(?:from then (?:on|until|till|to|up to)(?: (?:now|today))?|since then)\b|从那(?:时|天|会儿|以后)[^,，]{0,3}(?:到|至)?(?:现在|今天)?)/u;
const before = /^\s?(?:以前|之前)/;
/** 国庆前 is before it, 三天前 is how long ago. */
const beforeShort = /(?:节|国庆|春节|中秋|端午|元旦|五一|十一|十二|[号日])$/;
const beforeEn = /\b(?:before|until|till|up to|prior to)(?: the)? $/;
const after = /\bafter(?: the)? $/;
const afterwards = /^\s?(?:之后|以后|过后)/;
const sinceMonths = 13;
/** Nobody means one stretch by more times than this, and each of them is held against the next. */
const timesMax = 8;

/**
 * When something was, in Chinese or English, read from normalised text; null where no time is named. Ranges are inclusive; what names no year is
 * the latest that has begun; "this month" ends today. Contradictions (三月到一月, 31 February) are said, never mended. Bounded by the length of
 * the text, which is at most 200 characters; each pattern goes over it once.
 */
export function findPeriod(text: string, today: string): Found<Period> | null {
  const times = pointedOut(text, timesIn(text, today));
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

/** "The whole of 2023", "it's 4 June I'm after": of several times the one that is pointed out. */
const wholeBefore = /\b(?:the )?whole of (?:the )?$|\ball of (?:the )?$/;
const afterBehind = /^ (?:that )?(?:i'm after|i mean(?:t)?|i'm asking|i'm looking|is what i)\b/;
function pointedOut(text: string, times: Found<Told>[]): Found<Told>[] {
  const meant = times.filter(({ start, end }) => wholeBefore.test(text.slice(0, start)) || afterBehind.test(text.slice(end)));
  return times.length > 1 && meant.length === 1 ? meant : times;
}

/** 十月了才想起来: what it is by now, beside the time that is meant. */
const isNowSo = /^(?:份|号|日)?了(?=才|都|还|$|[,，。])/;

/**
 * Every time that is named, in order; two that stand beside each other and of which one says more of the other are one. Where a part stands beside
 * nothing that it could be of (the last ten days of shopping), it is read as it would be alone.
 */
function timesIn(text: string, today: string): Found<Told>[] {
  const { plain, placeOf } = squeeze(text);
  const [all, isWhole] = joined(plain, today, [...parts, ...named]);
  const times = isWhole ? all : joined(plain, today, named)[0];
  const found = times.map(({ start, end, value }) => ({ start: placeOf(start), end: placeOf(end - 1) + 1, value }));
  return found.length > 1 ? found.filter(({ end }) => !isNowSo.test(text.slice(end))) : found;
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

function join(text: string, one: Found<Atom>, next: Found<Atom>): Found<Atom> | null {
  const link = text.slice(one.end, next.start);
  const place = { start: one.start, end: next.end };
  const [part, of] = 'part' in one.value ? [one.value.part, next.value] : 'part' in next.value ? [next.value.part, one.value] : [];
  if (part && of && 'span' in of && /^[\s的里]?$/u.test(link)) return { ...place, value: partOf(part, of) };
  if (!('span' in one.value) || !('span' in next.value) || !beside.test(link) || isRefused(text, one.start)) return null;
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

/** Since March, 从三月起, 三月以来, before March. */
function openEnded(text: string, time: Found<Told>, today: string): Found<Period> | null {
  if (!('span' in time.value)) return null;
  const { span } = time.value;
  const [lead, tail] = [text.slice(0, time.start), text.slice(time.end)];
  const isBeforeShort = beforeShort.test(text.slice(time.start, time.end));
  const tailBefore = (before.exec(tail) ?? (isBeforeShort ? /^\s?前(?![\d一二两三几]|[面后])/u.exec(tail) : null))?.[0] ?? '';
  const leadBefore = beforeEn.exec(lead)?.[0] ?? '';
  if (tailBefore !== '' || leadBefore !== '') {
    const value = { start: addMonths(today, -sinceMonths), end: addDays(span.start, -1) };
    return { start: time.start - leadBefore.length, end: time.end + tailBefore.length, value };
  }
  const [from, on] = [since.exec(lead)?.[0] ?? '', onwards.exec(tail)?.[0] ?? fromThen.exec(tail)?.[0] ?? ''];
  if (on === '' && (from === '' || !/^(?:since|after|starting|自)/.test(from))) return null;
  const isAfter = after.test(lead) || (afterwards.test(tail) && isBeforeShort);
  const start = isAfter ? addDays(span.end, 1) : span.start;
  const value: Period = start > today ? span : { start, end: today };
  return { start: time.start - from.length, end: time.end + on.length, value };
}
