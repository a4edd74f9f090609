import type { Abilities } from '../../accessibility/rendition';
import type { Command } from '../../dialogs/engine/command';
import type { ConversationStore } from '../stores/sql/turns';
import type { Turns } from './turns';

/** A code that was judged, or ran out, in a conversation that has not heard of it yet. */
export type Challenge = { challenge: string; conversation: string; customer: string };

export type RecoverParts = {
  turns: Turns;
  store: Pick<ConversationStore, 'interrupted'>;
  granted(max: number): Promise<Challenge[]>;
  expired(max: number): Promise<Challenge[]>;
  now(): Date;
  failed: (error: unknown) => void;
};

const eachMax = 200;
const abilities: Abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };

/**
 * What a killed bot owes its customers, told without being asked: acts left under way, codes that were right but not yet used, codes that ran
 * out. Every one is an ordinary turn from inside, under a key of its own, so that nothing is told twice.
 */
export async function recover(parts: RecoverParts, idleMs: number): Promise<number> {
  const inside = async (one: { conversation: string; customer: string }, key: string, commands: Command[]) => {
    const receivedAt = parts.now().toISOString();
    await parts.turns.receive({ ...one, key, said: { commands }, receivedAt, abilities, assurance: 'signedIn' }).catch(parts.failed);
  };
  const left = await parts.store.interrupted(idleMs, eachMax);
  for (const { conversation, frame, customer } of left)
    if (customer !== null) await inside({ conversation, customer }, `recover:${frame}`, []);
  const granted = await parts.granted(eachMax);
  for (const { challenge, conversation, customer } of granted)
    await inside({ conversation, customer }, `stepUp:${challenge}:granted`, [{ do: 'stepUp', challenge, result: 'granted' }]);
  const expired = await parts.expired(eachMax);
  for (const { challenge, conversation, customer } of expired)
    await inside({ conversation, customer }, `stepUp:${challenge}:expired`, [{ do: 'stepUp', challenge, result: 'expired' }]);
  return left.length + granted.length + expired.length;
}

/** Looks again and again, one look at a time, until stopped. */
export function keepRecovering(parts: RecoverParts, o: { everyMs: number; idleMs: number }): { stop(): Promise<void> } {
  let look: Promise<unknown> = Promise.resolve();
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    look = recover(parts, o.idleMs)
      .catch(parts.failed)
      .finally(() => (looking = false));
  }, o.everyMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await look;
    },
  };
}
