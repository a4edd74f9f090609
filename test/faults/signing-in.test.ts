import { demoPassword } from '../../bot/identity/demo-customers';
import { browser, formsOf, textOf } from '../channels/webchat/browser';
import { serveBot } from '../support/serve';
import { ambushes } from './ambushes';
import { signIn } from './visitors';

const ambush = ambushes();
let failing = '';
const at = async (place: string) => {
  if (place === failing) {
    failing = '';
    throw new Error(`fault at ${place}`);
  }
  await ambush.faults.at(place);
};
let bot: Awaited<ReturnType<typeof serveBot>>;
beforeAll(async () => void (bot = await serveBot({}, { faults: { at } })));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

const keptIn = (page: Parameters<typeof formsOf>[0]) =>
  formsOf(page)
    .find(({ fields }) => fields.has('text'))!
    .fields.get('text');

describe('what is said while somebody signs in', () => {
  test('is not lost to view: it is told to be sent again, and stands in the box', async () => {
    const client = browser(bot.url);
    const page = await client.fill(await client.get('/text'), { text: '你好' });
    const form = await client.get('/signin');
    const held = ambush.lay('turn.beforeAnswer');
    const saying = browser(bot.url);
    for (const [name, value] of client.cookies) saying.cookies.set(name, value);
    const said = saying.fill(page, { text: '短信服务费多少' });
    await held.reached;
    await client.fill(form, { who: '10000001', password: demoPassword });
    held.release();
    const answered = await said;
    expect(answered.status).toBe(403);
    expect(textOf(answered.html)).toContain('您写的话还在');
    expect(keptIn(answered)).toBe('短信服务费多少');
    const inside = textOf((await client.get('/text')).html);
    expect(inside).toContain('你好');
    expect(inside).not.toContain('短信服务费多少');
  });

  test('is brought along where it was answered before', async () => {
    const client = browser(bot.url);
    const page = await client.fill(await client.get('/text'), { text: '你好' });
    await client.fill(page, { text: '短信服务费多少' });
    await client.fill(await client.get('/signin'), { who: '10000003', password: demoPassword });
    expect(textOf((await client.get('/text')).html)).toContain('短信服务费多少');
  });

  test('that cannot be brought along keeps nobody from signing in', async () => {
    const client = browser(bot.url);
    await client.fill(await client.get('/text'), { text: '查余额' });
    const form = await client.get('/signin');
    failing = 'commit.before';
    const inside = await client.fill(form, { who: '10000002', password: demoPassword });
    expect(failing).toBe('');
    expect([inside.status, inside.path]).toEqual([200, '/text']);
    expect(textOf((await client.get('/text')).html)).toMatch(/可用余额 8,888\.88 元/);
  });
});

test('words on their way while their customer signs out are not taken, and the page says so', async () => {
  const { client, page } = await signIn(bot.url, '10000001');
  const saying = browser(bot.url);
  for (const [name, value] of client.cookies) saying.cookies.set(name, value);
  const held = ambush.lay('open.before');
  const said = saying.fill(page, { text: '查余额' });
  await held.reached;
  await client.press(page, '退出登录');
  held.release();
  const answered = await said;
  expect(answered.status).toBe(403);
  expect(textOf(answered.html)).toContain('您已退出登录');
  expect(keptIn(answered)).toBe('查余额');
  expect(textOf((await saying.fill(answered, { text: '查余额' })).html)).toContain('登录');
});
