import type { Found } from './about';
import { latestBegun, type Span, yearOf } from './calendar';

export type InYear = (year: number) => Span | null;
/**
 * One named stretch of days. What stands beside it may say more of it: `whole` is the stretch of the calendar of which it is a part (this month,
 * which ends today; the year two years ago), `inYear` the same in any year where none was said, `dayOnly` a day of some month, `weekday` a day of some week, `inMonth` days of
 * some month.
 */
export type Dated = {
  span: Span;
  whole?: Span;
  inYear?: InYear;
  dayOnly?: number;
  weekday?: number;
  inMonth?: (month: Span) => Span | null;
};
/** A part of what stands beside it: the last day of October, 上个月前十天. */
export type Part = { part: (of: Span) => Span | null };
export type Atom = Dated | Part | typeof noSuchDay | typeof dayOrMonth;
/** What the calendar does not have, such as 31 February. */
export const noSuchDay = { invalid: 'noSuchDay' } as const;
/** 03/04/2026: written so, nobody can tell the day from the month. */
export const dayOrMonth = { invalid: 'dayOrMonth' } as const;

/** A pattern with the flag g, and what a match of it is as of today; null where it is no date after all. */
export type AtomRule = [RegExp, (match: RegExpMatchArray, today: string) => Atom | null];

/** Rules that all need one of these words: one look before all of them, since most of what is said names no time, and most times one kind of it. */
export type AtomGroup = { words: RegExp; rules: AtomRule[] };

export const dated = (span: Span | null, more: Omit<Dated, 'span'> = {}): Dated | null => span && { span, ...more };
/** A stretch of the calendar that has not ended: what is asked of the books ends today. */
export const soFar = (whole: Span, today: string): Dated => ({ span: { start: whole.start, end: today }, whole });
/** Of the year that was said, or the latest that has begun. */
export function ofYear(year: number | undefined, inYear: InYear, today: string): Dated | null {
  return year === undefined ? dated(latestBegun(today, inYear), { inYear }) : dated(inYear(year));
}
/** The next one that has not begun: next Christmas, next June. */
export const ahead = (inYear: InYear, today: string): Dated | null =>
  dated([inYear(yearOf(today)), inYear(yearOf(today) + 1)].find((span) => span !== null && span.start > today) ?? null);

const none: Found<Atom>[] = [];

/** Every date that the rules find, in order; where two overlap the longer one is meant. Takes no more text than normalise lets through. */
export function findAtoms(text: string, today: string, groups: AtomGroup[]): Found<Atom>[] {
  const rules = groups.flatMap((group) => (group.words.test(text) ? group.rules : []));
  const all = rules.flatMap(([pattern, read]) => {
    if (text.search(pattern) < 0) return none; // most rules find nothing, and asking costs a tenth of a matchAll
    return [...text.matchAll(pattern)].flatMap((match): Found<Atom>[] => {
      const value = match[0] === '' ? null : read(match, today);
      return value === null ? [] : [{ start: match.index, end: match.index + match[0].length, value }];
    });
  });
  const kept: Found<Atom>[] = [];
  for (const one of all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (!kept.some((other) => one.start < other.end && other.start < one.end)) kept.push(one);
  return kept.sort((a, b) => a.start - b.start);
}

const numeral = /[\d零〇一二两三四五六七八九十百千万]/u;
const isHan = /\p{Script=Han}/u;

/** 上个月 最后 一天, as signing puts it, without its spaces, and the way back. Between two numerals a space stays, since it parts them. */
export function squeeze(text: string): { plain: string; placeOf: (at: number) => number } {
  if (!text.includes(' ') || !isHan.test(text)) return { plain: text, placeOf: (at) => at };
  const from: number[] = [];
  let plain = '';
  for (let at = 0; at < text.length; at += 1) {
    const [before, after] = [text.charAt(at - 1), text.charAt(at + 1)];
    const isParting = numeral.test(before) && numeral.test(after);
    if (text.charAt(at) === ' ' && !isParting && (isHan.test(before) || isHan.test(after))) continue;
    plain += text.charAt(at);
    from.push(at);
  }
  return { plain, placeOf: (at) => from[at] ?? 0 };
}
