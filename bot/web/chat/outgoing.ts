import { isSecret } from './draft';
import { shelf } from './page';
import type { Posted } from './line';
import type { Tap } from './wire';

/**
 * Words or a tap on their way. `id` is their dedupe key: however often they are sent, they are one turn. `of`: the conversation of a customer that
 * they are for; '' for a stranger's.
 */
export type Outgoing = { id: string; text: string; value?: Tap; of?: string };
/** `unsure`: nobody has said whether they have arrived. */
export type Fate = 'sending' | 'sent' | 'notSent' | 'unsure';
export type Out = {
  /** False where too many wait: then nothing was taken. */
  put(words: Outgoing): boolean;
  retry(id: string): void;
  /** The stored copy has come: they are sent, whatever became of the answer. True where that was not known yet. */
  settle(id: string): boolean;
  /** What was on its way when the page was left, unless it is somebody else's. `of`: as in Outgoing. */
  kept(of: string): Outgoing[];
  /** What was written and has not been sent; it is let go. */
  take(): string[];
};

const waitingMax = 10;
const waitsMs = [1_000, 3_000, 8_000];
const offlineMs = 15_000;
const key = 'outgoing';

/** A random name of 128 bits; `randomUUID` is not there on older phones. */
export const randomId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Sends one after the other, in order. What gets no answer is sent again under the same id; what still has none is kept, said, and sent when the
 * customer says so. It is kept over a reload, but never sent by itself then: what it answered may have changed. Who is not heard by anybody waits
 * until there is a network again.
 */
export function createOutgoing(o: {
  post(activity: object): Promise<Posted>;
  fate(id: string, fate: Fate): void;
  /** So many words, one after the other, go no further by themselves. `message`: why, in the bank's words; `unsure`: as in Fate. */
  stuck(count: number, unsure: boolean, message?: string): void;
  offline(): void;
  /** Whose the words are until that is known, as in Outgoing. */
  of: string;
}): Out {
  const store = shelf('sessionStorage');
  const before = store.read<Outgoing[]>(key, []);
  const left = new Map(before.map((one) => [one.id, one]));
  const queue: Outgoing[] = [];
  let busy = false;
  let owner = o.of;
  const save = (): void => {
    const kept = [...left.values()].filter(({ text }) => !isSecret(text));
    store.set(key, kept.length === 0 ? null : JSON.stringify(kept));
  };
  const settle = (id: string): boolean => {
    const was = left.delete(id);
    if (was) save();
    return was;
  };

  async function send({ id, text, value }: Outgoing): Promise<void> {
    const activity = {
      type: 'message',
      text,
      ...(value && { value }),
      locale: document.documentElement.lang,
      channelData: { clientActivityID: id },
    };
    for (let tried = 0; left.has(id); tried += 1) {
      const { status, message, retryMs = 0 } = await o.post(activity);
      if (status === 200 || !left.has(id)) {
        settle(id);
        o.fate(id, 'sent');
        return;
      }
      if (status === 0 && !navigator.onLine) {
        o.offline();
        tried = -1;
        await online();
        continue;
      }
      const unsure = status === 0 || status >= 500 || status === 408;
      const again = unsure || status === 429;
      const wait = waitsMs[tried];
      if (!again || wait === undefined) {
        // What was written behind it may answer what it would have changed: nothing of it goes by itself.
        const behind = queue.splice(0);
        o.fate(id, unsure ? 'unsure' : 'notSent');
        for (const one of behind) o.fate(one.id, 'notSent');
        o.stuck(1 + behind.length, unsure, again ? undefined : message);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, Math.max(wait, Math.min(retryMs, 10_000))));
    }
  }

  /** The network is back. Some browsers never say so, and some are wrong about it. */
  const online = (): Promise<unknown> =>
    new Promise((resolve) => {
      addEventListener('online', resolve, { once: true });
      setTimeout(resolve, offlineMs);
    });

  async function pump(): Promise<void> {
    if (busy) return;
    busy = true;
    for (let next = queue.shift(); next; next = queue.shift()) await send(next);
    busy = false;
  }

  return {
    put(words) {
      if (queue.length >= waitingMax) return false;
      left.set(words.id, { ...words, of: owner });
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
    kept(of) {
      owner = of;
      for (const one of left.values()) {
        if (!before.includes(one)) one.of = of;
        else if (one.of !== '' && one.of !== of) left.delete(one.id);
      }
      save();
      return before.filter(({ id }) => left.has(id));
    },
    take() {
      const texts = [...left.values()].filter(({ value }) => !value).map(({ text }) => text);
      left.clear();
      save();
      return texts;
    },
  };
}
