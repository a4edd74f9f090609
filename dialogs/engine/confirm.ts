import { type Message, message } from '../../accessibility/message';
import { aboutAct, choiceToCancel, choiceToChange, choiceToConfirm } from './about-act';
import { changeProfile } from './change-profile';
import type { Command } from './command';
import { actOf } from './advance';
import { digestOf } from './digest';
import { empty, letGo, slotNamed } from './fill';
import type { Frame } from './state';
import { type Bench, dialogOf, offer, remove, replace, say, settle, top, unreviewed, type Work } from './work';

/** A confirmation given by tap, form field or key carries what it confirms; one in words counts only if it came after the review was shown. */
export type Confirmation = { digest?: string };

/** A review that nobody touched for so long is asked again with its data (DESIGN section 8). */
const reviewMs = 5 * 60_000;
const reviewSlowMs = 15 * 60_000;

const isFresh = (frame: Frame, said: Confirmation, bench: Bench): boolean => {
  if (!frame.reviewed || frame.reviewed.at === '') return false;
  const { receivedAt, profile, seesLatest } = bench.context;
  const ageMs = Date.parse(receivedAt) - Date.parse(frame.reviewed.at);
  if (ageMs > (profile.slowTimers ? reviewSlowMs : reviewMs)) return false;
  return said.digest === undefined ? ageMs > 0 && seesLatest !== false : said.digest === frame.reviewed.digest;
};

/** Lets the review be read again: leaving the frame unreviewed makes `advance` do so. */
function readAgain(work: Work, frame: Frame, bench: Bench): Work {
  return replace(say(work, aboutAct(dialogOf(frame, bench), 'readAgain', 'status', {})), frame.id, { ...frame, phase: 'asking' });
}

/** Hands the act over if what would be posted now is exactly what was read back; otherwise reads it back again. */
async function act(work: Work, frame: Frame, said: Confirmation, bench: Bench): Promise<Work> {
  const review = await dialogOf(frame, bench).review?.(frame.filled, bench.context);
  if (review && 'refusal' in review) return replace(work, frame.id, { ...frame, phase: 'asking' }); // it tells why by itself
  if (!review || !isFresh(frame, said, bench)) return readAgain(work, frame, bench);
  const { customer = '' } = bench.context;
  if (digestOf(review.act.kind, customer, review.act.facts) !== frame.reviewed?.digest) return readAgain(work, frame, bench);
  if (review.patch) return changeProfile(remove(work, frame.id), { patch: review.patch }, bench, { showsUndo: true });
  return settle({ ...replace(work, frame.id, { ...frame, phase: 'acting' }), act: actOf(frame, review, bench) });
}

/** A yes that is not enough for money gets one question and is no miss. */
function askFirmly(work: Work, frame: Frame, bench: Bench): Work {
  const dialog = dialogOf(frame, bench);
  const choices = frame.reviewed ? [choiceToConfirm(dialog), choiceToChange(dialog), choiceToCancel(dialog)] : [];
  return settle(
    offer(say(work, aboutAct(dialog, 'weakYes', 'question', {}, { choices })), {
      confirm: { do: 'choose', id: 'confirm' },
    }),
  );
}

/** What a yes does where no money waits: the one thing the last message offered to agree to. */
async function agree(work: Work, bench: Bench, run: (command: Command) => Promise<Work>): Promise<Work> {
  const yes = work.state.offered.yes;
  return yes ? run(yes) : say(work, message('common.unclearAsked', 'status', {}));
}

export async function confirm(
  work: Work,
  strength: 'strong' | 'weak',
  bench: Bench,
  run: (command: Command) => Promise<Work>,
): Promise<Work> {
  const frame = top(work);
  if (frame?.phase !== 'reviewing') return agree(work, bench, run);
  if (!Object.hasOwn(work.state.offered, 'confirm'))
    return work.state.offered.yes ? run(work.state.offered.yes) : readAgain(work, frame, bench);
  return strength === 'weak' ? askFirmly(work, frame, bench) : act(work, frame, {}, bench);
}

/** A tap on the confirm button of one review. One of an older review is refused by reading the present one. */
export async function confirmTap(work: Work, said: { frame?: string; digest?: string }, bench: Bench): Promise<Work> {
  const frame = top(work);
  if (frame?.phase !== 'reviewing' || (said.frame !== undefined && said.frame !== frame.id)) return say(work, tooLate());
  return act(work, frame, said.digest === undefined ? {} : { digest: said.digest }, bench);
}

export const tooLate = () => message('common.tooLate', 'refusal', {}, { money: 'notMoved' });

/** A no: at a review nothing moves and the customer says whether to change or to stop; elsewhere the refusal of what was offered. */
export async function deny(work: Work, bench: Bench, run: (command: Command) => Promise<Work>): Promise<Work> {
  const frame = top(work);
  if (frame?.phase === 'reviewing') {
    const dialog = dialogOf(frame, bench);
    const choices = [choiceToChange(dialog), choiceToCancel(dialog)];
    return settle(say(replace(work, frame.id, { ...frame, phase: 'asking' }), aboutAct(dialog, 'denied', 'question', {}, { choices })));
  }
  const asked = frame?.phase === 'asking' ? slotNamed(dialogOf(frame, bench), frame.asked) : undefined;
  if (frame && asked?.optional) return replace(work, frame.id, letGo(unreviewed(frame)));
  if (work.state.offered.no) return run(work.state.offered.no);
  if (frame?.phase === 'asking') return refuseAsked(work, frame, bench);
  if (frame) return work;
  return say(
    clearKept(work),
    ...(work.state.kept.length > 0 ? [message('common.letGo', 'status', {})] : [message('common.fine', 'status', {})]),
  );
}

/** 都不是 refuses the choices, so the slot is asked anew; 不对 at a plain question takes back what was answered before it. Nothing is cancelled. */
function refuseAsked(work: Work, frame: Frame, bench: Bench): Work {
  const chosen = Object.values(work.state.offered).some((command) => command.do === 'set');
  const last = frame.order.at(-1);
  if (frame.among) return replace(work, frame.id, letGo(frame));
  if (chosen || work.state.offered.yes || last === undefined) return work;
  return replace(work, frame.id, empty(dialogOf(frame, bench), frame, last));
}

/** Requests that waited for a sign-in are let go. */
const clearKept = (work: Work): Work => ({ ...work, state: { ...work.state, kept: [], pending: [] } });

/** Where the last turn told that money moved, or may have, that is told again: nobody is left to think that it was stopped. */
export function afterwards(work: Work, otherwise: Message): Message[] {
  const told = work.state.last.filter((one) => one.money === 'moved' || one.money === 'checking');
  return told.length > 0 ? [message('common.alreadyDone', 'status', {}), ...told] : [otherwise];
}

/** Leaves the dialog that has the floor and says where the money stands. A challenge dies with it. */
export function cancel(work: Work, bench: Bench): Work {
  const frame = top(work);
  if (!frame && work.state.kept.length > 0) return say(clearKept(work), message('common.letGo', 'status', {}));
  if (!frame) return say(work, ...afterwards(work, message('common.nothingToCancel', 'status', {})));
  const dialog = dialogOf(frame, bench);
  const voids = frame.challenge === undefined ? work.voids : [...work.voids, { act: frame.id, reason: 'cancelled' as const }];
  const told = dialog.review
    ? aboutAct(dialog, 'cancelled', 'status', {})
    : message('common.cancelled', 'status', { dialog: { t: 'term', key: dialog.name } });
  return say(remove({ ...work, voids }, frame.id), told);
}
