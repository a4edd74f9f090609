import { assemble } from '../../bot/app';
import { noMetrics } from '../../bot/telemetry/metrics';
import { readConfig } from '../../bot/config';
import { noFaults } from '../../bot/faults';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import { createLog } from '../../bot/telemetry/log';
import { browser, textOf } from '../channels/webchat/browser';
import { signIn } from '../faults/visitors';
import { openQuietBot, type QuietBot, serveEdge } from './support';

const [old, fresh] = ['an-old-secret-of-thirty-two-characters', 'a-fresh-secret-of-thirty-two-characters'];

/** The same bot, started again with other secrets behind the same address. */
async function serveWith(bot: QuietBot, secrets: string, port: number) {
  const config = readConfig({ LOG_LEVEL: 'silent', PUBLIC_URL: `http://127.0.0.1:${port}`, SESSION_SECRET: secrets });
  const { clock, database } = bot;
  const log = createLog('silent');
  const shared = createMemoryStore({ log: () => undefined });
  const parts = assemble(config, {
    pool: database.pool,
    asking: database.pool,
    shared,
    redis: () => 'none',
    metrics: noMetrics,
    clock,
    faults: noFaults,
    log,
  });
  const edge = await serveEdge({ ...bot, ...parts });
  closing.push(async () => {
    await edge.close();
    parts.delivery.close();
    await parts.audit.flush();
  });
  return { ...parts, ...edge };
}

let bot: QuietBot;
beforeAll(async () => void (bot = await openQuietBot({ SESSION_SECRET: old })));
const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closing.splice(0).map((close) => close()));
});
afterAll(() => bot.close());

/** Opens pages under the old secret, then goes on with the same cookies and forms at a bot that has the new ones. */
async function across(secrets: string) {
  const before = await serveWith(bot, old, 1);
  const after = await serveWith(bot, secrets, 1);
  const moved = (client: ReturnType<typeof browser>) => {
    const next = browser(after.url);
    for (const [name, value] of client.cookies) next.cookies.set(name, value);
    return next;
  };
  return { before, after, moved };
}

describe('with the old secret still in the list', () => {
  it("a stranger's form is taken", async () => {
    const { before, moved } = await across(`${fresh},${old}`);
    const client = browser(before.url);
    const page = await client.get('/text');
    const answered = await moved(client).fill(page, { text: '帮助' });
    expect(answered.status).toBe(200);
    expect(textOf(answered.html)).toContain('转账');
  });

  it('a sign-in form is taken, and the session that it opens lives on', async () => {
    const { before, moved } = await across(`${fresh},${old}`);
    const client = browser(before.url);
    const page = await client.get('/signin');
    const next = moved(client);
    const signed = await next.fill(page, { who: '10000001', password: 'demo-2026' });
    expect(signed.status).toBe(200);
    expect(textOf((await next.fill(signed, { text: '查余额' })).html)).toContain('12,345.67');
  });

  it('a signed-in customer stays so, and their open form is taken', async () => {
    const { before, moved } = await across(`${fresh},${old}`);
    const { client, page } = await signIn(before.url, '10000002');
    const answered = await moved(client).fill(page, { text: '查余额' });
    expect([answered.status, textOf(answered.html).includes('8,888.88')]).toEqual([200, true]);
  });

  it('a code that is on its way is right, once', async () => {
    const { before, after, moved } = await across(`${fresh},${old}`);
    const { client, page } = await signIn(before.url, '10000003');
    const review = await client.fill(page, { text: '转10给妈妈' });
    const asked = await client.press(review, '1. 确认转 10.00 元');
    const ticket = /\/confirm\/([\w-]+)/.exec(asked.html)![1]!;
    const code = before.carrier.received().at(-1)!.code!;
    const next = moved(client);
    const done = await next.fill(await next.get(`/confirm/${ticket}`), { code });
    expect(textOf(done.html)).toContain('转好了');
    expect(after.carrier.received()).toHaveLength(0);
    expect(await bot.posted('10000003')).toHaveLength(1);
  });
});

describe('with the old secret gone', () => {
  it('an old form is refused in words and its page opened anew works', async () => {
    const { before, moved } = await across(fresh);
    const client = browser(before.url);
    const page = await client.get('/text');
    const next = moved(client);
    expect((await next.fill(page, { text: '帮助' })).status).toBe(403);
    expect((await next.fill(await next.get('/text'), { text: '帮助' })).status).toBe(200);
  });

  it('a code that is on its way is wrong and moves nothing', async () => {
    const { before, moved } = await across(fresh);
    const { client, page } = await signIn(before.url, '10000004');
    const asked = await client.press(await client.fill(page, { text: '转10给妈妈' }), '1. 确认转 10.00 元');
    const ticket = /\/confirm\/([\w-]+)/.exec(asked.html)![1]!;
    const next = moved(client);
    await next.fill(await next.get(`/confirm/${ticket}`), { code: before.carrier.received().at(-1)!.code! });
    expect(await bot.posted('10000004')).toEqual([]);
  });
});
