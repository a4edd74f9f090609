import type { Totals, Transaction, TransactionQuery, Transactions } from '../../dialogs/ports';
import { type Bank, factsOf, granted, never, noon, openBank, transferAct } from './bank';

let bank: Bank;
beforeAll(async () => (bank = await openBank()));
afterAll(() => bank.close());

const wang = '10000001';
const day = (offset: number) => new Date(Date.parse('2026-03-18') + offset * 86_400_000).toISOString().slice(0, 10);
const find = (customer: string, query: Partial<TransactionQuery> = {}): Promise<Totals> =>
  bank.gateway.portsFor(customer).totals({ skip: 0, max: 50, ...query });
const lines = ({ items }: Transactions) => items.map(({ date, minor, description }) => [date, minor, description]);
const since60 = { start: day(-60), end: day(0) };

/** The paper's rows of 工资卡, newest first, without the opening. */
const paper = [
  [-1, '-3650', '示范早餐'],
  [-3, '-1500', '示范视频 自动续费'],
  [-6, '-26535', '示范超市'],
  [-11, '-12800', '水费'],
  [-15, '-18990', '示范网购'],
  [-16, '-350000', '房租 张伟'],
  [-18, '-200', '短信服务费'],
  [-20, '980000', '工资'],
  [-22, '-41230', '示范超市'],
  [-27, '5990', '退款 示范网购'],
  [-33, '-66600', '示范支付 红包'],
  [-37, '-32645', '示范超市'],
  [-40, '-100000', '王秀兰'],
  [-44, '-8900', '话费'],
  [-46, '-350000', '房租 张伟'],
  [-48, '980000', '工资'],
  [-50, '-15620', '电费'],
  [-55, '-21860', '示范超市'],
] as const;

test('the last sixty days are the paper, newest first, and the opening is no transaction', async () => {
  const found = await find(wang, { period: since60 });
  expect(lines(found)).toEqual(paper.map(([offset, minor, what]) => [day(offset), minor, what]));
  expect(found).toMatchObject({ total: 18, from: '2025-02-18', inMinor: '1965990', outMinor: '1050530' });
});

test('pages follow one another without a gap, and every page counts the whole', async () => {
  const pages = await Promise.all([0, 5, 10, 15, 20].map((skip) => find(wang, { period: since60, skip, max: 5 })));
  expect(pages.flatMap((page) => page.items)).toEqual((await find(wang, { period: since60 })).items);
  expect(pages.map(({ total }) => total)).toEqual([18, 18, 18, 18, 18]);
  expect(pages[4]!.items).toEqual([]);
});

const narrowed: [string, Partial<TransactionQuery>, number[]][] = [
  ['by money in', { direction: 'in' }, [-20, -27, -48]],
  ['by money out within a range', { direction: 'out', minMinor: '30000', maxMinor: '70000' }, [-22, -33, -37]],
  ['by one amount, whichever way it went', { minMinor: '1500', maxMinor: '1500' }, [-3]],
  ['by category', { category: 'shopping' }, [-6, -15, -22, -37, -55]],
  ['by bills, in words of the books', { category: 'bill' }, [-11, -44, -50]],
  ['by what was bought', { words: '示范网购' }, [-15, -27]],
  ['by a part of it', { words: '超市' }, [-6, -22, -37, -55]],
  ['by an English word for it', { words: 'supermarket' }, [-6, -22, -37, -55]],
  ['by an English word for it in the plural', { words: 'the Demo Supermarkets' }, [-6, -22, -37, -55]],
  ['by a payee', { words: '王秀兰' }, [-40]],
  ['by what the customer did not order', { unasked: true, period: { start: day(-7), end: day(0) } }, [-1, -3, -6]],
  ['by what the customer did not order, none of it told as a transfer', { unasked: true, words: '张伟' }, []],
  ['by an account that has none', { accounts: ['10000001-9012'] }, []],
  ['by wild cards, which stand for themselves', { words: '%' }, []],
  ['by a backslash, which stands for itself', { words: '\\' }, []],
];
test.each(narrowed)('they are narrowed %s', async (_, query, days) => {
  const { items, total } = await find(wang, { period: since60, ...query });
  expect(items.map(({ date }) => date)).toEqual(days.map(day));
  expect(total).toBe(days.length);
});

test('an account of somebody else is no account: nothing is told of it, by id or by reference', async () => {
  const [theirs] = (await find('10000002', { max: 1 })).items;
  expect(await find(wang, { accounts: ['10000002-2234'] })).toMatchObject({ items: [], total: 0, inMinor: '0', outMinor: '0' });
  expect((await find(wang, { reference: theirs!.reference })).items.filter(({ account }) => account === theirs!.account)).toEqual([]);
});

test('thirteen months are told: nothing before that, nothing after today', async () => {
  const all = await find(wang, { period: { start: '2020-01-01', end: '2030-01-01' } });
  const oldest = (await find(wang, { skip: all.total - 1, max: 1 })).items[0]!;
  expect(oldest.date >= all.from).toBe(true);
  expect(await find(wang, { period: { start: '2024-01-01', end: '2025-02-17' } })).toMatchObject({ items: [], total: 0 });
});

test('every month of the older history has its salary, its rent and its bills', async () => {
  const of = async (words: string) => (await find(wang, { words })).items.map(({ date }) => date.slice(0, 7));
  for (const words of ['工资', '房租', '电费', '话费']) {
    const months = await of(words);
    expect(new Set(months).size).toBeGreaterThanOrEqual(11);
  }
});

describe('a transfer', () => {
  const post = async (customer: string, draft: Parameters<typeof factsOf>[2]) => {
    const act = granted(transferAct(customer, await factsOf(bank, customer, draft)));
    const outcome = await bank.acts.perform(act, never);
    if (outcome.is !== 'done') throw new Error(JSON.stringify(outcome));
    return outcome.reference;
  };
  const brief = ({ tail, minor, told, own, category }: Transaction) => [tail, minor, told['zh-CN'], told.en, own, category];
  const byReference = async (customer: string, reference: string) => (await find(customer, { reference })).items.map(brief);

  test('between own accounts is told in both, called by the other, and counts in no total', async () => {
    const period = { start: day(0), end: day(0) };
    const reference = await post(wang, { fromAccount: '10000001-1234', toAccount: '10000001-5678', amountMinor: '10000', memo: '攒钱' });
    expect((await byReference(wang, reference)).sort()).toEqual([
      ['1234', '-10000', '转到储蓄', 'to Savings', true, 'transfer'],
      ['5678', '10000', '转自工资卡', 'from Salary', true, 'transfer'],
    ]);
    expect(await find(wang, { period })).toMatchObject({ total: 2, inMinor: '0', outMinor: '0' });
    expect((await find(wang, { period, words: '攒钱' })).total).toBe(2);
  });

  test('with a fee is two entries of one reference, and both count', async () => {
    const before = await find(wang, { period: since60 });
    const reference = await post(wang, { fromAccount: '10000001-5678', payee: 'payee-10000001-7799', amountMinor: '600000', memo: '' });
    expect(await byReference(wang, reference)).toEqual([
      ['5678', '-600000', '转给张伟', 'to 张伟', false, 'transfer'],
      ['5678', '-500', '转账手续费', 'transfer fee', false, 'fee'],
    ]);
    const after = await find(wang, { period: since60 });
    expect(BigInt(after.outMinor) - BigInt(before.outMinor)).toBe(600500n);
    expect((await find(wang, { category: 'fee', period: { start: day(0), end: day(0) } })).total).toBe(1);
    expect((await find(wang, { unasked: true, period: { start: day(0), end: day(0) } })).items).toEqual([]);
  });

  test('is told to who got it with the name of who sent it', async () => {
    const reference = await post('10000004', {
      fromAccount: '10000004-4234',
      payee: 'payee-10000004-9234',
      amountMinor: '20000',
      memo: '',
    });
    expect(await byReference('10000009', reference)).toEqual([['9234', '20000', '陈国强转来', 'from 陈国强', false, 'transfer']]);
    expect((await find('10000009', { words: '陈国强', direction: 'in' })).total).toBe(1);
  });
});

test.each(['1.5', '-1', '', '1e5', '9'.repeat(16)])('%j is no amount to look for', async (minMinor) => {
  await expect(find(wang, { minMinor })).rejects.toThrow(RangeError);
});

test('what cannot be a page is the nearest page: no more than fifty, nothing before the first', async () => {
  expect((await find(wang, { skip: -5, max: 1000 })).items).toHaveLength(50);
  expect((await find(wang, { max: -1 })).items).toEqual([]);
  expect((await find(wang, { skip: 1e12 })).items).toEqual([]);
});

test('a list reads no more of the books when a million other lines are in them', async () => {
  const session = await bank.owner.connect();
  const touched = async () => {
    await session.query('select pg_stat_force_next_flush()'); // else what the session read before is counted too
    await session.query('begin');
    await session.query(`select bank.list_transactions($1, $2, null, $3, $2, null, null, null, null, null, null, false, 0, 10)`, [
      wang,
      noon,
      day(-30),
    ]);
    const { rows } = await session.query<{ touched: number }>(
      `select sum(coalesce(idx_tup_fetch, 0) + seq_tup_read)::int as touched from pg_stat_xact_user_tables where relname in ('postings', 'transactions')`,
    );
    await session.query('commit');
    return rows[0]!.touched;
  };
  const before = await touched();
  await session.query(`set session_replication_role = replica`);
  await session.query(
    `with t as (insert into bank.transactions (kind, at, booked_on, customer, reference, description)
       select 'purchase', $1, $2, '10000008', 'many-' || n, '示范超市' from generate_series(1, 20000) n returning id, booked_on)
     insert into bank.postings (transaction, line, account, amount_minor, booked_on) select id, 1, '10000008-8234', -1, booked_on from t`,
    [noon, day(-20)],
  );
  await session.query(`set session_replication_role = origin`);
  await session.query('analyze bank.postings, bank.transactions');
  const after = await touched();
  session.release();
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThan(100);
  expect(after).toBeLessThan(2 * before); // another plan may look at a few rows twice, never at all the others
});
