import type { Json } from '../../accessibility/message';
import type { State } from '../../dialogs/engine/state';

export type StoredActivity = { seq: number; from: 'customer' | 'bot' | 'agent'; activity: Json };

/** One turn to be kept: `activities` carry `from` and are stored in order; `last` closes the key, so a repeated delivery is answered from it. */
export type TurnCommit = {
  conversation: string;
  version: number;
  key: string;
  last: boolean;
  state: State;
  activities: { from: StoredActivity['from']; activity: Json }[];
  outbox: Json[];
};
export type CommitResult = { is: 'ok'; seq: number; version: number } | { is: 'stale' } | { is: 'answered' };

/** The durable side of a turn. A stale version is refused (that is the fence); an answered key is refused and its answer returned by `open`. */
export interface TurnStore {
  open(conversation: string, key: string): Promise<{ version: number; state: State | null; answered?: StoredActivity[] }>;
  commit(turn: TurnCommit): Promise<CommitResult>;
  since(conversation: string, seq: number, max: number): Promise<StoredActivity[]>;
}

/** PostgreSQL holds the turn; the shared store only orders, counts and tells. Times in milliseconds. */
export interface SharedStore {
  lock(key: string, o: { ttlMs: number; waitMs: number }): Promise<{ lost: AbortSignal; release(): Promise<void> } | null>;
  take(key: string, max: number, windowMs: number): Promise<{ ok: boolean; retryMs: number }>;
  put(key: string, v: Json, ttlMs: number): Promise<void>;
  get(key: string): Promise<Json | null>;
  /** Reads and deletes, one winner. */
  claim(key: string): Promise<Json | null>;
  publish(topic: string, v: Json): Promise<void>;
  subscribe(topic: string, on: (v: Json) => void): Promise<() => Promise<void>>;
  ping(): Promise<void>;
}
