import type { Lang } from '../../../accessibility/profile';
import type { Asked } from '../../wire';

export const otherLang: { readonly [L in Lang]: Lang } = { 'zh-CN': 'en', en: 'zh-CN' };

/** Where the customer came from, and goes on: the pages between know it by `from=chat`. */
export type Conversing = '/chat' | '/text#latest';
export const wayBack = (from: string | null | undefined): Conversing => (from === 'chat' ? '/chat' : '/text#latest');

/** A language by its name, or null: what `?lang=` and the hidden field may hold. */
export function readLang(name: string | null | undefined): Lang | null {
  if (name === null || name === undefined) return null;
  return /^zh\b/i.test(name) ? 'zh-CN' : /^en\b/i.test(name) ? 'en' : null;
}

/** The language of a page before anyone has signed in: `?lang=`, else what the browser asks for first, else Chinese. */
export function langOf({ query, headers }: Pick<Asked, 'query' | 'headers'>): Lang {
  return readLang(query.get('lang')) ?? acceptedLang(headers['accept-language'] ?? '') ?? 'zh-CN';
}

function acceptedLang(header: string): Lang | null {
  const wishes = header.split(',', 20).map((wish) => {
    const [name = '', weight = 'q=1'] = wish.split(';').map((part) => part.trim());
    return { lang: readLang(name), weight: Number(weight.replace('q=', '')) };
  });
  const known = wishes.filter((wish) => wish.lang !== null && wish.weight > 0);
  return known.sort((one, other) => other.weight - one.weight)[0]?.lang ?? null;
}
