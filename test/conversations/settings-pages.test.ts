import { defaultProfile } from '../../accessibility/profile';
import { demoPassword } from '../../bot/identity/demo-customers';
import { browser, formsOf, textOf, type Page } from '../channels/webchat/browser';
import { serveBot } from '../support/serve';

let bot: Awaited<ReturnType<typeof serveBot>>;
beforeAll(async () => void (bot = await serveBot()));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

type Client = ReturnType<typeof browser>;
const classesOf = ({ html }: Page): string[] => /<html lang="[^"]*" class="([^"]*)"/.exec(html)![1]!.split(' ').sort();
const langOf = ({ html }: Page) => /<html lang="([^"]*)"/.exec(html)![1];
const say = async (client: Client, text: string): Promise<Page> => client.fill(await client.get('/text'), { text });
const signIn = async (client: Client, who: string) => client.fill(await client.get('/signin'), { who, password: demoPassword });
const stored = async (customer: string): Promise<unknown> =>
  (await bot.database.owner.query<{ profile: unknown }>('select profile from identity.profiles where customer = $1', [customer])).rows[0]?.profile ?? null; // prettier-ignore
const readsOf = async (customer: string): Promise<string[]> => {
  await bot.audit.flush();
  const text = `select place from identity.reads_of_needs($1, '2000-01-01', '2999-01-01') where reader = 'page'`;
  return (await bot.database.pool.query<{ place: string }>(text, [customer])).rows.map(({ place }) => place);
};

describe('somebody who has not signed in', () => {
  test.each([
    ['zh-CN', '字大一些', '长辈版', '高对比度', 'zh-CN'],
    ['en', 'Larger text', 'elder mode', 'high contrast', 'en'],
  ])('has larger text by one button and the rest by words, on every page at once (%s)', async (accepted, larger, elder, contrast, lang) => {
    const client = browser(bot.url, { 'accept-language': accepted });
    const page = await client.get('/text');
    expect(classesOf(page)).toEqual(['size-100']);
    expect(classesOf(await client.press(page, larger))).toEqual(['size-125']);
    expect(classesOf(await say(client, elder))).toEqual(['elder', 'size-125']);
    const served = await say(client, contrast);
    for (const one of [served, await client.get('/text'), await client.get(`/signin?lang=${lang}`)]) {
      expect(classesOf(one)).toEqual(['elder', 'high', 'size-125']);
      expect(langOf(one)).toBe(lang);
    }
  });

  test('finds it all again after signing in, is told so, and the bank keeps it', async () => {
    const client = browser(bot.url);
    await say(client, '长辈版');
    await say(client, '说简单点');
    await signIn(client, '10000001');
    const page = await client.get('/text');
    expect(classesOf(page)).toEqual(['elder', 'size-100']);
    expect(textOf(page.html)).toMatch(/已经改好.*说法.*简单.*王芳，您好/);
    expect(await stored('10000001')).toEqual({ elder: true, wording: 'easy' });
    expect(
      (await bot.database.owner.query(`select 1 from core.audit where customer = '10000001' and what = 'profile.changed'`)).rowCount,
    ).toBe(1);
  });

  test('keeps what the bank was told before: only what it was never told is added', async () => {
    const client = browser(bot.url);
    for (const words of ['字号125%', '说简单点', '慢一点']) await say(client, words);
    await signIn(client, '10000007');
    expect(await stored('10000007')).toEqual({ textPercent: 150, contrast: 'high', wording: 'easy', pace: 'slow' });
  });

  test('who has asked for nothing brings nothing along, whatever the language of the page', async () => {
    for (const [accepted, customer] of [
      ['zh-CN', '10000009'],
      ['en', '10000006'],
    ] as const) {
      // prettier-ignore
      const client = browser(bot.url, { 'accept-language': accepted });
      const before = await stored(customer);
      await say(client, accepted === 'en' ? 'fees' : '手续费');
      await signIn(client, customer);
      expect(await stored(customer)).toEqual(before);
    }
  });

  test('who asked for English goes on in English as a customer', async () => {
    const client = browser(bot.url);
    await say(client, 'speak English please');
    await signIn(client, '10000005');
    const page = await client.get('/text');
    expect(langOf(page)).toBe('en');
    expect(textOf(page.html)).toContain('Hello, Liu Yang');
    expect(await stored('10000005')).toEqual({ lang: 'en' });
  });

  test('at a chat of somebody else is answered in the wording they ask for, from that answer on', async () => {
    const about = {
      conversation: 'guest',
      abilities: { channel: 'framework', choices: 'buttons', choicesMax: 9 },
      assurance: 'none',
    } as const;
    const deliver = (text: string, key: string) =>
      bot.adapter.receive({ ...about, key, said: { text }, receivedAt: bot.clock.now().toISOString(), profile: defaultProfile });
    await deliver('说简单点', 'g1');
    await deliver('无障碍服务有哪些', 'g2');
    const [last] = await bot.store.latest('guest', 1);
    expect((last!.activity as { text: string }).text).toBe('这些服务谁都能用，不另外收费。想了解哪一样？');
  });
});

describe('a customer', () => {
  test('meets the secure page as they need it in their own session; without one nobody reads their needs', async () => {
    const client = browser(bot.url);
    await signIn(client, '10000002');
    for (const words of ['长辈版', '字号200%', '高对比度', '转一百给妈妈', '确认']) await say(client, words);
    const { html } = await client.get('/text');
    const path = /\/confirm\/[\w-]+/.exec(html)![0];
    const before = (await readsOf('10000002')).length;
    expect(classesOf(await browser(bot.url).get(path))).toEqual(['size-100']);
    expect(await readsOf('10000002')).toHaveLength(before);
    expect(classesOf(await client.get(path))).toEqual(['elder', 'high', 'size-200']);
    expect((await readsOf('10000002')).slice(before)).toEqual(expect.arrayContaining(['confirm']));
  });

  test('has every look at a page that is made by their needs on record', async () => {
    const client = browser(bot.url);
    await signIn(client, '10000003');
    const before = (await readsOf('10000003')).length;
    await client.get('/text');
    await client.get('/text');
    expect((await readsOf('10000003')).slice(before)).toEqual(['page', 'page']);
  });

  test('reaches every setting by plain forms, and the control for larger text stands in the same place on every page', async () => {
    const client = browser(bot.url);
    await signIn(client, '10000008');
    const page = await say(client, '我的设置');
    expect(textOf(page.html)).toMatch(/字的大小\s*标准.*详略\s*详细/);
    const more = await client.press(page, '3. 看第二页设置');
    expect(textOf(more.html)).toMatch(/验证码有效期\s*十分钟.*主动联系\s*有事就联系/);
    const time = await client.press(more, '2. 改时间和验证码');
    const code = await client.press(time, '2. 改验证码有效期（现在：十分钟）');
    await client.press(code, '2. 验证码有效期改成“十五分钟”');
    expect(await stored('10000008')).toMatchObject({ codeMinutes: 15 });
    for (const one of [page, more, time, code]) expect(formsOf(one)[0]!.buttons.map(({ value }) => value)).toContain('字大一些');
  });
});
