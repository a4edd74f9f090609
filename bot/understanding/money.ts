import type { Json } from '../../accessibility/message';
import type { Found } from './about';
import { type Amount, hideFound, noAmount, readDecimal, type Run } from './amount';
import { asForeign } from './currencies';
import { findSpelt, repeats, saysAgain } from './money-again';
import { closeGaps, openAlternatives } from './money-beside';
import { findEnglish } from './money-en';
import { type Placed, placeRun } from './money-place';
import { withoutTold } from './money-told';
import { findChinese } from './money-zh';
import { findRetractions, settle } from './settle';

/** Ten thousand as most of Europe groups it; without a unit behind it, it may as well be two numbers. */
const grouped =
  /(?<![\d.,:] ?|(?:top up|phone|mobile|recharge|number|account|card|[充号]) ?)\d{1,3}(?: \d{3})+(?:\.\d{1,2})?(?= ?(?:yuan|rmb|cny|kuai)\b| ?[元块])/g;
/** One note of it, as it is called. */
const notes = /\b(?:an?|the) (tenner|fiver)\b/g;

/** Finds every amount in normalised text. `asked`: the customer was asked for one, so that a bare 三 can be an answer. */
export function findAmounts(text: string, asked: boolean): Found<Amount>[] {
  const plain = text.replace(shortTo, ', ');
  const again = findSpelt(plain);
  const once = again.length > 0 ? readAmounts(hideFound(plain, again), asked) : [];
  return again.length > 0 && again.every((one) => saysAgain(plain, one, once)) ? once : readAmounts(plain, asked);
}

/** Send five hundred 2 mum, 50 4 lunch: words by their sound, in the place of a comma. */
const shortTo = new RegExp(
  ` [24](?<=(?:\\d|hundred|hun[dn]?|thousand|grand|teen|ty|yuan|rmb|kuai|k|(?:send|give|pay) \\p{L}{2,12} \\d+|\\d [24] \\p{L}{2,12}) [24])(?= (?!(?:yuan|rmb|cny|kuai|k|wan|grand|hun\\w*|thou\\w*|million|lakh|fen|jiao|mao|and|or|point|to|for|from|on|in|times|days?|weeks?|months?|years?|bills?|people)\\b)\\p{L})`,
  'gu',
);

function readAmounts(text: string, asked: boolean): Found<Amount>[] {
  const spaced = [...text.matchAll(grouped)].map(({ 0: words, index }): Run => {
    const value = readDecimal(words.replaceAll(' ', '')) ?? { invalid: 'notPlain' };
    return { start: index, end: index + words.length, value, withUnit: false, bare: false };
  });
  const english = [...spaced, ...findEnglish(text)];
  const all = [...english, ...findChinese(hideFound(text, english))].sort((a, b) => a.start - b.start);
  const runs = all.filter((run, at) => !isStutter(text, run, all[at + 1]));
  const placed: Placed[] = [];
  for (const each of runs) {
    const one = each.start < (placed.at(-1)?.end ?? 0) ? null : placeRun(text, each, asked); // the fifty of "twelve yuan fifty" is told already
    if (one) placed.push(one);
  }
  const sums = [...placed, ...notesIn(text)].sort((a, b) => a.start - b.start);
  return openAlternatives(text, closeGaps(text, joinSmall(text, sums)));
}

/** 三、三百: the first figure of a number, begun twice. */
function isStutter(text: string, { start, end, bare }: Run, next: Run | undefined): boolean {
  const words = text.slice(start, end);
  return (
    bare &&
    next !== undefined &&
    !next.bare &&
    /^[ ,，、.…-]{1,4}$/u.test(text.slice(end, next.start)) &&
    text.startsWith(words, next.start)
  );
}

function notesIn(text: string): Placed[] {
  return [...text.matchAll(notes)].map(({ 0: words, 1: note, index }) => {
    const value = asForeign({ minor: note === 'tenner' ? 1000n : 500n }, 'GBP');
    return { start: index, end: index + words.length, value, small: false };
  });
}

/** "Fifty yuan and twenty fen" is one amount. */
function joinSmall(text: string, found: Placed[]): Found<Amount>[] {
  const joinedUp: Placed[] = [];
  for (const next of found) {
    const last = joinedUp.at(-1);
    const between = last ? text.slice(last.end, next.start) : '';
    if (last && next.small && /^ ?(?:and )?$/.test(between) && 'minor' in last.value && 'minor' in next.value)
      joinedUp[joinedUp.length - 1] = {
        start: last.start,
        end: next.end,
        value: { minor: last.value.minor + next.value.minor },
        small: next.small,
      };
    else joinedUp.push(next);
  }
  return joinedUp;
}

const everything =
  /全部|全都|所有的?钱?|[都全]转|都给|剩下的?钱?|剩余的?|余下的?|一分不剩|全额|清空|\b(?:(?<!\bat )all(?! (?:in\b|right|accounts?|cards?|good|set|day))(?: of it| of my money| (?:the|my) money)?|everything|the whole (?:lot|amount|balance|thing)|the rest|(?:whatever|what)(?: is|'s)? left|the remainder|(?:entire|full|whole) balance)\b/gu;
const someShare =
  /一半|[几两三\d]倍|(?<!\b(?:and|n|&) (?:a )?)\bhalf\b(?!(?: of)? (?:an? )?(?:hundred|thousand|lakh|million|crore|billion|grand|k\b))|百分之|\d ?(?:[%‰]|per ?cent\b|pct\b)/;

/** The same to each of several, or one sum among them: no one transfer, so its amount is asked for. */
const forEach =
  /各(?!位)|分别|一笔[^,，]*一笔|[每一](?:个?人|位)|平分|均分|\b(?:each(?! (?:day|week|fortnight|month|quarter|year|time|mon|tues|wednes|thurs|fri|satur|sun))|apiece|both|per (?:person|head)|split|divide\w*|between|equally|everyone|among)\b/;

/** Whether it is said that a zero is too many or too few. */
export const countsZeroes = (text: string): boolean => zeroes.test(text);

/** 多打了一个零, one zero too many: which figure is left is theirs to say. */
const zeroes =
  /[多少](?:打|写|按|输|说)?了?[一两\d]?个?(?:零|0)(?![\d.])|\b(?:extra|another|missing|add an?|drop (?:a|the)) (?:zero|nought)s?\b|\b(?:zero|nought)s? (?:too|missing|more|less)\b/;

/** The one amount that was said, as a command carries it, and the one that was to be replaced. */
export type MoneySaid = { wanted: Found<Json> | null; was: Json | null };

/** Settles the amounts that `findAmounts` found, beside the other things said. In doubt the value is `either` or `invalid`, never a guess. */
export function settleMoney(text: string, found: Found<Amount>[], others: Found<unknown>[]): MoneySaid {
  const amounts = found.filter(({ value }) => value !== noAmount);
  const contrast = readContrast(text, amounts);
  const { wanted: left, refused } = contrast ?? settle(text, amounts, others);
  const { text: asked, amounts: wanted } = withoutTold(text, withoutRefused(text, left, refused));
  const replaced = refused.at(-1);
  const was = replaced ? amountJson(replaced.value) : null;
  const [whole] = asked.matchAll(everything);
  const [first] = wanted;
  const last = wanted.at(-1);
  if (first && last) {
    const value: Json =
      whole || someShare.test(asked) || forEach.test(asked) || zeroes.test(asked)
        ? { invalid: 'notPlain' }
        : amountJson(together([...wanted, ...(repeats.test(text) ? refused : [])].map((one) => one.value)));
    return { wanted: { start: first.start, end: last.end, value }, was };
  }
  if (whole) return { wanted: { start: whole.index, end: whole.index + whole[0].length, value: { all: true } }, was };
  const share = someShare.exec(asked);
  return { wanted: share && { start: share.index, end: share.index + share[0].length, value: { invalid: 'notPlain' } }, was };
}

const hasUnitAtEnd = /[元块]钱?$/;
/** What stands between two sums of which one is refused, without a pause that would tell which. */
const refusing = /^( ?)(?:不是|不要|不转|别转?)( ?)$/;

/**
 * 520不是260 may be "520, not 260" and, as signing puts it and speech is written down, "not 520: 260"; the space tells which, and without one both
 * are asked about. 是520不是260 and 五十不是五十是五百 are plain and left to `settle`. Null where nothing of this was said.
 */
function readContrast(text: string, amounts: Found<Amount>[]): { wanted: Found<Amount>[]; refused: Found<Amount>[] } | null {
  const [one, other, third] = amounts;
  if (!one || !other || third) return null;
  const [between, before = '', behind = ''] = refusing.exec(text.slice(one.end, other.start)) ?? [];
  const isAnswered = hasUnitAtEnd.test(text.slice(0, one.end)) && hasUnitAtEnd.test(text.slice(0, other.end)); // 十四块不是四十块
  const isPlain =
    isAnswered ||
    /(?<!不)[是要]$/.test(text.slice(0, one.start)) ||
    /^[哈啊哦呀噢]/.test(text.slice(other.end)) ||
    /^ ?要(?![\p{Script=Han}])/u.test(text.slice(other.end));
  if (between === undefined || isPlain) return null;
  if (before !== behind && between.includes('不是'))
    return before ? { wanted: [one], refused: [other] } : { wanted: [other], refused: [one] };
  return before && !behind ? null : { wanted: amounts, refused: [] };
}

/** 两千，不是两千，是一千八: what is refused is not wanted where it was said before either. */
function withoutRefused(text: string, wanted: Found<Amount>[], refused: Found<Amount>[]): Found<Amount>[] {
  // 不是500，300: what was refused may have been two numbers, and nobody knows which is wanted
  const takenBack = findRetractions(text);
  if (refused.some(({ value, end }) => 'invalid' in value && value.invalid === 'notPlain' && !takenBack.some((at) => at >= end)))
    return wanted.map((one) => ({ ...one, value: { invalid: 'notPlain' } }));
  const isRefused = ({ value }: Found<Amount>) =>
    refused.some((one) => 'minor' in one.value && 'minor' in value && one.value.minor === value.minor);
  const rest = wanted.filter((one) => !isRefused(one));
  return rest.length > 0 || takenBack.length === 0 ? rest : wanted;
}

function together(amounts: Amount[]): Amount {
  const fault = amounts.find((amount) => 'invalid' in amount);
  if (fault) return amounts.length === 1 ? fault : { invalid: fault.invalid };
  const plain = [...new Set(amounts.flatMap((amount) => ('minor' in amount ? [amount.minor] : [])))];
  const [said] = plain;
  const isOneOf = (amount: Amount) => 'either' in amount && amount.either.some((minor) => minor === said);
  if (said !== undefined && plain.length === 1 && amounts.every((amount) => 'minor' in amount || isOneOf(amount))) return { minor: said }; // 250, two fifty
  const minors = [...new Set(amounts.flatMap((amount) => ('minor' in amount ? [amount.minor] : 'either' in amount ? amount.either : [])))];
  const [only] = minors;
  return minors.length === 1 && only !== undefined ? { minor: only } : { either: minors };
}

/** An amount as a command carries it. */
export function amountJson(amount: Amount): Json {
  const money = (minor: bigint): Json => ({ minor: minor.toString(), currency: 'CNY' });
  if ('minor' in amount) return money(amount.minor);
  if ('either' in amount) return { either: amount.either.map(money) };
  const { invalid, named } = amount;
  return named ? { invalid, named: { minor: named.minor.toString(), currency: named.currency } } : { invalid };
}
