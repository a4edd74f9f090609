import type { Lang } from '../profile';
import { spellChinese } from './chinese';
import { spellEnglish } from './english';
import type { Form, How, Said } from './how';

/** How many characters of somebody's own words are told. */
const charactersMax = 200;
/** How much is looked at to find them: 10,000 control characters cost no more than this. */
const scannedMax = 2000;

const unreadable = {
  name: { 'zh-CN': '无法读出的名称', en: 'a name that cannot be read' },
  said: { 'zh-CN': '无法读出的文字', en: 'words that cannot be read' },
};

/**
 * A name, or what somebody wrote: told as it is, never looked up or interpreted. Forms escape it for their own markup; here it is made
 * safe for every reader. Text keeps the letters as they are; a screen reader gets them without emoji and decoration (SR-01, SR-03);
 * speech gets words only, digits one by one. What leaves nothing becomes a neutral word.
 */
export function sayName(value: Said<'name'> | Said<'said'>, how: Pick<How, 'lang' | 'form'>): string {
  const words = sayOwn(value.t === 'name' ? sayHidden(how.lang === 'en' ? (value.en ?? value.v) : value.v, how) : value.v, how);
  return words === '' ? unreadable[value.t][how.lang] : words;
}

/** What every form tells as it is: Chinese characters or Latin words, with one space between. */
const plain = /^(?=.{1,100}$)(?:[\u4e00-\u9fff]+(?: [\u4e00-\u9fff]+)*|[A-Za-z]+(?: [A-Za-z]+)*)$/;

/** Somebody's own words in one form, or '' when it can carry nothing of them. */
export function sayOwn(words: string, { lang, form }: { lang: Lang; form: Form }): string {
  if (plain.test(words)) return words;
  const safe = makeSafe(words);
  if (form === 'text') return safe;
  const heard = form === 'screenReader' ? dropDecoration(safe) : speak(safe, lang);
  return /[\p{L}\p{N}]/u.test(heard) ? tidy(heard) : '';
}

/** Controls, bidi overrides and what XML forbids go, joiners that letters need stay, line breaks become a space. */
function makeSafe(words: string): string {
  const scanned = words
    .slice(0, scannedMax)
    .replace(/\s+/gu, ' ')
    .replace(/(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu, '');
  return tidy(shorten(scanned));
}

/** Cut between characters, never inside a surrogate pair. */
function shorten(words: string): string {
  return Array.from(words).slice(0, charactersMax).join('');
}

/** 王*明 is told 王某明 (matrix 3.2), not as a star. */
function sayHidden(name: string, { lang, form }: Pick<How, 'lang' | 'form'>): string {
  if (form === 'text' || !name.includes('*')) return name;
  return name.replace(/(?<=\p{L})\*{1,2}(?=\p{L}|$)/gu, (stars) => (lang === 'zh-CN' ? '某'.repeat(stars.length) : ' hidden '));
}

/** Emoji with what joins and colours them, symbols, arrows, bars and bullets. */
const decoration =
  /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\p{So}|[\ufe0e\ufe0f\u20e3\u2190-\u21ff|¦•])\u200d?/gu;

function dropDecoration(words: string): string {
  return words.replace(decoration, '').replace(/([\p{P}\p{S}])\1+/gu, ' ');
}

/** NFKC turns ５, ① and 𝟓 into the digit they show; what is then neither letter nor digit has no sound. */
function speak(words: string, lang: Lang): string {
  return shorten(words.replace(decoration, ' ').replaceAll('〇', '0').normalize('NFKC'))
    .replace(/\u200c|\u200d/gu, '')
    .replace(/\p{Nd}/gu, (figure) => {
      const latin = toLatinDigit(figure);
      return lang === 'zh-CN' ? spellChinese(latin, '一') : ` ${spellEnglish(latin)} `;
    })
    .replace(/[^\p{L}\p{M}]+/gu, ' ');
}

/** Unicode keeps the decimal digits of a script in one run from zero to nine, so the place in the run is the value. */
function toLatinDigit(figure: string): string {
  const code = figure.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

function tidy(words: string): string {
  return words.replace(/ {2,}/g, ' ').trim();
}
