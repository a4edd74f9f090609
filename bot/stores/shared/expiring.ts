const sweptPerSet = 4;

/** A map whose entries die at an instant and whose size has an end: when it is full the oldest entry gives way. */
export type ExpiringMap<V> = {
  get(key: string): { value: V; until: number } | undefined;
  set(key: string, value: V, ttlMs: number): void;
  delete(key: string): void;
  readonly size: number;
};

/** `now` in milliseconds of any steady clock. Dead entries are removed a few at a time as new ones come, so no call is ever long. */
export function createExpiringMap<V>(entriesMax: number, now: () => number): ExpiringMap<V> {
  const entries = new Map<string, { value: V; until: number }>();
  const sweep = () => {
    let looked = 0;
    for (const [key, { until }] of entries) {
      if (looked === sweptPerSet) break;
      looked += 1;
      if (until <= now() || entries.size >= entriesMax) entries.delete(key);
    }
  };
  return {
    get: (key) => {
      const entry = entries.get(key);
      if (entry && entry.until > now()) return entry;
      entries.delete(key);
      return undefined;
    },
    set: (key, value, ttlMs) => {
      sweep();
      entries.delete(key); // so that a renewed entry is the youngest
      entries.set(key, { value, until: now() + ttlMs });
    },
    delete: (key) => void entries.delete(key),
    get size() {
      return entries.size;
    },
  };
}
