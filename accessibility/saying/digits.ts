import type { Lang } from '../profile';
import { spellChinese, unspellChinese } from './chinese';
import { englishDigit, readEnglish, sayEnglish, spellEnglish, unspellEnglish } from './english';
import { pause } from './how';
import type { Form, How, Said } from './how';
import { findAll } from './reading';

/** What is told figure by figure: the four kinds of `digits` and the tail of an account. */
export type Spelled = Said<'digits'>['as'] | 'tail';

const figuresMax = 64;

const alphabet =
  'Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliett Kilo Lima Mike November Oscar Papa Quebec Romeo Sierra Tango Uniform ' +
  'Victor Whiskey Xray Yankee Zulu';
const letterWords = new Map(alphabet.split(' ').map((word) => [word.charAt(0), word]));

/**
 * Figures and letters one by one (SR-05, SP-01): as written for the eye, spaced for a screen reader, words for speech, in groups of
 * 3-4-4 for a phone, 3 for a reference, 4 otherwise. A masked run is never a row of stars to the ear: 某某某某, "four digits hidden".
 */
export function sayDigits({ v, as }: { v: string; as: Spelled }, { lang, form }: Pick<How, 'lang' | 'form'>): string {
  if (as === 'key') return sayKeys(v, lang, form);
  const figures = v.replace(/[^0-9A-Za-z*]/g, '').slice(0, figuresMax);
  const groups = group(as, figures);
  if (form === 'text') return as === 'phone' || as === 'account' ? groups.join(' ') : figures;
  const runs = groups.flatMap((figuresOfGroup) => figuresOfGroup.toUpperCase().match(/\*+|[^*]+/g) ?? []);
  return runs.map((run) => (run.startsWith('*') ? sayMask(run.length, lang) : spell(run, as, lang, form))).join(pause[lang]);
}

function group(as: Spelled, figures: string): string[] {
  const lead = as === 'phone' && figures.length === 11 ? 3 : 0;
  const size = as === 'reference' ? 3 : 4;
  const groups = lead === 0 ? [] : [figures.slice(0, lead)];
  for (let at = lead; at < figures.length; at += size) groups.push(figures.slice(at, at + size));
  return groups;
}

function sayMask(length: number, lang: Lang): string {
  return lang === 'zh-CN' ? '某'.repeat(length) : `${sayEnglish(BigInt(length))} digits hidden`;
}

function spell(run: string, as: Spelled, lang: Lang, form: Form): string {
  const figures = Array.from(run);
  if (form !== 'speech') return figures.join(' ');
  if (lang === 'zh-CN') return spellChinese(run.replace(/[A-Z]/g, '字母$&'), as === 'reference' ? '一' : '幺');
  return figures.map((figure) => (/\d/.test(figure) ? spellEnglish(figure) : `${figure} for ${letterWords.get(figure) ?? ''}`)).join(' ');
}

const keyNames = {
  'zh-CN': { '*': '星号键', '#': '井号键', '0': '零键' },
  en: { '*': 'the star key', '#': 'the hash key', '0': 'zero' },
};

/** Keys of a telephone, named (SP-13). For the eye they stay as they are printed on the key. */
function sayKeys(v: string, lang: Lang, form: Form): string {
  const keys = v.replace(/[^0-9*#]/g, '').slice(0, figuresMax);
  if (form === 'text') return keys;
  const names = keyNames[lang];
  const named = Array.from(keys, (key) => {
    if (key === '*' || key === '#') return names[key];
    if (form === 'screenReader') return key;
    return key === '0' ? names[key] : lang === 'zh-CN' ? spellChinese(key, '一') : spellEnglish(key);
  });
  return named.join(pause[lang]);
}

const pieceSizes = { tail: [4], reference: [3, 3], phone: [3, 4, 4] };

/** What is read back; the name of a key is no fact. A reference has six characters and a tail has four (DESIGN section 8). */
export type Readable = keyof typeof pieceSizes | 'billKey';

/** The figures of one kind that `sayDigits` and `sayAccount` wrote into a sentence, in their order; `*` for what was masked. */
export function findDigits(words: string, lang: Lang, form: Form, as: Readable): string[] {
  return findAll(words, form === 'text' ? seenPattern(lang, as) : saidPattern(lang, form, as), ([, figures = '']) => {
    const v = form === 'text' ? figures.replaceAll(' ', '') : figures.split(pause[lang]).map(unspell).join('');
    return sayDigits({ v, as }, { lang, form }) === figures ? v : null;
  });
}

/** The first figures of one kind in a sentence of ours, or null. */
export function readDigits(words: string, lang: Lang, form: Form, as: Readable): string | null {
  return findDigits(words, lang, form, as)[0] ?? null;
}

const tailWord = { 'zh-CN': '尾号', en: '\\bending ' };

function seenPattern(lang: Lang, as: Readable): RegExp {
  const figure = '[0-9A-Z*]';
  if (as === 'tail') return new RegExp(`${tailWord[lang].trimEnd()} (${figure}{4})(?!${figure})`, 'g');
  const run = { phone: `${figure}{3} ${figure}{4} ${figure}{4}`, reference: `${figure}{6}`, billKey: `${figure}{5,${figuresMax}}` }[as];
  return new RegExp(`(?<![0-9A-Za-z*.,])(${run})(?![0-9A-Za-z*]|[.,]\\d)`, 'g');
}

/** A figure as it is read out, and nothing that only begins like one: 五 of 五百元, 5 of 5.00, four of "four hundred". */
function saidPattern(lang: Lang, form: Form, as: Readable): RegExp {
  const chinese = lang === 'zh-CN';
  const spoken = chinese ? '(?:[零一二三四五六七八九幺]|字母[A-Z])' : `(?:${englishDigit}|[A-Z] for [A-Z][a-z]+)\\b`;
  const figure = form === 'speech' ? spoken : '[0-9A-Z]\\b';
  const end =
    form === 'screenReader'
      ? '(?![.,]\\d)'
      : chinese
        ? '(?![十百千万亿元角分点月日年])'
        : '(?! (?:hundred|thousand|[mbtr]+illion|yuan|fen|digits))';
  const gap = chinese && form === 'speech' ? '' : ' ';
  const mask = chinese ? '某+' : '[a-z ]+ digits hidden';
  const piece = (size: string): string => `(?:${figure}(?:${gap}${figure})${size}${end}|${mask})`;
  if (as === 'billKey') return new RegExp(`(${piece('{3}')}(?:${pause[lang]}${piece('{0,3}')})+)`, 'g');
  const pieces = pieceSizes[as].map((size) => piece(`{${size - 1}}`)).join(pause[lang]);
  const marker = as === 'tail' ? tailWord[lang] + (chinese && form === 'screenReader' ? ' ' : '') : '';
  return new RegExp(`${marker}(${pieces})`, 'g');
}

function unspell(piece: string): string {
  const hidden = /^(.+) digits hidden$/.exec(piece)?.[1];
  if (hidden !== undefined) return '*'.repeat(Math.min(figuresMax, Number(readEnglish(hidden) ?? 0n)));
  const short = piece.replace(/字母/g, '').replace(/([A-Z]) for [A-Za-z]+/g, '$1');
  const words = short.split(' ').map((word) => unspellEnglish(word) ?? word);
  return unspellChinese(words.join('')).replaceAll('某', '*');
}
