import { randomBytes } from 'node:crypto';
import { mkdir, readFile, realpath, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { projectRoot } from '../../root';
import { findBinaries } from './binaries';
import { createCluster } from './cluster';
import { takeOwnership } from './ownership';
import { botRole, type Connections } from './pool';
import { chooseRunAs } from './run-as';
import { createServer, type Endpoint, ownerConnection } from './server';

const database = 'bank';

export type EmbeddedOptions = {
  dataDir: string;
  log: (line: string) => void;
  /** Called once if the server or its ownership is lost for good; the process should end. */
  onLost?(cause: Error): void;
  /** The socket in a folder of our own; loopback with a password where there are no such sockets (Windows). */
  transport?: 'socket' | 'loopback';
};

/**
 * A real PostgreSQL for a bot without DATABASE_URL: from npm, child of the bot, fsync on, found again after any kill. One bot per `dataDir`:
 * a second one gets DatabaseInUse, which names the process. While it runs, a server that was killed is started again at the same place, so
 * pools reconnect. `close` stops the server; a killed bot leaves it running and the next start takes it over.
 */
export async function startEmbedded(o: EmbeddedOptions): Promise<Connections & { close(): Promise<void> }> {
  await mkdir(resolve(o.dataDir), { recursive: true, mode: 0o700 });
  const dataDir = await realpath(o.dataDir);
  const cluster = join(dataDir, 'postgresql');
  const password = await keepPassword(join(dataDir, 'postgresql.password'));
  const loopback = (o.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket')) === 'loopback';

  const binaries = await findBinaries(projectRoot);
  const runAs = await chooseRunAs({ binaries, dataDir, cluster });
  await createCluster({ runAs, cluster, version: binaries.version, password });
  const logFile = join(dataDir, 'postgresql.log');
  const server = createServer({ runAs, cluster, logFile, log: o.log, ...(loopback ? { loopbackPassword: password } : {}) });
  let endpoint = await server.ensureRunning();

  const ownership = await takeOwnership({
    connection: () => ownerConnection(endpoint, 'postgres'),
    alone: true,
    what: dataDir,
    revive: async () => void (endpoint = await server.ensureRunning()),
    log: o.log,
    onLost: (cause) => (o.onLost ? o.onLost(cause) : o.log(`the database is lost: ${cause.message}`)),
  });
  const close = () => ownership.release(() => server.stop());
  try {
    await prepare(endpoint, password);
  } catch (error) {
    await close();
    throw error;
  }
  return { owner: ownerConnection(endpoint, database), bot: botConnection(endpoint), close };
}

const botConnection = (at: Endpoint): ClientConfig => ({ ...ownerConnection(at, database), user: botRole });

/** Asked for over loopback only; on a socket the folder's rights are what counts. */
async function keepPassword(file: string): Promise<string> {
  await writeFile(file, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(() => undefined);
  return (await readFile(file, 'utf8')).trim();
}

/** The database and the bot's role, which may log in and nothing else until migrations grant it something. */
async function prepare(endpoint: Endpoint, password: string): Promise<void> {
  const client = new Client(ownerConnection(endpoint, 'postgres'));
  await client.connect();
  try {
    const { rowCount: databases } = await client.query('select from pg_database where datname = $1', [database]);
    if (databases === 0) await client.query(`create database ${database}`);
    const { rowCount: roles } = await client.query('select from pg_roles where rolname = $1 and rolcanlogin', [botRole]);
    if (roles === 0) await client.query(`create role ${botRole} login password ${client.escapeLiteral(password)}`);
  } finally {
    await client.end();
  }
}
