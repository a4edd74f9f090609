import { browser, textOf } from '../webchat/browser';
import { endAll, listen, type Told } from './clients';
import { type Begun, codeOf, serveDirectLine, type Served, closeAll } from './support';

let bot: Served;
beforeAll(async () => void (bot = await serveDirectLine()));
afterAll(() => {
  endAll();
  return closeAll();
});

type Browser = ReturnType<typeof browser>;

/** What the chat page's script does, in a browser that sends its cookies and says where the page is from. */
async function askToken(visitor: Browser, headers: Record<string, string> = { origin: bot.url }, query = ''): Promise<Response> {
  const cookie = [...visitor.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await fetch(`${bot.url}/chat/token${query}`, {
    method: 'POST',
    headers: { ...headers, ...(cookie === '' ? {} : { cookie }) },
  });
  for (const set of answer.headers.getSetCookie()) {
    const [name = '', value = ''] = set.split(';')[0]!.split('=');
    visitor.cookies.set(name, value);
  }
  return answer;
}
const tokenOf = async (visitor: Browser): Promise<Begun> => (await askToken(visitor)).json() as Promise<Begun>;
const signIn = async (visitor: Browser) => visitor.fill(await visitor.get('/signin'), { who: '10000001', password: 'demo-2026' });

describe('POST /chat/token', () => {
  test('gives a stranger a session, and the conversation that their text page shows', async () => {
    const visitor = browser(bot.url);
    const answer = await askToken(visitor);
    expect(answer.headers.getSetCookie()).toEqual([expect.stringMatching(/^session=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax$/)]);
    const begun = await bot.start(((await answer.json()) as Begun).token);
    await bot.says(begun, '你好');
    const page = await visitor.fill(await visitor.get('/text'), { text: '帮助' });
    expect(textOf(page.html)).toContain('你好');
    expect((await bot.read(begun)).activities.map(({ from }) => from.role)).toEqual(['bot', 'user', 'bot', 'user', 'bot']);
  });

  test('gives who has begun on the text page the same conversation, greeted once', async () => {
    const visitor = browser(bot.url);
    await visitor.fill(await visitor.get('/text'), { text: '你好' });
    const begun = await bot.start((await tokenOf(visitor)).token);
    expect((await bot.read(begun)).activities.map(({ text }) => text)).toEqual([
      expect.stringContaining('智能助手'),
      '你好',
      expect.anything(),
    ]);
    expect((await tokenOf(visitor)).conversationId).toBe(begun.conversationId);
  });

  test('serves who is signed in as who they are', async () => {
    const visitor = browser(bot.url);
    await signIn(visitor);
    const begun = await bot.start((await tokenOf(visitor)).token);
    await bot.says(begun, '余额');
    expect((await bot.read(begun)).activities.at(-1)!.text).toContain('12,345.67');
    expect(textOf((await visitor.get('/text')).html)).toContain('12,345.67');
  });

  test('ends a stranger’s token when they sign in; the new one goes on with what they had asked for', async () => {
    const visitor = browser(bot.url);
    const before = await bot.start((await tokenOf(visitor)).token);
    await bot.says(before, '余额');
    await signIn(visitor);
    expect(await codeOf(await bot.say(before, { type: 'message', text: '你好' }))).toEqual([403, 'TokenExpired']);
    const after = await tokenOf(visitor);
    expect(after.conversationId).not.toBe(before.conversationId);
    expect((await bot.read(after)).activities.at(-1)!.text).toContain('12,345.67');
  });

  test('is known for one of a browser of ours, also renewed: signing in there goes on with what was asked', async () => {
    const visitor = browser(bot.url);
    const begun = await bot.start((await tokenOf(visitor)).token);
    const renewed = (await (await bot.call('POST', bot.at('/tokens/refresh'), begun.token)).json()) as Begun;
    for (const token of [begun.token, renewed.token]) {
      await bot.says({ ...begun, token }, '余额');
      expect((await bot.read(begun)).activities.at(-1)!.channelData.choices!.map(({ id }) => id)).toEqual(['signIn']);
    }
  });

  test('ends with signing out: the token, and what it could read', async () => {
    const visitor = browser(bot.url);
    await signIn(visitor);
    const begun = await tokenOf(visitor);
    await visitor.press(await visitor.get('/text'), '退出登录');
    const answer = await bot.call('GET', bot.at(`/conversations/${begun.conversationId}/activities`), begun.token);
    expect(await codeOf(answer)).toEqual([403, 'TokenExpired']);
  });

  test('opens the stream besides where it is asked to, greeted once, in the language of the page', async () => {
    const visitor = browser(bot.url);
    const open = (query: string) => askToken(visitor, { origin: bot.url }, query);
    const first = await open('?stream&lang=en');
    expect([first.status, first.headers.getSetCookie().length]).toEqual([201, 1]);
    const begun = (await first.json()) as Begun;
    expect(begun.streamUrl).toMatch(/^ws:.*\/stream\?watermark=1&t=[\w-]+$/);
    const again = await open('?stream&lang=zh-CN');
    expect([again.status, ((await again.json()) as Begun).conversationId]).toEqual([200, begun.conversationId]);
    expect((await bot.read(begun)).activities.map(({ locale, text }) => [locale, text])).toEqual([['en', expect.stringMatching(/^Hello/)]]);
  });

  test('brings the first frame along where it opens the stream, which goes on from there, and nothing where it does not', async () => {
    const visitor = browser(bot.url);
    const open = async (query: string) =>
      (await askToken(visitor, { origin: bot.url }, query)).json() as Promise<Begun & { activities: Told[]; watermark: string }>;
    const begun = await open('?stream');
    expect({ activities: begun.activities, watermark: begun.watermark }).toEqual(await bot.read(begun));
    const stream = await listen(begun.streamUrl);
    await bot.says(begun, '你好');
    await stream.hears(2);
    expect(stream.told.map(({ id }) => id)).toEqual([2, 3].map((seq) => `${begun.conversationId}|${seq}`));
    const again = await open('?stream');
    expect(again.activities.map(({ id }) => id)).toEqual([1, 2, 3].map((seq) => `${begun.conversationId}|${seq}`));
    expect(again.watermark).toBe('3');
    expect(Object.keys(await open(''))).toEqual(['conversationId', 'token', 'expires_in']);
  });

  test('opens the stream of who is signed in, and greets them by name', async () => {
    const visitor = browser(bot.url);
    await signIn(visitor);
    const begun = (await (await askToken(visitor, { origin: bot.url }, '?stream')).json()) as Begun;
    expect((await bot.read(begun)).activities.map(({ text }) => text)).toEqual([expect.stringContaining('王芳')]);
    await bot.says(begun, '余额');
    expect((await bot.read(begun)).activities.at(-1)!.text).toContain('12,345.67');
  });

  test.each([
    ['no page', {}],
    ['another site', { origin: 'https://elsewhere.example' }],
    ['another port', { origin: 'http://127.0.0.1:1' }],
    ['nowhere', { origin: 'null' }],
  ])('answers a page of ours only, and not %s', async (_, headers) => {
    const visitor = browser(bot.url);
    await signIn(visitor);
    const answer = await askToken(visitor, headers);
    expect(answer.headers.getSetCookie()).toEqual([]);
    expect(await codeOf(answer)).toEqual([403, 'Forbidden']);
  });

  test('is not there to be looked at', async () => {
    expect((await fetch(`${bot.url}/chat/token`)).status).toBe(405);
  });

  test('opens so many conversations a minute for strangers of one address, and no more', async () => {
    const small = await serveDirectLine({ env: { VISITORS_PER_MINUTE: '2' } });
    const ask = () => fetch(`${small.url}/chat/token`, { method: 'POST', headers: { origin: small.url } });
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]!.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
  });
});
