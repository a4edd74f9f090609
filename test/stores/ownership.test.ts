import { DatabaseInUse, type OwnershipOptions, takeOwnership } from '../../bot/stores/sql/ownership';
import { openDatabase, type TestDatabase } from '../support/database';
import { listenFor } from './fixtures';

let db: TestDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

const take = (more: Partial<OwnershipOptions> = {}) =>
  takeOwnership({
    connection: () => db.connections.owner,
    alone: true,
    what: 'the database',
    log: () => undefined,
    onLost: () => undefined,
    ...more,
  });
const killSessions = () =>
  db.owner.query(`select pg_terminate_backend(l.pid) from pg_locks l where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`); // prettier-ignore

describe('one database', () => {
  test.each([
    [true, true],
    [true, false],
    [false, true],
  ])('is refused to a second node when one of them must be alone (first %p, second %p), by name', async (first, second) => {
    const held = await take({ alone: first });
    await expect(take({ alone: second })).rejects.toThrow(DatabaseInUse);
    await expect(take({ alone: second })).rejects.toMatchObject({ pid: process.pid });
    await held.release();
    await (await take({ alone: second })).release();
  });

  test('is shared by nodes that share Redis', async () => {
    const nodes = await Promise.all([take({ alone: false }), take({ alone: false })]);
    for (const node of nodes) await node.release();
  });

  test('stays taken when the session that holds it dies', async () => {
    const { log, said } = listenFor('held again');
    const held = await take({ log });
    await killSessions();
    await said;
    await expect(take()).rejects.toThrow(DatabaseInUse);
    await held.release();
  });

  test('is told to be lost when another took it meanwhile', async () => {
    const other: { held?: { release(): Promise<void> } } = {};
    const lost = new Promise<Error>((resolve) => {
      const revive = async () => void (other.held = await take());
      void take({ revive, onLost: resolve }).then(killSessions);
    });
    expect(await lost).toBeInstanceOf(DatabaseInUse);
    await other.held?.release();
  });
});
