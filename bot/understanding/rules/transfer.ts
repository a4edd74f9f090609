import { respell } from '../respell';
import { transferEn } from './transfer-en';
import { transferZh } from './transfer-zh';
import type { TransferWords, Verdict } from './verdict';

const languages = [transferZh, transferEn];
const any = (text: string, pick: (words: TransferWords) => RegExp | RegExp[]) =>
  languages.some((words) => [pick(words)].flat().some((pattern) => pattern.test(text)));
const without = (text: string, pick: (words: TransferWords) => RegExp, put: string) =>
  languages.reduce((left, words) => left.replace(pick(words), put), text);

/** A stretch of a sentence as the rules see it: amounts hidden as U+E000, in `shape` whoever is to get them as U+E004 too. */
export type Stretch = { skeleton: string; shape: string; replaced: boolean };

/**
 * Whether a whole request asks for money to be sent, judged clause by clause: what is told in one clause (我在外地回不去) does not spoil what
 * is asked for in another, but a question, doubt or refusal about it does.
 */
export function judgeRequest(clauses: Stretch[], whole: Stretch): Verdict {
  const verdicts = clauses.map(judgeTransfer);
  if (verdicts.includes('refused')) return 'refused';
  if (verdicts.includes('asked')) return 'asked';
  if (!verdicts.includes('wanted')) return judgeTransfer(whole);
  const isSpoilt = clauses.some(
    (clause, index) => verdicts[index] === null && any(withoutCourtesy(clause.skeleton), (words) => words.spoils),
  );
  return isSpoilt ? 'asked' : 'wanted';
}

/**
 * Whether one stretch asks for money to be sent. A question, a doubt, a report, another day and a negation never do; a polite question
 * (能帮我…吗, could you…?) does. `replaced`: one amount was named to replace another.
 */
export function judgeTransfer({ skeleton, shape, replaced }: Stretch): Verdict {
  const text = respell(without(skeleton, (words) => words.unrelated, ',').trim());
  const hasPayee = shape.includes('\ue004');
  const isWanted =
    any(text, (words) => words.wanted) || (hasPayee && (any(respell(shape), (words) => words.wantedWithPayee) || isList(shape)));
  const isNegated = any(text, (words) => words.negated);
  if ((!isWanted && !isNegated) || any(text, (words) => words.elsewhere)) return null;
  if (any(text, (words) => words.bill) && !(hasPayee && any(text, (words) => words.sends))) return null;
  const plain = without(text, (words) => words.harmless, ',').replace(replaced ? /(?:不要|别转?|不转|don't send) ?\ue000+/gu : /$^/u, ',');
  const bare = withoutCourtesy(text);
  if (any(bare, (words) => words.wonders)) return 'asked';
  if (any(plain, (words) => words.refused) || any(plain, (words) => words.negated)) return 'refused';
  return any(wishesAsDone(bare), (words) => words.reports) ? 'asked' : 'wanted';
}

/** Nothing but a name and an amount: "mum. 2k. now.", 妈妈 五百. */
function isList(shape: string): boolean {
  const rest = shape.replace(/\b(?:to|for|and|please|pls|now|go|the|my|from me)\b|[给和吧请块\s\p{P}\ue000\ue004]/gu, '');
  return rest === '' && shape.includes('\ue000') && shape.includes('\ue004');
}

/** Without what only politeness asks: the 吗 of 能帮我转五百吗, the question mark of "could you…?", "if you could". */
function withoutCourtesy(text: string): string {
  if (!any(text, (words) => words.courtesy)) return text;
  return without(text, (words) => words.courtesy, ' ')
    .replace(/能不能|可不可以|是否可以|能否|好不好|行不行/g, '')
    .replace(/[吗么]?\??$/u, '');
}

/** "I need 500 sent to mum" wants what "500 was sent" tells. */
function wishesAsDone(text: string): string {
  return /\b(?:want|need|like)\b/.test(text) ? text.replace(/\b(?:transferred|sent|moved|wired)(?= (?:from|to|into)\b)/g, 'done') : text;
}
