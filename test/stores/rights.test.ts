import { openDatabase, type TestDatabase } from '../support/database';
import { eventually } from './fixtures';

let db: TestDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

const insertAudit = `insert into core.audit (turn, customer, what, subject, detail) values ('t1', 'c1', 'test', 's1', '{"a": 1}')`;
const denied = { code: '42501' };

describe('the role that serves turns', () => {
  test('writes and reads the audit', async () => {
    await db.pool.query(insertAudit);
    const { rows } = await db.pool.query<object>(`select turn, customer, what, subject, detail from core.audit`);
    expect(rows).toEqual([{ turn: 't1', customer: 'c1', what: 'test', subject: 's1', detail: { a: 1 } }]);
  });

  const changes = ['update core.audit set what = $$gone$$', 'delete from core.audit', 'truncate core.audit'];
  for (const who of ['pool', 'owner'] as const)
    test.each(changes)(`cannot, as ${who}: %s`, async (statement) => {
      await expect(db[who].query(statement)).rejects.toMatchObject(denied);
    });

  test('makes no table in any schema', async () => {
    const { rows } = await db.owner.query<{ name: string }>(
      `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
    );
    expect(rows.map(({ name }) => name)).toEqual(expect.arrayContaining(['core', 'public']));
    for (const { name } of rows) await expect(db.pool.query(`create table ${name}.mine (n int)`)).rejects.toMatchObject(denied);
  });

  test('owns nothing, is no member of any role and has no power over the server', async () => {
    const owned = await db.owner.query(`select relname from pg_class where relowner = 'bank_bot'::regrole`);
    const member = await db.owner.query(`select from pg_auth_members where member = 'bank_bot'::regrole`);
    const powers = await db.owner.query<object>(
      `select rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls from pg_roles where rolname = 'bank_bot'`,
    );
    expect([owned.rowCount, member.rowCount]).toEqual([0, 0]);
    expect(Object.values(powers.rows[0]!)).toEqual([false, false, false, false, false]);
  });

  test('cannot change what is to be sent, only that it was sent', async () => {
    await db.pool.query(`insert into core.outbox (topic, key, payload) values ('notice', 'k1', '{}')`);
    await db.pool.query('update core.outbox set sent_at = clock_timestamp()');
    await expect(db.pool.query(`update core.outbox set payload = '{"to": "me"}'`)).rejects.toMatchObject(denied);
    await expect(db.pool.query('delete from core.outbox')).rejects.toMatchObject(denied);
  });
});

describe('a pool', () => {
  test('goes on after its sessions are killed, idle or at work', async () => {
    const working = db.pool.query('select pg_sleep(30)');
    const seen = expect(working).rejects.toMatchObject({ code: '57P01' });
    const sessions = `select pg_terminate_backend(pid) from pg_stat_activity where usename = 'bank_bot' and datname = current_database()
                         or application_name like 'bot pid%' and datname = current_database() and pid <> pg_backend_pid()`;
    await eventually(async () => {
      const { rowCount } = await db.owner.query(`select from pg_stat_activity where query = 'select pg_sleep(30)' and state = 'active'`);
      if (rowCount !== 1) throw new Error('not asleep yet');
    });
    await db.owner.query(sessions);
    await seen;
    expect((await eventually(() => db.pool.query<object>('select 1 as n'))).rows).toEqual([{ n: 1 }]);
  });

  test('gives up a statement that takes too long', async () => {
    expect((await db.pool.query<object>('show statement_timeout')).rows).toEqual([{ statement_timeout: '10s' }]);
    expect((await db.pool.query<object>('show lock_timeout')).rows).toEqual([{ lock_timeout: '5s' }]);
  });

  test('leaves whole numbers of 8 bytes as text', async () => {
    expect((await db.pool.query<object>('select 9007199254740993::int8 as n')).rows).toEqual([{ n: '9007199254740993' }]);
  });
});
