import 'zod/compile'; // every schema becomes one flat function at its first parse: what comes in is checked several times faster
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, Pool } from 'pg';
import { assemble } from './app';
import { seedDemoBank } from './banking/demo/seed';
import { createClock } from './clock';
import { type Config, ConfigError, readConfig } from './config';
import { parseFaults } from './faults';
import { seedIdentity } from './identity/seed';
import { projectRoot } from './root';
import { buildServer } from './server';
import { startEmbedded } from './stores/sql/embedded';
import { createLanes } from './stores/sql/lanes';
import { migrate } from './stores/sql/migrate';
import { takeOwnership } from './stores/sql/ownership';
import { type Connections, connectionsOf, createPool } from './stores/sql/pool';
import { createMemoryStore } from './stores/shared/memory';
import { createRedisStore } from './stores/shared/redis';
import type { SharedStore } from './stores/types';
import { createLog, type Log } from './telemetry/log';
import { createMetrics } from './telemetry/metrics';
import { keepRecovering, recover } from './turn/recover';

const drainMs = 8_000;
/** What is under way has so long to end after a signal; the stores are closed then in any case, and the next start recovers the rest. */
const stopMaxMs = 20_000;
const recovering = { everyMs: 5_000, idleMs: 15_000 };
const outboxEveryMs = 1_000;
const billsEveryMs = 1_000;

type Database = Connections & { close(): Promise<void> };

async function openDatabase(config: Config, log: Log): Promise<Database> {
  const line = (text: string) => log.info(text);
  const onLost = (cause: Error) => {
    log.fatal({ err: cause }, 'the database is lost');
    process.exitCode = 1;
    process.kill(process.pid, 'SIGTERM');
  };
  if (config.databaseUrl === undefined) return startEmbedded({ dataDir: config.dataDir, log: line, onLost });
  const connections = connectionsOf(config.databaseUrl);
  const ownership = await takeOwnership({
    connection: () => connections.owner,
    alone: config.redisUrl === undefined,
    what: 'this database',
    log: line,
    onLost,
  });
  return { ...connections, close: () => ownership.release() };
}

/** Brings the database up to the code and gives an empty one the demo bank, the only bank there is so far. */
async function prepare(database: Database, now: Date, log: Log): Promise<void> {
  const owner = new Client(database.owner);
  await owner.connect();
  try {
    const applied = await migrate(owner);
    if (applied.length > 0) log.info({ migrations: applied.length }, 'the database was brought up to date');
    await seedDemoBank(owner, now);
    const pool = new Pool({ ...database.owner, max: 1 });
    await seedIdentity(pool, now).finally(() => pool.end());
  } finally {
    await owner.end();
  }
}

/** Settings of a `.env` beside package.json, where there is one; what is set in the environment comes first. */
function loadSettings(): void {
  const file = join(projectRoot, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}

type Stop = (signal: string) => Promise<void>;

type Shared = { shared: SharedStore; redis: () => 'up' | 'down' | 'none'; close(): Promise<void> };

/** Redis where there is one, over this node's own store; alone, the node's own is all there is. */
function openShared(config: Config, log: Log): Shared {
  const line = (text: string) => log.warn(text);
  const local = createMemoryStore({ log: line });
  if (config.redisUrl === undefined) return { shared: local, redis: () => 'none', close: () => Promise.resolve() };
  const redis = createRedisStore({ url: config.redisUrl, log: line, local });
  return { shared: redis, redis: redis.state, close: redis.close };
}

/** Puts the bot together over an open database and listens. What it returns ends it: HTTP first, then turns under way, then the stores. */
async function serve(config: Config, log: Log, database: Database): Promise<Stop> {
  const clock = createClock(config.demo);
  await prepare(database, clock.now(), log);
  const line = (text: string) => log.warn(text);
  const pool = createPool(database.bot, { log: line });
  const asking = createLanes(database.bot, { log: line });
  const { close: closeShared, ...shared } = openShared(config, log);
  const ground = { ...shared, pool, asking, clock, faults: parseFaults(config.faults), metrics: createMetrics(), log };
  const { audit, billJobs, delivery, edge, framework, outbox, recovery, turns } = assemble(config, ground);
  const server = buildServer({
    ...edge,
    log,
    https: config.https,
    frames: config.frameOrigins,
    trustedProxies: config.trustedProxies,
    drainMs,
  });
  // Alone here, whatever is acting was left by a bot that died; beside others it may be theirs, and they are given time.
  await recover(recovery, config.redisUrl === undefined ? 0 : recovering.idleMs);
  await shared.shared.ping().catch(() => log.warn('Redis does not answer yet; the bot goes on without it'));
  const keeper = keepRecovering(recovery, recovering);
  const sender = outbox.keepRunning(outboxEveryMs);
  const bills = billJobs.keepRunning(billsEveryMs);
  const { port } = await server.listen(config.port, config.host);
  log.info(`listening on http://${config.host}:${port} (${config.publicUrl})`);
  return async (signal) => {
    log.info(`${signal}: finishing what is under way`);
    const ended = async () => {
      await server.close();
      await Promise.all([keeper.stop(), sender.stop(), bills.stop(), turns.drain()]);
      await framework.drain();
      await audit.flush();
    };
    const late = pause(stopMaxMs, 'late', { ref: false });
    if ((await Promise.race([ended(), late])) === 'late') log.warn('not everything under way has ended; the next start looks after it');
    delivery.close();
    await Promise.all([pool.end(), asking.end(), closeShared()]);
  };
}

/** The first signal ends the bot in order, also while it is starting; the database is closed whatever happens. */
async function run(): Promise<void> {
  loadSettings();
  const config = readConfig(process.env);
  parseFaults(config.faults);
  const log = createLog(config.logLevel);
  for (const note of config.notes) log.info(note);
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
  const database = await openDatabase(config, log);
  try {
    const stop = await serve(config, log, database);
    await stop(await asked);
  } finally {
    await database.close();
  }
  log.info('stopped');
}

/** One plain line for what a person can mend; a port that is taken is the commonest. */
function wordStart(error: unknown): string {
  if (!(error instanceof Error)) return 'the bot could not start';
  return 'code' in error && error.code === 'EADDRINUSE' ? 'the port is in use by another program; set PORT to another one' : error.message;
}

run().then(
  () => process.exit(),
  (error: unknown) => {
    const lines = error instanceof ConfigError ? error.mistakes : [wordStart(error)];
    for (const line of lines) console.error(line);
    process.exit(1);
  },
);
