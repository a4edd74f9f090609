import { z } from 'zod';
import type { Json } from '../../../accessibility/message';
import type { State } from '../../../dialogs/engine/state';
import type { StoredActivity } from '../types';

export const Stored: z.ZodType<StoredActivity> = z.object({
  seq: z.coerce.number(),
  from: z.enum(['customer', 'bot', 'agent']),
  activity: z.custom<Json>(),
});

/** The row of core.open_turn_knowing. Of a conversation that is new, version and seq are null and become 0. */
export const OpenedRow = z.object({
  conversation: z.string(),
  version: z.coerce.number(),
  seq: z.coerce.number(),
  mark: z.string().nullable(),
  state: z.unknown(),
  customer: z.string().nullable(),
  is_closed: z.boolean(),
  key_closed: z.boolean().nullable(),
  stored: z.array(Stored).nullable(),
  assurance: z.enum(['none', 'recognised', 'bound', 'signedIn']).nullable(),
  speaker: z.string().nullable(),
  profile: z.unknown(),
  name: z.string().nullable(),
  romanised: z.string().nullable(),
  reached: z.array(z.object({ address: z.string(), reference: z.custom<Json>() })).nullable(),
  alongside: z.unknown(),
});
export type OpenedRow = z.infer<typeof OpenedRow>;

/** What is known of a state that could not be read: the frame whose act may be running, or waits for its code. */
export const Dropped = z.object({ frame: z.string().nullable(), phase: z.enum(['acting', 'steppingUp']).nullable() });
export type DroppedState = z.infer<typeof Dropped>;

/**
 * A turn as it opens. `answered`: all that this key stored, the customer's own words too; nothing is to be done again. `begun`: the key was
 * committed but not closed (a kill between act and answer), and this much of it is stored already. `dropped`: there is a
 * state, but it could not be read and has to be dropped aloud. `closed`: the customer has signed out of this conversation. `seq` is that of
 * the newest activity: the next one's id follows from it, and the version that guards the commit guards it too.
 */
export type OpenedTurn = {
  conversation: string;
  version: number;
  seq: number;
  state: State | null;
  dropped?: DroppedState;
  customer: string | null;
  closed: boolean;
  answered?: StoredActivity[];
  begun?: StoredActivity[];
  /** Of the address, where one was given and is known; else what the channel said of its visitor holds. */
  address?: { assurance: 'none' | 'recognised' | 'bound' | 'signedIn'; customer?: string };
  /** Of who speaks: needs as they are stored (null: nobody has asked yet), names to be greeted by, and what the bank wanted read with them. */
  speaker?: { profile: unknown; name: string; romanised: string; alongside: unknown };
  /** Whom else to tell what comes from inside. */
  reached: { address: string; reference: Json }[];
};

export function openedOf(row: OpenedRow, state: State | null, dropped: DroppedState | undefined): OpenedTurn {
  const { conversation, version, seq, customer, name, romanised, assurance, speaker } = row;
  return {
    ...{ conversation, version, seq, state, customer },
    closed: row.is_closed,
    reached: row.reached ?? [],
    ...(dropped === undefined ? {} : { dropped }),
    ...(assurance === null ? {} : { address: speaker === null ? { assurance } : { assurance, customer: speaker } }),
    ...(name === null || romanised === null ? {} : { speaker: { profile: row.profile, name, romanised, alongside: row.alongside } }),
    ...(row.key_closed === null ? {} : { [row.key_closed ? 'answered' : 'begun']: row.stored ?? [] }),
  };
}
