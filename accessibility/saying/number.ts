import type { Lang } from '../profile';
import { sayChinese, spellChinese } from './chinese';
import { sayEnglish, spellEnglish } from './english';
import type { How, Said } from './how';
import { groupThousands } from './money';

/** A count; `order` marks a place in a row, which Chinese says with 二 (第二步) and not with 两 (两步). */
export type Count = Said<'count'> & { as?: 'order' };

/** How many: 1,250 for the eye, 1250 for a screen reader, words for speech. Throws RangeError for what is not a whole number. */
export function sayCount(value: Count, { lang, form }: Pick<How, 'lang' | 'form'>): string {
  if (!Number.isSafeInteger(value.v)) throw new RangeError('a count is a whole number');
  const n = BigInt(Math.abs(value.v));
  const sign = value.v < 0 ? (lang === 'zh-CN' ? '负' : 'minus ') : '';
  if (form === 'text') return sign + groupThousands(n);
  if (form === 'screenReader') return sign + n.toString();
  return sign + (lang === 'zh-CN' ? sayChinese(n, value.as !== 'order') : sayEnglish(n));
}

/** A rate: `v` is the number before the percent sign. Trailing zeros are seen (1.50%) but not spoken (百分之一点五). */
export function sayPercent({ v }: Said<'percent'>, { lang, form }: Pick<How, 'lang' | 'form'>): string {
  const parts = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/.exec(v);
  if (parts === null) throw new RangeError('a percentage is a decimal number');
  const sign = parts[1] === '' ? '' : lang === 'zh-CN' ? '负' : 'minus ';
  const seen = v.replace('-', '');
  if (form === 'text') return `${sign}${seen}%`;
  const said = form === 'screenReader' ? seen : sayDecimal(lang, parts[2] ?? '', (parts[3] ?? '').replace(/0+$/, ''));
  return lang === 'zh-CN' ? `${sign}百分之${said}` : `${sign}${said} percent`;
}

function sayDecimal(lang: Lang, whole: string, fraction: string): string {
  const n = BigInt(whole);
  if (lang === 'zh-CN') return sayChinese(n) + (fraction === '' ? '' : `点${spellChinese(fraction, '一')}`);
  return sayEnglish(n) + (fraction === '' ? '' : ` point ${spellEnglish(fraction)}`);
}
