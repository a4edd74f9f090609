import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { ClientConfig } from 'pg';
import { projectRoot } from '../../bot/root';
import { freePort } from '../support/ports';

/** A connection as DATABASE_URL says it; a socket's folder travels as `host` in the query. */
function urlOf({ connectionString, host = '', port = 5432, user = '', database = '' }: ClientConfig): string {
  if (connectionString !== undefined) return connectionString;
  return `postgres://${user}@localhost/${database}?${new URLSearchParams({ host, port: String(port) }).toString()}`;
}

function launch(script: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [script], {
    cwd: projectRoot,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The whole bot in a process of its own, as `npm start` runs it, at one address over all its lives. `script`: of `buildBot`. */
export async function createNode(o: { script: string; owner: ClientConfig; redisUrl?: string; env?: Record<string, string> }) {
  const port = await freePort();
  const settings = { PORT: String(port), DATABASE_URL: urlOf(o.owner), TURNS_PER_MINUTE: '100000', SIGN_INS_PER_MINUTE: '1000', ...o.env };
  const env = o.redisUrl === undefined ? settings : { ...settings, REDIS_URL: o.redisUrl };
  let child: ChildProcess | undefined;
  const abandon = () => void child?.kill('SIGKILL');
  process.once('exit', abandon);

  /** Resolves when it listens; rejects with what it said when it ends instead. */
  const start = async (): Promise<void> => {
    const started = launch(o.script, env);
    child = started;
    const complaints: string[] = [];
    createInterface(started.stderr!).on('line', (line) => complaints.push(line));
    await new Promise<void>((resolve, reject) => {
      started.once('close', () => reject(new Error(complaints.join('\n'))));
      createInterface(started.stdout!).on('line', (line) => line.includes('listening on') && resolve());
    });
  };
  /** kill -9, and nothing else. */
  const kill = async (): Promise<void> => {
    const ended = child;
    child = undefined;
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return;
    ended.kill('SIGKILL');
    await once(ended, 'exit');
  };
  const close = async (): Promise<void> => {
    process.off('exit', abandon);
    await kill();
  };
  return { url: `http://127.0.0.1:${port}`, start, kill, close };
}

export type BotNode = Awaited<ReturnType<typeof createNode>>;
