import { createLanes } from '../../bot/stores/sql/lanes';
import { openDatabase, type TestDatabase } from '../support/database';
import { eventually } from './fixtures';

let db: TestDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

const ask = (text: string, values: unknown[] = []) => ({ text, values });

describe('lanes', () => {
  test('answer each caller with their own rows, whatever is asked at once', async () => {
    const lanes = createLanes(db.connections.bot, { log: () => undefined });
    const named = { name: 'double', text: 'select $1::int * 2 as n' };
    const asked = Array.from({ length: 200 }, (_, n) => lanes.query({ ...named, values: [n] }));
    expect((await Promise.all(asked)).map(({ rows }) => rows)).toEqual(Array.from({ length: 200 }, (_, n) => [{ n: n * 2 }]));
    await lanes.end();
  });

  test('fail one statement and not its neighbours', async () => {
    const lanes = createLanes(db.connections.bot, { log: () => undefined, lanes: 1 });
    const asked = [ask('select 1 as n'), ask('select 1 / 0'), ask('select nothing from nowhere'), ask('select 2 as n')];
    const results = await Promise.allSettled(asked.map((one) => lanes.query(one)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
    expect(results[3]).toMatchObject({ value: { rows: [{ n: 2 }] } });
    await lanes.end();
  });

  test('each statement is a transaction of its own', async () => {
    const lanes = createLanes(db.connections.bot, { log: () => undefined, lanes: 1 });
    const write = (key: string) => ask(`insert into core.outbox (topic, key, payload) values ('lanes', $1, '{}')`, [key]);
    const results = await Promise.allSettled([lanes.query(write('a')), lanes.query(write('a')), lanes.query(write('b'))]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await lanes.query(ask(`select key from core.outbox where topic = 'lanes' order by id`))).rows).toEqual([
      { key: 'a' },
      { key: 'b' },
    ]);
    await lanes.end();
  });

  test('open a lost session anew, and what was on it fails', async () => {
    const lines: string[] = [];
    const lanes = createLanes(db.connections.bot, { log: (line) => lines.push(line), lanes: 1 });
    const [before] = (await lanes.query(ask('select pg_backend_pid() as pid'))).rows as { pid: number }[];
    const hanging = lanes.query(ask('select pg_sleep(30)'));
    await db.owner.query('select pg_terminate_backend($1)', [before!.pid]);
    await expect(hanging).rejects.toThrow();
    const [after] = (await eventually(() => lanes.query(ask('select pg_backend_pid() as pid')))).rows as { pid: number }[];
    expect(after!.pid).not.toBe(before!.pid);
    expect(lines.join()).toContain('a database session was lost');
    await lanes.end();
    await expect(lanes.query(ask('select 1'))).rejects.toThrow('closed');
  });

  test('end what cannot be reached with an error, again and again', async () => {
    const lanes = createLanes({ host: '/nowhere', user: 'nobody', database: 'none' }, { log: () => undefined });
    for (let n = 0; n < 3; n += 1) await expect(lanes.query(ask('select 1'))).rejects.toThrow();
    await lanes.end();
  });
});
