import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Client, type ClientConfig } from 'pg';
import { z } from 'zod';
import { readConfig } from '../../config';
import { startEmbedded } from '../../stores/sql/embedded';
import { DatabaseInUse } from '../../stores/sql/ownership';
import { botRole, connectionsOf } from '../../stores/sql/pool';
import { readPostmaster } from '../../stores/sql/postmaster';
import { ownerConnection } from '../../stores/sql/server';
import { findBreaks, invariants } from './invariants';

/** `npm run ledger:check`: the invariants over a real database, also while the bot is at work in it. Ends with 1 when one is broken. */
type Books = { connection: ClientConfig; close(): Promise<void> };

const nothing = () => Promise.resolve();

async function openBooks(): Promise<Books> {
  const { databaseUrl, dataDir } = readConfig(process.env);
  if (databaseUrl !== undefined) return { connection: connectionsOf(databaseUrl).bot, close: nothing };
  const cluster = join(resolve(dataDir), 'postgresql');
  await access(cluster).catch(() => Promise.reject(new Error(`there is no database in ${dataDir}`)));
  try {
    const { bot, close } = await startEmbedded({ dataDir, log: () => undefined });
    return { connection: bot, close };
  } catch (error) {
    const running = await readPostmaster(cluster);
    if (!(error instanceof DatabaseInUse) || running === null) throw error;
    return { connection: { ...ownerConnection({ host: running.socketDir, port: running.port }, 'bank'), user: botRole }, close: nothing };
  }
}

const Size = z.tuple([
  z.object({ accounts: z.string(), transactions: z.string(), postings: z.string(), holds: z.string(), acts: z.string() }),
]);
const size = `select (select count(*) from bank.accounts) as accounts, (select count(*) from bank.transactions) as transactions,
  (select count(*) from bank.postings) as postings, (select count(*) from bank.holds where state = 'open') as holds,
  (select count(*) from bank.acts) as acts`;

/** One snapshot for all questions, so that what the bot does meanwhile breaks nothing. */
async function check(connection: ClientConfig): Promise<{ lines: string[]; broken: boolean }> {
  const client = new Client(connection);
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const [counted] = Size.parse((await client.query(size)).rows);
    const breaks = await findBreaks(client);
    await client.query('commit');
    const told = `${counted.accounts} accounts, ${counted.transactions} transactions, ${counted.postings} postings, ${counted.holds} open holds, ${counted.acts} acts`;
    const verdict = breaks.length === 0 ? `all ${invariants.length} invariants hold` : `${breaks.length} places are not as they must be:`;
    return { lines: [told, verdict, ...breaks], broken: breaks.length > 0 };
  } finally {
    await client.end();
  }
}

async function run(): Promise<void> {
  const books = await openBooks();
  try {
    const { lines, broken } = await check(books.connection);
    for (const line of lines) console.log(line);
    process.exitCode = broken ? 1 : 0;
  } finally {
    await books.close();
  }
}

run().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the ledger could not be checked');
  process.exit(1);
});
