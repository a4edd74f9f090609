import type { Json } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Outcome } from '../ports';

export type SlotKind = 'money' | 'account' | 'payee' | 'biller' | 'bill' | 'period' | 'date' | 'phone' | 'number' | 'words' | 'choice';
/** What a reader read, with the words it read it from: `text` is a substring of what was said. */
export type Raw = { kind: SlotKind; text: string; value: Json };

/** Everything that can happen to a conversation, one thing each: the only input of the engine. */
export type Command =
  | { do: 'start'; dialog: string; set?: Raw[] }
  | { do: 'set'; raw: Raw; slot?: string }
  | { do: 'correct'; raw?: Raw; slot?: string; was?: Json }
  | { do: 'choose'; id: string; frame?: string; digest?: string }
  | { do: 'confirm'; strength: 'strong' | 'weak' }
  | { do: 'deny' }
  | { do: 'cancel' }
  | { do: 'back' | 'repeat' | 'slower' | 'faster' | 'spell' | 'help' | 'why' | 'where' | 'wait' | 'human' | 'signedIn' | 'silence' }
  /** `number`: not a password or a code, but an account number that answers nothing. */
  | { do: 'secret'; number?: true }
  /** `text`: letters one size larger or smaller than they are. `forget`: everything as it is for everybody. */
  | { do: 'profile'; patch: Partial<Profile>; text?: 1 | -1; forget?: true }
  | { do: 'unclear'; best: string[]; number?: true } // `number`: of a choice that is not there
  | { do: 'stepUp'; challenge: string; result: 'granted' | 'wrong' | 'expired' | 'locked' | 'cancelled' | 'replaced' }
  | { do: 'outcome'; frame: string; outcome: Outcome };

/**
 * What the dialog waits for, told to the understanding: the open slot and its kind, whether a review is open, the labels offered. `readBack`: the amount
 * that the review has just told and all the names of whom it goes to, so that saying them again is known from changing them.
 */
export type Expected = {
  slot?: string;
  kind?: SlotKind;
  review: boolean;
  offered: string[];
  dialog?: string;
  readBack?: { amountMinor: string; names: string[] };
};
