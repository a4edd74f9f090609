import { SignJWT, type JWTPayload, exportSPKI } from 'jose';
import { createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import { isLoopback } from '../../../bot/wire';
import { appId, issuer, type Key, makeKey, openConnector, openIssuer, tokenOf } from './channel';
import { type Answered, openDoor } from './door';

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const secret = 'the-password-of-the-bot';

/** The clock on the wall stands still until a test moves it; timers and sockets stay real. */
const onlyTheDate = {
  doNotFake: [
    ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
    ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
  ],
};

const refused = (answer: Answered, status: number) => {
  expect(answer.status).toBe(status);
  const codes: { [status: number]: string } = { 401: 'unauthorized', 403: 'forbidden', 400: 'badRequest', 503: 'unavailable' };
  expect(answer.json.error).toEqual({ code: codes[status], message: expect.stringMatching(/\w{3}|\p{Script=Han}{3}/u) as string });
  expect(answer.text).not.toMatch(/jwt|jose|claim|signature|expired|kid|\bat \w+|error:/i);
};

describe('who may write to POST /api/messages with an app id', () => {
  let door: Awaited<ReturnType<typeof openDoor>>;
  let authority: Awaited<ReturnType<typeof openIssuer>>;
  let connector: Awaited<ReturnType<typeof openConnector>>;
  let key: Key;
  let serviceurl: string;
  beforeAll(async () => {
    jest.useFakeTimers(onlyTheDate);
    key = await makeKey('key-1', ['test', 'msteams']);
    authority = await openIssuer([key]);
    connector = await openConnector();
    serviceurl = connector.url;
    door = await openDoor({
      env: {
        MICROSOFT_APP_ID: appId,
        MICROSOFT_APP_PASSWORD: secret,
        MICROSOFT_OPENID_METADATA_URL: `${authority.url}/metadata`,
        MICROSOFT_TOKEN_ISSUER: issuer,
        MICROSOFT_LOGIN_URL: authority.url,
      },
    });
  });
  afterEach(() => {
    authority.away = false;
    authority.keys = [key];
    connector.posted.length = 0;
  });
  afterAll(async () => {
    jest.useRealTimers();
    await door.close();
    await authority.close();
    await connector.close();
  });

  const passTime = (ms: number) => jest.setSystemTime(Date.now() + ms);
  const from = (token: string | undefined, more: Record<string, unknown> = {}) =>
    door.deliver(
      { serviceUrl: serviceurl, deliveryMode: 'expectReplies', ...more },
      token === undefined ? {} : { authorization: `Bearer ${token}` },
    );
  const now = () => Math.floor(Date.now() / 1_000);

  it('takes a channel at its word that shows its token, and is shown the bot’s own', async () => {
    const token = await tokenOf(key, { serviceurl });
    expect((await from(token)).json.activities).toHaveLength(1);
    expect((await from(token, { deliveryMode: undefined })).status).toBe(200);
    expect((await from(token, { deliveryMode: undefined })).status).toBe(200);
    expect(connector.posted.map(({ authorization }) => authorization)).toEqual(['Bearer token-1', 'Bearer token-1']);
    expect(authority.asked.tokens.map((asked) => Object.fromEntries(asked))).toEqual([
      { grant_type: 'client_credentials', client_id: appId, client_secret: secret, scope: 'https://api.botframework.com/.default' },
    ]);
  });

  it('gets itself a new token before the old one ends', async () => {
    const before = authority.asked.tokens.length;
    passTime(56 * 60_000);
    expect((await from(await tokenOf(key, { serviceurl }), { deliveryMode: undefined })).status).toBe(200);
    expect(authority.asked.tokens.length).toBe(before + 1);
  });

  const wrong: [string, () => JWTPayload][] = [
    ['for another bot', () => ({ aud: '99999999-2222-3333-4444-555555555555' })],
    ['for two bots', () => ({ aud: [appId, 'another'] })],
    ['for nobody', () => ({ aud: undefined })],
    ['of another issuer', () => ({ iss: 'https://issuer.example' })],
    ['of Azure AD', () => ({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: appId })],
    ['of no issuer', () => ({ iss: undefined })],
    ['that ended', () => ({ exp: now() - 6 * 60 })],
    ['that never ends', () => ({ exp: undefined })],
    ['that has not begun', () => ({ nbf: now() + 6 * 60 })],
    ['without a service', () => ({ serviceurl: undefined })],
  ];
  it.each(wrong)('refuses a token %s', async (_what, claims) => {
    refused(await from(await tokenOf(key, { serviceurl, ...claims() })), 401);
  });

  it('refuses a caller without a token, or with something else', async () => {
    refused(await from(undefined), 401);
    expect((await from(undefined)).headers['www-authenticate']).toBe('Bearer');
    const token = await tokenOf(key, { serviceurl });
    for (const authorization of [
      '',
      token,
      `Basic ${token}`,
      'Bearer',
      'Bearer x',
      'Bearer a.b.c',
      `Bearer ${token} ${token}`,
      `Bearer ${token.slice(0, -8)}AAAAAAAA`,
    ])
      refused(await door.deliver({ serviceUrl: serviceurl, deliveryMode: 'expectReplies' }, { authorization }), 401);
  });

  it('refuses what nobody signed, and what was signed with the public key as a password', async () => {
    const claims = { iss: issuer, aud: appId, exp: now() + 600, serviceurl };
    for (const alg of ['none', 'None', 'NONE']) refused(await from(`${encoded({ alg, kid: key.kid })}.${encoded(claims)}.`), 401);
    for (const alg of ['none', 'nOnE']) refused(await from(`${encoded({ alg, kid: key.kid })}.${encoded(claims)}.AAAA`), 401);
    const unsigned = `${encoded({ alg: 'HS256', kid: key.kid })}.${encoded(claims)}`;
    const password = await exportSPKI(key.publicKey);
    refused(await from(`${unsigned}.${createHmac('sha256', password).update(unsigned).digest('base64url')}`), 401);
  });

  it('refuses a key that the token itself brings along, and one of another name', async () => {
    const own = await makeKey('own');
    const token = () => new SignJWT({ iss: issuer, aud: appId, exp: now() + 600, serviceurl });
    const header = { alg: 'RS256', kid: key.kid, jwk: own.jwk, jku: `${authority.url}/keys` };
    refused(await from(await token().setProtectedHeader(header).sign(own.privateKey)), 401);
    refused(await from(await token().setProtectedHeader({ alg: 'RS256' }).sign(key.privateKey)), 401);
  });

  it('refuses an activity that names another service than its token: no answer goes where no channel is', async () => {
    const other = await openConnector();
    const token = await tokenOf(key, { serviceurl });
    for (const serviceUrl of [other.url, `${serviceurl}/`, serviceurl.toUpperCase(), undefined, '', 'https://attacker.example/'])
      refused(await from(token, { serviceUrl, deliveryMode: undefined }), 403);
    expect([other.tried, connector.posted.length]).toEqual([0, 0]);
    await other.close();
  });

  it('refuses a channel that the key is not endorsed for', async () => {
    refused(await from(await tokenOf(key, { serviceurl }), { channelId: 'wechat' }), 403);
    expect((await from(await tokenOf(key, { serviceurl }), { channelId: 'msteams' })).status).toBe(200);
  });

  it.each(['http://channel.example/', 'ftp://channel.example/', 'http://169.254.169.254/', 'no address'])(
    'does not write to %s, even where a token names it',
    async (serviceUrl) => {
      refused(await from(await tokenOf(key, { serviceurl: serviceUrl }), { serviceUrl }), 400);
    },
  );

  it('takes tokens of a key that came after it had started, and asks for unknown keys at most twice a minute', async () => {
    expect((await from(await tokenOf(key, { serviceurl }))).status).toBe(200);
    const next = await makeKey('key-2', ['test']);
    authority.keys = [next];
    passTime(31_000);
    const before = authority.asked.metadata;
    expect((await from(await tokenOf(next, { serviceurl }))).status).toBe(200);
    expect(authority.asked.metadata).toBe(before + 1);
    const forged = await makeKey('key-3');
    for (let count = 0; count < 5; count += 1) refused(await from(await tokenOf(forged, { serviceurl, jti: String(count) })), 401);
    expect(authority.asked.metadata).toBe(before + 1);
    passTime(31_000);
    refused(await from(await tokenOf(key, { serviceurl, jti: 'withdrawn' })), 401);
  });

  it('does not take a token any longer once it has ended, though it was good before', async () => {
    const late = await makeKey('key-4');
    authority.keys = [late];
    passTime(62_000);
    const token = await tokenOf(late, { serviceurl, exp: now() + 60 });
    expect((await from(token)).status).toBe(200);
    passTime(7 * 60_000);
    refused(await from(token), 401);
  });

  it('says that it cannot tell where the keys cannot be had, so that the channel delivers again', async () => {
    authority.away = true;
    passTime(25 * 60 * 60_000);
    const token = await tokenOf(key, { serviceurl, jti: 'away' });
    refused(await from(token), 503);
    authority.away = false;
    expect((await from(token)).status).toBe(200);
  });

  it('writes no token, no password and no key into the log', () => {
    expect(door.lines.join('\n')).not.toMatch(/eyJ[\w-]{20}|the-password-of-the-bot|BEGIN PUBLIC/);
  });
});

describe('who may write to POST /api/messages without an app id', () => {
  let door: Awaited<ReturnType<typeof openDoor>>;
  beforeAll(async () => (door = await openDoor()));
  afterAll(() => door.close());
  const expecting = { deliveryMode: 'expectReplies' };

  it('refuses who comes through a proxy', async () => {
    refused(await door.deliver(expecting, { 'x-forwarded-for': '127.0.0.1' }), 403);
  });

  const others = Object.values(networkInterfaces())
    .flat()
    .flatMap((one) => (one?.family === 'IPv4' && !one.internal ? [one.address] : []));
  it('refuses who calls from another address than loopback', async () => {
    const from = (remoteAddress: string) => ({ socket: { remoteAddress }, headers: {} }) as unknown as IncomingMessage;
    expect(['127.0.0.1', '192.0.2.7'].map((address) => isLoopback(from(address)))).toEqual([true, false]);
    for (const address of others) refused(await door.post(JSON.stringify(door.activity(expecting)), {}, address), 403);
  });

  const elsewhere = [
    'https://attacker.example/',
    'http://169.254.169.254/latest/',
    'http://10.0.0.1/',
    'http://127.0.0.1.attacker.example/',
    'http://user:password@127.0.0.1/',
    'http://[::ffff:10.0.0.1]/',
    'http://0.0.0.0/',
    'file:///etc/passwd',
    'gopher://127.0.0.1/',
    'no address',
    '',
    undefined,
  ];
  it.each(elsewhere)('does not answer to %s', async (serviceUrl) => {
    const before = await door.stored();
    refused(await door.deliver({ serviceUrl }), 400);
    await expect(
      door.door.send({ channelId: 'test', conversation: { id: 'c' }, serviceUrl }, { type: 'message', text: 'x' }),
    ).rejects.toThrow(/channel/);
    expect(await door.stored()).toBe(before);
  });

  it('needs no token of anybody on this machine, and reads none', async () => {
    expect((await door.deliver(expecting, { authorization: 'Bearer nonsense' })).status).toBe(200);
  });
});
