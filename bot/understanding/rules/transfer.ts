import { respell } from '../respell';
import { isExplained } from './explained';
import { transferEn } from './transfer-en';
import { transferZh } from './transfer-zh';
import type { TransferWords, Verdict } from './verdict';

/** The lists of a language whose letters stand in the text; a question mark alone is in both. */
function languagesIn(text: string): TransferWords[] {
  if (!/\p{Script=Han}/u.test(text)) return [transferEn];
  return /[a-z]/.test(text) ? [transferZh, transferEn] : [transferZh];
}
const any = (text: string, pick: (words: TransferWords) => RegExp | RegExp[]) =>
  languagesIn(text).some((words) => [pick(words)].flat().some((pattern) => pattern.test(text)));
const without = (text: string, pick: (words: TransferWords) => RegExp, put: string) =>
  languagesIn(text).reduce((left, words) => left.replace(pick(words), put), text);

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
  if (
    clauses.some(
      (clause, index) => goesOn(clause) && (verdicts[index] ?? null) !== null && verdicts[index - 1] === null && isTold(clauses[index - 1]),
    )
  )
    return 'asked';
  const told = (['unexplained', 'wanted'] as const).find((each) => verdicts.includes(each));
  const verdict = told ?? (isWhole(clauses, whole) ? null : judgeTransfer(whole));
  if (verdict === null) return null;
  const isPolite = any(whole.skeleton, (words) => words.courtesy);
  const isSpoilt = clauses.some(
    ({ skeleton }, index) => verdicts[index] === null && (isDoubtful(skeleton, isPolite) || opensWithThen(clauses[index + 1])),
  );
  return isSpoilt ? 'asked' : verdict;
}

const verbs =
  /[转汇打付还捎寄划拨充交缴]|\b(?:send|transfer|move|shift|wire|remit|pay|give|put|pass|ping|shoot|slip|settle|repay|drop|pop)\b/u;

/** 300 to the landlord: a sum with no word for sending it goes on with what was said before it, whether that asks, tells or refuses. */
export const goesOn = ({ skeleton }: Stretch): boolean => skeleton.includes('\ue000') && !verbs.test(respell(skeleton));

/** Yesterday I paid mum 500: told with its sum. */
const isTold = ({ skeleton }: Stretch | undefined = nothing): boolean =>
  skeleton.includes('\ue000') && !/^(?:no\b|not\b|[,. ]|不)/u.test(skeleton) && any(skeleton, (words) => words.reports);
const nothing: Stretch = { skeleton: '', shape: '', replaced: false };

const isWhole = ([only, other]: Stretch[], whole: Stretch) =>
  other === undefined && only?.skeleton === whole.skeleton && only.shape === whole.shape;

/** A question, a doubt, another day or somebody else's wish, told in the clause beside a request. */
function isDoubtful(skeleton: string, isPolite: boolean): boolean {
  const bare = isPolite ? withoutCourtesy(skeleton).replace(/[吗么]?\??$/u, '') : skeleton;
  const text = without(bare, (words) => words.aside, ' ');
  return any(text, (words) => [words.spoils, words.wonders, ...words.elsewhen]);
}

/** "First ask me, then send 500": what stands before it is a condition, unless it is a request itself. */
function opensWithThen(clause: Stretch | undefined): boolean {
  return clause !== undefined && /^\s?(?:再|然后再|(?:and )?then\b)/.test(clause.skeleton);
}

/**
 * Whether one stretch asks for money to be sent. A question, a doubt, a report, another day and a negation never do; a polite question
 * (能帮我…吗, could you…?) does. `replaced`: one amount was named to replace another.
 */
export function judgeTransfer({ skeleton, shape, replaced }: Stretch): Verdict {
  const text = respell(without(skeleton, (words) => words.unrelated, ',').trim());
  const hasPayee = shape.includes('\ue004');
  const request = withoutCourtesy(respell(without(shape, (words) => words.unrelated, ',')));
  const isWanted =
    any(text, (words) => words.wanted) ||
    (hasPayee && any(respell(shape), (words) => words.wantedWithPayee)) ||
    (isComplete(request) && isExplained(request));
  const isNegated = any(text, (words) => words.negated);
  if ((!isWanted && !isNegated) || any(skeleton, (words) => words.elsewhere)) return null;
  if (any(text, (words) => words.bill) && !(hasPayee && any(text, (words) => words.sends))) return null;
  const plain = without(text, (words) => words.harmless, ',').replace(replaced ? /(?:不要|别转?|不转|don't send) ?\ue000+/gu : /$^/u, ',');
  const bare = withoutCourtesy(text);
  if (any(bare, (words) => words.wonders) || (any(bare, (words) => words.owes) && !verbs.test(bare))) return 'asked';
  if (any(plain, (words) => words.refused) || any(plain, (words) => words.negated)) return 'refused';
  if (any(wishesAsDone(bare), (words) => [...words.reports, ...words.elsewhen]) || any(request, (words) => words.byOthers)) return 'asked';
  return isExplained(request) ? 'wanted' : 'unexplained';
}

/** Of words that are all understood: an amount and somebody who is to get it (妈妈 五百), or the act with what it needs. */
function isComplete(request: string): boolean {
  const [hasAmount, hasPayee] = [request.includes('\ue000'), request.includes('\ue004')];
  if (any(request, (words) => words.acts)) return hasAmount || hasPayee || /\b(?:accounts|money|funds)\b/.test(request);
  return hasAmount && hasPayee && !any(request, (words) => words.owes);
}

/** Whether somebody asks, anywhere in what was said, if there is enough. */
export function asksEnough(text: string): boolean {
  return any(text, (words) => words.enough);
}

/** Without what only politeness asks: the 吗 of 能帮我转五百吗, the question mark of "could you…?", "if you could". */
function withoutCourtesy(text: string): string {
  if (!any(text, (words) => words.courtesy)) return text;
  return without(text, (words) => words.courtesy, ' ')
    .replace(/能不能|可不可以|是否可以|能否|([好行成中])不\1/g, '')
    .replace(/[吗么]?\??$/u, '');
}

/** "I need 500 sent to mum" wants what "500 was sent" tells. */
function wishesAsDone(text: string): string {
  return /\b(?:want|need|like)\b/.test(text) ? text.replace(/\b(?:transferred|sent|moved|wired)(?= (?:from|to|into)\b)/g, 'done') : text;
}
