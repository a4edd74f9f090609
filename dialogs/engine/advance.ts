import { type Choice, choice, message, type Message } from '../../accessibility/message';
import { aboutAct, choiceToCancel } from './about-act';
import { digestOf } from './digest';
import type { Act } from '../ports';
import type { Dialog, Offered, Review, Slot } from './dialog';
import { applies, askAmong, empty, nextSlot, slotNamed } from './fill';
import type { Frame } from './state';
import { commandOf, commandsOf } from './offers';
import { type Bench, dialogOf, offer, remove, reopen, replace, say, settle, top, type Work } from './work';

/** Required slots that apply, and the review: what 第几步 counts. */
export function stepOf(dialog: Dialog, frame: Frame, slot?: Slot): { n: number; of: number } {
  const asked = dialog.slots.filter((one) => !one.optional && applies(one, frame.filled));
  const of = asked.length + (dialog.review ? 1 : 0);
  return { n: slot ? asked.indexOf(slot) + 1 : of, of };
}

export function question(dialog: Dialog, frame: Frame, slot: Slot): Message {
  const step = stepOf(dialog, frame, slot);
  const asked: Message = { key: slot.ask, kind: 'question', values: slot.asks?.(frame.filled) ?? {}, money: 'none', urgency: 'polite' };
  const offering = slot.choices ? { ...asked, choices: [...slot.choices] } : asked;
  return step.of > 2 && step.n > 0 ? { ...offering, step } : offering;
}

/** The act of a frame whose review was confirmed: the facts and the digest are those of the review. */
export function actOf(frame: Frame, review: { act: { kind: Act['kind']; facts: Act['facts'] } }, bench: Bench): Act {
  const customer = bench.context.customer ?? '';
  const { kind, facts } = review.act;
  return {
    kind,
    facts,
    id: frame.id,
    customer,
    digest: digestOf(kind, customer, facts),
    ...(frame.grant === undefined ? {} : { grant: frame.grant }),
  };
}

/** Reads everything back, once; or says why it cannot be done and asks again what would mend it. */
function showReview(work: Work, frame: Frame, dialog: Dialog, review: Review, bench: Bench): Work {
  if ('refusal' in review) {
    const told = say(work, review.refusal);
    if (review.empty.length === 0) return remove(told, frame.id);
    return replace(
      told,
      frame.id,
      review.empty.reduce<Frame>((next, name) => empty(dialog, next, name), { ...frame, phase: 'asking' }),
    );
  }
  const { digest } = actOf(frame, review, bench);
  const step = stepOf(dialog, frame);
  const read = { ...review.message, ...(step.of > 2 ? { step } : {}) };
  const { asked: _asked, ...rest } = frame;
  const reviewing: Frame = { ...rest, phase: 'reviewing', reviewed: { digest, at: '' } };
  return settle(say(replace(work, frame.id, reviewing), ...(review.before ?? []), read));
}

/** An optional slot that the customer asked to change stays asked until it is answered or let go. */
function reasked(dialog: Dialog, frame: Frame): Slot | undefined {
  const slot = frame.phase === 'asking' ? slotNamed(dialog, frame.asked) : undefined;
  return slot && frame.filled[slot.name] === undefined ? slot : undefined;
}

/**
 * What an answer offers or asks besides is left out where something else is about to be asked: one question at a time (rule EZ-02). A warning keeps
 * its way out, and what is open waits until that was answered.
 */
function answered(work: Work, frame: Frame, answer: Message[] | { messages: Message[]; offered: Offered }): Work {
  const { messages, offered } = Array.isArray(answer) ? { messages: answer, offered: {} } : answer;
  const next = offer(remove(work, frame.id), offered);
  const goesOn = next.state.stack.length > 0 || next.state.pending.length > 0;
  const isUrgent = messages.some(({ urgency }) => urgency === 'alert');
  const facts = messages.filter(({ kind }) => kind !== 'menu' && kind !== 'question');
  const told = say(next, ...(goesOn && !isUrgent && facts.length > 0 ? facts : messages));
  return isUrgent && goesOn ? settle(told) : told;
}

/** Only the last message of a turn offers choices: their numbers mean one thing. */
function offerLast(work: Work): Work {
  const messages = work.messages.map((one, index) => {
    const { choices: _choices, ...rest } = one;
    return index < work.messages.length - 1 ? rest : one;
  });
  const last = messages.at(-1);
  const offered = { ...commandsOf(messages, work.offered), ...asYes(last, work), ...asNo(last, work) };
  return offer({ ...work, messages }, offered);
}

/** A question with one choice can be answered with yes. */
function asYes(last: Message | undefined, work: Work): Offered {
  const only = last?.kind === 'question' && last.choices?.length === 1 ? last.choices[0] : undefined;
  const yes = only && (work.offered[only.id] ?? commandOf(only.id));
  return yes && work.offered.yes === undefined ? { yes } : {};
}

/** A no to a question with choices is the choice that leaves things as they are. */
function asNo(last: Message | undefined, work: Work): Offered {
  const keep = last?.choices?.find(({ id }) => id.startsWith('pick:') && id.endsWith(':keep'));
  const no = keep && commandOf(keep.id);
  return no && work.offered.no === undefined ? { no } : {};
}

async function advanceFrame(work: Work, frame: Frame, bench: Bench): Promise<Work> {
  if (frame.phase === 'acting') return settle(work);
  const dialog = dialogOf(frame, bench);
  if (dialog.answer) return answered(work, frame, await dialog.answer(frame.filled, bench.context));
  if (dialog.act && !nextSlot(dialog, frame)) {
    const act = actOf(frame, { act: dialog.act(frame.filled, bench.context) }, bench);
    return settle({ ...replace(work, frame.id, { ...frame, phase: 'acting' }), act });
  }
  if (frame.phase === 'steppingUp') return askForCode(work, frame, dialog, bench);
  if (frame.phase === 'asking' && frame.among) return askAmong(work, frame, frame.among);
  const slot = nextSlot(dialog, frame) ?? reasked(dialog, frame);
  if (slot) return settle(say(replace(work, frame.id, { ...frame, phase: 'asking', asked: slot.name }), question(dialog, frame, slot)));
  if (!dialog.review) return remove(work, frame.id);
  return showReview(work, frame, dialog, await dialog.review(frame.filled, bench.context), bench);
}

/**
 * Asks for the code once more, unless the money cannot move any more as it was confirmed: its payee was removed, or somebody else paid the bill.
 * Then that is told at once, the code dies, and nobody is sent to a page that leads nowhere.
 */
async function askForCode(work: Work, frame: Frame, dialog: Dialog, bench: Bench): Promise<Work> {
  const review = dialog.money ? await dialog.review?.(frame.filled, bench.context) : undefined;
  if (!review || !('refusal' in review) || review.refusal.key === 'refusal.unavailable')
    return settle(say(work, stepUpAgain(frame, dialog)));
  return refuseConfirmed(work, frame, review, bench);
}

/** What was confirmed cannot be done any more: the review tells why, its code dies, and what would mend it is asked. */
export function refuseConfirmed(work: Work, frame: Frame, review: Extract<Review, { refusal: Message }>, bench: Bench): Work {
  const { work: reopened, frame: open } = reopen(work, frame, bench, 'refused');
  return showReview(reopened, open, dialogOf(frame, bench), review, bench);
}

/** Where the code is entered, and the way out: the same two choices, in the same order, whenever the code is spoken of. */
export function stepUpChoices(frame: Pick<Frame, 'link'>, dialog: Dialog): Choice[] {
  const open = frame.link ? [choice('openConfirm', 'act.openConfirm', {}, frame.link.href)] : [];
  return [...open, choiceToCancel(dialog)];
}

/** Tells again where the code is to be entered, and until when. */
export function stepUpAgain(frame: Frame, dialog: Dialog): Message {
  const expires = { t: 'instant' as const, v: frame.link?.expires ?? '' };
  return aboutAct(dialog, 'stepUpWaiting', 'stepUp', { expires }, { choices: stepUpChoices(frame, dialog) });
}

/**
 * Goes on until something is asked, read back or handed to the bank: asks the next question, gives the answer, returns to what was
 * interrupted with one line of recap, and takes up what had to wait. Bounded, since every round closes a frame or takes one command.
 */
export async function advance(
  work: Work,
  bench: Bench,
  depthBefore: number,
  takeUp: (work: Work, bench: Bench) => Promise<Work>,
): Promise<Work> {
  const roundsMax = 16;
  let next = work;
  let depth = Math.max(depthBefore, work.state.stack.length);
  for (let round = 0; round < roundsMax && !next.settled; round += 1) {
    const frame = top(next);
    if (!frame && next.state.pending.length === 0) break;
    if (!frame) {
      next = await takeUp(next, bench);
      depth = next.state.stack.length;
      continue;
    }
    const returns = next.state.stack.length < depth && next.messages.length > 0;
    if (returns) next = say(next, message('common.backTo', 'status', { dialog: { t: 'term', key: dialogOf(frame, bench).name } }));
    depth = next.state.stack.length;
    next = await advanceFrame(next, frame, bench);
  }
  return offerLast(next);
}
