import i18next from 'i18next';
import { catalogues } from '../locales/index';
import type { Lang, Profile } from './profile';
import type { Form } from './saying/index';

/** A template cut at its placeholders: our own words, or the name of the value that goes there. */
export type Template = readonly ({ say: string } | { name: string })[];

export type Words = {
  /** The template of a key in one language, form and wording; falls back form+wording → wording → form → plain. Throws when there is none. */
  template(key: string, how: { lang: Lang; form: Form; wording: Profile['wording'] }, count?: number): Template;
  has(key: string, lang: Lang): boolean;
  /** A word of the house, such as the name of a bank or the label of a value. */
  term(key: string, lang: Lang): string;
};

/** Chinese speech has no spaces: a voice would pause at them. */
const cut = (text: string, spaceless: boolean): Template =>
  text
    .split(/(\{\{[^}]*\}\})/)
    .map((part) =>
      part.startsWith('{{')
        ? { name: (part.slice(2, -2).split(',')[0] ?? '').trim() }
        : { say: spaceless ? part.replaceAll(' ', '') : part },
    )
    .filter((part) => !('say' in part) || part.say !== '');

/** What is made for a key is made once: keys are those of the catalogues, so the memory has an end. */
function remember<T>(make: (key: string, lang: Lang) => T): (key: string, lang: Lang) => T {
  const made = { 'zh-CN': new Map<string, T>(), en: new Map<string, T>() };
  return (key, lang) => {
    const known = made[lang].get(key);
    if (known !== undefined) return known;
    const fresh = make(key, lang);
    made[lang].set(key, fresh);
    return fresh;
  };
}

/**
 * The catalogues behind i18next, which picks variant, language and plural once per template; what it picked is cut at its placeholders and
 * kept, so that a turn only joins strings. The cache is bounded by keys × languages × forms × wordings × plural categories.
 */
export function createWords(): Words {
  const i18n = i18next.createInstance();
  const resources = { 'zh-CN': { translation: catalogues['zh-CN'] }, en: { translation: catalogues.en } };
  void i18n.init({
    resources,
    fallbackLng: false,
    initAsync: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  const plurals = { 'zh-CN': new Intl.PluralRules('zh-CN'), en: new Intl.PluralRules('en') };
  type Cache = { [P in Intl.LDMLPluralRule | 'uncounted']?: Map<string, Template> };
  const caches: { [L in Lang]: { [F in Form]?: { [W in Profile['wording']]?: Cache } } } = { 'zh-CN': {}, en: {} };

  const template: Words['template'] = (key, { lang, form, wording }, count) => {
    const plural = count === undefined ? 'uncounted' : plurals[lang].select(count);
    const cache = (((caches[lang][form] ??= {})[wording] ??= {})[plural] ??= new Map<string, Template>());
    const known = cache.get(key);
    if (known) return known;
    const variants = [`${key}_${form}_${wording}`, `${key}_${wording}`, `${key}_${form}`, key];
    const options = { lng: lang, skipInterpolation: true, ...(count === undefined ? {} : { count }) };
    const found = variants.find((variant) => i18n.exists(variant, options));
    if (found === undefined) throw new Error(`no words for ${key} in ${lang}`);
    const made = cut(i18n.t(found, options), form === 'speech' && lang === 'zh-CN');
    cache.set(key, made);
    return made;
  };

  return {
    template,
    has: remember((key, lang) => i18n.exists(key, { lng: lang })),
    term: remember((key, lang) => i18n.t(`terms.${key}`, { lng: lang })),
  };
}
