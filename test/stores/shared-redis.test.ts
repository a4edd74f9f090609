import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Json } from '../../accessibility/message';
import { PeerError } from '../../bot/errors';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import { createRedisStore, type RedisStore } from '../../bot/stores/shared/redis';
import { startRedis, type TestRedis } from '../support/redis';
import { sharedStorePromises } from './shared-promises';

const long = { ttlMs: 30_000, waitMs: 10_000 };
const atOnce = { ttlMs: 30_000, waitMs: 0 };
const key = () => `test:${randomUUID()}`;
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));

/** On a machine that is busy with other tests a Redis that is there may be slow; only where it is away do we keep to what a bot waits. */
const patient = { limitMs: 5_000 };

function openNode(url: string, more: { limitMs?: number; log?: (line: string) => void } = {}): RedisStore {
  const log = more.log ?? (() => undefined);
  return createRedisStore({ url, ...more, log, local: createMemoryStore({ log }) });
}

/** Asks until it is so: for what a node finds out in its own time. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    if (tries > 1_000) throw new Error('it never was so');
    await pause(10);
  }
}

const promisesOf = (name: string, cluster: boolean) =>
  sharedStorePromises(name, async () => {
    const redis = await startRedis({ cluster });
    const store = openNode(cluster ? `${redis.url},${redis.url}` : redis.url, patient);
    const close = async () => {
      await store.close();
      await redis.close();
    };
    return { store, close };
  });
promisesOf('the shared store in Redis', false);
promisesOf('the shared store in a Redis Cluster', true);

describe('two nodes on one Redis', () => {
  let redis: TestRedis;
  let [a, b]: RedisStore[] = [];
  beforeAll(async () => {
    redis = await startRedis();
    [a, b] = [openNode(redis.url, patient), openNode(redis.url, patient)];
  });
  afterAll(async () => {
    await Promise.all([a!.close(), b!.close()]);
    await redis.close();
  });

  test('give a lock to one at a time', async () => {
    const k = key();
    let [inside, worked] = [0, 0];
    const work = async (store: RedisStore) => {
      const held = await store.lock(k, long);
      expect((inside += 1)).toBe(1);
      await Promise.all([a!.ping(), b!.ping()]);
      inside -= 1;
      worked += 1;
      await held!.release();
    };
    await Promise.all(many(20, (n) => work(n % 2 === 0 ? a! : b!)));
    expect(worked).toBe(20);
  });

  test('see at once that the other has a lock, and that it is free again', async () => {
    const k = key();
    const held = await a!.lock(k, long);
    expect(await b!.lock(k, atOnce)).toBeNull();
    expect(await b!.lock(k, { ...long, waitMs: 30 })).toBeNull();
    await held!.release();
    const next = await b!.lock(k, atOnce);
    expect(next).not.toBeNull();
    await next!.release();
  });

  test('take a lock from a node that outlived its time', async () => {
    const k = key();
    const slow = await a!.lock(k, { ttlMs: 60, waitMs: 0 });
    const next = await b!.lock(k, long);
    expect(slow!.lost.aborted).toBe(true);
    await slow!.release();
    expect(await a!.lock(k, atOnce)).toBeNull();
    await next!.release();
  });

  test('have a lock for longer than its lease in Redis', async () => {
    const k = key();
    const held = await a!.lock(k, long);
    await until(async () => Number(await redis.ask('PTTL', `bank:lock:{${k}}`)) < 2_100);
    await until(async () => Number(await redis.ask('PTTL', `bank:lock:{${k}}`)) > 2_500);
    expect(held!.lost.aborted).toBe(false);
    await held!.release();
    expect(await redis.ask('EXISTS', `bank:lock:{${k}}`)).toBe(0);
  });

  test('let one of fifty claim a value', async () => {
    const k = key();
    await a!.put(k, { ticket: 1 }, 30_000);
    const claims = await Promise.all(many(50, (n) => (n % 2 === 0 ? a! : b!).claim(k)));
    expect(claims.filter((one) => one !== null)).toEqual([{ ticket: 1 }]);
    expect(await a!.get(k)).toBeNull();
  });

  test('count together', async () => {
    const k = key();
    const taken = await Promise.all(many(20, (n) => (n % 2 === 0 ? a! : b!).take(k, 7, 30_000)));
    expect(taken.filter(({ ok }) => ok)).toHaveLength(7);
  });

  test('hear each other in order, nobody hears twice, and who left hears nothing', async () => {
    const topic = key();
    const heard = { a: [] as Json[], b: [] as Json[], left: [] as Json[] };
    await a!.subscribe(topic, (v) => heard.a.push(v));
    await b!.subscribe(topic, (v) => heard.b.push(v));
    const leave = await b!.subscribe(topic, (v) => heard.left.push(v));
    await leave();
    await leave();
    const numbers = many(100, (n) => n);
    await Promise.all(numbers.map((n) => a!.publish(topic, n)));
    await b!.publish(topic, 'end');
    await until(() => heard.a.at(-1) === 'end' && heard.b.length === 101);
    expect(heard.a).toEqual([...numbers, 'end']);
    expect(heard.b.filter((v) => v !== 'end')).toEqual(numbers);
    expect(heard.left).toEqual([]);
  });

  test('hear a topic that was left and joined again in one breath', async () => {
    const topic = key();
    const heard: Json[] = [];
    const leave = await b!.subscribe(topic, () => undefined);
    void leave();
    await b!.subscribe(topic, (v) => heard.push(v));
    await a!.publish(topic, 'again');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['again']);
  });

  test('leave no channel behind when nobody listens any more', async () => {
    const topics = many(700, key);
    const leaves = await Promise.all(topics.map((topic) => a!.subscribe(topic, () => undefined)));
    const listeners = async () => (await redis.ask('PUBSUB', 'NUMSUB', ...topics.map((topic) => `bank:topic:${topic}`))) as unknown[];
    expect((await listeners()).filter((one) => one === 1)).toHaveLength(700);
    await Promise.all(leaves.map((leave) => leave()));
    await until(async () => !(await listeners()).includes(1));
  });

  test('refuse what is too large for a store of notes', async () => {
    const large = 'x'.repeat(65_536);
    await expect(a!.put(key(), large, 1_000)).rejects.toThrow(PeerError);
    await expect(a!.publish(key(), large)).rejects.toThrow(PeerError);
  });

  test('take what others wrote under our names for nothing', async () => {
    const k = key();
    await redis.ask('SET', `bank:value:{${k}}`, 'no json');
    expect(await a!.get(k)).toBeNull();
    const heard: Json[] = [];
    await a!.subscribe(k, (v) => heard.push(v));
    await redis.ask('PUBLISH', `bank:topic:${k}`, 'no json either');
    await b!.publish(k, 'ours');
    await until(() => heard.length > 0);
    expect(heard).toEqual(['ours']);
  });
});

describe('while Redis', () => {
  let redis: TestRedis;
  let nodes: RedisStore[];
  let lines: string[];
  const open = () => {
    const node = openNode(redis.url, { log: (line) => lines.push(line) });
    nodes.push(node);
    return node;
  };
  const isUp = (...stores: RedisStore[]) => until(() => stores.every((store) => store.state() === 'up'));
  const isDown = (...stores: RedisStore[]) => until(() => stores.every((store) => store.state() === 'down'));
  beforeEach(() => ([nodes, lines] = [[], []]));
  afterEach(async () => {
    redis.resume();
    await Promise.all(nodes.map((node) => node.close()));
    await redis.close();
  });

  /** Everything the store of one node promises to those on this node. */
  async function expectOwnOrder(store: RedisStore): Promise<void> {
    const k = key();
    const held = await store.lock(k, long);
    expect(await store.lock(k, atOnce)).toBeNull();
    await held!.release();
    expect((await Promise.all(many(5, () => store.take(k, 2, 30_000)))).filter(({ ok }) => ok)).toHaveLength(2);
    await store.put(k, 'ticket', 30_000);
    expect(await store.get(k)).toBe('ticket');
    expect(await Promise.all([store.claim(k), store.claim(k)])).toEqual(['ticket', null]);
    const heard: Json[] = [];
    const leave = await store.subscribe(k, (v) => heard.push(v));
    await store.publish(k, 'here');
    await until(() => heard.length > 0);
    await leave();
    expect(heard).toEqual(['here']);
  }

  test('is away at the start, a node goes on alone, and joins the others when it comes', async () => {
    redis = await startRedis({ started: false });
    const a = open();
    await expectOwnOrder(a);
    await expect(a.ping()).rejects.toThrow(PeerError);
    const [topic, heard] = [key(), [] as Json[]];
    await a.subscribe(topic, (v) => heard.push(v));
    await redis.start();
    const b = open();
    await isUp(a, b);
    const k = key();
    const held = await a.lock(k, long);
    expect(await b.lock(k, atOnce)).toBeNull();
    await held!.release();
    await until(async () => {
      await b.publish(topic, 'hello');
      return heard.length > 0;
    });
  });

  test('is killed under a lock, its holder keeps it, others on the node wait, and it is released to them', async () => {
    redis = await startRedis();
    const a = open();
    await a.ping();
    const k = key();
    const held = await a.lock(k, long);
    await redis.kill();
    await isDown(a);
    expect(await a.lock(k, atOnce)).toBeNull();
    const next = a.lock(k, long);
    await held!.release();
    expect(held!.lost.aborted).toBe(false);
    await (await next)!.release();
    await expectOwnOrder(a);
    expect(lines).toHaveLength(1);
  });

  test('is killed under listeners, they hear those of their own node, and all again when it is back', async () => {
    redis = await startRedis();
    const [a, b] = [open(), open()];
    const [topic, heard] = [key(), [] as Json[]];
    await b.subscribe(topic, (v) => heard.push(v));
    await a.publish(topic, 'before');
    await until(() => heard.length === 1);
    await redis.kill();
    await isDown(a, b);
    await a.publish(topic, 'lost');
    await b.publish(topic, 'own');
    await redis.start();
    await until(async () => {
      await a.publish(topic, 'after');
      return heard.includes('after');
    });
    expect(heard.slice(0, 3)).toEqual(['before', 'own', 'after']);
  });

  test('has forgotten what was put, nobody gets it', async () => {
    redis = await startRedis();
    const a = open();
    const k = key();
    await a.put(k, 'ticket', 30_000);
    await redis.kill();
    await isDown(a);
    expect(await a.claim(k)).toBeNull();
    await redis.start();
    await isUp(a);
    expect(await a.claim(k)).toBeNull();
  });

  test('comes back, what was put meanwhile is still claimed once', async () => {
    redis = await startRedis({ started: false });
    const a = open();
    const k = key();
    await a.put(k, 'ticket', 30_000);
    await redis.start();
    await isUp(a);
    expect((await Promise.all(many(20, () => a.claim(k)))).filter((one) => one !== null)).toEqual(['ticket']);
  });

  test('stalls, nobody waits for it, and a lock that it gives too late is given back', async () => {
    redis = await startRedis();
    const [a, b] = [open(), open()];
    await Promise.all([a.ping(), b.ping()]);
    redis.stall();
    const k = key();
    const held = await a.lock(k, long);
    expect(held).not.toBeNull();
    expect(a.state()).toBe('down');
    await held!.release();
    await expectOwnOrder(a);
    redis.resume();
    await isUp(a, b);
    await until(async () => (await redis.ask('EXISTS', `bank:lock:{${k}}`)) === 0);
    const [one, two] = [await a.lock(k, atOnce), await b.lock(k, atOnce)];
    expect([one === null, two === null]).toEqual([false, true]);
  });

  test('stalls over a value, the putter is told that nobody knows, and nobody gets it twice', async () => {
    redis = await startRedis();
    const [a, b] = [open(), open()];
    await Promise.all([a.ping(), b.ping()]);
    const [put, claimed] = [key(), key()];
    await a.put(claimed, 'ticket', 30_000);
    redis.stall();
    await expect(a.put(put, 'ticket', 30_000)).rejects.toThrow(PeerError);
    const first = [await a.claim(put), await b.claim(claimed)];
    redis.resume();
    await isUp(a, b);
    for (const k of [put, claimed]) first.push(...(await Promise.all(many(10, (n) => (n % 2 === 0 ? a : b).claim(k)))));
    expect(first.filter((one) => one !== null).length).toBeLessThanOrEqual(1);
  });

  test('is emptied, a held lock is taken again and nothing is lost that counts', async () => {
    redis = await startRedis();
    const [a, b] = [open(), open()];
    const k = key();
    const held = await a.lock(k, long);
    await redis.flush();
    await until(async () => (await redis.ask('EXISTS', `bank:lock:{${k}}`)) === 1);
    expect(await b.lock(k, atOnce)).toBeNull();
    await held!.release();
    expect(held!.lost.aborted).toBe(false);
    await expectOwnOrder(b);
  });

  test('is emptied and another took the lock, its holder is told that it is lost', async () => {
    redis = await startRedis();
    const [a, b] = [open(), open()];
    const k = key();
    const held = await a.lock(k, long);
    const lost = new Promise((resolve) => held!.lost.addEventListener('abort', resolve, { once: true }));
    await redis.flush();
    const stolen = await b.lock(k, atOnce);
    await lost;
    await held!.release();
    expect(await a.lock(k, atOnce)).toBeNull();
    await stolen!.release();
  });

  test('only reads, it counts as away', async () => {
    redis = await startRedis();
    const a = open();
    await a.ping();
    await redis.ask('REPLICAOF', '127.0.0.1', '1');
    await expectOwnOrder(a);
    await isDown(a);
    await expectOwnOrder(a);
    expect(lines).toEqual(['Redis does not answer (READONLY): this node orders and counts by itself']);
    await redis.ask('REPLICAOF', 'NO', 'ONE');
    await isUp(a);
  });
});
