import type { Found } from './found';
import type { Said } from './normalise';
import { findPeriod, type Period } from './periods';
import { referenceIn } from './reference';
import { listOrTotals, mayWish } from './rules/transactions';

/** A list, or its sums, asked for in nothing but words for lists and times; `period`: where a time is named. */
export type PlainList = { wish: 'transactions' | 'totals'; period: Found<Period> | null };

const chinese =
  /^[请麻烦帮我给想要查询看一下的最近过去上个这本今昨前\d二两三四五六七八九十百几半天日周星期月份季度年以内交易明细流水记录情况]{2,40}$/u;
const english = new Set(
  'show see list give me my the all recent latest last past this transactions transaction history days day weeks week months month year for in of please'.split(
    ' ',
  ),
);
const englishMax = 60;

/** 最近三十天的交易, transactions last month: made of words for lists and times from end to end, so that nobody and nothing else is named in it. */
export function isPlain(text: string): boolean {
  if (/以[上下]|交过/u.test(text)) return false; // 五百以上 is an amount, 交过 one way of two
  if (chinese.test(text)) return true;
  return (
    text.length <= englishMax && /^[a-z\d ]+$/.test(text) && text.split(' ').every((word) => english.has(word) || /^\d{1,2}$/.test(word))
  );
}

const keptMax = 500;
/** What was read of a day: most customers ask in the same few words, and none of them says anything of anybody. */
const kept = new Map<string, PlainList | null>();
let keptOn = '';

/** Null for what says anything else beside a list and a time. */
export function plainList(said: Said, today: string): PlainList | null {
  if (said.cut || !isPlain(said.text)) return null;
  if (keptOn !== today || kept.size >= keptMax) kept.clear();
  keptOn = today;
  const known = kept.get(said.text);
  if (known !== undefined) return known;
  const list = read(said, today);
  kept.set(said.text, list);
  return list;
}

function read(said: Said, today: string): PlainList | null {
  if (referenceIn(said) || !mayWish(said.text)) return null;
  const period = findPeriod(said.text, today);
  const hasPast = period !== null && ('invalid' in period.value || period.value.start <= today);
  const wish = listOrTotals(said.text, hasPast, false);
  return wish && { wish, period };
}
