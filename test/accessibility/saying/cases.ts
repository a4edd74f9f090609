import type { Form, How } from '../../../accessibility/saying';
import type { Lang } from '../../../accessibility/profile';

const langs: Lang[] = ['zh-CN', 'en'];
const allForms: Form[] = ['text', 'screenReader', 'speech'];

/** What speech may hold: words and pauses, no digit, no symbol. */
export const heard: Record<Lang, RegExp> = { 'zh-CN': /^[\p{L}\p{M} ，]+$/u, en: /^[\p{L}\p{M} ,]+$/u };

export function how(lang: Lang, form: Form, wording: How['wording'] = 'plain', today = '2026-03-04'): How {
  return { lang, form, wording, today, term: (key) => (lang === 'en' ? `term of ${key.split('.')[0] ?? ''}` : '示例城商行') };
}

export const everyWay = langs.flatMap((lang) => allForms.map((form) => [lang, form] as const));
