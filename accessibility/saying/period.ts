import type { Lang } from '../profile';
import { dayPattern, parseDay, readDay, sayDay, writeDay } from './day';
import type { Form, How, Said } from './how';
import { findAll } from './reading';

export type PeriodRead = { start: string; end: string };

/**
 * From one day to another, both included: 2026年3月1日至3月31日, the first to the last day of one year with the year told once.
 * One day alone is told as such (当天, only). Speech leaves this year out when both days are in it.
 */
export function sayPeriod(value: Said<'period'>, how: Pick<How, 'lang' | 'form' | 'today'>): string {
  const [start, end] = [parseDay(value.start), parseDay(value.end)];
  const chinese = how.lang === 'zh-CN';
  const sameYear = start.year === end.year;
  const unsaid = how.form === 'speech' && sameYear && start.year === parseDay(how.today).year;
  if (value.start === value.end) return `${sayDay(start, how, !unsaid)}${chinese ? '当天' : ' only'}`;
  // Chinese tells a year shared by both days first, English last.
  const first = sayDay(start, how, !unsaid && (chinese || !sameYear));
  const last = sayDay(end, how, !unsaid && (!chinese || !sameYear));
  return first + link(how.lang, how.form) + last;
}

function link(lang: Lang, form: Form): string {
  return lang === 'en' ? ' to ' : form === 'speech' ? '到' : '至';
}

/** The periods that `sayPeriod` wrote into a sentence; `today` gives the year that speech left out. */
export function findPeriods(words: string, lang: Lang, form: Form, today: string): PeriodRead[] {
  const day = dayPattern(lang, form);
  const pattern = new RegExp(`(${day})(?:${link(lang, form)}(${day})|${lang === 'zh-CN' ? '当天' : ' only\\b'})`, 'g');
  return findAll(words, pattern, ([match, first = '', last]) => {
    const start = readDay(first, lang, form);
    const end = last === undefined ? start : readDay(last, lang, form);
    if (start === null || end === null) return null;
    const year = start.year ?? end.year ?? parseDay(today).year;
    const read = { start: writeDay({ ...start, year }), end: writeDay({ ...end, year: end.year ?? year }) };
    if (read.start === null || read.end === null) return null;
    const period: PeriodRead = { start: read.start, end: read.end };
    return sayPeriod({ t: 'period', ...period }, { lang, form, today }) === match ? period : null;
  });
}

/** The first period in a sentence of ours, or null. */
export function readPeriod(words: string, lang: Lang, form: Form, today: string): PeriodRead | null {
  return findPeriods(words, lang, form, today)[0] ?? null;
}
