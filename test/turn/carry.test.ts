import { randomUUID } from 'node:crypto';
import type { Json } from '../../accessibility/message';
import { noFaults } from '../../bot/faults';
import { type ConversationStore, createTurnStore } from '../../bot/stores/sql/turns';
import type { StoredActivity } from '../../bot/stores/types';
import { carryWords } from '../../bot/turn/carry';
import { emptyState, type State } from '../../dialogs/engine/state';
import { openDatabase, type TestDatabase } from '../support/database';

let db: TestDatabase;
let store: ConversationStore;
beforeAll(async () => {
  db = await openDatabase();
  store = createTurnStore({ asking: db.pool, parseState: (json) => json as State, faults: noFaults });
});
afterAll(() => db.close());

const mine = () => ({ conversation: randomUUID(), customer: '10000001' });
type Said = [from: StoredActivity['from'], text: string, replyTo?: number];

/** One turn of a conversation, its activities with ids as the turn gives them. */
async function keep(conversation: string, ...said: Said[]) {
  const { version, seq } = await store.open(conversation, 'look');
  const activities = said.map(([from, text, replyTo], index) => {
    const activity: Json = { id: `${conversation}|${seq + 1 + index}`, text };
    return { from, activity: replyTo === undefined ? activity : { ...activity, replyToId: `${conversation}|${replyTo}` } };
  });
  const key = `k${version}`;
  await store.commit({ conversation, key, version, last: true, state: emptyState, activities, outbox: [] });
}
const textsIn = async (conversation: string) =>
  (await store.latest(conversation, 50)).map(({ activity }) => (activity as { text: string }).text);

test('all that a stranger has said is carried, also where they spoke before they were greeted', async () => {
  const [before, to] = [randomUUID(), mine()];
  await keep(before, ['customer', 'first words'], ['bot', 'first answer', 1]);
  await keep(before, ['bot', 'hello']);
  await keep(before, ['customer', 'more'], ['bot', 'answer', 4]);
  await carryWords(store, before, to);
  expect(await textsIn(to.conversation)).toEqual(['first words', 'first answer', 'hello', 'more', 'answer']);
});

test('the greeting that a conversation began with is not', async () => {
  const [before, to] = [randomUUID(), mine()];
  await keep(before, ['bot', 'hello']);
  await keep(before, ['customer', 'words'], ['bot', 'answer', 2]);
  await carryWords(store, before, to);
  expect(await textsIn(to.conversation)).toEqual(['words', 'answer']);
  await carryWords(store, before, to);
  expect(await textsIn(to.conversation)).toEqual(['words', 'answer']);
});

test('what is said while a place for it is sought is carried too', async () => {
  const [before, to] = [randomUUID(), mine()];
  await keep(before, ['customer', 'words'], ['bot', 'answer', 1]);
  let overtaken = false;
  const commit: ConversationStore['commit'] = async (turn) => {
    if (!overtaken) {
      overtaken = true;
      await keep(before, ['customer', 'last words'], ['bot', 'last answer', 3]);
      await keep(to.conversation, ['bot', 'in between']);
    }
    return store.commit(turn);
  };
  await carryWords({ ...store, commit }, before, to);
  expect(await textsIn(to.conversation)).toEqual(['in between', 'words', 'answer', 'last words', 'last answer']);
});
