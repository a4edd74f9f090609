import { Client } from 'pg';
import { startEmbedded } from '../../bot/stores/sql/embedded';
import { migrate } from '../../bot/stores/sql/migrate';
import { eventually, makeDataDir, serverPid } from '../stores/fixtures';
import { connectionVariable, onDatabase, runOn } from '../support/database';

const template = 'bank_faults';

/**
 * A PostgreSQL of a test's own that may be killed; what opens a database from here on is given one of it. It is revived at the same place, as
 * the bot's own is. Close it after every bot that uses it.
 */
export async function openServer() {
  const { dataDir, remove } = await makeDataDir();
  const server = await startEmbedded({ dataDir, log: () => undefined });
  await runOn(server.owner, `create database ${template}`);
  const client = new Client(onDatabase(server.owner, template));
  await client.connect();
  await migrate(client);
  await client.end();
  const before = process.env[connectionVariable];
  process.env[connectionVariable] = JSON.stringify({ owner: server.owner, template });
  return {
    /** kill -9, and nothing else: returns at once. */
    kill: async () => process.kill((await serverPid(dataDir))!, 'SIGKILL'),
    /** Waits until the server is there again and has recovered. */
    answers: () => eventually(() => runOn(server.owner, 'select 1')),
    close: async () => {
      process.env[connectionVariable] = before;
      await server.close();
      await remove();
    },
  };
}
