import type { Raw, SlotKind } from '../../dialogs/engine/command';
import type { Moment } from './about';
import type { Said } from './normalise';

/** The whole utterance as the answer to an open question of one kind; null where it is none. */
export type Answer = (said: Said, about: Moment) => Raw | null;

/** How answers of the kinds are read that only some dialogs ask for; amounts, accounts, payees and memos are read in answer.ts. */
export const answers: { [K in SlotKind]?: Answer } = {};
