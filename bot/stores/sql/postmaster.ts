import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What a running (or killed) server left in its data folder: PostgreSQL's postmaster.pid. `socketDir` is '' where it has no socket. */
export type Postmaster = { pid: number; port: number; socketDir: string; status: string };

/** Reads postmaster.pid; null when there is none or it is not written to its end yet. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid = '', , , port = '', socketDir = '', , , status = ''] = text.split('\n').map((line) => line.trim());
  if (!/^\d+$/.test(pid) || !/^\d+$/.test(port)) return null;
  return { pid: Number(pid), port: Number(port), socketDir, status };
}

/** Whether a process of this id exists, whoever owns it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/**
 * Whether the process is the server of this very cluster. A process id alone proves nothing: after a restart of the machine or a container
 * it may be anybody's, and PostgreSQL itself would then refuse to start.
 */
export async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => psCommand(pid));
  return command.includes('postgres') && command.includes(cluster);
}

const psCommand = (pid: number) =>
  run('ps', ['-ww', '-o', 'command=', '-p', String(pid)]).then(
    ({ stdout }) => stdout,
    () => '',
  );
