import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClientConfig, Pool } from 'pg';
import { seedDemoBank } from '../../bot/banking/demo/seed';
import { addressOf } from '../../bot/channels/botframework/incoming';
import { readConfig } from '../../bot/config';
import { seedIdentity } from '../../bot/identity/seed';
import { createSessions } from '../../bot/identity/sessions';
import { startEmbedded } from '../../bot/stores/sql/embedded';
import { migrate } from '../../bot/stores/sql/migrate';
import { createPool } from '../../bot/stores/sql/pool';
import { readPostmaster } from '../../bot/stores/sql/postmaster';
import { onDatabase, runOn } from '../support/database';
import { ensureTool } from '../support/tools';
import { type Child, endAtExit, removeFolder, startChild, startNode } from './processes';
import { freePort } from '../support/ports';

/** For every bot that is measured: limits that one machine asking 50 times at once does not meet. */
const limits = { TURNS_PER_MINUTE: '100000', VISITORS_PER_MINUTE: '100000', SIGN_INS_PER_MINUTE: '100000' };
const config = readConfig({});

/** The one PostgreSQL of a run, as the bot's own: from npm, on a socket, fsync on; in a folder of its own that goes with it. */
export type Ground = {
  pid: number;
  version: string;
  /** A database with the demo bank in it, and how a program reaches it as its owner. */
  createDatabase(name: string): Promise<Database>;
  close(): Promise<void>;
};
export type Database = { url: string; socketDir: string; port: number; user: string; name: string; owner: Pool; close(): Promise<void> };

export async function openGround(): Promise<Ground> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bank-bench-'));
  const remove = endAtExit(() => removeFolder(dataDir));
  const server = await startEmbedded({ dataDir, log: () => undefined });
  const postmaster = (await readPostmaster(join(dataDir, 'postgresql')))!;
  const forget = endAtExit(() => {
    process.kill(postmaster.pid, 'SIGQUIT');
    removeFolder(postmaster.socketDir);
  });
  const [{ version, fsync }] = (await runOn(
    server.owner,
    `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
  )) as [{ version: string; fsync: string }];
  if (fsync !== 'on') throw new Error('fsync is off: nothing measured here would mean anything');
  let template: Promise<void> | undefined;
  return {
    ...{ pid: postmaster.pid, version },
    createDatabase: async (name) => {
      await (template ??= makeTemplate(server.owner));
      return createDatabase(server.owner, name);
    },
    close: async () => {
      forget();
      await server.close();
      removeFolder(dataDir);
      remove();
    },
  };
}

const templateName = 'bench_template';

async function makeTemplate(server: ClientConfig): Promise<void> {
  await runOn(server, `create database ${templateName}`);
  const owner = createPool(onDatabase(server, templateName), { log: () => undefined });
  const session = await owner.connect();
  await migrate(session);
  await seedDemoBank(session, new Date());
  session.release();
  await seedIdentity(owner, new Date());
  await owner.end();
}

async function createDatabase(server: ClientConfig, name: string): Promise<Database> {
  await runOn(server, `create database ${name} template ${templateName}`);
  const owner = createPool(onDatabase(server, name), { log: () => undefined });
  const { host = '', port = 0, user = '' } = server;
  const url = `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`;
  return { url, socketDir: host, port, user, name, owner, close: () => owner.end() };
}

export type Bot = Child & { port: number; url: string; listens(): Promise<unknown> };

/** The built bot, as `npm start` runs it. `nodeArgs` come before the program. */
export async function startBot(env: Record<string, string>, nodeArgs: string[] = []): Promise<Bot> {
  const port = await freePort();
  const child = startNode(['--max-semi-space-size=32', ...nodeArgs, 'dist/bot/index.js'], { ...limits, PORT: String(port), ...env });
  const url = `http://127.0.0.1:${port}`;
  return { ...child, port, url, listens: () => child.says(`listening on ${url}`) };
}

/** botbuilder's EchoBot, listening. */
export async function startEcho(): Promise<Omit<Bot, 'listens'>> {
  const port = await freePort();
  const child = startNode(['--import', 'tsx', join(__dirname, 'echo-bot.ts')], { PORT: String(port) });
  await child.says('listening');
  return { ...child, port, url: `http://127.0.0.1:${port}` };
}

/** A redis-server that keeps nothing on disk, as the shared store needs it. */
export async function startRedis(): Promise<{ pid: number; url: string; stop(): Promise<void> }> {
  ensureTool('redis-server');
  const port = await freePort();
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = startChild('redis-server', args, { PATH: process.env.PATH });
  await child.says('Ready to accept connections');
  return { pid: child.pid, url: `redis://127.0.0.1:${port}`, stop: child.stop };
}

/** Marks addresses of POST /api/messages as signed in: what no surface can do, and only the owner of the database may. */
export async function markSignedIn(owner: Pool, of: { conversation: string; customer: string }[]): Promise<void> {
  const rows = of.map(({ conversation, customer }) => ({ address: addressOf('test', conversation), conversation: `bench-${conversation}`, customer }));
  await owner.query(
    `insert into core.addresses (address, conversation, customer, assurance)
     select address, conversation, customer, 'signedIn' from jsonb_to_recordset($1) as a (address text, conversation text, customer text)`,
    [JSON.stringify(rows)],
  );
} // prettier-ignore

/** A signed-in browser with a conversation of its own, as the text page's cookie and form token. */
export async function openSession(owner: Pool, of: { conversation: string; customer: string }): Promise<{ cookie: string; csrf: string }> {
  const sessions = createSessions({ pool: owner, secrets: config.sessionSecrets });
  const token = await sessions.create({ ...of, now: new Date() });
  return { cookie: `session=${token}`, csrf: sessions.csrf(token) };
}
