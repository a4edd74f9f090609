import type { Message } from '../../../accessibility/message';
import { defaultProfile, type Profile } from '../../../accessibility/profile';
import { createOfferedWords, createRender } from '../../../accessibility/render';
import type { Abilities, Rendition } from '../../../accessibility/rendition';
import { createWords } from '../../../accessibility/words';
import type { Command } from '../../../dialogs/engine/command';
import { emptyState, type State } from '../../../dialogs/engine/state';
import { dialogs } from '../../../dialogs/index';
import { noFaults } from '../../../bot/faults';
import { purposeOf } from '../../../bot/identity/purpose';
import type { ConversationStore } from '../../../bot/stores/sql/turns';
import { noMetrics } from '../../../bot/telemetry/metrics';
import { readSaid } from '../../../bot/turn/commands';
import type { Inbound, Said } from '../../../bot/turn/inbound';
import type { TurnParts } from '../../../bot/turn/moment';
import { publicPorts } from '../../../bot/turn/ports';
import { parseState } from '../../../bot/turn/state';
import { attemptTurn } from '../../../bot/turn/turn';
import { isListed, understand } from '../../../bot/understanding/understand';
import type { TestBot } from '../../support/bot';

/** A conversation as a value: whoever goes on from it leaves it as it was, so that many ways can be tried from one place. */
export type Thread = {
  customer: string;
  profile: Profile;
  abilities: Abilities;
  state: State;
  /** What was told last. */
  messages: Message[];
  rendition: Rendition | null;
};

export const openThread = (who: Pick<Thread, 'customer' | 'profile' | 'abilities'>): Thread => ({
  ...{ ...who, state: emptyState, messages: [], rendition: null },
});

const words = createWords();
const unused = () => Promise.reject(new Error('a thread is not looked up'));

/** Reads and answers as the bot does, with the real bank behind it; only the conversation is kept in memory, so that it can be gone on from twice. */
export function createThreads(bot: TestBot) {
  let count = 0;
  const { gateway, stepUp, clock } = bot;
  const render = createRender(clock.today, words);
  const offeredWords = createOfferedWords(clock.today, words);

  async function turn(thread: Thread, said: Said): Promise<Thread> {
    let kept = thread.state;
    let patch: Partial<Profile> = {};
    let told: Message[] = [];
    const customer = thread.customer;
    const conversation = `thread-${(count += 1)}`;
    const turns: ConversationStore = {
      open: () =>
        Promise.resolve({
          ...{ conversation, version: 1, seq: 0, state: kept, customer, closed: false, reached: [] },
        }),
      commit: ({ state, version }) => {
        kept = parseState(JSON.parse(JSON.stringify(state)))!;
        return Promise.resolve({ is: 'ok', seq: 2, version: version + 1 });
      },
      ...{ since: unused, newest: unused, keepAddress: unused, latest: unused, interrupted: unused },
    };
    const parts: TurnParts = {
      ...{ turns, dialogs, understand, isListed, defaultProfile, metrics: noMetrics, faults: noFaults, now: clock.now, today: clock.today },
      render: (messages, profile, abilities) => render((told = messages), profile, abilities),
      offeredWords,
      profiles: {
        read: () => thread.profile,
        patch: (_customer, change) => Promise.resolve({ ...thread.profile, ...(patch = { ...patch, ...change }) }),
      },
      portsFor: gateway.portsFor,
      publicPorts: publicPorts(gateway.open),
      actsFor: ({ id, inbound, profile }) => gateway.actsFor({ id, conversation, issueStepUp: (act, facts) => issue(act, facts, { id, inbound, profile }) }), // prettier-ignore
      voidStepUp: () => Promise.resolve(),
      grown: () => undefined,
      audit: { note: () => undefined, noteRead: () => undefined, flush: () => Promise.resolve() },
      publicUrl: 'http://127.0.0.1:3978',
    };
    const issue: Issue = (act, facts, { id, inbound, profile }) =>
      stepUp.issue({ act, purpose: purposeOf(facts, undefined), conversation, profile, channel: inbound.abilities.channel, turn: id, now: clock.now() }); // prettier-ignore
    const inbound: Inbound = {
      ...{ conversation, key: 'said', said, customer, profile: thread.profile, abilities: thread.abilities, assurance: 'signedIn' },
      receivedAt: clock.now().toISOString(),
    };
    const done = await attemptTurn(inbound, conversation, parts);
    if (done.is !== 'answered') throw new Error(`the turn was ${done.is}`);
    const profile = { ...thread.profile, ...patch };
    return { ...thread, profile, state: kept, messages: told, rendition: told.length > 0 ? render(told, profile, thread.abilities) : null };
  }

  const say = async (thread: Thread, texts: string[]): Promise<Thread> => {
    let next = thread;
    for (const text of texts) next = await turn(next, { text });
    return next;
  };
  const inside = async (thread: Thread, commands: Command[]): Promise<Thread> => {
    let next = thread;
    for (const command of commands) next = await turn(next, { commands: [command] });
    return next;
  };
  /** What the bot makes of words, and nothing done about it. */
  const read = async (thread: Thread, text: string): Promise<Command[]> => {
    const { state, profile, abilities, customer } = thread;
    const now = { state, profile, abilities, today: clock.today(), ports: gateway.portsFor(customer) };
    return (await readSaid({ text }, now, { dialogs, offeredWords, understand, isListed })).commands;
  };
  return { say, inside, read };
}
type Issue = (
  act: Parameters<TestBot['stepUp']['issue']>[0]['act'],
  facts: Parameters<typeof purposeOf>[0],
  about: { id: string; inbound: Inbound; profile: Profile },
) => ReturnType<TestBot['stepUp']['issue']>;

export type Threads = ReturnType<typeof createThreads>;
