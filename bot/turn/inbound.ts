import type { Abilities } from '../../accessibility/rendition';
import type { Profile } from '../../accessibility/profile';
import type { Command } from '../../dialogs/engine/command';
import type { Assurance } from '../../dialogs/engine/dialog';
import type { StoredActivity } from '../stores/types';

/** What a customer sent: words, or a tap with the frame and digest it stood for. From inside come commands: a code judged, a start after a kill. */
export type Said = { text: string } | { choice: { id: string; frame?: string; digest?: string } } | { commands: Command[] };

/**
 * One delivery to one conversation. `key` names it (a repeated delivery has the same one); `receivedAt` was stamped when it came in. Assurance
 * and customer are those of the address, set by the channel and never by what a caller sends.
 */
export type Inbound = {
  conversation: string;
  /** Where it was written from, other than a browser's session; what is stored of it comes before `conversation`, `customer` and `assurance`. */
  address?: string;
  key: string;
  said: Said;
  receivedAt: string;
  abilities: Abilities;
  assurance: Assurance;
  customer?: string;
  /** For a stranger without a stored profile. */
  profile?: Profile;
  /** The id of the newest activity on the page that the words were written on. */
  seen?: string;
  /** Who speaks, as their address calls them, and how their client calls these words: stored with them for that client alone. */
  from?: string;
  clientActivityID?: string;
  /** The bank begins of itself, about what nobody waits for at this moment: who wants to hear only of what matters is not written to. */
  unasked?: true;
};

/**
 * `answered`: what the turn stored, the customer's words first. `working`: not done within the time limit; it goes on and its answer follows.
 * `busy`: too many wait or came; these words were not taken. `closed`: the customer has signed out of this conversation.
 */
export type Turned =
  { is: 'answered'; activities: StoredActivity[] } | { is: 'working' } | { is: 'busy'; retryMs: number } | { is: 'closed' };
