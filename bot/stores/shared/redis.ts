import { randomBytes } from 'node:crypto';
import type { Json } from '../../../accessibility/message';
import { PeerError } from '../../errors';
import type { SharedStore } from '../types';
import { type Circuit, createCircuit } from './redis-circuit';
import { connect, type Connection, within } from './redis-connection';
import { createRedisLock } from './redis-lock';
import { createRedisTopics, envelope, readJson } from './redis-topics';

/** How long a command may take; what takes longer counts as no answer. */
const answerMaxMs = 250;
const bytesMax = 64 * 1024;

/** The window begins with the first take. 0: it was let pass, else the milliseconds until the window ends. */
const taking = `local n = redis.call('incr', KEYS[1])
if n == 1 then redis.call('pexpire', KEYS[1], ARGV[2]) end
if n <= tonumber(ARGV[1]) then return 0 end
local left = redis.call('pttl', KEYS[1])
if left >= 0 then return math.max(1, left) end
redis.call('pexpire', KEYS[1], ARGV[2])
return tonumber(ARGV[2])`;

export type RedisStore = SharedStore & { state(): 'up' | 'down'; close(): Promise<void> };

/**
 * The shared store of several nodes: Redis over the store of this process (`local`), which orders those who wait here and takes over while Redis
 * does not answer within `limitMs`. `url`: redis:// or rediss://, the nodes of a Cluster with commas between them. Nothing throws for want of
 * Redis but `ping`, and `put` where nobody knows whether it was kept (PeerError `shared`, as for values over 64 kB); a claim that was not
 * answered is lost.
 */
export function createRedisStore(o: { url: string; log: (line: string) => void; local: SharedStore; limitMs?: number }): RedisStore {
  const { local, limitMs = answerMaxMs } = o;
  const node = randomBytes(8).toString('base64url');
  const redis = connect(o.url, { enableAutoPipelining: true });
  const subscriber = connect(o.url);
  const circuit = createCircuit({
    connection: redis,
    limitMs,
    probe: () => redis.set(`bank:probe:${node}`, '', 'PX', limitMs),
    log: o.log,
  });
  const topics = createRedisTopics({ connection: subscriber, limitMs, node, hear: (topic, v) => void local.publish(topic, v) });

  return {
    lock: createRedisLock({ redis, circuit, local }),
    take: async (key, max, windowMs) => {
      const asked = await circuit.ask(() => redis.eval(taking, 1, `bank:take:{${key}}`, max, Math.ceil(windowMs)));
      if (asked.is !== 'answered') return local.take(key, max, windowMs);
      const retryMs = Number(asked.value);
      return { ok: retryMs === 0, retryMs };
    },
    ...createValues({ redis, circuit, local }),
    publish: async (topic, v) => {
      const text = textOf(v);
      await local.publish(topic, v);
      await circuit.ask(() => redis.publish(...envelope(node, topic, text)));
    },
    subscribe: async (topic, on) => {
      const leave = await listen(local, topic, on);
      await topics.join(topic);
      return once(async () => {
        await leave();
        topics.leave(topic);
      });
    },
    ping: async () => {
      const asked = await circuit.ask(() => redis.ping());
      if (asked.is !== 'answered') throw new PeerError('shared', asked.is === 'unsure' ? asked.cause : new Error('Redis is away'));
    },
    state: circuit.state,
    close: async () => {
      circuit.close();
      topics.close();
      await Promise.all([redis, subscriber].map((one) => within(one.quit(), limitMs).catch(() => one.disconnect())));
    },
  };
}

/** Short-lived values: in Redis or, put during an outage, in the memory of the node that put them; never in both, so a claim has one winner. */
function createValues({
  redis,
  circuit,
  local,
}: {
  redis: Connection;
  circuit: Circuit;
  local: SharedStore;
}): Pick<SharedStore, 'put' | 'get' | 'claim'> {
  return {
    put: async (key, v, ttlMs) => {
      const text = textOf(v);
      const asked = await circuit.ask(() => redis.set(valueName(key), text, 'PX', Math.max(1, Math.ceil(ttlMs))));
      if (asked.is === 'unsure') throw new PeerError('shared', asked.cause);
      if (asked.is === 'down') await local.put(key, v, ttlMs);
      else await local.claim(key); // what an outage left here is older
    },
    get: async (key) => {
      const asked = await circuit.ask(() => redis.get(valueName(key)));
      return (asked.is === 'answered' ? read(asked.value) : null) ?? local.get(key);
    },
    claim: async (key) => {
      const asked = await circuit.ask(() => redis.getdel(valueName(key)));
      return (asked.is === 'answered' ? read(asked.value) : null) ?? local.claim(key);
    },
  };
}

const valueName = (key: string) => `bank:value:{${key}}`;

const read = (text: string | null): Json => (text === null ? null : (readJson(text) ?? null));

function textOf(v: Json): string {
  const text = JSON.stringify(v);
  if (Buffer.byteLength(text) > bytesMax) throw new PeerError('shared', new Error(`a value is larger than ${bytesMax} bytes`));
  return text;
}

const listen = async (local: SharedStore, topic: string, on: (v: Json) => void) => {
  try {
    return await local.subscribe(topic, on);
  } catch (cause) {
    throw new PeerError('shared', cause);
  }
};

function once(leave: () => Promise<void>): () => Promise<void> {
  let left: Promise<void> | undefined;
  return () => (left ??= leave());
}
