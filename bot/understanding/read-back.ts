import enKin from '../../locales/en/phrases/kin.json';
import zhKin from '../../locales/zh-CN/phrases/kin.json';
import type { Moment } from './about';
import { normalise, type Said } from './normalise';
import { amountMark, readRaws } from './raws';
import type { Tone } from './reply-words';

const kin = [...Object.entries(zhKin), ...Object.entries(enKin)].map(([word, others]) => [word, ...others]);
const nameMark = '\ue004';

/** What stands before an amount or a name that is said again, and adds nothing to it. */
const leadsUp = new RegExp(
  `(?:(?:就是|这是|是|就|转给|给|到|收款人|金额)+|\\b(?:(?:that|it|this) is|that's|thats|its|it's|to|for) )(?=[${amountMark}${nameMark}])`,
  'gu',
);

/** 妈妈要五百 and 让妈妈给我转五百 repeat both and agree to nothing. */
const isTold = /给我|要|需/u;

/**
 * How a reply sounds that repeats what was read back: 对，五百，给王秀英; yes, that is my mother. It is a yes only if the amount is the very one, the
 * name the very one (or the word for such a person), and all that is left is a yes from end to end; null otherwise. A name with neither an amount
 * nor a word like 给 before it may be somebody spoken to (好的妈妈), and is none.
 */
export function echoTone(said: Said, about: Moment, toneOf: (rest: string) => Tone | null): Tone | null {
  const { readBack } = about.expected;
  if (!readBack || said.cut || said.bidi) return null;
  const { raws, was, skeleton } = readRaws(said, about, 'money');
  if (raws.some(({ kind }) => kind === 'words')) return null;
  const amounts = [...skeleton.matchAll(new RegExp(`${amountMark}+`, 'gu'))];
  const money = raws.find(({ kind }) => kind === 'money');
  const isSame =
    amounts.length === 0 ||
    (amounts.length === 1 && was.money === undefined && money !== undefined && isMinor(money.value, readBack.amountMinor));
  if (!isSame) return null;
  const named = skeleton.replace(namesOf(readBack.names, about), (name) => nameMark.repeat(name.length));
  const rest = named.replace(leadsUp, ',').replace(new RegExp(`(?<=[${amountMark}${nameMark}])的`, 'gu'), ',');
  if (amounts.length === 0 && rest === named) return null;
  if (isTold.test(rest)) return null;
  const tone = toneOf(rest.replace(new RegExp(`[${amountMark}${nameMark}]+`, 'gu'), ','));
  return tone === 'strong' || tone === 'weak' ? tone : null;
}

const isMinor = (value: unknown, minor: string): boolean =>
  typeof value === 'object' && value !== null && 'minor' in value && value.minor === minor;

/**
 * All the ways to name whom was read back: by names that nobody else among the payees has, and by other words for such a person that are no payee's
 * name at all. A part of a name (Ming of Li Ming) is none.
 */
function namesOf([told = '', ...called]: string[], { knownNames }: Moment): RegExp {
  const count = (plain: string) => knownNames.filter((name) => name.plain === plain).length;
  const own = called.map((name) => normalise(name).text).filter((plain) => count(plain) === 1);
  const kinWords = own.flatMap((name) => kin.find((each) => each.includes(name)) ?? []).filter((word) => count(word) === 0);
  const words = [...new Set([normalise(told).text, ...own, ...kinWords])].sort((a, b) => b.length - a.length);
  const shapes = words.map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'));
  const latin = '[\\p{Script=Latin}\\d]';
  return new RegExp(`(?<!${latin})(?:我的?|俺|(?:my|our) )?(?:${shapes.join('|')})(?!${latin})`, 'gu');
}
