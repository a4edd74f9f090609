import type { Message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Act } from '../ports';
import type { Context, Dialog, Dialogs, Offered } from './dialog';
import { frameIdOf } from './digest';
import type { Frame, State } from './state';

/** An act whose one-time code died. `refused`: it cannot be done any more; such a code, or a corrected one, is not counted against the customer's. */
export type Voided = { act: string; reason: 'corrected' | 'cancelled' | 'refused' };

/**
 * A turn while the engine works on it: the next state, what has been said so far, and what the pipeline is to do with it.
 * `settled`: nothing more is to be asked in this turn. `opened` counts the frames named in this turn. `voids` are acts whose code died.
 */
export type Work = {
  state: State;
  messages: Message[];
  offered: Offered;
  profile: Partial<Profile>;
  voids: Voided[];
  opened: number;
  started: boolean;
  settled: boolean;
  /** What the last turn asked and offered still stands: this one only added a word. */
  keeps?: true;
  /** Choices are open for a slot: nothing else is asked in this turn. */
  choosing?: true;
  act?: Act;
};

/** What the steps share: the table of dialogs and the context of this turn. */
export type Bench = { dialogs: Dialogs; context: Context };

export const begin = (state: State): Work => ({
  state,
  messages: [],
  offered: {},
  profile: {},
  voids: [],
  opened: 0,
  started: false,
  settled: false,
});

export const say = (work: Work, ...messages: Message[]): Work => ({ ...work, messages: [...work.messages, ...messages] });
export const settle = (work: Work): Work => ({ ...work, settled: true });
export const offer = (work: Work, offered: Offered): Work => ({ ...work, offered: { ...work.offered, ...offered } });

export const top = (work: Work): Frame | undefined => work.state.stack.at(-1);

export function dialogOf(frame: Frame, bench: Bench): Dialog {
  const dialog = bench.dialogs[frame.dialog];
  if (!dialog) throw new Error(`no dialog ${frame.dialog}`);
  return dialog;
}

const withStack = (work: Work, stack: Frame[]): Work => ({ ...work, state: { ...work.state, stack } });

export const push = (work: Work, frame: Frame): Work => withStack(work, [...work.state.stack, frame]);
export const remove = (work: Work, id: string): Work =>
  withStack(
    work,
    work.state.stack.filter((frame) => frame.id !== id),
  );

/** Puts a changed frame in the place of the frame `id`; its own id may be new. */
export const replace = (work: Work, id: string, frame: Frame): Work =>
  withStack(
    work,
    work.state.stack.map((one) => (one.id === id ? frame : one)),
  );

/** A fresh id for a frame, and the work that remembers that it is taken. */
export function nextId(work: Work, context: Context): { id: string; work: Work } {
  return { id: frameIdOf(context.turn, work.opened), work: { ...work, opened: work.opened + 1 } };
}

/** The frame as it is before a confirmation: nothing reviewed, no challenge, no grant. */
export function unreviewed(frame: Frame): Frame {
  const { reviewed: _reviewed, challenge: _challenge, link: _link, grant: _grant, asked: _asked, ...rest } = frame;
  return { ...rest, phase: 'asking' };
}

/** Takes back a confirmation that was not carried out: the challenge dies and the frame's id is never used again (one id, one content). */
export function reopen(work: Work, frame: Frame, bench: Bench, reason: Voided['reason'] = 'corrected'): { work: Work; frame: Frame } {
  const named = frame.phase === 'steppingUp' ? nextId(work, bench.context) : { id: frame.id, work };
  const voids = frame.challenge === undefined ? work.voids : [...work.voids, { act: frame.id, reason }];
  const next = { ...unreviewed(frame), id: named.id };
  return { work: replace({ ...named.work, voids }, frame.id, next), frame: next };
}
