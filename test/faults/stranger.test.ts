import { demoPassword } from '../../bot/identity/demo-customers';
import { browser, textOf } from '../channels/webchat/browser';
import { serveBot } from '../support/serve';

let bot: Awaited<ReturnType<typeof serveBot>>;
beforeAll(async () => void (bot = await serveBot()));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

const requests = async () =>
  (await bot.database.owner.query<{ reference: string }>(`select reference from bank.requests where kind = 'human'`)).rows.map(
    ({ reference }) => reference,
  );

describe('somebody who has not signed in', () => {
  test.each([
    ['zh-CN', '帮助', '人工'],
    ['en', 'help', 'I want to talk to a person'],
  ])('gets help and a person with a reference (%s)', async (lang, help, human) => {
    const client = browser(bot.url, { 'accept-language': lang });
    const helped = await client.fill(await client.get('/text'), { text: help });
    expect(helped.status).toBe(200);
    expect(textOf(helped.html)).toMatch(/余额|balance/);
    const before = await requests();
    const answered = await client.fill(helped, { text: human });
    const recorded = (await requests()).filter((one) => !before.includes(one));
    expect(recorded).toHaveLength(1);
    expect(textOf(answered.html)).toContain(recorded[0]);
  });

  test.each([
    ['查余额', '10000002', /工资卡（尾号 2234），可用余额 8,888\.88 元/],
    ['查一下我的余额', '10000008', /尾号 8234.*5,000\.00 元/],
  ])('who asks %s signs in and is told without asking again', async (asks, who, balance) => {
    const client = browser(bot.url);
    const asked = await client.fill(await client.get('/text'), { text: asks });
    expect(textOf(asked.html)).toContain('要先登录');
    expect(textOf(asked.html)).not.toMatch(balance);
    await client.fill(await client.get('/signin'), { who, password: demoPassword });
    expect(textOf((await client.get('/text')).html)).toMatch(balance);
  });

  test('who asks for a transfer has it read back after signing in; nothing has moved', async () => {
    const client = browser(bot.url);
    const books = await bot.books();
    const asked = await client.fill(await client.get('/text'), { text: '转100给妈妈' });
    expect(textOf(asked.html)).toContain('要先登录');
    await client.fill(await client.get('/signin'), { who: '10000001', password: demoPassword });
    expect(textOf((await client.get('/text')).html)).toMatch(/请核对这笔转账，钱还没有动：.*100\.00 元/);
    expect(await bot.books()).toBe(books);
  });

  test('who signs in wrongly keeps what was asked for', async () => {
    const client = browser(bot.url);
    await client.fill(await client.get('/text'), { text: '查余额' });
    const wrong = await client.fill(await client.get('/signin'), { who: '10000003', password: 'wrong' });
    expect(wrong.status).toBe(422);
    await client.fill(wrong, { who: '10000003', password: demoPassword });
    expect(textOf((await client.get('/text')).html)).toMatch(/可用余额 6,000\.00 元|6,000\.00/);
  });
});
