import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../bot/stores/sql/migrate';
import { openDatabase, type TestDatabase } from '../support/database';

let db: TestDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

/** A schema of migrations that starts empty, so that the code's own do not matter. */
async function withFolder(use: (folder: string, apply: () => Promise<string[]>) => Promise<void>): Promise<void> {
  const folder = join(await mkdtemp(join(tmpdir(), 'bank-migrations-')), 'migrations');
  await mkdir(folder);
  await db.owner.query('delete from core.migrations');
  const apply = async () => {
    const client = new Client(db.connections.owner);
    await client.connect();
    return migrate(client, folder).finally(() => client.end());
  };
  await use(folder, apply).finally(() => rm(dirname(folder), { recursive: true }));
}

const tableOf = (name: string) => `create table core.${name} (n int);`;
const exists = async (name: string) => (await db.owner.query<object>(`select to_regclass('core.${name}') is not null as yes`)).rows;

describe('migrations', () => {
  test('run in order, once, also when two nodes start together', async () =>
    withFolder(async (folder, apply) => {
      await writeFile(join(folder, '0002-second.sql'), 'insert into core.first values (1);');
      await writeFile(join(folder, '0001-first.sql'), tableOf('first'));
      const [one, two] = await Promise.all([apply(), apply()]);
      expect([...one, ...two]).toEqual(['0001-first.sql', '0002-second.sql']);
      expect((await db.owner.query<object>('select n from core.first')).rows).toEqual([{ n: 1 }]);
      expect(await apply()).toEqual([]);
    }));

  test('refuse a file that was changed after it was applied', async () =>
    withFolder(async (folder, apply) => {
      await writeFile(join(folder, '0001-changed.sql'), 'select 1;');
      await apply();
      await writeFile(join(folder, '0001-changed.sql'), 'select 2;');
      await expect(apply()).rejects.toThrow('0001-changed.sql was changed');
    }));

  test('refuse a database that is newer than the code', async () =>
    withFolder(async (folder, apply) => {
      await writeFile(join(folder, '0001-known.sql'), 'select 1;');
      await writeFile(join(folder, '0002-newer.sql'), 'select 1;');
      await apply();
      await rm(join(folder, '0002-newer.sql'));
      await expect(apply()).rejects.toThrow('newer than this code: it has 0002-newer.sql');
    }));

  test('leave nothing of a file that fails', async () =>
    withFolder(async (folder, apply) => {
      await writeFile(join(folder, '0001-good.sql'), tableOf('good'));
      await writeFile(join(folder, '0002-bad.sql'), `${tableOf('half')} select 1 / 0;`);
      await expect(apply()).rejects.toThrow('0002-bad.sql failed: division by zero');
      expect(await exists('good')).toEqual([{ yes: true }]);
      expect(await exists('half')).toEqual([{ yes: false }]);
      await writeFile(join(folder, '0002-bad.sql'), tableOf('half'));
      expect(await apply()).toEqual(['0002-bad.sql']);
    }));

  test.each([['2-short.sql'], ['0003 space.sql'], ['0004-A.sql']])('refuse the file name %s', async (name) =>
    withFolder(async (folder, apply) => {
      await writeFile(join(folder, name), 'select 1;');
      await expect(apply()).rejects.toThrow(name);
    }),
  );
});
