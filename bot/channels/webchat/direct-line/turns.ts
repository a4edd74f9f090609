import { createHash, randomUUID } from 'node:crypto';
import { message, type Json } from '../../../../accessibility/message';
import { defaultProfile, type Lang, type Profile } from '../../../../accessibility/profile';
import type { Abilities, Rendition } from '../../../../accessibility/rendition';
import { emptyState } from '../../../../dialogs/engine/state';
import { activityId, botActivity } from '../../../turn/activity';
import type { Inbound, Turned } from '../../../turn/inbound';
import { type Answer, type Asked, readBody, readJson } from '../../../wire';
import { langOf, readLang } from '../language';
import { type Caller, callerIn } from './callers';
import { framed, readWatermark } from './frames';
import { tooOften } from './pace';
import type { DirectLineNeeds } from './ports';
import { jsonAnswer, refused, type Refused, refusedBody, wordsOf } from './refusals';
import { readSent, type Sent } from './said';
import type { Tokens } from './tokens';

export type TurnNeeds = DirectLineNeeds & {
  tokens: Tokens;
  /** Shows something that is not kept to every socket of the conversation. */
  show(conversation: string, activity: Json): void;
};

/**
 * A page with buttons; what they say may also be written, by number or by word. Where no browser of ours holds the session, signing in on our
 * pages raises another one: then nothing said here goes on there, and none of it is promised.
 */
export const abilitiesOf = ({ browser }: Pick<Caller, 'browser'>): Abilities => ({
  ...{ channel: 'web', choices: 'buttons', choicesMax: 9 },
  signIn: browser ? 'here' : 'elsewhere',
});

const pageMax = 100;

/**
 * `GET activities?watermark=`: everything after that seq, the customer's own too, a page at a time. The header `session-ends-in` says how many
 * seconds the session has left, so that a page can warn in time (WCAG 2.2.1).
 */
export async function read(asked: Asked, needs: TurnNeeds): Promise<Answer | Refused> {
  const caller = await callerIn(asked, needs, { touch: false });
  if ('is' in caller) return caller;
  const after = readWatermark(asked.query.get('watermark'));
  if (after === null) return refused('badArgument');
  const often = await tooOften('reads', caller, needs);
  if (often) return often;
  const activities = await needs.store.since(caller.conversation, after, pageMax);
  return jsonAnswer(200, framed(caller.conversation, activities, activities.at(-1)?.seq ?? after), endsIn(caller, needs));
}

const endsIn = ({ endsAt }: Caller, { now }: TurnNeeds): Record<string, string> =>
  endsAt === undefined ? {} : { 'session-ends-in': String(Math.max(0, Math.floor((Date.parse(endsAt) - now().getTime()) / 1_000))) };

const noBody = { types: [], limitBytes: 0, timeoutMs: 0 };

/** `POST upload`: files are not taken, whatever they are. What comes is read past, so that the caller meets our answer and no broken pipe. */
export async function upload(asked: Asked, needs: TurnNeeds): Promise<Answer | Refused> {
  const caller = await callerIn(asked, needs, { touch: true });
  await readBody(asked.request, noBody);
  return 'is' in caller ? caller : refused('noFiles', whose(caller));
}

const whose = ({ customer }: Caller) => (customer === null ? {} : { customer });

/** `POST activities`: one delivery, answered when it is committed or at the turn's time limit. */
export async function say(asked: Asked, needs: TurnNeeds): Promise<Answer | Refused> {
  const receivedAt = needs.now().toISOString();
  const caller = await callerIn(asked, needs, { touch: true });
  if ('is' in caller) return caller;
  const body = await readJson(asked.request);
  if (body.is === 'refused') return { ...refusedBody(body), ...whose(caller) };
  const sent = readSent(body.value);
  if ('is' in sent) return { ...sent, ...whose(caller) };
  if (sent.said === undefined) return idAnswer(takenId(caller.conversation, sent));
  const lang = readLang(sent.locale) ?? langOf(asked);
  const inbound = { ...inboundOf(caller, sent, lang), said: sent.said, receivedAt };
  return answerTo(await needs.receive(inbound), inbound, { caller, sent, lang, needs });
}

const idAnswer = (id: string): Answer => jsonAnswer(200, JSON.stringify({ id }));

/** What is no turn is not stored and has no place in the conversation; sent again it has the same id none the less. */
function takenId(conversation: string, { clientActivityID }: Sent): string {
  const name = clientActivityID ?? randomUUID();
  return placeless(conversation, name);
}

const placeless = (conversation: string, name: string): string =>
  `${conversation}|${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;

function inboundOf(caller: Caller, { clientActivityID }: Sent, lang: Lang): Omit<Inbound, 'said' | 'receivedAt'> {
  const { conversation, customer, user } = caller;
  const who =
    customer === null ? { assurance: 'none' as const, profile: { ...defaultProfile, lang } } : { assurance: 'signedIn' as const, customer };
  const named = clientActivityID === undefined ? {} : { clientActivityID };
  return { ...who, ...named, conversation, from: user, key: `dl:${clientActivityID ?? randomUUID()}`, abilities: abilitiesOf(caller) };
}

type Taking = { caller: Caller; sent: Sent; lang: Lang; needs: TurnNeeds };

async function answerTo(turned: Turned, inbound: Inbound, taking: Taking): Promise<Answer | Refused> {
  const { caller, sent, needs } = taking;
  const { conversation } = inbound;
  if (turned.is === 'busy') return refused('busy', { ...whose(caller), retryMs: turned.retryMs });
  if (turned.is === 'closed') return refused('tokenExpired', whose(caller));
  const own = turned.is === 'answered' ? turned.activities.find(({ from }) => from === 'customer') : undefined;
  const id = own ? activityId(conversation, own.seq) : await idOf(inbound, needs);
  if (turned.is === 'working' || sent.files) {
    const profile = await profileOf(inbound, needs);
    if (turned.is === 'working') needs.show(conversation, stillWorking(id, profile, { abilities: inbound.abilities, needs }));
    if (sent.files) needs.show(conversation, note(`${id}.files`, id, plain(wordsOf('noFiles', profile.lang), profile.lang), needs));
  }
  return idAnswer(id);
}

/**
 * The id of words whose turn is not done: of their place where they are stored already, else of their key, since a place that is only guessed
 * may be somebody else's in the end.
 */
async function idOf({ conversation, key }: Inbound, { store }: TurnNeeds): Promise<string> {
  const { begun, answered } = await store.open(conversation, key);
  const own = (begun ?? answered)?.find(({ from }) => from === 'customer');
  return own ? activityId(conversation, own.seq) : placeless(conversation, key);
}

/** A customer's needs, or how a stranger has asked to be served here. */
async function profileOf({ conversation, customer, profile }: Inbound, { profiles, store }: TurnNeeds): Promise<Profile> {
  if (customer !== undefined) return profiles.load(customer, 'directLine');
  const { state } = await store.open(conversation, 'look');
  return state?.profile ?? profile ?? defaultProfile;
}

function stillWorking(id: string, profile: Profile, { abilities, needs }: { abilities: Abilities; needs: TurnNeeds }): Json {
  const working = message('common.working', 'status', {}, { money: 'checking' });
  return note(`${id}.working`, id, needs.render([working], profile, abilities), needs);
}

/** Said once to who is there, and not kept. */
const note = (id: string, replyToId: string, rendition: Rendition, { now }: TurnNeeds): Json =>
  botActivity({ id, replyToId, at: now().toISOString(), turn: 'note', rendition, state: emptyState });

const plain = (text: string, lang: Lang): Rendition => ({
  ...{ lang, text, screenReader: text, blocks: [{ b: 'text', text }], speech: { lang, parts: [{ say: text }] } },
  ...{ choices: [], facts: [], kind: 'warning', money: 'none', urgency: 'polite' },
});
