import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { SharedStore } from '../types';
import type { Held } from './locks';
import { createLoss } from './loss';
import type { Circuit } from './redis-circuit';
import type { Connection } from './redis-connection';

/**
 * A lock in Redis lives so long unless it is renewed: what a killed node held is free again soon, and so is a lock that Redis gave only after
 * we had stopped waiting for its answer.
 */
const leaseMs = 3_000;
const renewEveryMs = 1_000;
const pollMinMs = 2;
const pollMaxMs = 40;
/** The line of the node is held for longer than the lock, which ends it by itself. */
const slackMs = 1_000;

/** A lock that vanished (an emptied Redis) is taken again, unless somebody else has it by now. */
const renewal = `local there = redis.call('get', KEYS[1])
if there and there ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const removal = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
return 0`;

type Parts = { redis: Connection; circuit: Circuit; local: SharedStore };
type Lease = { name: string; token: string };
/** `alone`: Redis does not answer, so only this node is in order; `unsure`: it may have given the lock all the same. */
type Won = { is: 'ours' | 'alone' | 'unsure'; fromMs: number } | { is: 'taken' };

const steadyMs = () => performance.now();

/**
 * Locks over all nodes: first the line of this node, which keeps order and turns away who comes when it is full, then one key in Redis. Between
 * nodes there is no order, only one at a time. While Redis does not answer the line of the node is all there is.
 */
export function createRedisLock(parts: Parts): SharedStore['lock'] {
  return async (key, { ttlMs, waitMs }) => {
    const untilMs = steadyMs() + waitMs;
    const line = await parts.local.lock(key, { ttlMs: ttlMs + waitMs + slackMs, waitMs });
    if (!line) return null;
    const lease = { name: `bank:lock:{${key}}`, token: randomUUID() };
    const won = await win(parts, lease, Math.min(ttlMs, leaseMs), untilMs);
    if (won.is !== 'taken') return hold(parts, lease, won, line, ttlMs);
    await line.release();
    return null;
  };
}

async function win({ redis, circuit }: Parts, { name, token }: Lease, forMs: number, untilMs: number): Promise<Won> {
  let waitMs = pollMinMs;
  for (;;) {
    const fromMs = steadyMs(); // before it is sent: we must never believe in a lock for longer than Redis does
    const asked = await circuit.ask(() => redis.set(name, token, 'PX', Math.ceil(forMs), 'NX'));
    if (asked.is !== 'answered') return { is: asked.is === 'down' ? 'alone' : 'unsure', fromMs };
    if (asked.value === 'OK') return { is: 'ours', fromMs };
    const leftMs = untilMs - steadyMs();
    if (leftMs <= 0) return { is: 'taken' };
    await pause(Math.min(leftMs, waitMs * (0.5 + Math.random() / 2)));
    waitMs = Math.min(waitMs * 2, pollMaxMs);
  }
}

/** Ends the lock when its time is over and keeps the lease in Redis alive until then. */
function hold(parts: Parts, lease: Lease, won: Exclude<Won, { is: 'taken' }>, line: Held, ttlMs: number): Held {
  const { redis, circuit } = parts;
  const loss = createLoss();
  const endMs = won.fromMs + ttlMs;
  let held = true;
  const end = () => {
    held = false;
    clearTimeout(timer);
    return line.release();
  };
  const lose = async (why: string) => {
    if (!held) return;
    loss.tell(new Error(why));
    return end();
  };
  const look = async () => {
    const leftMs = endMs - steadyMs();
    if (leftMs <= 0) return lose('the lock outlived its time');
    if (won.is === 'ours') {
      const forMs = Math.ceil(Math.min(leftMs, leaseMs));
      const renewed = await circuit.ask(() => redis.eval(renewal, 1, lease.name, lease.token, forMs));
      if (renewed.is === 'answered' && renewed.value === 0) await lose('another node has the lock');
    }
    if (held) timer = later(look, endMs);
  };
  let timer = later(look, endMs);
  return {
    get lost() {
      return loss.signal;
    },
    release: async () => {
      if (!held) return;
      // Sent before the next in line sends, and on the same connection: they find it free.
      const removed = won.is === 'alone' ? undefined : remove(parts, lease);
      await end();
      await removed;
    },
  };
}

const later = (look: () => Promise<void>, endMs: number): NodeJS.Timeout =>
  setTimeout(() => void look(), Math.max(0, Math.min(renewEveryMs, endMs - steadyMs()))).unref();

/** Also where the answer to the taking never came: it may have been carried out after all, and Redis reads one connection in order. */
async function remove({ redis, circuit }: Parts, { name, token }: Lease): Promise<void> {
  const send = () => redis.eval(removal, 1, name, token);
  const asked = await circuit.ask(send);
  if (asked.is === 'down') void send().catch(() => undefined); // at worst the lease runs out
}
