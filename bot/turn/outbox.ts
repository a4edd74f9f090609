import type { Pool, PoolClient } from 'pg';
import { z } from 'zod';
import type { Json } from '../../accessibility/message';

/** What is to be sent to one address: how it is reached, and an activity as it was stored. */
export const Letter = z.object({ address: z.string().min(1), reference: z.custom<Json>(), activity: z.custom<Json>() });
export type Letter = z.infer<typeof Letter>;

const atOnce = 4;
const roundMax = 10_000;
const backoff = { firstMs: 1_000, mostMs: 5 * 60_000 };
const waitingMax = 10_000;
/** Nobody wants to hear a day later what they were told to wait for. */
const oldAfter = '1 day';

export type OutboxParts = {
  pool: Pool;
  topic: string;
  /** Sends one letter, within seconds; throws when it was not taken. */
  send(letter: Letter): Promise<void>;
  now: () => Date;
  log: { warn(about: object, line: string): void; error(about: object, line: string): void };
};

export type Outbox = {
  /** Keeps a letter until it is sent. The same activity to the same address is kept once. */
  put(letter: Letter): Promise<void>;
  /** Sends what waits, as far as it is due; returns how many were sent. */
  run(): Promise<number>;
  /** Runs again and again, one run at a time, until stopped; stopping waits for the letters that are being sent, the rest stays for the next start. */
  keepRunning(everyMs: number): { stop(): Promise<void> };
};

/**
 * Sends what turns left in core.outbox: in order per address, each row by one node at a time (its row lock is held while it is sent), again
 * after a growing pause where the peer does not take it, and given up aloud after a day. A node that dies between sending and marking sends
 * once more: at least once, never lost.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const waits = createWaits(parts.now);
  let stopping = false;
  const run = async (): Promise<number> => {
    const first = await sendOne(parts, waits);
    if (first === 'nothing') return 0;
    const counts = await Promise.all(Array.from({ length: atOnce }, () => sendAll(parts, waits, () => stopping)));
    return counts.reduce((sum, count) => sum + count, first === 'sent' ? 1 : 0);
  };
  return {
    put: async ({ address, reference, activity }) => {
      const { id } = z.object({ id: z.string() }).parse(activity);
      const values = [parts.topic, `${address} ${id}`, JSON.stringify({ address, reference, activity })];
      await parts.pool.query('insert into core.outbox (topic, key, payload) values ($1, $2, $3) on conflict (key) do nothing', values);
    },
    run,
    keepRunning: (everyMs) => {
      const running = keepRunning(run, everyMs, (error) => parts.log.warn({ err: error }, 'the outbox could not be read'));
      return {
        stop: () => {
          stopping = true;
          return running.stop();
        },
      };
    },
  };
}

type Waits = ReturnType<typeof createWaits>;

/** Which addresses wait, and until when. In memory: a node that starts tries at once. */
function createWaits(now: () => Date) {
  const waiting = new Map<string, { tries: number; untilMs: number }>();
  return {
    addresses: (): string[] => [...waiting].flatMap(([address, { untilMs }]) => (untilMs > now().getTime() ? [address] : [])),
    failed: (address: string): number => {
      const tries = (waiting.get(address)?.tries ?? 0) + 1;
      const pauseMs = Math.min(backoff.firstMs * 2 ** (tries - 1), backoff.mostMs);
      const [oldest] = waiting.keys();
      if (waiting.size >= waitingMax && oldest !== undefined) waiting.delete(oldest);
      waiting.set(address, { tries, untilMs: now().getTime() + pauseMs });
      return pauseMs;
    },
    sent: (address: string) => void waiting.delete(address),
  };
}

async function sendAll(parts: OutboxParts, waits: Waits, isStopping: () => boolean): Promise<number> {
  let sent = 0;
  for (let round = 0; round < roundMax && !isStopping(); round += 1) {
    const done = await sendOne(parts, waits);
    if (done === 'nothing') break;
    if (done === 'sent') sent += 1;
  }
  return sent;
}

const Row = z.object({ id: z.string(), payload: z.unknown(), is_old: z.boolean() });

/**
 * The oldest row whose address is due and has no older row waiting. A row that another node sends stays locked and unsent until it is done, so
 * the next one to its address is not yet the oldest: the order holds across nodes.
 */
const oldest = `select id, payload, at < clock_timestamp() - interval '${oldAfter}' as is_old from core.outbox o
  where topic = $1 and sent_at is null and not coalesce(payload ->> 'address' = any($2), false)
    and not exists (select from core.outbox before where before.topic = $1 and before.sent_at is null and before.id < o.id
                    and before.payload ->> 'address' = o.payload ->> 'address')
  order by id limit 1 for update skip locked`;

async function sendOne(parts: OutboxParts, waits: Waits): Promise<'sent' | 'failed' | 'nothing'> {
  return inTransaction(parts.pool, async (client) => {
    const { rows } = await client.query<object>(oldest, [parts.topic, waits.addresses()]);
    const row = Row.safeParse(rows[0]).data;
    if (!row) return 'nothing';
    const error = await trySending(parts, waits, row);
    if (error === undefined) await client.query(mark('clock_timestamp()'), [row.id]);
    else if (error.over) await client.query(mark(`'-infinity'`), [row.id]);
    return error === undefined ? 'sent' : 'failed';
  });
}

/** A row that was given up is marked with a time that never was: the bot may change nothing else of it. */
const mark = (when: string) => `update core.outbox set sent_at = ${when} where id = $1`;

async function trySending({ send, log }: OutboxParts, waits: Waits, row: z.infer<typeof Row>): Promise<{ over: boolean } | undefined> {
  const letter = Letter.safeParse(row.payload).data;
  try {
    await send(Letter.parse(row.payload));
    if (letter) waits.sent(letter.address);
    return undefined;
  } catch (error) {
    const over = row.is_old || !letter;
    if (over) log.error({ err: error, outbox: row.id }, 'a message was given up: nobody took it within a day, or it cannot be read');
    else log.warn({ err: error, outbox: row.id, againInMs: waits.failed(letter.address) }, 'a message was not taken and is sent again');
    return { over };
  }
}

async function inTransaction<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const done = await work(client);
    await client.query('commit');
    client.release();
    return done;
  } catch (error) {
    client.release(true); // ends the session: a transaction left open would keep the row
    throw error;
  }
}

function keepRunning(run: () => Promise<number>, everyMs: number, failed: (error: unknown) => void): { stop(): Promise<void> } {
  let running: Promise<unknown> | undefined;
  const timer = setInterval(() => {
    running ??= run()
      .catch(failed)
      .finally(() => (running = undefined));
  }, everyMs).unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
