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

/** Asks which of several is meant, for the first time or once more. */
export const askAmong = (work: Work, frame: Frame, among: NonNullable<Frame['among']>): Work =>
  settle(offer(say(replace(work, frame.id, { ...frame, asked: among.slot, phase: 'asking' }), among.ask), among.offered));

/** The frame with nothing left to choose from: its slot is asked plainly, or stays as it is. */
export function letGo(frame: Frame): Frame {
  const { among: _among, ...rest } = frame;
  return rest;
}

/** Empties a slot and everything that was answered because of it. */
export function empty(dialog: Dialog, frame: Frame, name: string): Frame {
  const gone = new Set([name]);
  for (const slot of dialog.slots) if (slot.dependsOn?.some((other) => gone.has(other))) gone.add(slot.name);
  const kept = frame.among && gone.has(frame.among.slot) ? letGo(frame) : frame;
  return {
    ...kept,
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
  const settled = frame.among?.slot === slot.name ? letGo(frame) : frame;
  const cleared = frame.filled[slot.name] === undefined ? settled : empty(dialog, settled, slot.name);
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
    const ask = { ...resolved.ask, choices: resolved.choices.map(({ label }) => label) };
    const among = { slot: slot.name, ask, offered: Object.fromEntries(commands) };
    return { ...askAmong(work, { ...frame, among }, among), choosing: true };
  }
  const next = put(dialog, frame, slot, resolved.value);
  const refused = await slot.check?.(next.filled, bench.context);
  return refused ? say(work, refused) : replace(work, id, next);
}

/** An answer that fits nothing, where something else can be done about it: that is offered beside another try. A question of its own is no miss. */
function askInstead(work: Work, frame: Frame, slot: Slot, told: Message, offered: Offered): Work {
  const misses = frame.misses + (told.kind === 'question' ? 0 : 1);
  if (misses >= missesMax) return miss(work, frame, told);
  return settle(offer(say(replace(work, frame.id, { ...frame, misses, asked: slot.name, phase: 'asking' }), told), offered));
}

/** An answer that fits nothing is told and asked again; the second one in a row also offers a person. */
function miss(work: Work, frame: Frame, told: Message): Work {
  const misses = frame.misses + 1;
  const counted = say(replace(work, frame.id, { ...frame, misses }), told);
  return misses < missesMax ? counted : offerPerson(counted, misses);
}

/** From the second time in a row on a person is offered, never twice in the same words. Another try asks what was asked. */
export function offerPerson(work: Work, misses: number): Work {
  const choices = [choice('human', 'help.choiceHuman', {}), choice('repeat', 'help.choiceTryAgain', {})];
  const asked = message(misses % 2 === 0 ? 'common.unclearAgain' : 'common.unclearStill', 'question', {}, { choices });
  return settle(offer(say(work, asked), { yes: { do: 'human' }, repeat: { do: 'where' } }));
}
const missesMax = 2;

export const nothingToChange = () => message('common.nothingToChange', 'status', {});
