import type { Found } from './finding';
import { type Group, isOurs } from './group';
import { flatValues } from './facts';
import { sayValue } from '../saying/index';
import { capitals } from './lexicon';
import { hanziOf, wordsOf } from './measure';
import type { Rendered } from './subjects';
import type { Thresholds } from './thresholds';

const found = (text: string, pattern: RegExp, why: string, instead?: string): Found[] =>
  (text.match(pattern) ?? []).map((words) => ({ words, why, ...(instead === undefined ? {} : { instead }) }));

const heard = ({ rendition }: Rendered) => rendition.screenReader;
/** What is ours in the string: a customer's own words may hold anything that is safe. */
function ours(rendered: Rendered): string {
  const { turn, profile, today, term } = rendered;
  const how = { lang: profile.lang, form: 'screenReader' as const, wording: profile.wording, today, term };
  const theirs = turn.flatMap(({ values }) => flatValues(values)).filter((value) => value.t === 'name' || value.t === 'said');
  return isOurs(rendered) ? theirs.reduce((left, value) => left.replaceAll(sayValue(value, how), ''), heard(rendered)) : '';
}

const markup = /<[^>]{1,40}>|\*\*|__|\[[^\]]*\]\([^)]*\)|^#{1,6} |`|https?:\/\/\S+|www\.\S+/gmu;
const decorated = /[-=_~*·•.]{4,}|>{2,}|[|¦←-⇿─-╿]/gu;
const masked = /\*{2,}|•{2,}|[xX]{3,}\d|#{3,}/gu;
/** Four figures or more in one run that are no amount and no year. */
const unspaced = /(?<![\d.,])\d{4,}(?![\d]*(?:\.\d{2}|年))(?!\d)/gu;
const symbol = /[¥￥$€£]|\b(?:CNY|RMB|USD|EUR)\b/gu;

/** Years of our own dates: "4 March 2026". */
const months = 'January|February|March|April|May|June|July|August|September|October|November|December';
const withoutYears = (text: string) => text.replace(new RegExp(`\\b(${months}) \\d{4}\\b`, 'g'), '$1').replace(/\d{4}年/g, '年');

/** SR-07: who speaks, once. */
function findAuthor({ rendition, term }: Rendered): Found[] {
  const author = term('author.bot');
  const times = rendition.screenReader.split(new RegExp(`${author}[：:]`)).length - 1;
  return rendition.screenReader.startsWith(author) && times === 1
    ? []
    : [{ words: rendition.screenReader.slice(0, 40), why: `the author stands at the start, once, not ${times} times` }];
}

/** SR-11. */
function findLong(rendered: Rendered, limits: Thresholds): Found[] {
  const text = heard(rendered);
  const isChinese = rendered.rendition.lang === 'zh-CN';
  const size = isChinese ? hanziOf(text) : wordsOf(text);
  const max = isChinese ? limits.screenReaderHanzi : limits.screenReaderWords;
  return rendered.sample === 'long' || size <= max ? [] : [{ words: text, why: `${size} is more than ${max} in one announcement`, size }];
}

export const screenReader: Group = {
  name: 'screen reader',
  renditions: [
    {
      id: 'SR-01',
      severity: 'E',
      source: 'BotFramework-WebChat',
      check: (r) => found(heard(r), /\p{Extended_Pictographic}/gu, 'a picture is read out or lost'),
    },
    { id: 'SR-02', severity: 'E', source: 'BotFramework-WebChat', check: (r) => found(ours(r), markup, 'markup is read out') },
    { id: 'SR-03', severity: 'E', source: 'matrix 3.2', check: (r) => found(ours(r), decorated, 'decoration is read out') },
    { id: 'SR-04', severity: 'E', source: 'EBU/George', check: (r) => found(ours(r), masked, 'stars are read out', '尾号 / ending') },
    {
      id: 'SR-05',
      severity: 'E',
      source: 'EBU/George',
      check: (r) => found(withoutYears(ours(r)), unspaced, 'figures of a number are read one by one', 'a space after every figure'),
    },
    {
      id: 'SR-06',
      severity: 'E',
      source: 'matrix 3.2',
      check: (r) => found(ours(r), symbol, 'a sign or code is spelled out', '元 / yuan'),
    },
    { id: 'SR-07', severity: 'E', source: 'RAUR 13', check: findAuthor },
    {
      ...{ id: 'SR-09', severity: 'W', source: 'matrix 3.2' },
      check: (r) => found(ours(r), /\b[A-Z]{4,}\b/g, 'capitals are read as letters').filter(({ words }) => !capitals.includes(words)),
    },
    { id: 'SR-11', severity: 'W', source: 'matrix 3.2', check: findLong },
  ],
};
