import { createRender } from '../../../accessibility/render';
import { createDirectLine } from '../../../bot/channels/webchat/direct-line/index';
import type { DirectLineNeeds } from '../../../bot/channels/webchat/direct-line/ports';
import type { Faults } from '../../../bot/faults';
import { createSessions } from '../../../bot/identity/sessions';
import { buildServer } from '../../../bot/server';
import { createMemoryStore } from '../../../bot/stores/shared/memory';
import { createLog } from '../../../bot/telemetry/log';
import type { Turned } from '../../../bot/turn/inbound';
import { openBot } from '../../support/bot';
import type { Told } from './clients';
import { freePort } from '../../support/ports';

export const secret = 'a-direct-line-secret-for-tests-newest';
export const olderSecret = 'a-direct-line-secret-for-tests-older';
const sessionSecrets = ['a-session-secret-for-these-tests-only'];

export type Begun = { conversationId: string; token: string; expires_in: number; streamUrl: string };
export type Errored = { error: { code: string; message: string } };

type Options = Pick<DirectLineNeeds, 'limits' | 'bankTokens'> & {
  env?: Record<string, string>;
  faults?: Faults;
  /** What becomes of a delivery on its way to the turn and back. */
  around?: (turn: Promise<Turned>) => Promise<Turned>;
};

const closers: (() => Promise<void>)[] = [];
/** Ends every bot that a test file has served. */
export const closeAll = async (): Promise<void> => {
  for (const close of closers.splice(0)) await close();
};

/** The whole bot with its pages and Direct Line on its real server, with a clock and limits of the test's own. */
export async function serveDirectLine(o: Options = {}) {
  const url = `http://127.0.0.1:${await freePort()}`;
  const bot = await openBot({
    env: { PUBLIC_URL: url, VISITORS_PER_MINUTE: '100000', ...o.env },
    ...(o.faults ? { faults: o.faults } : {}),
  });
  const { store, profiles, visits, delivery, adapter, clock, database } = bot;
  const around = o.around ?? ((turn: Promise<Turned>) => turn);
  const shared = createMemoryStore({ log: () => undefined });
  const log = createLog('silent');
  const sessions = createSessions({ pool: database.pool, secrets: sessionSecrets });
  const line = createDirectLine({
    ...{ store, profiles, visits, delivery, sessions, shared, log, sessionSecrets, publicUrl: url, now: clock.now },
    directLineSecrets: [secret, olderSecret],
    receive: (inbound) => around(adapter.receive(inbound)),
    render: createRender(clock.today),
    ...(o.limits ? { limits: o.limits } : {}),
    ...(o.bankTokens ? { bankTokens: o.bankTokens } : {}),
  });
  const routes = [...bot.pages.routes.filter(({ path }) => !/^\/(v3|chat\/token)/.test(path)), ...line.routes];
  const server = buildServer({ ...bot.pages, routes, log, https: false, trustedProxies: 0, drainMs: 1_000, sockets: line.sockets });
  await server.listen(Number(new URL(url).port), '127.0.0.1');
  const close = async () => {
    await server.close();
    delivery.close();
    await bot.close();
  };
  closers.push(close);
  return { ...bot, sessions, shared, line, url, ...callsOf(url) };
}

/** The routes, as a plain client calls them. */
export function callsOf(url: string) {
  const call = async (method: string, path: string, bearer: string, body?: unknown, headers: Record<string, string> = {}) => {
    const sent = body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) };
    const all: Record<string, string> = {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === '' ? {} : { authorization: `Bearer ${bearer}` }),
      ...headers,
    };
    return fetch(`${url}${path}`, { method, headers: all, ...sent });
  };
  const at = (path: string) => `/v3/directline${path}`;
  const generate = async (body?: unknown): Promise<Begun> => (await call('POST', at('/tokens/generate'), secret, body)).json() as Promise<Begun>; // prettier-ignore
  const start = async (token: string, body?: unknown): Promise<Begun> => (await call('POST', at('/conversations'), token, body)).json() as Promise<Begun>; // prettier-ignore
  const say = (begun: Begun, activity: unknown) => call('POST', at(`/conversations/${begun.conversationId}/activities`), begun.token, activity); // prettier-ignore
  const says = async (begun: Begun, text: string, clientActivityID?: string): Promise<string> => {
    const named = clientActivityID === undefined ? {} : { channelData: { clientActivityID } };
    const answer = await say(begun, { type: 'message', text, ...named });
    return ((await answer.json()) as { id: string }).id;
  };
  const read = async (begun: Begun, watermark = ''): Promise<{ activities: Told[]; watermark: string }> =>
    (await call('GET', at(`/conversations/${begun.conversationId}/activities?watermark=${watermark}`), begun.token)).json() as Promise<{ activities: Told[]; watermark: string }>; // prettier-ignore
  const again = async (begun: Begun, watermark: string): Promise<Begun> =>
    (await call('GET', at(`/conversations/${begun.conversationId}?watermark=${watermark}`), begun.token)).json() as Promise<Begun>;
  /** A stranger who has been greeted. */
  const stranger = async (body?: unknown): Promise<Begun> => start((await generate(body)).token);
  return { call, at, generate, start, say, says, read, again, stranger };
}

export type Served = Awaited<ReturnType<typeof serveDirectLine>>;

export const codeOf = async (answer: Response): Promise<[number, string]> => [answer.status, ((await answer.json()) as Errored).error.code];
