import { randomBytes } from 'node:crypto';
import { Client, type ClientConfig, type Pool } from 'pg';
import { createLanes, type Lanes } from '../../bot/stores/sql/lanes';
import { botRole, type Connections, connectionsOf, createPool } from '../../bot/stores/sql/pool';

/** How globalSetup tells the test files where the server is. */
export const connectionVariable = 'TEST_DATABASE';

export type TestDatabase = {
  /** As bank_bot, like the bot. */
  pool: Pool;
  /** Likewise, for single statements. */
  asking: Lanes;
  /** As the owner of the tables: for arranging and for looking. */
  owner: Pool;
  connections: Connections;
  /** Ends the pools and drops the database. */
  close(): Promise<void>;
};

/** A database of its own for a test file, copied from the migrated template; call it in `beforeAll` and `close` in `afterAll`. */
export async function openDatabase(): Promise<TestDatabase> {
  const told = process.env[connectionVariable];
  if (!told) throw new Error('globalSetup has not run');
  const server = JSON.parse(told) as { owner: ClientConfig; template: string };
  const name = `${server.template}_${randomBytes(4).toString('hex')}`;
  await runOn(server.owner, `create database ${name} template ${server.template}`);
  const owner = onDatabase(server.owner, name);
  const { bot } = owner.connectionString ? connectionsOf(owner.connectionString) : { bot: { ...owner, user: botRole } };
  const pools = { pool: createPool(bot, { log: ignore }), owner: createPool(owner, { log: ignore }) };
  const asking = createLanes(bot, { log: ignore });
  const close = async () => {
    await Promise.all([pools.pool.end(), pools.owner.end(), asking.end()]);
    await runOn(server.owner, `drop database if exists ${name} with (force)`);
  };
  return { ...pools, asking, connections: { owner, bot }, close };
}

const ignore = () => undefined;

/** The same server, another database. */
export function onDatabase(server: ClientConfig, name: string): ClientConfig {
  if (!server.connectionString) return { ...server, database: name };
  const url = new URL(server.connectionString);
  url.pathname = `/${name}`;
  return { connectionString: url.toString() };
}

/** Runs one statement in a session of its own. */
export async function runOn(connection: ClientConfig, statement: string): Promise<unknown> {
  const client = new Client(connection);
  client.on('error', ignore); // a server that dies under it fails the statement, and must not end the test besides
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
}
