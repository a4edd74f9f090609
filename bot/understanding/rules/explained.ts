import enChanges from '../../../locales/en/phrases/changes.json';
import en from '../../../locales/en/phrases/request.json';
import zhChanges from '../../../locales/zh-CN/phrases/changes.json';
import zh from '../../../locales/zh-CN/phrases/request.json';
import { expand } from '../phrases';

/** Words that explain a stretch, Chinese ones and English ones; `longest`: no Chinese one is longer. */
type Listed = { chinese: Set<string>; english: Set<string>; longest: number };

function listed(chinese: string[], english: string[]): Listed {
  const words = { chinese: new Set(chinese.flatMap(expand)), english: new Set(english.flatMap(expand)) };
  return { ...words, longest: Math.max(...[...words.chinese].map((word) => word.length)) };
}

const requests = listed(Object.values(zh).flat(), Object.values(en).flat());
const changes = listed(
  [...Object.values(zh), ...Object.values(zhChanges)].flat(),
  [...Object.values(en), ...Object.values(enChanges)].flat(),
);

const answers = listed([...Object.values(zh).flat(), ...zhChanges.answers], [...Object.values(en).flat(), ...enChanges.answers]);

/**
 * Whether nothing in a request for money stays unexplained: beside amounts, names, accounts and memo, which the shape hides, it is made of the
 * words of `locales/<lang>/phrases/request.json` from end to end. So a condition, a report, another day or a way of asking that nobody has
 * thought of cannot start a transfer: its words are left over, and the customer is asked.
 */
export const isExplained = (shape: string): boolean => isMadeOf(shape, requests);

/** What stands for an amount, an account, a name or a memo. */
const holdsValue = /[\ue000\ue001\ue004]/u;
const clauseEnd = /[,，。;；!！?]|\.(?!\d)/u;

/**
 * Likewise of a change to what is read back, with the words of `changes.json` beside them: wherever it names a value, nothing else is said. What
 * stands in clauses of its own (太多了，一百五) names none. 就算给房东转五千他也不会满意 is a story, whatever amount is in it.
 */
export function isExplainedChange(shape: string): boolean {
  const clauses = shape.split(clauseEnd).filter((clause) => holdsValue.test(clause));
  return clauses.every((clause) => isMadeOf(clause, changes));
}

/**
 * Likewise of an amount that is answered with: "if 500", 上次是六百 and "leave 500 in it" name one, and ask for another or for none. A part of a
 * number that is left over (五，百) leaves all of it in doubt.
 */
export function isExplainedAnswer(shape: string): boolean {
  if (/[百千万亿]|\b(?:hundred|thousand|million)\b/u.test(shape)) return false;
  const clauses = shape.split(answerEnd).filter((clause) => holdsValue.test(clause));
  return clauses.every((clause) => isMadeOf(clause, answers));
}
const answerEnd = new RegExp(`${clauseEnd.source}|、`, 'u');

function isMadeOf(shape: string, words: Listed): boolean {
  return (shape.match(/\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu) ?? []).every((run) =>
    /\p{Script=Han}/u.test(run) ? isCut(run, words) : words.english.has(run),
  );
}

/** Cuts a run of Chinese into listed words; `reachable` holds every offset that listed words lead to. */
function isCut(run: string, { chinese, longest }: Listed): boolean {
  const reachable = new Set([0]);
  for (let at = 0; at < run.length; at += 1)
    if (reachable.has(at))
      for (let length = 1; length <= longest; length += 1) if (chinese.has(run.slice(at, at + length))) reachable.add(at + length);
  return reachable.has(run.length);
}
