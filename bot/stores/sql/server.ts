import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { lstat, mkdir, mkdtemp, chown, open, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { ownerRole } from './cluster';
import { isAlive, readPostmaster, servesCluster } from './postmaster';
import { commandOf, type RunAs } from './run-as';

/** Crash recovery of a large ledger may take minutes; a server that says why it cannot start is given up after `startsMax` tries. */
const readyWaitMs = 300_000;
const startsMax = 40;
const pauseMs = 25;
const betweenStartsMs = 250;
const connectWaitMs = 5_000;
const stopWaitMs = 20_000;
const logMaxBytes = 1_000_000;
const socketPathMax = 80;
const socketPrefix = 'bank-pg-';
const firstPort = 20_000;
const lastPort = 60_000;

/** Where the server listens: a folder with its socket, or (Windows) the loopback address with a password. */
export type Endpoint = { host: string; port: number; password?: string };
export type Cluster = { runAs: RunAs; cluster: string; logFile: string; loopbackPassword?: string };

/** The server of one cluster. `ensureRunning` may be called at any time and by several bots: it reuses, waits for recovery, or starts. */
export type Server = { ensureRunning(): Promise<Endpoint>; stop(): Promise<void> };

export function createServer(o: Cluster & { log: (line: string) => void }): Server {
  let endpoint: Endpoint | undefined;
  return {
    ensureRunning: async () => (endpoint = await bringUp(o, endpoint)),
    stop: () => stopServer(o.cluster, endpoint),
  };
}

async function bringUp(o: Cluster & { log: (line: string) => void }, last?: Endpoint): Promise<Endpoint> {
  const until = Date.now() + readyWaitMs;
  let chosen = last;
  let child: ChildProcess | undefined;
  let starts = 0;
  while (Date.now() < until) {
    const seen = await readPostmaster(o.cluster);
    if (seen && (await servesCluster(seen.pid, o.cluster))) {
      const endpoint = endpointOf(o, seen);
      if (await answers(endpoint)) {
        if (chosen?.host !== endpoint.host) await removeSocketDir(chosen); // another bot's start was faster
        return endpoint;
      }
    } else if (!child || hasEnded(child)) {
      if (starts === startsMax) throw new Error(`PostgreSQL does not start: ${await tailOf(o.logFile)}`);
      if (starts > 0) await pause(betweenStartsMs);
      if (seen) await clearStale(o.cluster, seen, last);
      chosen ??= await chooseEndpoint(o);
      starts += 1;
      child = await start(o, chosen);
      o.log(`PostgreSQL started as process ${child.pid ?? 0}`);
    }
    await pause(pauseMs);
  }
  throw new Error(`PostgreSQL in ${o.cluster} was not ready after ${readyWaitMs / 1000} s: ${await tailOf(o.logFile)}`);
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

function endpointOf(o: Cluster, seen: { port: number; socketDir: string }): Endpoint {
  if (o.loopbackPassword !== undefined) return { host: '127.0.0.1', port: seen.port, password: o.loopbackPassword };
  return { host: seen.socketDir, port: seen.port };
}

/** A fresh 0700 folder for the socket; short, because a socket's path may have about 100 bytes. */
async function chooseEndpoint(o: Cluster): Promise<Endpoint> {
  if (o.loopbackPassword !== undefined) return { host: '127.0.0.1', port: randomInt(firstPort, lastPort), password: o.loopbackPassword };
  const parent = tmpdir().length > socketPathMax ? '/tmp' : tmpdir();
  return { host: await mkdtemp(join(parent, socketPrefix)), port: 5432 };
}

/** The pid file of a server that is gone: its process id may since belong to another program, at which PostgreSQL would balk. */
async function clearStale(cluster: string, { pid, socketDir }: { pid: number; socketDir: string }, last?: Endpoint): Promise<void> {
  if (isAlive(pid)) await rm(join(cluster, 'postmaster.pid'), { force: true });
  if (socketDir !== last?.host) await removeSocketDir({ host: socketDir });
}

async function removeSocketDir(endpoint?: { host: string }): Promise<void> {
  if (endpoint && basename(endpoint.host).startsWith(socketPrefix)) await rm(endpoint.host, { recursive: true, force: true });
}

/** In a process group of its own: Ctrl-C reaches the bot, which drains its turns and then stops the server itself. */
async function start(o: Cluster, endpoint: Endpoint): Promise<ChildProcess> {
  if (o.loopbackPassword === undefined) await ownSocketDir(endpoint.host, o.runAs.uid);
  const size = await lstat(o.logFile).then((s) => s.size, () => 0); // prettier-ignore
  if (size > logMaxBytes) await truncate(o.logFile);
  const { file, args, as } = commandOf(o.runAs, 'postgres', ['-D', o.cluster, ...settingsOf(o, endpoint)]);
  const output = await open(o.logFile, 'a', 0o600);
  try {
    const child = spawn(file, args, { ...as, cwd: '/', detached: true, windowsHide: true, stdio: ['ignore', output.fd, output.fd] });
    await new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject));
    child.unref();
    return child;
  } finally {
    await output.close();
  }
}

/**
 * Durability is never traded: fsync, full page writes and synchronous commit are said aloud so that no file can turn them off. The log keeps
 * the server's own words only: a statement's error could quote a customer, and the bot logs it masked.
 */
function settingsOf(o: Cluster, endpoint: Endpoint): string[] {
  const settings: { [name: string]: string } = {
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    port: String(endpoint.port),
    listen_addresses: o.loopbackPassword === undefined ? '' : '127.0.0.1',
    unix_socket_directories: o.loopbackPassword === undefined ? `"${endpoint.host}"` : '',
    unix_socket_permissions: '0700',
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/** Makes the folder again if a cleaner of temporary files took it; refuses one that somebody else made in its place. */
async function ownSocketDir(folder: string, uid?: number): Promise<void> {
  await mkdir(folder, { mode: 0o700 }).catch(() => undefined);
  const found = await lstat(folder);
  const owners = [process.getuid?.(), uid];
  if (!found.isDirectory() || !owners.includes(found.uid) || (found.mode & 0o077) !== 0) throw new Error(`${folder} is not ours`);
  if (uid !== undefined) await chown(folder, uid, uid);
}

/** False while the server is starting, recovering or stopping; any other refusal is an error. */
async function answers(endpoint: Endpoint): Promise<boolean> {
  const client = new Client({ ...ownerConnection(endpoint, 'postgres'), connectionTimeoutMillis: connectWaitMs });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', '57P03', ''].includes(code)) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** How the owner reaches a database of this server. */
export const ownerConnection = (at: Endpoint, database: string): ClientConfig => ({
  host: at.host,
  port: at.port,
  database,
  user: ownerRole,
  ...(at.password === undefined ? {} : { password: at.password }),
});

async function tailOf(logFile: string): Promise<string> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-3).join(' | ');
}

/** Fast shutdown (sessions end, a checkpoint is written), then an immediate one: the next start recovers what was committed. */
async function stopServer(cluster: string, endpoint?: Endpoint): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    const seen = await readPostmaster(cluster);
    if (!seen || !(await servesCluster(seen.pid, cluster))) break;
    process.kill(seen.pid, signal);
    if (await waitForEnd(seen.pid, cluster)) break;
  }
  await removeSocketDir(endpoint);
}

async function waitForEnd(pid: number, cluster: string): Promise<boolean> {
  const until = Date.now() + stopWaitMs;
  while (Date.now() < until) {
    if (!(await servesCluster(pid, cluster))) return true;
    await pause(pauseMs);
  }
  return false;
}
