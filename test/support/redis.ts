import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Redis } from 'ioredis';
import { ensureTool } from './tools';
import { freePort } from './ports';

const program = 'redis-server';

const ready = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`${program} ended with ${code}`)));
    createInterface(child.stdout!).on('line', (line) => line.includes('Ready to accept connections') && resolve());
  });

/** A redis-server of a test's own on a free port of loopback: it keeps nothing on disk and may be killed, stalled and emptied. */
export async function startRedis(o: { cluster?: boolean; started?: boolean } = {}) {
  ensureTool(program);
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'bank-redis-'));
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no', '--daemonize', 'no'];
  const cluster = o.cluster ? ['--cluster-enabled', 'yes', '--cluster-announce-ip', '127.0.0.1'] : [];
  let child: ChildProcess | undefined;

  const start = async () => {
    child = spawn(program, [...settings, ...cluster], { stdio: ['ignore', 'pipe', 'inherit'] });
    await ready(child);
  };
  const kill = async () => {
    const ended = child;
    child = undefined;
    if (!ended || ended.exitCode !== null || ended.signalCode !== null) return;
    ended.kill('SIGKILL');
    await once(ended, 'exit');
  };
  /** One command, as redis-cli would send it. */
  const ask = async (command: string, ...args: string[]): Promise<unknown> => {
    const client = new Redis(port, '127.0.0.1', { retryStrategy: () => null });
    return client.call(command, ...args).finally(() => client.disconnect());
  };
  const abandon = () => void child?.kill('SIGKILL');
  process.once('exit', abandon);
  if (o.started !== false) await start();
  if (o.cluster) {
    await ask('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    while (!String(await ask('CLUSTER', 'INFO')).includes('cluster_state:ok'));
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    ask,
    start,
    kill,
    restart: async () => {
      await kill();
      await start();
    },
    stall: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    flush: () => ask('FLUSHALL'),
    close: async () => {
      process.off('exit', abandon);
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type TestRedis = Awaited<ReturnType<typeof startRedis>>;
