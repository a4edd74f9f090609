import type { Message } from '../message';
import type { Profile } from '../profile';
import type { Abilities, Utterance } from '../rendition';
import { frame, order, phrase, type Piece, type Wording } from './phrase';
import type { WordedChoice } from './choices';

type Parts = Utterance['parts'];

const pauseMs = { message: 600, choice: 700, key: 500 };

/** Adds a row of pieces as speech, with what stands on the screen beside every value; pieces with nothing to say are left out. */
function speak(parts: Parts, pieces: Piece[]): void {
  for (const piece of pieces) if (/\S/.test(piece.say)) parts.push(piece);
}

function speakChoices(parts: Parts, choices: WordedChoice[], abilities: Abilities, by: Wording): void {
  const key = abilities.choices === 'keys' ? 'common.choiceKey' : 'common.choiceNumbered';
  for (const [index, choice] of choices.entries()) {
    parts.push({ pauseMs: index === 0 ? pauseMs.message : pauseMs.choice });
    speak(parts, frame(key, { n: order(choice.n, 'speech', by), label: choice.speech }, 'speech', by));
  }
}

/** The turn by ear: words only. Private facts are not spoken to a customer who asked for that (guideline G12). */
export function speechOf(turn: Message[], choices: WordedChoice[], profile: Profile, abilities: Abilities, by: Wording): Utterance {
  const isKept = (message?: Message) => message?.private === true && profile.privateSpeech;
  const parts: Parts = [];
  for (const [index, message] of turn.entries()) {
    if (isKept(message) && isKept(turn[index - 1])) continue; // that it is private is said once, however many lines are
    if (index > 0) parts.push({ pauseMs: pauseMs.message });
    speak(parts, isKept(message) ? phrase('common.privateSpeech', {}, 'speech', by) : phrase(message.key, message.values, 'speech', by));
  }
  speakChoices(parts, choices, abilities, by);
  const pace = profile.pace === 'normal' ? {} : { pace: profile.pace };
  return { lang: by.lang, ...pace, parts };
}
