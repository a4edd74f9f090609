import { findBreaks } from '../../bot/banking/ledger/invariants';
import { type Bank, noon, openBank, rowsOf } from './bank';

let bank: Bank;
let before: string;
beforeAll(async () => {
  bank = await openBank();
  before = await rowsOf(bank.owner);
});
beforeEach(() => void (bank.clock.now = noon));
afterEach(() => bank.owner.query(`delete from bank.usage; delete from bank.payees where id = 'x'`));
afterAll(async () => {
  const [breaks, after] = [await findBreaks(bank.owner), await rowsOf(bank.owner)];
  await bank.close();
  expect(breaks).toEqual([]);
  expect(after).toBe(before);
});

const quote = (customer: string, from: string, to: { payee?: string; toAccount?: string }, amountMinor: string, memo = '') =>
  bank.gateway.portsFor(customer).quote({ fromAccount: `${customer}-${from}`, ...to, amountMinor, memo });
const landlord = { payee: 'payee-10000001-7799' };
const yuan = (amount: number) => ({ t: 'money', v: { minor: String(amount * 100), currency: 'CNY' } });
const setUsage = (account: string, values: string) =>
  bank.owner.query(`insert into bank.usage (account, day, customer, others_minor, others_count, class_minor)
    values ('${account}', ${values.replace('today', `bank.day_of('${noon.toISOString()}')`)})`);

describe('a refusal says what is still possible', () => {
  test.each([
    ['the same account twice', '10000009', '9234', { toAccount: '10000009-9234' }, '1', 'sameAccount', {}],
    ['a locked card', '10000006', '6234', { payee: 'payee-10000006-6605' }, '100', 'accountLocked', { account: { t: 'account', tail: '6234' } }],
    ['a payee that is not there', '10000001', '1234', { payee: 'payee-10000001-0000' }, '100', 'payeeGone', {}],
    ['a fixed deposit', '10000001', '6012', { toAccount: '10000001-1234' }, '1', 'insufficientFunds', { available: yuan(0), account: { t: 'account', tail: '6012' } }],
    ['amount and fee above the balance', '10000001', '1234', landlord, '1234100', 'insufficientFunds', { available: yuan(12345.67), account: { t: 'account', tail: '1234' } }],
    ['one fen above the agreed day limit', '10000004', '4234', { payee: 'payee-10000004-6603' }, '500001', 'perTransferLimit', { limit: yuan(5000) }],
    ['one fen above what a class II account may send', '10000001', '9056', { toAccount: '10000001-5678' }, '1000001', 'classDaily', { limit: yuan(10000), left: yuan(10000), account: { t: 'account', tail: '9056' } }],
    ['more than a class III account may hold', '10000007', '7234', { toAccount: '10000007-7777' }, '10001', 'classBalance', { limit: yuan(2000), account: { t: 'account', tail: '7777' } }],
  ] as const)('%s', async (_, customer, from, to, amount, code, values) => {
    expect(await quote(customer, from, to, amount)).toEqual({ is: 'refused', code, values });
  }); // prettier-ignore

  test.each([
    ['to a payee at this bank', '1234', { payee: 'payee-10000001-6688' }, '1200000', '0', true],
    ['to a mobile number', '1234', { payee: 'payee-10000001-0008' }, '1200000', '0', true],
    ['to another bank, 5,000', '1234', landlord, '500000', '0', true],
    ['to another bank, 5,000.01', '1234', landlord, '500001', '500', true],
    ['to another bank, 50,000', '5678', landlord, '4999500', '500', true],
    ['between own accounts', '1234', { toAccount: '10000001-5678' }, '1200000', '0', false],
    ['to the account that a class II account is bound to', '9056', { toAccount: '10000001-1234' }, '2500000', '0', false],
  ] as const)('%s the fee is known before and a code is asked for when money leaves', async (_, from, to, amount, feeMinor, stepUp) => {
    expect(await quote('10000001', from, to, amount)).toMatchObject({ is: 'ok', feeMinor, stepUp, arrival: 'arrival.instant' });
  });

  test('over 50,000 a day is refused to everybody while a one-time code is the only factor, also to who holds a certificate', async () => {
    expect(await quote('10000007', '7234', { payee: 'none' }, '1')).toMatchObject({ code: 'payeeGone' });
    await bank.owner.query(`insert into bank.payees (id, customer, name, names, bank, number)
      values ('x', '10000007', '张伟', '{}', 'bank.cityDemo', '6299990000000047799')`);
    expect(await quote('10000007', '7234', { payee: 'x' }, '5000000')).toMatchObject({ is: 'ok', feeMinor: '500' });
    expect(await quote('10000007', '7234', { payee: 'x' }, '5000001')).toEqual({
      is: 'refused',
      code: 'certificateNeeded',
      values: { limit: yuan(50000) },
    });
  });

  test('what was sent today counts, from every account, and tomorrow does not remember it', async () => {
    await setUsage('10000001-5678', `today, '10000001', 4900000, 1, 0`);
    expect(await quote('10000001', '1234', landlord, '100001')).toEqual({
      is: 'refused',
      code: 'dailyLimit',
      values: { limit: yuan(50000), left: yuan(1000) },
    });
    expect(await quote('10000001', '1234', landlord, '100000')).toMatchObject({ is: 'ok' });
    expect(await quote('10000001', '1234', { toAccount: '10000001-5678' }, '100001')).toMatchObject({ is: 'ok' });
    bank.clock.now = new Date(Date.parse('2026-03-18T16:00:00Z'));
    expect(await quote('10000001', '1234', landlord, '100001')).toMatchObject({ is: 'ok' });
  });

  test('the fifty-first transfer of a day waits for tomorrow', async () => {
    await setUsage('10000001-1234', `today, '10000001', 50, 50, 0`);
    expect(await quote('10000001', '5678', landlord, '1')).toEqual({
      is: 'refused',
      code: 'dailyCount',
      values: { limit: { t: 'count', v: 50 } },
    });
    expect(await quote('10000001', '5678', { toAccount: '10000001-1234' }, '1')).toMatchObject({ is: 'ok' });
  });

  test('a class II account stops at 200,000 a year', async () => {
    await setUsage('10000001-9056', `today - 70, '10000001', 0, 0, 19950000`);
    const values = { limit: yuan(200000), left: yuan(500), account: { t: 'account', tail: '9056' } };
    expect(await quote('10000001', '9056', { toAccount: '10000001-5678' }, '50001')).toEqual({
      is: 'refused',
      code: 'classYearly',
      values,
    });
    bank.clock.now = new Date(Date.parse('2027-01-02T04:00:00Z'));
    expect(await quote('10000001', '9056', { toAccount: '10000001-5678' }, '50001')).toMatchObject({ is: 'ok' });
  });

  test.each(['0', '-1', '1e5', '1.5', '9'.repeat(16), '٣', ''])('an amount of "%s" is refused before the bank is asked', async (amount) => {
    await expect(quote('10000001', '1234', landlord, amount)).rejects.toThrow(RangeError);
  });
});
