import type { Lang } from '../profile';
import { dayPattern, parseDay, readDay, sayDay, sayNear, sayWeekday, weekdays, writeDay } from './day';
import { pause } from './how';
import type { Form, How, Said } from './how';
import { findAll } from './reading';

const keptMax = 1_000;
/** The days of a list are the same for everybody who asks on that day. */
const kept = new Map<string, string>();

/**
 * A date with its weekday: 2026年3月4日 星期三, Wednesday 4 March 2026; never 3/4 (matrix 3.2). Speech leaves the year out when it is this
 * year. Easy wording puts 今天, 昨天, 后天 before it.
 */
export function sayDate({ v }: Said<'date'>, how: Pick<How, 'lang' | 'form' | 'wording' | 'today'>): string {
  const name = `${v} ${how.today} ${how.lang} ${how.form} ${how.wording}`;
  const known = kept.get(name);
  if (known !== undefined) return known;
  if (kept.size >= keptMax) kept.clear();
  const said = wordsOf(v, how);
  kept.set(name, said);
  return said;
}

function wordsOf(v: string, how: Pick<How, 'lang' | 'form' | 'wording' | 'today'>): string {
  const day = parseDay(v);
  const spoken = how.form === 'speech';
  const told = sayDay(day, how, !spoken || !how.today.startsWith(v.slice(0, 4)));
  const weekday = sayWeekday(day, how.lang);
  const chinese = how.lang === 'zh-CN';
  const date = chinese ? told + (spoken ? pause['zh-CN'] : ' ') + weekday : `${weekday} ${told}`;
  const near = sayNear(day, how);
  return near === '' ? date : near + (chinese && !spoken ? ' ' : pause[how.lang]) + date;
}

/** The dates that `sayDate` wrote into a sentence, as YYYY-MM-DD; `today` gives the year that speech left out. */
export function findDates(words: string, lang: Lang, form: Form, today: string): string[] {
  const [day, weekday] = [dayPattern(lang, form), `(?:${weekdays[lang].join('|')})`];
  const pattern = lang === 'zh-CN' ? `(${day})${form === 'speech' ? pause['zh-CN'] : ' '}${weekday}` : `${weekday} (${day})`;
  return findAll(words, new RegExp(pattern, 'g'), ([match, told = '']) => {
    const read = readDay(told, lang, form);
    if (read === null) return null;
    const v = writeDay({ ...read, year: read.year ?? parseDay(today).year });
    return v !== null && sayDate({ t: 'date', v }, { lang, form, wording: 'plain', today }) === match ? v : null;
  });
}

/** The first date in a sentence of ours, or null. */
export function readDate(words: string, lang: Lang, form: Form, today: string): string | null {
  return findDates(words, lang, form, today)[0] ?? null;
}
