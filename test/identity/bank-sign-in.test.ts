import { SignJWT } from 'jose';
import { browser, type Page, textOf } from '../channels/webchat/browser';
import { serveBot } from '../support/serve';
import { type Key, newKey, openKeyServer } from './key-server';

const issuer = 'https://signin.bank.test';
const audience = 'assistant';

let key: Key;
let keys: Awaited<ReturnType<typeof openKeyServer>>;
let bot: Awaited<ReturnType<typeof serveBot>>;
let tokens = 0;
beforeAll(async () => {
  key = await newKey('bank');
  keys = await openKeyServer([key]);
  const limits = { SIGN_INS_PER_MINUTE: '1000', VISITORS_PER_MINUTE: '1000' };
  bot = await serveBot({ CUSTOMER_JWKS_URL: keys.url, CUSTOMER_JWT_ISSUER: issuer, CUSTOMER_JWT_AUDIENCE: audience, ...limits });
});
afterAll(async () => {
  await bot.close();
  await keys.close();
});

function tokenOf(customer: string, by: Key = key): Promise<string> {
  const at = Math.floor(bot.clock.now().getTime() / 1_000);
  const claims = { iss: issuer, aud: audience, sub: customer, jti: `page-${(tokens += 1)}`, iat: at, exp: at + 60 };
  return new SignJWT(claims).setProtectedHeader({ alg: by.alg, kid: by.kid }).sign(by.privateKey);
}

/** What a browser does with the form of the bank's page: a post of another site, to which it adds none of our cookies; it follows with them. */
async function comeFromBank(client: ReturnType<typeof browser>, token: string): Promise<Page> {
  const response = await fetch(`${bot.url}/signin`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: 'https://www.bank.test', 'sec-fetch-site': 'cross-site' },
    body: new URLSearchParams({ token }),
  });
  const location = response.headers.get('location');
  const { status, headers } = response;
  return location === null ? { status, headers, html: await response.text(), path: '/signin' } : client.get(location);
}

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
  const refusedAt = (page: Page) => {
    expect(page.status).toBe(422);
    expect(textOf(page.html)).toContain('没能确认您的登录');
    expect(textOf(page.html)).not.toMatch(/signature|expired|jwt|签名|过期/i);
  };

  test('with a token that was used, and the ticket for it is used up too', async () => {
    const token = await tokenOf('10000001');
    const first = await fetch(`${bot.url}/signin`, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ token }) });
    const ticket = first.headers.get('location')!;
    expect((await browser(bot.url).get(ticket)).path).toBe('/text');
    refusedAt(await browser(bot.url).get(ticket));
    refusedAt(await comeFromBank(browser(bot.url), token));
  });

  test.each(['', 'x', 'a.b.c', '<script>alert(1)</script>'])('with the token %j', async (token) => {
    refusedAt(await comeFromBank(browser(bot.url), token));
  });

  test('with a token by another key, of an unknown customer, or with a ticket that never was', async () => {
    refusedAt(await comeFromBank(browser(bot.url), await tokenOf('10000001', await newKey('bank'))));
    refusedAt(await comeFromBank(browser(bot.url), await tokenOf('99999999')));
    refusedAt(await browser(bot.url).get('/signin?ticket=AAAAAAAAAAAAAAAAAAAAAA'));
  });

  test.each([
    ["the bank's keys cannot be fetched", true, 503, '现在没法确认您的登录'],
    ['no sign-in of the bank is set up', false, 422, '没能确认您的登录'],
  ])('while %s, and sign-in by password stays open', async (_why, isSetUp, status, told) => {
    const away = 'http://127.0.0.1:9/keys';
    const setUp = { CUSTOMER_JWKS_URL: away, CUSTOMER_JWT_ISSUER: issuer, CUSTOMER_JWT_AUDIENCE: audience };
    const other = await serveBot(isSetUp ? setUp : {});
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
