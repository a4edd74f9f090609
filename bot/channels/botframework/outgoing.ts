import type { Activity } from 'botbuilder';
import type { Reference } from './incoming';

const isObject = (data: unknown): data is { [k: string]: unknown } => typeof data === 'object' && data !== null && !Array.isArray(data);

/**
 * What the bot said, addressed as the protocol wants it: from the account that was written to, to the one that wrote, answering the activity
 * that was sent. What is only ours (the turn's id, our numbering of the conversation) stays here.
 */
export function addressed(said: Partial<Activity>, { channelId, serviceUrl, conversation, user, bot }: Reference, replyToId?: string) {
  const { replyToId: _ours, ...rest } = said;
  const data: unknown = said.channelData;
  const { turn: _turn, ...shown } = isObject(data) ? data : {};
  return {
    ...rest,
    ...{ channelId, conversation, channelData: shown },
    from: { ...bot, role: 'bot' },
    recipient: { ...user, role: 'user' },
    ...(serviceUrl === undefined ? {} : { serviceUrl }),
    ...(replyToId === undefined ? {} : { replyToId }),
  };
}
export type Outgoing = ReturnType<typeof addressed>;
