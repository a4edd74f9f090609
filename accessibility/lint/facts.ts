import type { Message, Value, Values } from '../message';
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

type Reader = (value: Simple) => boolean;

/** What is made when it is first asked for, once. */
function lazily<T>(make: () => T): () => T {
  let made: { it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

/** Reads values back from the words of one form, each kind once: by the readers of accessibility/saying, else by its very words. */
function readerOf(text: string, form: Form, { profile: { lang, wording }, today, term }: Rendered): Reader {
  const [amounts, tails, dates] = [
    lazily(() => findMoney(text, lang, form)),
    lazily(() => findDigits(text, lang, form, 'tail')),
    lazily(() => findDates(text, lang, form, today)),
  ];
  const instants = lazily(() => findInstants(text, lang, form, today).map(minute));
  const periods = lazily(() => findPeriods(text, lang, form, today));
  return (value) => {
    switch (value.t) {
      case 'money':
        return amounts().some(
          ({ minor, as }) =>
            minor.replace('-', '') === value.v.minor.replace('-', '') && (as === value.as || as === 'fee' || as === undefined),
        );
      case 'account':
        return tails().includes(value.tail);
      case 'date':
        return dates().includes(value.v);
      case 'instant':
        return instants().includes(minute(value.v));
      case 'period':
        return periods().some((read) => read.start === value.start && read.end === value.end);
      case 'term': {
        const words = sayValue(value, { lang, form, wording, today, term }).trim();
        return text.includes(words) || text.includes(words.charAt(0).toUpperCase() + words.slice(1)); // a line begins with a capital letter
      }
      default:
        return text.includes(sayValue(value, { lang, form, wording, today, term }).trim());
    }
  };
}

/** By ear the figures of what is done are told one by one on request (matrix 3.2), where the words say how. */
const isOnRequest = (value: Simple, form: Form, { kind }: Message, text: string): boolean =>
  form === 'speech' && kind !== 'review' && value.t === 'digits' && /“(?:逐字念|spell it)”/u.test(text);

/** Facts that one form leaves out (SEM-02): the form, and the value as data. A private fact may be left unspoken (SP-10). */
export function leftOut(rendered: Rendered): { where: string; value: Simple }[] {
  const { turn, rendition, profile } = rendered;
  return formsOf(rendition).flatMap(({ form, where, text }) => {
    const isTold = readerOf(text, form, rendered);
    return turn
      .filter((message) => form !== 'speech' || !message.private || !profile.privateSpeech)
      .flatMap((message) => flatValues(message.values).filter((value) => !isOnRequest(value, form, message, text)))
      .filter((value) => !isTold(value))
      .map((value) => ({ where, value }));
  });
}
