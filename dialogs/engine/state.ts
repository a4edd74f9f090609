import type { Json, Message } from '../../accessibility/message';
import type { CodeWay, Profile } from '../../accessibility/profile';
import type { Command } from './command';

export type Filled = { [slot: string]: Json };

/**
 * One dialog under way. `id` is derived from conversation, activity key and ordinal, so a redelivered turn opens the same frame; it is the
 * idempotency key of the frame's act. `reviewed.at` is when the review was handed to the channel: an older 确认 does not count.
 */
export type Frame = {
  id: string;
  dialog: string;
  v: number;
  filled: Filled;
  asked?: string;
  misses: number;
  phase: 'asking' | 'reviewing' | 'steppingUp' | 'acting';
  reviewed?: { digest: string; at: string };
  challenge?: string;
  /** Where the code of the open challenge is entered, so that it can be told again. */
  link?: { href: string; sentBy: CodeWay; expires: string };
  grant?: string;
  /** What one slot may be chosen from, as it was asked: asked again after anything else was said, until it is chosen or let go. */
  among?: { slot: string; ask: Message; offered: { [choiceId: string]: Command } };
  /** Slot names in the order they were answered: `back` empties the last. */
  order: string[];
};

/** A conversation between two turns. The last frame of `stack` has the floor. `offered` is what the latest message offered to choose. */
export type State = {
  v: 1;
  stack: Frame[];
  offered: { [choiceId: string]: Command };
  last: Message[];
  misses: number;
  silences: number;
  pending: Command[];
  /** Requests that wait for a sign-in. */
  kept: Command[];
  /** Frames set aside by `back`, kept to be gone on with. */
  parked: Frame[];
  /** The id of the activity that told the last turn. */
  latest?: string;
  /** How a stranger wants to be served; a customer's profile is kept with the customer. */
  profile?: Profile;
};

/** Named maxima of one conversation. */
export const most = { stack: 6, pending: 5, parked: 3, commands: 5 };

export const emptyState: State = { v: 1, stack: [], offered: {}, last: [], misses: 0, silences: 0, pending: [], kept: [], parked: [] };
