import type { Lang } from '../profile';
import { clockPattern, readClock, sayClock } from './clock';
import { dayPattern, parseDay, readDay, sayDay, sayNear, writeDay } from './day';
import { pause } from './how';
import type { Form, How, Said } from './how';
import { findAll } from './reading';

/** Asia/Shanghai has had one offset since 1992 and no summer time. */
const offset = '+08:00';
const offsetMs = 8 * 3_600_000;

/**
 * A moment on the bank's clock, to the minute (TM-02: expiry as clock time). Today's is the clock alone, 13:05; another day's, and one that is
 * to be kept (`dated`, of a receipt), has its date before it, without weekday. `v` is ISO 8601 with an offset; RangeError without one, for it would mean this machine's zone.
 */
export function sayInstant({ v, as }: Said<'instant'>, how: Pick<How, 'lang' | 'form' | 'wording' | 'today'>): string {
  const ms = /(?:Z|[+-]\d{2}:\d{2})$/.test(v) ? Date.parse(v) : NaN;
  if (Number.isNaN(ms)) throw new RangeError('an instant is ISO 8601 with an offset');
  const local = new Date(ms + offsetMs).toISOString();
  const [day, today] = [parseDay(local.slice(0, 10)), parseDay(how.today)];
  const clock = sayClock({ hour: Number(local.slice(11, 13)), minute: Number(local.slice(14, 16)) }, how);
  const date = local.startsWith(how.today) && as !== 'dated' ? '' : sayDay(day, how, how.form !== 'speech' || day.year !== today.year);
  const near = sayNear(day, how);
  if (how.lang === 'en') return [near, date, clock].filter((part) => part !== '').join(pause.en);
  if (how.form === 'speech') return (near === '' || date === '' ? near : `${near}，`) + date + clock;
  return [near, date, clock].filter((part) => part !== '').join(date === '' ? '' : ' ');
}

/** The moments that `sayInstant` wrote into a sentence, as YYYY-MM-DDTHH:mm+08:00; `today` is that of the wording. */
export function findInstants(words: string, lang: Lang, form: Form, today: string): string[] {
  const gap = lang === 'en' ? pause.en : form === 'speech' ? '' : ' ';
  const pattern = new RegExp(`(?:(${dayPattern(lang, form)})${gap})?(${clockPattern(lang, form)})`, 'g');
  return findAll(words, pattern, ([match, told, time = '']) => {
    const clock = readClock(time, lang, form);
    const day = told === undefined ? parseDay(today) : readDay(told, lang, form);
    const date = day === null ? null : writeDay({ ...day, year: day.year ?? parseDay(today).year });
    if (clock === null || date === null) return null;
    const v = `${date}T${[clock.hour, clock.minute].map((part) => String(part).padStart(2, '0')).join(':')}${offset}`;
    // Easy wording has the clock of sign-first wording, and the word before the day that this reader passes over.
    const said = (wording: How['wording'], value: Said<'instant'>): string => sayInstant(value, { lang, form, wording, today });
    const values: Said<'instant'>[] = [
      { t: 'instant', v },
      { t: 'instant', v, as: 'dated' },
    ];
    return values.some((value) => said('plain', value) === match || said('signFirst', value) === match) ? v : null;
  });
}

/** The first moment in a sentence of ours, or null. */
export function readInstant(words: string, lang: Lang, form: Form, today: string): string | null {
  return findInstants(words, lang, form, today)[0] ?? null;
}
