import type { Json } from '../../accessibility/message';
import type { Found } from './about';
import { type Amount, type Count, partsPerYuan, readDecimal, type Run, toMinor } from './amount';
import { asForeign, foreignBeside } from './currencies';
import { nameSomething } from './figures';
import { findEnglish, readEnglish } from './money-en';
import { findChinese } from './money-zh';
import { findRetractions, settle } from './settle';

const rangeBefore = /$(?<=[\p{N}元块] ?[-−–—‐~] ?)/u;
const rangeAfter = /^ ?[-−–—‐~] ?¥?\p{N}/u;
const domesticBefore = /$(?<=((?:[¥]|(?<![a-z])(?:rmb|cny)|人民币) ?))/;
const domesticAfter = /^ ?(?:元?人民币|¥|yuan\b|rmb\b|cny\b|kuai\b|renminbi\b|大洋)/;
/** Words that multiply what stands before them and are not counted in here; the sum is asked for in figures. */
const multiplies = new RegExp(
  '^ ?(?:' +
    [
      String.raw`(?:dozens?|scores?|times|(?:two|three|2|3) times|twice|thrice|trillions?|[a-z]{0,4}zillions?|stacks?|racks?|bands?|large|big ones|tons?|monkeys?|pon(?:y|ies)|gees?|baiwan|qianwan|shiwan|qian|bai|yi|shi)\b`,
      String.raw`(?:mn|mln|mio|mills?|mils?|bn|tn|cr|gs)\b|(?<=^ )[bglmtw]\b`,
      String.raw`hund[a-z]*|hun[rn]?[eia]?d(?:red)?s?\b|t[houa]{1,4}s+[aeiou]{0,2}(?:nn?d?|d)s?\b|mill?(?:io|o|i|iou)ns?\b`, // hunderd, thosand, milion
      '个[wk](?![a-z])|方(?=给|到|[,，。]|$)|[吊沓摞捆](?![\\p{N}])',
    ].join('|') +
    ')',
  'u',
);
/** Ten thousand as most of Europe groups it; without a unit behind it, it may as well be two numbers. */
const grouped =
  /(?<![\d.,:] ?|(?:top up|phone|mobile|recharge|number|account|card|[充号]) ?)\d{1,3}(?: \d{3})+(?:\.\d{1,2})?(?= ?(?:yuan|rmb|cny|kuai)\b| ?[元块])/g;
/** One note of it, as it is called. */
const notes = /\b(?:an?|the) (tenner|fiver)\b/g;
const smallAfter = /^ ?(fen|jiao|mao)\b/;
const guessBefore =
  /$(?<=(?:大概|大约|约莫?|差不多|左右|小|将近|接近|近|快|不到|不足|\b(?:about|around|roughly|approx(?:imately)?|almost|nearly|maybe|perhaps|some|(?:a )?few|(?:a )?couple(?: of)?|several|circa))[ ]?[要是转汇打付给]?[ ]?)/;
/** No more, or no less: a sum all the same, but of what is asked or told. */
const boundBefore =
  /$(?<=(?:至少|最少|最多|起码|顶多|不?超过|\b(?:up to|max(?:imum)?(?: of)?|min(?:imum)?(?: of)?|at (?:least|most)|over|under|(?:more|less) than))[ ]?[要是转汇打付给]?[ ]?)/;
const guessAfter =
  /^ ?[元块]?钱?(?:左右|上下|不到|挂零|以内|以下|以上|起(?![来码])|出头|的样子|不等|-?ish\b|[ -]odd\b| (?:max(?:imum)?|tops|at (?:most|least)|min(?:imum)?)\b| ?or so\b| ?something\b|\+| or more\b| or less\b)/;
/** What somebody has, got or spent is told, not asked for: 工资发了八千，给妈妈转点. */
const toldBefore =
  /$(?<=(?:(?:发|存|涨|到|来|花|赚|挣|收|用)了|有|剩下?|收到|涨到|余额是?|[高低多少大小]于|超过?|比上[次回]多|\ue001+ (?:of|is|was)|\b(?:there'?s|there (?:is|are)|(?:i|we) (?:only )?(?:have|got)|i'?ve got|was|were|costs?|earned|received|spent|(?:salary|pension|bonus|balance|rent) (?:of|is)|double|twice|half(?: of)?|triple)) ?)/;
const counted =
  /^ ?(?:个(?!亿)|月|号|日|年|天|周|星期|礼拜|点|时|小时|钟|秒|次|人(?!民币)|位|张|笔|岁|楼|倍|折|级|期|遍|回(?!来)|下(?!次)|条|项|步|度|吨|斤|卡|账户|ms\b|(?:st|nd|rd|th|am|pm|a\.m|p\.m)\b|(?:days?|weeks?|months?|years?|hours?|minutes?|mins?|yrs?|hrs?|seconds?|times?|people|persons?|cards?|accounts?|things?|steps?|o'clock)\b)/;
/** 一会, 一定, 一起: words of their own. */
const wordOfOne = /^一[些样会定起直共]/;
/** "At 10", "half past nine": a time of the day. */
const clockBefore = /$(?<=\b(?:at|half past|quarter (?:past|to)) )/;
const hour = /^(?:[01]?\d|2[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;
const countedBefore =
  /$(?<=(?:\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? |\d点|第|周|星期|礼拜|尾号|[后末][四4]位|(?<!金额|数额|人民币|rmb)[:：]))/;
const joined = /$(?<=[\p{N}\p{L}][+*×^=#&_/\\⁄|<>]|[a-z_]\()/u;
const joinedAfter = /^(?:[+*×^=#&_/\\⁄|<>]\p{N}|'?\p{N}|(?!ish\b)[a-z_]|[.,，]\p{N}| ?[%‰])/u;

/** Finds every amount in normalised text. `asked`: the customer was asked for one, so that a bare 三 can be an answer. */
export function findAmounts(text: string, asked: boolean): Found<Amount>[] {
  const spaced = [...text.matchAll(grouped)].map(({ 0: words, index }): Run => {
    const value = readDecimal(words.replaceAll(' ', '')) ?? { invalid: 'notPlain' };
    return { start: index, end: index + words.length, value, withUnit: false, bare: false };
  });
  const english = [...spaced, ...findEnglish(text)];
  const rest = english.reduce((left, run) => left.slice(0, run.start) + '\ue002'.repeat(run.end - run.start) + left.slice(run.end), text);
  const all = [...english, ...findChinese(rest)].sort((a, b) => a.start - b.start);
  const runs = all.filter((run, at) => !isStutter(text, run, all[at + 1]));
  const placed: Placed[] = [];
  for (const each of runs) {
    const one = each.start < (placed.at(-1)?.end ?? 0) ? null : inContext(text, each, asked); // the fifty of "twelve yuan fifty" is told already
    if (one) placed.push(one);
  }
  return joinSmall(
    text,
    [...placed, ...notesIn(text)].sort((a, b) => a.start - b.start),
  );
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

type Placed = Found<Amount> & { small: boolean };

/** What a run of number words is worth where it stands; null when it counts something else: days, cards, the third. */
function inContext(text: string, run: Run, asked: boolean): Placed | null {
  const words = text.slice(run.start, run.end);
  let [start, end] = [run.start, run.end];
  let [before, after] = [text.slice(0, start), text.slice(end)];
  const placed = (value: Amount, small = false): Placed => ({ start, end, value, small });
  if (multiplies.test(after)) return placed({ invalid: 'notPlain' });
  const foreign = foreignBeside(domesticBefore.test(before) ? '' : before, domesticAfter.test(after) ? '' : after);
  if (foreign) {
    [start, end] = [start - foreign.before, end + foreign.behind];
    return placed(foreignOf(run, text.slice(0, start), text.slice(end), words, foreign.currency));
  }
  if (
    (!run.withUnit && (counted.test(after) || wordOfOne.test(words + after.charAt(0)))) ||
    countedBefore.test(before) ||
    (clockBefore.test(before) && hour.test(words) && !domesticAfter.test(after)) ||
    /^:\d/.test(after) ||
    (words.endsWith('分') && /^钟/.test(after)) ||
    (words === 'a million' && /\bthanks $/.test(before)) ||
    (words === '十分' && /^\p{Script=Han}/u.test(after) && !/^[钱给到转]/.test(after)) ||
    (/^一?[分毛块]钱?$/.test(words) && /^[都也](?:没|不)/.test(after))
  )
    return null;
  const prefix = domesticBefore.exec(before)?.[1]?.length ?? 0;
  if (!asked && prefix === 0 && /[a-z]$/.test(before)) return null;
  const suffix = (domesticAfter.exec(after) ?? smallAfter.exec(after))?.[0] ?? '';
  if (!run.withUnit && prefix === 0 && suffix === '' && nameSomething(before, words, after)) return null;
  if (run.bare && prefix === 0 && suffix === '' && !standsAlone(before, after, words, asked)) return null;
  [start, end] = [start - prefix, end + suffix.length];
  [before, after] = [text.slice(0, start), text.slice(end)];
  const small = smallAfter.exec(suffix)?.[1];
  const price = /yuan|rmb|cny|kuai/.test(suffix) ? fenBehind.exec(after) : null;
  const isUnfinished = price === null && /yuan|rmb|cny|kuai/.test(suffix) && dangling.test(after);
  end += (price ?? (isUnfinished ? dangling.exec(after) : null))?.[0].length ?? 0;
  const fault = isUnfinished ? 'notPlain' : faultOf(before, after, words, prefix > 0 || suffix !== '' || run.withUnit);
  const whole = amountOf(run.value, small === 'fen' ? 100n : small ? 10n : 1n);
  const amount = price ? withFen(whole, price[1] ?? '') : whole;
  if (fault) return placed({ invalid: fault }, small !== undefined);
  return placed(toldFault(before, amount) ?? amount, small !== undefined);
}

/** A sum that is told, or at least so much: one that nobody asked to send. */
function toldFault(before: string, amount: Amount): Amount | null {
  const fault = toldBefore.test(before) ? 'notPlain' : boundBefore.test(before) ? 'approximate' : null;
  return fault && { invalid: fault, ...('minor' in amount ? { named: { minor: amount.minor, currency: 'CNY' } } : {}) };
}

/** Six dollars; what is about six dollars, or six dollars fifty, is told without a sum. */
function foreignOf(run: Run, before: string, after: string, words: string, currency: string | null): Amount {
  const isCertain = faultOf(before, after, words, true) === null && !dangling.test(after);
  return asForeign(isCertain ? amountOf(run.value, 1n) : { invalid: 'foreign' }, currency);
}

/** "Sixty-six yuan sixty": more of the amount, without saying of what. */
const dangling =
  /^ (?:and )?(?:\d+|(?:ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine)\b)(?!.{0,16}\b(?:fen|jiao|mao)\b)/;

/** "Twelve yuan fifty": two figures of fen, and nothing that they could count. */
const fenBehind =
  /^ (\d{2}|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)(?=$|[,.!?;]| (?:to|for|please|into|from|and|on|with|now|today)\b)/;

function withFen(amount: Amount, words: string): Amount {
  const fen = /^\d/.test(words) ? BigInt(words) * partsPerYuan : partsIn(readEnglish(words));
  return 'minor' in amount && fen !== null && amount.minor % 100n === 0n
    ? { minor: amount.minor + fen / partsPerYuan }
    : { invalid: 'notPlain' };
}

const partsIn = (count: Count) => ('parts' in count ? count.parts : null);

function faultOf(before: string, after: string, words: string, isMoney: boolean): 'notPlain' | 'negative' | 'approximate' | null {
  const isGrouped = joinedAfter.test(after) && !(/\p{Script=Han}$/u.test(words) && /^[,，]/u.test(after)); // 两千，3月5号的
  if (joined.test(before) || isGrouped || /百分之$|[a-z_]$/.test(before) || /^(?:分之|之| and a half)/.test(after)) return 'notPlain';
  if (/^\d{1,3}$/.test(words) && /^ \d{3}(?!\d)/.test(after)) return 'notPlain';
  if (/^\d{3}(?:\D|$)/.test(words) && /(?:^|\D)\d{1,3} $/.test(before)) return 'notPlain';
  if (!isMoney && /^1[3-9]\d{9}$/.test(words)) return 'notPlain';
  if (rangeBefore.test(before) || /~ ?$/.test(before)) return 'approximate';
  if (rangeAfter.test(after)) return 'approximate';
  if (/(?:[-−–—‐]|负|\bminus|\bnegative) ?$/.test(before)) return 'negative';
  return guessBefore.test(before) || guessAfter.test(after) ? 'approximate' : null;
}

/** A single digit word is an amount only as a whole answer or right after the verb: not the 三 of 张三, the 一 of 一下, the one of "this one". */
function standsAlone(before: string, after: string, words: string, asked: boolean): boolean {
  if (asked && /^[\s\p{P}]*(?:就|转|要|i want |send |just )?$/u.test(before) && /^(?:吧|啊|呢|就行|就好|please|[\s\p{P}])*$/u.test(after))
    return true;
  if (/[a-z]/.test(words)) {
    const follows = /^(?: (?:to|from|for|please|into|or|no|not|sorry|with|using|instead|now|today|memo|thanks)\b|[,.;!]|$)/.test(after);
    const isTold = /(?:ten|eleven|twelve|teen|ty)$/.test(words) && /^ (?:on|in|over|towards?|by|as|back|across)\b/.test(after); // fifty on my phone
    return words !== 'one' && (follows || isTold) && /(?:^|[\s,.;])$/.test(before);
  }
  return /(?:[转汇付打还成为是要]|[,，。.;、 ]不?[,，。.;、 ]?|^)$/.test(before) && /^(?:[\s,，。.;!、]|给|到|吧|不|$)/.test(after);
}

function amountOf(count: Count, divisor: bigint): Amount {
  if ('either' in count) {
    const either = count.either.map((parts) => toMinor(parts / divisor)).flatMap((amount) => ('minor' in amount ? [amount.minor] : []));
    return either.length > 1 ? { either } : { invalid: 'notPlain' };
  }
  return 'parts' in count ? toMinor(count.parts / divisor) : count;
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
  /全部|全都|所有的?钱?|[都全]转|都给|剩下的?钱?|剩余的?|余下的?|一分不剩|全额|清空|\b(?:(?<!\bat )all(?! (?:right|accounts?|cards?|good|set|day))(?: of it| of my money| (?:the|my) money)?|everything|the whole (?:lot|amount|balance|thing)|the rest|(?:whatever|what)(?: is|'s)? left|the remainder|(?:entire|full|whole) balance)\b/gu;
const someShare =
  /一半|[几两三\d]倍|(?<!\band a )\bhalf\b(?!(?: of)? an? (?:hundred|thousand|lakh|million|crore|billion|grand))|百分之|\d ?[%‰]/;

/** The same to each of several, or one sum among them: no one transfer, so its amount is asked for. */
const forEach =
  /各(?!位)|分别|[每一](?:个?人|位)|平分|均分|\b(?:each(?! (?:day|week|fortnight|month|quarter|year|time|mon|tues|wednes|thurs|fri|satur|sun))|apiece|both|per (?:person|head)|split|divide\w*|between|equally|everyone|among)\b/;

/** 多打了一个零, one zero too many: which figure is left is theirs to say. */
const zeroes =
  /[多少](?:打|写|按|输|说)?了?[一两\d]?个?(?:零|0)(?![\d.])|\b(?:extra|another|missing|add an?|drop (?:a|the)) (?:zero|nought)s?\b|\b(?:zero|nought)s? (?:too|missing|more|less)\b/;

/** The one amount that was said, as a command carries it, and the one that was to be replaced. */
export type MoneySaid = { wanted: Found<Json> | null; was: Json | null };

/** Settles the amounts that `findAmounts` found, beside the other things said. In doubt the value is `either` or `invalid`, never a guess. */
export function settleMoney(text: string, amounts: Found<Amount>[], others: Found<unknown>[]): MoneySaid {
  const { wanted: left, refused } = settle(text, amounts, others);
  const wanted = withoutRefused(text, left, refused);
  const replaced = refused.at(-1);
  const was = replaced ? amountJson(replaced.value) : null;
  const [whole] = text.matchAll(everything);
  const [first] = wanted;
  const last = wanted.at(-1);
  if (first && last) {
    const value: Json =
      whole || someShare.test(text) || forEach.test(text) || zeroes.test(text)
        ? { invalid: 'notPlain' }
        : amountJson(together(wanted.map((one) => one.value)));
    return { wanted: { start: first.start, end: last.end, value }, was };
  }
  if (whole) return { wanted: { start: whole.index, end: whole.index + whole[0].length, value: { all: true } }, was };
  const share = someShare.exec(text);
  return { wanted: share && { start: share.index, end: share.index + share[0].length, value: { invalid: 'notPlain' } }, was };
}

/** 两千，不是两千，是一千八: what is refused is not wanted where it was said before either. */
function withoutRefused(text: string, wanted: Found<Amount>[], refused: Found<Amount>[]): Found<Amount>[] {
  const isRefused = ({ value }: Found<Amount>) =>
    refused.some((one) => 'minor' in one.value && 'minor' in value && one.value.minor === value.minor);
  const rest = wanted.filter((one) => !isRefused(one));
  return rest.length > 0 || findRetractions(text).length === 0 ? rest : wanted;
}

function together(amounts: Amount[]): Amount {
  const fault = amounts.find((amount) => 'invalid' in amount);
  if (fault) return amounts.length === 1 ? fault : { invalid: fault.invalid };
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
