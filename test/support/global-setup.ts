import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { buildWeb } from '../../bot/content/web';
import { startEmbedded } from '../../bot/stores/sql/embedded';
import { migrate } from '../../bot/stores/sql/migrate';
import { readPostmaster } from '../../bot/stores/sql/postmaster';
import { connectionVariable, onDatabase, runOn } from './database';

declare global {
  /** What globalTeardown does, last first. */
  var endTestDatabase: (() => Promise<unknown>)[];
}

/** Builds the browser code, starts the one PostgreSQL of a test run (or uses DATABASE_URL) and migrates the template that each test file's database is copied from. */
export default async function globalSetup(): Promise<void> {
  buildWeb();
  globalThis.endTestDatabase = [];
  const url = process.env['DATABASE_URL'];
  const owner = url ? { connectionString: url } : await startServer();
  const template = `bank_test_${process.pid}`;
  await runOn(owner, `create database ${template}`);
  globalThis.endTestDatabase.push(() => runOn(owner, `drop database if exists ${template} with (force)`));
  const client = new Client(onDatabase(owner, template));
  await client.connect();
  await migrate(client);
  await client.end();
  process.env[connectionVariable] = JSON.stringify({ owner, template });
}

async function startServer(): Promise<ClientConfig> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bank-test-'));
  const server = await startEmbedded({ dataDir, log: () => undefined });
  // Nothing of a test run has to survive the machine; that the bot's own cluster keeps what it was told is tested on clusters of its own.
  await runOn(server.owner, 'alter system set fsync = off');
  await runOn(server.owner, 'select pg_reload_conf()');
  const pid = (await readPostmaster(join(dataDir, 'postgresql')))?.pid ?? 0;
  const remove = () => [dataDir, String(server.owner.host)].forEach((folder) => rmSync(folder, { recursive: true, force: true }));
  // A run that is interrupted never reaches globalTeardown, and the server would outlive it.
  const abandon = () => {
    process.kill(pid, 'SIGQUIT');
    remove();
  };
  process.once('exit', abandon);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  globalThis.endTestDatabase.push(async () => {
    process.off('exit', abandon);
    await server.close();
    remove();
  });
  return server.owner;
}
