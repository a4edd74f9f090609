import type { Value, Values } from '../../accessibility/message';
import type { Lang, Profile } from '../../accessibility/profile';
import { type Form, sayValue } from '../../accessibility/saying/index';
import type { TermKey } from '../../locales/keys';
import en from '../../locales/en/notify.json';
import zh from '../../locales/zh-CN/notify.json';

export type NoticeHow = { lang: Lang; form: Form; wording: Profile['wording'] };

/** Words a notice: the template of `notify.<key>` with its values said in one form. */
export type Word = (key: string, values: Values, how: NoticeHow) => string;

const catalogues: { [L in Lang]: { [key: string]: string | undefined } } = { 'zh-CN': zh, en };
const placeholder = /\{\{\s*(\w+)[^}]*\}\}/g;

/**
 * The words of notices. `term` says a word of the house in a language, `today` is the bank's date. Variants fall back as everywhere:
 * form and wording, wording, form, plain. A missing key or value throws: a code message must never go out with a hole in it.
 */
export function createWord(parts: { term: (key: TermKey, lang: Lang) => string; today: () => string }): Word {
  return (key, values, how) => {
    const say = (name: string): string =>
      sayOne(name, values[name], { ...how, today: parts.today(), term: (term) => parts.term(term, how.lang) });
    return templateOf(key, how).replace(placeholder, (_, name: string) => say(name));
  };
}

function templateOf(key: string, { lang, form, wording }: NoticeHow): string {
  const variants = [`${key}_${form}_${wording}`, `${key}_${wording}`, `${key}_${form}`, key];
  const found = variants.map((variant) => catalogues[lang][variant]).find((template) => template !== undefined);
  if (found === undefined) throw new Error(`no words for notify.${key} in ${lang}`);
  return found;
}

function sayOne(name: string, value: Value | undefined, how: Parameters<typeof sayValue>[1]): string {
  if (value === undefined || value.t === 'rows') throw new Error(`a notice lacks its value ${name}`);
  return sayValue(value, how);
}
