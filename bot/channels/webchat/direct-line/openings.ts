import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Json } from '../../../../accessibility/message';
import { defaultProfile, type Lang } from '../../../../accessibility/profile';
import { hashToken } from '../../../identity/signing';
import { type Answer, type Asked, readJson, type WireRefusal } from '../../../wire';
import { langOf, readLang } from '../language';
import { type Caller, callerIn, callerOf, showsSecret, userOf } from './callers';
import { framed, readWatermark } from './frames';
import { tooOften } from './pace';
import type { DirectLineNeeds } from './ports';
import { jsonAnswer, refused, type Refused, refusedBody } from './refusals';
import { issueTicket } from './tickets';
import { type Claims, type Tokens, tokenSeconds } from './tokens';
import { abilitiesOf } from './turns';

export type OpeningNeeds = DirectLineNeeds & { tokens: Tokens };
type Headers = Record<string, string>;

/** A client that begins anew is told the newest of an old conversation; the older ones are there for `GET activities`. */
const historyMax = 100;

const Opening = z.object({
  user: z
    .object({
      id: z.string().min(1).max(64).refine((id) => id !== 'bot').nullish(), // prettier-ignore
      token: z.string().nullish(),
    })
    .nullish(),
  locale: z.string().nullish(),
});
type Opening = z.infer<typeof Opening>;

/** `POST tokens/generate`: the secret of a server of the bank, for a stranger or for the customer whom the bank's own token names. */
export async function generate(asked: Asked, needs: OpeningNeeds): Promise<Answer | Refused> {
  if (!showsSecret(asked, needs.directLineSecrets)) return refused('forbidden');
  const opening = await readOpening(asked);
  if ('is' in opening) return opening;
  const claims = await begin(opening, needs);
  return 'is' in claims ? claims : tokenAnswer(200, claims, needs);
}

/** `POST tokens/refresh`: the same for another half hour, as long as its session lives. It is no use of the session. */
export async function refresh(asked: Asked, needs: OpeningNeeds): Promise<Answer | Refused> {
  const caller = await callerOf(asked, needs, { touch: false });
  if ('is' in caller) return caller;
  return (await tooOften('streams', caller, needs)) ?? tokenAnswer(200, caller, needs);
}

/** `POST conversations`: greets and opens the stream. With the secret in the token's place it begins a new conversation. */
export async function start(asked: Asked, needs: OpeningNeeds): Promise<Answer | Refused> {
  const secret = showsSecret(asked, needs.directLineSecrets);
  const known = secret ? null : await callerOf(asked, needs, { touch: false });
  if (known && 'is' in known) return known;
  const opening = await readOpening(asked);
  if ('is' in opening) return opening;
  const caller = known ?? (await begin(opening, needs));
  if ('is' in caller) return caller;
  const often = await tooOften('streams', caller, needs);
  if (often) return often;
  const { greeted, from } = await greet(caller, readLang(opening.locale) ?? langOf(asked), needs);
  return streamAnswer(greeted ? 200 : 201, caller, from, needs);
}

/** `GET conversations/{id}?watermark=`: a fresh stream that goes on where the client left off. */
export async function reconnect(asked: Asked, needs: OpeningNeeds): Promise<Answer | Refused> {
  const caller = await callerIn(asked, needs, { touch: false });
  if ('is' in caller) return caller;
  const watermark = readWatermark(asked.query.get('watermark'));
  if (watermark === null) return refused('badArgument');
  return (await tooOften('streams', caller, needs)) ?? streamAnswer(200, caller, watermark, needs);
}

/**
 * `POST /chat/token`: the chat page of this very site asks for the visitor behind its cookie, signed in or not; the conversation is that of
 * `/text`. A stranger gets a session, which only a page of ours may ask for (Origin and Fetch Metadata: no other site can send them). With
 * `?stream` it is `POST conversations` besides, and brings the first frame along, where the stream then goes on: a page on a slow line is spared
 * two ways there and back.
 */
export async function chatToken(asked: Asked, needs: OpeningNeeds): Promise<Answer | Refused> {
  const { origin, cookie } = asked.headers;
  if (origin !== needs.publicUrl || asked.headers['sec-fetch-site'] === 'cross-site') return refused('forbidden');
  const visitor = await visitorOf(asked.address, cookie, needs);
  if ('is' in visitor) return visitor;
  const { claims, customer, headers } = visitor;
  if (!asked.query.has('stream')) return tokenAnswer(200, claims, needs, headers);
  const caller = { ...claims, customer };
  const often = await tooOften('streams', caller, needs);
  if (often) return often;
  const { greeted, from } = await greet(caller, langOf(asked), needs);
  const activities = await needs.store.since(claims.conversation, from, historyMax);
  const watermark = activities.at(-1)?.seq ?? from;
  const body = JSON.stringify(await streamOf(claims, watermark, needs));
  return jsonAnswer(greeted ? 200 : 201, joined(body, framed(claims.conversation, activities, watermark)), headers);
}

/** Two JSON objects as one. */
const joined = (one: string, other: string): string => `${one.slice(0, -1)},${other.slice(1)}`;

async function visitorOf(address: string, cookie: string | undefined, needs: OpeningNeeds) {
  const { session, conversation, customer = null } = await needs.visits.read(cookie);
  if (session !== undefined && conversation !== undefined) return { claims: browserClaims(session, conversation), customer };
  const admitted = await needs.visits.admit({ address });
  if (admitted.is === 'tooMany') return refused('tooMany', { retryMs: admitted.retryMs });
  const claims = browserClaims(admitted.session, admitted.conversation);
  return { claims, customer: null, headers: { 'set-cookie': admitted.setCookie } };
}

function claimsOf(session: string, conversation: string, user?: string | null): Claims {
  const hash = hashToken(session);
  return { conversation, user: user ?? userOf(hash), session: hash };
}

const browserClaims = (session: string, conversation: string): Claims => ({ ...claimsOf(session, conversation), browser: true });

/** A new session: of the customer whom the bank names, in their one open conversation, or of a stranger in a new one. */
async function begin({ user }: Opening, needs: OpeningNeeds): Promise<Caller | Refused> {
  const { sessions, now } = needs;
  const read = typeof user?.token === 'string' ? await (needs.bankTokens?.read(user.token) ?? { is: 'refused' as const }) : null;
  if (read?.is === 'away') return refused('away', { retryMs: awayRetryMs });
  if (read?.is === 'refused') return refused('signInAgain');
  const customer = read?.customer ?? null;
  const { token, conversation } = customer === null ? await newStranger(needs) : await sessions.signIn({ customer, now: now() });
  return { ...claimsOf(token, conversation, user?.id), customer };
}
const awayRetryMs = 5_000;

async function newStranger({ sessions, now }: OpeningNeeds): Promise<{ token: string; conversation: string }> {
  const conversation = randomUUID();
  return { token: await sessions.create({ customer: null, conversation, now: now() }), conversation };
}

/** Greets in the conversation unless it has been, on whatever page. `from`: the seq after which a client that begins anew is told everything. */
async function greet(caller: Caller, lang: Lang, { store, receive, now }: OpeningNeeds): Promise<{ greeted: boolean; from: number }> {
  const { conversation, customer } = caller;
  const opened = await store.open(conversation, 'greeting');
  const from = Math.max(0, opened.seq - historyMax);
  if (opened.answered) return { greeted: true, from };
  const who =
    customer === null ? { assurance: 'none' as const, profile: { ...defaultProfile, lang } } : { assurance: 'signedIn' as const, customer };
  const said = { commands: [{ do: 'start' as const, dialog: 'greeting' }] };
  await receive({ conversation, ...who, key: 'greeting', said, receivedAt: now().toISOString(), abilities: abilitiesOf(caller) });
  return { greeted: false, from };
}

/** What may come with an opening; clients also send nothing at all. */
async function readOpening({ request }: Asked): Promise<Opening | Refused> {
  const nothing = request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0;
  const body: { is: 'ok'; value: Json } | WireRefusal = nothing ? { is: 'ok', value: {} } : await readJson(request);
  if (body.is === 'refused') return refusedBody(body);
  const opening = Opening.safeParse(body.value);
  return opening.success ? opening.data : refused('badArgument');
}

async function tokenAnswer(status: number, claims: Claims, { tokens }: OpeningNeeds, headers?: Headers): Promise<Answer> {
  const { conversation: conversationId } = claims;
  const body = { conversationId, token: await tokens.issue(claims), expires_in: tokenSeconds };
  return jsonAnswer(status, JSON.stringify(body), headers);
}

async function streamAnswer(status: number, claims: Claims, watermark: number, needs: OpeningNeeds): Promise<Answer> {
  return jsonAnswer(status, JSON.stringify(await streamOf(claims, watermark, needs)));
}

async function streamOf(claims: Claims, watermark: number, needs: OpeningNeeds) {
  const { conversation } = claims;
  const ticket = await issueTicket(claims, needs);
  const base = needs.publicUrl.replace(/^http/, 'ws');
  const streamUrl = `${base}/v3/directline/conversations/${conversation}/stream?watermark=${watermark}&t=${ticket}`;
  return { conversationId: conversation, token: await needs.tokens.issue(claims), expires_in: tokenSeconds, streamUrl };
}
