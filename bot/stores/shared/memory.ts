import { z } from 'zod';
import type { Json } from '../../../accessibility/message';
import type { SharedStore } from '../types';
import { createExpiringMap } from './expiring';
import { createLocks } from './locks';

const valuesMax = 100_000;
const countersMax = 100_000;
const subscribersMax = 20_000;

const Parsed = z.custom<Json>();

/**
 * The shared store of a bot that is alone: locks, counts, short-lived values and fan-out in this process. Values are kept as text, so that
 * what comes back is a copy, as it is from Redis. Nothing here survives the process and nothing has to: PostgreSQL holds the turn.
 */
export function createMemoryStore(o: { log: (line: string) => void }): SharedStore {
  const steadyMs = () => performance.now();
  const values = createExpiringMap<string>(valuesMax, steadyMs);
  const counters = createExpiringMap<{ taken: number }>(countersMax, steadyMs);
  const topics = createTopics(o.log);
  const read = (key: string) => {
    const entry = values.get(key);
    return entry ? Parsed.parse(JSON.parse(entry.value)) : null;
  };
  return {
    lock: createLocks(),
    /** The window begins with the first take and then stands: at most `max` until it ends. */
    take: (key, max, windowMs) => {
      const counter = counters.get(key);
      if (!counter) counters.set(key, { taken: 1 }, windowMs);
      else if (counter.value.taken < max) counter.value.taken += 1;
      else return Promise.resolve({ ok: false, retryMs: Math.ceil(counter.until - steadyMs()) });
      return Promise.resolve({ ok: max > 0, retryMs: max > 0 ? 0 : windowMs });
    },
    put: (key, v, ttlMs) => {
      values.set(key, JSON.stringify(v), ttlMs);
      return Promise.resolve();
    },
    get: (key) => Promise.resolve(read(key)),
    claim: (key) => {
      const v = read(key);
      values.delete(key);
      return Promise.resolve(v);
    },
    publish: (topic, v) => {
      topics.publish(topic, JSON.stringify(v));
      return Promise.resolve();
    },
    subscribe: (topic, on) => Promise.resolve(topics.subscribe(topic, (text) => on(Parsed.parse(JSON.parse(text))))),
    ping: () => Promise.resolve(),
  };
}

/** Each listener is told in order and apart from the publisher: one that throws is logged and hurts nobody else. */
function createTopics(log: (line: string) => void) {
  const listeners = new Map<string, Set<(text: string) => void>>();
  let count = 0;
  const tell = (on: (text: string) => void, topic: string, text: string) => {
    if (!listeners.get(topic)?.has(on)) return;
    try {
      on(text);
    } catch (error) {
      log(`a listener of ${topic} failed: ${error instanceof Error ? error.name : 'unknown'}`);
    }
  };
  return {
    publish: (topic: string, text: string) => {
      for (const on of listeners.get(topic) ?? []) queueMicrotask(() => tell(on, topic, text));
    },
    subscribe: (topic: string, on: (text: string) => void) => {
      if (count >= subscribersMax) throw new Error('too many subscriptions');
      const mine = listeners.get(topic) ?? new Set();
      listeners.set(topic, mine.add(on));
      count += 1;
      return () => {
        if (mine.delete(on)) count -= 1;
        if (mine.size === 0 && listeners.get(topic) === mine) listeners.delete(topic);
        return Promise.resolve();
      };
    },
  };
}
