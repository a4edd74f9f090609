import type { State } from '../../../dialogs/engine/state';
import { createExpiringMap } from '../shared/expiring';

const statesMax = 1_000;
/** Longer than a customer thinks, shorter than a session. */
const keptMs = 10 * 60_000;

/**
 * States that this node wrote lately: where the database still holds that very one, it need not be read again. Which one it holds is said by the
 * mark of its commit, so that nothing is believed that another node, a restored backup or a hand has changed.
 */
export type KnownStates = {
  /** What is known of the conversation that this address, or else this conversation, leads to. `name`: conversation and mark, as the database says it. */
  find(conversation: string, address: string | undefined): { name: string; state: State } | undefined;
  /** Where an address leads, as a turn found it. */
  leads(address: string, conversation: string): void;
  keep(conversation: string, mark: string, state: State): void;
};

/** One commit of one conversation. */
export const nameOf = (conversation: string, mark: string): string => `${conversation} ${mark}`;

export function createKnownStates(now: () => number = () => performance.now()): KnownStates {
  const states = createExpiringMap<{ name: string; state: State }>(statesMax, now);
  const addresses = createExpiringMap<string>(statesMax, now);
  return {
    find: (conversation, address) => {
      const meant = (address === undefined ? undefined : addresses.get(address)?.value) ?? conversation;
      return states.get(meant)?.value;
    },
    leads: (address, conversation) => {
      if (address !== conversation) addresses.set(address, conversation, keptMs);
    },
    keep: (conversation, mark, state) => {
      states.set(conversation, { name: nameOf(conversation, mark), state }, keptMs);
    },
  };
}
