import type { Found } from '../about';
import type { Amount } from '../amount';
import { hash } from '../linear/hash';
import { formOf } from './form';

/** What stands before the first word and behind the last one. */
const edge = '\u0002';
/** A figure beside the one that is looked at. */
const other = '#';
/** How many words are looked at on each side; how many of them, side by side, make a feature, and right beside the figure. */
const reach = { zh: 10, en: 7 };
const runMost = 3;
const besideMost = 4;

const isChinese = /\p{Script=Han}/u;
/** In Chinese every character is a word. */
const words = /[a-z']+|0+|[\p{Script=Han}]|#|[^\s\p{Script=Han}a-z']/gu;
const wordsOf = (text: string): string[] => (text.replace(/\d/g, '0').match(words) ?? []).filter((word) => word !== ' ');

/** The text from one place to another with every figure in it put alike. */
function plain(text: string, found: Found<unknown>[], from: number, to: number): string {
  let [told, at] = ['', from];
  for (const { start, end } of found) {
    if (start < from || end > to) continue;
    told += `${text.slice(at, start)} ${other} `;
    at = end;
  }
  return told + text.slice(at, to);
}

/**
 * What tells whether one of the figures of an utterance is the sum: the words around it, each run of up to three on either side, and its form.
 * `found`: all figures in their order, `at`: the one that is looked at. Takes normalised text.
 */
export function featuresOf(text: string, found: Found<Amount>[], at: number): Set<number> {
  const features = new Set<number>();
  const one = found[at];
  if (!one) return features;
  const near = isChinese.test(text) ? reach.zh : reach.en;
  const before = [edge, ...wordsOf(plain(text, found, 0, one.start))];
  const after = [...wordsOf(plain(text, found, one.end, text.length)), edge];
  for (let many = 1; many <= besideMost; many += 1) {
    features.add(hash(`b${many}${before.slice(-many).join(' ')}`));
    features.add(hash(`a${many}${after.slice(0, many).join(' ')}`));
  }
  addRuns(features, 'l', before.slice(-near));
  addRuns(features, 'r', after.slice(0, near));
  addRuns(features, 's', [...before, '\u0003', ...after]);
  for (const mark of formOf(text, found, at, one)) features.add(hash(`m${mark}`));
  return features;
}

function addRuns(features: Set<number>, side: string, row: string[]): void {
  for (let many = 1; many <= runMost; many += 1)
    for (let from = 0; from + many <= row.length; from += 1) features.add(hash(`${side}${row.slice(from, from + many).join(' ')}`));
}
