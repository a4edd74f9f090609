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

const isObject = (json: unknown): json is { [name: string]: unknown } => typeof json === 'object' && json !== null && !Array.isArray(json);
/** What was told and offered is looked at, never copied: it is most of a state, and every turn reads it. */
const Told = z.custom<object>((json) => isObject(json) && typeof json.key === 'string' && typeof json.kind === 'string');

const Stored = z.looseObject({
  v: z.literal(1),
  stack: z.array(Frame),
  offered: z.custom<object>(isObject),
  last: z.array(Told),
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
