import type { TermKey } from '../../locales/keys';
import type { Value } from '../message';
import type { Lang, Profile } from '../profile';

/** Where words end up: seen on a page, in the one flat string of a screen reader, or spoken. */
export type Form = 'text' | 'screenReader' | 'speech';

/** How a value is to be worded. `today` is the bank's date, YYYY-MM-DD; `term` looks up a word of the house. */
export type How = {
  lang: Lang;
  form: Form;
  wording: Profile['wording'];
  today: string;
  term: (key: TermKey) => string;
};

/** The value of one kind, such as `Said<'money'>`. */
export type Said<T extends Value['t']> = Extract<Value, { t: T }>;

/** Between two groups of what is read out: a short pause in every voice. */
export const pause: Record<Lang, string> = { 'zh-CN': '，', en: ', ' };
