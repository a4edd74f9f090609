import { Gauge, type Registry } from 'prom-client';

/** What is read at the moment of a scrape. `oldestSeconds` is the age of what has waited longest, 0 where nothing waits. */
export type Sources = {
  outbox: () => Promise<{ waiting: number; oldestSeconds: number }>;
  pool: () => { total: number; idle: number; waiting: number };
  redis: () => 'up' | 'down' | 'none';
  sockets: () => number;
  turnsWaiting: () => number;
};

const sourceMaxMs = 2_000;
const redisStates = ['up', 'down', 'none'] as const;

/**
 * Gauges over the sources there are. What it returns reads them all, each within its time: one that does not answer has its gauges left out, since
 * a zero would be a lie, and `assistant_source_up` says so; the others stand.
 */
export function createGauges(registry: Registry, { outbox, pool, redis, sockets, turnsWaiting }: Partial<Sources>): () => Promise<void> {
  const gauge = (name: string, help: string, labelNames: readonly string[] = []) => {
    const made = new Gauge({ name: `assistant_${name}`, help, labelNames, registers: [registry] });
    if (labelNames.length === 0) made.remove(); // prom-client begins with a zero
    return made;
  };
  const up = gauge('source_up', 'Whether a source of the gauges answered.', ['source']);
  const looks: (() => Promise<void>)[] = [];
  const source = <T>(name: string, read: () => T | Promise<T>, gauges: Gauge[], show: (found: T) => void) =>
    looks.push(async () => {
      const found = await soon(read);
      up.set({ source: name }, found ? 1 : 0);
      if (found) show(found.value);
      else for (const one of gauges) one.remove();
    });

  if (outbox) {
    const waiting = gauge('outbox_waiting', 'Messages not yet sent.');
    const oldest = gauge('outbox_oldest_seconds', 'Age of the oldest message not yet sent.');
    source('outbox', outbox, [waiting, oldest], (found) => {
      waiting.set(found.waiting);
      oldest.set(found.oldestSeconds);
    });
  }
  if (pool) {
    const connections = gauge('pool_connections', 'Connections to PostgreSQL; waiting are turns that want one.', ['state']);
    source('pool', pool, [], (found) => Object.entries(found).forEach(([state, count]) => connections.set({ state }, count)));
  }
  if (redis) {
    const answers = gauge('redis', 'Whether Redis answers; none where it is not used.', ['state']);
    source('redis', redis, [], (found) => redisStates.forEach((state) => answers.set({ state }, state === found ? 1 : 0)));
  }
  for (const [name, help, read] of [
    ['sockets', 'Open WebSockets.', sockets],
    ['turns_waiting', 'Turns that wait for their place.', turnsWaiting],
  ] as const) {
    if (!read) continue;
    const count = gauge(name, help);
    source(name, read, [count], (found) => count.set(found));
  }
  return async () => {
    await Promise.all(looks.map((look) => look()));
  };
}

/** What was read, or null where that failed or took longer than a scrape may. */
async function soon<T>(read: () => T | Promise<T>): Promise<{ value: T } | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), sourceMaxMs).unref();
  });
  const asked = Promise.resolve().then(async () => ({ value: await read() }));
  try {
    return await Promise.race([asked, late]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}
