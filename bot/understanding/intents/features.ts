import type { Lang } from '../../../accessibility/profile';
import { hash } from '../linear/hash';

/** What stands before the first and behind the last character, around an English word, and beside the first and the last word. */
const edge = '\u0002';
/** Lengths of the runs of characters that are looked at, in the whole utterance or within an English word. */
const runs: { [L in Lang]: { least: number; most: number } } = { 'zh-CN': { least: 1, most: 2 }, en: { least: 3, most: 5 } };

/** Which number and which punctuation is no business of an intent. */
const plain = (text: string) =>
  text
    .replace(/\d+(?:[.,]\d+)*/g, '0')
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .trim();

/**
 * The features of an utterance, each once: in Chinese single characters and pairs, in English words, pairs of words, and runs of three to five
 * characters within a word. Takes normalised text, of which there are at most 200 characters.
 */
export function featuresOf(text: string, lang: Lang): Set<number> {
  const found = new Set<number>();
  if (lang === 'zh-CN') {
    addRuns(found, `${edge}${plain(text).replaceAll(' ', '')}${edge}`, '', lang);
    return found;
  }
  const words = plain(text).split(' ');
  for (const [at, word] of words.entries()) {
    found.add(hash(`w${word}`));
    found.add(hash(`p${words[at - 1] ?? edge} ${word}`));
    addRuns(found, `${edge}${word}${edge}`, 'c', lang);
  }
  found.add(hash(`p${words.at(-1) ?? ''} ${edge}`));
  return found;
}

function addRuns(found: Set<number>, letters: string, mark: string, lang: Lang): void {
  const { least, most } = runs[lang];
  const begun = hash(mark);
  for (let length = least; length <= most; length += 1)
    for (let at = 0; at + length <= letters.length; at += 1) found.add(hash(letters, at, at + length, begun));
}
