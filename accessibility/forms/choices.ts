import type { Message } from '../message';
import type { Abilities } from '../rendition';
import { join, phrase, type Piece, type Wording } from './phrase';

export type WordedChoice = { id: string; n: number; label: string; screenReader: string; speech: Piece[]; href?: string };

/** What may be chosen, as it is seen. */
export const labelsOf = (turn: Message[], abilities: Abilities, by: Wording) =>
  offeredIn(turn, abilities).map(({ id, label, values }, index) => ({
    ...{ id, n: index + 1 },
    label: join(phrase(label, values ?? {}, 'text', by)),
  }));

const offeredIn = (turn: Message[], abilities: Abilities) =>
  turn.flatMap((message) => message.choices ?? []).slice(0, abilities.choicesMax);

/** The choices of a turn, numbered through, as many as the channel can carry. The engine never offers more than it may. */
export function choicesOf(turn: Message[], abilities: Abilities, by: Wording): WordedChoice[] {
  return offeredIn(turn, abilities).map(({ id, label, values = {}, href }, index) => ({
    id,
    n: index + 1,
    label: join(phrase(label, values, 'text', by)),
    screenReader: join(phrase(label, values, 'screenReader', by)),
    speech: phrase(label, values, 'speech', by),
    ...(href === undefined ? {} : { href }),
  }));
}
