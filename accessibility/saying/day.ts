import type { Lang } from '../profile';
import { readChinese, sayChinese, spellChinese, unspellChinese } from './chinese';
import { englishNumber, readEnglish, sayEnglish } from './english';
import type { Form, How } from './how';

/** A day of the bank's calendar. */
export type Day = { year: number; month: number; day: number };

/** A day as it stood in words: the year is null where it was not told. */
export type DayRead = { year: number | null; month: number; day: number };

const dayMs = 86_400_000;
const months = 'January February March April May June July August September October November December'.split(' ');
export const weekdays = {
  'zh-CN': Array.from('日一二三四五六', (name) => `星期${name}`),
  en: 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' '),
};
const unitOrdinals = (
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth ' +
  'seventeenth eighteenth nineteenth'
).split(' ');
const ordinals = [
  ...unitOrdinals,
  'twentieth',
  ...unitOrdinals.slice(0, 9).map((unit) => `twenty ${unit}`),
  'thirtieth',
  `thirty ${unitOrdinals[0] ?? ''}`,
];

/** A day from YYYY-MM-DD; throws RangeError for what is no day of the calendar. */
export function parseDay(v: string): Day {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(v);
  const day: Day = { year: Number(parts?.[1]), month: Number(parts?.[2]), day: Number(parts?.[3]) };
  if (parts === null || !isInCalendar(day)) throw new RangeError('a date is YYYY-MM-DD');
  return day;
}

/** The day as YYYY-MM-DD, or null for one that the calendar does not have. */
export function writeDay(day: Day): string | null {
  const written = [String(day.year).padStart(4, '0'), String(day.month).padStart(2, '0'), String(day.day).padStart(2, '0')].join('-');
  return isInCalendar(day) ? written : null;
}

function isInCalendar(day: Day): boolean {
  if (day.month >= 1 && day.month <= 12 && day.day >= 1 && day.day <= 28) return true; // every month has these
  const date = new Date(toMs(day));
  return date.getUTCMonth() === day.month - 1 && date.getUTCDate() === day.day;
}

function toMs({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day);
}

export function sayWeekday(day: Day, lang: Lang): string {
  return weekdays[lang][new Date(toMs(day)).getUTCDay()] ?? '';
}

const near = {
  'zh-CN': new Map([
    [-2, '前天'],
    [-1, '昨天'],
    [0, '今天'],
    [1, '明天'],
    [2, '后天'],
  ]),
  en: new Map([
    [-1, 'yesterday'],
    [0, 'today'],
    [1, 'tomorrow'],
  ]),
};

/** What easy wording puts before a day near today, or '': 今天, 昨天, tomorrow. */
export function sayNear(day: Day, { lang, wording, today }: Pick<How, 'lang' | 'wording' | 'today'>): string {
  return wording === 'easy' ? (near[lang].get((toMs(day) - toMs(parseDay(today))) / dayMs) ?? '') : '';
}

/** A day without its weekday. Speech names the year only where `year` asks for it; the other forms are read again later. */
export function sayDay({ year, month, day }: Day, { lang, form }: Pick<How, 'lang' | 'form'>, withYear: boolean): string {
  if (form === 'speech' && lang === 'zh-CN') {
    return `${withYear ? `${spellChinese(String(year), '一')}年` : ''}${sayChinese(BigInt(month))}月${sayChinese(BigInt(day))}日`;
  }
  if (lang === 'zh-CN') return `${withYear ? `${year}年` : ''}${month}月${day}日`;
  const name = months[month - 1] ?? '';
  if (form !== 'speech') return `${day} ${name}${withYear ? ` ${year}` : ''}`;
  return `the ${ordinals[day - 1] ?? ''} of ${name}${withYear ? ` ${sayYear(year)}` : ''}`;
}

/** Twenty twenty six, nineteen ninety, two thousand and nine. */
function sayYear(year: number): string {
  const [century, rest] = [Math.floor(year / 100), year % 100];
  return rest < 10 ? sayEnglish(BigInt(year)) : `${sayEnglish(BigInt(century))} ${sayEnglish(BigInt(rest))}`;
}

const monthName = `(?:${months.join('|')})`;
const spokenYear = `(?:nineteen|twenty|two thousand)\\b(?: and)?(?: ${englishNumber})?`;

/** Where `sayDay` wrote a day, as the source of a pattern without groups. Spoken English years are read from 1910 to 2099. */
export function dayPattern(lang: Lang, form: Form): string {
  if (lang === 'zh-CN') {
    const [figure, number] = form === 'speech' ? ['[零一二三四五六七八九]', '[一二三四五六七八九十]'] : ['\\d', '\\d'];
    return `(?<![${form === 'speech' ? '零一二三四五六七八九十' : '\\d'}年])(?:${figure}{4}年)?${number}{1,2}月${number}{1,3}日`;
  }
  if (form !== 'speech') return `(?<!\\d)\\d{1,2} ${monthName}(?: \\d{4}(?!\\d))?`;
  return `\\bthe (?:${[...ordinals].reverse().join('|')}) of ${monthName}(?: ${spokenYear})?`;
}

/** The day that `sayDay` wrote; null when these words are no such day. */
export function readDay(words: string, lang: Lang, form: Form): DayRead | null {
  const spoken = form === 'speech';
  if (lang === 'zh-CN') {
    const [, year, month = '', day = ''] = /^(?:(.{4})年)?(.{1,2})月(.{1,3})日$/u.exec(words) ?? [];
    const read = (figures: string): number => Number(spoken ? (readChinese(figures) ?? -1n) : figures);
    const told = year === undefined ? null : Number(spoken ? unspellChinese(year) : year);
    return check(told, read(month), read(day));
  }
  const [, day = '', month = '', year] = (spoken ? /^the (.+) of (\w+)(?: (.+))?$/ : /^(\d+) (\w+)(?: (\d+))?$/).exec(words) ?? [];
  const told = year === undefined ? null : spoken ? readYear(year) : Number(year);
  return check(told, months.indexOf(month) + 1, spoken ? ordinals.indexOf(day) + 1 : Number(day));
}

function check(year: number | null, month: number, day: number): DayRead | null {
  return year !== -1 && month >= 1 && month <= 12 && day >= 1 && day <= 31 ? { year, month, day } : null;
}

function readYear(words: string): number {
  const parts = words.split(' ');
  const halves = parts.map((_, at) => [parts.slice(0, at).join(' '), parts.slice(at).join(' ')] as const);
  const years = halves.map(([century, rest]) => Number(readEnglish(century) ?? 0n) * 100 + Number(readEnglish(rest) ?? 0n));
  return years.find((year) => sayYear(year) === words) ?? -1;
}
