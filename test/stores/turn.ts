import { emptyState, type Frame, type State } from '../../dialogs/engine/state';
import type { TurnCommit } from '../../bot/stores/types';

export const parseState = (json: unknown) => json as State;
let made = 0;
export const newConversation = () => `c-${(made += 1)}`;

export const turn = (conversation: string, version: number, more: Partial<TurnCommit> = {}): TurnCommit => ({
  conversation,
  version,
  key: `k${version}`,
  last: true,
  state: { ...emptyState, misses: version },
  activities: [
    { from: 'customer', activity: { text: `said ${version}` } },
    { from: 'bot', activity: { text: `answered ${version}` } },
  ],
  outbox: [],
  ...more,
});

export const frame = (id: string, phase: Frame['phase']): Frame => ({
  id,
  dialog: 'transfer',
  v: 1,
  filled: {},
  misses: 0,
  phase,
  order: [],
});
export const withFrames = (...stack: Frame[]): State => ({ ...emptyState, stack });
