import { serveBot } from '../../support/serve';
import { browser } from '../webchat/browser';
import { client, endAll, listen, until } from './clients';
import { type Begun, callsOf, secret } from './support';

/** The bot as it is put together, with nothing of the tests' own. */
let served: Awaited<ReturnType<typeof serveBot>>;
let calls: ReturnType<typeof callsOf>;
beforeAll(async () => {
  served = await serveBot({ DIRECT_LINE_SECRET: secret });
  calls = callsOf(served.url);
});
afterAll(() => served.close());
afterEach(endAll);

type Browser = ReturnType<typeof browser>;
const begin = async (visitor: Browser): Promise<Begun> => {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await calls.call('POST', '/chat/token', '', undefined, { origin: served.url, cookie });
  return calls.start(((await answer.json()) as Begun).token);
};
const signIn = async (visitor: Browser) => visitor.fill(await visitor.get('/signin'), { who: '10000001', password: 'demo-2026' });

/** A stream and whether it has ended; well before the look at all sessions that comes every half minute. */
async function open(begun: Begun) {
  const stream = await listen(begun.streamUrl);
  let code = 0;
  void stream.closed.then((given) => (code = given));
  return { ...stream, ended: () => until(() => code === 1008) };
}

describe('the bot', () => {
  test('serves the published client by WebSocket', async () => {
    const page = client(served.url, { token: (await calls.generate()).token });
    await page.hears(1);
    const id = await page.post({ text: '帮助' });
    await page.hears(3);
    expect(page.told[2]).toMatchObject({ replyToId: id });
  });

  test('ends the streams of who signs out, at once', async () => {
    const visitor = browser(served.url);
    await signIn(visitor);
    const stream = await open(await begin(visitor));
    await visitor.press(await visitor.get('/text'), '退出登录');
    await stream.ended();
  });

  test('ends the stream of a stranger who signs in, at once, and of nobody else', async () => {
    const [visitor, bystander] = [browser(served.url), browser(served.url)];
    for (const one of [visitor, bystander]) await one.fill(await one.get('/text'), { text: '你好' });
    const [stream, other] = [await open(await begin(visitor)), await open(await begin(bystander))];
    await signIn(visitor);
    await stream.ended();
    expect(other.socket.readyState).toBe(other.socket.OPEN);
  });
});
