import { SignJWT, UnsecuredJWT } from 'jose';
import { createTokens, tokenSeconds } from '../../../bot/channels/webchat/direct-line/tokens';

const claims = { conversation: 'c1', user: 'dl_1', session: 'a-hash' };
const [newest, older, foreign] = ['newest-secret', 'older-secret', 'foreign-secret'] as const;
const noon = Date.parse('2026-03-18T04:00:00Z');

/** Tokens under these secrets, and a clock to move. */
function open(...secrets: string[]) {
  let at = noon;
  return { ...createTokens({ secrets, now: () => new Date(at) }), pass: (seconds: number) => void (at += seconds * 1000) };
}

describe('a Direct Line token', () => {
  test('says whose it is, and is good for half an hour to the second', async () => {
    const tokens = open(newest);
    const token = await tokens.issue(claims);
    expect(await tokens.read(token)).toMatchObject(claims);
    tokens.pass(tokenSeconds - 1);
    expect(await tokens.read(token)).toMatchObject(claims);
    tokens.pass(1);
    expect(await tokens.read(token)).toBe('expired');
  });

  test('says whether a browser of ours holds its session, and nobody else can make it say so', async () => {
    const tokens = open(newest);
    expect(await tokens.read(await tokens.issue({ ...claims, browser: true }))).toEqual({ ...claims, browser: true });
    expect(await tokens.read(await tokens.issue(claims))).toEqual(claims);
    expect(await tokens.read(change(await tokens.issue(claims), { browser: true }))).toBe('forged');
  });

  test('of an older secret is still good, and new ones are signed with the newest', async () => {
    const before = await open(older).issue(claims);
    const tokens = open(newest, older);
    expect(await tokens.read(before)).toMatchObject(claims);
    expect(await open(newest).read(await tokens.issue(claims))).toMatchObject(claims);
    expect(await open(older).read(await tokens.issue(claims))).toBe('forged');
  });

  const hour = Math.floor(noon / 1000) + 3_600;
  const signed = (secret: string, payload: object = claims) =>
    new SignJWT({ ...payload }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(hour).sign(new TextEncoder().encode(secret));
  test.each([
    ['nothing', () => ''],
    ['no token', () => 'a.b.c'],
    ['a token of another secret', () => open(foreign).issue(claims)],
    ['a token signed with the bare secret, from which the key is only derived', () => signed(newest)],
    ['a token that is not signed', () => new UnsecuredJWT({ ...claims }).setExpirationTime(hour).encode()],
    ['a token whose claims were changed', async () => change(await open(newest).issue(claims), { conversation: 'c2' })],
    ['a token without end', () => 'x'.repeat(100_000)],
  ])('is not believed: %s', async (_, make) => {
    expect(await open(newest).read(await make())).toBe('forged');
  });
});

function change(token: string, to: object): string {
  const [header, payload = '', mac] = token.split('.');
  const claimed = JSON.parse(Buffer.from(payload, 'base64url').toString()) as object;
  return [header, Buffer.from(JSON.stringify({ ...claimed, ...to })).toString('base64url'), mac].join('.');
}
