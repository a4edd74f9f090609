import { z } from 'zod';
import type { State } from '../../dialogs/engine/state';
import { dialogs } from '../../dialogs/index';

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
  kept: z.array(z.looseObject({ do: z.string() })),
  parked: z.array(Frame),
});

/** A frame can be gone on with by the very dialog that filled it. */
const goesOn = ({ dialog, v }: z.infer<typeof Frame>): boolean => Object.hasOwn(dialogs, dialog) && dialogs[dialog]?.v === v;

const isState = (json: unknown): json is State => {
  const read = Stored.safeParse(json);
  return read.success && [...read.data.stack, ...read.data.parked].every(goesOn);
};

/** A stored state as this version understands it; null when another version wrote it: then it is dropped, aloud. */
export const parseState = (json: unknown): State | null => (isState(json) ? json : null);
