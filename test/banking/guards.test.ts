import { findBreaks } from '../../bot/banking/ledger/invariants';
import { type Bank, openBank, rowsOf } from './bank';

let bank: Bank;
beforeAll(async () => (bank = await openBank()));
afterAll(() => bank.close());

const kept = ['postings', 'transactions', 'acts'];
const changes = (table: string) => [
  `delete from bank.${table}`,
  `truncate bank.${table} cascade`,
  `update bank.${table} set ${table === 'postings' ? 'line' : 'id'} = default`,
];
const denied = { code: '42501' };

test.each(kept.flatMap(changes))('neither the bot, by right, nor the owner, by trigger, may %s', async (statement) => {
  const before = await rowsOf(bank.owner);
  await expect(bank.pool.query(statement)).rejects.toMatchObject({
    ...denied,
    message: expect.stringContaining('permission denied') as unknown,
  });
  await expect(bank.owner.query(statement)).rejects.toMatchObject({
    ...denied,
    message: expect.stringContaining('append-only') as unknown,
  });
  expect(await rowsOf(bank.owner)).toBe(before);
});

test('the bot writes no table of the bank, owns none, and calls only what moves money by the rules', async () => {
  const tables = await bank.pool.query(
    `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'bank' and c.relkind = 'r'
     and (has_table_privilege(c.oid, 'insert, update, delete, truncate') or pg_get_userbyid(c.relowner) = current_user)`,
  );
  expect(tables.rows).toEqual([]);
  const callable = await bank.pool.query<{ proname: string }>(
    `select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where n.nspname = 'bank' and has_function_privilege(p.oid, 'execute') order by 1`,
  );
  expect(callable.rows.map(({ proname }) => proname)).toEqual([
    ...['abandon_act', 'bill_news', 'bill_told', 'capture_hold', 'change_payee', 'claim_bill', 'count_bill_lookup', 'find_payee'],
    ...['find_transactions', 'list_page', 'list_transactions'],
    ...['outcome_of', 'pay_bill', 'place_hold', 'post_transfer', 'quote_bill', 'quote_payee', 'quote_transfer', 'record_request'],
    ...['release_hold', 'rule_of', 'send_bill', 'settle_bill'],
  ]);
  await expect(bank.pool.query(`select bank.post_line(1, 9, '10000001-1234', 100)`)).rejects.toMatchObject(denied);
});

const post = (lines: string) => `with t as (
  insert into bank.transactions (kind, at, booked_on, reference, description) values ('transfer', now(), current_date, 'X', 'x') returning id
) insert into bank.postings select t.id, l.* from t, (values ${lines}) as l (line, account, amount_minor)`;

test.each([
  ['one-sided', `(1, 'house-cash', 100)`],
  ['unequal', `(1, 'house-cash', 100), (2, 'house-rail', -99)`],
])('a transaction that is %s cannot be committed, even by the owner', async (_, lines) => {
  await expect(bank.owner.query(post(lines))).rejects.toMatchObject({ code: '23000' });
  expect(await findBreaks(bank.owner)).toEqual([]);
});

test('no line can be added to a transaction that was committed', async () => {
  await expect(
    bank.owner.query(`insert into bank.postings select min(id), 99, 'house-cash', 1 from bank.transactions`),
  ).rejects.toMatchObject({ code: '23000' });
});

test('no balance goes below its floor, whoever writes it', async () => {
  const sink = `update bank.balances set held_minor = posted_minor - floor_minor + 1 where account = $1`;
  await expect(bank.owner.query(sink, ['10000001-1234'])).rejects.toMatchObject({ code: '23514' });
  await expect(bank.owner.query(sink, ['10000001-1888'])).rejects.toMatchObject({ code: '23514' });
});

test.each([
  [
    'a balance',
    `update bank.balances set posted_minor = posted_minor + 1 where account = '10000001-1234'`,
    'every balance is the sum of its postings',
  ],
  ['what is held', `update bank.balances set held_minor = 1 where account = '10000001-1234'`, 'what is held is the sum of the open holds'],
  [
    'an overdraft',
    `update bank.balances set floor_minor = null where account = '10000001-1234'`,
    'no customer has less than nothing available',
  ],
  ['a missing balance', `delete from bank.balances where account = '10000011-2345'`, 'every account has a balance'],
  [
    'a posting behind the back',
    `alter table bank.postings disable trigger transactions_balance; ${post(`(1, 'house-cash', 7)`)}`,
    'all postings sum to zero',
  ],
  ['an invented transfer', post(`(1, 'house-cash', 7), (2, 'house-rail', -7)`), 'every transfer that was told as done was posted once'],
  [
    'a forgotten limit',
    `insert into bank.usage values ('10000001-1234', current_date, '10000001', 5, 1, 0)`,
    'what counts against the limits',
  ],
  [
    'an outcome without money',
    `insert into bank.acts values ('lie', 'transfer', '1', 'd', '{"is": "done"}', null, now())`,
    'every transfer that was told',
  ],
])('the check finds %s', async (_, tamper, name) => {
  const session = await bank.owner.connect();
  await session.query('begin');
  await session.query(tamper);
  const breaks = await findBreaks(session);
  await session.query('rollback');
  session.release();
  expect(breaks).toEqual(expect.arrayContaining([expect.stringContaining(name)]));
});
