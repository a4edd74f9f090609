import { z } from 'zod';
import type { Json } from '../../../accessibility/message';
import { type Connection, opened, within } from './redis-connection';

const batchMax = 500;
const retryMs = 1_000;
const heartbeatMs = 10_000;

const Parsed = z.custom<Json>();
const channelOf = (topic: string) => `bank:topic:${topic}`;
const topicOf = (channel: string) => channel.slice(channelOf('').length);

type Topic = { listeners: number; heard: boolean; waiting: (() => void)[] };

export type RedisTopics = {
  /** Counts one more listener; resolves when Redis sends us the topic, or cannot: then it is asked again until it does. */
  join(topic: string): Promise<void>;
  leave(topic: string): void;
  close(): void;
};

/** What goes out on a topic, marked with its node, so that who published does not hear it again. */
export const envelope = (node: string, topic: string, text: string): [channel: string, message: string] => [
  channelOf(topic),
  `${node} ${text}`,
];

/** What other nodes publish, on one connection that hears only the topics that somebody here listens to. What is said while it is lost is not heard. */
export function createRedisTopics(o: {
  connection: Connection;
  limitMs: number;
  node: string;
  hear: (topic: string, v: Json) => void;
}): RedisTopics {
  const { connection } = o;
  const subscriptions = createSubscriptions(connection, o.limitMs);
  const opening = opened(connection);
  connection.on('error', () => undefined); // 'close' follows
  connection.on('close', subscriptions.forget);
  connection.on('ready', subscriptions.settle);
  connection.on('message', (channel: string, message: string) => {
    const [from, v] = open(message);
    if (from !== o.node && v !== undefined) o.hear(topicOf(channel), v);
  });
  // A connection that only listens would never notice that the other end is gone; one that owes a reply does.
  const heartbeat = setInterval(() => void connection.ping().catch(() => undefined), heartbeatMs).unref();
  return {
    join: async (topic) => {
      await opening;
      await subscriptions.want(topic);
    },
    leave: subscriptions.unwant,
    close: () => {
      clearInterval(heartbeat);
      subscriptions.close();
    },
  };
}

/** One loop makes what Redis sends equal to what is wanted, in batches, and goes on trying when it is refused or cut off. */
function createSubscriptions(connection: Connection, limitMs: number) {
  const topics = new Map<string, Topic>();
  const changed = new Set<string>();
  let [settling, closed] = [false, false];
  let again: NodeJS.Timeout | undefined;

  const tell = (name: string, heard: boolean) => {
    const topic = topics.get(name);
    if (!topic) return;
    topic.heard = heard;
    for (const resolve of topic.waiting.splice(0)) resolve();
  };
  const settleSome = async (): Promise<boolean> => {
    const batch = firstOf(changed, batchMax);
    for (const topic of batch) changed.delete(topic);
    const isWanted = (topic: string) => (topics.get(topic)?.listeners ?? 0) > 0;
    const [wanted, unwanted] = [batch.filter(isWanted), batch.filter((topic) => !isWanted(topic))];
    try {
      if (wanted.length > 0) await within(connection.subscribe(...wanted.map(channelOf)), limitMs);
      for (const topic of wanted) tell(topic, true);
      for (const topic of unwanted) tell(topic, false);
      if (unwanted.length > 0) await within(connection.unsubscribe(...unwanted.map(channelOf)), limitMs);
      for (const topic of unwanted) if (!isWanted(topic)) topics.delete(topic);
      return true;
    } catch {
      for (const topic of batch) changed.add(topic);
      for (const topic of changed) tell(topic, false);
      return false;
    }
  };
  const settleAll = async () => {
    if (settling || closed) return;
    settling = true;
    clearTimeout(again);
    for (let sent = true; sent && changed.size > 0;) sent = await settleSome();
    settling = false;
    if (changed.size > 0) again = setTimeout(settle, retryMs).unref();
  };
  const settle = () => void settleAll();
  return { settle, ...wishes(topics, changed, settle, () => closed), forget, close };

  function forget() {
    for (const [name, topic] of topics) {
      topic.heard = false;
      changed.add(name);
    }
  }
  function close() {
    closed = true;
    clearTimeout(again);
    for (const topic of topics.keys()) tell(topic, false);
  }
}

/** How listeners come and go: counted, so that a topic is asked for with its first listener and given up with its last. */
function wishes(topics: Map<string, Topic>, changed: Set<string>, settle: () => void, isClosed: () => boolean) {
  return {
    want: async (name: string) => {
      const topic = topics.get(name) ?? { listeners: 0, heard: false, waiting: [] };
      topics.set(name, topic);
      topic.listeners += 1;
      if (isClosed() || topic.heard) return;
      changed.add(name);
      await new Promise<void>((resolve) => {
        topic.waiting.push(resolve);
        settle();
      });
    },
    unwant: (name: string) => {
      const topic = topics.get(name);
      if (!topic || (topic.listeners -= 1) > 0) return;
      topic.heard = false;
      changed.add(name);
      settle();
    },
  };
}

function firstOf(set: Set<string>, max: number): string[] {
  const first: string[] = [];
  for (const one of set) {
    if (first.length === max) break;
    first.push(one);
  }
  return first;
}

/** Node and value of a message; no value where it is none of ours. */
function open(message: string): [node: string, v: Json | undefined] {
  const at = message.indexOf(' ');
  return [message.slice(0, at), readJson(message.slice(at + 1))];
}

/** What a node of ours wrote; undefined for anything else that may lie under the name. */
export function readJson(text: string): Json | undefined {
  try {
    return Parsed.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
