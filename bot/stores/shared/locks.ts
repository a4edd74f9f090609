import { createLoss } from './loss';

/** A lock that was given: `lost` is aborted when its time ran out, and then somebody else may have it. Releasing twice is harmless. */
export type Held = { lost: AbortSignal; release(): Promise<void> };

type Waiter = { ttlMs: number; grant(held: Held): void };
type Line = { waiters: Set<Waiter> };

/** More than these in one line are turned away at once; the edge answers 429 in words. */
const waitersMax = 20;

/**
 * Locks in one process, first come first served per key. A line exists only while somebody holds or waits, so the map is as large as what is
 * under way. Null when the wait is over or the line is full.
 */
export function createLocks(): (key: string, o: { ttlMs: number; waitMs: number }) => Promise<Held | null> {
  const lines = new Map<string, Line>();

  const hold = (key: string, line: Line, ttlMs: number): Held => {
    const loss = createLoss();
    let held = true;
    const pass = () => {
      held = false;
      clearTimeout(timer);
      const [next] = line.waiters;
      if (!next) return void lines.delete(key);
      line.waiters.delete(next);
      next.grant(hold(key, line, next.ttlMs));
    };
    const timer = setTimeout(() => {
      loss.tell(new Error('the lock outlived its time'));
      pass();
    }, ttlMs).unref();
    const release = () => {
      if (held) pass();
      return Promise.resolve();
    };
    return {
      get lost() {
        return loss.signal;
      },
      release,
    };
  };

  return (key, { ttlMs, waitMs }) => {
    const line = lines.get(key);
    if (!line) {
      const fresh = { waiters: new Set<Waiter>() };
      lines.set(key, fresh);
      return Promise.resolve(hold(key, fresh, ttlMs));
    }
    if (waitMs <= 0 || line.waiters.size >= waitersMax) return Promise.resolve(null);
    return stand(line, ttlMs, waitMs);
  };
}

function stand(line: Line, ttlMs: number, waitMs: number): Promise<Held | null> {
  return new Promise((resolve) => {
    const waiter: Waiter = {
      ttlMs,
      grant: (held) => {
        clearTimeout(timer);
        resolve(held);
      },
    };
    const timer = setTimeout(() => {
      line.waiters.delete(waiter);
      resolve(null);
    }, waitMs);
    line.waiters.add(waiter);
  });
}
