import type { Found } from './about';
import { type Amount, type Count, doubtedAs, noAmount, partsPerYuan, type Run, toMinor } from './amount';
import { asForeign, foreignBeside } from './currencies';
import { isTail, nameSomething } from './figures';
import { faultOf, isTakenOften, multiplies, toldFault } from './money-doubts';
import { readEnglish } from './numerals-en';

const domesticBefore = /$(?<=((?:(?:(?<![a-z])(?:rmb|cny|cn) ?)?¥|(?<![a-z])(?:rmb|cny)|人民币) ?))/;
const domesticAfter = /^ ?(?:元?人民币|¥|yuan\b|rmb\b|cny\b|kuai\b|renminbi\b|大洋)/;
const smallAfter = /^ ?(fen|jiao|mao|cents?)\b/;
const yuanBefore = /\b(?:yuan|rmb|cny|kuai),?(?: and)? (?:an? )?$/;
const counted =
  /^ ?(?:个(?!亿)|月|号|日|年|天|周|星期|礼拜|点|时|小时|钟|秒|次|人(?!民币|没|不|在|都|说|家|来|太)|位|张|笔|份(?![子额])|积分|股(?![东票份])|里程|公[斤里]|岁|楼|倍|折|级|期|遍|回(?![来老家去给])|下(?!次)|条|项|步|句|声(?!明|音)|种|辆|箱|瓶|盒|袋|碗|度|吨|斤|卡|账户|ms\b|h(?:rs?)?\b|(?:points?|shares?|miles|kg|km|of (?:us|you|them)(?! to\b))\b|(?:st|nd|rd|th|am|pm|a\.m|p\.m)\b|(?:days?|weeks?|months?|years?|hours?|minutes?|mins?|yrs?|hrs?|seconds?|times?|people|persons?|cards?(?! bills?\b)|accounts?|tickets|lunches|dinners|meals|drinks|coffees|beers|books|bottles|pizzas|boxes|seats|rooms|nights|lessons|things?|steps?|instal?lments|o'clock|apolog(?:y|ies)|pardons?|reasons?|kisses|hugs|questions?|blessings|congratulations)\b)/;
/** This 19.90 thing: what it costs; "6 or 12 instalments": the unit stands behind the second. */
const isCounted = (words: string, after: string): boolean =>
  (counted.test(after) && !(/\.\d\d$/.test(words) && /^ things?\b/.test(after))) ||
  (/^\d{1,2}$/.test(words) && /^ or \d{1,2} (?:instal?lments|months|days|weeks|years|hours|people|times)\b/.test(after));
/** 5k 张伟: a name, which some begin with a word that counts. */
const isSurname = (words: string, after: string) =>
  /[kw百千万]|\d{3}/.test(words) && /^ [张钟项路房方]\p{Script=Han}{1,2}(?=$|[\s,，])/u.test(after);
/** 一会, 一定, 一起: words of their own. */
const wordOfOne = /^一[些样会定起直共]/;
/** 周五, and not the 50 of 每周50. */
const weekday = /^[1-7一二三四五六]$/;
/** A million thanks. */
const manyThanks = /^(?:(?:an?|ten|one|hundred) ?)?(?:(?:hundred|thousand|million|billion) ?){1,2}$/;
/** Twenty per cent off: what is left to pay is said beside it. */
const percentOff = /^ ?(?:%|per ?cent) (?:off|discount|down|vat|tax|gst|tip|service)\b/;
/** "At 10", "half past nine": a time of the day. */
const clockBefore = /$(?<=\b(?:at|half past|quarter (?:past|to)) )/;
const hour = /^(?:[01]?\d|2[0-4]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$/;
const countedBefore = /$(?<=(?:\d点|第|尾号|[后末][四4]位|(?<!金额|数额|人民币|rmb|[大小]写|[总合]计|一共|共)[:：]))/;
/** June 12, and not the 300 of Jun 300. */
const monthBefore =
  /$(?<=\b(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.? )/;
const isDayOrYear = (value: Count): boolean =>
  !('parts' in value) || value.parts <= 31n * partsPerYuan || (value.parts >= 1900n * partsPerYuan && value.parts < 2100n * partsPerYuan);
/** 罚200记6分, 给你们打10分: points, and no fen. */
const pointsBefore = /(?:[记扣评]|打个?) ?$/u;
/** An amount in its place. `small`: in jiao or fen, which may belong to the yuan before them. */
export type Placed = Found<Amount> & { small: boolean };

/** What a run of number words is worth where it stands; null when it counts something else: days, cards, the third. */
export function placeRun(text: string, run: Run, asked: boolean): Placed | null {
  const words = text.slice(run.start, run.end);
  let [start, end] = [run.start, run.end];
  let [before, after] = [text.slice(0, start), text.slice(end)];
  const placed = (value: Amount, small = false): Placed => ({ start, end, value, small });
  if (multiplies.test(after) && !isTakenOften(before, after)) return placed(doubtedAs('notPlain', amountOf(run.value, 1n)));
  const isOfYuan = domesticAfter.test(after) || (yuanBefore.test(before) && /^ cents?\b/.test(after)); // 730 yuan and twenty cents
  const foreign = foreignBeside(domesticBefore.test(before) ? '' : before, isOfYuan ? '' : after);
  if (foreign) {
    [start, end] = [start - foreign.before, end + foreign.behind];
    return placed(foreignOf(run, text.slice(0, start), text.slice(end), words, foreign.currency));
  }
  if (
    (!run.withUnit && ((isCounted(words, after) && !isSurname(words, after)) || wordOfOne.test(words + after.charAt(0)))) ||
    countedBefore.test(before) ||
    (monthBefore.test(before) && isDayOrYear(run.value)) ||
    (/(?:周|星期|礼拜)$/.test(before) && weekday.test(words)) ||
    (clockBefore.test(before) && hour.test(words) && !domesticAfter.test(after)) ||
    /^:\d/.test(after) ||
    (/^[\d一二两三四五六七八九十百]{1,3}分$/.test(words) && pointsBefore.test(before) && !/^钱/.test(after)) ||
    (words.endsWith('分') && /^钟/.test(after)) ||
    (manyThanks.test(words) && (/\bthanks $/.test(before) || /^ (?:thanks?|thank you)(?: yous?)?\b(?! to\b)/.test(after))) ||
    (words === '十分' && /^\p{Script=Han}/u.test(after) && !/^[钱给到转]/.test(after)) ||
    (/^一?[分毛块]钱?$/.test(words) && (/^[都也]?(?:没|不)/.test(after) || /九牛$/.test(before)))
  )
    return null;
  const prefix = domesticBefore.exec(before)?.[1]?.length ?? 0;
  if (!asked && prefix === 0 && /[a-z]$/.test(before)) return null;
  const suffix = (domesticAfter.exec(after) ?? smallAfter.exec(after))?.[0] ?? '';
  const isBare = !run.withUnit && prefix === 0 && suffix === '';
  if (isBare && percentOff.test(after)) return null;
  if (isBare && isTail(before, words, after)) return placed(noAmount);
  if (isBare && nameSomething(before, words, after)) return null;
  if (run.bare && prefix === 0 && suffix === '' && !standsAlone(before, after, words, asked)) return null;
  [start, end] = [start - prefix, end + suffix.length];
  [before, after] = [text.slice(0, start), text.slice(end)];
  const small = smallAfter.exec(suffix)?.[1];
  const price = /yuan|rmb|cny|kuai/.test(suffix) ? (fenBehind.exec(after) ?? (/kuai/.test(suffix) ? jiaoBehind.exec(after) : null)) : null;
  const isUnfinished = price === null && /yuan|rmb|cny|kuai/.test(suffix) && dangling.test(after);
  end += (price ?? (isUnfinished ? dangling.exec(after) : null))?.[0].length ?? 0;
  const fault = isUnfinished ? 'notPlain' : faultOf(before, after, words, prefix > 0 || suffix !== '' || run.withUnit);
  const whole = amountOf(run.value, small === 'fen' || small?.startsWith('cent') ? 100n : small ? 10n : 1n);
  const amount = price ? withFen(whole, price[1] ?? '') : whole;
  if (fault) return placed(doubtedAs(fault, amount), small !== undefined);
  return placed(toldFault(before, after, amount) ?? amount, small !== undefined);
}

/** Six dollars; what is about six dollars, or six dollars fifty, is told without a sum. */
function foreignOf(run: Run, before: string, after: string, words: string, currency: string | null): Amount {
  const isCertain = faultOf(before, after, words, true) === null && !dangling.test(after);
  return asForeign(isCertain ? amountOf(run.value, 1n) : { invalid: 'foreign' }, currency);
}

/** "Sixty-six yuan sixty": more of the amount, without saying of what. */
const dangling =
  /^ (?:and )?(?:\d+|(?:ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine)\b)(?!.{0,16}\b(?:fen|jiao|mao|cents?)\b)/;

/** "Twelve yuan fifty": two figures of fen, and nothing that they could count. */
const fenBehind =
  /^ (\d{2}|(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)(?=$|[,.!?;]| (?:to|for|please|into|from|and|on|with|now|today|off|by|at|but|so|because|the|that|which|went|this|last|yesterday|ok|okay|only|thanks|pls|exactly|cash|it is|it's|that is|that's)\b)/;

/** "Three kuai five": as one says it in Chinese, five jiao. */
const jiaoBehind =
  /^ ([1-9]|one|two|three|four|five|six|seven|eight|nine)(?=$|[,.!?;]| (?:to|for|please|into|from|on|with|now|today|off|at|but|so|because)\b)/;

function withFen(amount: Amount, words: string): Amount {
  const count = /^\d/.test(words) ? BigInt(words) * partsPerYuan : partsIn(readEnglish(words));
  const fen = count !== null && count < 10n * partsPerYuan && !words.startsWith('0') ? count * 10n : count;
  return 'minor' in amount && fen !== null && amount.minor % 100n === 0n
    ? { minor: amount.minor + fen / partsPerYuan }
    : { invalid: 'notPlain' };
}

const partsIn = (count: Count) => ('parts' in count ? count.parts : null);

/** A single digit word is an amount only as a whole answer or right after the verb: not the 三 of 张三, the 一 of 一下, the one of "this one". */
function standsAlone(before: string, after: string, words: string, asked: boolean): boolean {
  if (asked && /^[\s\p{P}]*(?:就|转|要|i want |send |just )?$/u.test(before) && /^(?:吧|啊|呢|就行|就好|please|[\s\p{P}])*$/u.test(after))
    return true;
  if (/[a-z]/.test(words)) {
    const follows =
      /^(?: (?:to|from|for|please|into|or|er|erm|um|uh|hmm|no|not|sorry|with|using|all told|all in|altogether|in total|instead|now|today|memo|thanks|even|exactly|this time|then|i guess)\b| (?:is|should|will|would)(?: be| do)? (?:fine|plenty|enough|good|ok|okay|all|do|cover|suffice|it)\b| will do\b|'s (?:fine|enough|plenty|good|ok|okay|great|perfect)\b|[,.;!)]|$)/.test(
        after,
      );
    const isTold =
      /(?:ten|eleven|twelve|teen|ty)$/.test(words) &&
      /^ (?:on|in|over|towards?|by|as|back|across|and|but|so|h(?:er|is) (?:number|phone))\b/.test(after); // fifty on my phone
    return words !== 'one' && (follows || isTold) && /(?:^|[\s,.;(])$/.test(before);
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
