import type { Json } from '../../accessibility/message';
import { emptyState } from '../../dialogs/engine/state';
import type { ConversationStore } from '../stores/sql/turns';
import type { StoredActivity } from '../stores/types';
import { activityId } from './activity';

const carriedMax = 40;
const attemptsMax = 8;

type Place = { conversation: string; customer: string };

const isObject = (activity: Json): activity is { [k: string]: Json } =>
  typeof activity === 'object' && activity !== null && !Array.isArray(activity);

/** An activity in its new place: its id says where it stands, and what it answered stands before it. */
function inPlace(said: StoredActivity[], conversation: string, seq: number): { from: StoredActivity['from']; activity: Json }[] {
  const places = new Map<Json, string>();
  return said.map(({ from, activity }, index) => {
    if (!isObject(activity)) return { from, activity };
    const id = activityId(conversation, seq + 1 + index);
    if (activity.id !== undefined) places.set(activity.id, id);
    const { replyToId, ...rest } = activity;
    const answered = replyToId === undefined ? undefined : places.get(replyToId);
    return { from, activity: { ...rest, id, ...(answered === undefined ? {} : { replyToId: answered }) } };
  });
}

/**
 * What somebody said before they signed in stays in front of them: the end of that conversation is written into the customer's own, once,
 * without the first greeting. Their state is another matter; what they had asked for is run on by the caller. A conversation that grows
 * meanwhile is looked at again. Throws PeerError when the database does not answer.
 */
export async function carryWords(
  store: Pick<ConversationStore, 'open' | 'latest' | 'commit'>,
  from: string,
  { conversation, customer }: Place,
): Promise<void> {
  const said = (await store.latest(from, carriedMax)).filter(({ seq }) => seq > 1);
  if (!said.some((one) => one.from === 'customer')) return;
  const key = `carried:${from}`;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const opened = await store.open(conversation, key, { customer });
    if (opened.answered) return;
    const { version, seq, state } = opened;
    if (opened.dropped) return; // it has to be dropped aloud first, by a turn
    const activities = inPlace(said, conversation, seq);
    const done = await store.commit({
      conversation,
      customer,
      key,
      version,
      last: true,
      state: state ?? emptyState,
      activities,
      outbox: [],
    });
    if (done.is !== 'stale') return;
  }
}
