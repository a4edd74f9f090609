import type { MessageKey } from '../../locales/keys';
import type { Message } from '../message';
import type { Profile } from '../profile';

/** What only explains or reminds, and holds no fact, no question and nothing about money. */
const asides: readonly MessageKey[] = ['help.anytime', 'bills.oneByOne', 'transactions.askOther'];

const isAside = ({ key, choices }: Message) => asides.includes(key) && choices === undefined;

/**
 * A turn as somebody wants it who asked for few words: without asides, in every form alike. What is left out can be had by asking for it (详细,
 * more detail); a turn of nothing else is told as it is.
 */
export function inBrief(turn: Message[], { verbosity }: Profile): Message[] {
  const told = verbosity === 'brief' ? turn.filter((message) => !isAside(message)) : turn;
  return told.length > 0 ? told : turn;
}
