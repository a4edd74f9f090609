import { createOutbox, type Letter } from '../../../bot/turn/outbox';
import { openDatabase, type TestDatabase } from '../../support/database';

type Lines = { warned: unknown[]; failed: unknown[] };

describe('the outbox', () => {
  let database: TestDatabase;
  let at = Date.parse('2026-03-18T02:00:00Z');
  let lines: Lines;
  beforeAll(async () => (database = await openDatabase()));
  beforeEach(async () => {
    lines = { warned: [], failed: [] };
    await database.owner.query('truncate core.outbox');
  });
  afterAll(() => database.close());

  /** One node's outbox: `send` is its way out. */
  const node = (send: (letter: Letter) => Promise<void>) => {
    const log = { warn: (about: object) => void lines.warned.push(about), error: (about: object) => void lines.failed.push(about) };
    return createOutbox({ pool: database.pool, topic: 'deliver', send, now: () => new Date(at), log });
  };
  const letter = (address: string, n: number): Letter => ({
    address,
    reference: { n },
    activity: { id: `c|${n}`, text: `${address}${n}` },
  });
  const textOf = ({ activity }: Letter) => (activity as { text: string }).text;
  const waiting = async (): Promise<number> => {
    const { rows } = await database.owner.query<{ count: string }>('select count(*) from core.outbox where sent_at is null');
    return Number(rows[0]!.count);
  };

  it('sends what waits, each once and in order per address, however often it is put in', async () => {
    const sent: string[] = [];
    const outbox = node((one) => Promise.resolve(void sent.push(textOf(one))));
    for (const n of [1, 2, 3]) for (const address of ['a', 'b']) await outbox.put(letter(address, n));
    await outbox.put(letter('a', 1));
    expect([await outbox.run(), await outbox.run()]).toEqual([6, 0]);
    expect(sent.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
    expect(sent.filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2', 'b3']);
  });

  it('never sends a letter from two nodes, and keeps the order across them', async () => {
    const sent: string[] = [];
    const send = async (one: Letter) => {
      await new Promise(setImmediate);
      sent.push(textOf(one));
    };
    const nodes = [node(send), node(send)];
    for (let n = 1; n <= 25; n += 1) for (const address of ['a', 'b', 'c']) await nodes[0]!.put(letter(address, n));
    for (let round = 0; round < 40 && (await waiting()) > 0; round += 1) await Promise.all(nodes.map((one) => one.run()));
    for (const address of ['a', 'b', 'c'])
      expect(sent.filter((text) => text.startsWith(address))).toEqual(Array.from({ length: 25 }, (_, index) => `${address}${index + 1}`));
  });

  it('waits longer each time a peer takes nothing, holds back what is behind it, and sends to others meanwhile', async () => {
    let away = true;
    const sent: string[] = [];
    const outbox = node((one) =>
      away && one.address === 'a' ? Promise.reject(new Error('away')) : Promise.resolve(void sent.push(textOf(one))),
    );
    for (const one of [letter('a', 1), letter('a', 2), letter('b', 1)]) await outbox.put(one);
    expect(await outbox.run()).toBe(1);
    expect(sent).toEqual(['b1']);
    await outbox.run();
    expect(lines.warned).toHaveLength(1);
    at += 1_000;
    await outbox.run();
    expect(lines.warned).toEqual([expect.objectContaining({ againInMs: 1_000 }), expect.objectContaining({ againInMs: 2_000 })]);
    away = false;
    at += 1_000;
    expect(await outbox.run()).toBe(0);
    at += 1_000;
    expect(await outbox.run()).toBe(2);
    expect(sent).toEqual(['b1', 'a1', 'a2']);
  });

  it('gives up aloud what nobody took within a day, and what cannot be read', async () => {
    await database.owner.query(
      `insert into core.outbox (topic, key, payload, at) values ('deliver', 'old', $1, clock_timestamp() - interval '25 hours'), ('deliver', 'odd', '"?"', default)`,
      [JSON.stringify(letter('old', 1))],
    );
    const outbox = node(() => Promise.reject(new Error('away')));
    await outbox.put(letter('old', 2));
    expect(await outbox.run()).toBe(0);
    expect(lines.failed).toHaveLength(2);
    const { rows } = await database.owner.query(`select key, sent_at from core.outbox order by id`);
    expect(rows).toEqual([
      { key: 'old', sent_at: -Infinity },
      { key: 'odd', sent_at: -Infinity },
      { key: 'old c|2', sent_at: null },
    ]);
  });

  it('leaves a letter where it was when the node dies while it is sent', async () => {
    let end = () => undefined as unknown;
    const outbox = node(() => new Promise<void>((resolve) => (end = resolve)));
    await outbox.put(letter('a', 1));
    const dying = outbox.run().catch((error: unknown) => error);
    const sent: string[] = [];
    for (let killed = 0; killed === 0;) {
      const { rowCount } = await database.owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
      );
      killed = rowCount ?? 0;
    }
    const other = node((one) => Promise.resolve(void sent.push(textOf(one))));
    for (let round = 0; round < 100 && sent.length === 0; round += 1) await other.run();
    expect(sent).toEqual(['a1']);
    end();
    expect(await dying).toBeInstanceOf(Error);
  });

  it('runs again and again until it is stopped, and leaves topics of others alone', async () => {
    await database.owner.query(`insert into core.outbox (topic, key, payload) values ('sms', 'x', $1)`, [JSON.stringify(letter('a', 9))]);
    let arrive = (_letter: Letter) => undefined as unknown;
    const arrived = new Promise<Letter>((resolve) => (arrive = resolve));
    const outbox = node((one) => Promise.resolve(void arrive(one)));
    const keeper = outbox.keepRunning(5);
    await outbox.put(letter('a', 1));
    expect(textOf(await arrived)).toBe('a1');
    await keeper.stop();
    expect(await waiting()).toBe(1);
  });
});
