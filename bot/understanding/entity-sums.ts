import type { Json } from '../../accessibility/message';
import type { Found, Moment } from './about';
import { findAccounts } from './accounts';
import { type Amount, hideFound } from './amount';
import { acts, amountIn, sentIn } from './entity-values';
import { cutsNumber, hide } from './found';
import { isAge } from './figures';
import { findAmounts } from './money';
import { findAside } from './money-aside';
import { askedAbout, isLeftOpen, isOwned, isSettled } from './money-asked';
import { isBareSum } from './money-bare';
import { isDemanded } from './money-demanded';
import { isGeneral } from './money-general';
import { byScale } from './money-scale';
import { withoutStories } from './money-story';
import { withoutTold } from './money-told';
import { amountJson, countsZeroes, type MoneySaid, settleMoney } from './money-wanted';
import type { Said } from './normalise';
import { findPeriod } from './periods';
import { findRetractions, namesSomebody, settle } from './settle';
import { isHardlyTold, isUnlikely, type Judged, judgeFigures, likelySum, surestSum } from './sums/likely';

type Place = { start: number; end: number };

/** Every sum that is named where none is to be sent, and of what is to be sent the one that nobody doubts. `taken`: where other things stand. */
export function sumsIn(said: Said, moment: Moment, intent: string | null, taken: Place[]): Found<Json>[] {
  const text = withoutOthers(said, moment, taken);
  if (said.cut || said.bidi || isDemanded(said.text, intent === 'report_fraud')) return [];
  const found = findAmounts(said.text, false);
  if (isLeftOpen(said.text)) return [];
  const judged = judgeFigures(said.text, found, text);
  const settled = settleMoney(said.text, found, []);
  const surest = sumOf(text, byScale(said.text, found)) ?? sumOf(text, surestSum(judged)) ?? contrasted(said.text, settled, judged);
  if (surest) return [surest];
  if (countsZeroes(text) || isSettled(said.text)) return [];
  const told = intent !== null && acts.includes(intent) ? [] : sumsToldIn(said, text, intent, judged);
  return told.length > 0 ? told : [likelyIn(text, settled, judged)].flatMap((sum) => sum ?? []);
}

/** What is said without accounts, times and all that is taken: none of their figures is a sum. */
function withoutOthers(said: Said, moment: Moment, taken: Place[]): string {
  const period = findPeriod(said.text, moment.today);
  const isTime = period && !(isStretch.test(said.text.slice(period.start, period.end)) || 'invalid' in period.value);
  const others = [...findAccounts(said.text, moment), ...(isTime ? [period] : []), ...taken];
  const whole = others.filter(({ start, end }) => !cutsNumber(said.text, start) && !cutsNumber(said.text, end));
  return hideFound(hide(said.text, whole, hidden), findAside(said.text)); // before a bill’s name hides what a meter shows
}

/** Every sum that is told by how money is spoken of. */
function sumsToldIn(said: Said, text: string, intent: string | null, judged: Judged[]): Found<Json>[] {
  const isMoney = !otherMatters.has(intent) || ofMoney.test(said.text) || toSomebody.test(said.source);
  const likely = likelySum(judged);
  const meant = withoutStories(said.text, stillMeant(text, findAmounts(text, false))).filter((one) => !isGeneral(said.text, one));
  if (meant.some((one) => leavesOpen(text, one))) return [];
  const sums = meant.flatMap(({ start, end, value }) => {
    const [before, words, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
    const sum = amountIn(amountJson(value));
    const isOfMoney = isMoney || ('minor' in value && value.minor >= 100_00n && !mayBeKey.test(words) && !roomBefore.test(before));
    const isSum =
      ('invalid' in value && value.invalid === 'foreign') ||
      withUnit.test(words) ||
      (withCents.test(words) && !ofRates.test(said.text) && !clockBefore.test(before)) ||
      (isOfMoney && !(ofRates.test(said.text) && isSmall(value)) && !isCount(before, words, after, value)) ||
      goesTo.test(after) ||
      (lookedFor.test(before) && ofEntry.test(after)) ||
      ('minor' in value && isBareSum(text, start, end, value.minor)) ||
      (ownBefore.test(before) && isLarge.test(words) && isEnd.test(after)) ||
      (likely?.start === start && 'minor' in value && (value.minor >= 100_00n || withCents.test(words) || / point |点/u.test(words)));
    const isYears = isAge(said.text.slice(0, start), words, said.text.slice(end)); // 今年八十, whose year is hidden as a time
    return sum === undefined || !isSum || isYears || isRateAsked(text, value) || isShared(before, after)
      ? []
      : [{ start, end, value: sum }];
  });
  if (sums.some(({ start, end }) => isOwned(text.slice(0, start), text.slice(end)))) return [];
  // 小票98，卡里扣了108: of two that disagree nobody knows which is asked about; the same one twice is one
  if (new Set(sums.map(({ value }) => JSON.stringify(value))).size > 1) return [];
  return sums.slice(0, 1).filter(({ start }) => !isUnlikely(judged, start, 'told') && !isHardlyTold(judged, start));
}

/** The likely sum, unless something is refused and it is not what is left. */
function likelyIn(text: string, { wanted, was }: MoneySaid, judged: Judged[]): Found<Json> | undefined {
  const sum = sumOf(text, likelySum(judged));
  const isLeft = wanted !== null && wanted.start === sum?.start && sentIn(wanted.value) !== undefined;
  return was === null || isLeft ? sum : undefined;
}

/** 是九十五不是五十九, "you heard fifty-four, I said forty-five": the one that stands against another one, where nothing speaks against it. */
function contrasted(text: string, { wanted, was }: MoneySaid, judged: Judged[]): Found<Json> | undefined {
  if (ofRates.test(text) && !withUnit.test(text)) return undefined; // 利率从4.2降到3.9
  const value = wanted && sentIn(wanted.value);
  if (!wanted || value === undefined || sentIn(was) === undefined || isUnlikely(judged, wanted.start, 'contrasted')) return undefined;
  return { ...wanted, value };
}

/** A sum as reports tell it, unless it is hidden as something else. */
function sumOf(text: string, found: Found<Amount> | undefined): Found<Json> | undefined {
  const sum = found && amountIn(amountJson(found.value));
  return found && sum !== undefined && !text.slice(found.start, found.end).includes(hidden) ? { ...found, value: sum } : undefined;
}

/** From one time to another one, with more than a time between them. */
const isStretch =
  /[,，].*(?:\d{3}|[元块百千万]|\b(?:yuan|rmb|hundred|thousand|grand)\b)|(?:\d{3}|[元块百千万]|\b(?:yuan|rmb|hundred|thousand|grand)\b).*[,，]/u;

/** A year, or a number with no round end, as memberships and the like have them. */
const mayBeKey = /^(?:(?:19|20)\d\d|\d{4,}(?<!0)|520|521|1314|666|[零〇一二三四五六七八九]{3,})$/;

const roomBefore = /\b(?:in|at|floor) $/u;

/** A share of something, or a second sum of which nobody is sure: "30% advance on 86,000", "5k maybe 6k". */
function leavesOpen(text: string, { start, end, value }: Found<Amount>): boolean {
  if (!('invalid' in value) || value.named || value.invalid === 'foreign') return false;
  const [before, words, after] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  if (/[了过] ?$/.test(before)) return false; // 花了六千多
  if (/^ ?(?:%|per ?cent)/.test(after))
    return /^ ?(?:%|per ?cent) (?:\p{L}+ )?(?:of|advance|deposit|off|down|up ?front|discount)\b/u.test(after);
  return /\d{3}|\dk|[百千万]|[a-z] ?(?:hundred|thousand|grand)\b/.test(words) && !/[a-z#][-/]?$/.test(before);
}

/** A tenth of my 20,000, 两万奖金的一成: not the sum that is named. */
const isShared = (before: string, after: string): boolean => shareBefore.test(before) || shareBehind.test(after);
const shareBefore = /(?:%|\b(?:per ?cent|half|third|quarter|tenth|part)) of (?:(?:my|our|the|a|his|her|that) )?$/u;
const shareBehind = /^[^,，。\d]{0,4}的(?:百分之|\d+ ?%|[一二两三四五六七八九]成|[三四五十]分之|一半|零头)/u;

/** "How much is one dollar now": asked for a rate. */
const isRateAsked = (text: string, value: Amount): boolean =>
  'invalid' in value && value.named?.minor === 100n && /多少|几块|汇率|\b(?:how much|rate|worth|what)\b/u.test(text);

/** "Kept my seven hundred": somebody's money, so much of it that no word for it is needed. */
const ownBefore = /(?:\b(?:my|our) |我那?的?)$/u;
const isLarge = /[百千万]|\b(?:hundred|thousand|grand)\b/u;
const isEnd = /^ ?(?:$|\p{P})/u;

const isSmall = (value: Amount): boolean => 'minor' in value && value.minor < 100_00n;
const ofRates = /利率|lpr|年化|收益率|汇率|百分之|定期|\b(?:rate|rates|apr|yield|per ?cent)\b/u;

/** "Two or three cards", "3 wrong tries": a count, as long as no unit says otherwise; "you took ten" is none. */
function isCount(before: string, words: string, after: string, value: Amount): boolean {
  if (!('minor' in value) || value.minor >= 100_00n) return false;
  return (value.minor <= 10_00n && oneWord.test(words) && !tookBefore.test(before)) || thingsBehind.test(after) || someOfThem.test(after);
}
const someOfThem = /^ (?:won't|doesn't|isn't|didn't|can't|don't|aren't|of (?:them|those|these))\b/u;
const oneWord = /^(?:[一二两三四五六七八九十]|[a-z]+)$/u;
const tookBefore = /\b(?:took|taken|charged|cost) (?:me |us )?$/;
/** In the plural, with up to two words before it that say more of it. */
export const thingsBehind = new RegExp(
  `^(?: (?!(?:to|for|from|on|in|at|by|and|or|of|off|into|my|our|the|his|her|when|but|so|if|please|yuan|rmb|cny|kuai|more|less)\\b)\\p{L}+){0,2}` +
    ' (?!(?:as|is|was|has|this|plus|minus|less|yes|towards|across|always|thanks|its|his|us|yours|bonus|cash|pass|process|gas|business|address)\\b)\\p{L}{2,}s\\b',
  'u',
);

/** What is not about money by itself: there a bare figure (520快乐, "line 10") is a sum only beside a unit or a word of money. */
const otherMatters = new Set([
  null,
  'greeting',
  'thanks',
  'goodbye',
  'repeat',
  'help',
  'accessibility',
  'agent',
  'open_account',
  'update_details',
]);
const ofMoney =
  /[多少]收|收[了我]|找我|[钱款账帐费价转汇付给还借欠存取买卖花赚挣交缴充刷扣退]|理财|基金|赎回|投资|工资|余额|额度|限额|利息|红包|预算|\b(?:send|sent|pay|paid|payment|transfer\w*|wire|give|gave|lend|lent|owe\w*|money|cash|cost\w*|price|bill|rent|fees?|charge\w*|balance|limit\w*|savings?|salary|pension|wages?|bonus|spen[dt]\w*|bought|buy|sold|sell|refund\w*|withdr[ae]w\w*|red packets?|ang ?bao|hong ?bao|lai ?see|tickets?|tuition|fares?|deposit\w*|amount|top up|share|budget|loan|interest|took|taken|put|cards?|account|phone|mobile)\b/u;
const withUnit = /[元块圆毛角分¥]|人民币|(?:rmb|cny|yuan|kuai|fen|jiao|mao|usd|eur|gbp)\b|[$£€]|dollars?|pounds?|quid|euros?|[刀镑欧币]/u;
const withCents = /\d\.\d\d$|\d,\d{3}$/;
const clockBefore = /\b(?:at|by|until|till|from|past|before|after) $/;
/** Somebody by name. */
const toSomebody = /\b(?:to|for) \p{Lu}\p{Ll}+/u;
const goesTo = /^(?: (?:(?:over|across|back|out|goes|should go|is) )?(?:to|for) |, to )(?:\p{L}|\ue001)/u;

/** 查2999这一笔. */
const lookedFor = /[查看问找](?:一?下|看)?$/u;
const ofEntry = /^[元块]?钱?的?[这那]一?[笔单]/u;

/** ¥500.00（伍佰元整）: the same sum once more, and nothing between. */
function saysSame(text: string, last: Found<Amount> | undefined, { start, value }: Found<Amount>): boolean {
  const isSame = last !== undefined && 'minor' in last.value && 'minor' in value && last.value.minor === value.minor;
  return isSame && /^[\s\p{P}]*(?:就是|是|大写|对|that's|that is|yes|i repeat)?[\s\p{P}]*$/u.test(text.slice(last.end, start));
}

/** 调到1000，更正，10000: of what is taken back nothing is told; a "no" that no sum follows takes none back. */
function stillMeant(text: string, found: Found<Amount>[]): Found<Amount>[] {
  const { wanted, refused } = settle(text, found, [], namesSomebody);
  const isTakenBack = refused.length > 0 || findRetractions(text).length > 0;
  const sums = withoutFormer(text, withoutTold(text, isTakenBack && wanted.length > 0 ? wanted : found).amounts);
  const once = sums.filter((one, at) => !saysSame(text, sums[at - 1], one));
  const told = once.filter((one) => amountIn(amountJson(one.value)) !== undefined || leavesOpen(text, one));
  return told.length > 1 ? askedAbout(text, told) : told;
}

/** 从两万降到五千, "from 20,000 to 5,000": what it is to be. */
function withoutFormer(text: string, sums: Found<Amount>[]): Found<Amount>[] {
  const [one, other, third] = sums;
  if (!one || !other || third) return sums;
  const [ahead, between] = [text.slice(0, one.start), text.slice(one.end, other.start)];
  if (
    wishedBefore.test(ahead) &&
    nowBehind.test(text.slice(one.end, other.start)) &&
    /^(?: yuan)? (?:now|at the moment|currently|today)\b/.test(text.slice(other.end))
  )
    return [one];
  if (setBefore.test(ahead) && nowBefore.test(text.slice(one.end, other.start))) return [one];
  if (/[,，] ?(?:原来|以前|之前|本来|原先|从前)(?:是|才|只)?转?$/u.test(between)) return [one]; // 涨到两千二，原来是一千八
  const isChange = (formerBefore.test(ahead) && latterBetween.test(between)) || (nowBefore.test(ahead) && wishedBetween.test(between));
  return isChange ? [other] : sums;
}
const formerBefore = /(?:[从由]|原来|本来|\bfrom |\blimit of )[^,，\d]{0,4}$/;
const latterBetween =
  /^ ?[元块]?钱?[^,，\d]{0,3}[到成至为] ?$|^[元块]?钱?[,，]?(?:现在|如今|今年|这次)(?:是|要|涨到|得)? ?$|^[元块]?钱?[,，](?:现在|这次|以后|今后|往后|从[^,，\d]{1,6}起)?(?:改|换|调|涨|降|加|减)[到成至为]? ?$|^(?: yuan)? (?:up |down )?to $/;

const setBefore = /(?:调|改|提|升|降|加|减|设|弄|换|涨)[高大低小]?[到成至为] ?$/u;
/** "Set the limit at 80,000; it is 50,000 now". */
const wishedBefore = /\b(?:limit\b.*|(?:lowered|raised|changed|cut|increased|reduced|set)) (?:to|at) $/u;
const nowBehind = /^(?: yuan)?[,.;]? ?(?:(?:as|because|since|but) )?it(?: is|'s) (?:only |just )?$/u;

/** 限额现在是5万，我要调成8万; "the limit's only 10,000, I want it at 20,000". */
const nowBefore =
  /(?:限额|额度)(?:才|只有?|就)?是?$|(?:现在|目前|眼下|如今|原来|当前|每个?[月周天年])[^,，\d]{0,4}$|\blimit(?:'s| is| was)(?: (?:only|just|now|still|currently|at))* $/u;
const wishedBetween =
  /^[元块]?钱?(?:[^,，\d]{0,8}[,，\s])?(?:我|请|帮我|给我|想|要|能不能|能|可以|再)*(?:调|改|提|升|降|加|减|设|弄|换)[高大低小]?[到成至为] ?$|^(?: yuan)?[,.;]? (?:(?:and|but|so|can you|could you|please) )?(?:i(?:'d like| want| need) it|make it|(?:put|set|raise|change|lower) it|raised?)(?: up| down)? (?:to be |to |at )?$/u;

/** Hides what is no sum from whoever looks for one. */
const hidden = '\ue001';
