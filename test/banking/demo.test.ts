import { demoAccounts } from '../../bot/banking/demo/accounts';
import { isLuhnValid, numberOf } from '../../bot/banking/demo/numbers';
import { seedDemoBank } from '../../bot/banking/demo/seed';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { openDatabase } from '../support/database';
import { type Bank, noon, openBank, rowsOf } from './bank';

let bank: Bank;
beforeAll(async () => (bank = await openBank()));
afterAll(() => bank.close());

/** Full numbers that the paper gives. */
const printed = {
  1234: '6299990000000001234',
  5678: '6299990000000045678',
  9012: '6299990000000019012',
  2234: '6299990000000082234',
  3234: '6299990000000063234',
  4234: '6299990000000044234',
  5234: '6299990000000015234',
  6234: '6299990000000096234',
  7234: '6299990000000077234',
  7777: '6299990000000007777',
  8234: '6299990000000058234',
  9234: '6299990000000039234',
  '0234': '6299990000000020234',
  6688: '6299990000000006688',
  7799: '6299990000000047799',
  1111: '6299990000000081111',
  6689: '6299990000000096689',
  5566: '6299990000000095566',
};

test.each(Object.entries(printed))('the account that ends in %s has the number that the paper prints', async (tail, number) => {
  expect(numberOf(tail)).toBe(number);
  const { rowCount } = await bank.owner.query(
    'select from bank.accounts where number = $1 union select from bank.payees where number = $1',
    [number],
  );
  expect(rowCount).toBe(1);
});

test('the credit cards have the numbers that the paper prints, and every number passes the Luhn check', async () => {
  expect([numberOf('1888', 'credit'), numberOf('3888', 'credit')]).toEqual(['6288880000001888', '6288880000063888']);
  const { rows } = await bank.owner.query<{ number: string }>(
    `select number from bank.accounts where kind <> 'house' union select number from bank.payees where pays = 'account'`,
  );
  expect(rows.length).toBeGreaterThan(demoAccounts.length);
  expect(rows.filter(({ number }) => !isLuhnValid(number))).toEqual([]);
  expect(isLuhnValid('6299990000000001235')).toBe(false);
});

test('every balance of the paper is what the postings say', async () => {
  const { rows } = await bank.owner.query<{ tail: string; yuan: string }>(
    `select right(a.number, 4) as tail, to_char(sum(p.amount_minor) / 100.0, 'FM999,999,990.00') as yuan
     from bank.accounts a join bank.postings p on p.account = a.id where a.customer is not null group by a.id`,
  );
  const found = Object.fromEntries(rows.map(({ tail, yuan }) => [tail, yuan]));
  expect({ '3888': '0.00', ...found }).toEqual(Object.fromEntries(demoAccounts.map(({ tail, balance }) => [tail, balance])));
  expect(await findBreaks(bank.owner)).toEqual([]);
});

test.each([
  ['10000001-1234', '3,191.07', 18],
  ['10000002-2234', '2,708.28', 11],
  ['10000004-4234', '12,506.50', 9],
])('%s opens with %s and has exactly the %i transactions of the paper since T−60', async (account, opening, count) => {
  const { rows } = await bank.owner.query(
    `select to_char(sum(p.amount_minor) filter (where day < -60) / 100.0, 'FM999,990.00') as opening, count(*) filter (where day >= -60)::int as count
     from bank.transactions t join bank.postings p on p.transaction = t.id, lateral (select t.booked_on - bank.day_of($2) as day) d where p.account = $1`,
    [account, noon],
  );
  expect(rows[0]).toEqual({ opening, count });
});

test.each(['10000001', '10000002', '10000004'])(
  '%s has a history of thirteen months, and nothing that is too old to be told',
  async (customer) => {
    const { rows } = await bank.owner.query(
      `select count(distinct date_trunc('month', t.booked_on))::int as months, min(t.booked_on) >= bank.day_of($2) - interval '13 months' as told
     from bank.transactions t where t.customer = $1 and t.kind <> 'opening'`,
      [customer, noon],
    );
    expect(rows[0]).toEqual({ months: 14, told: true });
  },
);

test('no account of theirs was ever below nothing on its way to where it is', async () => {
  const { rows } = await bank.owner.query(
    `select account, least from (
       select p.account, min(sum) as least from (select p.account, sum(p.amount_minor) over (partition by p.account order by p.booked_on, p.transaction)
         from bank.postings p) p group by p.account) l join bank.accounts a on a.id = l.account where a.customer in ('10000001', '10000002', '10000004') and a.kind <> 'credit' and least < 0`,
  );
  expect(rows).toEqual([]);
});

test('the three customers of the paper have nothing else since T−60, in any account', async () => {
  const { rows } = await bank.owner.query<{ account: string }>(
    `select distinct p.account from bank.postings p join bank.transactions t on t.id = p.transaction join bank.accounts a on a.id = p.account
     where a.customer in ('10000001', '10000002', '10000004') and t.booked_on >= bank.day_of($1) - 60`,
    [noon],
  );
  expect(rows.map(({ account }) => account).sort()).toEqual(['10000001-1234', '10000002-2234', '10000004-4234']);
});

test('dates follow T, and the card payment to be verified is held, not booked', async () => {
  const { rows } = await bank.owner.query<{ id: string; terms: unknown; since: string | null }>(
    `select id, terms, status_since::text as since from bank.accounts where right(number, 4) in ('6012', '7007', '1888', '6234') order by right(number, 4)`,
  );
  expect(rows.map(({ terms, since }) => since ?? terms)).toEqual([
    { limitMinor: '2000000', statementMinor: '231540', minimumMinor: '23154', dueOn: '2026-03-25' },
    { maturesOn: '2026-04-10' },
    '2026-03-15',
    { risk: 'R2', valueMinor: '1008650', valuedOn: '2026-03-17' },
  ]);
  const card = (await bank.gateway.portsFor('10000003').accounts()).find(({ tail }) => tail === '3888');
  expect(card).toMatchObject({ kind: 'credit', balance: { minor: '0' }, available: { minor: '872000' } });
});

test('the bank tells a customer only their own accounts and payees, payment accounts first', async () => {
  const ports = bank.gateway.portsFor('10000001');
  const accounts = await ports.accounts();
  expect(accounts.map(({ tail }) => tail)).toEqual(['1234', '5678', '9012', '9056', '6012', '7007', '1888']);
  expect(accounts[0]).toEqual({
    ...{ id: '10000001-1234', tail: '1234', alias: { 'zh-CN': '工资卡', en: 'Salary' }, kind: 'current', class: 1, status: 'open' },
    ...{ balance: { minor: '1234567', currency: 'CNY' }, available: { minor: '1234567', currency: 'CNY' } },
  });
  expect((await ports.payees()).map(({ tail }) => tail)).toEqual(['6688', '7799', '1111', '2222', '0008', '3344', '4455', '8800']);
  expect(await bank.gateway.portsFor('10000008').payees()).toEqual([]);
});

test.each([
  ['妈妈', ['6688']],
  ['Mum', ['6688']],
  ['mom', ['6688']],
  ['mother', ['6688']],
  ['wang xiulan', ['6688']],
  ['房东', ['7799']],
  ['landlord', ['7799']],
  ['李娜', ['1111', '2222']],
  ['小明', ['0008']],
  ['秀兰', ['6688']],
  ['8800', ['8800']],
  ['周海', []],
])('%s is found as %j', async (words, tails) => {
  expect((await bank.gateway.portsFor('10000001').payees(words)).map(({ tail }) => tail)).toEqual(tails);
});

test('the demo bank is created once, also by two nodes at the same time', async () => {
  const before = await rowsOf(bank.owner);
  const again = await bank.owner.connect();
  expect(await seedDemoBank(again, new Date(noon.getTime() + 86_400_000 * 9))).toBe(false);
  again.release();
  expect(await rowsOf(bank.owner)).toBe(before);

  const empty = await openDatabase();
  const sessions = await Promise.all([empty.owner.connect(), empty.owner.connect()]);
  const created = await Promise.all(sessions.map((session) => seedDemoBank(session, noon)));
  sessions.forEach((session) => session.release());
  expect(created.sort()).toEqual([false, true]);
  expect(await findBreaks(empty.owner)).toEqual([]);
  await empty.close();
});
