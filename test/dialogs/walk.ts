import type { Message } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import { createOfferedWords } from '../../accessibility/render';
import type { Rendition } from '../../accessibility/rendition';
import { createWords } from '../../accessibility/words';
import { expectedOf } from '../../bot/turn/commands';
import { understand } from '../../bot/understanding/understand';
import type { Command } from '../../dialogs/engine/command';
import type { Context } from '../../dialogs/engine/dialog';
import { emptyState, type State } from '../../dialogs/engine/state';
import { steps } from '../../dialogs/engine/step';
import { dialogs } from '../../dialogs/index';
import type { CodeWay } from '../../accessibility/profile';
import { today } from '../accessibility/facts';
import { contextOf, render } from './support';

const offeredWords = createOfferedWords(() => today, createWords());

export type Heard = { keys: string[]; messages: Message[]; rendition: Rendition; profile: Profile; state: State; commands: Command[] };

/** Somebody who talks with the dialogs alone: what they ask for is obeyed in the next turn, as the bot does it. */
export function walker(o: Parameters<typeof contextOf>[0] & { customer?: string; ways?: CodeWay[] } = {}) {
  const base = contextOf(o);
  let state: State = emptyState;
  let profile = base.profile;
  let turn = 0;
  const context = (): Context => ({
    ...{ ...base, profile, turn: `walk|${(turn += 1)}`, receivedAt: new Date(Date.parse(base.now) + turn * 1000).toISOString() },
    ...(o.customer === undefined ? {} : { customer: o.customer, assurance: 'signedIn' as const }),
    ports: { ...base.ports, codeWays: () => Promise.resolve(o.ways ?? ['sms', 'voice', 'email', 'wechat']) },
  });
  const take = async (commands: Command[]): Promise<Heard> => {
    const now = context();
    const stepped = await steps(dialogs, state, commands, now);
    profile = { ...profile, ...stepped.profile };
    const stack = stepped.state.stack.map((frame) =>
      frame.reviewed?.at === '' ? { ...frame, reviewed: { ...frame.reviewed, at: now.receivedAt } } : frame,
    );
    state = { ...stepped.state, stack };
    const { messages } = stepped;
    return {
      keys: messages.map(({ key }) => key),
      messages,
      rendition: render(messages, profile, base.abilities),
      profile,
      state,
      commands,
    };
  };
  const say = (text: string): Promise<Heard> => {
    const choices = offeredWords(state.last, profile, base.abilities);
    const about = { lang: profile.lang, expected: expectedOf(state, dialogs), choices, names: ['妈妈', 'mum'], accounts: [], today };
    return take(understand(text, about).commands);
  };
  return { say, take, profile: () => profile, state: () => state };
}
