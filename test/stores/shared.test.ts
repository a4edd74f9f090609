import { createExpiringMap } from '../../bot/stores/shared/expiring';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import { sharedStorePromises } from './shared-promises';

sharedStorePromises('the shared store in this process', () =>
  Promise.resolve({ store: createMemoryStore({ log: () => undefined }), close: () => Promise.resolve() }),
);

describe('an expiring map', () => {
  test('has an end: the oldest gives way', () => {
    const map = createExpiringMap<number>(3, () => 0);
    for (let n = 0; n < 10; n += 1) map.set(`k${n}`, n, 1_000);
    expect(map.size).toBeLessThanOrEqual(3);
    expect(map.get('k9')?.value).toBe(9);
    expect(map.get('k0')).toBeUndefined();
  });

  test('removes the dead as new ones come', () => {
    let now = 0;
    const map = createExpiringMap<number>(1_000, () => now);
    for (let n = 0; n < 100; n += 1) map.set(`k${n}`, n, 10);
    now = 10;
    for (let n = 0; n < 25; n += 1) map.set(`new${n}`, n, 10);
    expect(map.get('k99')).toBeUndefined();
    expect(map.size).toBe(25);
  });
});
