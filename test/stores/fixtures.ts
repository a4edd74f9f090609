import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { ClientConfig } from 'pg';
import { projectRoot } from '../../bot/root';
import { readPostmaster, servesCluster } from '../../bot/stores/sql/postmaster';

/** A 0700 folder that root made, with a data folder's name in it; `remove` also ends a server that a test left. */
export async function makeDataDir(): Promise<{ dataDir: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(join(tmpdir(), 'bank-embedded-'));
  const dataDir = join(parent, 'data');
  const remove = async () => {
    const left = await readPostmaster(join(dataDir, 'postgresql'));
    if (left && (await servesCluster(left.pid, dataDir))) process.kill(left.pid, 'SIGQUIT');
    if (left?.socketDir.startsWith(join(tmpdir(), 'bank-pg-'))) await rm(left.socketDir, { recursive: true, force: true });
    await rm(parent, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  return { dataDir, remove };
}

export const serverPid = async (dataDir: string) => (await readPostmaster(join(dataDir, 'postgresql')))?.pid;

/** A bot of another process on a data folder, and the first thing it says. */
export async function startOther(dataDir: string, env: NodeJS.ProcessEnv = {}): Promise<{ child: ChildProcess; said: string }> {
  const script = require.resolve('./other-bot');
  const child = spawn(process.execPath, ['--import', 'tsx', script, dataDir], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const said = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve));
  return { child, said };
}

/** Ends a process with SIGKILL and waits until it is gone. */
export function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}

/** How the owner reaches the server that another bot runs. */
export async function ownerOf(dataDir: string): Promise<ClientConfig> {
  const { socketDir: host, port } = (await readPostmaster(join(dataDir, 'postgresql')))!;
  return { host, port, user: 'bank_owner', database: 'bank' };
}

/** Runs a program to its end; rejects unless it exits with 0. */
export const runToEnd = (file: string, args: string[]) => promisify(execFile)(file, args).then(({ stdout }) => stdout);

/** The first answer that is no error: for what a server does in its own time after it was killed. */
export async function eventually<T>(ask: () => Promise<T>, triesMax = 400): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (error) {
      if (tries === triesMax) throw error;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

/** A log to hand to what is tested, and a promise of the line that holds these words. */
export function listenFor(words: string): { log: (line: string) => void; said: Promise<void> } {
  let hear: () => void = () => undefined;
  const said = new Promise<void>((resolve) => (hear = resolve));
  return { log: (line) => line.includes(words) && hear(), said };
}
