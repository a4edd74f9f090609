import { Client, Pool } from 'pg';
import { assemble } from './app';
import { seedDemoBank } from './banking/demo/seed';
import { createClock } from './clock';
import { type Config, ConfigError, readConfig } from './config';
import { parseFaults } from './faults';
import { seedIdentity } from './identity/seed';
import { buildServer } from './server';
import { startEmbedded } from './stores/sql/embedded';
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

async function run(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  for (const note of config.notes) log.info(note);
  const clock = createClock(config.demo);
  const database = await openDatabase(config, log);
  await prepare(database, clock.now(), log);
  const pool = createPool(database.bot, { log: (text) => log.warn(text) });
  const shared = createMemoryStore({ log: (text) => log.warn(text) });
  const { audit, pages, recovery, turns } = assemble(config, { pool, shared, clock, faults: parseFaults(config.faults), log });
  const server = buildServer({ ...pages, log, https: config.https, trustedProxies: config.trustedProxies, drainMs });
  await recover(recovery, 0); // this bot owns the database alone: whatever is acting was left by a bot that died
  const keeper = keepRecovering(recovery, recovering);
  const { port } = await server.listen(config.port, config.host);
  log.info(`listening on http://${config.host}:${port} (${config.publicUrl})`);

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info(`${signal}: finishing what is under way`);
    await server.close();
    await keeper.stop();
    await turns.drain();
    await audit.flush();
    await pool.end();
    await database.close();
    log.info('stopped');
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop(signal).finally(() => process.exit()));
}

run().catch((error: unknown) => {
  if (error instanceof ConfigError) for (const mistake of error.mistakes) console.error(mistake);
  else console.error(error instanceof Error ? error.message : 'the bot could not start');
  process.exit(1);
});
