import { setTimeout as pause } from 'node:timers/promises';
import { browser, formsOf } from '../channels/webchat/browser';
import { cookiesOf, signIn } from './visitors';

/** The turn's own limit is 10 s; who hears nothing for longer than this has been left hanging. */
const answerMaxMs = 13_000;
const againMs = 20;
/** Somebody who never pauses would leave nothing for the others. */
const thinkMs = 30;
const triesMax = 2_000;

/** What a caller may see while stores come and go; anything else, and a call that hangs, is what the test is there to find. */
const expected: readonly number[] = [200, 429, 503];

/** What was taken: the name under which it was sent, and the answer's own id where the protocol gives one. */
export type Taken = { name: string; text: string; id?: string };
export type Talker = {
  name: string;
  taken: Taken[];
  /** How often each status was seen. */
  seen: Map<number, number>;
  /** Talks until it is stopped, and always to the end of what it was saying. Rejects at the first answer that should never come. */
  talk(stopped: () => boolean, told: () => void): Promise<void>;
};
export type LineTalker = Talker & { conversation: string; token: string };

type Sent = { url: string; method?: string; headers?: Record<string, string>; body?: string | URLSearchParams };
type Answered = { status: number; location: string | null; text: string };

async function ask({ url, ...sent }: Sent, seen: Map<number, number>): Promise<Answered> {
  const answer = await fetch(url, { ...sent, redirect: 'manual', signal: AbortSignal.timeout(answerMaxMs) });
  seen.set(answer.status, (seen.get(answer.status) ?? 0) + 1);
  return { status: answer.status, location: answer.headers.get('location'), text: await answer.text() };
}

/** Says one thing after another; each is sent again, the very same, until it is taken. */
async function talkOn(
  o: { name: string; says(n: number): string; send(said: Taken): Promise<Taken | null>; taken: Taken[] },
  stopped: () => boolean,
  told: () => void,
): Promise<void> {
  for (let n = 0; !stopped(); n += 1) {
    const said = { name: `${o.name}-${String(n).padStart(6, '0')}`, text: o.says(n) };
    let answer = await o.send(said);
    for (let tries = 1; answer === null; tries += 1) {
      if (tries === triesMax) throw new Error(`nobody answered ${said.name}`);
      await pause(againMs);
      answer = await o.send(said);
    }
    o.taken.push(answer);
    told();
    await pause(thinkMs);
  }
}

/** A program at Direct Line. It reads what is new after every answer and renews its token from time to time, as the client library does. */
export function openLine(o: { url: string; name: string; conversation: string; token: string; says(n: number): string }): LineTalker {
  const seen = new Map<number, number>();
  const taken: Taken[] = [];
  const at = (path: string) => `${o.url}/v3/directline${path}`;
  const headers = { authorization: `Bearer ${o.token}`, 'content-type': 'application/json' };
  const path = at(`/conversations/${o.conversation}/activities`);
  let watermark = '';

  const on = async (sent: Sent): Promise<Record<string, unknown> | null> => {
    const { status, text } = await ask({ headers, ...sent }, seen);
    const body = JSON.parse(text) as Record<string, unknown>;
    if (status === 200) return body;
    const { error } = body as { error?: { code?: string; message?: string } };
    if (!expected.includes(status) || !error?.code || !/\p{Script=Han}{4}/u.test(error.message ?? ''))
      throw new Error(`${o.name} was answered ${status} by ${sent.url}: ${text}`);
    return null;
  };
  const send = async ({ name, text }: Taken): Promise<Taken | null> => {
    const body = JSON.stringify({ type: 'message', text, locale: 'zh-CN', channelData: { clientActivityID: name } });
    const answer = await on({ url: path, method: 'POST', body });
    if (answer === null) return null;
    const news = await on({ url: `${path}?watermark=${watermark}` });
    if (typeof news?.watermark === 'string') watermark = news.watermark;
    if (taken.length % 10 === 9) await on({ url: at('/tokens/refresh'), method: 'POST' });
    return { name, text, id: String(answer.id) };
  };
  const talk: Talker['talk'] = (stopped, told) => talkOn({ ...o, send, taken }, stopped, told);
  return { name: o.name, conversation: o.conversation, token: o.token, taken, seen, talk };
}

type Begun = { conversationId: string; token: string };

/** A stranger, begun by a server of the bank. */
export async function openStranger(o: { url: string; name: string; secret: string; says(n: number): string }): Promise<LineTalker> {
  const begin = (path: string, bearer: string) =>
    fetch(`${o.url}/v3/directline${path}`, { method: 'POST', headers: { authorization: `Bearer ${bearer}` } });
  const { token } = (await (await begin('/tokens/generate', o.secret)).json()) as Begun;
  const { conversationId } = (await (await begin('/conversations', token)).json()) as Begun;
  return openLine({ ...o, conversation: conversationId, token });
}

/** A customer who has signed in by the page and goes on at Direct Line, in the same conversation. */
export async function openCustomer(o: { url: string; name: string; customer: string; says(n: number): string }): Promise<LineTalker> {
  const { client } = await signIn(o.url, o.customer);
  const answer = await fetch(`${o.url}/chat/token`, { method: 'POST', headers: { origin: o.url, cookie: cookiesOf(client) } });
  const { conversationId, token } = (await answer.json()) as Begun;
  return openLine({ ...o, conversation: conversationId, token });
}

/** Somebody at the text page, a stranger where no customer is named. */
export async function openVisitor(o: { url: string; name: string; customer?: string; says(n: number): string }): Promise<Talker> {
  const client = o.customer === undefined ? browser(o.url) : (await signIn(o.url, o.customer)).client;
  if (o.customer === undefined) await client.fill(await client.get('/text'), { text: '你好' });
  const csrf = formsOf(await client.get('/text'))
    .find(({ fields }) => fields.has('csrf'))!
    .fields.get('csrf')!;
  const seen = new Map<number, number>();
  const taken: Taken[] = [];
  const headers = { cookie: cookiesOf(client), 'content-type': 'application/x-www-form-urlencoded' };
  const send = async ({ name, text }: Taken): Promise<Taken | null> => {
    const body = new URLSearchParams({ csrf, turn: name, text, lang: 'zh-CN' }).toString();
    const answer = await ask({ url: `${o.url}/text`, method: 'POST', headers, body }, seen);
    if (answer.status === 303 && answer.location === '/text#latest') return { name, text };
    if (answer.status !== 303 && !expected.includes(answer.status))
      throw new Error(`${o.name} was answered ${answer.status}: ${answer.text}`);
    return null;
  };
  return { name: o.name, taken, seen, talk: (stopped, told) => talkOn({ ...o, send, taken }, stopped, told) };
}
