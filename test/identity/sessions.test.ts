import { dropCookie, readCookie, writeCookie } from '../../bot/identity/cookies';
import { createProfiles } from '../../bot/identity/profiles';
import { createSessions, type Sessions } from '../../bot/identity/sessions';
import { isSignInForm, openSignInForm } from '../../bot/identity/sign-in-form';
import { isSigned, sign } from '../../bot/identity/signing';
import type { TestDatabase } from '../support/database';
import { everythingKept, later, noon, openBank, secrets } from './support';

let bank: TestDatabase;
let sessions: Sessions;
beforeAll(async () => {
  bank = await openBank();
  sessions = createSessions({ pool: bank.pool, secrets });
});
afterAll(() => bank.close());

const open = (customer: string | null, conversation = 'c1') => sessions.create({ customer, conversation, now: noon });

describe('a session', () => {
  test('is found by its token and by nothing that is stored', async () => {
    const token = await open('10000001');
    expect(await sessions.find(token, noon)).toEqual({ customer: '10000001', conversation: 'c1', endsAt: later(20).toISOString() });
    expect(token).toMatch(/^[\w-]{22}$/);
    expect(await everythingKept(bank)).not.toContain(token);
    expect(await sessions.find(`${token}x`, noon)).toBeNull();
  });

  test.each([
    ['signed in', '10000001', 20],
    ['signed in with slow timers', '10000002', 60],
    ['of a stranger', null, 60],
  ])('%s ends after its idle minutes and not before', async (_, customer, minutes) => {
    const token = await open(customer);
    expect(await sessions.find(await open(customer), later(minutes - 0.1))).not.toBeNull();
    expect(await sessions.find(token, later(minutes))).toBeNull();
  });

  test('gets its longer time as soon as slow timers are chosen', async () => {
    const token = await open('10000003');
    await createProfiles({ pool: bank.pool }).patch('10000003', { slowTimers: true }, { turn: 't', now: noon });
    expect(await sessions.find(token, later(59))).not.toBeNull();
  });

  test('is extended by use at least ten times, and ends after twelve hours however it is used', async () => {
    const token = await open('10000001');
    let found = 0;
    for (let minute = 15; await sessions.find(token, later(minute)); minute += 15) found += 1;
    expect(found).toBe(47);
  });

  test('notes its use at most once a minute', async () => {
    const token = await open('10000001');
    await sessions.find(token, later(0.9));
    expect(await sessions.find(token, later(0.9))).toMatchObject({ endsAt: later(20).toISOString() });
    await sessions.find(token, later(1));
    expect(await sessions.find(token, later(1))).toMatchObject({ endsAt: later(21).toISOString() });
  });

  test('is worth nothing once it is revoked', async () => {
    const [one, other] = [await open('10000001', 'c2'), await open('10000001', 'c3')];
    await sessions.revoke(one, noon);
    expect(await sessions.find(one, noon)).toBeNull();
    expect(await sessions.find(other, noon)).not.toBeNull();
  });

  test('ends with its conversation, wherever it was opened', async () => {
    const tokens = [await open('10000001', 'c4'), await open('10000001', 'c4')];
    await sessions.endConversation('c4', noon);
    expect(await Promise.all(tokens.map((token) => sessions.find(token, noon)))).toEqual([null, null]);
  });

  test('that signs in gets a new token, and only it is raised', async () => {
    const [planted, bystander] = [await open(null, 'c5'), await open(null, 'c5')];
    const { token, conversation } = await sessions.signIn({ customer: '10000001', raising: planted, now: noon });
    expect(await sessions.find(planted, noon)).toBeNull();
    expect(await sessions.find(token, noon)).toMatchObject({ customer: '10000001', conversation });
    expect(await sessions.find(bystander, noon)).toMatchObject({ customer: null });
  });

  test('of a customer is in their one open conversation until it is ended, also for many that sign in at once', async () => {
    const customer = '10000004';
    const opened = await Promise.all(Array.from({ length: 20 }, () => sessions.signIn({ customer, now: noon })));
    expect(new Set(opened.map(({ conversation }) => conversation)).size).toBe(1);
    await sessions.endConversation(opened[0]!.conversation, noon);
    for (const { token } of opened) expect(await sessions.find(token, noon)).toBeNull();
    const next = await sessions.signIn({ customer, now: noon });
    expect(next.conversation).not.toBe(opened[0]!.conversation);
    expect((await sessions.signIn({ customer: '10000005', now: noon })).conversation).not.toBe(next.conversation);
  });

  test('never lives in a conversation that is closed, however signing in and signing out meet', async () => {
    const customer = '10000006';
    for (let round = 0; round < 20; round += 1) {
      const { conversation } = await sessions.signIn({ customer, now: noon });
      await Promise.all([
        sessions.signIn({ customer, now: noon }),
        sessions.endConversation(conversation, noon),
        sessions.signIn({ customer, now: noon }),
      ]);
    }
    const { rows } = await bank.owner.query(
      `select from identity.sessions s join core.conversations c on c.id = s.conversation where s.revoked_at is null and c.closed_at is not null`,
    );
    expect(rows).toEqual([]);
  });

  test('cannot be given to somebody else by the bot', async () => {
    await expect(bank.pool.query(`update identity.sessions set customer = '10000002'`)).rejects.toMatchObject({ code: '42501' });
    await expect(bank.pool.query(`delete from identity.sessions`)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a form', () => {
  test('is posted only with the token of its own session', async () => {
    const [mine, theirs] = [await open('10000001'), await open('10000002')];
    expect(sessions.isCsrf(mine, sessions.csrf(mine))).toBe(true);
    expect(sessions.isCsrf(mine, sessions.csrf(theirs))).toBe(false);
    expect(sessions.isCsrf(mine, '')).toBe(false);
    expect(sessions.isCsrf(mine, `${sessions.csrf(mine)}A`)).toBe(false);
  });

  test('still counts after the secret was changed, until the old secret is dropped', () => {
    const before = createSessions({ pool: bank.pool, secrets: ['older-secret-for-tests'] }).csrf('token');
    expect(sessions.isCsrf('token', before)).toBe(true);
    expect(createSessions({ pool: bank.pool, secrets: ['a-newer-one'] }).isCsrf('token', before)).toBe(false);
  });

  test('a mac made for one purpose is worth nothing for another', () => {
    expect(isSigned(secrets, 'csrf', 'x', sign(secrets, 'csrf', 'x'))).toBe(true);
    expect(isSigned(secrets, 'csrf', 'x', sign(secrets, 'sign-in form', 'x'))).toBe(false);
    expect(() => sign([], 'csrf', 'x')).toThrow('no secret');
  });

  test('for signing in belongs to the browser it was given to, for two hours', () => {
    const [mine, theirs] = [openSignInForm(secrets, noon), openSignInForm(secrets, noon)];
    expect(isSignInForm(secrets, mine, later(119))).toBe(true);
    expect(isSignInForm(secrets, mine, later(120))).toBe(false);
    expect(isSignInForm(secrets, mine, later(-1))).toBe(false);
    expect(isSignInForm(secrets, { cookie: mine.cookie, csrf: theirs.csrf }, noon)).toBe(false);
    expect(isSignInForm(secrets, { cookie: null, csrf: mine.csrf }, noon)).toBe(false);
    const [nonce, opened, mac] = mine.cookie.split('.');
    const prolonged = `${nonce}.${Number(opened) + 3_600_000}.${mac}`;
    expect(isSignInForm(secrets, { cookie: prolonged, csrf: sign(secrets, 'csrf', prolonged) }, later(150))).toBe(false);
    for (const cookie of ['', '.', '..', 'a.b.c']) expect(isSignInForm(secrets, { cookie, csrf: mine.csrf }, noon)).toBe(false);
  });
});

describe('a cookie', () => {
  test('is bound to host and https exactly when the public address is https', () => {
    expect(writeCookie('session', 'T', { secure: true })).toBe('__Host-session=T; Path=/; HttpOnly; SameSite=Lax; Secure');
    expect(writeCookie('session', 'T', { secure: false })).toBe('session=T; Path=/; HttpOnly; SameSite=Lax');
    expect(dropCookie('session', { secure: false })).toBe('session=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0');
  });

  test.each([
    ['session=T', false, 'T'],
    ['a=1; session=T ; b=2', false, 'T'],
    ['session=T', true, null],
    ['__Host-session=T', true, 'T'],
    ['xsession=T', false, null],
    ['session=T; session=U', false, null],
    [`a=${'x'.repeat(9_000)}; session=T`, false, null],
    [undefined, false, null],
  ])('%s (https %s) reads as %s', (header, secure, value) => {
    expect(readCookie(header, 'session', { secure })).toBe(value);
  });
});
