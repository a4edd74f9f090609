import { SignJWT } from 'jose';
import { browser, type Page, textOf } from '../channels/webchat/browser';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import type { SharedStore } from '../../bot/stores/types';
import { serveBot } from '../support/serve';
import { type Key, newKey, openKeyServer } from './key-server';

const issuer = 'https://signin.bank.test';
const audience = 'assistant';
const bankPage = 'https://www.bank.test';

let key: Key;
let keys: Awaited<ReturnType<typeof openKeyServer>>;
let bot: Awaited<ReturnType<typeof serveBot>>;
let tokens = 0;
/** One that can be emptied, as a Redis is that starts anew. */
let kept = createMemoryStore({ log: () => undefined });
const shared: SharedStore = {
  lock: (...of) => kept.lock(...of),
  take: (...of) => kept.take(...of),
  put: (...of) => kept.put(...of),
  get: (...of) => kept.get(...of),
  claim: (...of) => kept.claim(...of),
  publish: (...of) => kept.publish(...of),
  subscribe: (...of) => kept.subscribe(...of),
  ping: () => kept.ping(),
};
beforeAll(async () => {
  key = await newKey('bank');
  keys = await openKeyServer([key]);
  const limits = { SIGN_INS_PER_MINUTE: '1000', VISITORS_PER_MINUTE: '1000' };
  bot = await serveBot({ ...setUp(keys.url), CUSTOMER_SIGN_IN_ORIGINS: bankPage, ...limits }, { shared });
});
afterAll(async () => {
  await bot.close();
  await keys.close();
});

const setUp = (jwksUrl: string) => ({ CUSTOMER_JWKS_URL: jwksUrl, CUSTOMER_JWT_ISSUER: issuer, CUSTOMER_JWT_AUDIENCE: audience });

/** Stamped by the time of the world, as the bank does; the bot of this test lives in the demo's. */
function tokenOf(customer: string, by: Key = key): Promise<string> {
  const at = Math.floor(Date.now() / 1_000);
  const claims = { iss: issuer, aud: audience, sub: customer, jti: `page-${(tokens += 1)}`, iat: at, exp: at + 60 };
  return new SignJWT(claims).setProtectedHeader({ alg: by.alg, kid: by.kid }).sign(by.privateKey);
}

type Client = ReturnType<typeof browser>;
const fromBank = { origin: bankPage, 'sec-fetch-site': 'cross-site' };

/** The form of the bank's page: a post of another site, to which a browser adds none of our cookies, though it keeps those of the answer. */
async function post(token: string, { client, headers = fromBank }: { client?: Client; headers?: Record<string, string> } = {}) {
  const response = await fetch(`${bot.url}/signin`, { method: 'POST', redirect: 'manual', headers, body: new URLSearchParams({ token }) });
  for (const set of response.headers.getSetCookie()) {
    const [name = '', value = ''] = set.split(';')[0]!.split('=');
    client?.cookies.set(name, value);
  }
  return response;
}

/** Then the browser follows, with our cookies. */
async function comeFromBank(client: Client, token: string, headers?: Record<string, string>): Promise<Page> {
  const response = await post(token, { client, ...(headers ? { headers } : {}) });
  const location = response.headers.get('location');
  return location === null
    ? { status: response.status, headers: response.headers, html: await response.text(), path: '/signin' }
    : client.get(location);
}

/** The page's usual refusal, which never says what was wrong. */
const refusedAt = (page: Page) => {
  expect(page.status).toBe(422);
  expect(textOf(page.html)).toContain('没能确认您的登录');
  expect(textOf(page.html)).not.toMatch(/signature|expired|jwt|签名|过期/i);
};
const greeted = (name: string) => new RegExp(`${name}，您好`);

describe("a customer who comes from the bank's own page", () => {
  test('is signed in', async () => {
    const page = await comeFromBank(browser(bot.url), await tokenOf('10000001'));
    expect(page.path).toBe('/text');
    expect(textOf(page.html)).toMatch(greeted('王芳'));
  });

  test('finds done what was asked for as a stranger at this browser', async () => {
    const client = browser(bot.url);
    await client.fill(await client.get('/text'), { text: '查余额' });
    const page = await comeFromBank(client, await tokenOf('10000002'));
    expect(textOf(page.html)).toMatch(/工资卡（尾号 2234），可用余额 8,888\.88 元/);
  });

  test('has the session of somebody else at this browser signed out, not taken over', async () => {
    const client = browser(bot.url);
    await client.fill(await client.get('/signin'), { who: '10000003', password: 'demo-2026' });
    const before = new Map(client.cookies);
    const page = await comeFromBank(client, await tokenOf('10000001'));
    expect(textOf(page.html)).toMatch(greeted('王芳'));
    expect(textOf(page.html)).not.toContain('赵静');
    const cookie = [...before].map(([name, value]) => `${name}=${value}`).join('; ');
    expect(textOf(await (await fetch(`${bot.url}/text`, { headers: { cookie } })).text())).not.toContain('赵静');
  });
});

describe('nobody comes in', () => {
  test('with a token that was used, and the ticket for it is used up too', async () => {
    const token = await tokenOf('10000001');
    const [client, thief] = [browser(bot.url), browser(bot.url)];
    const arrived = (await post(token, { client })).headers.get('location')!;
    thief.cookies.set('ticket', client.cookies.get('ticket')!);
    expect((await client.get(arrived)).path).toBe('/text');
    refusedAt(await thief.get(arrived));
    refusedAt(await comeFromBank(browser(bot.url), token));
  });

  test('with a token that was used, also when the shared store has forgotten everything', async () => {
    const token = await tokenOf('10000001');
    expect((await comeFromBank(browser(bot.url), token)).path).toBe('/text');
    kept = createMemoryStore({ log: () => undefined });
    refusedAt(await comeFromBank(browser(bot.url), token));
  });

  test('when twenty browsers bring one token at the same time, but one', async () => {
    const token = await tokenOf('10000001');
    const came = await Promise.all(Array.from({ length: 20 }, () => comeFromBank(browser(bot.url), token)));
    expect(came.filter(({ path }) => path === '/text')).toHaveLength(1);
    for (const page of came.filter(({ path }) => path !== '/text')) refusedAt(page);
  });

  test.each(['', 'x', 'a.b.c', '<script>alert(1)</script>'])('with the token %j', async (token) => {
    refusedAt(await comeFromBank(browser(bot.url), token));
  });

  test('with a token by another key, of an unknown customer, or with a ticket that never was', async () => {
    refusedAt(await comeFromBank(browser(bot.url), await tokenOf('10000001', await newKey('bank'))));
    refusedAt(await comeFromBank(browser(bot.url), await tokenOf('99999999')));
    const client = browser(bot.url);
    client.cookies.set('ticket', 'AAAAAAAAAAAAAAAAAAAAAA');
    refusedAt(await client.get('/signin?arrived=1'));
  });

  test.each([
    ["the bank's keys cannot be fetched", true, 503, '现在没法确认您的登录'],
    ['no sign-in of the bank is set up', false, 422, '没能确认您的登录'],
  ])('while %s, and sign-in by password stays open', async (_why, isSetUp, status, told) => {
    const away = 'http://127.0.0.1:9/keys';
    const other = await serveBot(isSetUp ? setUp(away) : {});
    try {
      const body = new URLSearchParams({ token: await tokenOf('10000001') });
      const response = await fetch(`${other.url}/signin`, { method: 'POST', redirect: 'manual', body });
      const html = await response.text();
      expect(response.status).toBe(status);
      expect(textOf(html)).toContain(told);
      expect(html).toContain('name="password"');
    } finally {
      await other.close();
    }
  });
});

describe('nobody is signed in as somebody else by a page or a link of a stranger', () => {
  test.each<[string, Record<string, string>]>([
    ['of another site', { origin: 'https://evil.test', 'sec-fetch-site': 'cross-site' }],
    ['that hides where it is', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    ['that hides where it is, in an old browser', { origin: 'null' }],
    ['of a neighbour of the bank', { origin: 'https://shop.bank.test' }],
    ['whose name only begins like the bank', { origin: `${bankPage}.evil.test` }],
    ['of the bank without https', { origin: 'http://www.bank.test' }],
    ['of the bank on another port', { origin: `${bankPage}:8443` }],
    ['of two origins', { origin: `${bankPage}, https://evil.test` }],
    ['that a browser sends without its origin', { 'sec-fetch-site': 'cross-site' }],
    ['that a browser sends without its origin, from next door', { 'sec-fetch-site': 'same-origin' }],
  ])('a post %s is refused, and the token stays good for its customer', async (_what, headers) => {
    const token = await tokenOf('10000001');
    refusedAt(await comeFromBank(browser(bot.url), token, headers));
    expect((await comeFromBank(browser(bot.url), token)).path).toBe('/text');
  });

  test.each<[string, () => Record<string, string>]>([
    ["from the bank's page", () => fromBank],
    ['from a page of this site', () => ({ origin: bot.url, 'sec-fetch-site': 'same-origin' })],
    ['from an old browser that names neither origin nor site', () => ({})],
  ])('a post %s is taken', async (_what, headers) => {
    expect((await comeFromBank(browser(bot.url), await tokenOf('10000001'), headers())).path).toBe('/text');
  });

  test("a link to where the bank's customers arrive signs in no other browser than the one that brought the token", async () => {
    const [attacker, victim] = [browser(bot.url), browser(bot.url)];
    await victim.fill(await victim.get('/text'), { text: '帮助' });
    const link = (await post(await tokenOf('10000003'), { client: attacker })).headers.get('location')!;
    refusedAt(await victim.get(link));
    expect(textOf((await victim.get('/text')).html)).not.toContain('赵静');
    expect((await attacker.get(link)).path).toBe('/text');
  });

  test('the ticket is a cookie that no script reads, for a minute, and stands in no address', async () => {
    const response = await post(await tokenOf('10000001'));
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^ticket=[\w-]{22}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=60$/);
    expect(response.headers.get('location')).toBe('/signin?arrived=1&lang=zh-CN');
  });
});
