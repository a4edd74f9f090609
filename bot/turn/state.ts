import { z } from 'zod';
import type { State } from '../../dialogs/engine/state';

const Frame = z.looseObject({
  id: z.string(),
  dialog: z.string(),
  v: z.number(),
  filled: z.record(z.string(), z.unknown()),
  misses: z.number(),
  phase: z.enum(['asking', 'reviewing', 'steppingUp', 'acting']),
  order: z.array(z.string()),
});

const Stored = z.looseObject({
  v: z.literal(1),
  stack: z.array(Frame),
  offered: z.record(z.string(), z.unknown()),
  last: z.array(z.looseObject({ key: z.string(), kind: z.string() })),
  misses: z.number(),
  silences: z.number(),
  pending: z.array(z.looseObject({ do: z.string() })),
  parked: z.array(Frame),
});

const isState = (json: unknown): json is State => Stored.safeParse(json).success;

/** A stored state as this version understands it; null when another version wrote it: then it is dropped, aloud. */
export const parseState = (json: unknown): State | null => (isState(json) ? json : null);
