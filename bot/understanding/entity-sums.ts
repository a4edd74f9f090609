import type { Json } from '../../accessibility/message';
import type { Found, Moment } from './about';
import { findAccounts } from './accounts';
import type { Amount } from './amount';
import { amountIn } from './entity-values';
import { hide } from './found';
import { isAge } from './figures';
import { amountJson, countsZeroes, findAmounts } from './money';
import { withoutTold } from './money-told';
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
  return stillMeant(text, findAmounts(text, false)).flatMap(({ start, end, value }) => {
    const sum = amountIn(amountJson(value));
    const isSum = isOfMoney || withUnit.test(text.slice(start, end)) || goesTo.test(text.slice(end));
    const isYears = isAge(said.text.slice(0, start), text.slice(start, end), said.text.slice(end)); // 今年八十, whose year is hidden as a time
    return sum === undefined || !isSum || isYears ? [] : [{ start, end, value: sum }];
  });
}

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
  const sums = withoutTold(text, isTakenBack && wanted.length > 0 ? wanted : found).amounts;
  return sums.filter((one, at) => !saysSame(text, sums[at - 1], one));
}

/** Hides what is no sum from whoever looks for one. */
const hidden = '\ue001';
