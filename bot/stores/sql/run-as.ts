import { execFile } from 'node:child_process';
import { lchown, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Binaries, completeLinks, copyBinaries } from './binaries';

const run = promisify(execFile);
const nobody = 65534;
const probeTimeoutMs = 10_000;
const rootCache = '/var/cache/accessible-banking-assistant';

/** As whom PostgreSQL's programs run: `bin` holds them, `prefix` comes before each command line, `uid` is set where root hands over. */
export type RunAs = { bin: string; prefix: string[]; uid?: number };

/** An own user namespace in which root is nobody: the files stay root's, so this works below folders that only root may enter. */
const namespace = ['unshare', '--user', `--map-user=${String(nobody)}`, `--map-group=${String(nobody)}`];

/**
 * Decides how to run PostgreSQL, which refuses to run as root. An ordinary user runs it as is. Root runs it in a user namespace; where those
 * are refused, as the folder's owner or as nobody, with the programs copied to where that user can read them and `cluster` handed over.
 * Throws one line that names DATABASE_URL when no way works.
 */
export async function chooseRunAs(o: { binaries: Binaries; dataDir: string; cluster: string }): Promise<RunAs> {
  const isRoot = process.getuid?.() === 0;
  const own = (await completeLinks(o.binaries)) ? o.binaries : await copyBinaries(o.binaries, isRoot ? rootCache : o.dataDir);
  if (!isRoot) return { bin: binOf(own), prefix: [] };

  const owner = await stat(o.cluster).then((s) => s.uid, () => 0); // prettier-ignore
  if (owner === 0 && (await works({ bin: binOf(own), prefix: namespace }, o.dataDir))) return { bin: binOf(own), prefix: namespace };

  const uid = owner === 0 ? nobody : owner;
  await handOver([o.dataDir], uid);
  for (const provide of [() => Promise.resolve(own), () => copyBinaries(o.binaries, rootCache)]) {
    const runAs = { bin: binOf(await provide()), prefix: [], uid };
    if (!(await works(runAs, o.dataDir))) continue;
    await handOver(await everythingBelow(o.cluster), uid);
    return runAs;
  }
  throw new Error(
    `PostgreSQL cannot run as root here, and user ${uid} cannot use ${o.dataDir}: start as an ordinary user or set DATABASE_URL`,
  );
}

const binOf = (binaries: Binaries) => join(binaries.folder, 'native', 'bin');

type CommandLine = { file: string; args: string[]; as: { uid?: number; gid?: number } };

/** The whole command line of one of PostgreSQL's programs, for spawn. */
export const commandOf = (runAs: RunAs, program: 'postgres' | 'initdb', args: string[]): CommandLine =>
  lineOf(runAs, [join(runAs.bin, program), ...args]);

function lineOf(runAs: RunAs, words: string[]): CommandLine {
  const [file = '', ...args] = [...runAs.prefix, ...words];
  return { file, args, as: runAs.uid === undefined ? {} : { uid: runAs.uid, gid: runAs.uid } };
}

async function works(runAs: RunAs, dataDir: string): Promise<boolean> {
  const script = '"$0" --version && test -w "$1" && test -x "$1"';
  const { file, args, as } = lineOf(runAs, ['/bin/sh', '-c', script, join(runAs.bin, 'postgres'), dataDir]);
  return run(file, args, { ...as, cwd: '/', timeout: probeTimeoutMs }).then(() => true, () => false); // prettier-ignore
}

async function everythingBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  return [folder, ...names.map((name) => join(folder, name))];
}

async function handOver(paths: string[], uid: number): Promise<void> {
  for (const path of paths) await lchown(path, uid, uid).catch(ignoreMissing);
}

function ignoreMissing(error: unknown): void {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
