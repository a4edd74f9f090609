import type { Lang } from '../profile';
import type { Utterance } from '../rendition';
import type { Thresholds } from './thresholds';

const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;

export const hanziOf = (text: string): number => count(text, /\p{Script=Han}/gu);
/** English words; an amount, a tail or a time is one word. */
export const wordsOf = (text: string): number => count(text, /[\p{L}\p{N}]+(?:[’'.,:-][\p{L}\p{N}]+)*/gu);

/** Hanzi in Chinese, words in English: the unit in which reference 3.7 counts. */
export const lengthOf = (text: string, lang: Lang): number => (lang === 'zh-CN' ? hanziOf(text) : wordsOf(text));

/** A stop ends a sentence, and so does a line; one inside a number does not. Closing quotes belong to the sentence before them. */
const ends = /(?<=[。！？；!?;]["”’)）]*)|(?<=\.["”’)]*)(?=\s|$)|\n/u;

export const sentencesOf = (text: string): string[] =>
  text
    .split(ends)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** Questions, each counted once, whatever its mark. */
export const questionsOf = (text: string): number => count(text, /[?？]+/g);

const silentE = /(?:[^laeiouy]es|[^laeiouy]e|ed)$/;

/** Syllables of an English word as readability formulae count them: runs of vowels, without a silent ending. */
export function syllablesOf(word: string): number {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  return Math.max(1, count(letters.replace(silentE, '').replace(/^y/, ''), /[aeiouy]{1,2}/g));
}

/** Flesch-Kincaid grade of an English text (Kincaid et al. 1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. */
export function gradeOf(text: string): number {
  const words = text.match(/[A-Za-z]+(?:[’'][A-Za-z]+)?/g) ?? [];
  const sentences = Math.max(1, sentencesOf(text).length);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

const commaSeconds = 0.25;
const stopSeconds = 0.5;

/** How long words take to say: Hanzi or words at a calm pace, a short pause at a comma, a longer one at a stop (the estimator of SP-06). */
export function secondsOf(words: string, lang: Lang, limits: Thresholds): number {
  const rate = lang === 'zh-CN' ? limits.hanziPerSecond : limits.wordsPerSecond;
  const latin = lang === 'zh-CN' ? wordsOf(words.replace(/\p{Script=Han}+/gu, ' ')) / limits.wordsPerSecond : 0;
  return (
    lengthOf(words, lang) / rate + latin + commaSeconds * count(words, /[,，、:：]/g) + stopSeconds * count(words, /[。！？；.!?;](?!\d)/g)
  );
}

/** How long an utterance takes, with its pauses. */
export const utteranceSecondsOf = ({ lang, parts }: Utterance, limits: Thresholds): number =>
  parts.reduce((sum, part) => sum + ('say' in part ? secondsOf(part.say, lang, limits) : 'pauseMs' in part ? part.pauseMs / 1000 : 0), 0);

export const spokenOf = ({ parts }: Utterance): string => parts.map((part) => ('say' in part ? part.say : ' ')).join('');

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;
