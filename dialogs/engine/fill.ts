import { choice, type Json, type Message, message } from '../../accessibility/message';
import type { Raw } from './command';
import type { Dialog, Offered, Slot } from './dialog';
import type { Filled, Frame } from './state';
import { type Bench, dialogOf, offer, replace, say, settle, type Work } from './work';

const takes = (slot: Slot, raw: Raw) => slot.kind === raw.kind || (slot.also ?? []).includes(raw.kind);
const isFilled = (frame: Frame, slot: Slot) => frame.filled[slot.name] !== undefined;

export const applies = (slot: Slot, filled: Filled) => slot.when?.(filled) ?? true;
export const slotNamed = (dialog: Dialog, name: string | undefined) => dialog.slots.find((slot) => slot.name === name);

/** The next question: the first slot that must be known, applies and is empty. */
export const nextSlot = (dialog: Dialog, frame: Frame): Slot | undefined =>
  dialog.slots.find((slot) => !slot.optional && applies(slot, frame.filled) && !isFilled(frame, slot));

/** Where something said belongs: the slot named, the one asked, the first empty one of its kind, or the filled one it corrects. */
export function slotFor(dialog: Dialog, frame: Frame, raw: Raw, named?: string): Slot | undefined {
  const fits = (slot: Slot | undefined) => slot !== undefined && takes(slot, raw) && applies(slot, frame.filled);
  const byName = slotNamed(dialog, named);
  if (fits(byName)) return byName;
  const asked = slotNamed(dialog, frame.asked);
  if (fits(asked)) return asked;
  const exact = dialog.slots.filter((slot) => slot.kind === raw.kind && applies(slot, frame.filled));
  return exact.find((slot) => !isFilled(frame, slot)) ?? exact[0] ?? dialog.slots.find(fits);
}

/** Empties a slot and everything that was answered because of it. */
export function empty(dialog: Dialog, frame: Frame, name: string): Frame {
  const gone = new Set([name]);
  for (const slot of dialog.slots) if (slot.dependsOn?.some((other) => gone.has(other))) gone.add(slot.name);
  return {
    ...frame,
    filled: Object.fromEntries(Object.entries(frame.filled).filter(([slot]) => !gone.has(slot))),
    order: frame.order.filter((slot) => !gone.has(slot)),
  };
}

/** A value that was chosen from what `resolve` offered comes back as it was, past any reading of words. */
const chosen = (value: Json): { resolved: Json } => ({ resolved: value });
const isChosen = (value: Json): value is { resolved: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'resolved' in value;

/** The frame with a slot filled, and emptied of what was answered because of its old value. */
export const put = (dialog: Dialog, frame: Frame, slot: Slot, value: Json): Frame => {
  const cleared = frame.filled[slot.name] === undefined ? frame : empty(dialog, frame, slot.name);
  return { ...cleared, filled: { ...cleared.filled, [slot.name]: value }, order: [...cleared.order, slot.name], misses: 0 };
};

/** Puts what was said into a slot of the frame with this id: reads it, asks which one where it could be several, tells where it is none. */
export async function fill(work: Work, id: string, slot: Slot, raw: Raw, bench: Bench): Promise<Work> {
  const frame = work.state.stack.find((one) => one.id === id);
  if (!frame) return work;
  const dialog = dialogOf(frame, bench);
  const ready = isChosen(raw.value) ? { is: 'one' as const, value: raw.value.resolved } : undefined;
  const resolved = ready ?? (await slot.resolve?.(raw, frame.filled, bench.context)) ?? { is: 'one' as const, value: raw.value };
  if (resolved.is === 'none' && resolved.offered) return askInstead(work, frame, slot, resolved.message, resolved.offered);
  if (resolved.is === 'none') return miss(work, frame, resolved.message);
  if (resolved.is === 'many') {
    if (work.choosing) return work;
    const commands = resolved.choices.map(
      ({ label, value }) => [label.id, { do: 'set' as const, slot: slot.name, raw: { ...raw, value: chosen(value) } }] as const,
    );
    const asked = { ...resolved.ask, choices: resolved.choices.map(({ label }) => label) };
    return {
      ...settle(offer(say(replace(work, id, { ...frame, asked: slot.name, phase: 'asking' }), asked), Object.fromEntries(commands))),
      choosing: true,
    };
  }
  const next = put(dialog, frame, slot, resolved.value);
  const refused = await slot.check?.(next.filled, bench.context);
  return refused ? say(work, refused) : replace(work, id, next);
}

/** An answer that fits nothing, where something else can be done about it: that is offered beside another try. */
function askInstead(work: Work, frame: Frame, slot: Slot, told: Message, offered: Offered): Work {
  const misses = frame.misses + 1;
  if (misses >= missesMax) return miss(work, frame, told);
  return settle(offer(say(replace(work, frame.id, { ...frame, misses, asked: slot.name, phase: 'asking' }), told), offered));
}

/** An answer that fits nothing is told and asked again; the second one in a row also offers a person. */
function miss(work: Work, frame: Frame, told: Message): Work {
  const misses = frame.misses + 1;
  const counted = say(replace(work, frame.id, { ...frame, misses }), told);
  if (misses < missesMax) return counted;
  const choices = [choice('human', 'help.choiceHuman', {}), choice('repeat', 'help.choiceTryAgain', {})];
  const offered = { yes: { do: 'human' as const }, repeat: { do: 'where' as const } };
  return settle(offer(say(counted, message('common.unclearAgain', 'question', {}, { choices })), offered));
}
const missesMax = 2;

export const nothingToChange = () => message('common.nothingToChange', 'status', {});
