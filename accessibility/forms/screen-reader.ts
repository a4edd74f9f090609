import type { Message } from '../message';
import type { Profile } from '../profile';
import { count, frame, join, order, phrase, type Wording } from './phrase';
import type { WordedChoice } from './choices';

const flat = (text: string) => text.replace(/\s+/g, ' ').trim();
const colon = { 'zh-CN': '：', en: ': ' };

/** One flat string for the live region (rules SR-01 to SR-07): the author once, what is said, where we are, then the choices with their numbers. */
export function screenReaderOf(turn: Message[], choices: WordedChoice[], profile: Profile, by: Wording): string {
  const said = turn.map((message) => join(phrase(message.key, message.values, 'screenReader', by)));
  const step = turn.find((message) => message.step)?.step;
  const where =
    step && profile.verbosity === 'full'
      ? join(frame('common.stepOf', { n: order(step.n, 'screenReader', by), of: count(step.of, 'screenReader', by) }, 'screenReader', by))
      : '';
  const lead =
    choices.length > 0 && profile.verbosity === 'full'
      ? join(frame('common.choicesLead', { n: count(choices.length, 'screenReader', by) }, 'screenReader', by, choices.length))
      : '';
  const offered = choices.map((choice) =>
    join(frame('common.choiceNumbered', { n: [{ say: String(choice.n) }], label: [{ say: choice.screenReader }] }, 'screenReader', by)),
  );
  return flat(`${by.words.term('author.bot', by.lang)}${colon[by.lang]}${[...said, where, lead, ...offered].join(' ')}`);
}
