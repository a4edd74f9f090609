import { recover } from '../../bot/turn/recover';
import { serveBot } from '../support/serve';
import { cookiesOf, fieldsOf, post, signIn } from './visitors';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const wang = '10000001';
const li = '10000002';
let bot: Awaited<ReturnType<typeof serveBot>>;
beforeAll(async () => void (bot = await serveBot()));
afterAll(() => bot.close());
beforeEach(() => bot.passTime(2 * hourMs)); // five codes an hour and customer
afterEach(() => bot.checkBooks());

/** A transfer to another person that waits for its code. */
async function waiting(customer: string, yuan = 20) {
  const chat = bot.chat(customer);
  await chat.say(`转${yuan}给妈妈`);
  const asked = await chat.say('确认');
  expect(asked.keys).toEqual(['transfer.stepUp']);
  return { chat, url: `${bot.url}/confirm/${bot.ticketOf(asked)}`, code: bot.lastCode(), frame: asked.state.stack.at(-1)! };
}

const send = (url: string, code: string, headers?: Record<string, string>) => post(url, new URLSearchParams({ code }), headers);
const look = (url: string, cookie = '') => fetch(url, { headers: { cookie } });
const other = (code: string, step = 1) => String((Number(code) + step) % 1_000_000).padStart(6, '0');

describe('a code', () => {
  test('that is wrong moves nothing and may be tried again; the right one posts once, and once again it shows the same receipt', async () => {
    const { chat, url, code } = await waiting(wang);
    const [books, before] = [await bot.books(), (await bot.posted(wang)).length];
    expect((await send(url, other(code))).status).toBe(422);
    expect(await bot.books()).toBe(books);
    expect((await chat.heard()).keys).toEqual(['transfer.codeWrong']);
    for (let times = 0; times < 3; times += 1) expect((await send(url, code)).status).toBe(303);
    expect((await bot.posted(wang)).length - before).toBe(1);
    expect((await look(url)).status).toBe(200);
    expect((await chat.told()).filter(({ money }) => money === 'moved')).toHaveLength(1);
  });

  test('that has run out moves nothing, its page says so, and everything is read back again', async () => {
    const { chat, url, code, frame } = await waiting(wang);
    const books = await bot.books();
    bot.passTime(11 * minuteMs);
    expect((await send(url, code)).status).toBe(410);
    expect((await look(url)).status).toBe(410);
    await recover(bot.recovery, 0);
    expect(await bot.books()).toBe(books);
    const heard = await chat.heard();
    expect(heard.keys).toEqual(['transfer.codeExpired', 'transfer.review']);
    expect(heard.state.stack.at(-1)!.id).not.toBe(frame.id);
  });

  test('of another customer, or of an earlier transfer, opens nothing; the earlier page is gone', async () => {
    const [ours, theirs] = [await waiting(wang), await waiting(li)];
    const books = await bot.books();
    expect((await send(ours.url, theirs.code)).status).toBe(422);
    const newer = await waiting(wang, 30);
    expect((await look(ours.url)).status).toBe(410);
    await send(ours.url, ours.code);
    expect((await send(newer.url, ours.code)).status).toBe(422);
    expect(await bot.books()).toBe(books);
    expect((await ours.chat.told()).at(-1)!.money).toBe('notMoved');
  });

  test('dies with a correction, and its page says that nothing moved', async () => {
    const { chat, url, code } = await waiting(wang);
    const books = await bot.books();
    expect((await chat.say('改成35')).keys).toEqual(['transfer.review']);
    const page = await send(url, code);
    expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('钱没有动')]);
    expect(await bot.books()).toBe(books);
  });

  test('wrong three times locks; it is read back again and a new confirmation brings a new code that works', async () => {
    const { chat, url, code } = await waiting(wang);
    const before = (await bot.posted(wang)).length;
    for (const step of [1, 2, 3]) await send(url, other(code, step));
    await send(url, code);
    expect((await look(url)).status).toBe(410);
    expect((await chat.heard()).keys).toEqual(['transfer.codeLocked', 'transfer.review']);
    expect((await bot.posted(wang)).length).toBe(before);
    const again = await chat.say('确认');
    expect(again.keys).toEqual(['transfer.stepUp']);
    const next = `${bot.url}/confirm/${bot.ticketOf(again)}`;
    expect(next).not.toBe(url);
    await send(next, bot.lastCode());
    expect((await chat.heard()).keys).toEqual(['transfer.done']);
    expect((await bot.posted(wang)).length - before).toBe(1);
  });

  test.each([0, 25, 49])('guessed fifty times at once, the right one at place %i, is tried three times at most', async (place) => {
    const { chat, url, code, frame } = await waiting(li);
    const before = (await bot.posted(li)).length;
    const codes = Array.from({ length: 50 }, (_, index) => (index === place ? code : other(code, index + 1)));
    const answers = await Promise.all(codes.map((one) => send(url, one)));
    for (const { status } of answers) expect([303, 410, 422]).toContain(status);
    const { rows } = await bot.database.owner.query('select state, tries from identity.challenges where act = $1', [frame.id]);
    const [{ state, tries }] = rows as [{ state: string; tries: number }];
    expect(tries).toBeLessThanOrEqual(3);
    expect(['used', 'locked']).toContain(state);
    expect((await bot.posted(li)).length - before).toBe(state === 'used' ? 1 : 0);
    const told = (await chat.told()).map(({ money }) => money);
    expect(told.filter((money) => money === 'moved')).toHaveLength(state === 'used' ? 1 : 0);
    // The right one may be granted before the third wrong one locks, and be turned away by the posting: told in other words, and as truly.
    const turnedAway = ['transfer.codeLocked', 'refusal.grantInvalid'].map((why) => [why, 'transfer.review']);
    if (state === 'locked') expect(turnedAway).toContainEqual((await chat.heard()).keys);
  });
});

describe('the page of a code', () => {
  test('is closed to another customer, unknown where it never was, and masked without a session', async () => {
    const { url, code } = await waiting(wang);
    const { client } = await signIn(bot.url, li);
    const cookie = cookiesOf(client);
    const books = await bot.books();
    expect((await look(url, cookie)).status).toBe(403);
    expect((await send(url, code, { cookie })).status).toBe(403);
    expect((await post(url, 'cancel=1', { cookie })).status).toBe(403);
    expect(await bot.books()).toBe(books);
    for (const ticket of ['x', 'A'.repeat(22), '..%2f..', '__proto__', "'%20or%20''='", '%00', '%ff'])
      expect([400, 404]).toContain((await look(`${bot.url}/confirm/${ticket}`)).status);
    const page = await look(url);
    const html = await page.text();
    expect(page.status).toBe(200);
    expect(html).not.toContain('王秀兰');
    expect((await send(url, code)).status).toBe(303);
  });
});

describe('the conversation of another customer', () => {
  test('is not read or written with a forged cookie, a foreign token or a foreign choice', async () => {
    const [ours, theirs] = [await signIn(bot.url, wang), await signIn(bot.url, li)];
    const review = await ours.client.fill(ours.page, { text: '从工资卡转40到储蓄' });
    const tap = fieldsOf(review, /确认转 40\.00 元/);
    const books = await bot.books();
    const forged = cookiesOf(ours.client).replace(/session=(.)/, (_all, first: string) => `session=${first === 'A' ? 'B' : 'A'}`);
    expect(await (await fetch(`${bot.url}/text`, { headers: { cookie: forged } })).text()).not.toContain('40.00');
    expect((await post(`${bot.url}/text`, new URLSearchParams(tap), { cookie: forged })).status).toBe(403);
    expect((await post(`${bot.url}/text`, new URLSearchParams(tap))).status).toBe(403);
    expect((await post(`${bot.url}/text`, new URLSearchParams(tap), { cookie: cookiesOf(theirs.client) })).status).toBe(403);
    const { csrf } = fieldsOf(theirs.page, /帮助|Help/);
    await post(`${bot.url}/text`, new URLSearchParams({ ...tap, csrf: csrf! }), { cookie: cookiesOf(theirs.client) });
    expect(await bot.books()).toBe(books);
    expect((await theirs.client.get('/text')).html).not.toContain('40.00 元</');
    const done = await ours.client.press(review, '1. 确认转 40.00 元');
    expect(done.html).toContain('转好了');
  });

  test('answers nothing to a delivery that names another customer', async () => {
    const chat = bot.chat(wang);
    await chat.deliver({ text: '查余额' }, 'theirs');
    const before = await chat.told();
    const foreign = { conversation: chat.conversation, customer: li, assurance: 'signedIn' as const };
    const rest = {
      abilities: { channel: 'text' as const, choices: 'numbers' as const, choicesMax: 9 },
      receivedAt: bot.clock.now().toISOString(),
    };
    for (const key of ['theirs', 'mine'])
      await expect(bot.adapter.receive({ ...foreign, ...rest, key, said: { text: '查余额' } })).rejects.toThrow();
    expect(await chat.told()).toEqual(before);
  });
});
