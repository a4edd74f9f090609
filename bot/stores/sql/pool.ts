import { type ClientConfig, Pool } from 'pg';
import { applicationName } from './ownership';

/** The role every turn is served as: it may do what migrations grant, owns no table and cannot change postings or audit. */
export const botRole = 'bank_bot';

/** How to reach one database: as its owner (migrations, demo data, checks) and as the bot. */
export type Connections = { owner: ClientConfig; bot: ClientConfig };

/** Every wait for the database has an end. */
export const waits = { connectMs: 5_000, statementMs: 10_000, lockMs: 5_000 };
const idleInTransactionMaxMs = 15_000;
const idleMaxMs = 60_000;
const connectionsMax = 10;

/** The connections of a DATABASE_URL: its user is the owner, and the bot's sessions take the bot's role before their first statement. */
export function connectionsOf(databaseUrl: string): Connections {
  const url = new URL(databaseUrl);
  const own = url.searchParams.get('options');
  url.searchParams.set('options', `${own === null ? '' : `${own} `}-c role=${botRole}`); // pg reads the address last, so the role stands in it
  return { owner: { connectionString: databaseUrl }, bot: { connectionString: url.toString() } };
}

/**
 * A pool of sessions. A session that dies is logged and replaced, never an uncaught error. Every wait has an end: connecting 5 s, a lock
 * 5 s, a statement 10 s. `int8` comes as string; only bot/banking makes bigint of it.
 */
export function createPool(connection: ClientConfig, o: { log: (line: string) => void; connectionsMax?: number }): Pool {
  const pool = new Pool({
    application_name: applicationName,
    ...connection,
    max: o.connectionsMax ?? connectionsMax,
    connectionTimeoutMillis: waits.connectMs,
    idleTimeoutMillis: idleMaxMs,
    statement_timeout: waits.statementMs,
    lock_timeout: waits.lockMs,
    idle_in_transaction_session_timeout: idleInTransactionMaxMs,
  });
  pool.on('error', (error) => o.log(`a database session was lost: ${error.message}`));
  // The pool listens to idle sessions only. One that is lost while somebody has it fails their statement, and must not end the process besides.
  pool.on('connect', (session) => session.on('error', () => undefined));
  return pool;
}
