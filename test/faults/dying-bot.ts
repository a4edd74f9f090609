/**
 * A bot in a process of its own that is killed in the middle of its work: it runs one conversation for each order, all at once, and kills
 * itself, as `kill -9` would, when every one of them has reached the same place.
 */
import { z } from 'zod';
import { assemble } from '../../bot/app';
import { textAbilities } from '../../bot/channels/webchat/text-turns';
import { createClock } from '../../bot/clock';
import { readConfig } from '../../bot/config';
import type { Faults } from '../../bot/faults';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import { createLanes } from '../../bot/stores/sql/lanes';
import { createPool } from '../../bot/stores/sql/pool';
import { noMetrics } from '../../bot/telemetry/metrics';
import { createLog } from '../../bot/telemetry/log';

const Order = z.object({
  connection: z.record(z.string(), z.unknown()),
  demoNow: z.string(),
  customer: z.string(),
  conversations: z.array(z.string()),
  texts: z.array(z.string()),
  place: z.string(),
});

const forEver = new Promise<never>(() => undefined);

/** `passes`: how often each conversation passes the place before it is the one to die at. */
function dieTogether(place: string, count: number): Faults & { arm(): void } {
  let armed = false;
  let arrived = 0;
  return {
    arm: () => void (armed = true),
    at: async (name) => {
      if (!armed || name !== place) return;
      arrived += 1;
      if (arrived === count) process.kill(process.pid, 'SIGKILL');
      await forEver;
    },
  };
}

async function live(): Promise<void> {
  const order = Order.parse(JSON.parse(process.argv[2] ?? ''));
  const clock = createClock(readConfig({ DEMO_NOW: order.demoNow }).demo);
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const pool = createPool(order.connection, { log: () => undefined });
  const asking = createLanes(order.connection, { log: () => undefined });
  const shared = createMemoryStore({ log: () => undefined });
  const faults = dieTogether(order.place, order.conversations.length);
  const { adapter } = assemble(config, {
    pool,
    asking,
    shared,
    redis: () => 'none',
    metrics: noMetrics,
    clock,
    faults,
    log: createLog('silent'),
  });
  for (const [index, text] of order.texts.entries()) {
    if (index === order.texts.length - 1) faults.arm();
    await Promise.all(
      order.conversations.map((conversation) => {
        const key = `${conversation}-${index}`;
        const receivedAt = clock.now().toISOString();
        return adapter.receive({
          conversation,
          key,
          said: { text },
          customer: order.customer,
          assurance: 'signedIn',
          receivedAt,
          abilities: textAbilities,
        });
      }),
    );
  }
}

// A timer keeps the process alive while everything waits for the last one.
setInterval(() => undefined, 1_000);
void live();
