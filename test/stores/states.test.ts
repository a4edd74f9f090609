import type { QueryConfig } from 'pg';
import { noFaults, parseFaults } from '../../bot/faults';
import { createTurnStore } from '../../bot/stores/sql/turns';
import { openDatabase, type TestDatabase } from '../support/database';
import { frame, newConversation, parseState, turn, withFrames } from './turn';

let db: TestDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

const storeWith = (faults = noFaults) => createTurnStore({ asking: db.pool, parseState, faults });

describe('a state that this node wrote', () => {
  /** A store that tells which states the database sent it; null where it left the state out. */
  function listening() {
    const sent: unknown[] = [];
    const query = async (asked: QueryConfig) => {
      const found = await db.pool.query<{ state?: unknown }>(asked);
      if (asked.name === 'open') sent.push(found.rows[0]?.state);
      return found;
    };
    return { store: createTurnStore({ asking: { query }, parseState, faults: noFaults }), sent };
  }
  const states = (id: string, misses: number) => ({ ...turn(id, 0).state, misses });

  test('is not sent again, and is the same as where it is', async () => {
    const [{ store, sent }, id] = [listening(), newConversation()];
    await store.commit(turn(id, 0, { state: withFrames(frame('f', 'reviewing')) }));
    const known = (await store.open(id, 'new')).state;
    expect(known).toEqual((await storeWith().open(id, 'new')).state);
    expect(known).toEqual(withFrames(frame('f', 'reviewing')));
    expect(sent).toEqual([null]);
  });

  test('is sent where another node has gone on from it', async () => {
    const [{ store, sent }, id] = [listening(), newConversation()];
    await store.commit(turn(id, 0));
    await storeWith().commit(turn(id, 1));
    expect(await store.open(id, 'new')).toMatchObject({ version: 2, state: states(id, 1) });
    expect(sent).toEqual([states(id, 1)]);
    await store.commit(turn(id, 2));
    expect(await store.open(id, 'newer')).toMatchObject({ version: 3, state: states(id, 2) });
    expect(sent).toEqual([states(id, 1), null]);
  });

  test('is sent where a server that took over had lost it, and another was written in its place', async () => {
    const [{ store, sent }, id] = [listening(), newConversation()];
    await store.commit(turn(id, 0));
    const other = JSON.stringify(states(id, 9));
    await db.owner.query('update core.conversations set state = $2, updated_at = clock_timestamp() where id = $1', [id, other]);
    expect(await store.open(id, 'new')).toMatchObject({ version: 1, state: states(id, 9) });
    expect(sent).toEqual([states(id, 9)]);
  });

  test('is no other conversation’s, wherever an address leads by now', async () => {
    const [{ store, sent }, here, there] = [listening(), newConversation(), newConversation()];
    const address = `address of ${here}`;
    await store.commit(turn(here, 0));
    await store.commit(turn(there, 0, { state: states(there, 5) }));
    await db.owner.query(
      'update core.conversations set updated_at = o.updated_at from core.conversations o where conversations.id = $2 and o.id = $1',
      [here, there],
    );
    for (const [conversation, misses] of [
      [here, 0],
      [there, 5],
      [here, 0],
    ] as const) {
      await store.keepAddress({ address, conversation, reference: {} });
      await db.owner.query('update core.addresses set conversation = $2 where address = $1', [address, conversation]);
      expect(await store.open('unheard of', 'new', { address })).toMatchObject({ conversation, state: states(conversation, misses) });
    }
    expect(sent).toHaveLength(3);
  });

  test('is believed to be kept only where the store said so', async () => {
    const id = newConversation();
    await storeWith().commit(turn(id, 0));
    const store = storeWith(parseFaults(['commit.after=error:08006:1']));
    await expect(store.commit(turn(id, 1))).rejects.toMatchObject({ code: 'database' });
    expect(await store.open(id, 'new')).toMatchObject({ version: 2, state: states(id, 1) });
    expect(await store.commit(turn(id, 1))).not.toMatchObject({ is: 'ok' });
    expect(await store.open(id, 'newer')).toMatchObject({ version: 2, state: states(id, 1) });
  });
});
