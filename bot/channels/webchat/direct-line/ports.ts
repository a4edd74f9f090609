import type { Profile } from '../../../../accessibility/profile';
import type { Render } from '../../../../accessibility/render';
import type { Sessions } from '../../../identity/sessions';
import type { Secrets } from '../../../identity/signing';
import type { ConversationStore } from '../../../stores/sql/turns';
import type { SharedStore } from '../../../stores/types';
import type { Delivery } from '../../../turn/deliver';
import type { Inbound, Turned } from '../../../turn/inbound';
import type { Visits } from '../ports';
import type { Admission } from '../visits';

/** Reads the token by which the bank's own sign-in names a customer. `away`: nobody knows, and the same token may be shown again. */
export type BankTokens = { read(token: string): Promise<{ is: 'ok'; customer: string } | { is: 'refused' } | { is: 'away' }> };

/** What Direct Line asks of the rest of the bot. Without `bankTokens` nobody signs in through it. */
export type DirectLineNeeds = {
  publicUrl: string;
  sessionSecrets: Secrets;
  directLineSecrets: Secrets;
  sessions: Pick<Sessions, 'create' | 'signIn' | 'findByHash' | 'living' | 'strangerIn' | 'hasConversation'>;
  visits: Pick<Visits, 'read'> & { admit(o: { address: string }): Promise<Admission> };
  profiles: { load(customer: string, place: 'directLine'): Promise<Profile> };
  bankTokens?: BankTokens;
  store: Pick<ConversationStore, 'open' | 'since' | 'newest'>;
  shared: Pick<SharedStore, 'put' | 'claim' | 'publish' | 'subscribe' | 'take'>;
  delivery: Pick<Delivery, 'attach'>;
  receive(inbound: Inbound): Promise<Turned>;
  render: Render;
  now(): Date;
  log: { warn(about: object, line: string): void };
  limits?: Partial<DirectLineLimits>;
};

/** What one session may ask for in a minute: `streams` are begun, taken up again or renewed by a token, `reads` are polls. */
type AskingLimits = { streamsPerMinute: number; readsPerMinute: number };
type DirectLineLimits = SocketLimits & AskingLimits;

/** A client that is cut off comes back a few times a minute; one that polls as fast as its library lets it asks 300 times. */
export const askingLimits: AskingLimits = { streamsPerMinute: 30, readsPerMinute: 600 };

/**
 * What open sockets may cost. `pingMs`: how often each is asked for a sign of life; one that gave none since the last time is dead.
 * `heardMax`: messages and pings a client may send in `heardWindowMs`. `bufferedMaxBytes`: how far a slow reader may fall behind.
 */
export type SocketLimits = {
  socketsMax: number;
  perConversationMax: number;
  pingMs: number;
  livingMs: number;
  heardMax: number;
  heardWindowMs: number;
  frameMaxBytes: number;
  bufferedMaxBytes: number;
  drainMs: number;
};

export const socketLimits: SocketLimits = {
  socketsMax: 10_000,
  perConversationMax: 8,
  pingMs: 20_000,
  livingMs: 30_000,
  heardMax: 30,
  heardWindowMs: 10_000,
  frameMaxBytes: 4_096,
  bufferedMaxBytes: 1_048_576,
  drainMs: 2_000,
};
