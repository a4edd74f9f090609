import { defaultProfile, type Lang } from '../../../accessibility/profile';
import type { Json } from '../../../accessibility/message';
import type { Render } from '../../../accessibility/render';
import type { Abilities } from '../../../accessibility/rendition';
import { emptyState } from '../../../dialogs/engine/state';
import type { Ports } from '../../../dialogs/ports';
import { greeting } from '../../../dialogs/small-talk';
import type { ConversationStore } from '../../stores/sql/turns';
import { botActivity } from '../../turn/activity';
import type { Inbound, Turned } from '../../turn/inbound';
import type { TextTurns, Visitor } from './ports';

export type TextTurnParts = {
  receive(inbound: Inbound): Promise<Turned>;
  store: ConversationStore;
  render: Render;
  now: () => Date;
  today: () => string;
  /** The bank as a stranger may ask it. */
  ports: Ports;
};

/** A page of plain forms: choices are numbered buttons, and their number may be typed. */
export const textAbilities: Abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };

function inboundOf(visitor: Visitor, conversation: string, turn: Pick<Inbound, 'said' | 'key' | 'receivedAt' | 'seen'>): Inbound {
  const who =
    visitor.customer === undefined
      ? { assurance: 'none' as const, profile: visitor.profile }
      : { assurance: 'signedIn' as const, customer: visitor.customer };
  return { ...turn, ...who, conversation, abilities: textAbilities };
}

/** Greets a conversation, once: the key is the same however often somebody comes back to it. */
export async function greet(
  { receive, now }: Pick<TextTurnParts, 'receive' | 'now'>,
  visitor: Visitor,
  conversation: string,
): Promise<void> {
  const said = { commands: [{ do: 'start' as const, dialog: 'greeting' }] };
  await receive(inboundOf(visitor, conversation, { said, key: 'greeting', receivedAt: now().toISOString() }));
}

/** What greeting a stranger comes to, without a conversation to do it in. */
async function greetingOf({ render, now, today, ports }: TextTurnParts, lang: Lang, abilities: Abilities): Promise<Json> {
  const at = now().toISOString();
  const profile = { ...defaultProfile, lang };
  const nowhere = { now: at, receivedAt: at, today: today(), turn: 'greeting', conversation: 'greeting' };
  const answer = (await greeting.answer?.({}, { ...nowhere, profile, abilities, ports, assurance: 'none' })) ?? [];
  const rendition = render(Array.isArray(answer) ? answer : answer.messages, profile, abilities);
  return botActivity({ id: 'greeting', at, turn: 'greeting', rendition, state: emptyState });
}

/** The text page's way into the turn: every post is one delivery, its form's own value the key. */
export function createTextTurns(parts: TextTurnParts): TextTurns {
  const { receive, store } = parts;
  return {
    receive: async ({ visitor, ...turn }) => {
      if (visitor.conversation === undefined) throw new Error('a turn without a conversation');
      return (await receive(inboundOf(visitor, visitor.conversation, turn))).is;
    },
    history: (conversation, max) => store.latest(conversation, max),
    since: (conversation, seq, max) => store.since(conversation, seq, max),
    greeting: (lang, abilities = textAbilities) => greetingOf(parts, lang, abilities),
  };
}
