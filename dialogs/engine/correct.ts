import { type Choice, message } from '../../accessibility/message';
import type { Command, Raw } from './command';
import { afterwards } from './confirm';
import type { Dialog, Slot } from './dialog';
import { applies, empty, fill, letGo, nothingToChange, slotFor, slotNamed } from './fill';
import { question } from './advance';
import { fewChoices } from '../few';
import { type Frame, most } from './state';
import { type Bench, dialogOf, remove, reopen, replace, say, settle, top, type Work } from './work';

/** A correction goes to what is already filled, if anything of its kind is; `was` names the old value. */
function slotToCorrect(dialog: Dialog, frame: Frame, raw: Raw, named?: string): Slot | undefined {
  const filled = dialog.slots.filter((slot) => slot.kind === raw.kind && frame.filled[slot.name] !== undefined);
  return named === undefined && filled.length > 0 ? filled[0] : slotFor(dialog, frame, raw, named);
}

/** The slot that is named; where it does not apply, the one of its kind that does (the amount of a bill is that of a part of it). */
function slotToAsk(dialog: Dialog, frame: Frame, name: string | undefined): Slot | undefined {
  const named = slotNamed(dialog, name);
  return named && !applies(named, frame.filled)
    ? dialog.slots.find((slot) => slot.kind === named.kind && applies(slot, frame.filled))
    : named;
}

const changes = (dialog: Dialog, frame: Frame): Choice[] =>
  dialog.slots.filter((slot) => applies(slot, frame.filled)).map((slot) => ({ id: `change:${slot.name}`, label: slot.change, values: {} }));

/** Asks one slot anew; said in so many words, so it is asked even where the slot is optional. */
function askAnew(work: Work, frame: Frame, dialog: Dialog, slot: Slot): Work {
  const emptied = { ...empty(dialog, frame, slot.name), asked: slot.name };
  return settle(say(replace(work, frame.id, emptied), question(dialog, emptied, slot)));
}

/** Changes what was said before, by value or by name, at any step; what was confirmed or being checked with a code is so no longer. */
export async function correct(work: Work, command: Extract<Command, { do: 'correct' }>, bench: Bench): Promise<Work> {
  const open = top(work);
  if (!open) return say(work, ...afterwards(work, nothingToChange()));
  const dialog = dialogOf(open, bench);
  const slot = command.raw ? slotToCorrect(dialog, open, command.raw, command.slot) : slotToAsk(dialog, open, command.slot);
  if (command.raw && !slot) return say(work, nothingToChange());
  const { work: reopened, frame } = reopen(work, open, bench);
  if (command.raw && slot) return fill(reopened, frame.id, slot, command.raw, bench);
  if (slot) return askAnew(reopened, frame, dialog, slot);
  if (dialog.slots.length === 0) return say(work, nothingToChange());
  const choices = fewChoices(changes(dialog, frame), bench.context);
  const asked = dialog.money
    ? message('common.whatToChange', 'question', {}, { money: 'notMoved', choices })
    : message('common.whatToChangePlain', 'question', {}, { choices });
  return settle(say(reopened, asked));
}

/** An answer: to what was asked, or to more than was asked, or to what was already answered (then it is a correction). */
export async function set(work: Work, command: Extract<Command, { do: 'set' }>, bench: Bench): Promise<Work> {
  const open = top(work);
  const dialog = open && dialogOf(open, bench);
  const slot = open && dialog && slotFor(dialog, open, command.raw, command.slot);
  if (!open || !slot) return say(work, message('common.unclear', 'status', {}));
  const { work: reopened, frame } = reopen(work, open, bench);
  // Words that do not fit leave the question open, also one that was only asked because the customer wished to change it.
  const still = open.asked === slot.name ? replace(reopened, frame.id, { ...frame, asked: slot.name }) : reopened;
  return fill(still, frame.id, slot, command.raw, bench);
}

/** Takes back what was answered last: words that meant several, else the last slot; at the first question the dialog is set aside, kept. */
export function back(work: Work, bench: Bench): Work {
  const open = top(work);
  if (!open) return say(work, message('common.whereNothing', 'status', {}));
  const dialog = dialogOf(open, bench);
  const last = open.order.at(-1);
  const asked = open.phase === 'asking' ? slotNamed(dialog, open.asked) : undefined;
  const { work: reopened, frame } = reopen(work, open, bench);
  if (frame.among) return replace(reopened, frame.id, letGo(frame));
  if (asked?.optional && open.filled[asked.name] === undefined) return reopened;
  if (last !== undefined) return replace(reopened, frame.id, empty(dialog, frame, last));
  const parked = [frame, ...work.state.parked.filter((one) => one.dialog !== frame.dialog)].slice(0, most.parked);
  const gone = remove({ ...reopened, state: { ...reopened.state, parked } }, frame.id);
  const values = { dialog: { t: 'term' as const, key: dialog.name } };
  return say(
    gone,
    dialog.money ? message('common.parked', 'status', values, { money: 'notMoved' }) : message('common.parkedPlain', 'status', values),
  );
}
