import { demoCustomers, demoPassword } from '../../bot/identity/demo-customers';
import { createSignIn, readWho, type SignIn } from '../../bot/identity/sign-in';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import type { TestDatabase } from '../support/database';
import { everythingKept, later, noon, openBank, secrets } from './support';

let bank: TestDatabase;
let signIn: SignIn;
let visitors = 0;

beforeAll(async () => {
  bank = await openBank();
  const shared = createMemoryStore({ log: () => undefined });
  signIn = createSignIn({ pool: bank.pool, shared, secrets });
});
afterAll(() => bank.close());

const enter = (who: string, password = demoPassword, o: { now?: Date; address?: string } = {}) => {
  visitors += 1;
  return signIn({ who, password, address: o.address ?? `198.51.100.${visitors}`, now: o.now ?? noon });
};
async function enterWrongly(who: string, times: number, now = noon) {
  const answers: unknown[] = [];
  for (let n = 0; n < times; n += 1) answers.push(await enter(who, 'not-the-password', { now }));
  return answers;
}

describe('who somebody says they are', () => {
  test.each([
    ['13800000001', '10000001'],
    ['138 0000 0001', '10000001'],
    ['138-0000-0001', '10000001'],
    ['＋８６１３８０００００００１', '10000001'],
    ['0086 13800000001', '10000001'],
    ['990101199109150021', '10000001'],
    ['9901011994０222004x', '10000003'],
    ['99010119940222004Ｘ', '10000003'],
    [' 10000004　', '10000004'],
    ['e12345678', '10000010'],
  ])('%s is customer %s', async (who, customer) => {
    expect(await enter(who)).toEqual({ is: 'ok', customer });
  });

  test('the prefix of the country is dropped from nothing but a mobile number', () => {
    expect(readWho('8610000001')).toBe('8610000001');
    expect(readWho('+8610000001')).toBe('+8610000001');
  });

  test('every demo customer signs in by customer and by ID number', async () => {
    for (const { customer, idNumber } of demoCustomers) {
      expect([await enter(customer), await enter(idNumber)]).toEqual([
        { is: 'ok', customer },
        { is: 'ok', customer },
      ]);
    }
  });

  test('a password typed with full-width keys is the same password', async () => {
    expect(await enter('10000001', 'ｄｅｍｏ－２０２６')).toMatchObject({ is: 'ok' });
    expect(await enter('10000001', `demo-2026${'x'.repeat(500)}`)).toEqual({ is: 'wrong' });
  });

  test('the ID numbers of the demo have a check digit that holds, but for the one whose month the paper gives otherwise', () => {
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    for (const { idNumber } of demoCustomers.filter((one) => one.idNumber.length === 18 && one.customer !== '10000003')) {
      const sum = weights.reduce((total, weight, at) => total + weight * Number(idNumber[at]), 0);
      expect([idNumber, idNumber[17]]).toEqual([idNumber, '10X98765432'[sum % 11]]);
    }
  });
});

describe('what an answer tells a stranger', () => {
  test('an unknown name and a wrong password get the same answers, try for try, lock included', async () => {
    const [known, unknown] = [await enterWrongly('13800000007', 7), await enterWrongly('13899999999', 7)];
    expect(known).toEqual(unknown);
    expect(known.map((answer) => (answer as { is: string }).is)).toEqual([
      'wrong',
      'wrong',
      'wrong',
      'wrong',
      'locked',
      'locked',
      'locked',
    ]);
    expect(known[6]).toEqual({ is: 'locked', until: later(15).toISOString() });
  });

  test('a lock under one name does not show under another, which still does not let the right password in', async () => {
    await enterWrongly('13800000008', 5);
    expect(await enter('10000008')).toEqual({ is: 'wrong' });
    expect(await enter('10000008', demoPassword, { now: later(16) })).toEqual({ is: 'ok', customer: '10000008' });
  });

  test('wrong tries under all names of a customer add up', async () => {
    for (const who of ['13800000006', '10000006', '990101198806300019']) await enterWrongly(who, 2);
    for (const who of ['13800000006', '10000006']) expect(await enter(who)).toEqual({ is: 'wrong' });
  });

  test('a phone that two customers share signs in neither, whatever the password', async () => {
    expect(await enter('13800000004')).toEqual({ is: 'shared' });
    expect(await enterWrongly('13800000004', 7)).toEqual(Array.from({ length: 7 }, () => ({ is: 'shared' })));
    expect(await enter('10000004')).toEqual({ is: 'ok', customer: '10000004' });
    expect(await enter('10000009')).toEqual({ is: 'ok', customer: '10000009' });
  });

  test('neither what was typed as a name nor a password is kept', async () => {
    await enter('my-password-in-the-wrong-field', 'another-secret-word');
    const kept = await everythingKept(bank);
    expect(kept).not.toContain('WRONGFIELD');
    expect(kept).not.toMatch(/wrong-?field/i);
    expect(kept).not.toContain('another-secret-word');
    expect(kept).not.toContain(demoPassword);
  });
});

describe('how often', () => {
  test('a locked customer gets in again after 15 minutes, not before', async () => {
    await enterWrongly('10000002', 5);
    expect(await enter('10000002', demoPassword, { now: later(14.9) })).toMatchObject({ is: 'locked' });
    expect(await enter('10000002', demoPassword, { now: later(15.1) })).toEqual({ is: 'ok', customer: '10000002' });
  });

  test('a right password forgets the wrong ones before it', async () => {
    await enterWrongly('10000003', 4);
    expect(await enter('10000003')).toMatchObject({ is: 'ok' });
    expect(await enterWrongly('10000003', 4)).toEqual(Array.from({ length: 4 }, () => ({ is: 'wrong' })));
    expect(await enter('10000003')).toMatchObject({ is: 'ok' });
  });

  test('of 40 parallel guesses five are judged at most, so the right one among the rest is not let in', async () => {
    await enterWrongly('10000011', 4);
    const guesses = Array.from({ length: 40 }, (_, n) => enter('10000011', n % 2 === 0 ? `guess-${n}` : demoPassword));
    const answers = await Promise.all(guesses);
    expect(answers.filter(({ is }) => is === 'ok').length).toBeLessThanOrEqual(1);
  });

  test('an address may try ten times a minute, and is told how long to wait', async () => {
    const address = '203.0.113.9';
    for (let n = 0; n < 10; n += 1) expect(await enter(`nobody-${n}`, 'x', { address })).toEqual({ is: 'wrong' });
    const answer = await enter('10000001', demoPassword, { address });
    expect(answer).toEqual({ is: 'tooMany', retryMs: expect.any(Number) as number });
    expect((answer as { retryMs: number }).retryMs).toBeGreaterThan(0);
  });

  test('an empty field is no try', async () => {
    expect(await enter('  ')).toEqual({ is: 'empty', who: true, password: false });
    expect(await enter('10000001', '')).toEqual({ is: 'empty', who: false, password: true });
  });
});

describe('rights', () => {
  test('the bot reads no password hash, lifts no lock and audits no lie', async () => {
    await expect(bank.pool.query('select password_hash from identity.credentials')).rejects.toMatchObject({ code: '42501' });
    await expect(bank.pool.query('select * from identity.sign_in_tries')).rejects.toMatchObject({ code: '42501' });
    await expect(bank.pool.query(`update identity.credentials set phone = ''`)).rejects.toMatchObject({ code: '42501' });
    await expect(bank.pool.query(`select identity.take_try('x', 5, '1 minute', now())`)).rejects.toMatchObject({ code: '42501' });
  });

  test('each try is audited, the customer only where one was found', async () => {
    await enter('10000010', 'wrong-for-the-audit');
    await enter('10000010');
    const { rows } = await bank.owner.query(`select what, customer from core.audit where what like 'signIn.%' order by id desc limit 2`);
    expect(rows).toEqual([
      { what: 'signIn.right', customer: '10000010' },
      { what: 'signIn.wrong', customer: '10000010' },
    ]);
  });
});
