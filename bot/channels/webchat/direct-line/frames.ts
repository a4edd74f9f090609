import type { Json } from '../../../../accessibility/message';
import type { StoredActivity } from '../../../stores/types';

/** A stored activity as this channel tells it: with the channel and the conversation that a client finds in every activity. */
const told = (conversation: string, activity: Json): string =>
  typeof activity === 'object' && activity !== null && !Array.isArray(activity)
    ? JSON.stringify({ channelId: 'directline', conversation: { id: conversation }, ...activity })
    : 'null';

/** The body of a poll and the text of a frame: the same string. The watermark is the seq up to which everything has been told. */
export const framed = (conversation: string, activities: readonly StoredActivity[], watermark: number): string =>
  `{"activities":[${activities.map(({ activity }) => told(conversation, activity)).join()}],"watermark":"${watermark}"}`;

/** A frame of something that is not kept: without a watermark, so that a client comes back by the last one it has. */
export const framedInPassing = (conversation: string, activity: Json): string => `{"activities":[${told(conversation, activity)}]}`;

const decimal = /^\d{0,15}$/;

/** A watermark as clients send it back: nothing yet (no or an empty one) is 0; null is none of ours. */
export function readWatermark(text: string | null): number | null {
  if (text === null) return 0;
  return decimal.test(text) ? Number(text) : null;
}
