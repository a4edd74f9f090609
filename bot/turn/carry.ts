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

/** What was said in a conversation, but for the greeting that began it: the customer's own greets once, and by name. */
async function saidIn(store: Pick<ConversationStore, 'latest'>, conversation: string): Promise<StoredActivity[]> {
  const said = await store.latest(conversation, carriedMax);
  const greets = ({ seq, from, activity }: StoredActivity) =>
    seq === 1 && from === 'bot' && isObject(activity) && activity.replyToId === undefined;
  return said.filter((one) => !greets(one));
}

/**
 * What somebody said before they signed in stays in front of them: the end of that conversation, which is closed already, is written into the
 * customer's own, once, without the first greeting. Their state is another matter; what they had asked for is run on by the caller. A
 * conversation that grows meanwhile is looked at again. Throws PeerError when the database does not answer.
 */
export async function carryWords(
  store: Pick<ConversationStore, 'open' | 'latest' | 'commit'>,
  from: string,
  { conversation, customer }: Place,
): Promise<void> {
  const key = `carried:${from}`;
  for (let attempt = 0; attempt < attemptsMax; attempt += 1) {
    const said = await saidIn(store, from);
    if (!said.some((one) => one.from === 'customer')) return;
    const opened = await store.open(conversation, key, { customer });
    if (opened.answered) return;
    const { version, seq, state } = opened;
    if (opened.dropped) return; // it has to be dropped aloud first, by a turn
    const activities = inPlace(said, conversation, seq);
    const kept = { conversation, customer, key, version, last: true, state: state ?? emptyState, activities, outbox: [] };
    const done = await store.commit(kept);
    if (done.is !== 'stale') return;
  }
}
