import type { Found } from './about';
import type { Amount } from './amount';
import { type Clause, type Part, sends } from './money-clauses';

export type Said = { one: Found<Amount>; clause: Clause | undefined; part: Part };

export const minorOf = ({ value }: Found<Amount>): bigint | null => ('minor' in value ? value.minor : null);
/** A sum that is only told of counts here as well: 剩下四千我出. */
const worthOf = ({ one }: Said): bigint | null => {
  const { value } = one;
  if ('minor' in value) return value.minor;
  return 'invalid' in value && value.named?.currency === 'CNY' ? value.named.minor : null;
};
const taken = (said: Said): Said => ({ ...said, one: { ...said.one, value: { minor: worthOf(said) ?? 0n } } });
const totalOf = (parts: Said[]) => parts.reduce((sum, each) => sum + (worthOf(each) ?? 0n), 0n);

/**
 * Of several sums the one that the others explain: 一万零五百，一万是借她的，五百是给孩子的; "he said 280, took off 20, so 260". Two at least must add up
 * to it, or the last of three be what is left of the first; none of those that explain is sent to somebody itself.
 */
export function explainedByOthers(text: string, parts: Said[]): Said | null {
  if (parts.length < 3 || parts.some((each) => worthOf(each) === null)) return null;
  const isAlone = (chosen: Said) =>
    parts.every(
      (each) => each === chosen || (each.part !== 'sent' && !goesTo(text, each)) || addedBefore.test(text.slice(0, each.one.start)),
    );
  const whole = parts.find((each, at) => (at === 0 || at === parts.length - 1) && 2n * (worthOf(each) ?? 0n) === totalOf(parts));
  if (whole && (whole !== parts[0] || whole.part === 'sent' || whole.part === 'due'))
    return (whole.part === 'sent' || whole.part === 'due') && isAlone(whole) ? taken(whole) : null;
  const [first, second, last, more] = parts;
  if (!first || !second || !last || more || (worthOf(first) ?? 0n) - (worthOf(second) ?? 0n) !== worthOf(last)) return null;
  const isResult = resultBefore.test(text.slice(last.clause?.start, last.one.start));
  const isSent = last.part === 'sent' && first.part !== 'sent';
  return (isResult || isSent) && second.part !== 'sent' && !goesTo(text, second) && !goesTo(text, first) ? taken(last) : null;
}
/** 这个月多给两百: a part of what is then told in all. */
const addedBefore = /[多再加另][\p{Script=Han}]{0,2} ?$/u;
const resultBefore =
  /我[来要得]?[交出付给转]|所以|只|就|剩|还差|那就|实际|净|\b(?:so|only|just|leaving|leaves|which makes|makes it|that's|now)\b/u;
export const goesTo = (text: string, { one, clause }: Said): boolean =>
  /[给往向](?!我)[^,，]{1,8}$/u.test(text.slice(clause?.start, one.start)) ||
  /^(?: yuan)? to \p{L}|^ ?[元块]?钱? ?给(?!我)/u.test(text.slice(one.end));

/** 国画班二百二，我就报国画那个; 小王4200小李3900，先把小王的发了: the sum whose name the request repeats, and no other one's. */
export function namedAgain(text: string, clauses: Clause[], parts: Said[]): Said | null {
  const last = parts.at(-1);
  if (parts.length < 2 || !last) return null;
  const behind = clauses.filter(({ start }) => start >= last.one.end).map(({ start, end }) => text.slice(start, end));
  const ahead = clauses.filter(({ end }) => end <= (parts[0]?.clause?.start ?? 0)).map(({ start, end }) => text.slice(start, end));
  const asking = [...ahead.filter(sends), ...behind.filter((words) => asksFor.test(words) || sends(words))]
    .filter((words) => !notThat.test(words))
    .join(' ');
  if (asking === '' || /都|全|一起|各|分别|\b(?:both|all|each|either)\b/u.test(behind.join(' '))) return null;
  const labels = parts.map(({ one, clause }, at) =>
    wordsOf(text.slice(Math.max(labelStart(text, clauses, clause), parts[at - 1]?.one.end ?? 0), one.start)),
  );
  const own = labels.map((words, at) => words.filter((word) => labels.every((others, other) => other === at || !others.includes(word))));
  const named = parts.filter((_, at) => own[at]?.some((word) => asking.includes(word)));
  return named.length === 1 && named[0] && minorOf(named[0].one) !== null ? named[0] : null;
}

/** Gardener: 260. */
function labelStart(text: string, clauses: Clause[], clause: Clause | undefined): number {
  const before = clause && clauses[clauses.indexOf(clause) - 1];
  const isLabel = before && /[:：]/.test(text.slice(before.end, clause.start)) && !sends(text.slice(before.start, before.end));
  return isLabel ? before.start : (clause?.start ?? 0);
}

const asksFor =
  /[转汇交缴付还打充买选要报办订定弄查给发存按照]|\b(?:pay|send|transfer|settle|give|take|choose|book|want|need|buy|get|go (?:for|with)|make it|check|cover|just|only)\b/u;
const notThat =
  /再(?:考虑|说|看|等)|以后|下[次回个周月]|先不|不[要交转付报买选用急]|别|改天|回头|已经|\b(?:not|don't|later|next|skip|leave|already|wait)\b/u;

/** "Two invoices, 5,000 and 7,000. The five was paid, so now only the 7,000": one of several, said again. */
export function saidAgain(text: string, parts: Said[]): Said | null {
  const last = parts.at(-1);
  const sum = last ? minorOf(last.one) : null;
  if (!last || sum === null || !parts.slice(0, -1).some(({ one }) => minorOf(one) === sum)) return null;
  const isOnly = onlyBefore.test(text.slice(last.clause?.start, last.one.start));
  return isOnly && parts.every(({ one, part }) => minorOf(one) === sum || part !== 'sent') ? last : null;
}
const onlyBefore = /[只就]|所以|\b(?:only|just)\b|^ ?so\b/u;

/** What a sum is named by: pairs of characters, or words that say something. */
function wordsOf(label: string): string[] {
  const han = [...label.matchAll(/\p{Script=Han}+/gu)].flatMap(([words]) =>
    Array.from({ length: Math.max(0, words.length - 1) }, (_, at) => words.slice(at, at + 2)),
  );
  const latin = [...label.matchAll(/[a-z']{3,}/gu)].map(([word]) => word);
  return [...han, ...latin].filter((word) => !emptyWords.test(word));
}
const emptyWords =
  /^(?:我[要们的先]|[的了是要和跟给]\p{Script=Han}|\p{Script=Han}[的了是要和跟给]|这个|那个|一个|两个|现在|the|and|for|but|was|are|has|had|him|her|his|pay|send|with|from|this|that|they|you|please|want|need|now|just|only)$/u;
