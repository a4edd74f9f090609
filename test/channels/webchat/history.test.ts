import type { QueryConfig } from 'pg';
import { createHistory } from '../../../bot/channels/webchat/history';
import { noFaults } from '../../../bot/faults';
import { createTurnStore } from '../../../bot/stores/sql/turns';
import { emptyState, type State } from '../../../dialogs/engine/state';
import { openDatabase, type TestDatabase } from '../../support/database';

let db: TestDatabase;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

const max = 4;
let made = 0;

/** A conversation, the page that looks at it, and how many activities each look has read. */
function openPage() {
  const conversation = `page-${(made += 1)}`;
  const reads: number[] = [];
  const query = async (asked: QueryConfig) => {
    const found = await db.pool.query<object>(asked);
    if (asked.name === 'since' || asked.name === 'latest') reads.push(found.rows.length);
    return found;
  };
  const store = createTurnStore({ asking: { query }, parseState: (json) => json as State, faults: noFaults });
  const look = createHistory({ history: store.latest, since: store.since }, max);
  let said = 0;
  const say = async (...texts: string[]) => {
    for (const text of texts) {
      const activities = [{ from: 'customer' as const, activity: { text } }];
      await store.commit({ conversation, version: said, key: `k${said}`, last: true, state: emptyState, activities, outbox: [] });
      said += 1;
    }
  };
  const looked = async () => (await look(conversation)).map(({ blocks }) => (blocks[0]?.b === 'text' ? blocks[0].text : ''));
  return { say, looked, reads };
}

test('a page that is looked at again reads only what has come since, and shows the same as one that is new', async () => {
  const { say, looked, reads } = openPage();
  await say('1', '2', '3');
  expect(await looked()).toEqual(['1', '2', '3']);
  expect(await looked()).toEqual(['1', '2', '3']);
  await say('4', '5');
  expect(await looked()).toEqual(['2', '3', '4', '5']);
  expect(reads).toEqual([3, 0, 2]);
});

test('nothing is left out between two looks, however much was said', async () => {
  const { say, looked } = openPage();
  await say('1', '2');
  await looked();
  await say('3', '4', '5', '6', '7', '8', '9');
  expect(await looked()).toEqual(['6', '7', '8', '9']);
  await say('10');
  expect(await looked()).toEqual(['7', '8', '9', '10']);
});

test('two looks at once show the whole conversation, and so does the next', async () => {
  const { say, looked } = openPage();
  expect(await looked()).toEqual([]);
  await say('1');
  expect(await Promise.all([looked(), looked()])).toEqual([['1'], ['1']]);
  await say('2');
  expect(await looked()).toEqual(['1', '2']);
});
