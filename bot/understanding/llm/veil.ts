import type { About, Found } from '../about';
import { knownAliases } from '../accounts';
import { hide } from '../found';
import { findMemo } from '../memo';
import { normalise, type Said } from '../normalise';
import { findNames, findPayees, knownNames } from '../payees';
import { payeePlaces } from './payee-places';

/** What stands where something was taken out. */
type Veil = '[number]' | '[name]' | '[account]' | '[memo]' | '[address]';
type Hidden = Found<Veil>;

/**
 * An utterance as it may leave the bank: secrets went before (`turn/redact.ts`), here go every figure in digits or words, the names of the
 * customer's payees and accounts, whom money is to go to, memos and whatever is quoted, addresses, and what looks like anybody's name. It rather
 * takes too much: then the model understands less, and the embedded answer stands. Null where it cannot be seen whole or nothing is left.
 */
export function veil(text: string, about: About, own: string[]): string | null {
  const said = normalise(text);
  if (said.cut || said.bidi) return null;
  const words = written(said.text, everythingIn(said, about, own));
  const left = words.replace(/\[[a-z]+\]/g, '').match(/\p{L}/gu) ?? [];
  return left.length < lettersMin ? null : words;
}

const lettersMin = 2;

/** In the order in which one hides what another would have found. */
function everythingIn(said: Said, about: About, own: string[]): Hidden[] {
  const names = knownNames({ ...about, names: [...about.names, ...own] });
  const { text } = said;
  const memo = findMemo(said, names);
  const known = findNames(text, names);
  const plain = [
    ...found(text, [...contacts, ...streets], '[address]'),
    ...found(text, quoted, '[memo]'),
    ...as('[memo]', memo ? [memo] : []),
    ...as('[name]', known),
    ...as('[account]', findNames(text, knownAliases(about))),
    ...found(text, figures, '[number]'),
  ];
  const likely = found(text, named, '[name]').filter(({ start }) => known.every((name) => name.start !== start));
  const unlisted = payeePlaces(text).map((place) => ({ ...place, value: '[name]' as const }));
  return [...plain, ...as('[name]', findPayees(said, hide(text, plain, '\ue000'), names)), ...likely, ...capitals(said), ...unlisted];
}

const as = (value: Veil, stretches: Found<unknown>[]): Hidden[] => stretches.map(({ start, end }) => ({ start, end, value }));

const contacts = [/[\w.+-]+@[\w.-]+/g, /\b(?:https?:\/\/|www\.)[!-~]+/g, /\b[\w-]+\.(?:com|cn|net|org|io|top|xyz)\b[!-~]*/g];
const quoted = [/["“”「『《〈][^"“”」』》〉]+["“”」』》〉]/g];
const streets = [
  /\p{Script=Han}{2,8}(?:路|街|巷|弄|大道|小区|村|镇)\s?(?=\d)/gu,
  /\b\d+ (?:[a-z]+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|drive)\b/g,
];

const zhNumeral = '[零〇一二两三四五六七八九十百千万亿俩仨廿卅幺壹贰叁肆伍陆柒捌玖拾佰仟]';
const enNumeral =
  '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|grand|half|double|triple)';
/** 一下, 万一 and "one of these" are no figures: one numeral alone is one only beside what it counts money in. */
const figures = [
  /[a-z]*[\p{N}●][a-z\p{N}●]*(?:[ .,:/_-]*[\p{N}●][a-z\p{N}●]*)*/gu,
  new RegExp(`(?!万一|千万(?=别|不|要|注))${zhNumeral}(?:[ 点半来多几]?${zhNumeral})+`, 'g'),
  new RegExp(`${zhNumeral}(?=[块元毛角分])`, 'g'),
  new RegExp(`\\b${enNumeral}(?:[ -](?:and |a )?${enNumeral})+\\b`, 'g'),
  new RegExp(`\\b${enNumeral}(?= (?:yuan|rmb|kuai|bucks|quid|dollars?|pounds?)\\b)`, 'g'),
];

/** The commonest family names that seldom begin an everyday word; 这张, 每周 and 周末 are none. */
const family =
  '(?:欧阳|司马|上官|诸葛|(?<![这那一两二三几每多半有])(?:张(?!卡|银行|信用|存|纸|贴|单|罗|口|嘴)|周(?![一二三四五六日末期边围转年])|黄(?!金|色|昏)|[王李刘陈杨赵吴徐孙朱郭梁宋郑韩冯董萧袁邓傅沈彭吕卢蒋蔡贾魏薛阎潘戴汪姜姚谭廖邹熊郝崔邱侯邵孟尹贺龚]))';
const title = '(?:先生|女士|小姐|太太|老师|医生|大夫|律师|师傅|阿姨|叔叔|伯伯|大爷|大妈|奶奶|爷爷|总)';
const named = [
  new RegExp(`[小老阿]?${family}(?:\\p{Script=Han}{0,2}?${title}|\\p{Script=Han}{1,2})`, 'gu'),
  /(?<=我叫|名叫|叫做|名字是|姓名是?:?|户名是?:?|我姓)[\p{Script=Han}·]{1,4}/gu,
  /(?<=\b(?:my name is|i am called|i'm called|called|named|mr|mrs|ms|miss|dr)\.? )[a-z'-]+(?: [a-z'-]+)?/g,
];

function found(text: string, patterns: RegExp[], value: Veil): Hidden[] {
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length, value })),
  );
}

/** What English writes with a capital besides names. */
const everyday =
  /^(?:I['’]?\p{Ll}*|The|A|An|My|Please|Hi|Hello|OK|Ok|Okay|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|Bank|English|Chinese|Mandarin|China|We[Cc]hat|Alipay)$/u;
const capitalised = /(?<![\p{L}\p{N}])\p{Lu}[\p{L}'’-]*\p{Ll}[\p{L}'’-]*/gu;

/** Names as English writes them: capitals where no sentence begins, and at its beginning two in a row. */
function capitals({ source, from, to }: Said): Hidden[] {
  const words = [...source.matchAll(capitalised)]
    .map(({ 0: word, index }) => ({ word, start: index, end: index + word.length }))
    .filter(({ word }) => !everyday.test(word));
  const isName = ({ start, end }: (typeof words)[number]) =>
    !/(?:^|[.!?。！？]["']?)\s*$/u.test(source.slice(0, start)) || words.some((next) => /^[\s-]$/.test(source.slice(end, next.start)));
  return words.filter(isName).flatMap(({ start, end }) => {
    const units = from.flatMap((at, unit) => (at >= start && (to[unit] ?? 0) <= end ? [unit] : []));
    const [first, last] = [units[0], units.at(-1)];
    return first === undefined || last === undefined ? [] : [{ start: first, end: last + 1, value: '[name]' as const }];
  });
}

/** The text with all of it taken out; where two overlap the first named counts for both. */
function written(text: string, hidden: Hidden[]): string {
  const owner = new Array<Hidden | undefined>(text.length);
  for (const one of hidden) for (let at = one.start; at < one.end; at += 1) owner[at] ??= one;
  let words = '';
  for (let at = 0; at < text.length; at += 1) {
    const one = owner[at];
    if (one === undefined) words += text.charAt(at);
    else if (owner[at - 1] !== one) words += one.value;
  }
  return words.replace(/(\[[a-z]+\])(?:\s*\1)+/g, '$1');
}
