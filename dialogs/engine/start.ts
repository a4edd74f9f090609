import { message } from '../../accessibility/message';
import { signInNeeded } from '../sign-in';
import { aboutAct } from './about-act';
import type { Command, Raw } from './command';
import type { Assurance, Dialog } from './dialog';
import { applies, fill, slotFor } from './fill';
import { type Frame, most } from './state';
import { type Bench, dialogOf, nextId, push, remove, reopen, replace, say, settle, top, unreviewed, type Work } from './work';

const rank: { [A in Assurance]: number } = { none: 0, recognised: 1, bound: 2, signedIn: 3 };
const mayUse = (dialog: Dialog, bench: Bench) => rank[bench.context.assurance] >= rank[dialog.needs];

/** Puts everything that was said into the frame on top, each where it belongs. */
export async function fillAll(work: Work, set: Raw[], bench: Bench): Promise<Work> {
  let next = work;
  for (const raw of set.slice(0, most.commands)) {
    const frame = top(next);
    const slot = frame && slotFor(dialogOf(frame, bench), frame, raw);
    if (frame && slot) next = await fill(next, frame.id, slot, raw, bench);
  }
  return next;
}

/** Keeps a request for when the floor is free. */
export const later = (work: Work, command: Command): Work =>
  work.state.pending.length >= most.pending ? work : { ...work, state: { ...work.state, pending: [...work.state.pending, command] } };

/** The open dialog asked for once more: what was said corrects it, otherwise its question stands. An act under way is left alone. */
async function goOn(work: Work, frame: Frame, set: Raw[], bench: Bench): Promise<Work> {
  if (set.length === 0 || frame.phase === 'acting') return work;
  const dialog = dialogOf(frame, bench);
  const whole =
    dialog.money &&
    dialog.slots.every(
      (slot) =>
        slot.optional === true ||
        !applies(slot, frame.filled) ||
        (frame.filled[slot.name] !== undefined && set.some(({ kind }) => kind === slot.kind)),
    );
  const opened = reopen(work, frame, bench);
  const told = whole ? say(opened.work, aboutAct(dialog, 'instead', 'status', {})) : opened.work;
  return fillAll(told, set, bench);
}

function signInFirst(work: Work, dialog: Dialog, command: Command, bench: Bench): Work {
  const kept = [command, ...work.state.kept].slice(0, most.pending);
  return settle(say({ ...work, state: { ...work.state, kept } }, signInNeeded(dialog, bench.context)));
}

/** Takes a frame back that `back` had set aside, or opens a new one. */
function open(work: Work, dialog: Dialog, bench: Bench): Work {
  const parked = work.state.parked.find((frame) => frame.dialog === dialog.id);
  if (parked) return push({ ...work, state: { ...work.state, parked: work.state.parked.filter((frame) => frame !== parked) } }, parked);
  const named = nextId(work, bench.context);
  return push(named.work, { id: named.id, dialog: dialog.id, v: dialog.v, filled: {}, misses: 0, phase: 'asking', order: [] });
}

/** Somebody who is signed in by now and asks for it gets what waited for that. */
const releaseKept = (work: Work): Work => ({
  ...work,
  state: { ...work.state, pending: [...work.state.pending, ...work.state.kept], kept: [] },
});

/** What "that" costs, asked at a review: this transfer's fee and no price list. The review is read again, and only then can be confirmed. */
async function tellFee(work: Work, frame: Frame, bench: Bench): Promise<Work | null> {
  const review = await dialogOf(frame, bench).review?.(frame.filled, bench.context);
  const fee = review && 'act' in review ? review.message.values.fee : undefined;
  if (fee?.t !== 'money') return null;
  const told = message(BigInt(fee.v.minor) === 0n ? 'fees.this' : 'fees.thisFee', 'info', { fee });
  return say(replace({ ...work, started: true }, frame.id, unreviewed(frame)), told);
}

/**
 * Starts a dialog over whatever is open; what is open waits below. A second request of one sentence waits in `pending`. The oldest dialog
 * falls off a stack that has grown too high, unless the bank is at work on it.
 */
export async function start(work: Work, command: Extract<Command, { do: 'start' }>, bench: Bench): Promise<Work> {
  const dialog = Object.hasOwn(bench.dialogs, command.dialog) ? bench.dialogs[command.dialog] : undefined;
  if (!dialog) return work;
  if (work.started) return later(work, command);
  if (!mayUse(dialog, bench)) return signInFirst(work, dialog, command, bench);
  if (dialog.id === 'signIn' && work.state.kept.length > 0 && rank[bench.context.assurance] >= rank.bound) return releaseKept(work);
  const set = command.set ?? [];
  const under = top(work);
  const fee = dialog.id === 'fees' && set.length === 0 && under?.phase === 'reviewing' ? await tellFee(work, under, bench) : null;
  if (fee) return fee;
  if (under?.dialog === dialog.id && !dialog.answer) return goOn({ ...work, started: true }, under, set, bench);
  const below = work.state.stack.find((frame) => frame.dialog === dialog.id && frame.phase !== 'acting');
  const raised = below && !dialog.answer ? push(remove(work, below.id), below) : open(work, dialog, bench);
  const oldest = raised.state.stack.find((frame) => frame.phase === 'asking' || frame.phase === 'reviewing');
  const bounded = raised.state.stack.length > most.stack && oldest ? remove(raised, oldest.id) : raised;
  return fillAll({ ...bounded, started: true }, set, bench);
}

/** Takes up the first request that had to wait. */
export async function takeUp(work: Work, bench: Bench): Promise<Work> {
  const [command, ...pending] = work.state.pending;
  if (!command) return work;
  const next = { ...work, started: false, state: { ...work.state, pending } };
  if (command.do !== 'start') return next;
  const name = bench.dialogs[command.dialog]?.name;
  const told = name ? say(next, message('common.alsoAsked', 'status', { dialog: { t: 'term', key: name } })) : next;
  return start(told, command, bench);
}
