import { type Message, message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import { emptyState, type State } from '../../dialogs/engine/state';
import { step, steps } from '../../dialogs/engine/step';
import type { Act, Outcome } from '../../dialogs/ports';
import type { OpenedTurn } from '../stores/sql/opened';
import { activityId, botActivity } from './activity';
import { listAhead } from './ahead';
import { languageCommand, type Read, readSaid } from './commands';
import { tellDropped } from './dropped';
import type { Inbound, Turned } from './inbound';
import { after, keep, ownWords, type Progress, type ToKeep } from './keep';
import { atStage, inLanguage, isActing, type Moment, momentOf, portsOf, timed, type TurnParts } from './moment';

/** A turn that another one overtook: it is read and done anew from the state that won. */
export type Attempt = Extract<Turned, { is: 'answered' | 'closed' }> | { is: 'stale' };

const never = new AbortController().signal;
/** A step-up or an act leads to an outcome, which may lead to one more act; more would be a loop. */
const actsMax = 3;

/** What became of an act that an earlier turn was interrupted in; one the bank has never seen is closed, so that it can never run later. */
async function interrupted(id: string, { acts, inbound }: Moment): Promise<Outcome> {
  const seen = await acts.outcomeOf(id);
  return seen.is === 'none' ? acts.abandon(id, inbound.customer ?? '') : seen;
}

/** Says aloud that what was open is lost, where another version stored it. */
async function droppedBefore(moment: Moment): Promise<Message[]> {
  const { opened, parts } = moment;
  if (!opened.dropped) return [];
  const told = await tellDropped(opened.dropped, {
    settled: (act) => interrupted(act, moment),
    voidCode: (act) => parts.voidStepUp(act, 'cancelled', parts.now()),
  });
  return [told];
}

/** Whether words follow that will close the turn with a question of their own. */
const wordsFollow = ({ opened, inbound }: Moment): boolean =>
  !opened.begun && !('commands' in inbound.said && inbound.said.commands.length === 0);

/** Tells first what became of an act left under way, before a word of what was said is read. */
async function tellInterrupted(progress: Progress, moment: Moment): Promise<{ progress: Progress; act?: Act }> {
  const acting = progress.state.stack.find((frame) => frame.phase === 'acting');
  if (!acting) return { progress };
  const outcome = await interrupted(acting.id, moment);
  const command = { do: 'outcome' as const, frame: acting.id, outcome };
  const told = await step(moment.parts.dialogs, progress.state, command, atStage(moment.context, 'interrupted'), {
    goOn: !wordsFollow(moment),
  });
  return { progress: after(progress, told), ...(told.act ? { act: told.act } : {}) };
}

/** Words of a delivery that had already got as far as its act are not read again: the outcome is their answer. */
async function commandsOf(progress: Progress, moment: Moment): Promise<Read> {
  const { inbound, opened, context, parts } = moment;
  if (opened.begun) return { commands: progress.messages.length > 0 ? [] : [{ do: 'repeat' }], kept: null, spoken: null };
  const { profile, abilities, today, ports, name, receivedAt } = context;
  const { readAgain } = parts;
  const speaker = { profile, abilities, receivedAt, turnId: moment.turn, ...(name === undefined ? {} : { name }) };
  const now = { state: progress.state, profile, abilities, today, ...(inbound.customer === undefined ? {} : { ports }) };
  return readSaid(inbound.said, readAgain ? { ...now, readAgain: (unread) => readAgain(unread, speaker) } : now, parts);
}

/** Commits the frame as acting, lets the bank act once, and gives the engine the outcome. */
async function perform(
  moment: Moment,
  progress: Progress,
  act: Act,
  words: ToKeep[],
): Promise<{ progress: Progress; next?: Act } | 'stale' | 'answered'> {
  const { parts, acts, context, inbound } = moment;
  await parts.faults.at('turn.afterReview');
  const begun = await keep(moment, progress, words, false);
  if (typeof begun === 'string') return begun;
  await parts.faults.at('turn.afterActing');
  const outcome = await timed(parts, 'act', () => acts.perform(act, never));
  parts.metrics.act(act.kind, outcome.is);
  await parts.faults.at('turn.afterPosting');
  // The books have changed: what is said from here on is read anew.
  const told = await step(
    parts.dialogs,
    begun.state,
    { do: 'outcome', frame: act.id, outcome },
    { ...atStage(inLanguage(context, progress.patch), `outcome of ${act.id}`), ports: portsOf(parts, inbound.customer) },
  );
  return { progress: after(begun, told), ...(told.act ? { next: told.act } : {}) };
}

/** The review counts as handed over now; what was received before cannot have confirmed it. */
const stampReview = (state: State, at: string): State => ({
  ...state,
  stack: state.stack.map((frame) => (frame.reviewed?.at === '' ? { ...frame, reviewed: { ...frame.reviewed, at } } : frame)),
});

/** Where the customer's words of this turn stand: those that were kept before the act, else those that are kept with the answer. */
function wordsSeq({ stored, seq }: Progress, words: ToKeep[]): number | undefined {
  return stored.find(({ from }) => from === 'customer')?.seq ?? (words.length > 0 ? seq + 1 : undefined);
}

async function answer(moment: Moment, progress: Progress, words: ToKeep[]): Promise<Attempt> {
  const { parts, inbound, turn } = moment;
  const { conversation, customer = null, abilities } = inbound;
  const at = parts.now().toISOString();
  const spoken = { ...moment.profile, ...progress.patch };
  const latest = activityId(conversation, progress.seq + words.length + 1);
  const reviewed = { ...stampReview(progress.state, at), latest };
  const state = customer === null ? { ...reviewed, profile: spoken } : reviewed;
  const messages = progress.messages.length > 0 ? progress.messages : [message('common.whereNothing', 'status', {})];
  const rendition = await timed(parts, 'render', () => parts.render(messages, spoken, abilities));
  const asked = wordsSeq(progress, words);
  const replyTo = asked === undefined ? {} : { replyToId: activityId(conversation, asked) };
  const bot: ToKeep = {
    from: 'bot',
    activity: (id) => botActivity({ id, ...replyTo, at, turn, rendition, state, publicUrl: parts.publicUrl, changed: progress.patch }),
  };
  await parts.faults.at('turn.beforeAnswer');
  const done = await keep(moment, { ...progress, state }, [...words, bot], true);
  if (typeof done === 'string') return { is: 'stale' };
  for (const { act, reason } of progress.voids) await parts.voidStepUp(act, reason, parts.now());
  const { money } = rendition;
  parts.audit.note({ turn, customer, conversation, channel: abilities.channel, keys: messages.map(({ key }) => key), money });
  await parts.faults.at('turn.afterAnswer');
  return { is: 'answered', activities: done.stored };
}

async function runActs(moment: Moment, progress: Progress, act: Act | undefined, words: ToKeep[]): Promise<Attempt> {
  let now = progress;
  let next = act;
  let unsaid = words;
  for (let count = 0; next && count < actsMax; count += 1) {
    const done = await perform(moment, now, next, unsaid);
    if (typeof done === 'string') return { is: 'stale' };
    now = done.progress;
    next = done.next;
    unsaid = [];
  }
  return answer(moment, now, unsaid);
}

async function keepProfile(moment: Moment, patch: Partial<Profile>): Promise<void> {
  const { parts, inbound, turn } = moment;
  if (inbound.customer !== undefined && Object.keys(patch).length > 0)
    await parts.profiles.patch(inbound.customer, patch, { turn, now: parts.now() });
}

/** Whether a delivery came to a customer's conversation from anybody else, or from nobody: then nothing of it is read or told. */
export const isForeign = ({ customer }: Inbound, opened: OpenedTurn): boolean => opened.customer !== null && customer !== opened.customer;

/** Nothing more is heard where the customer has signed out; an act that these very words had begun is told to its end. */
const isOver = ({ said }: Inbound, { closed, begun, state }: OpenedTurn): boolean =>
  closed && !('commands' in said) && !(begun && state && isActing(state));

/**
 * One attempt at one turn: open, tell what an interrupted act came to, read what was said, step, let the bank act, commit the answer. Nothing
 * is kept of an attempt that was overtaken, and an act that was begun is found by the next one through its frame.
 */
export async function attemptTurn(given: Inbound, turn: string, parts: TurnParts): Promise<Attempt> {
  const ahead = listAhead(given.said, parts.today());
  const opened = await timed(parts, 'open', () => parts.turns.open(given.conversation, given.key, { ...given, ahead }));
  const moment = momentOf(given, opened, turn, parts);
  const { inbound, profile, context } = moment;
  if (isForeign(inbound, opened)) throw new Error('a turn of one customer came to the conversation of another');
  if (opened.answered) return { is: 'answered', activities: opened.answered };
  if (isOver(inbound, opened)) return { is: 'closed' };
  const { version, seq } = opened;
  const begin: Progress = {
    ...{ version, seq, patch: {}, voids: [] },
    state: opened.state ?? emptyState,
    messages: await droppedBefore(moment),
    stored: opened.begun ?? [],
  };
  const { progress: told, act: again } = await tellInterrupted(begin, moment);
  const read = await timed(parts, 'read', () => commandsOf(told, moment));
  for (const { do: kind } of read.commands) parts.metrics.understood(kind);
  const spoken = languageCommand(read, profile);
  const commands = isActing(told.state) ? read.commands.filter((command) => command.do === 'human') : read.commands;
  const stepped =
    commands.length === 0
      ? undefined
      : await timed(parts, 'step', () => steps(parts.dialogs, told.state, commands, atStage(inLanguage(context, spoken), 'words')));
  const progress = sayingCut(read, stepped ? after({ ...told, patch: spoken }, stepped) : told);
  const act = stepped?.act ?? again;
  if (read.kept === null && !act && (progress.messages.length === 0 || isStill(moment, progress)))
    return { is: 'answered', activities: progress.stored };
  await keepProfile(moment, progress.patch);
  return runActs(moment, progress, act, ownWords(read, moment));
}

/** Says first that not all of it was read, where that is all there is to say of the money. */
function sayingCut(read: Read, progress: Progress): Progress {
  if (!read.cut || progress.messages.some(({ money }) => money !== 'none' && money !== 'notMoved')) return progress;
  return { ...progress, messages: [message('common.tooLong', 'status', {}, { money: 'notMoved' }), ...progress.messages] };
}

/** A look from inside that found the bank still at work: nothing is kept of it, so that the next look can tell the outcome. */
const isStill = ({ inbound, opened }: Moment, { state }: Progress): boolean =>
  'commands' in inbound.said && !opened.begun && isActing(state);
