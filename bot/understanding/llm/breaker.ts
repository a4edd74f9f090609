/** Whether a question may be put: `open` while the other side is left alone, `busy` while as many as may be are under way. */
export type Breaker = {
  /** Null: it may, and `leave` has to follow. */
  enter(): 'open' | 'busy' | null;
  leave(answered: boolean): void;
};

/**
 * Leaves a peer alone that failed `failuresMax` times in a row: for `restMs` nothing is asked, then one question tries it, whose answer closes the
 * circuit or opens it for as long again. It differs from the circuit of Redis (`stores/shared/redis-circuit.ts`) in that there is no connection to
 * watch and no probe that costs nothing. `opened` and `closed` are told once an outage.
 */
export function createBreaker(o: {
  failuresMax: number;
  restMs: number;
  atOnceMax: number;
  /** A clock that only goes forward. */
  nowMs: () => number;
  opened: () => void;
  closed: () => void;
}): Breaker {
  let failures = 0;
  let running = 0;
  let restsUntilMs = 0;
  const isOpen = () => failures >= o.failuresMax;

  return {
    enter: () => {
      if (isOpen() && (running > 0 || o.nowMs() < restsUntilMs)) return 'open';
      if (running >= o.atOnceMax) return 'busy';
      running += 1;
      return null;
    },
    leave: (answered) => {
      running -= 1;
      const wasOpen = isOpen();
      failures = answered ? 0 : failures + 1;
      if (isOpen()) restsUntilMs = o.nowMs() + o.restMs;
      if (isOpen() && !wasOpen) o.opened();
      if (!isOpen() && wasOpen) o.closed();
    },
  };
}
