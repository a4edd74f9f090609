import { message, type Message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Act } from '../ports';
import { aboutAct, underWay } from './about-act';
import { actOf, advance, refuseConfirmed } from './advance';
import type { Command } from './command';
import { afterwards, cancel, confirm, confirmTap, deny, tooLate } from './confirm';
import { changePace, changeProfile } from './change-profile';
import { back, correct, set } from './correct';
import { digestOf } from './digest';
import type { Context, Dialogs } from './dialog';
import { commandOf } from './offers';
import { outcome, steppedUp } from './outcome';
import { nameAccounts } from './own-accounts';
import { help, loneNumber, repeat, secret, silence, spell, unclear, wait, where, why } from './repair';
import { later, start, takeUp } from './start';
import { type Frame, most, type State } from './state';
import { begin, type Bench, dialogOf, reopen, replace, say, settle, top, type Voided, type Work } from './work';

/** What one turn comes to: the next state, what is said, at most one act for the pipeline, changes of profile, challenges that died. */
export type Stepped = { state: State; messages: Message[]; act?: Act; profile: Partial<Profile>; voids: Voided[] };

/** Commands that may not touch a frame the bank is at work on. */
const touching: Command['do'][] = ['set', 'correct', 'choose', 'confirm', 'deny', 'cancel', 'back'];

async function choose(work: Work, command: Extract<Command, { do: 'choose' }>, bench: Bench): Promise<Work> {
  const frame = top(work);
  if (command.id === 'confirm') return confirmTap(work, command, bench);
  if (command.frame !== undefined && command.frame !== frame?.id) return say(work, tooLate());
  const offered = Object.hasOwn(work.state.offered, command.id) ? work.state.offered[command.id] : undefined;
  const meant = offered ?? commandOf(command.id);
  return !meant || meant.do === 'choose' ? say(work, tooLate()) : run(work, meant, bench);
}

/** Goes on after a code was accepted: the same act with the grant, if it is still what was confirmed. */
async function actWithGrant(work: Work, frame: Frame, bench: Bench): Promise<Work> {
  const review = await dialogOf(frame, bench).review?.(frame.filled, bench.context);
  const same =
    review && 'act' in review && digestOf(review.act.kind, bench.context.customer ?? '', review.act.facts) === frame.reviewed?.digest;
  if (same) return settle({ ...replace(work, frame.id, { ...frame, phase: 'acting' }), act: actOf(frame, review, bench) });
  if (review && 'refusal' in review) return refuseConfirmed(work, frame, review, bench);
  const { work: reopened } = reopen(work, frame, bench);
  return say(reopened, aboutAct(dialogOf(frame, bench), 'readAgain', 'status', {}));
}

/** Fraud words stop everything that is about to be done, be it a transfer or a new payee: nothing moves, the codes die. */
function stopMoney(work: Work, bench: Bench): Work {
  const open = work.state.stack.filter((frame) => dialogOf(frame, bench).review && frame.phase !== 'acting');
  const voids = [
    ...work.voids,
    ...open.flatMap((frame) => (frame.challenge === undefined ? [] : [{ act: frame.id, reason: 'cancelled' as const }])),
  ];
  const state = { ...work.state, stack: work.state.stack.filter((frame) => !open.includes(frame)), pending: [], parked: [] };
  const stopped = { ...work, voids, state };
  const told = say(stopped, ...afterwards(work, message('fraud.stopped', 'status', {}, { money: open.length > 0 ? 'notMoved' : 'none' })));
  return open.length > 0 || told.messages.some((one) => one.money === 'moved' || one.money === 'checking') ? told : stopped;
}

/** A goodbye in the middle: what is open is kept, and the money state is told. */
function farewell(work: Work, bench: Bench): Work {
  const money = work.state.stack.some((frame) => dialogOf(frame, bench).money);
  return settle(say(work, message('common.goodbyeKept', 'farewell', {}, { money: money ? 'notMoved' : 'none' })));
}

async function run(work: Work, command: Command, bench: Bench): Promise<Work> {
  const again = (next: Command) => run(work, next, bench);
  const open = top(work);
  const dialog = open?.phase === 'acting' && touching.includes(command.do) ? dialogOf(open, bench) : undefined;
  if (dialog) return settle(say(work, aboutAct(dialog, 'running', 'status', {}, { money: underWay(dialog) })));
  switch (command.do) {
    case 'start':
      if (command.dialog === 'goodbye' && work.state.stack.length > 0) return farewell(work, bench);
      return start(command.dialog === 'fraud' ? stopMoney(work, bench) : work, command, bench);
    case 'set':
      return set(work, command, bench);
    case 'correct':
      return correct(work, command, bench);
    case 'choose':
      return choose(work, command, bench);
    case 'confirm':
      return confirm(work, command.strength, bench, again);
    case 'deny':
      return deny(work, bench, again);
    case 'cancel':
      return cancel(work, bench);
    case 'back':
      return open || !work.state.offered['profile:undo'] ? back(work, bench) : run(work, work.state.offered['profile:undo'], bench);
    case 'human':
      return start({ ...work, started: false }, { do: 'start', dialog: 'human' }, bench);
    case 'secret':
      return command.number ? loneNumber(work) : secret(work, bench);
    case 'profile':
      return changeProfile(work, command, bench);
    case 'unclear':
      return unclear(work, command, bench);
    case 'outcome':
      return outcome(work, command.frame, command.outcome, bench);
    case 'stepUp':
      return steppedUp(work, command, bench, (next, frame) => actWithGrant(next, frame, bench));
    case 'signedIn':
      return { ...work, state: { ...work.state, pending: [...work.state.pending, ...work.state.kept], kept: [] } };
    default:
      return runRepair(work, command.do, bench);
  }
}

type Repair = 'repeat' | 'slower' | 'faster' | 'spell' | 'help' | 'why' | 'where' | 'wait' | 'silence';

function runRepair(work: Work, what: Repair, bench: Bench): Work {
  const repairs: { [R in Repair]: () => Work } = {
    repeat: () => repeat(work),
    slower: () => changePace(work, -1, bench),
    faster: () => changePace(work, 1, bench),
    spell: () => spell(work),
    help: () => help(work, bench),
    why: () => why(work, bench),
    where: () => where(work, bench),
    wait: () => wait(work),
    silence: () => silence(work, bench),
  };
  return repairs[what]();
}

const misunderstood: Command['do'][] = ['unclear', 'silence'];

/** A turn that was understood starts counting misses and silences anew. */
const forgetMisses = (state: State, commands: Command[]): State =>
  commands.some((command) => misunderstood.includes(command.do)) ? state : { ...state, misses: 0, silences: 0 };

/** `quiet`: what came from inside and concerns nothing that is open needs no answer. */
function finish(work: Work, quiet = false): Stepped {
  const said = work.messages.length > 0 || work.act || quiet ? work.messages : [message('common.whereNothing', 'status', {})];
  const keptChoices = work.state.last.at(-1)?.choices;
  const shown =
    work.keeps && keptChoices ? said.map((one, index) => (index === said.length - 1 ? { ...one, choices: keptChoices } : one)) : said;
  const { last, offered } =
    (work.keeps && work.state.last.length > 0) || said.length === 0 ? work.state : { last: said, offered: work.offered };
  const { act, profile, voids } = work;
  return { state: { ...work.state, last, offered }, messages: shown, profile, voids, ...(act ? { act } : {}) };
}

/**
 * The engine: one turn of commands on one state. Pure but for its ports; it never acts itself. All commands are taken in, then one question,
 * answer or review closes the turn. A command that leads to an act ends the turn; those after it are dropped, since they were said before
 * its outcome was known. With `goOn` false nothing is asked: another step of the same turn follows.
 */
export async function steps(
  dialogs: Dialogs,
  state: State,
  commands: Command[],
  context: Context,
  { goOn } = { goOn: true },
): Promise<Stepped> {
  const bench = { dialogs, context };
  let work = begin(forgetMisses(state, commands));
  for (const command of commands.slice(0, most.commands)) {
    if (work.act) {
      if (command.do === 'start') work = later(work, command);
      continue;
    }
    work = await run({ ...work, settled: work.choosing === true }, command, bench);
  }
  const quiet = commands.every((command) => command.do === 'outcome' || command.do === 'stepUp');
  if (!goOn) return finish(await nameAccounts(work, context), true);
  const told = { ...context, profile: { ...context.profile, ...work.profile } };
  const gone = quiet && work.messages.length === 0 && !work.act;
  const ready = gone ? work : await advance(work, { dialogs, context: told }, state.stack.length, takeUp);
  return finish(await nameAccounts(ready, told), quiet);
}

/** One command: the form in which the pipeline gives outcomes. */
export const step = (dialogs: Dialogs, state: State, command: Command, context: Context, how = { goOn: true }): Promise<Stepped> =>
  steps(dialogs, state, [command], context, how);
