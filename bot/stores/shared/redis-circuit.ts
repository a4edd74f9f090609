import { type Connection, opened, within } from './redis-connection';

const probeEveryMs = 1_000;
const quietMs = 5_000;

/** `down`: not sent, or refused, so nothing has happened. `unsure`: sent, and nobody knows whether it was done. */
export type Asked<T> = { is: 'answered'; value: T } | { is: 'down' } | { is: 'unsure'; cause: unknown };

export type Circuit = {
  /** Sends where Redis answers and waits for `limitMs` at most; where it is known to be away, costs nothing. Never rejects. */
  ask<T>(send: () => Promise<T>): Promise<Asked<T>>;
  state(): 'up' | 'down';
  close(): void;
};

/**
 * Keeps a Redis that is away, slow or full from costing every turn a wait: after the first failure nothing is asked until a probe is answered
 * in time. The probe writes, so that a Redis that only reads (a replica, a full memory) counts as away. An outage is logged once.
 */
export function createCircuit(o: {
  connection: Connection;
  limitMs: number;
  probe: () => Promise<unknown>;
  log: (line: string) => void;
}): Circuit {
  const outage = createOutageLog(o.log);
  let state: 'opening' | 'up' | 'down' | 'closed' = 'opening';
  let probing: Promise<void> | undefined;
  let again: NodeJS.Timeout | undefined;

  const isClosed = () => state === 'closed';
  const probe = () => (probing ??= tryOnce().finally(() => (probing = undefined)));
  const tryOnce = async () => {
    if (isClosed()) return;
    clearTimeout(again);
    const answered = await within(o.probe(), o.limitMs).then(
      () => true,
      (cause: unknown) => {
        if (!isClosed()) outage.begins(cause);
        return false;
      },
    );
    if (isClosed()) return;
    state = answered ? 'up' : 'down';
    if (answered) outage.over();
    else again = setTimeout(() => void probe(), probeEveryMs).unref();
  };
  const trip = (cause: unknown) => {
    if (isClosed()) return;
    state = 'down';
    outage.begins(cause);
    void probe();
  };
  const opening = opened(o.connection).then(() => (state === 'opening' ? probe() : undefined));
  o.connection.on('error', trip);
  o.connection.on('close', () => trip(new Error('the connection was closed')));
  o.connection.on('ready', () => void probe());

  return {
    ask: async (send) => {
      if (state === 'opening') await opening;
      if (state !== 'up') return { is: 'down' };
      try {
        return { is: 'answered', value: await within(send(), o.limitMs) };
      } catch (cause) {
        trip(cause);
        return isRefusal(cause) ? { is: 'down' } : { is: 'unsure', cause };
      }
    },
    state: () => (state === 'up' ? 'up' : 'down'),
    close: () => {
      state = 'closed';
      clearTimeout(again);
      outage.close();
    },
  };
}

/** Redis answered no: OOM, READONLY, NOAUTH and the like. Such a command was not run. */
const isRefusal = (cause: unknown): boolean => cause instanceof Error && cause.name === 'ReplyError';

function wordCause(cause: unknown): string {
  if (!(cause instanceof Error)) return 'unknown';
  if (isRefusal(cause)) return cause.message.split(' ', 1).join('');
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
}

/** One line when an outage begins and one when it has been over for a while, however often the circuit turns in between. */
function createOutageLog(log: (line: string) => void) {
  let told = false;
  let quiet: NodeJS.Timeout | undefined;
  const loud = () => {
    clearTimeout(quiet);
    quiet = undefined;
  };
  const end = () => {
    told = false;
    quiet = undefined;
    log('Redis answers again');
  };
  return {
    begins: (cause: unknown) => {
      loud();
      if (!told) log(`Redis does not answer (${wordCause(cause)}): this node orders and counts by itself`);
      told = true;
    },
    over: () => {
      if (told) quiet ??= setTimeout(end, quietMs).unref();
    },
    close: loud,
  };
}
