import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { projectRoot } from '../../bot/root';

const startWaitMs = 60_000;
const stopWaitMs = 20_000;
const linesKeptMax = 20;

export type Child = {
  pid: number;
  /** Waits for a line of its output; rejects with its last lines when the process ends first, or after a minute. */
  says(words: string | RegExp): Promise<string>;
  /** SIGTERM, then SIGKILL when it does not end in time. */
  stop(): Promise<void>;
};

const running = new Set<() => void>();

/** What must not outlive the bench, done last first and at once: also on Ctrl-C and after an error. Returns how to take it off the list. */
export function endAtExit(end: () => void): () => void {
  if (running.size === 0) arm();
  running.add(end);
  return () => void running.delete(end);
}

let armed = false;
function arm(): void {
  if (armed) return;
  armed = true;
  process.once('exit', () => {
    for (const end of [...running].reverse()) attempt(end);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
}

/** One that fails keeps nothing else from being ended. */
function attempt(end: () => void): void {
  try {
    end();
  } catch (error) {
    console.error(error);
  }
}

/** Takes a folder away, also one that a dying process still writes to. */
export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 50 });

/** A program of ours in a process of its own. Its environment is the given one and nothing of ours, so that a `.env` of the shell measures nothing. */
export function startNode(args: string[], env: Record<string, string>): Child {
  const plain = { PATH: process.env.PATH ?? '', TMPDIR: process.env.TMPDIR ?? '/tmp', LANG: 'C.UTF-8' };
  return startChild(process.execPath, args, { ...plain, ...env });
}

export function startChild(file: string, args: string[], env: NodeJS.ProcessEnv): Child {
  const child = spawn(file, args, { cwd: projectRoot, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const heard: string[] = [];
  const listeners = new Set<(line: string) => void>();
  for (const stream of [child.stdout, child.stderr])
    createInterface(stream).on('line', (line) => {
      heard.push(line);
      heard.splice(0, heard.length - linesKeptMax);
      listeners.forEach((listen) => listen(line));
    });
  const forget = endAtExit(() => child.kill('SIGKILL'));
  child.once('exit', forget);
  return { pid: child.pid ?? 0, says: (words) => hear(child, heard, listeners, words), stop: () => stop(child) };
}

function hear(child: ChildProcess, heard: string[], listeners: Set<(line: string) => void>, words: string | RegExp): Promise<string> {
  const fits = (line: string) => (typeof words === 'string' ? line.includes(words) : words.test(line));
  const before = heard.find(fits);
  if (before !== undefined) return Promise.resolve(before);
  return new Promise((resolve, reject) => {
    const fail = () => end(() => reject(new Error(`never said ${String(words)}:\n${heard.join('\n')}`)));
    const timer = setTimeout(fail, startWaitMs);
    const listen = (line: string) => fits(line) && end(() => resolve(line));
    const end = (then: () => void) => {
      clearTimeout(timer);
      listeners.delete(listen);
      child.off('exit', fail);
      then();
    };
    listeners.add(listen);
    child.once('exit', fail);
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), stopWaitMs);
  await ended;
  clearTimeout(late);
}

/** One clock tick of /proc is 10 ms on every Linux that Node runs on (USER_HZ). */
const tickMs = 10;
type Usage = { parent: number; ownMs: number; endedMs: number };

function usageOf(pid: string): Usage | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const at = (field: number) => fields[field - 3] ?? 0; // numbered as in proc(5), whose third follows the name
    return { parent: at(4), ownMs: (at(14) + at(15)) * tickMs, endedMs: (at(16) + at(17)) * tickMs };
  } catch {
    return null; // it ended while we looked
  }
}

/** CPU time of a process and everything it started, also of what has ended since, in milliseconds. */
export function cpuMsOf(pid: number): number {
  const all = new Map(readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => [Number(name), usageOf(name)])); // prettier-ignore
  const within = (one: number): boolean => {
    for (let at = one, steps = 0; at > 1 && steps < 64; at = all.get(at)?.parent ?? 0, steps += 1) if (at === pid) return true;
    return false;
  };
  let sumMs = 0;
  for (const [one, usage] of all) if (usage && within(one)) sumMs += usage.ownMs + usage.endedMs;
  return sumMs;
}

/** Resident memory of one process in megabytes; `most` is the highest it ever was. */
export function memoryMbOf(pid: number): { now: number; most: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0) / 1024;
  return { now: mb('VmRSS'), most: mb('VmHWM') };
}
