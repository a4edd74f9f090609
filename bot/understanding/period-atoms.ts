import type { Found } from './about';
import type { Span } from './calendar';

/** One named stretch of days. `dayOnly`: only the day of the month was said, so what stands beside it may say which month. */
export type Atom = { span: Span; dayOnly?: number } | typeof noSuchDay | typeof dayOrMonth;
/** What the calendar does not have, such as 31 February. */
export const noSuchDay = { invalid: 'noSuchDay' } as const;
/** 03/04/2026: written so, nobody can tell the day from the month. */
export const dayOrMonth = { invalid: 'dayOrMonth' } as const;

/** A pattern with the flag g, and what a match of it is as of today; null where it is no date after all. */
export type AtomRule = [RegExp, (match: RegExpMatchArray, today: string) => Atom | null];

const none: Found<Atom>[] = [];

/** Every date that the rules find, in order; where two overlap the longer one is meant. Takes no more text than normalise lets through. */
export function findAtoms(text: string, today: string, rules: AtomRule[]): Found<Atom>[] {
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
