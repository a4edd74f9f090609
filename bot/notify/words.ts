import { join, phrase, wordingOf } from '../../accessibility/forms/phrase';
import type { Values } from '../../accessibility/message';
import type { Lang, Profile } from '../../accessibility/profile';
import type { Form } from '../../accessibility/saying/index';
import type { Words } from '../../accessibility/words';

export type NoticeHow = { lang: Lang; form: Form; wording: Profile['wording'] };

/** Words a notice: the template of `notify.<key>` with its values said in one form. */
export type Word = (key: string, values: Values, how: NoticeHow) => string;

/**
 * The words of notices, by the same templates and values as every message; `today` is the bank's date. A missing key or value throws: a code
 * message must never go out with a hole in it.
 */
export function createWord({ words, today }: { words: Words; today: () => string }): Word {
  return (key, values, { lang, form, wording }) =>
    join(phrase(`notify.${key}`, values, form, wordingOf(words, { lang, wording }, today())));
}
