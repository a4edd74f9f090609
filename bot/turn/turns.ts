import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { PeerError } from '../errors';
import type { SharedStore } from '../stores/types';
import type { Metrics } from '../telemetry/metrics';
import { apologise } from './apologise';
import type { Inbound, Turned } from './inbound';
import type { TurnParts } from './moment';
import { askingOnce } from './second-reading';
import { attemptTurn } from './turn';

export type TurnLimits = { perMinute: number; waitingMax: number; timeMs: number; attemptsMax: number };
export const turnLimits: TurnLimits = { perMinute: 60, waitingMax: 20, timeMs: 10_000, attemptsMax: 8 };

/** What goes wrong in a turn is logged whole; the customer hears our own words only. Every line carries `turnId`, none of them words. */
export type TurnLog = { [level in 'debug' | 'warn' | 'error']: (about: object, line: string) => void };

export type TurnsParts = TurnParts & { shared: SharedStore; log: TurnLog; limits: TurnLimits; metrics: Pick<Metrics, 'turn'> };

export type Turns = {
  /** One delivery, in its place in the conversation. Throws PeerError when a store does not answer: then nobody knows, and the edge says so. */
  receive(inbound: Inbound): Promise<Turned>;
  /** Waits until every turn under way has been committed. */
  drain(): Promise<void>;
  /** Turns that are under way or wait for their place. */
  waiting(): number;
};

const hold = { ttlMs: 30_000, waitMs: 60_000 };
/** Words that were answered "still working" are tried for so long where a store does not answer: five minutes. */
const promise = { triesMax: 300, pauseMs: 1_000 };

/** One delivery that is under way; `promised`: its sender was told that it goes on, and has nothing left to send again. */
type UnderWay = { promised: boolean; turn: Promise<Turned> };

/** Orders the turns of each conversation. The lock only orders: the version that `commit` checks is the fence, so losing the lock costs a retry. */
export function createTurns(parts: TurnsParts): Turns {
  const waiting = new Map<string, number>();
  const running = new Set<Promise<unknown>>();
  const underWay = new Map<string, UnderWay>();
  let ending = false;

  const enter = (conversation: string): boolean => {
    const there = waiting.get(conversation) ?? 0;
    if (there >= parts.limits.waitingMax) return false;
    waiting.set(conversation, there + 1);
    return true;
  };
  const leave = (conversation: string) => {
    const there = (waiting.get(conversation) ?? 1) - 1;
    if (there > 0) waiting.set(conversation, there);
    else waiting.delete(conversation);
  };

  /** A promise outlives what a store does not answer, and a crowd; ending ends it, and the log says what was not kept. */
  const untilDone = async (inbound: Inbound, isPromised: () => boolean): Promise<Turned> => {
    const own = askingOnce(parts);
    for (let tries = 1; ; tries += 1) {
      const done = await inOrder(own, inbound).catch(peerFault);
      if (!(done instanceof PeerError) && done.is !== 'busy') return done;
      if (!isPromised() || ending || tries === promise.triesMax) {
        if (isPromised()) parts.log.error({ key: inbound.key }, 'words that were taken could not be kept');
        if (done instanceof PeerError) throw done;
        return done;
      }
      await pause(promise.pauseMs);
    }
  };

  const take = async (inbound: Inbound, isPromised: () => boolean): Promise<Turned> => {
    const refused = await overRate(parts, inbound);
    if (refused) return refused;
    if (!enter(inbound.conversation)) return { is: 'busy', retryMs: 1_000 };
    const turn = untilDone(inbound, isPromised).finally(() => leave(inbound.conversation));
    running.add(turn);
    void turn.catch(() => undefined).finally(() => running.delete(turn));
    return turn;
  };
  /** A delivery that comes again while it is under way waits for the one answer: it is no further turn, and nobody is told that it was not taken. */
  const takeOnce = (inbound: Inbound): UnderWay => {
    const name = JSON.stringify([inbound.conversation, inbound.customer ?? null, inbound.key]);
    const there = underWay.get(name);
    if (there) return there;
    const fresh: UnderWay = { promised: false, turn: take(inbound, () => fresh.promised).finally(() => underWay.delete(name)) };
    underWay.set(name, fresh);
    return fresh;
  };

  return {
    receive: (inbound) => counted(parts, inbound, withinLimit(takeOnce(inbound), parts.limits.timeMs)),
    waiting: () => running.size,
    drain: async () => {
      ending = true;
      await Promise.allSettled([...running]);
    },
  };
}

function peerFault(error: unknown): PeerError {
  if (error instanceof PeerError) return error;
  throw error;
}

async function overRate({ shared, limits }: TurnsParts, { said, conversation }: Inbound): Promise<Turned | null> {
  if ('commands' in said) return null;
  const taken = await shared.take(`turns:${conversation}`, limits.perMinute, 60_000);
  return taken.ok ? null : { is: 'busy', retryMs: taken.retryMs };
}

async function inOrder(parts: TurnsParts, inbound: Inbound): Promise<Turned> {
  const lock = await parts.shared.lock(`conversation:${inbound.conversation}`, hold).catch(() => null);
  try {
    return await noted(parts, inbound);
  } finally {
    await lock?.release().catch(() => undefined);
  }
}

/** One turn under an id of its own, and the one line that every turn leaves. */
async function noted(parts: TurnsParts, inbound: Inbound): Promise<Turned> {
  const turnId = randomUUID();
  const from = performance.now();
  let result: Turned['is'] | 'failed' = 'failed';
  try {
    const done = await untilKept(parts, inbound, turnId);
    result = done.is;
    return done;
  } finally {
    parts.log.debug({ turnId, channel: inbound.abilities.channel, result, ms: Math.round(performance.now() - from) }, 'a turn ended');
  }
}

async function untilKept(parts: TurnsParts, inbound: Inbound, turn: string): Promise<Turned> {
  for (let attempt = 1; attempt <= parts.limits.attemptsMax; attempt += 1) {
    const done = await attemptTurn(inbound, turn, parts).catch((error: unknown) => {
      parts.log.error({ turnId: turn, err: error }, 'the turn failed');
      return apologise(inbound, turn, parts, error);
    });
    if (done.is !== 'stale') return done;
    parts.log.warn({ turnId: turn, attempt }, 'another turn of this conversation was kept first');
  }
  return { is: 'busy', retryMs: 1_000 };
}

async function counted({ metrics }: TurnsParts, { abilities }: Inbound, turned: Promise<Turned>): Promise<Turned> {
  const from = performance.now();
  const count = (result: Turned['is'] | 'failed') =>
    metrics.turn({ channel: abilities.channel, result, seconds: (performance.now() - from) / 1_000 });
  try {
    const done = await turned;
    count(done.is);
    return done;
  } catch (error) {
    count('failed');
    throw error;
  }
}

/** The edge waits so long; the turn itself goes on, and an act is never cut. */
async function withinLimit(delivery: UnderWay, timeMs: number): Promise<Turned> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Turned>((resolve) => {
    timer = setTimeout(() => {
      delivery.promised = true;
      resolve({ is: 'working' });
    }, timeMs);
  });
  return Promise.race([delivery.turn, late]).finally(() => clearTimeout(timer));
}
