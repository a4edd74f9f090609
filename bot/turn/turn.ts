import { type Json, type Message, message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Render } from '../../accessibility/render';
import type { Context, Dialogs } from '../../dialogs/engine/dialog';
import { emptyState, type State } from '../../dialogs/engine/state';
import { step, type Stepped, steps } from '../../dialogs/engine/step';
import type { Act, Acts, Outcome, Ports } from '../../dialogs/ports';
import type { Faults } from '../faults';
import type { ConversationStore, OpenedTurn } from '../stores/sql/turns';
import type { StoredActivity } from '../stores/types';
import { botActivity, customerActivity } from './activity';
import type { TurnAudit } from './audit';
import { languageCommand, type Read, readSaid, type Understand } from './commands';
import { tellDropped } from './dropped';
import type { Inbound, Turned } from './inbound';
import { noPorts, onceEach } from './ports';

/** What a turn needs of the rest of the bot. `acts` are those of one turn, so that its id reaches audit and code. */
export type TurnParts = {
  turns: ConversationStore;
  dialogs: Dialogs;
  render: Render;
  understand: Understand;
  profiles: {
    load(customer: string): Promise<Profile>;
    patch(customer: string, patch: Partial<Profile>, by: { turn: string; now: Date }): Promise<Profile>;
  };
  nameOf(customer: string, lang: Profile['lang']): Promise<string | undefined>;
  portsFor(customer: string): Ports;
  actsFor(turn: { id: string; inbound: Inbound; profile: Profile }): Acts;
  voidStepUp(act: string, reason: 'corrected' | 'cancelled', now: Date): Promise<void>;
  audit: TurnAudit;
  defaultProfile: Profile;
  now(): Date;
  today(): string;
  faults: Faults;
};

/** A turn that another one overtook: it is read and done anew from the state that won. */
export type Attempt = Extract<Turned, { is: 'answered' | 'closed' }> | { is: 'stale' };

type Moment = { inbound: Inbound; opened: OpenedTurn; profile: Profile; turn: string; acts: Acts; context: Context; parts: TurnParts };
type Progress = { state: State; version: number; messages: Message[]; stored: StoredActivity[]; patch: Partial<Profile> };

const never = new AbortController().signal;
/** A step-up or an act leads to an outcome, which may lead to one more act; more would be a loop. */
const actsMax = 3;

async function contextOf(parts: TurnParts, inbound: Inbound, profile: Profile, state: State | null): Promise<Context> {
  const { customer, conversation, key, assurance, abilities, receivedAt } = inbound;
  const named = customer !== undefined && assurance === 'signedIn' ? await parts.nameOf(customer, profile.lang) : undefined;
  return {
    profile,
    assurance,
    abilities,
    receivedAt,
    now: parts.now().toISOString(),
    today: parts.today(),
    turn: `${conversation}|${key}`,
    conversation,
    seesLatest: inbound.seen === undefined || state?.latest === undefined || inbound.seen === state.latest,
    ports: customer === undefined ? noPorts : onceEach(parts.portsFor(customer)),
    ...(customer === undefined ? {} : { customer }),
    ...(named === undefined ? {} : { name: named }),
  };
}

/** The steps of one turn open frames of their own: each step has a name, and frame ids are derived from it too. */
const at = (context: Context, stage: string): Context => ({ ...context, turn: `${context.turn}|${stage}` });

const withoutChoices = ({ choices: _choices, ...message }: Message): Message => message;

/** What a later step says comes behind what was said before; only the last one's choices are offered. */
const after = (progress: Progress, stepped: Stepped): Progress => ({
  ...progress,
  state: stepped.state,
  messages: stepped.messages.length === 0 ? progress.messages : [...progress.messages.map(withoutChoices), ...stepped.messages],
  patch: { ...progress.patch, ...stepped.profile },
});

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

const isActing = (state: State): boolean => state.stack.some((frame) => frame.phase === 'acting');

/** Whether words follow that will close the turn with a question of their own. */
const wordsFollow = ({ opened, inbound }: Moment): boolean =>
  !opened.begun && !('commands' in inbound.said && inbound.said.commands.length === 0);

/** Tells first what became of an act left under way, before a word of what was said is read. */
async function tellInterrupted(progress: Progress, moment: Moment): Promise<{ progress: Progress; act?: Act }> {
  const acting = progress.state.stack.find((frame) => frame.phase === 'acting');
  if (!acting) return { progress };
  const outcome = await interrupted(acting.id, moment);
  const command = { do: 'outcome' as const, frame: acting.id, outcome };
  const told = await step(moment.parts.dialogs, progress.state, command, at(moment.context, 'interrupted'), { goOn: !wordsFollow(moment) });
  return { progress: after(progress, told), ...(told.act ? { act: told.act } : {}) };
}

/** The language of a request in another language holds from this very turn. */
const inLanguage = (context: Context, spoken: Partial<Profile>): Context => ({ ...context, profile: { ...context.profile, ...spoken } });

/** Words of a delivery that had already got as far as its act are not read again: the outcome is their answer. */
async function commandsOf(progress: Progress, moment: Moment): Promise<Read> {
  const { inbound, opened, context, parts } = moment;
  if (opened.begun) return { commands: progress.messages.length > 0 ? [] : [{ do: 'repeat' }], kept: null, spoken: null };
  const { profile, abilities, today, ports } = context;
  return readSaid(
    inbound.said,
    { state: progress.state, profile, abilities, today, ...(inbound.customer === undefined ? {} : { ports }) },
    parts,
  );
}

type Kept = { from: StoredActivity['from']; activity: Json }[];

const ownWords = (read: Read, { inbound, turn, profile }: Moment): Kept =>
  read.kept === null
    ? []
    : [{ from: 'customer', activity: customerActivity({ id: turn, at: inbound.receivedAt, text: read.kept, lang: profile.lang }) }];

async function commit(moment: Moment, progress: Progress, activities: Kept, last: boolean): Promise<Progress | 'stale' | 'answered'> {
  const { conversation, key, customer } = moment.inbound;
  const { state, version } = progress;
  const done = await moment.parts.turns.commit({
    conversation,
    key,
    version,
    state,
    last,
    activities,
    outbox: [],
    ...(customer === undefined ? {} : { customer }),
  });
  if (done.is !== 'ok') return done.is;
  const first = done.seq - activities.length + 1;
  const stored = activities.map(({ from, activity }, index) => ({ seq: first + index, from, activity }));
  return { ...progress, version: done.version, stored: [...progress.stored, ...stored] };
}

/** Commits the frame as acting, lets the bank act once, and gives the engine the outcome. */
async function perform(
  moment: Moment,
  progress: Progress,
  act: Act,
  words: Kept,
): Promise<{ progress: Progress; next?: Act } | 'stale' | 'answered'> {
  const { parts, acts, context, inbound } = moment;
  await parts.faults.at('turn.afterReview');
  const begun = await commit(moment, progress, words, false);
  if (typeof begun === 'string') return begun;
  await parts.faults.at('turn.afterActing');
  const outcome = await acts.perform(act, never);
  await parts.faults.at('turn.afterPosting');
  // The books have changed: what is said from here on is read anew.
  const fresh = inbound.customer === undefined ? {} : { ports: onceEach(parts.portsFor(inbound.customer)) };
  const told = await step(
    parts.dialogs,
    begun.state,
    { do: 'outcome', frame: act.id, outcome },
    { ...at(inLanguage(context, progress.patch), `outcome of ${act.id}`), ...fresh },
  );
  return { progress: after(begun, told), ...(told.act ? { next: told.act } : {}) };
}

/** The review counts as handed over now; what was received before cannot have confirmed it. */
const stampReview = (state: State, at: string): State => ({
  ...state,
  stack: state.stack.map((frame) => (frame.reviewed?.at === '' ? { ...frame, reviewed: { ...frame.reviewed, at } } : frame)),
});

async function answer(moment: Moment, progress: Progress, words: Kept): Promise<Attempt> {
  const { parts, inbound, turn } = moment;
  const when = parts.now().toISOString();
  const spoken = { ...moment.profile, ...progress.patch };
  const reviewed = stampReview(progress.state, when);
  const latest = { ...reviewed, latest: `${turn}.1` };
  const state = inbound.customer === undefined ? { ...latest, profile: spoken } : latest;
  const turnOf = progress.messages.length > 0 ? progress.messages : [message('common.whereNothing', 'status', {})];
  const rendition = parts.render(turnOf, spoken, inbound.abilities);
  const bot = { from: 'bot' as const, activity: botActivity({ id: `${turn}.1`, replyToId: turn, at: when, turn, rendition, state }) };
  await parts.faults.at('turn.beforeAnswer');
  const done = await commit(moment, { ...progress, state }, [...words, bot], true);
  if (typeof done === 'string') return { is: 'stale' };
  const { conversation, customer = null, abilities } = inbound;
  parts.audit.note({
    turn,
    customer,
    conversation,
    channel: abilities.channel,
    keys: turnOf.map(({ key }) => key),
    money: rendition.money,
  });
  await parts.faults.at('turn.afterAnswer');
  return { is: 'answered', activities: done.stored };
}

async function runActs(moment: Moment, progress: Progress, act: Act | undefined, words: Kept): Promise<Attempt> {
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

/** A customer's needs are kept with the customer, a stranger's with the conversation. */
async function profileOf(parts: TurnParts, { customer, profile }: Inbound, state: State | null): Promise<Profile> {
  if (customer !== undefined) return profile ?? parts.profiles.load(customer);
  return state?.profile ?? profile ?? parts.defaultProfile;
}

/** Whether a delivery names another customer than the one whose conversation it came to: then nothing of it is read or told. */
export const isForeign = ({ customer }: Inbound, opened: OpenedTurn): boolean =>
  customer !== undefined && opened.customer !== null && customer !== opened.customer;

/**
 * One attempt at one turn: open, tell what an interrupted act came to, read what was said, step, let the bank act, commit the answer. Nothing
 * is kept of an attempt that was overtaken, and an act that was begun is found by the next one through its frame.
 */
export async function attemptTurn(inbound: Inbound, turn: string, parts: TurnParts): Promise<Attempt> {
  const opened = await parts.turns.open(inbound.conversation, inbound.key);
  if (isForeign(inbound, opened)) throw new Error('a turn of one customer came to the conversation of another');
  if (opened.answered) return { is: 'answered', activities: opened.answered };
  if (opened.closed && !('commands' in inbound.said)) return { is: 'closed' };
  const profile = await profileOf(parts, inbound, opened.state);
  const context = await contextOf(parts, inbound, profile, opened.state);
  const moment: Moment = { inbound, opened, profile, turn, context, parts, acts: parts.actsFor({ id: turn, inbound, profile }) };
  const begin: Progress = {
    state: opened.state ?? emptyState,
    version: opened.version,
    messages: await droppedBefore(moment),
    stored: opened.begun ?? [],
    patch: {},
  };
  const { progress: told, act: again } = await tellInterrupted(begin, moment);
  const read = await commandsOf(told, moment);
  const spoken = languageCommand(read, profile);
  const commands = isActing(told.state) ? read.commands.filter((command) => command.do === 'human') : read.commands;
  const stepped =
    commands.length === 0 ? undefined : await steps(parts.dialogs, told.state, commands, at(inLanguage(context, spoken), 'words'));
  const progress = stepped ? after({ ...told, patch: spoken }, stepped) : told;
  const act = stepped?.act ?? again;
  if (read.kept === null && !act && (progress.messages.length === 0 || isStill(moment, progress)))
    return { is: 'answered', activities: progress.stored };
  await keepProfile(moment, progress.patch);
  const done = await runActs(moment, progress, act, ownWords(read, moment));
  if (done.is === 'answered') for (const voided of stepped?.voids ?? []) await parts.voidStepUp(voided.act, voided.reason, parts.now());
  return done;
}

/** A look from inside that found the bank still at work: nothing is kept of it, so that the next look can tell the outcome. */
const isStill = ({ inbound, opened }: Moment, { state }: Progress): boolean =>
  'commands' in inbound.said && !opened.begun && isActing(state);
