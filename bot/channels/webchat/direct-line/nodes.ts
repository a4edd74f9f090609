import { z } from 'zod';
import type { Json } from '../../../../accessibility/message';
import type { SharedStore } from '../../../stores/types';

/** What nodes tell one another of streams: to show something that is not kept, or to look whether the sessions behind them still live. */
export const Word = z.discriminatedUnion('is', [
  z.object({ is: z.literal('show'), conversation: z.string(), activity: z.custom<Json>() }),
  z.object({ is: z.literal('left'), conversation: z.string() }),
]);
export type Word = z.infer<typeof Word>;

/** One topic for all, since the socket may be at another node than the POST and such words are rare. */
export const topic = 'streams';

/**
 * Says that somebody has signed in or out of a conversation, so that streams which may no longer tell it end at once. The word may be lost:
 * every node looks at its streams from time to time anyway.
 */
export async function tellLeft({ publish }: Pick<SharedStore, 'publish'>, conversation: string): Promise<void> {
  await publish(topic, { is: 'left', conversation }).catch(() => undefined);
}
