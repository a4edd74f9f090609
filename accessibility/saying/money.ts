import type { Lang } from '../profile';
import { chineseNumber, readChinese, sayChinese } from './chinese';
import { englishNumber, readEnglish, sayEnglish } from './english';
import type { Form, How, Said } from './how';
import { findAll } from './reading';

/** An amount as it stood in words: fen, and the direction where one was told. Fee is told of a fee of nothing only. */
export type MoneyRead = { minor: string; as?: 'in' | 'out' | 'fee' };

const house = {
  'zh-CN': { noFee: '免手续费', in: '收入', out: '支出', minus: '负' },
  en: { noFee: 'no fee', in: 'money in', out: 'money out', minus: 'minus' },
};

/**
 * An amount in words (DESIGN section 2, SR-06, SP-09). The sign is a word in every form, never a dash that a voice may leave out;
 * money out says so by 支出, so -200 and 200 out are the same words. A fee of nothing is 免手续费.
 * Throws RangeError for what is no whole number of fen.
 */
export function sayMoney(value: Said<'money'>, how: Pick<How, 'lang' | 'form'>): string {
  const words = house[how.lang];
  if (!/^-?\d{1,15}$/.test(value.v.minor)) throw new RangeError('an amount is a whole number of fen');
  const figures = value.v.minor.replace(/^-?0*/, '').padStart(3, '0');
  if (value.as === 'fee' && figures === '000') return words.noFee;
  const gap = how.lang === 'zh-CN' && how.form !== 'text' ? '' : ' ';
  const direction = value.as === 'in' || value.as === 'out' ? words[value.as] + gap : '';
  const minus = value.v.minor.startsWith('-') && figures !== '000' && value.as !== 'out' ? words.minus + gap : '';
  return direction + minus + sayAmount(figures.slice(0, -2), figures.slice(-2), how);
}

function sayAmount(yuan: string, fen: string, { lang, form }: Pick<How, 'lang' | 'form'>): string {
  if (form === 'speech') return lang === 'zh-CN' ? sayYuan(BigInt(yuan), BigInt(fen)) : sayYuanInEnglish(BigInt(yuan), BigInt(fen));
  if (form === 'screenReader') return lang === 'zh-CN' ? `${yuan}.${fen}元` : `${yuan}.${fen} yuan`;
  const seen = `${groupFigures(yuan)}.${fen}`;
  return lang === 'zh-CN' ? `${seen} 元` : `CNY ${seen}`;
}

/** 1,250: for the eye only, a voice may read the comma as a pause. */
export const groupThousands = (n: bigint): string => groupFigures(n.toString());

const groupFigures = (figures: string): string => (figures.length < 4 ? figures : figures.replace(/\B(?=(?:\d{3})+$)/g, ','));

function sayYuan(yuan: bigint, fen: bigint): string {
  if (yuan === 0n && fen === 0n) return '零元';
  const whole = yuan === 0n ? '' : `${sayChinese(yuan, true)}元`;
  const jiao = fen / 10n === 0n ? '' : `${sayChinese(fen / 10n, true)}角`;
  const rest = fen % 10n === 0n ? '' : `${sayChinese(fen % 10n, true)}分`;
  return whole + (whole !== '' && jiao === '' && rest !== '' ? '零' : '') + jiao + rest;
}

function sayYuanInEnglish(yuan: bigint, fen: bigint): string {
  if (fen === 0n) return `${sayEnglish(yuan)} yuan`;
  return yuan === 0n ? `${sayEnglish(fen)} fen` : `${sayEnglish(yuan)} yuan and ${sayEnglish(fen)} fen`;
}

const grouped = '(?<![\\d,.])(?<yuan>\\d{1,3}(?:,\\d{3})*)\\.(?<fen>\\d{2})';
const bare = '(?<![\\d,.])(?<yuan>\\d+)\\.(?<fen>\\d{2})';
const one = '[一两二三四五六七八九]';

const patterns: Record<Lang, Record<Form, RegExp>> = {
  'zh-CN': {
    text: new RegExp(`免手续费|(?:(?<way>收入|支出) )?(?<minus>负 )?${grouped} 元`, 'g'),
    screenReader: new RegExp(`免手续费|(?<way>收入|支出)?(?<minus>负)?${bare}元`, 'g'),
    // A clock also says 分 (三点零五分, 两分钟): no number before and no 钟 behind. 整 and 零角 are never ours.
    speech: new RegExp(
      `免手续费|(?<way>收入|支出)?(?<minus>负)?(?<![${chineseNumber}点幺])(?=[${chineseNumber}])` +
        `(?:(?<yuan>[${chineseNumber}]{1,40})元)?(?:(?<jiao>${one})角)?(?:零?(?<fen>${one})分(?!钟))?(?![零整])`,
      'g',
    ),
  },
  en: {
    text: new RegExp(`no fee\\b|(?:(?<way>money in|money out) )?(?<minus>minus )?CNY ${grouped}(?!\\d)`, 'g'),
    screenReader: new RegExp(`no fee\\b|(?:(?<way>money in|money out) )?(?<minus>minus )?${bare} yuan\\b`, 'g'),
    speech: new RegExp(
      `no fee\\b|(?:(?<way>money in|money out) )?(?<minus>minus )?` +
        `(?:(?<yuan>${englishNumber}) yuan\\b(?: and (?<fen>${englishNumber}) fen\\b)?|(?<only>${englishNumber}) fen\\b)`,
      'g',
    ),
  },
};

/** The amounts that `sayMoney` wrote into a sentence, in their order. It reads our own wording only, not what customers say. */
export function findMoney(words: string, lang: Lang, form: Form): MoneyRead[] {
  return findAll(words, patterns[lang][form], ({ 0: match, groups }) => {
    if (match === house[lang].noFee) return { minor: '0', as: 'fee' };
    const magnitude = form === 'speech' ? readSpoken(lang, groups ?? {}) : readFigures(groups ?? {});
    if (magnitude === null) return null;
    const as = groups?.['way'] === undefined ? undefined : groups['way'] === house[lang].in ? 'in' : 'out';
    const minor = (groups?.['minus'] === undefined ? magnitude : -magnitude).toString();
    const fact: MoneyRead = { minor, ...(as === undefined ? {} : { as }) };
    return sayMoney({ t: 'money', v: { minor, currency: 'CNY' }, as }, { lang, form }) === match ? fact : null;
  });
}

/** The first amount in a sentence of ours, or null. */
export function readMoney(words: string, lang: Lang, form: Form): MoneyRead | null {
  return findMoney(words, lang, form)[0] ?? null;
}

type Groups = Partial<Record<string, string>>;

function readFigures({ yuan = '', fen = '' }: Groups): bigint {
  return BigInt(yuan.replaceAll(',', '') + fen);
}

function readSpoken(lang: Lang, { yuan, jiao, fen, only }: Groups): bigint | null {
  const read = (words: string | undefined): bigint | null =>
    words === undefined ? 0n : lang === 'zh-CN' ? readChinese(words, true) : readEnglish(words);
  const [whole, tenths, rest] = [read(yuan), read(jiao), read(fen ?? only)];
  return whole === null || tenths === null || rest === null ? null : whole * 100n + tenths * 10n + rest;
}
