import type { Message } from '../message';
import type { Abilities } from '../rendition';
import { join, phrase, type Piece, type Wording } from './phrase';

export type WordedChoice = { id: string; n: number; label: string; screenReader: string; speech: Piece[]; href?: string };

/** The choices of a turn, numbered through, as many as the channel can carry. The engine never offers more than it may. */
export function choicesOf(turn: Message[], abilities: Abilities, by: Wording): WordedChoice[] {
  return turn
    .flatMap((message) => message.choices ?? [])
    .slice(0, abilities.choicesMax)
    .map((choice, index) => ({
      id: choice.id,
      n: index + 1,
      label: join(phrase(choice.label, choice.values ?? {}, 'text', by)),
      screenReader: join(phrase(choice.label, choice.values ?? {}, 'screenReader', by)),
      speech: phrase(choice.label, choice.values ?? {}, 'speech', by),
      ...(choice.href === undefined ? {} : { href: choice.href }),
    }));
}
