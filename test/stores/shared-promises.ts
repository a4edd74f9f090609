import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import type { SharedStore } from '../../bot/stores/types';

const long = { ttlMs: 30_000, waitMs: 10_000 };

/** What every shared store promises, whatever it is made of; `open` gives one, and a second call another view of the same where it can. */
export function sharedStorePromises(name: string, open: () => Promise<{ store: SharedStore; close: () => Promise<void> }>): void {
  describe(name, () => {
    let store: SharedStore;
    let close: () => Promise<void>;
    beforeAll(async () => void ({ store, close } = await open()));
    afterAll(() => close());
    const key = () => `test:${randomUUID()}`;

    test('gives a lock to one at a time, in the order they came', async () => {
      const k = key();
      const order: number[] = [];
      let inside = 0;
      const work = async (n: number) => {
        const held = await store.lock(k, long);
        expect((inside += 1)).toBe(1);
        order.push(n);
        await store.ping();
        inside -= 1;
        await held?.release();
      };
      await Promise.all([1, 2, 3, 4, 5].map(work));
      expect(order).toEqual([1, 2, 3, 4, 5]);
    });

    test('gives different locks at once', async () => {
      const [one, two] = await Promise.all([store.lock(key(), { ...long, waitMs: 0 }), store.lock(key(), { ...long, waitMs: 0 })]);
      expect([one, two]).not.toContain(null);
      await Promise.all([one?.release(), two?.release()]);
    });

    test('answers null when the wait is over, and later gives the lock to others', async () => {
      const k = key();
      const held = await store.lock(k, long);
      expect(await store.lock(k, { ...long, waitMs: 0 })).toBeNull();
      expect(await store.lock(k, { ...long, waitMs: 20 })).toBeNull();
      await held?.release();
      const next = await store.lock(k, { ...long, waitMs: 0 });
      expect(next).not.toBeNull();
      await next?.release();
    });

    test('takes a lock from who outlived its time, tells them, and their late release hurts nobody', async () => {
      const k = key();
      const slow = await store.lock(k, { ttlMs: 30, waitMs: 0 });
      const next = store.lock(k, long);
      if (!slow?.lost.aborted) await once(slow!.lost, 'abort');
      const held = await next;
      expect(held?.lost.aborted).toBe(false);
      await slow?.release();
      expect(await store.lock(k, { ...long, waitMs: 0 })).toBeNull();
      await held?.release();
    });

    test('turns away who comes when the line is full', async () => {
      const k = key();
      const held = await store.lock(k, long);
      const line = Array.from({ length: 25 }, () => store.lock(k, long));
      expect(await Promise.race(line)).toBeNull();
      await held?.release();
      let given = 0;
      for (const one of line) {
        const granted = await one;
        if (granted) given += 1;
        await granted?.release();
      }
      expect(given).toBe(20);
    });

    test('lets so many pass in a window and says when the next may', async () => {
      const k = key();
      const results = await Promise.all(Array.from({ length: 10 }, () => store.take(k, 3, 200)));
      expect(results.filter(({ ok }) => ok)).toHaveLength(3);
      const { ok, retryMs } = results.find((one) => !one.ok)!;
      expect([ok, retryMs > 0, retryMs <= 200]).toEqual([false, true, true]);
      expect(await store.take(key(), 3, 200)).toEqual({ ok: true, retryMs: 0 });
      await pause(retryMs + 20);
      expect(await store.take(k, 3, 200)).toEqual({ ok: true, retryMs: 0 });
    });

    test('gives back a copy of what was put, until it dies', async () => {
      const k = key();
      const value = { list: [1, 'zwei', null, { 三: true }] };
      await store.put(k, value, 30_000);
      value.list.push('later');
      expect(await store.get(k)).toEqual({ list: [1, 'zwei', null, { 三: true }] });
      expect(await store.get(key())).toBeNull();
      await store.put(k, 'short', 20);
      await pause(40);
      expect(await store.get(k)).toBeNull();
      expect(await store.claim(k)).toBeNull();
    });

    test('lets one of many claim a value', async () => {
      const k = key();
      await store.put(k, 'ticket', 30_000);
      const claims = await Promise.all(Array.from({ length: 20 }, () => store.claim(k)));
      expect(claims.filter((one) => one === 'ticket')).toHaveLength(1);
      expect(claims.filter((one) => one === null)).toHaveLength(19);
    });

    test('tells every listener of a topic in order, until it leaves, and one that fails hurts nobody', async () => {
      const [topic, heard] = [key(), { a: [] as unknown[], b: [] as unknown[] }];
      const stopBad = await store.subscribe(topic, () => {
        throw new Error('bad listener');
      });
      const stopA = await store.subscribe(topic, (v) => heard.a.push(v));
      let done: () => void = () => undefined;
      const last = new Promise<void>((resolve) => (done = resolve));
      const stopB = await store.subscribe(topic, (v) => {
        heard.b.push(v);
        if (v === 'last') done();
      });
      await store.publish(topic, { n: 1 });
      await store.publish(key(), 'elsewhere');
      await store.publish(topic, { n: 2 });
      await Promise.resolve();
      await stopA();
      await store.publish(topic, 'last');
      await last;
      expect(heard.b).toEqual([{ n: 1 }, { n: 2 }, 'last']);
      expect(heard.a).not.toContain('last');
      await Promise.all([stopB(), stopBad()]);
    });
  });
}
