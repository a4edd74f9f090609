import type { Message, MoneyState } from './message';
import type { Profile } from './profile';
import type { Abilities, Rendition } from './rendition';
import { blocksOf } from './forms/blocks';
import { inBrief } from './forms/brief';
import { choicesOf, labelsOf } from './forms/choices';
import { join, phrase, wordingOf } from './forms/phrase';
import { screenReaderOf } from './forms/screen-reader';
import { speechOf } from './forms/speech';
import { createWords, type Words } from './words';

/** One turn, one Rendition: all its messages joined, in every form at once, with the same facts in each (rule SEM-02). */
export type Render = (turn: Message[], profile: Profile, abilities: Abilities) => Rendition;

/** Which state of the money speaks for a turn that names several: the one that the customer must not miss. */
const gravest: MoneyState[] = ['checking', 'moved', 'returned', 'held', 'notMoved', 'none'];

/** What a turn offers, numbered as it is shown: for reading an answer to it without wording the whole turn again. */
export type OfferedWords = (turn: Message[], profile: Profile, abilities: Abilities) => { id: string; n: number; words: string[] }[];

export function createOfferedWords(today: () => string, words: Words): OfferedWords {
  return (turn, profile, abilities) =>
    labelsOf(turn, abilities, wordingOf(words, profile, today())).map(({ id, n, label }) => ({
      id,
      n,
      words: wordsOf(n, label),
    }));
}

const wordsOf = (n: number, label: string) => [String(n), label];

/** Makes the renderer over all catalogues; `today` is the bank's date, which decides whether a year is said. */
export function createRender(today: () => string, words: Words = createWords()): Render {
  return (given, profile, abilities) => {
    const turn = inBrief(given, profile);
    const by = wordingOf(words, profile, today());
    const choices = choicesOf(turn, abilities, by);
    const last = turn.at(-1);
    if (!last) throw new Error('a turn says something');
    const step = turn.find((message) => message.step)?.step;
    const texts = turn.map((message) => join(phrase(message.key, message.values, 'text', by)));
    return {
      lang: profile.lang,
      text: texts.join('\n'),
      blocks: turn.flatMap((message, index) => blocksOf(message, texts[index] ?? '', by)),
      screenReader: screenReaderOf(turn, choices, profile, by),
      speech: speechOf(turn, choices, profile, abilities, by),
      choices: choices.map(({ id, n, label, href }) => ({ id, label, words: wordsOf(n, label), ...(href === undefined ? {} : { href }) })),
      facts: turn.map((message) => message.values),
      kind: last.kind,
      money: gravest.find((state) => turn.some((message) => message.money === state)) ?? 'none',
      urgency: turn.some((message) => message.urgency === 'alert') ? 'alert' : 'polite',
      ...(step === undefined ? {} : { step }),
      ...(turn.some((message) => message.private) ? { private: true as const } : {}),
    };
  };
}
