import type { Lang } from '../profile';
import { chineseNumber, readChinese, sayChinese } from './chinese';
import { englishNumber, readEnglish, sayEnglish } from './english';
import type { Form, How } from './how';

/** A time of day to the minute, 0:00 to 23:59. */
export type Clock = { hour: number; minute: number };

/** For the eye 15:05; where it is heard or made easy 下午3:05, 3:05 pm; spoken 下午三点零五分, five minutes past three in the afternoon. */
export function sayClock({ hour, minute }: Clock, { lang, form, wording }: Pick<How, 'lang' | 'form' | 'wording'>): string {
  const minutes = String(minute).padStart(2, '0');
  if (form === 'text' && wording === 'plain') return `${String(hour).padStart(2, '0')}:${minutes}`;
  if (lang === 'en')
    return form === 'speech' ? sayEnglishClock(hour, minute) : `${hour % 12 === 0 ? 12 : hour % 12}:${minutes} ${hour < 12 ? 'am' : 'pm'}`;
  const onDial = hour > 12 ? hour - 12 : hour;
  const part = partOfDay(hour);
  if (form === 'text') return `${part}${onDial}:${minutes}`;
  if (form === 'screenReader') return `${part}${onDial}点${minute === 0 ? '' : `${minute}分`}`;
  const past = minute === 0 ? '' : `${minute < 10 ? '零' : ''}${sayChinese(BigInt(minute))}分`;
  return `${part}${sayChinese(BigInt(onDial), true)}点${past}`;
}

/** 上午 and 下午 alone leave 12点 and 0点 in doubt; these names do not. */
function partOfDay(hour: number): string {
  if (hour < 6) return '凌晨';
  if (hour < 12) return '上午';
  if (hour === 12) return '中午';
  return hour < 18 ? '下午' : '晚上';
}

function sayEnglishClock(hour: number, minute: number): string {
  const past = minute === 0 ? '' : `${sayEnglish(BigInt(minute))} ${minute === 1 ? 'minute' : 'minutes'} past `;
  if (hour % 12 === 0) return past + (hour === 0 ? 'midnight' : 'noon');
  return `${past}${sayEnglish(BigInt(hour % 12))} in the ${hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening'}`;
}

const chineseParts = '(?:凌晨|上午|中午|下午|晚上)';

/** Where `sayClock` wrote a time, as the source of a pattern without groups. */
export function clockPattern(lang: Lang, form: Form): string {
  if (lang === 'zh-CN') {
    if (form === 'text') return `(?:${chineseParts}|(?<![\\d:]))\\d{1,2}:\\d{2}(?![\\d:])`;
    const number = form === 'speech' ? `[${chineseNumber}]{1,3}` : '\\d{1,2}';
    return `${chineseParts}${number}点(?:${number}分)?`;
  }
  if (form === 'text') return '(?<![\\d:])\\d{1,2}:\\d{2}(?![\\d:])(?: [ap]m\\b)?';
  if (form === 'screenReader') return '(?<![\\d:])\\d{1,2}:\\d{2} [ap]m\\b';
  return `(?:${englishNumber} minutes? past )?(?:midnight|noon|${englishNumber} in the (?:morning|afternoon|evening))\\b`;
}

/** The time that `sayClock` wrote, in any wording, or null. */
export function readClock(words: string, lang: Lang, form: Form): Clock | null {
  const [first = 0, second = 0] = form === 'speech' ? readSpoken(words, lang) : (words.match(/\d+/g) ?? []).map(Number);
  for (const hour of [first, first + 12, first - 12]) {
    const clock = { hour, minute: second };
    if (hour < 0 || hour > 23) continue;
    if (sayClock(clock, { lang, form, wording: 'plain' }) === words || sayClock(clock, { lang, form, wording: 'easy' }) === words)
      return clock;
  }
  return null;
}

function readSpoken(words: string, lang: Lang): number[] {
  if (lang === 'zh-CN') {
    const [, hour = '', minute = '零'] = /^..(.+)点(?:零?(.+)分)?$/u.exec(words) ?? [];
    return [Number(readChinese(hour, true) ?? -1n), Number(readChinese(minute) ?? -1n)];
  }
  const [, minute = 'zero', hour = ''] = /^(?:(.+) minutes? past )?(.+?)(?: in the \w+)?$/.exec(words) ?? [];
  return [Number(readEnglish(hour) ?? 0n), Number(readEnglish(minute) ?? -1n)];
}
