import type { Profile } from '../../accessibility/profile';
import { type Form, sayValue } from '../../accessibility/saying/index';
import type { Role, Template } from '../../accessibility/lint/subjects';
import type { Words } from '../../accessibility/words';
import { type Catalogue, messageKeyOf } from './catalogue';
import { splitKey } from './keys';
import { type Learned, sampleToday, valuesFor } from './sample-values';

const forms: readonly Form[] = ['text', 'screenReader', 'speech'];
const wordings: readonly Profile['wording'][] = ['plain', 'easy', 'signFirst'];
const isForm = (text: string | undefined): text is Form => forms.some((form) => form === text);

/** Which variant a customer gets, by the fallback of accessibility/words.ts. */
const variantsOf = (base: string, form: Form, wording: Profile['wording']): string[] => [
  `${base}_${form}_${wording}`,
  `${base}_${wording}`,
  `${base}_${form}`,
  base,
];

const label = /\.(?:choice|open)[A-Z]\w*$/u;
/** Words of pages that are pressed: their names say so. */
const pressed = /^page\.(?:nav\.|.*\.(?:button|send|cancel)$|(?:.*\.)?way\.)/u;

function roleOf(base: string, text: string): Role {
  if (/\{\{\s*\w+\s*\}\}/u.test(text)) return 'frame';
  if (base.startsWith('terms.')) return 'term';
  if (label.test(base) || pressed.test(base)) return 'label';
  if (messageKeyOf(base) === undefined) return 'page';
  return /(?:Caption|\.caption|\.ask|\.lead|Row|\.row)$/u.test(base) ? 'label' : 'message';
}

/** A template with a typical value in every place, as the eye sees it. */
function said(base: string, text: string, catalogue: Catalogue, learned: Learned, words: Words): string {
  const values = valuesFor(base, 'typical', catalogue, learned) ?? {};
  return text.replace(/\{\{\s*(\w+)[^}]*\}\}/gu, (_place, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    if (!value || value.t === 'rows') return '';
    const { lang } = catalogue;
    return sayValue(value, { lang, form: 'text', wording: 'plain', today: sampleToday, term: (key) => words.term(key, lang) });
  });
}

/** Every template of one language, with whom it serves: a plain text serves all for whom there is no other. */
export function templatesOf(catalogue: Catalogue, learned: Learned, words: Words): Template[] {
  const { lang, templates } = catalogue;
  return [...templates].map(([key, text]) => {
    const { base, form, wording, plural } = splitKey(key);
    const variant = plural === undefined ? key : key.slice(0, -plural.length - 1);
    const has = (one: string) => templates.has(one) || (plural !== undefined && templates.has(`${one}_${plural}`));
    const isMessage = messageKeyOf(base) !== undefined;
    const serves = isMessage
      ? wordings.filter((one) => forms.some((into) => variantsOf(base, into, one).find(has) === variant))
      : wordings.slice(0, 1);
    const known = isForm(form) ? { form } : {};
    return {
      key,
      base,
      lang,
      role: roleOf(base, text),
      ...known,
      serves: wording === undefined ? serves : serves.filter((one) => one === wording),
      text,
      said: said(base, text, catalogue, learned, words),
    };
  });
}
