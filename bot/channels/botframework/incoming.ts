import { hash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Json } from '../../../accessibility/message';
import { defaultProfile } from '../../../accessibility/profile';
import type { Abilities } from '../../../accessibility/rendition';
import type { Inbound, Said } from '../../turn/inbound';
import { readLang } from '../webchat/language';

const idMax = 1_024;
const urlMax = 2_048;
const nameMax = 256;
const tapMax = 200;
const membersMax = 1_000;
/** Longer addresses are told by their hash: PostgreSQL indexes no key of many kilobytes. */
const addressMax = 400;

/** What the protocol leaves out, some channels send as null. */
const absent = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);
const orElse = <T extends z.ZodType, V>(schema: T, value: V) => schema.nullish().transform((given) => given ?? value);
const id = z.string().min(1).max(idMax);
const name = orElse(z.string().max(nameMax), '');
const account = z.object({ id, name });

/** Where somebody can be written to. Made from a call that was verified; stored as it is and read back by the same schema. */
export const Reference = z.object({
  channelId: id,
  serviceUrl: absent(z.string().max(urlMax)),
  conversation: z.object({
    id,
    name,
    isGroup: orElse(z.boolean(), false),
    conversationType: name,
    tenantId: absent(z.string().max(nameMax)),
  }),
  user: orElse(account, { id: 'user', name: '' }),
  bot: orElse(account, { id: 'bot', name: '' }),
});
export type Reference = z.infer<typeof Reference>;

/** A reference as it is stored. */
export function asJson({ channelId, serviceUrl, conversation, user, bot }: Reference): Json {
  const { tenantId, ...rest } = conversation;
  return {
    ...{ channelId, user, bot },
    conversation: tenantId === undefined ? rest : { ...rest, tenantId },
    ...(serviceUrl === undefined ? {} : { serviceUrl }),
  };
}

/** What we need of an Activity (Bot Framework protocol 3.1). The rest of it is not read, so nothing in it can raise anybody. */
const Incoming = z.object({
  type: z.string().min(1).max(64),
  id: absent(z.string().max(idMax)),
  name: absent(z.string().max(nameMax)),
  channelId: absent(id),
  serviceUrl: absent(z.string().max(urlMax)),
  conversation: z.unknown().optional(),
  from: z.unknown().optional(),
  recipient: z.unknown().optional(),
  locale: absent(z.string().max(64)),
  deliveryMode: absent(z.string().max(64)),
  text: absent(z.string()),
  value: z.unknown().optional(),
  membersAdded: absent(z.array(z.object({ id })).max(membersMax)),
});
export type Incoming = z.infer<typeof Incoming>;

export function readActivity(json: Json): Incoming | null {
  return Incoming.safeParse(json).data ?? null;
}

/** A delivery: what the turn is given, and where and as an answer to what it is answered. */
export type Delivery = { inbound: Inbound & { address: string }; to: Reference; replyToId?: string; expectsReplies: boolean };

/** `none`: taken, and no turn. `malformed`: it would be one, but does not say from where. */
export type Read = { is: 'turn'; delivery: Delivery } | { is: 'none' } | { is: 'malformed' };

/** Suggested actions come back as `value`; somebody whose client shows none may answer with the number or the words. */
export const frameworkAbilities: Abilities = { channel: 'framework', choices: 'buttons', choicesMax: 9 };

/**
 * Reads an activity as one delivery of a turn. Its address starts at `none`; customer, assurance and conversation are what is stored of the
 * address, and nothing the caller sends changes them. The channel's activity id is the key: a channel that saw no answer delivers again.
 */
export function deliveryOf(activity: Incoming, receivedAt: Date): Read {
  const said = saidOf(activity);
  if (said === null) return { is: 'none' };
  const to = Reference.safeParse({ ...activity, user: activity.from, bot: activity.recipient }).data;
  if (!to) return { is: 'malformed' };
  const address = addressOf(to.channelId, to.conversation.id);
  const lang = readLang(activity.locale);
  const inbound = {
    ...{ address, said, conversation: conversationOf(address), receivedAt: receivedAt.toISOString() },
    key: 'commands' in said ? 'greeting' : keyOf(activity.id),
    abilities: frameworkAbilities,
    assurance: 'none' as const,
    from: to.user.id,
    ...(lang === null ? {} : { profile: { ...defaultProfile, lang } }),
  };
  const replyToId = activity.id === undefined || activity.id === '' ? {} : { replyToId: activity.id };
  return { is: 'turn', delivery: { inbound, to, ...replyToId, expectsReplies: expectsReplies(activity) } };
}

export const expectsReplies = ({ deliveryMode }: Incoming): boolean => deliveryMode === 'expectReplies';

/** The address of a conversation on a channel, as core.addresses knows it. */
export function addressOf(channelId: string, conversation: string): string {
  const address = `framework:${encodeURIComponent(channelId)}:${conversation}`;
  return address.length <= addressMax ? address : `framework:#${hashOf(address)}`;
}

/** The conversation that an address writes to until it is stored with another one. */
export const conversationOf = (address: string): string => hashOf(address);

const keyOf = (activityId = ''): string => (activityId === '' ? `fw:${randomUUID()}` : `fw:${shortened(activityId)}`);
const shortened = (text: string): string => (text.length <= addressMax ? text : `#${hashOf(text)}`);

/** SHA-256, cut to 128 bits. */
const hashOf = (text: string): string => hash('sha256', text, 'buffer').subarray(0, 16).toString('base64url');

/** A tap on a suggested action, as `bot/turn/activity.ts` gave it out. */
const Tap = z.object({
  choice: z.string().min(1).max(tapMax),
  frame: z.string().max(tapMax).optional(),
  digest: z.string().max(tapMax).optional(),
});

function saidOf(activity: Incoming): Said | null {
  if (activity.type === 'conversationUpdate') return hasArrived(activity) ? { commands: [{ do: 'start', dialog: 'greeting' }] } : null;
  if (activity.type !== 'message') return null;
  const tap = activity.value === undefined ? undefined : Tap.safeParse(activity.value).data;
  if (!tap) return { text: activity.text ?? '' };
  const { choice, ...bound } = tap;
  return { choice: { id: choice, ...bound } };
}

/** Whether somebody else than the bot itself was added: only they are greeted. */
function hasArrived({ membersAdded = [], recipient }: Incoming): boolean {
  const bot = account.safeParse(recipient).data?.id;
  return membersAdded.some((member) => member.id !== bot);
}
