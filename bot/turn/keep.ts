import type { Json, Message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Stepped } from '../../dialogs/engine/step';
import type { State } from '../../dialogs/engine/state';
import type { StoredActivity } from '../stores/types';
import { activityId, customerActivity } from './activity';
import type { Read } from './commands';
import { type Moment, timed } from './moment';

/** How far an attempt has come: the state, its place in the conversation, what is to be said, what is stored already. */
export type Progress = {
  state: State;
  version: number;
  seq: number;
  messages: Message[];
  stored: StoredActivity[];
  patch: Partial<Profile>;
  /** Acts whose codes died on the way; they end once the answer that says so is kept. */
  voids: Stepped['voids'];
};

const withoutChoices = ({ choices: _choices, ...message }: Message): Message => message;

/** What a later step says comes behind what was said before; only the last one's choices are offered. */
export const after = (progress: Progress, stepped: Stepped): Progress => ({
  ...progress,
  state: stepped.state,
  messages: stepped.messages.length === 0 ? progress.messages : [...progress.messages.map(withoutChoices), ...stepped.messages],
  patch: { ...progress.patch, ...stepped.profile },
  voids: [...progress.voids, ...stepped.voids],
});

/** What is to be kept of one side. Its id is its place in the conversation, which the version guards: so it is known before the commit. */
export type ToKeep = { from: StoredActivity['from']; activity: (id: string) => Json };

/** The customer's own words, as they are kept: nothing of what came from inside. */
export function ownWords(read: Read, { inbound, profile }: Moment): ToKeep[] {
  const { kept } = read;
  if (kept === null) return [];
  const { receivedAt: at, from, clientActivityID } = inbound;
  return [
    {
      from: 'customer',
      activity: (id) =>
        customerActivity({
          ...{ id, at, text: kept, lang: profile.lang },
          ...(from === undefined ? {} : { from }),
          ...(clientActivityID === undefined ? {} : { clientActivityID }),
        }),
    },
  ];
}

/** Who wants to hear only of what matters finds the rest in the conversation: money that came back matters, a bill that was paid does not. */
const canWait = ({ inbound, profile }: Moment, { messages }: Progress): boolean =>
  inbound.unasked === true && profile.quiet && !messages.some(({ urgency }) => urgency === 'alert');

/** What comes from inside goes to everybody who can be written to but the one it came from; an answer goes to who asked. */
function outboxOf(moment: Moment, progress: Progress, stored: StoredActivity[]): Json[] {
  const { inbound, opened } = moment;
  if (!('commands' in inbound.said) || canWait(moment, progress)) return [];
  const said = stored.filter(({ from }) => from !== 'customer');
  return opened.reached
    .filter(({ address }) => address !== inbound.address)
    .flatMap(({ address, reference }) =>
      said.map(({ seq, activity }) => ({
        topic: 'deliver',
        key: `${address} ${activityId(inbound.conversation, seq)}`,
        payload: { address, reference, activity },
      })),
    );
}

/** Keeps state and activities, all or nothing, and says that the conversation has grown. */
export async function keep(moment: Moment, progress: Progress, said: ToKeep[], last: boolean): Promise<Progress | 'stale' | 'answered'> {
  const { conversation, key, customer } = moment.inbound;
  const stored = said.map(({ from, activity }, index) => {
    const seq = progress.seq + 1 + index;
    return { seq, from, activity: activity(activityId(conversation, seq)) };
  });
  const commit = {
    ...{ conversation, key, last, version: progress.version, state: progress.state },
    activities: stored.map(({ from, activity }) => ({ from, activity })),
    outbox: outboxOf(moment, progress, stored),
    ...(customer === undefined ? {} : { customer }),
  };
  const done = await timed(moment.parts, 'commit', () => moment.parts.turns.commit(commit));
  if (done.is !== 'ok') return done.is;
  if (stored.length > 0) moment.parts.grown(conversation);
  return { ...progress, version: done.version, seq: done.seq, stored: [...progress.stored, ...stored] };
}
