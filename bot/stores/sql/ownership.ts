import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import { isAlive } from './postmaster';

/** Any number, the same in every version of the bot; advisory locks are per database. */
const lockKey = 7_261_001;
const connectWaitMs = 5_000;
const deadHolderWaitMs = 10_000;
const pauseMs = 100;
const revivesMax = 60;
const revivePauseMs = 1_000;

/** Another bot holds this database. `pid` is its process, where it says so. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse';
  constructor(
    what: string,
    readonly holder: string,
    readonly pid: number | null,
  ) {
    super(`${what} is in use by another bot (${holder}); end it first, give each bot its own, or give both the same REDIS_URL`);
  }
}

/**
 * `alone`: no other node may be here (no REDIS_URL, or an embedded server); otherwise the lock is shared, and a node that must be alone is
 * refused. `revive` runs before each new connection after the session was lost; `onLost` is called once if the lock cannot be had again:
 * another bot has it, or the database stays away; the process should end.
 */
export type OwnershipOptions = {
  connection: () => ClientConfig;
  alone: boolean;
  what: string;
  revive?(): Promise<void>;
  log: (line: string) => void;
  onLost: (cause: Error) => void;
};

/** What a bot calls itself in pg_stat_activity, so that the next one can name it. */
export const applicationName = `bot pid ${process.pid} on ${hostname()}`.slice(0, 63);

/** Takes the session advisory lock that marks the owner of a database, and keeps it over losses of the session. Throws DatabaseInUse.
 * `release` first runs `last` under the lock: what nobody else may meet half done. */
export async function takeOwnership(o: OwnershipOptions): Promise<{ release(last?: () => Promise<void>): Promise<void> }> {
  const held: { session?: Client; released: boolean } = { released: false };
  await hold(o, held);
  return {
    release: async (last) => {
      held.released = true;
      await last?.();
      await held.session?.end().catch(() => undefined);
    },
  };
}

async function hold(o: OwnershipOptions, held: { session?: Client; released: boolean }): Promise<void> {
  const session = await lockSession(o);
  if (held.released) {
    await session.end();
    return;
  }
  held.session = session;
  session.once('end', () => {
    if (!held.released) void recover(o, held);
  });
}

async function recover(o: OwnershipOptions, held: { session?: Client; released: boolean }): Promise<void> {
  o.log('the session that holds the database ended; taking it again');
  let cause = new Error('the database was lost');
  for (let tries = 0; tries < revivesMax && !held.released; tries += 1) {
    try {
      await o.revive?.();
      await hold(o, held);
      o.log('the database is held again');
      return;
    } catch (error) {
      if (error instanceof Error) cause = error;
      if (error instanceof DatabaseInUse) break;
      await pause(revivePauseMs);
    }
  }
  if (!held.released) o.onLost(cause);
}

async function lockSession(o: OwnershipOptions): Promise<Client> {
  const client = new Client({
    ...o.connection(),
    application_name: applicationName,
    keepAlive: true,
    connectionTimeoutMillis: connectWaitMs,
  });
  client.on('error', () => undefined); // 'end' follows and is dealt with
  await client.connect();
  try {
    await lock(client, o);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** A bot that was killed leaves its session for a moment: its lock is waited for. A living holder is named at once. */
async function lock(client: Client, o: OwnershipOptions): Promise<void> {
  const text = `select pg_try_advisory_lock${o.alone ? '' : '_shared'}($1) as locked`;
  const until = Date.now() + deadHolderWaitMs;
  for (;;) {
    const [row] = z.array(z.object({ locked: z.boolean() })).parse((await client.query(text, [lockKey])).rows);
    if (row?.locked) return;
    const holder = await findHolder(client);
    if (holder && (!holder.gone || Date.now() > until)) throw new DatabaseInUse(o.what, holder.name, holder.pid);
    if (Date.now() > until) throw new DatabaseInUse(o.what, 'unknown', null);
    await pause(pauseMs);
  }
}

async function findHolder(client: Client): Promise<{ name: string; pid: number | null; gone: boolean } | null> {
  const { rows } = await client.query(
    `select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
      where l.locktype = 'advisory' and l.granted and l.pid <> pg_backend_pid() and l.objid = $1 and l.classid = 0
        and l.database = (select oid from pg_database where datname = current_database())`,
    [lockKey],
  );
  const [row] = z.array(z.object({ name: z.string() })).parse(rows);
  if (!row) return null;
  const [, pid, host] = /^bot pid (\d+) on (.*)$/.exec(row.name) ?? [];
  const here = pid !== undefined && host !== undefined && applicationName.endsWith(` on ${host}`);
  return { name: row.name || 'unnamed', pid: pid === undefined ? null : Number(pid), gone: here && !isAlive(Number(pid)) };
}
