import type { Json } from '../../accessibility/message';
import type { Found, Moment } from './about';
import { findAccounts } from './accounts';
import type { Amount } from './amount';
import { amountIn } from './entity-values';
import { hide } from './found';
import { isAge } from './figures';
import { findAmounts } from './money';
import { withoutTold } from './money-told';
import { amountJson, countsZeroes } from './money-wanted';
import type { Said } from './normalise';
import { findPeriod } from './periods';
import { findRetractions, settle } from './settle';

type Place = { start: number; end: number };

/** Every sum that is named where none is to be sent: what was taken, what is there, what came instead of what. `taken`: where other things stand. */
export function sumsIn(said: Said, moment: Moment, intent: string | null, taken: Place[]): Found<Json>[] {
  const period = findPeriod(said.text, moment.today);
  const others = [...findAccounts(said.text, moment), ...(period ? [period] : []), ...taken];
  const text = hide(said.text, others, hidden);
  if (said.cut || said.bidi || countsZeroes(text)) return [];
  const isOfMoney = !otherMatters.has(intent) || ofMoney.test(said.text) || toSomebody.test(said.source);
  const sums = stillMeant(text, findAmounts(text, false)).flatMap(({ start, end, value }) => {
    const sum = amountIn(amountJson(value));
    const isSum =
      withUnit.test(text.slice(start, end)) ||
      (withCents.test(text.slice(start, end)) && !ofRates.test(text) && !clockBefore.test(text.slice(0, start))) ||
      (isOfMoney && !isOther(text, text.slice(start, end), value)) ||
      goesTo.test(text.slice(end));
    const isYears = isAge(said.text.slice(0, start), text.slice(start, end), said.text.slice(end)); // 今年八十, whose year is hidden as a time
    return sum === undefined || !isSum || isYears ? [] : [{ start, end, value: sum }];
  });
  // 小票98，卡里扣了108: of two that disagree nobody knows which is asked about
  return new Set(sums.map(({ value }) => JSON.stringify(value))).size > 1 ? [] : sums;
}

/** "Two or three cards", "is it still 2.35": a count or a rate, as long as no unit says otherwise. */
function isOther(text: string, words: string, value: Amount): boolean {
  if (!('minor' in value) || value.minor >= 100_00n) return false;
  return ofRates.test(text) || (value.minor <= 10_00n && oneWord.test(words));
}
const ofRates = /利率|年化|收益率|汇率|百分之|定期|\b(?:rate|rates|apr|yield|per ?cent)\b/u;
const oneWord = /^(?:[一二两三四五六七八九十]|[a-z]+)$/u;

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
  /[钱款账帐费价转汇付给还借欠存取买卖花赚挣交缴充刷扣退]|工资|余额|额度|限额|利息|红包|预算|\b(?:send|sent|pay|paid|payment|transfer\w*|wire|give|gave|lend|lent|owe\w*|money|cash|cost\w*|price|bill|rent|fees?|charge\w*|balance|limit\w*|savings?|salary|spen[dt]\w*|bought|buy|sold|sell|refund\w*|withdr[ae]w\w*|deposit\w*|amount|top up|share|budget|loan|interest|took|taken|put|cards?|account|phone|mobile)\b/u;
const withUnit = /[元块圆毛角分¥]|人民币|(?:rmb|cny|yuan|kuai|fen|jiao|mao|usd|eur|gbp)\b|[$£€]|dollars?|pounds?|quid|euros?|[刀镑欧币]/u;
const withCents = /\d\.\d\d$|\d,\d{3}$/;
const clockBefore = /\b(?:at|by|until|till|from|past|before|after) $/;
/** Somebody by name. */
const toSomebody = /\b(?:to|for) \p{Lu}\p{Ll}+/u;
const goesTo = /^ (?:to|for) (?:\p{L}|\ue001)/u;

/** ¥500.00（伍佰元整）: the same sum once more, and nothing between. */
function saysSame(text: string, last: Found<Amount> | undefined, { start, value }: Found<Amount>): boolean {
  const isSame = last !== undefined && 'minor' in last.value && 'minor' in value && last.value.minor === value.minor;
  return isSame && /^[\s\p{P}]*(?:就是|是|大写|对|that's|that is|yes|i repeat)?[\s\p{P}]*$/u.test(text.slice(last.end, start));
}

/** 调到1000，更正，10000: of what is taken back nothing is told; a "no" that no sum follows takes none back. */
function stillMeant(text: string, found: Found<Amount>[]): Found<Amount>[] {
  const { wanted, refused } = settle(text, found);
  const isTakenBack = refused.length > 0 || findRetractions(text).length > 0;
  const sums = withoutFormer(text, withoutTold(text, isTakenBack && wanted.length > 0 ? wanted : found).amounts);
  return sums.filter((one, at) => !saysSame(text, sums[at - 1], one));
}

/** 从两万降到五千, "from 20,000 to 5,000": what it is to be. */
function withoutFormer(text: string, sums: Found<Amount>[]): Found<Amount>[] {
  const [one, other, third] = sums;
  if (!one || !other || third) return sums;
  const isChange = formerBefore.test(text.slice(0, one.start)) && latterBetween.test(text.slice(one.end, other.start));
  return isChange ? [other] : sums;
}
const formerBefore = /(?:[从由]|\bfrom )[^,，\d]{0,4}$/;
const latterBetween = /^ ?[元块]?钱?[^,，\d]{0,3}[到成至为] ?$|^(?: yuan)? (?:up |down )?to $/;

/** Hides what is no sum from whoever looks for one. */
const hidden = '\ue001';
