import enBills from '../../../locales/en/phrases/bills.json';
import zhBills from '../../../locales/zh-CN/phrases/bills.json';
import { type BillType, billTypes } from '../../../dialogs/ports';
import type { Found } from '../about';
import { findLabelled } from '../figures';
import { expand } from '../phrases';

/** What a stretch names: a kind of bill that this bank takes, or one that it does not. */
export type BillName = BillType | 'other';

const kinds = [...billTypes, 'other'] as const;
const lists = [zhBills, enBills];

/** Every word for a bill with what it names, the longest first: 医疗保险 before 保险, "car insurance" before "insurance". */
const names: { word: string; kind: BillName }[] = lists
  .flatMap((list) => kinds.flatMap((kind) => list[kind].flatMap(expand).map((word) => ({ word, kind }))))
  .sort((a, b) => b.word.length - a.word.length);

/** The same by their first two characters, with their places in that order: of hundreds of words a stretch begins but a few. */
const namesByStart = new Map<string, { word: string; kind: BillName; place: number }[]>();
for (const [place, { word, kind }] of names.entries())
  namesByStart.set(word.slice(0, 2), [...(namesByStart.get(word.slice(0, 2)) ?? []), { word, kind, place }]);

/** The words that may stand in a text, the longest first. */
function namesBegunIn(text: string): typeof names {
  const begun = new Set<{ word: string; kind: BillName; place: number }[]>();
  for (let at = 0; at < text.length; at += 1)
    for (const size of [1, 2]) {
      const words = namesByStart.get(text.slice(at, at + size)); // 税 is a word by itself
      if (words) begun.add(words);
    }
  return [...begun].flat().sort((a, b) => a.place - b.place);
}

const isLatin = (letter: string) => /[a-z]/.test(letter);

/** 医保卡, 公积金余额, 保险柜, 税务局: the same words, but no bill. As long as what they hide. */
const unrelated =
  /(?:医保|社保|公积金)(?:卡|账户|余额|局|报销|提取|转移|查询网)|医保报销|保险(?:柜|箱|公司|理赔|单号)|税务局|报税|退税|税率|(?:燃气|煤气)(?:灶|公司|泄漏|漏)|罚款单位|水电[费煤气燃]*|\bgas (?:stations?|tank|prices?)|\bwater (?:heater|leak)|\bpower (?:bank|cut|outage|of attorney)|\b(?:phone|mobile|telephone|cell) (?:numbers?|banking|call)|\b(?:my|the|a|by|on the|over the|your|new|old|lost) (?:phone|mobile)\b(?! (?:bill|credit|charges|account|plan))|\btax (?:refund|return|advice|office)|\bthe power to\b/gu;
/** Of these words only those that stand in a top-up or payment are phones to be paid for: "top up my phone". */
const phonePaid =
  /\b(?:pay|paying|top[ -]?up|topping up|recharge|load|credit|put .{1,20} on) (?:for )?(?:my |the |our |his |her )?(?:phone|mobile|telephone)\b/u;

/** The bills that normalised text names, in their order; no word is part of another. */
export function findBillNames(text: string): Found<BillName>[] {
  const isPaidFor = (words: string) => /phone|mobile/.test(words) && phonePaid.test(text);
  const plain = text.replace(unrelated, (words) => (isPaidFor(words) ? words : '\ue001'.repeat(words.length)));
  const found: Found<BillName>[] = [];
  for (const { word, kind } of namesBegunIn(plain))
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length)) {
      const end = at + word.length;
      const inWord = isLatin(word.charAt(0)) && (isLatin(plain.charAt(at - 1)) || isLatin(plain.charAt(end)));
      if (!inWord && !found.some((other) => at < other.end && other.start < end)) found.push({ start: at, end, value: kind });
    }
  return found.sort((a, b) => a.start - b.start);
}

const spoken: { [word: string]: string } = {
  零: '0',
  〇: '0',
  幺: '1',
  一: '1',
  二: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const figure = '[\\d零〇幺一二三四五六七八九]';
const enFigures = 'zero|oh|one|two|three|four|five|six|seven|eight|nine';
const enFigure = new Map(enFigures.split('|').map((word, index) => [word, String(Math.max(0, index - 1))]));
enFigure.set('zero', '0');
/** Keys of 10 to 18 figures, written or spoken in groups; with their letters (P, S, GJJ) from six figures on. */
const written = new RegExp(
  `(?<![\\d.,a-z])(?:(gjj|[ps])[ -]?(${figure}(?:[ -]?${figure}){5,15})|(${figure}(?:[ -]?${figure}){9,17}))(?![\\d.,]\\d|\\d|[十百千万亿元块毛角]| ?(?:[元块]|yuan\\b|rmb\\b|cny\\b))`,
  'gu',
);
const inEnglish = new RegExp(`\\b(?:(gjj|[ps]) )?((?:(?:${enFigures}) ){9,17}(?:${enFigures}))\\b`, 'gu');

const figuresOf = (words: string) => words.replace(/./gu, (word) => (/[ -]/.test(word) ? '' : (spoken[word] ?? word)));

/** A key as its biller writes it, from how it was typed or read out. */
function keyOf(words: string): string {
  const [, letters = '', rest = ''] = /^(gjj|[ps](?![a-z]))?[ -]?(.*)$/su.exec(words) ?? [];
  const said = /[a-z]/.test(rest) ? rest.replace(/[a-z]+/g, (word) => enFigure.get(word) ?? '').replaceAll(' ', '') : figuresOf(rest);
  return letters.toUpperCase() + said;
}

/**
 * The keys that stand in normalised text, as their billers write them: 3100012345, P20260001; and whatever a word before it calls a key (户号88,
 * "number 12"), of whatever shape: it is never an amount, and its biller says that it is none of theirs. `isCalled`: only
 * that word makes it a key.
 */
export function findKeys(text: string): (Found<string> & { isCalled?: boolean })[] {
  const shaped = [...text.matchAll(written), ...text.matchAll(inEnglish)].map(({ 0: words, index }) => ({
    ...{ start: index, end: index + words.length, value: keyOf(words) },
  }));
  const called = findLabelled(text).map(({ value, ...span }) => ({ ...span, value: keyOf(value), isCalled: true }));
  const within = (one: Found<string>, other: Found<string>) => one.start < other.end && other.start < one.end;
  return [
    ...shaped.map((key) => ({ ...key, start: Math.min(key.start, called.find((one) => within(key, one))?.start ?? key.start) })),
    ...called.filter((one) => !shaped.some((key) => within(key, one))),
  ];
}

const zhWords = setOf(zhBills);
const enWords = setOf(enBills);
const longest = Math.max(...[...zhWords].map((word) => word.length));

function setOf({ acts, words }: { acts: string[]; words: string[] }): Set<string> {
  return new Set([...acts, ...words].flatMap(expand));
}

/**
 * Whether nothing in a request to pay a bill stays unexplained: beside what is hidden it is made of the words of
 * `locales/<lang>/phrases/bills.json` from end to end. A condition, a report or another day that nobody has thought of is left over.
 */
export function isBillRequest(shape: string): boolean {
  return (shape.match(/\p{Script=Han}+|[\p{L}\p{M}\p{N}]+/gu) ?? []).every((words) =>
    /\p{Script=Han}/u.test(words) ? isMadeOf(words) : enWords.has(words),
  );
}

/** Cuts a run of Chinese into listed words; `reachable` holds every offset that listed words lead to. */
function isMadeOf(words: string): boolean {
  const reachable = new Set([0]);
  for (let at = 0; at < words.length; at += 1)
    if (reachable.has(at))
      for (let size = 1; size <= longest; size += 1) if (zhWords.has(words.slice(at, at + size))) reachable.add(at + size);
  return reachable.has(words.length);
}
