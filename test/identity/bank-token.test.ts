import { exportSPKI, SignJWT } from 'jose';
import { claimIn, createBankTokens, type BankTokenParts } from '../../bot/identity/bank-token';
import { createPool } from '../../bot/stores/sql/pool';
import { openDatabase, type TestDatabase } from '../support/database';
import { hashToken } from '../../bot/identity/signing';
import { type Key, newKey, openKeyServer } from './key-server';
import { everythingKept } from './support';

const issuer = 'https://signin.bank.test';
const audience = 'assistant';
const at = new Date('2026-03-18T02:00:00Z');
const seconds = Math.floor(at.getTime() / 1_000);

let db: TestDatabase;
let key: Key;
let bank: Awaited<ReturnType<typeof openKeyServer>>;
let failures: unknown[];
let jti = 0;
beforeAll(async () => {
  db = await openDatabase();
  key = await newKey('first');
});
afterAll(() => db.close());
beforeEach(async () => {
  failures = [];
  bank = await openKeyServer([key]);
});
afterEach(() => bank.close());

const readerWith = (more: Partial<BankTokenParts> = {}) =>
  createBankTokens({
    ...{ jwksUrl: bank.url, issuer, audience, coolDownMs: 0, now: () => at },
    claim: claimIn(db.pool, () => at),
    isCustomer: (customer) => Promise.resolve(customer === '10000001'),
    failed: (error) => void failures.push(error),
    ...more,
  });

const good = () => ({ iss: issuer, aud: audience, sub: '10000001', jti: `token-${(jti += 1)}`, iat: seconds, exp: seconds + 120 });
type Claims = { [claim: string]: unknown };
const sign = (claims: Claims = {}, by: Key = key, header: { kid?: string } = { kid: by.kid }) =>
  new SignJWT({ ...good(), ...claims }).setProtectedHeader({ alg: by.alg, ...header }).sign(by.privateKey);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token of the bank', () => {
  test.each(['RS256', 'PS256', 'ES256', 'EdDSA'])('under %s says which customer it is', async (alg) => {
    const own = await newKey('own', alg);
    bank.keys = [own];
    expect(await readerWith().read(await sign({}, own))).toEqual({ is: 'ok', customer: '10000001' });
  });

  test.each<[string, Claims, string]>([
    ['another issuer', { iss: 'https://elsewhere.test' }, 'issuer'],
    ['no issuer', { iss: undefined }, 'issuer'],
    ['another audience', { aud: 'payroll' }, 'audience'],
    ['an audience that others share', { aud: [audience, 'payroll'] }, 'audience'],
    ['no audience', { aud: undefined }, 'audience'],
    ['an end that is past', { iat: seconds - 200, exp: seconds - 31 }, 'expired'],
    ['an issue that lies ahead', { iat: seconds + 31, exp: seconds + 90 }, 'early'],
    ['a beginning that lies ahead', { nbf: seconds + 31 }, 'early'],
    ['a life of more than five minutes', { exp: seconds + 301 }, 'malformed'],
    ['no end', { exp: undefined }, 'malformed'],
    ['an end that is no number', { exp: '2026-03-18' }, 'malformed'],
    ['an end before its issue', { iat: seconds + 20, exp: seconds + 10 }, 'malformed'],
    ['no issue', { iat: undefined }, 'malformed'],
    ['no id', { jti: undefined }, 'malformed'],
    ['an empty id', { jti: '' }, 'malformed'],
    ['no customer', { sub: undefined }, 'malformed'],
    ['a customer that is no text', { sub: 10000001 }, 'malformed'],
    ['a customer whom the bank does not know', { sub: '99999999' }, 'unknownCustomer'],
  ])('with %s is refused', async (_what, claims, why) => {
    expect(await readerWith().read(await sign(claims))).toEqual({ is: 'refused', why });
  });

  test.each<[string, Claims]>([
    ['ended', { iat: seconds - 200, exp: seconds - 29 }],
    ['was issued', { iat: seconds + 29, exp: seconds + 90 }],
    ['begins', { nbf: seconds + 29 }],
  ])('is believed when by clocks half a minute apart it %s within the skew', async (_what, claims) => {
    expect(await readerWith().read(await sign(claims))).toMatchObject({ is: 'ok' });
  });

  test.each(['', 'x', 'a.b', 'a.b.c', 'a.b.c.d.e', '💳.💳.💳', 'x'.repeat(100_000)])(
    'that is none is refused without asking the bank: %#',
    async (text) => {
      expect(await readerWith().read(text)).toEqual({ is: 'refused', why: 'malformed' });
      expect(bank.asked).toBe(0);
    },
  );

  test('that claims to need no signature is refused without asking the bank', async () => {
    const bare = `${part({ alg: 'none' })}.${part(good())}.`;
    expect(await readerWith().read(bare)).toEqual({ is: 'refused', why: 'signature' });
    expect(bank.asked).toBe(0);
  });

  test('signed with the public key as a password is refused without asking the bank', async () => {
    const rsa = await newKey('rsa', 'RS256');
    bank.keys = [rsa];
    const forged = await new SignJWT(good())
      .setProtectedHeader({ alg: 'HS256', kid: 'rsa' })
      .sign(Buffer.from(await exportSPKI(rsa.publicKey)));
    expect(await readerWith().read(forged)).toEqual({ is: 'refused', why: 'signature' });
    expect(bank.asked).toBe(0);
  });

  test('signed by another key of the same name, or changed on its way, is refused', async () => {
    const tokens = readerWith();
    const other = await newKey(key.kid);
    expect(await tokens.read(await sign({}, other))).toEqual({ is: 'refused', why: 'signature' });
    const [header, , signature] = (await sign()).split('.');
    expect(await tokens.read(`${header}.${part({ ...good(), sub: '10000007' })}.${signature}`)).toEqual({
      is: 'refused',
      why: 'signature',
    });
  });
});

describe('a token is used once', () => {
  test('of twenty who show it at the same time on two nodes, one comes in', async () => {
    const nodes = [readerWith(), readerWith()];
    const token = await sign();
    const came = await Promise.all(Array.from({ length: 20 }, (_, index) => nodes[index % 2]!.read(token)));
    expect(came.filter(({ is }) => is === 'ok')).toHaveLength(1);
    expect(came.filter((read) => read.is === 'refused' && read.why === 'replayed')).toHaveLength(19);
  });

  test('another token with the same id counts as the same', async () => {
    const tokens = readerWith();
    expect(await tokens.read(await sign({ jti: 'once' }))).toMatchObject({ is: 'ok' });
    expect(await tokens.read(await sign({ jti: 'once', exp: seconds + 60 }))).toEqual({ is: 'refused', why: 'replayed' });
  });

  test('a refused one is not used up', async () => {
    const token = await sign();
    expect(await readerWith({ isCustomer: () => Promise.resolve(false) }).read(token)).toMatchObject({ why: 'unknownCustomer' });
    expect(await readerWith().read(token)).toMatchObject({ is: 'ok' });
  });

  test('its use and each further try are in the audit with the customer, and never the token', async () => {
    const token = await sign({ jti: 'audited' });
    await readerWith().read(token);
    await readerWith().read(token);
    const hash = hashToken('audited');
    const { rows } = await db.owner.query<object>('select customer, what, detail from core.audit where subject = $1 order by id', [hash]);
    const of = { customer: '10000001', detail: {} };
    expect(rows).toEqual([
      { ...of, what: 'signIn.token' },
      { ...of, what: 'signIn.tokenAgain' },
    ]);
    expect(await everythingKept(db)).not.toMatch(/audited|eyJ/);
  });

  test('it is forgotten an hour after nobody could believe it any more, twenty at a time', async () => {
    await db.owner.query('delete from identity.used_tokens');
    const hours = (count: number) => new Date(at.getTime() - count * 3_600_000);
    const kept = async () => (await db.owner.query('select from identity.used_tokens')).rowCount;
    const claim = claimIn(db.pool, () => at);
    for (let n = 0; n < 25; n += 1) expect(await claim(`old-${n}`, hours(0.9), '10000001')).toBe(true);
    expect(await kept()).toBe(25);
    await db.owner.query('update identity.used_tokens set until = $1', [hours(1.1)]);
    expect(await claim('new', at, '10000001')).toBe(true);
    expect(await kept()).toBe(25 - 20 + 1);
    expect(await claim('newer', at, '10000001')).toBe(true);
    expect(await kept()).toBe(2);
    expect(await claim('new', at, '10000001')).toBe(false);
  });

  test.each(['select * from identity.used_tokens', `delete from identity.used_tokens`])(
    'the bot can do no more than that: %s',
    async (sql) => {
      await expect(db.pool.query(sql)).rejects.toMatchObject({ code: '42501' });
    },
  );
});

describe("the bank's keys", () => {
  test('are fetched once for many tokens', async () => {
    const tokens = readerWith();
    for (let n = 0; n < 5; n += 1) expect(await tokens.read(await sign())).toMatchObject({ is: 'ok' });
    expect(bank.asked).toBe(1);
  });

  test('may change: a new one is fetched when it is first seen, an old one that is gone counts no more', async () => {
    const tokens = readerWith();
    await tokens.read(await sign());
    const next = await newKey('second');
    bank.keys = [next];
    expect(await tokens.read(await sign({}, next))).toMatchObject({ is: 'ok' });
    expect(await tokens.read(await sign())).toEqual({ is: 'refused', why: 'signature' });
  });

  test('are not fetched again for a flood of names that nobody bears', async () => {
    const tokens = readerWith({ coolDownMs: 60_000 });
    await tokens.read(await sign());
    const forged = await Promise.all(Array.from({ length: 20 }, (_, n) => sign({}, key, { kid: `nobody-${n}` })));
    for (const token of forged) expect(await tokens.read(token)).toEqual({ is: 'refused', why: 'signature' });
    expect(bank.asked).toBe(1);
  });

  test.each(['error', 'nonsense', 'silent'] as const)(
    'that cannot be fetched (%s) let nobody in and refuse nobody; later the same token is good',
    async (how) => {
      bank.how = how;
      const tokens = readerWith({ timeoutMs: 50 });
      const token = await sign();
      expect(await tokens.read(token)).toEqual({ is: 'away' });
      expect(failures).toHaveLength(1);
      bank.how = 'well';
      expect(await readerWith().read(token)).toMatchObject({ is: 'ok' });
    },
  );

  test('of a server that is gone are enough while they are fresh', async () => {
    const tokens = readerWith();
    await tokens.read(await sign());
    bank.how = 'error';
    expect(await tokens.read(await sign())).toMatchObject({ is: 'ok' });
    expect(await tokens.read(await sign({}, key, { kid: 'new' }))).toEqual({ is: 'away' });
  });
});

describe('where it cannot be decided, nobody comes in and the token stays good', () => {
  test('the customers cannot be looked up', async () => {
    const token = await sign();
    expect(await readerWith({ isCustomer: () => Promise.reject(new Error('no database')) }).read(token)).toEqual({ is: 'away' });
    expect(failures).toHaveLength(1);
    expect(await readerWith().read(token)).toMatchObject({ is: 'ok' });
  });

  test('the database is away', async () => {
    const nobody = createPool({ host: '127.0.0.1', port: 9 }, { log: () => undefined });
    const token = await sign();
    expect(await readerWith({ claim: claimIn(nobody, () => at) }).read(token)).toEqual({ is: 'away' });
    expect(failures).toEqual([expect.objectContaining({ code: 'ECONNREFUSED' })]);
    expect(await readerWith().read(token)).toMatchObject({ is: 'ok' });
    await nobody.end();
  });
});
