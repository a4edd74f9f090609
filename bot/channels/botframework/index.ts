import { setTimeout as wait } from 'node:timers/promises';
import type { Middleware, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { message } from '../../../accessibility/message';
import { defaultProfile } from '../../../accessibility/profile';
import type { Render } from '../../../accessibility/render';
import { emptyState } from '../../../dialogs/engine/state';
import type { FrameworkConfig } from '../../config';
import { type ErrorCode, PeerError } from '../../errors';
import type { Route } from '../../server';
import type { ConversationStore } from '../../stores/sql/turns';
import { botActivity } from '../../turn/activity';
import type { Turned } from '../../turn/inbound';
import type { Letter } from '../../turn/outbox';
import { type Answer, type Asked, readJson } from '../../wire';
import { FrameworkAdapter } from './adapter';
import { canBeCalled, createAdmission } from './admission';
import { asJson, type Delivery, deliveryOf, expectsReplies, frameworkAbilities, type Incoming, readActivity, Reference } from './incoming';
import { denied } from './denied';
import { addressed, type Outgoing } from './outgoing';

/** A turn that is still at work is waited for so many times its time limit, then left to whoever recovers it. */
const waitsMax = 60;

/**
 * What the door needs of the rest of the bot. `bot` is the one behind every channel; `later` keeps a letter until it is sent (the outbox);
 * `refuse` words an error for a program.
 */
export type FrameworkNeeds = {
  config: FrameworkConfig;
  bot: (context: TurnContext) => Promise<void>;
  middleware: readonly Middleware[];
  store: Pick<ConversationStore, 'keepAddress'>;
  render: Render;
  later(letter: Letter): Promise<void>;
  refuse: (code: ErrorCode, asked: Asked) => Answer;
  now: () => Date;
  failed(error: unknown, line: string): void;
};

export type BotFramework = {
  /** POST /api/messages. */
  route: Route;
  /** Writes to somebody unasked. Throws PeerError when the channel does not take it, and for a reference that must not be called. */
  send(reference: unknown, activity: unknown): Promise<void>;
  /** Waits for the answers that were promised ("still working") until they are in the outbox. */
  drain(): Promise<void>;
};

type Door = FrameworkNeeds & { adapter: FrameworkAdapter; follow(activity: Incoming, delivery: Delivery): void };

/** The door of the Bot Framework protocol: one activity in, the answer in the response (`expectReplies`) or at the channel's connector. */
export function createBotFramework(needs: FrameworkNeeds): BotFramework {
  const adapter = new FrameworkAdapter(needs.config, needs.bot);
  adapter.use(...needs.middleware);
  const admit = createAdmission(needs.config);
  const promised = new Set<Promise<void>>();
  const follow = (activity: Incoming, delivery: Delivery) => {
    const following = tellLater(door, activity, delivery)
      .catch((error: unknown) => needs.failed(error, 'an answer that was promised could not be kept for sending'))
      .finally(() => promised.delete(following));
    promised.add(following);
  };
  const door: Door = { ...needs, adapter, follow };
  const answerOnce = once((activity: Incoming, delivery: Delivery, asked: Asked) => answerTurn(door, activity, delivery, asked));

  const answer = async (asked: Asked): Promise<Answer> => {
    const body = await readJson(asked.request);
    if (body.is === 'refused') return needs.refuse(body.code, asked);
    const activity = readActivity(body.value);
    if (!activity) return needs.refuse('badRequest', asked);
    const admission = await admit(asked, activity);
    if (admission === 'badRequest') return needs.refuse('badRequest', asked);
    if (admission !== 'ok') return denied(admission, asked);
    const read = deliveryOf(activity, needs.now());
    if (read.is === 'malformed') return needs.refuse('badRequest', asked);
    if (read.is === 'turn') return answerOnce(activity, read.delivery, asked);
    await adapter.pass(activity);
    return taken(activity);
  };
  return {
    route: { method: 'POST', path: '/api/messages', answer },
    send: async (reference, activity) => {
      await adapter.send(Said.parse(activity), Reference.parse(reference));
    },
    drain: async () => {
      await Promise.all(promised);
    },
  };
}

/** An activity of ours, as it was stored. */
const Said = z.looseObject({ type: z.string() });

const answered = (body: string): Answer => ({
  status: 200,
  headers: body === '' ? {} : { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

/** What is no turn is taken without a word; nobody here answers an `invoke` (the SDK's own status for that). */
function taken(activity: Incoming): Answer {
  if (activity.type === 'invoke') return { status: 501, headers: {}, body: '' };
  return answered(expectsReplies(activity) ? '{"activities":[]}' : '');
}

/** A delivery that comes again while the first is being answered waits for that answer, so that nothing is sent twice. */
function once(answer: (activity: Incoming, delivery: Delivery, asked: Asked) => Promise<Answer>): typeof answer {
  const underWay = new Map<string, Promise<Answer>>();
  return (activity, delivery, asked) => {
    const name = `${String(delivery.expectsReplies)} ${delivery.inbound.key} ${delivery.inbound.address}`;
    const there = underWay.get(name);
    if (there) return there;
    const first = answer(activity, delivery, asked).finally(() => underWay.delete(name));
    underWay.set(name, first);
    return first;
  };
}

async function answerTurn(door: Door, activity: Incoming, delivery: Delivery, asked: Asked): Promise<Answer> {
  const { to, replyToId } = delivery;
  const gathered: Outgoing[] | undefined = delivery.expectsReplies ? [] : undefined;
  const turned = await door.adapter.receive(activity, delivery, gathered);
  if (turned.is === 'closed') return denied('signedOut', asked);
  if (turned.is === 'busy') return busy(door.refuse('tooMany', asked), turned.retryMs);
  // Kept once it was answered, so that a first greeting does not go out a second time as something that came from inside.
  if (!gathered) await keepAddress(door, delivery);
  if (turned.is === 'working') {
    const said = stillWorking(door, delivery);
    if (gathered) gathered.push(addressed(said, to, replyToId));
    else await door.adapter.send(said, to, replyToId);
    door.follow(activity, delivery);
  }
  return answered(gathered ? JSON.stringify({ activities: gathered }) : '');
}

const busy = ({ status, headers, body }: Answer, retryMs: number): Answer => ({
  ...{ status, body },
  headers: { ...headers, 'retry-after': String(Math.ceil(retryMs / 1_000)) },
});

function stillWorking({ render, now }: Door, { inbound }: Delivery) {
  const told = message('common.working', 'status', {}, { money: 'checking' });
  const rendition = render([told], inbound.profile ?? defaultProfile, frameworkAbilities);
  const id = `${inbound.conversation}|working`;
  return Said.parse(botActivity({ id, at: now().toISOString(), turn: id, rendition, state: emptyState }));
}

/** An address that could not be kept is kept with the next delivery: what was answered is not answered again for that. */
async function keepAddress({ store, failed }: Door, { inbound, to }: Delivery): Promise<void> {
  const { address, conversation } = inbound;
  await store
    .keepAddress({ address, conversation, reference: asJson(to) })
    .catch((error: unknown) => failed(error, 'an address could not be kept'));
}

/** A store that does not answer may answer in a moment; the turn itself is tried on meanwhile. */
function notNow(error: unknown): Turned {
  if (error instanceof PeerError) return { is: 'busy', retryMs: 1_000 };
  throw error;
}

/** Waits for a turn that goes on and leaves its answer with the outbox; who cannot be written to gets it by delivering again. */
async function tellLater(door: Door, activity: Incoming, delivery: Delivery): Promise<void> {
  const { inbound, to } = delivery;
  let turned: Turned = { is: 'working' };
  for (let waits = 0; waits < waitsMax && (turned.is === 'working' || turned.is === 'busy'); waits += 1) {
    if (turned.is === 'busy') await wait(turned.retryMs);
    turned = await door.adapter.receive(activity, delivery, []).catch(notNow);
  }
  if (turned.is !== 'answered') throw new Error(`the turn is ${turned.is}`);
  if (!canBeCalled(to.serviceUrl, door.config.appId)) return;
  for (const { from, activity: said } of turned.activities)
    if (from !== 'customer') await door.later({ address: inbound.address, reference: asJson(to), activity: said });
}
