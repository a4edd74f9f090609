import type { Found } from './about';
import { type Amount, noAmount } from './amount';

const hasUnit = /[元块圆角毛分钱整]$|\b(?:yuan|rmb|cny|kuai)$/;
const scaleAtEnd = /(?:([百佰])|([千仟])|(万)|(亿)|\b(hundred)|\b(thousand|grand)|\b(million))$/;
const scaleWorth = [100n, 1000n, 10_000n, 100_000_000n, 100n, 1000n, 1_000_000n];

/** Whether the next number could be the rest of one that ends in a scale: 一千，二百五; "one thousand, fifty". */
function couldBeRest(words: string, next: Amount): boolean {
  const scales: (string | undefined)[] = scaleAtEnd.exec(words)?.slice(1) ?? [];
  const worth = scaleWorth[scales.findIndex((scale) => scale !== undefined)] ?? 0n;
  return 'minor' in next && next.minor < worth * 100n;
}

/** 三万 五千, 5 0 0, 5k 200: nobody knows whether a space parts one number or two, unless both say the same; nor a comma before what could be the rest. */
export function closeGaps(text: string, found: Found<Amount>[]): Found<Amount>[] {
  const isCut = (one: Found<Amount> | undefined, next: Found<Amount> | undefined) => {
    if (one === undefined || next === undefined) return false;
    const [words, between] = [text.slice(one.start, one.end), text.slice(one.end, next.start)];
    if (/^[,，] ?$/.test(between)) return couldBeRest(words, next.value);
    if (/^[。、]$/.test(between))
      return /^\d+$/.test(words) && (between === '。' || words.length === 1) && /^\d/.test(text.slice(next.start));
    if (between !== ' ' || hasUnit.test(words) || ('invalid' in one.value && one.value.invalid === 'foreign')) return false;
    return one.value !== noAmount && !('minor' in one.value && 'minor' in next.value && one.value.minor === next.value.minor);
  };
  return found.map((one, at) =>
    isCut(found[at - 1], one) || isCut(one, found[at + 1]) ? { ...one, value: { invalid: 'notPlain' } } : one,
  );
}

const alternatives =
  /^(?: ?yuan)?[,，. …?!-]{0,4}(?:or(?: maybe| perhaps| even| say)?(?: (?:should|would|could|shall|is|was|do|can|will) (?:it|i|we|that)(?: be| do| send| make it| say| pay| give)?)?|to|还是|或者?是?|要么|要不|[到至])[ 转要是该应]{0,3}$/;
/** From 5000 to 8000 is a change, not a range. */
const changing = /[从由改调提升降涨]|\b(?:from|change|raise|increase|lower|reduce|up|set)\b/;

/** 转两百，还是三百吧: the second one it is. */
const isSettled = (text: string, { end }: Found<Amount>, next: Found<Amount>) =>
  /^[,，。…] ?(?:还是|要不)/.test(text.slice(end)) && /^ ?[元块]?钱?吧/.test(text.slice(next.end));

/** 200 or 250: neither is certain as it stands, so each of the two bears both. */
export function openAlternatives(text: string, found: Found<Amount>[]): Found<Amount>[] {
  if (found.length < 2 || changing.test(text.slice(0, found[0]?.start))) return found;
  return found.map((one, at) => {
    const [before, next] = [found[at - 1], found[at + 1]];
    const other = [before, next].find(
      (each) =>
        each !== undefined &&
        alternatives.test(each === before ? text.slice(each.end, one.start) : text.slice(one.end, each.start)) &&
        !isSettled(text, each === before ? each : one, each === before ? one : each),
    );
    if (other && 'invalid' in other.value && 'minor' in one.value) return { ...one, value: other.value }; // 1000到1500之间
    if (!other || !('minor' in one.value) || !('minor' in other.value) || one.value.minor === other.value.minor) return one;
    const both = [one.value.minor, other.value.minor];
    return { ...one, value: { either: other === before ? both.reverse() : both } };
  });
}
