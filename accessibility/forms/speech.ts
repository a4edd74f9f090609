import type { Message } from '../message';
import type { Profile } from '../profile';
import type { Abilities, Utterance } from '../rendition';
import { frame, order, phrase, type Piece, type Wording } from './phrase';
import type { WordedChoice } from './choices';

type Parts = Utterance['parts'];

const pauseMs = { message: 600, choice: 700, key: 500 };

/** A row of pieces as speech, with what stands on the screen beside every value; pieces with nothing to say are left out. */
const spoken = (pieces: Piece[]): Parts => pieces.filter(({ say }) => /\S/.test(say));

function choicesOf(choices: WordedChoice[], abilities: Abilities, by: Wording): Parts {
  const key = abilities.choices === 'keys' ? 'common.choiceKey' : 'common.choiceNumbered';
  return choices.flatMap((choice, index) => [
    { pauseMs: index === 0 ? pauseMs.message : pauseMs.choice },
    ...spoken(frame(key, { n: order(choice.n, 'speech', by), label: choice.speech }, 'speech', by)),
  ]);
}

/** The turn by ear: words only. Private facts are not spoken to a customer who asked for that (guideline G12). */
export function speechOf(turn: Message[], choices: WordedChoice[], profile: Profile, abilities: Abilities, by: Wording): Utterance {
  const isKept = (message?: Message) => message?.private === true && profile.privateSpeech;
  const messages = turn.flatMap((message, index): Parts => {
    if (isKept(message) && isKept(turn[index - 1])) return []; // that it is private is said once, however many lines are
    const pieces = isKept(message) ? phrase('common.privateSpeech', {}, 'speech', by) : phrase(message.key, message.values, 'speech', by);
    return [...(index === 0 ? [] : [{ pauseMs: pauseMs.message }]), ...spoken(pieces)];
  });
  const pace = profile.pace === 'normal' ? {} : { pace: profile.pace };
  return { lang: by.lang, ...pace, parts: [...messages, ...choicesOf(choices, abilities, by)] };
}
