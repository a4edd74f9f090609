import { type Message, message } from '../../accessibility/message';
import type { Outcome } from '../ports';
import { aboutAct, underWay } from './about-act';
import { stepUpChoices } from './advance';
import type { Command } from './command';
import type { Dialog } from './dialog';
import { empty, put, slotNamed } from './fill';
import type { Frame } from './state';
import { type Bench, dialogOf, nextId, remove, replace, say, settle, top, unreviewed, type Work } from './work';

type Told<I extends Outcome['is']> = Extract<Outcome, { is: I }>;

/** A refusal in words; its values are those its code names. Of a bill that is being paid already the money of that payment is held. */
export const refusal = (code: Told<'refused'>['code'], values: Told<'refused'>['values'], about: { alert?: true } = {}): Message => ({
  key: `refusal.${code}`,
  kind: 'refusal',
  values,
  money: code === 'billBeingPaid' ? 'checking' : 'notMoved',
  urgency: about.alert ? 'alert' : 'polite',
});

/** After a refusal that is not final the frame goes on under a new id, with what would mend it asked again. */
function refused(work: Work, frame: Frame, dialog: Dialog, outcome: Told<'refused'>, bench: Bench): Work {
  const told = say(work, refusal(outcome.code, outcome.values));
  if (outcome.final || dialog.act || dialog.ends?.includes(outcome.code)) return remove(told, frame.id);
  const named = nextId(told, bench.context);
  const mend = dialog.mends?.[outcome.code];
  const open = { ...unreviewed(frame), id: named.id };
  return replace(named.work, frame.id, mend === undefined ? open : empty(dialog, open, mend));
}

function stepUp(work: Work, frame: Frame, dialog: Dialog, outcome: Told<'stepUp'>): Work {
  const { challenge, href, sentBy, expires } = outcome;
  const values = { way: { t: 'term' as const, key: `way.${sentBy}` as const }, expires: { t: 'instant' as const, v: expires } };
  const told = aboutAct(dialog, 'stepUp', 'stepUp', values, { choices: stepUpChoices({ link: { href, sentBy, expires } }, dialog) });
  return settle(say(replace(work, frame.id, { ...frame, phase: 'steppingUp', challenge, link: { href, sentBy, expires } }), told));
}

/** What was interrupted before the bank saw it is done again; a refusal is told, and any other failure as what it is, without a word of money. */
function unrecorded(work: Work, frame: Frame, dialog: Dialog, what: Outcome, bench: Bench): Work {
  const isAgain = what.is === 'refused' && what.code === 'abandoned';
  if (!isAgain && dialog.failed === undefined) return say(remove(work, frame.id), message('human.failed', 'error', {}));
  if (!isAgain && dialog.failed !== undefined) {
    const failed: Message = { key: dialog.failed, kind: 'error', values: {}, money: 'none', urgency: 'polite' };
    return say(remove(work, frame.id), what.is === 'refused' ? refusal(what.code, what.values) : failed);
  }
  const named = nextId(work, bench.context);
  return replace(named.work, frame.id, { ...frame, id: named.id, phase: 'asking' });
}

/** A request recorded in the middle of a transfer also says where the money of that transfer stands. */
function done(work: Work, told: Message[], dialog: Dialog, bench: Bench): Work {
  const left = work.state.stack.length > 0 ? told.filter((one) => one.kind !== 'question') : told; // one question at a time (rule EZ-02)
  const moneyOpen = work.state.stack.some((frame) => dialogOf(frame, bench).money && frame.phase !== 'acting');
  return say(work, ...left, ...(dialog.act && moneyOpen ? [message('human.recordedMoney', 'status', {}, { money: 'notMoved' })] : []));
}

/** Fills what the dialog below had asked for when this one was begun. */
function handOver(work: Work, { filled, dialog: id }: Frame, what: Told<'done'>, bench: Bench): Work {
  const given = bench.dialogs[id]?.gives?.(what, filled);
  const below = top(work);
  const dialog = below && dialogOf(below, bench);
  const slot = dialog && below.phase === 'asking' ? slotNamed(dialog, below.asked) : undefined;
  if (!given || !dialog || !slot || slot.kind !== given.kind || below.filled[slot.name] !== undefined) return work;
  return replace(work, below.id, put(dialog, below, slot, given.value));
}

/** Tells what became of an act and lets the frame go, or on. Unknown is told as unknown. */
export function outcome(work: Work, id: string, what: Outcome, bench: Bench): Work {
  const frame = work.state.stack.find((one) => one.id === id);
  if (!frame) return work;
  const dialog = dialogOf(frame, bench);
  if (dialog.act && what.is !== 'done') return unrecorded(work, frame, dialog, what, bench);
  const reference = (text: string) => ({ reference: { t: 'digits' as const, v: text, as: 'reference' as const } });
  switch (what.is) {
    case 'done':
      return done(handOver(remove(work, id), frame, what, bench), dialog.told?.(what, frame.filled) ?? [], dialog, bench);
    case 'refused':
      return refused(work, frame, dialog, what, bench);
    case 'stepUp':
      return stepUp(work, frame, dialog, what);
    case 'checking':
      return say(
        remove(work, id),
        aboutAct(dialog, 'checking', 'status', reference(what.reference), { money: underWay(dialog), urgency: 'alert' }),
      );
    case 'running':
      return settle(say(work, aboutAct(dialog, 'running', 'status', {}, { money: underWay(dialog) })));
    case 'mismatch':
      return say(remove(work, id), aboutAct(dialog, 'mismatch', 'error', {}, { money: underWay(dialog), urgency: 'alert' }));
  }
}

const verdicts = { expired: 'codeExpired', locked: 'codeLocked', replaced: 'codeReplaced' } as const;

/** What the customer did on the secure page. Granted: the same act again, with the grant. Otherwise nothing has moved. */
export function steppedUp(
  work: Work,
  command: Extract<Command, { do: 'stepUp' }>,
  bench: Bench,
  act: (work: Work, frame: Frame) => Promise<Work>,
): Promise<Work> | Work {
  const frame = work.state.stack.find((one) => one.phase === 'steppingUp' && one.challenge === command.challenge);
  if (!frame) return work;
  const dialog = dialogOf(frame, bench);
  if (command.result === 'granted') return act(work, { ...frame, grant: command.challenge });
  if (command.result === 'wrong')
    return settle(say(work, aboutAct(dialog, 'codeWrong', 'refusal', {}, { choices: stepUpChoices(frame, dialog) })));
  if (command.result === 'cancelled') return say(remove(work, frame.id), aboutAct(dialog, 'cancelled', 'status', {}));
  const named = nextId(work, bench.context);
  const told = aboutAct(dialog, verdicts[command.result], 'refusal', {});
  return replace(say(named.work, told), frame.id, { ...unreviewed(frame), id: named.id });
}
