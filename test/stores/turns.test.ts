import { emptyState } from '../../dialogs/engine/state';
import { noFaults, parseFaults } from '../../bot/faults';
import { createTurnStore } from '../../bot/stores/sql/turns';
import type { TurnCommit } from '../../bot/stores/types';
import { openDatabase, type TestDatabase } from '../support/database';
import { frame, newConversation, parseState, turn, withFrames } from './turn';

let db: TestDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

const storeWith = (faults = noFaults) => createTurnStore({ asking: db.pool, parseState, faults });

describe('a turn', () => {
  test('opens empty in a conversation nobody has heard of, and stores nothing by that', async () => {
    const id = newConversation();
    expect(await storeWith().open(id, 'k')).toEqual({
      conversation: id,
      version: 0,
      seq: 0,
      state: null,
      customer: null,
      closed: false,
      reached: [],
    });
    expect((await db.owner.query('select from core.conversations where id = $1', [id])).rowCount).toBe(0);
  });

  test('is found as it was committed', async () => {
    const [store, id] = [storeWith(), newConversation()];
    expect(await store.commit(turn(id, 0))).toEqual({ is: 'ok', seq: 2, version: 1 });
    expect(await store.commit(turn(id, 1))).toEqual({ is: 'ok', seq: 4, version: 2 });
    expect(await store.open(id, 'new')).toMatchObject({
      version: 2,
      seq: 4,
      state: { ...emptyState, misses: 1 },
      customer: null,
      closed: false,
    });
  });

  test('that was answered is answered again with what it stored, and does nothing', async () => {
    const [store, id] = [storeWith(), newConversation()];
    await store.commit(turn(id, 0));
    await store.commit(turn(id, 1));
    expect((await store.open(id, 'k0')).answered).toEqual([
      { seq: 1, from: 'customer', activity: { text: 'said 0' } },
      { seq: 2, from: 'bot', activity: { text: 'answered 0' } },
    ]);
    expect(await store.commit(turn(id, 2, { key: 'k0' }))).toEqual({ is: 'answered' });
    expect(await store.commit(turn(id, 0, { key: 'k0' }))).toEqual({ is: 'answered' });
    expect(await store.since(id, 0, 100)).toHaveLength(4);
  });

  test('that is stale changes nothing', async () => {
    const [store, id] = [storeWith(), newConversation()];
    await store.commit(turn(id, 0));
    const late = turn(id, 0, { key: 'late', outbox: [{ topic: 'notice', key: `late-${id}`, payload: {} }] });
    expect(await store.commit(late)).toEqual({ is: 'stale' });
    expect(await store.commit({ ...late, version: 5 })).toEqual({ is: 'stale' });
    expect(await store.open(id, 'late')).toMatchObject({
      version: 1,
      seq: 2,
      state: { ...emptyState, misses: 0 },
      customer: null,
      closed: false,
    });
    expect(await store.since(id, 0, 100)).toHaveLength(2);
    expect((await db.owner.query('select from core.outbox where key = $1', [`late-${id}`])).rowCount).toBe(0);
  });

  test.each([0, 3])('of a hundred at once on version %i, one is kept', async (version) => {
    const [store, id] = [storeWith(), newConversation()];
    for (let v = 0; v < version; v += 1) await store.commit(turn(id, v));
    const results = await Promise.all(Array.from({ length: 100 }, (_, n) => store.commit(turn(id, version, { key: `parallel-${n}` }))));
    expect(results.filter(({ is }) => is === 'ok')).toHaveLength(1);
    expect(results.filter(({ is }) => is === 'stale')).toHaveLength(99);
    expect(await store.since(id, 0, 100)).toHaveLength(2 * (version + 1));
  });

  test('delivered fifty times at once is kept once and answered to all', async () => {
    const [store, id] = [storeWith(), newConversation()];
    const results = await Promise.all(Array.from({ length: 50 }, () => store.commit(turn(id, 0, { key: 'same' }))));
    expect(results.filter(({ is }) => is === 'ok')).toHaveLength(1);
    expect((await store.open(id, 'same')).answered).toHaveLength(2);
  });

  test('may be committed in parts; until the last it is begun, and another may come between', async () => {
    const [store, id] = [storeWith(), newConversation()];
    const said = { from: 'customer', activity: 'pay' } as const;
    const paid = { from: 'bot', activity: 'paid' } as const;
    await store.commit(turn(id, 0, { key: 'pay', last: false, activities: [said] }));
    expect(await store.open(id, 'pay')).toMatchObject({ version: 1, begun: [{ seq: 1, ...said }] });
    await store.commit(turn(id, 1, { key: 'between' }));
    expect(await store.commit(turn(id, 2, { key: 'pay', activities: [paid] }))).toEqual({ is: 'ok', seq: 4, version: 3 });
    const opened = await store.open(id, 'pay');
    expect(opened.answered).toEqual([
      { seq: 1, ...said },
      { seq: 4, ...paid },
    ]);
    expect(opened.begun).toBeUndefined();
  });

  test('may say nothing', async () => {
    const [store, id] = [storeWith(), newConversation()];
    expect(await store.commit(turn(id, 0, { activities: [] }))).toEqual({ is: 'ok', seq: 0, version: 1 });
    expect((await store.open(id, 'k0')).answered).toEqual([]);
  });

  test.each([
    ['a NUL', '\u0000'],
    ['half an emoji', '\ud83d'],
    ['quotes and backslashes', `' \\ " \\u0000 $1`],
    ['a bidi override', '\u202e'],
    ['2,000 emoji', '😀'.repeat(2_000)],
  ])('keeps words as they were said: %s', async (_, text) => {
    const [store, id] = [storeWith(), newConversation()];
    const activities: TurnCommit['activities'] = [{ from: 'customer', activity: { text, list: [text] } }];
    await store.commit(turn(id, 0, { activities, state: { ...emptyState, pending: [{ do: 'unclear', best: [text] }] } }));
    expect((await store.since(id, 0, 1))[0]?.activity).toEqual({ text, list: [text] });
    expect((await store.open(id, 'k0')).answered?.[0]?.activity).toEqual({ text, list: [text] });
  });

  test('sends its outbox once, however often its parts are committed', async () => {
    const [store, id] = [storeWith(), newConversation()];
    const outbox = [{ topic: 'notice', key: `notice-${id}`, payload: { to: 'c1' } }];
    await store.commit(turn(id, 0, { key: 'k', last: false, outbox }));
    await store.commit(turn(id, 1, { key: 'k', outbox }));
    const { rows } = await db.owner.query<object>('select topic, payload, sent_at from core.outbox where key = $1', [`notice-${id}`]);
    expect(rows).toEqual([{ topic: 'notice', payload: { to: 'c1' }, sent_at: null }]);
    await expect(store.commit(turn(id, 2, { outbox: ['no row'] }))).rejects.toThrow();
  });

  test('with a state that cannot be read opens with none, at its version', async () => {
    const [older, id] = [createTurnStore({ asking: db.pool, parseState: () => null, faults: noFaults }), newConversation()];
    await storeWith().commit(turn(id, 0));
    expect(await older.open(id, 'next')).toMatchObject({ version: 1, state: null });
  });

  test('that failed before the commit is kept by nobody, and after it by the store', async () => {
    const id = newConversation();
    const before = storeWith(parseFaults(['commit.before=error:08006:1']));
    await expect(before.commit(turn(id, 0))).rejects.toMatchObject({ code: 'database', cause: { code: '08006' } });
    expect((await before.open(id, 'k0')).answered).toBeUndefined();
    const after = storeWith(parseFaults(['commit.after=error:08006:1']));
    await expect(after.commit(turn(id, 0))).rejects.toMatchObject({ code: 'database' });
    expect((await after.open(id, 'k0')).answered).toHaveLength(2);
  });
});

describe('the history', () => {
  test('comes in order, from after a place, a page at a time', async () => {
    const [store, id] = [storeWith(), newConversation()];
    for (let v = 0; v < 5; v += 1) await store.commit(turn(id, v));
    const page = await store.since(id, 3, 4);
    expect(page.map(({ seq, from }) => [seq, from])).toEqual([
      [4, 'bot'],
      [5, 'customer'],
      [6, 'bot'],
      [7, 'customer'],
    ]);
    expect(await store.since(id, 10, 4)).toEqual([]);
  });
});

describe('a conversation', () => {
  test('left acting is found after the kill, the oldest first, and not when it waits for a code or has ended', async () => {
    const store = storeWith();
    const [first, second, waiting, ended] = [newConversation(), newConversation(), newConversation(), newConversation()];
    await store.commit({
      ...turn(first, 0, { last: false, state: withFrames(frame('f1', 'acting'), frame('f0', 'asking')) }),
      customer: 'c1',
    });
    await store.commit(turn(second, 0, { last: false, state: withFrames(frame('f2', 'acting')) }));
    await store.commit(turn(waiting, 0, { state: withFrames(frame('f3', 'steppingUp')) }));
    await store.commit(turn(ended, 0, { last: false, state: withFrames(frame('f4', 'acting')) }));
    await store.commit(turn(ended, 1));
    expect(await store.interrupted(0, 10)).toEqual([
      { conversation: first, frame: 'f1', customer: 'c1' },
      { conversation: second, frame: 'f2', customer: null },
    ]);
    expect(await store.interrupted(0, 1)).toHaveLength(1);
    expect(await store.interrupted(3_600_000, 10)).toEqual([]);
  });

  test('belongs to the first customer it was committed for', async () => {
    const [store, id] = [storeWith(), newConversation()];
    await store.commit(turn(id, 0));
    await store.commit({ ...turn(id, 1), customer: 'mine' });
    expect(await store.open(id, 'k')).toMatchObject({ customer: 'mine', version: 2 });
    await expect(store.commit({ ...turn(id, 2), customer: 'other' })).rejects.toThrow('another');
    await expect(store.commit(turn(id, 2))).rejects.toThrow('another');
    expect(await store.open(id, 'k')).toMatchObject({ customer: 'mine', version: 2 });
  });
});

describe('an address', () => {
  const address = (name: string) => `test:${name}`;

  test('that nobody has attached is what the channel says of it', async () => {
    const id = newConversation();
    const opened = await storeWith().open(id, 'k', { address: address('unknown') });
    expect(opened).toMatchObject({ conversation: id, reached: [] });
    expect(opened.address).toBeUndefined();
  });

  test('names its conversation and how it is reached; who attached it can not raise it', async () => {
    const [store, id] = [storeWith(), newConversation()];
    await store.keepAddress({ address: address(id), conversation: id, reference: { serviceUrl: 'first' } });
    await store.keepAddress({ address: address(id), conversation: 'another', reference: { serviceUrl: 'second' } });
    const opened = await store.open('another', 'k', { address: address(id), customer: '10000001' });
    expect(opened).toMatchObject({ conversation: id, address: { assurance: 'none' } });
    expect(opened.address?.customer).toBeUndefined();
    expect(opened.reached).toEqual([{ address: address(id), reference: { serviceUrl: 'second' } }]);
    for (const raise of [`assurance = 'signedIn'`, `customer = '10000001'`, `conversation = 'another'`])
      await expect(db.pool.query(`update core.addresses set ${raise} where address = $1`, [address(id)])).rejects.toThrow(
        'permission denied',
      );
  });
});

test('the newest places of conversations are found at once', async () => {
  const [store, one, two] = [storeWith(), newConversation(), newConversation()];
  await store.commit(turn(one, 0));
  await store.commit(turn(two, 0));
  await store.commit(turn(two, 1));
  expect(await store.newest([one, two, 'nobody'])).toEqual(
    new Map([
      [one, 2],
      [two, 4],
    ]),
  );
});
