import { execFile } from 'node:child_process';
import { chown, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isAlive } from './postmaster';
import { commandOf, type RunAs } from './run-as';

const run = promisify(execFile);
const initTimeoutMs = 120_000;

/** The superuser of an embedded cluster: owns every table, runs migrations, is never used to serve a turn. */
export const ownerRole = 'bank_owner';

/**
 * Makes a new cluster at `cluster` unless there is one. It is made under another name and renamed, so a kill half way leaves no half cluster
 * and of two starting bots one wins. UTF-8 with the builtin C.UTF-8 locale: sorting does not change with the machine's libraries.
 */
export async function createCluster(o: { runAs: RunAs; cluster: string; version: string; password: string }): Promise<void> {
  const { runAs, cluster } = o;
  if (await holdsCluster(cluster, o.version)) return;
  await removeUnfinished(cluster);
  const unfinished = unfinishedName(cluster, process.pid);
  await mkdir(unfinished, { mode: 0o700 });
  const passwordFile = `${unfinished}.password`;
  await writeFile(passwordFile, `${o.password}\n`, { mode: 0o600 });
  try {
    for (const path of runAs.uid === undefined ? [] : [unfinished, passwordFile]) await chown(path, runAs.uid ?? -1, runAs.uid ?? -1);
    await runInitdb(runAs, unfinished, passwordFile);
    await rename(unfinished, cluster);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await holdsCluster(cluster, o.version))) throw error;
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function runInitdb(runAs: RunAs, folder: string, passwordFile: string): Promise<void> {
  const { file, args, as } = commandOf(runAs, 'initdb', [
    `--pgdata=${folder}`,
    `--username=${ownerRole}`,
    `--pwfile=${passwordFile}`,
    '--auth-local=trust', // the socket's folder is 0700: who reaches it is the bot's own user
    '--auth-host=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
  ]);
  try {
    await run(file, args, { ...as, cwd: '/', timeout: initTimeoutMs, maxBuffer: 1_000_000 });
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr).trim() : '';
    throw new Error(`initdb could not make a cluster in ${folder}: ${said}`, { cause });
  }
}

/** Whether a finished cluster is there. A cluster of another major version needs pg_upgrade: an error that says so. */
async function holdsCluster(cluster: string, version: string): Promise<boolean> {
  const made = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(() => null);
  if (made === null) return false;
  if (made.trim() !== version.split('.')[0])
    throw new Error(`${cluster} was made by PostgreSQL ${made.trim()}, this is ${version}: run pg_upgrade`);
  return true;
}

const unfinishedName = (cluster: string, pid: number) => `${cluster}.new-${pid}`;

/** Removes what a killed start left, but not what another bot is making now. */
async function removeUnfinished(cluster: string): Promise<void> {
  const parent = join(cluster, '..');
  const pattern = /\.new-(\d+)(\.password)?$/;
  for (const name of await readdir(parent)) {
    const pid = Number(pattern.exec(name)?.[1] ?? 0);
    if (pid > 0 && (pid === process.pid || !isAlive(pid))) await rm(join(parent, name), { recursive: true, force: true });
  }
}
