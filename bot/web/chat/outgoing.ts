import { shelf } from './page';
import type { Posted } from './line';
import { readJson } from './wire';
import type { Tap } from './wire';

/** Words or a tap on their way. `id` is their dedupe key: however often they are sent, they are one turn. */
export type Outgoing = { id: string; text: string; value?: Tap };
/** `waiting`: they go when it is their turn, or the network is back. */
export type Fate = 'sending' | 'sent' | 'notSent';
export type Out = {
  /** False where too many wait: then nothing was taken. */
  put(words: Outgoing): boolean;
  retry(id: string): void;
  /** The stored copy has come: they are sent, whatever became of the answer. */
  settle(id: string): void;
  /** What was on its way when the page was left. */
  kept(): Outgoing[];
};

const waitingMax = 10;
const waitsMs = [1_000, 3_000, 8_000];
const key = 'outgoing';

/** A random name of 128 bits; `randomUUID` is not there on older phones. */
export const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Sends one after the other, in order. What gets no answer is sent again under the same id; what still has none is kept, said, and sent when the
 * customer says so. It is kept over a reload, but never sent by itself then: what it answered may have changed.
 */
export function createOutgoing(o: {
  post(activity: object): Promise<Posted>;
  fate(id: string, fate: Fate, message?: string): void;
  offline(): void;
}): Out {
  const store = shelf('sessionStorage');
  const left = new Map<string, Outgoing>(readJson<Outgoing[]>(store.get(key) ?? '[]').map((one) => [one.id, one]));
  const queue: Outgoing[] = [];
  let busy = false;
  const save = (): void => store.set(key, left.size === 0 ? null : JSON.stringify([...left.values()]));
  const settle = (id: string): void => {
    left.delete(id);
    save();
  };

  async function send({ id, text, value }: Outgoing): Promise<void> {
    const activity = {
      type: 'message',
      text,
      ...(value && { value }),
      locale: document.documentElement.lang,
      channelData: { clientActivityID: id },
    };
    for (let tried = 0; ; tried += 1) {
      if (!navigator.onLine) {
        o.offline();
        await new Promise((resolve) => addEventListener('online', resolve, { once: true }));
      }
      const posted = await o.post(activity);
      if (!left.has(id)) return;
      if (posted.is === 'ok') {
        settle(id);
        o.fate(id, 'sent');
        return;
      }
      const again = posted.is === 'lost' || posted.status >= 500 || posted.status === 429;
      const wait = waitsMs[tried];
      if (!again || wait === undefined) {
        o.fate(id, 'notSent', posted.is === 'refused' && !again ? posted.message : undefined);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(wait, posted.is === 'refused' ? Math.min(posted.retryMs, 10_000) : 0)));
    }
  }

  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = queue.shift(); next; next = queue.shift()) await send(next);
    busy = false;
  }

  return {
    put(words) {
      if (queue.length >= waitingMax) return false;
      left.set(words.id, words);
      save();
      queue.push(words);
      void pump();
      return true;
    },
    retry(id) {
      const words = left.get(id);
      if (!words || queue.some((one) => one.id === id)) return;
      o.fate(id, 'sending');
      queue.push(words);
      void pump();
    },
    settle,
    kept: () => [...left.values()],
  };
}
