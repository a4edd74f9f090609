import { ConnectionStatus } from 'botframework-directlinejs';
import { client, endAll, listen, until } from './clients';
import { secret, serveDirectLine, type Served, closeAll } from './support';

afterEach(endAll);
afterAll(closeAll);

/** The client library that the world uses, unchanged: what it can do here, it can do with any page built on it. */
describe.each([
  ['polling', false],
  ['by WebSocket', true],
])('directlinejs, %s', (_, webSocket) => {
  let bot: Served;
  beforeAll(async () => void (bot = await serveDirectLine()));
  const open = async (options: object = {}) => client(bot.url, { token: (await bot.generate()).token, webSocket, ...options });

  test('starts, is greeted, sends and hears both sides in order', async () => {
    const page = await open();
    await page.hears(1);
    const id = await page.post({ text: '帮助', channelData: { clientActivityID: 'c1' } });
    await page.hears(3);
    const [greeting, own, answer] = page.told;
    expect(greeting).toMatchObject({ type: 'message', from: { id: 'bot', role: 'bot' }, channelData: { kind: 'menu' } });
    expect(own).toMatchObject({ id, text: '帮助', from: { role: 'user' }, channelData: { clientActivityID: 'c1' } });
    expect(answer).toMatchObject({ replyToId: id, from: { id: 'bot' } });
  });

  test('sends one clientActivityID again and again, also at once, and it is one turn', async () => {
    const page = await open();
    await page.hears(1);
    const again = { text: '你好', channelData: { clientActivityID: 'twice' } };
    const ids = [...(await Promise.all([page.post(again), page.post(again), page.post(again)])), await page.post(again)];
    expect(new Set(ids).size).toBe(1);
    await page.post({ text: '谢谢' });
    await page.hears(5);
    expect(page.told.map(({ from }) => from.role)).toEqual(['bot', 'user', 'bot', 'user', 'bot']);
  });

  test('goes on in a page that is loaded anew: what was missed, once and in order', async () => {
    const begun = await bot.stranger();
    const first = client(bot.url, { token: begun.token, conversationId: begun.conversationId, webSocket, watermark: '' });
    await first.hears(1);
    first.end();
    const missed = [await bot.says(begun, '你好'), await bot.says(begun, '帮助')];
    const { token, streamUrl } = await bot.again(begun, '1');
    const at = { token, conversationId: begun.conversationId, watermark: '1', ...(webSocket ? { streamUrl } : {}) };
    const second = client(bot.url, { ...at, webSocket });
    await second.hears(4);
    expect(second.told.filter(({ from }) => from.role === 'user').map(({ id }) => id)).toEqual(missed);
    expect(second.told.map(({ id }) => id.split('|')[1])).toEqual(['2', '3', '4', '5']);
  });

  test('shows two clients of one conversation the same', async () => {
    const { token } = await bot.generate();
    const [one, other] = [client(bot.url, { token, webSocket }), client(bot.url, { token, webSocket })];
    await Promise.all([one.hears(1), other.hears(1)]);
    await one.post({ text: '你好' });
    await other.post({ text: '帮助' });
    await Promise.all([one.hears(5), other.hears(5)]);
    expect(one.told.map(({ id }) => id)).toEqual(other.told.map(({ id }) => id));
  });

  test('learns that its token has expired', async () => {
    const page = await open();
    await page.hears(1);
    bot.passTime(31 * 60_000);
    await page.post({ text: '你好' });
    expect(page.states).toContain(ConnectionStatus.ExpiredToken);
  });

  test('works with the secret in a program of the bank, for strangers', async () => {
    const page = client(bot.url, { secret, webSocket });
    await page.hears(1);
    const id = await page.post({ text: '帮助' });
    await page.hears(3);
    expect(page.told[1]).toMatchObject({ id });
  });
});

describe('directlinejs, after a quarter of an hour', () => {
  const real = ['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'setTimeout', 'clearTimeout'] as const;
  beforeEach(() => jest.useFakeTimers({ doNotFake: [...real] })); // what is left is setInterval, the clock of the library's scheduler
  afterEach(() => jest.useRealTimers());

  test('renews its token, and the new one is good when the old one no longer is', async () => {
    const bot = await serveDirectLine();
    const begun = await bot.generate();
    const page = client(bot.url, { token: begun.token, webSocket: false });
    const pass = (happened: () => boolean) => until(() => (jest.advanceTimersByTime(1), happened()));
    await pass(() => page.states.includes(ConnectionStatus.Online));
    const tokenOf = () => (page.line as unknown as { token: string }).token;
    const first = tokenOf();
    bot.passTime(15 * 60_000);
    jest.advanceTimersByTime(15 * 60_000);
    await pass(() => tokenOf() !== first);
    bot.passTime(16 * 60_000);
    const hello = { type: 'message', text: '你好' };
    expect((await bot.say({ ...begun, token: first }, hello)).status).toBe(403);
    expect((await bot.say({ ...begun, token: tokenOf() }, hello)).status).toBe(200);
    endAll();
  });
});

describe('directlinejs, when its socket is cut', () => {
  test('comes back by watermark and hears what it missed, once', async () => {
    const bot = await serveDirectLine({ limits: { perConversationMax: 1 } });
    const begun = await bot.generate();
    const page = client(bot.url, { token: begun.token });
    await page.hears(1);
    const { streamUrl } = await bot.again(begun, '');
    const other = await listen(streamUrl); // there is room for one: the page's socket gives way
    await bot.says(begun, '你好');
    other.socket.close();
    await page.hears(3);
    expect(page.told.map(({ id }) => id.split('|')[1])).toEqual(['1', '2', '3']);
  });
});
