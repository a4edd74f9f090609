import { choice, type Message, message, type Values } from '../../accessibility/message';
import type { TermKey } from '../../locales/keys';
import { generalHelp } from '../general-help';
import { stepOf, stepUpAgain } from './advance';
import { aboutAct } from './about-act';
import type { Command } from './command';
import type { Dialogs } from './dialog';
import { offerPerson, slotNamed } from './fill';
import type { Frame } from './state';
import { type Bench, dialogOf, offer, say, settle, top, type Work } from './work';

const term = (key: TermKey) => ({ t: 'term' as const, key });
const toHuman = () => choice('human', 'help.choiceHuman', {});

const openSlot = (frame: Frame, bench: Bench) => (frame.phase === 'asking' ? slotNamed(dialogOf(frame, bench), frame.asked) : undefined);
const plain = (key: Message['key'], kind: Message['kind'] = 'info'): Message => ({
  key,
  kind,
  values: {},
  money: 'none',
  urgency: 'polite',
});

/** Help where the customer is: what may be said here, what may be said anywhere, then the question again. */
export function help(work: Work, bench: Bench): Work {
  const frame = top(work);
  if (!frame) return settle(say(work, generalHelp(bench.context)));
  const slot = openSlot(frame, bench);
  const dialog = dialogOf(frame, bench);
  const inPhase = { reviewing: 'helpReview', steppingUp: 'helpStepUp' } as const;
  const atPhase = frame.phase === 'reviewing' || frame.phase === 'steppingUp' ? inPhase[frame.phase] : undefined;
  if (slot && frame.among) return say(work, plain('help.choose'), plain('help.anytime'));
  const here = atPhase && !slot ? aboutAct(dialog, atPhase, 'info', {}) : plain(slot?.example ?? dialog.help);
  return say(work, here, plain('help.anytime'));
}

export function why(work: Work, bench: Bench): Work {
  const frame = top(work);
  if (!frame) return settle(say(work, generalHelp(bench.context)));
  const slot = openSlot(frame, bench);
  const atPhase = frame.phase === 'steppingUp' ? 'whyStepUp' : 'whyReview';
  return say(work, slot ? plain(slot.why) : aboutAct(dialogOf(frame, bench), atPhase, 'info', {}));
}

export function where(work: Work, bench: Bench): Work {
  const frame = top(work);
  if (!frame) return settle(say(work, plain('common.whereNothing', 'status')));
  const dialog = dialogOf(frame, bench);
  const { n, of } = stepOf(dialog, frame, openSlot(frame, bench));
  return say(
    work,
    message('common.where', 'status', { dialog: term(dialog.name), n: { t: 'count', v: n, as: 'order' }, of: { t: 'count', v: of } }),
  );
}

/** The last turn once more, as it was, with what it offered. */
export function repeat(work: Work): Work {
  if (work.state.last.length === 0) return settle(say(work, plain('common.hello')));
  const reviewing = top(work)?.phase === 'reviewing';
  if (reviewing && !work.state.last.some((one) => one.kind === 'review')) return work; // what is to be confirmed is read, not the question about it
  return settle(offer(say(work, ...work.state.last), work.state.offered));
}

const labels: { [value: string]: TermKey } = {
  payee: 'label.payee',
  to: 'label.to',
  from: 'label.from',
  account: 'label.account',
  reference: 'label.reference',
};

const letters = (values: Values): { label: TermKey; text: string }[] =>
  Object.entries(values).flatMap(([name, value]) => {
    const label = labels[name];
    const text = value.t === 'name' ? value.v : value.t === 'account' ? value.tail : value.t === 'digits' ? value.v : '';
    return label && text !== '' ? [{ label, text: Array.from(text).join(' ') }] : [];
  });

/** The names, tails and references of the last turn, sign by sign; what was asked stays asked. */
export function spell(work: Work): Work {
  const found = work.state.last.flatMap((one) => letters(one.values));
  if (found.length === 0) return say(work, plain('common.nothingToSpell', 'status'));
  return keep(
    say(work, ...found.map(({ label, text }) => message('common.spelled', 'info', { label: term(label), text: { t: 'said', v: text } }))),
  );
}

/** Ends the turn without asking again: what the last message asked and offered still stands. */
const keep = (work: Work): Work => settle({ ...work, keeps: true });

/** Stops clocks and misses until the customer comes back. */
export const wait = (work: Work): Work => keep(say(work, plain('common.wait', 'status')));

const inMoney = (work: Work, dialogs: Dialogs) => work.state.stack.some((frame) => dialogs[frame.dialog]?.money);

/** Nobody is ever hung up on: a silence is asked about kindly, the third offers a person, and an open transfer says that nothing moved. */
export function silence(work: Work, bench: Bench): Work {
  const silences = work.state.silences + 1;
  const counted = { ...work, state: { ...work.state, silences } };
  const money = inMoney(work, bench.dialogs) ? [message('common.silenceMoney', 'status', {}, { money: 'notMoved' as const })] : [];
  if (silences < 3) {
    const told = say(counted, plain('common.silence', 'timeout'), ...money);
    return top(work) ? told : keep(told); // what was offered can still be taken up
  }
  const offered = message('common.silenceAgain', 'timeout', {}, { choices: [toHuman(), choice('repeat', 'help.choiceTryAgain', {})] });
  return settle(offer(say(counted, ...money, offered), { yes: { do: 'human' } }));
}

/** A password or code typed into the conversation: it was redacted before anything else, and is no try. */
export function secret(work: Work, bench: Bench): Work {
  const frame = top(work);
  const warned = say(work, message('common.secret', 'warning', {}, { urgency: 'alert' }));
  return frame?.phase === 'steppingUp' ? settle(say(warned, stepUpAgain(frame, dialogOf(frame, bench)))) : keep(warned);
}

/** An account number that answers nothing: no secret, but nothing is done with it, and how it could be used is told. What is open is asked again. */
export const loneNumber = (work: Work): Work => say(work, message('common.loneNumber', 'status', {}, { money: 'notMoved' }));

/** Not understood: first another try with an example, then a person. What is not clearly a yes never moves money. */
export function unclear(work: Work, command: Extract<Command, { do: 'unclear' }>, bench: Bench): Work {
  const frame = top(work);
  const misses = work.state.misses + 1;
  const counted = { ...work, state: { ...work.state, misses } };
  const best = command.best.flatMap((id) => {
    const label = bench.dialogs[id]?.offer;
    return label === undefined ? [] : [{ id: `start:${id}`, label, values: {} }];
  });
  if (misses >= 2) {
    const money = inMoney(work, bench.dialogs) ? [message('common.silenceMoney', 'status', {}, { money: 'notMoved' as const })] : [];
    return offerPerson(say(counted, ...money), misses);
  }
  if (best.length > 0 && frame?.phase !== 'reviewing')
    return settle(say(counted, message('common.didYouMean', 'question', {}, { choices: [...best, toHuman()] })));
  if (!frame && command.number && work.state.last.at(-1)?.choices) return keep(say(counted, plain('common.noSuchChoice', 'question')));
  if (!frame)
    return settle(say(counted, message('common.unclear', 'question', {}, { choices: [choice('help', 'help.choiceHelp', {}), toHuman()] })));
  if (frame.phase === 'reviewing') return say(counted, message('common.notAnswered', 'status', {}, { money: 'notMoved' }));
  const slot = openSlot(frame, bench);
  return say(counted, plain('common.unclearAsked', 'status'), ...(slot ? [plain(frame.among ? 'help.choose' : slot.example)] : []));
}
