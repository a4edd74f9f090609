import type { Profile } from '../../accessibility/profile';
import type { OfferedWords, Render } from '../../accessibility/render';
import type { Context, Dialogs } from '../../dialogs/engine/dialog';
import type { State } from '../../dialogs/engine/state';
import type { Acts, Ports } from '../../dialogs/ports';
import type { Faults } from '../faults';
import type { OpenedTurn } from '../stores/sql/opened';
import type { ConversationStore } from '../stores/sql/turns';
import type { Metrics, Stage } from '../telemetry/metrics';
import type { TurnAudit } from './audit';
import type { Understand } from './commands';
import type { Inbound } from './inbound';
import { onceEach } from './ports';
import type { ReadAgain } from './second-reading';

/** What a turn needs of the rest of the bot. `acts` are those of one turn, so that its id reaches audit and code. */
export type TurnParts = {
  turns: ConversationStore;
  dialogs: Dialogs;
  render: Render;
  offeredWords: OfferedWords;
  understand: Understand;
  /** Whether words are a whole phrase that nobody's names matter to. */
  isListed: (text: string) => boolean;
  /** A second reader for what was not understood, where there is one. */
  readAgain?: ReadAgain;
  profiles: {
    /** A stored profile, or the defaults where nothing is stored. */
    read(stored: unknown): Profile;
    patch(customer: string, patch: Partial<Profile>, by: { turn: string; now: Date }): Promise<Profile>;
  };
  portsFor(customer: string, alongside?: unknown): Ports;
  publicPorts: Ports;
  actsFor(turn: { id: string; inbound: Inbound; profile: Profile }): Acts;
  voidStepUp(act: string, reason: 'corrected' | 'cancelled' | 'refused', now: Date): Promise<void>;
  /** Called after every commit: whoever is attached to the conversation may look. */
  grown(conversation: string): void;
  audit: TurnAudit;
  publicUrl: string;
  metrics: Pick<Metrics, 'stage' | 'understood' | 'act'>;
  defaultProfile: Profile;
  now(): Date;
  today(): string;
  faults: Faults;
};

/** One attempt at one turn: what came, what is stored, who speaks, and what may be asked of the bank. */
export type Moment = {
  inbound: Inbound;
  opened: OpenedTurn;
  profile: Profile;
  turn: string;
  acts: Acts;
  context: Context;
  parts: TurnParts;
};

/** What is stored of an address says whose it is, which conversation it writes to and how far it is trusted; nothing a caller sends does. */
export function inboundAt(given: Inbound, { address, conversation }: OpenedTurn): Inbound {
  if (!address) return given;
  const { customer: _said, profile, ...rest } = given;
  const asked = address.customer === undefined && profile ? { profile } : {};
  return { ...rest, ...asked, ...address, conversation };
}

/** A customer's needs are kept with the customer, a stranger's with the conversation. */
function profileOf(parts: TurnParts, { customer, profile }: Inbound, { state, speaker }: OpenedTurn): Profile {
  if (customer !== undefined) return profile ?? parts.profiles.read(speaker?.profile);
  return state?.profile ?? profile ?? parts.defaultProfile;
}

/** The bank as this customer may ask it, each thing read once however many steps ask. */
export const portsOf = (parts: TurnParts, customer: string | undefined, alongside?: unknown): Ports =>
  customer === undefined ? parts.publicPorts : onceEach(parts.portsFor(customer, alongside));

function contextOf(parts: TurnParts, inbound: Inbound, profile: Profile, { state, speaker }: OpenedTurn): Context {
  const { customer, conversation, key, assurance, abilities, receivedAt } = inbound;
  const name = assurance === 'signedIn' ? speaker?.[profile.lang === 'en' ? 'romanised' : 'name'] : undefined;
  return {
    ...{ profile, assurance, abilities, receivedAt, conversation },
    now: parts.now().toISOString(),
    today: parts.today(),
    turn: `${conversation}|${key}`,
    seesLatest: inbound.seen === undefined || state?.latest === undefined || inbound.seen === state.latest,
    ports: portsOf(parts, customer, speaker?.alongside),
    ...(customer === undefined ? {} : { customer }),
    ...(name === undefined ? {} : { name }),
  };
}

export function momentOf(given: Inbound, opened: OpenedTurn, turn: string, parts: TurnParts): Moment {
  const inbound = inboundAt(given, opened);
  const profile = profileOf(parts, inbound, opened);
  const context = contextOf(parts, inbound, profile, opened);
  return { ...{ inbound, opened, profile, turn, context, parts }, acts: parts.actsFor({ id: turn, inbound, profile }) };
}

/** The steps of one turn open frames of their own: each step has a name, and frame ids are derived from it too. */
export const atStage = (context: Context, stage: string): Context => ({ ...context, turn: `${context.turn}|${stage}` });

/** The language of a request in another language holds from this very turn. */
export const inLanguage = (context: Context, spoken: Partial<Profile>): Context => ({
  ...context,
  profile: { ...context.profile, ...spoken },
});

/** Times one stage of a turn, whether it succeeds or not. */
export async function timed<T>({ metrics }: Pick<TurnParts, 'metrics'>, stage: Stage, work: () => T | Promise<T>): Promise<T> {
  const from = performance.now();
  try {
    return await work();
  } finally {
    metrics.stage(stage, (performance.now() - from) / 1_000);
  }
}

export const isActing = (state: State): boolean => state.stack.some((frame) => frame.phase === 'acting');
