import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/**
 * Failpoints: named places where a test, or the simulation, lets the bot die, fail or wait. `at` is awaited at the place. The real thing is
 * what is tested, so the names stay in the code; `noFaults` makes them cost nothing, and production refuses FAULTS.
 */
export type Faults = { at(name: string): Promise<void> };

export const noFaults: Faults = { at: () => Promise.resolve() };

type Effect = { do: 'kill' } | { do: 'error'; sqlState: string } | { do: 'delay'; ms: number };

const delayMaxMs = 60_000;
const countMax = 1_000_000;
const Count = z.coerce.number().int().min(1).max(countMax).default(countMax);
const SqlState = z.string().regex(/^[0-9A-Z]{5}$/);
const Delay = z.coerce.number().int().min(0).max(delayMaxMs);

/** An injected failure; `code` is the SQLSTATE, as in an error of `pg`. */
export class FaultError extends Error {
  override name = 'FaultError';
  constructor(
    place: string,
    readonly code: string,
  ) {
    super(`fault at ${place}`);
  }
}

/**
 * Reads the list in FAULTS: `place=effect` each, where effect is `kill`, `error:<SQLSTATE>` or `delay:<ms>`, with `:<count>` behind it when
 * only the first so many passes are hit: `turn.afterActing=kill,commit.before=error:53100:1`. Throws on anything else.
 */
export function parseFaults(list: readonly string[]): Faults {
  if (list.length === 0) return noFaults;
  const armed = new Map(list.map(parseOne));
  return {
    at: async (name) => {
      const fault = armed.get(name);
      if (!fault || fault.left === 0) return;
      fault.left -= 1;
      await strike(name, fault.effect);
    },
  };
}

function parseOne(text: string): [string, { effect: Effect; left: number }] {
  const [, place, effect, rest] = /^([a-zA-Z.]+)=(kill|error|delay)(?::(.*))?$/.exec(text.trim()) ?? [];
  if (!place || !effect) throw new Error(`FAULTS: cannot read "${text}"`);
  const parts = rest?.split(':') ?? [];
  if (effect === 'kill') return [place, { effect: { do: 'kill' }, left: Count.parse(parts[0]) }];
  const left = Count.parse(parts[1]);
  if (effect === 'error') return [place, { effect: { do: 'error', sqlState: SqlState.parse(parts[0]) }, left }];
  return [place, { effect: { do: 'delay', ms: Delay.parse(parts[0]) }, left }];
}

async function strike(place: string, effect: Effect): Promise<void> {
  if (effect.do === 'error') throw new FaultError(place, effect.sqlState);
  if (effect.do === 'delay') await pause(effect.ms);
  if (effect.do === 'kill') process.kill(process.pid, 'SIGKILL');
}
