import type { Value, Values } from '../../accessibility/message';
import type { Lang, Profile } from '../../accessibility/profile';
import type { Rendition } from '../../accessibility/rendition';
import { findDates, findDigits, findInstants, findMoney, findPeriods, type Form, sayValue } from '../../accessibility/saying/index';
import { createWords } from '../../accessibility/words';

export const today = '2026-03-18';
const words = createWords();

export type Told = { lang: Lang; form: Form; wording: Profile['wording']; today: string };

/** The words of one form of a turn, as its reader gets them; `blocks` are read as text. */
export function stringsOf(rendition: Rendition): { form: Form; where: string; text: string }[] {
  const blocks = rendition.blocks.map((block) => {
    if (block.b === 'text') return block.text;
    if (block.b === 'facts') return block.rows.map((row) => `${row.label}：${row.value}`).join('\n');
    return [block.caption, ...block.rows.map((row) => row.join('，'))].join('\n');
  });
  const said = rendition.speech.parts.map((part) => ('say' in part ? part.say : ' ')).join('');
  const shown = rendition.speech.parts.map((part) => ('say' in part ? (part.shown ?? part.say) : ' ')).join('');
  return [
    { form: 'text', where: 'text', text: rendition.text },
    { form: 'text', where: 'blocks', text: blocks.join('\n') },
    { form: 'screenReader', where: 'screenReader', text: rendition.screenReader },
    { form: 'speech', where: 'speech', text: said },
    { form: 'text', where: 'shown', text: shown },
  ];
}

const sum = (minor: string, as?: string) => `${as === 'in' || as === 'out' ? as : ''}${as === 'out' ? minor.replace('-', '') : minor}`;

/** Whether a value can be read back from the words of one form: by the readers where there is one, else by its very words. */
function isTold(value: Exclude<Value, { t: 'rows' }>, text: string, { lang, form, wording, today }: Told): boolean {
  const how = { lang, form, wording, today, term: (key: string) => words.term(key, lang) };
  switch (value.t) {
    case 'money':
      return findMoney(text, lang, form).some(
        (read) => sum(read.minor, read.as) === sum(value.v.minor, value.as) || (value.as === 'fee' && read.minor === value.v.minor),
      );
    case 'account':
      return findDigits(text, lang, form, 'tail').includes(value.tail);
    case 'date':
      return findDates(text, lang, form, today).includes(value.v);
    case 'instant':
      return findInstants(text, lang, form, today).some((read) => Date.parse(read) === Math.floor(Date.parse(value.v) / 60_000) * 60_000);
    case 'period':
      return findPeriods(text, lang, form, today).some((read) => read.start === value.start && read.end === value.end);
    case 'term':
      return text.toLowerCase().includes(sayValue(value, how).trim().toLowerCase()); // a line begins with a capital letter
    default:
      return text.includes(sayValue(value, how).trim());
  }
}

const flatValues = (values: Values): Exclude<Value, { t: 'rows' }>[] =>
  Object.values(values).flatMap((value) => (value.t === 'rows' ? value.items.flatMap(flatValues) : [value]));

/** By ear figures may be told one by one on request, where the words say how (matrix 3.2). */
const isOnRequest = ({ t }: Value, where: string, text: string): boolean =>
  t === 'digits' && (where === 'speech' || where === 'shown') && /“(?:逐字念|spell it)”/u.test(text);

/** What a rendition leaves out: empty when every form tells every fact (rule SEM-02). */
export function leftOut(rendition: Rendition, wording: Profile['wording'], on = today): string[] {
  return stringsOf(rendition).flatMap(({ form, where, text }) =>
    rendition.facts
      .flatMap(flatValues)
      .filter((value) => !isOnRequest(value, where, text))
      .filter((value) => !isTold(value, text, { lang: rendition.lang, form, wording, today: on }))
      .map((value) => `${where}: ${JSON.stringify(value)} in ${JSON.stringify(text)}`),
  );
}
