import { existsSync } from 'node:fs';
import { join } from 'node:path';
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
import { createLog, type Log } from './telemetry/log';
import { keepRecovering, recover } from './turn/recover';

const drainMs = 8_000;
const recovering = { everyMs: 5_000, idleMs: 15_000 };

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
  const ownership = await takeOwnership({ connection: () => connections.owner, alone: true, what: 'this database', log: line, onLost });
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

/** Puts the bot together over an open database and listens. What it returns ends it: HTTP first, then turns under way, then the stores. */
async function serve(config: Config, log: Log, database: Database): Promise<Stop> {
  const clock = createClock(config.demo);
  await prepare(database, clock.now(), log);
  const pool = createPool(database.bot, { log: (text) => log.warn(text) });
  const asking = createLanes(database.bot, { log: (text) => log.warn(text) });
  const shared = createMemoryStore({ log: (text) => log.warn(text) });
  const { audit, pages, recovery, turns } = assemble(config, { pool, asking, shared, clock, faults: parseFaults(config.faults), log });
  const server = buildServer({ ...pages, log, https: config.https, trustedProxies: config.trustedProxies, drainMs });
  await recover(recovery, 0); // this bot owns the database alone: whatever is acting was left by a bot that died
  const keeper = keepRecovering(recovery, recovering);
  const { port } = await server.listen(config.port, config.host);
  log.info(`listening on http://${config.host}:${port} (${config.publicUrl})`);
  return async (signal) => {
    log.info(`${signal}: finishing what is under way`);
    await server.close();
    await keeper.stop();
    await turns.drain();
    await audit.flush();
    await Promise.all([pool.end(), asking.end()]);
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
