import en from '../../../locales/en/phrases/request.json';
import zh from '../../../locales/zh-CN/phrases/request.json';
import { expand } from '../phrases';

const chinese = new Set(Object.values(zh).flat().flatMap(expand));
const english = new Set(Object.values(en).flat().flatMap(expand));
const chineseMax = Math.max(...[...chinese].map((word) => word.length));

/**
 * Whether nothing in a request for money stays unexplained: beside amounts, names, accounts and memo, which the shape hides, it is made of the
 * words of `locales/<lang>/phrases/request.json` from end to end. So a condition, a report, another day or a way of asking that nobody has
 * thought of cannot start a transfer: its words are left over, and the customer is asked.
 */
export function isExplained(shape: string): boolean {
  return (shape.match(/\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu) ?? []).every((words) =>
    /\p{Script=Han}/u.test(words) ? isMadeOf(words) : english.has(words),
  );
}

/** Cuts a run of Chinese into listed words; `reachable` holds every offset that listed words lead to. */
function isMadeOf(words: string): boolean {
  const reachable = new Set([0]);
  for (let at = 0; at < words.length; at += 1)
    if (reachable.has(at))
      for (let length = 1; length <= chineseMax; length += 1) if (chinese.has(words.slice(at, at + length))) reachable.add(at + length);
  return reachable.has(words.length);
}
