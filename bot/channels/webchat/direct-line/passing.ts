import type { Json } from '../../../../accessibility/message';
import { framedInPassing } from './frames';
import { topic, Word } from './nodes';
import type { DirectLineNeeds } from './ports';
import type { Registry } from './registry';

type Parts = Pick<DirectLineNeeds, 'shared' | 'log'> & { registry: Registry; left(conversation: string): void };

/**
 * What passes and is not kept: that a turn takes long, that somebody has left. Lost words are no loss: whatever matters is stored and told by
 * the delivery, and sessions are looked at from time to time.
 */
export function createPassing({ shared, log, registry, left }: Parts) {
  let listening: Promise<(() => Promise<void>) | undefined> | undefined;
  const failed = (error: unknown) => log.warn({ err: error }, 'what passes could not be shown');
  const hear = (told: Json) => {
    const word = Word.safeParse(told);
    if (!word.success) return;
    if (word.data.is === 'left') left(word.data.conversation);
    else show(word.data.conversation, word.data.activity);
  };
  const show = (conversation: string, activity: Json) => {
    const frame = framedInPassing(conversation, activity);
    for (const { line } of registry.of(conversation)) line.send(frame);
  };
  return {
    /** Listens from the first socket on; where the shared store is away, the next socket tries again. */
    listen: () => {
      listening ??= shared.subscribe(topic, hear).catch((error: unknown) => {
        failed(error);
        listening = undefined;
        return undefined;
      });
    },
    show: (conversation: string, activity: Json) => void shared.publish(topic, { is: 'show', conversation, activity }).catch(failed),
    end: async () => {
      const stop = await listening;
      await stop?.().catch(failed);
    },
  };
}
