import { createMemoryStore } from '../../bot/stores/shared/memory';
import { createTurnStore } from '../../bot/stores/sql/turns';
import type { SharedStore, StoredActivity } from '../../bot/stores/types';
import { noFaults } from '../../bot/faults';
import { createDelivery } from '../../bot/turn/deliver';
import { emptyState, type State } from '../../dialogs/engine/state';
import { openDatabase, type TestDatabase } from '../support/database';
import { eventually } from '../stores/fixtures';

let db: TestDatabase;
let made = 0;
beforeAll(async () => void (db = await openDatabase()));
afterAll(() => db.close());

/** A delivery over real stores; `publish` may be swapped for one that loses words. */
function open(o: { shared?: Pick<SharedStore, 'publish' | 'subscribe'>; lookEveryMs?: number } = {}) {
  const store = createTurnStore({ asking: db.pool, parseState: (json) => json as State, faults: noFaults });
  const failures: unknown[] = [];
  const shared = o.shared ?? createMemoryStore({ log: () => undefined });
  const delivery = createDelivery({
    ...{ shared, since: store.since, newest: store.newest, failed: (error) => void failures.push(error) },
    lookEveryMs: o.lookEveryMs ?? 60_000,
  });
  const conversation = `deliver-${(made += 1)}`;
  let version = 0;
  const grow = async (count = 2) => {
    const activities = Array.from({ length: count }, () => ({ from: 'bot' as const, activity: { text: `v${version}` } }));
    await store.commit({ conversation, version, key: `k${version}`, last: true, state: emptyState, activities, outbox: [] });
    version += 1;
    delivery.grown(conversation);
  };
  return { delivery, conversation, grow, failures };
}

const listener = () => {
  const heard: StoredActivity[] = [];
  const seqs = () => heard.map(({ seq }) => seq);
  const hears = (count: number) =>
    eventually(() => (heard.length >= count ? Promise.resolve() : Promise.reject(new Error(`${heard.length}`))));
  return { on: (activities: StoredActivity[]) => void heard.push(...activities), seqs, hears };
};
const upTo = (last: number, first = 1) => Array.from({ length: last - first + 1 }, (_, n) => first + n);

describe('delivery', () => {
  test('gives what is stored, then what comes, once and in order', async () => {
    const { delivery, conversation, grow } = open();
    await grow(150);
    const one = listener();
    await delivery.attach(conversation, 20, one.on);
    for (let n = 0; n < 10; n += 1) delivery.grown(conversation);
    for (let n = 0; n < 5; n += 1) await grow();
    await one.hears(140);
    expect(one.seqs()).toEqual(upTo(160, 21));
    delivery.close();
  });

  test('gives each of several their own part, and nothing to who has left', async () => {
    const { delivery, conversation, grow } = open();
    const [early, late] = [listener(), listener()];
    const leave = await delivery.attach(conversation, 0, early.on);
    await grow();
    await early.hears(2);
    await delivery.attach(conversation, 1, late.on);
    await late.hears(1);
    leave();
    await grow();
    await late.hears(3);
    expect([early.seqs(), late.seqs()]).toEqual([upTo(2), upTo(4, 2)]);
    expect(delivery.attached()).toBe(1);
    delivery.close();
  });

  test('tells who joins while others are being told everything since their own place', async () => {
    const { delivery, conversation, grow } = open();
    await grow(10);
    const [early, late] = [listener(), listener()];
    await delivery.attach(conversation, 10, early.on);
    await grow();
    await delivery.attach(conversation, 5, late.on); // while the first is still being read for
    await grow();
    await Promise.all([early.hears(4), late.hears(9)]);
    expect([early.seqs(), late.seqs()]).toEqual([upTo(14, 11), upTo(14, 6)]);
    delivery.close();
  });

  test('finds what grew although the word of it was lost', async () => {
    const deaf = { publish: () => Promise.resolve(), subscribe: () => Promise.resolve(() => Promise.resolve()) };
    const { delivery, conversation, grow } = open({ shared: deaf, lookEveryMs: 20 });
    const one = listener();
    await delivery.attach(conversation, 0, one.on);
    await grow();
    await one.hears(2);
    expect(one.seqs()).toEqual(upTo(2));
    delivery.close();
  });

  test('goes on after the shared store refused', async () => {
    const broken = { publish: () => Promise.reject(new Error('away')), subscribe: () => Promise.reject(new Error('away')) };
    const { delivery, conversation, grow, failures } = open({ shared: broken, lookEveryMs: 20 });
    const one = listener();
    const leave = await delivery.attach(conversation, 0, one.on);
    await grow();
    await one.hears(2);
    leave();
    expect(one.seqs()).toEqual(upTo(2));
    expect(failures.length).toBeGreaterThan(0);
    delivery.close();
  });
});
