import { Cluster, Redis, type RedisOptions } from 'ioredis';

export type Connection = Redis | Cluster;

/** A connection that owes a reply for so long is given up and made anew: its other end may be gone without a word. */
const silentMaxMs = 5_000;
const reconnectMaxMs = 1_000;
const openingMaxMs = 1_000;

/** What cannot be sent now is answered by the node itself, so nothing is kept to be sent later: a lock taken late would be nobody's. */
const options = {
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  autoResubscribe: false, // redis-topics.ts does it, also for what was asked for while there was no connection
  maxRetriesPerRequest: 0,
  socketTimeout: silentMaxMs,
  connectTimeout: silentMaxMs,
  retryStrategy: (times: number) => Math.min(25 * 2 ** Math.min(times, 10), reconnectMaxMs) * (0.75 + Math.random() / 4),
} satisfies RedisOptions;

/** Connects to one Redis, or to the Cluster that several addresses with commas between them are nodes of. Returns at once and reconnects for ever. */
export function connect(url: string, more: RedisOptions = {}): Connection {
  const nodes = url.split(',').map((node) => node.trim());
  const [first = ''] = nodes;
  if (nodes.length === 1) return new Redis(first, { ...options, ...more });
  const { username, password, protocol } = new URL(first);
  // Nodes that the Cluster tells of come without name and password, and with an address that their certificates may not hold.
  const { retryStrategy: clusterRetryStrategy, enableOfflineQueue, ...perNode } = options;
  const { enableAutoPipelining = false } = more;
  return new Cluster(nodes, {
    clusterRetryStrategy,
    enableOfflineQueue,
    enableAutoPipelining,
    ...(protocol === 'rediss:' ? { dnsLookup: (address, told) => told(null, address) } : {}),
    redisOptions: {
      ...perNode,
      ...(username === '' ? {} : { username: decodeURIComponent(username) }),
      ...(password === '' ? {} : { password: decodeURIComponent(password) }),
      ...(protocol === 'rediss:' ? { tls: {} } : {}),
    },
  });
}

/** Resolves when it is known whether there is a Redis: at the first connection, the first error, or when neither came in time. */
export function opened(connection: Connection): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, openingMaxMs);
    function done() {
      clearTimeout(timer);
      for (const event of ['ready', 'error', 'close']) connection.off(event, done);
      resolve();
    }
    for (const event of ['ready', 'error', 'close']) connection.on(event, done);
  });
}

/** The answer, or a rejection when it takes longer. What comes too late is dropped without a word. */
export function within<T>(answer: Promise<T>, maxMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    // Where it is we who were busy, the answer lies in the socket by now: it is read before the immediate runs.
    const late = () => setImmediate(() => reject(new Error(`no answer in ${maxMs} ms`)));
    const timer = setTimeout(late, maxMs);
    const told = <A>(tell: (a: A) => void) => {
      return (a: A) => {
        clearTimeout(timer);
        tell(a);
      };
    };
    answer.then(told(resolve), told(reject));
  });
}
