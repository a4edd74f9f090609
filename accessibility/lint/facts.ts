import type { Value, Values } from '../message';
import type { Rendition } from '../rendition';
import { findDates, findDigits, findInstants, findMoney, findPeriods, type Form, sayValue } from '../saying/index';
import { spokenOf } from './measure';
import type { Rendered } from './subjects';

type Simple = Exclude<Value, { t: 'rows' }>;

/** Every value of a message, those of its lists too. */
export const flatValues = (values: Values): Simple[] =>
  Object.values(values).flatMap((value) => (value.t === 'rows' ? value.items.flatMap(flatValues) : [value]));

/** What the eye gets of the blocks, as text. */
function blocksText({ blocks }: Rendition): string {
  const texts = blocks.map((block) => {
    if (block.b === 'text') return block.text;
    if (block.b === 'facts') return block.rows.map((row) => `${row.label}：${row.value}`).join('\n');
    return [block.caption, ...block.rows.map((row) => row.join('，'))].join('\n');
  });
  return texts.join('\n');
}

/** The words of one turn, form by form, as its readers get them. */
export const formsOf = (rendition: Rendition): { form: Form; where: string; text: string }[] => [
  { form: 'text', where: 'text', text: rendition.text },
  { form: 'text', where: 'blocks', text: blocksText(rendition) },
  { form: 'screenReader', where: 'screen reader', text: rendition.screenReader },
  { form: 'speech', where: 'speech', text: spokenOf(rendition.speech) },
];

const minute = (instant: string) => Math.floor(Date.parse(instant) / 60_000);

/** Whether a value can be read back from the words of one form: by the readers of accessibility/saying, else by its very words. */
function isTold(value: Simple, text: string, form: Form, { profile: { lang, wording }, today, term }: Rendered): boolean {
  switch (value.t) {
    case 'money':
      return findMoney(text, lang, form).some(
        ({ minor, as }) =>
          minor.replace('-', '') === value.v.minor.replace('-', '') && (as === value.as || value.as === 'fee' || as === undefined),
      );
    case 'account':
      return findDigits(text, lang, form, 'tail').includes(value.tail);
    case 'date':
      return findDates(text, lang, form, today).includes(value.v);
    case 'instant':
      return findInstants(text, lang, form, today).some((read) => minute(read) === minute(value.v));
    case 'period':
      return findPeriods(text, lang, form, today).some((read) => read.start === value.start && read.end === value.end);
    default:
      return text.includes(sayValue(value, { lang, form, wording, today, term }).trim());
  }
}

/** Facts that one form leaves out (SEM-02): the form, and the value as data. A private fact may be left unspoken (SP-10). */
export function leftOut(rendered: Rendered): { where: string; value: Simple }[] {
  const { turn, rendition, profile } = rendered;
  return formsOf(rendition).flatMap(({ form, where, text }) =>
    turn
      .filter((message) => form !== 'speech' || !message.private || !profile.privateSpeech)
      .flatMap((message) => flatValues(message.values))
      .filter((value) => !isTold(value, text, form, rendered))
      .map((value) => ({ where, value })),
  );
}
