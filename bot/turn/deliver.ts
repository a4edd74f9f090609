import type { SharedStore, StoredActivity } from '../stores/types';

export type DeliveryParts = {
  shared: Pick<SharedStore, 'publish' | 'subscribe'>;
  since(conversation: string, seq: number, max: number): Promise<StoredActivity[]>;
  /** The newest seq of each conversation. */
  newest(conversations: string[]): Promise<Map<string, number>>;
  failed(error: unknown): void;
  lookEveryMs?: number;
};

export type Delivery = {
  /** Says that a conversation has grown, to whoever is attached to it on whichever node. */
  grown(conversation: string): void;
  /**
   * Gives every activity after seq `after` exactly once and in order: first what is stored, then what comes. `on` must not throw. Returns how
   * to leave.
   */
  attach(conversation: string, after: number, on: (activities: StoredActivity[]) => void): Promise<() => void>;
  attached(): number;
  close(): void;
};

type Listener = { after: number; on(activities: StoredActivity[]): void };
type Attached = { listeners: Set<Listener>; reading: boolean; again: boolean; stop: Promise<() => Promise<void>> };

const pageMax = 100;
const lookEveryMs = 5_000;
const lookedAtOnceMax = 1_000;

const topicOf = (conversation: string) => `grown:${conversation}`;

/**
 * Tells the addresses of a conversation what it has come to. The word that it has grown may be lost (Redis keeps nothing); what is told is
 * always read from the store by sequence number, so nothing is lost, doubled or out of order, and a slow look at all that is attached covers
 * lost words.
 */
export function createDelivery(parts: DeliveryParts): Delivery {
  const open = new Map<string, Attached>();
  const enter = (conversation: string): Attached => {
    const there = open.get(conversation);
    if (there) return there;
    const stop = parts.shared.subscribe(topicOf(conversation), () => {
      const one = open.get(conversation);
      if (one) void read(parts, conversation, one);
    });
    const fresh = { listeners: new Set<Listener>(), reading: false, again: false, stop };
    open.set(conversation, fresh);
    return fresh;
  };
  const leave = (conversation: string, one: Attached, listener: Listener) => {
    one.listeners.delete(listener);
    if (one.listeners.size > 0 || open.get(conversation) !== one) return;
    open.delete(conversation);
    void one.stop.then((stop) => stop()).catch(parts.failed);
  };
  const looks = keepLooking(parts, open);
  return {
    grown: (conversation) => void parts.shared.publish(topicOf(conversation), null).catch(parts.failed),
    attach: async (conversation, after, on) => {
      const one = enter(conversation);
      const listener = { after, on };
      one.listeners.add(listener);
      await one.stop.catch(parts.failed); // subscribed before the first read, so that nothing falls between
      await read(parts, conversation, one);
      return () => leave(conversation, one, listener);
    },
    attached: () => open.size,
    close: () => clearInterval(looks),
  };
}

/** One read at a time in a conversation; who asks meanwhile has it done once more. */
async function read(parts: DeliveryParts, conversation: string, one: Attached): Promise<void> {
  if (one.reading) {
    one.again = true;
    return;
  }
  one.reading = true;
  try {
    do {
      one.again = false;
      one.again = (await tellNext(parts, conversation, one)) || one.again;
    } while (one.again && one.listeners.size > 0);
  } catch (error) {
    parts.failed(error); // the next look tries again
  } finally {
    one.reading = false;
  }
}

/** Tells one page to everybody whom it continues. Who joined during the read, further back, waits for the next one. */
async function tellNext({ since }: DeliveryParts, conversation: string, { listeners }: Attached): Promise<boolean> {
  const known = Math.min(...Array.from(listeners, ({ after }) => after));
  if (!Number.isFinite(known)) return false;
  const rows = await since(conversation, known, pageMax);
  for (const listener of listeners) {
    if (listener.after < known) continue;
    const fresh = rows.filter(({ seq }) => seq > listener.after);
    listener.after = fresh.at(-1)?.seq ?? listener.after;
    if (fresh.length > 0) listener.on(fresh);
  }
  return rows.length === pageMax;
}

/** Looks at all that is attached, now and then, for what grew without a word. */
function keepLooking(parts: DeliveryParts, open: Map<string, Attached>): NodeJS.Timeout {
  const look = async () => {
    const all = [...open.keys()];
    for (let from = 0; from < all.length; from += lookedAtOnceMax) {
      const newest = await parts.newest(all.slice(from, from + lookedAtOnceMax));
      for (const [conversation, seq] of newest) {
        const one = open.get(conversation);
        if (one && [...one.listeners].some(({ after }) => after < seq)) await read(parts, conversation, one);
      }
    }
  };
  let looking = false;
  return setInterval(() => {
    if (looking || open.size === 0) return;
    looking = true;
    void look()
      .catch(parts.failed)
      .finally(() => (looking = false));
  }, parts.lookEveryMs ?? lookEveryMs).unref();
}
