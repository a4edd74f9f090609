import type { Json } from '../../accessibility/message';
import type { Profile } from '../../accessibility/profile';
import type { Rendition } from '../../accessibility/rendition';
import type { State } from '../../dialogs/engine/state';
import { ssmlOf } from './ssml';

/** An activity's id: the conversation and its place in it, by which clients follow (DESIGN 5). */
export const activityId = (conversation: string, seq: number): string => `${conversation}|${seq}`;

/** A customer's own words or tap, as they are stored: redacted. */
export function customerActivity(o: {
  id: string;
  at: string;
  text: string;
  lang: string;
  from?: string;
  clientActivityID?: string;
}): Json {
  return {
    type: 'message',
    id: o.id,
    timestamp: o.at,
    from: { id: o.from ?? 'customer', role: 'user' },
    locale: o.lang,
    text: o.text,
    textFormat: 'plain',
    ...(o.clientActivityID === undefined ? {} : { channelData: { clientActivityID: o.clientActivityID } }),
  };
}

const asks = new Set(['question', 'menu', 'review', 'stepUp', 'timeout']);

/** A tap carries the frame that asked and, at a review, the digest of what was read back. */
function tapValue(id: string, state: State): Json {
  const frame = state.stack.at(-1);
  const digest = frame?.phase === 'reviewing' && id === 'confirm' ? frame.reviewed?.digest : undefined;
  return { choice: id, ...(frame ? { frame: frame.id } : {}), ...(digest === undefined ? {} : { digest }) };
}

function suggested(choices: Rendition['choices'], state: State): Json[] {
  return choices.map(({ id, label, href }): Json =>
    href === undefined
      ? { type: 'messageBack', title: label, text: label, displayText: label, value: tapValue(id, state) }
      : { type: 'openUrl', title: label, value: href },
  );
}

export type BotActivity = {
  id: string;
  replyToId?: string;
  at: string;
  turn: string;
  rendition: Rendition;
  state: State;
  /** Where our pages are, for clients that are not on one of them: links lead there. */
  publicUrl?: string;
  /** What has changed in how the customer wants to be served: pages obey at once. */
  changed?: Partial<Profile>;
};

/** One turn as one Bot Framework Activity (DESIGN section 5): every form of it, the choices, and where the money stands. */
export function botActivity(o: BotActivity): Json {
  const { rendition, state } = o;
  const { screenReader, kind, money, urgency, step, blocks } = rendition;
  const linked = rendition.choices.map((choice) =>
    choice.href?.startsWith('/') === true ? { ...choice, href: `${o.publicUrl ?? ''}${choice.href}` } : choice,
  );
  const choices = linked.map(({ id, label, words, href }, index) => ({
    id,
    n: index + 1,
    label,
    words,
    ...(href === undefined ? {} : { href }),
  }));
  const channelData: { [k: string]: Json } = { screenReader, kind, money, urgency, blocks, choices, turn: o.turn };
  if (step) channelData.step = step;
  if (rendition.private) channelData.private = true;
  if (o.changed && Object.keys(o.changed).length > 0) channelData.profile = { ...o.changed };
  return {
    type: 'message',
    id: o.id,
    timestamp: o.at,
    ...(o.replyToId === undefined ? {} : { replyToId: o.replyToId }),
    from: { id: 'bot', role: 'bot' },
    locale: rendition.lang,
    text: rendition.text,
    textFormat: 'plain',
    speak: ssmlOf(rendition.speech),
    inputHint: asks.has(kind) ? 'expectingInput' : 'acceptingInput',
    suggestedActions: { to: [], actions: suggested(linked, state) },
    channelData,
  };
}
