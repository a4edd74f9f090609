import type { Act, Outcome } from '../../dialogs/ports';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { balanceOf, type Bank, factsOf, granted, never, openBank, rowsOf, transferAct } from './bank';

const callers = 100;

let bank: Bank;
beforeAll(async () => (bank = await openBank()));
afterEach(async () => expect(await findBreaks(bank.owner)).toEqual([]));
afterAll(() => bank.close());

const perform = (act: Act) => bank.acts.perform(act, never);
const count = (outcomes: Outcome[], is: string) => outcomes.filter((outcome) => outcome.is === is).length;
const own = async (customer: string, from: string, to: string, amountMinor: string) =>
  transferAct(
    customer,
    await factsOf(bank, customer, { fromAccount: `${customer}-${from}`, toAccount: `${customer}-${to}`, amountMinor, memo: '' }),
  );
const toOthers = async (customer: string, from: string, payee: string, amountMinor: string) =>
  granted(
    transferAct(
      customer,
      await factsOf(bank, customer, { fromAccount: `${customer}-${from}`, payee: `payee-${customer}-${payee}`, amountMinor, memo: '' }),
    ),
  );

test(`${callers} callers with one act post it once and hear the same`, async () => {
  const act = await toOthers('10000002', '2234', '7701', '600000');
  const heard = await Promise.all(Array.from({ length: callers }, () => perform(act)));
  expect(new Set(heard.map((outcome) => JSON.stringify(outcome))).size).toBe(1);
  expect(heard[0]).toMatchObject({ is: 'done' });
  expect((await balanceOf(bank.owner, '10000002-2234')).posted).toBe(888_888n - 600_500n);
});

test('of many acts that race for one balance, as many are done as it can pay', async () => {
  const acts = await Promise.all(Array.from({ length: 20 }, () => own('10000001', '9012', '1234', '30000')));
  const heard = await Promise.all(acts.map(perform));
  expect(count(heard, 'done')).toBe(2);
  expect(
    heard.filter((outcome) => outcome.is === 'refused').every((outcome) => 'code' in outcome && outcome.code === 'insufficientFunds'),
  ).toBe(true);
  expect((await balanceOf(bank.owner, '10000001-9012')).available).toBe(20_000n);
});

test('two accounts in two sessions cannot spend one day limit twice', async () => {
  const acts = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      i % 2 === 0 ? toOthers('10000001', '5678', '7799', '1200000') : toOthers('10000001', '1234', '6688', '1200000'),
    ),
  );
  const heard = await Promise.all(acts.map(perform));
  const { rows } = await bank.owner.query<{ sent: string }>(`select sum(others_minor) as sent from bank.usage where customer = '10000001'`);
  expect(count(heard, 'done')).toBe(4);
  expect(Number(rows[0]!.sent)).toBe(4_800_000);
});

test('opposite transfers never wait for each other in a circle', async () => {
  const pairs = Array.from({ length: 30 }, (_, i) =>
    i % 2 === 0 ? own('10000007', '7234', '7777', '10') : own('10000007', '7777', '7234', '10'),
  );
  await bank.owner.query(`insert into bank.payees (id, customer, name, names, bank, number)
    select 'payee-' || a.customer || '-' || right(b.number, 4), a.customer, b.holder, '{}', 'bank.demo', b.number
    from bank.accounts a, bank.accounts b where a.id in ('10000009-9234', '10000008-8234') and b.id in ('10000009-9234', '10000008-8234') and a.id <> b.id`);
  const across = Array.from({ length: 40 }, (_, i) =>
    i % 2 === 0 ? toOthers('10000008', '8234', '9234', '100') : toOthers('10000009', '9234', '8234', '100'),
  );
  const heard = await Promise.all((await Promise.all([...pairs, ...across])).map(perform));
  expect(count(heard, 'done')).toBe(70);
  const { rows } = await bank.owner.query<{ deadlocks: string }>(
    'select deadlocks from pg_stat_database where datname = current_database()',
  );
  expect(rows[0]!.deadlocks).toBe('0');
});

test('posting and abandoning one act at once: exactly one wins, and both hear which', async () => {
  for (let round = 0; round < 20; round += 1) {
    const act = await own('10000007', '7234', '7777', '1');
    const { posted } = await balanceOf(bank.owner, '10000007-7234');
    const [done, abandoned] = await Promise.all([perform(act), bank.acts.abandon(act.id, act.customer)]);
    expect(abandoned).toEqual(done);
    expect((await balanceOf(bank.owner, '10000007-7234')).posted).toBe(posted - (done.is === 'done' ? 1n : 0n));
    expect(await perform(act)).toEqual(done);
  }
});

test('an act that is abandoned first is refused for ever, and abandoning a done act changes nothing', async () => {
  const late = await own('10000007', '7234', '7777', '1');
  const refused = { is: 'refused', code: 'abandoned', values: {}, final: false };
  expect(await bank.acts.abandon(late.id, late.customer)).toEqual(refused);
  expect(await perform(late)).toEqual(refused);
  const early = await own('10000007', '7234', '7777', '1');
  const done = await perform(early);
  const before = await rowsOf(bank.owner);
  expect(await bank.acts.abandon(early.id, early.customer)).toEqual(done);
  expect(await rowsOf(bank.owner)).toBe(before);
});

test('an act that somebody is at is told as running', async () => {
  const act = await own('10000007', '7234', '7777', '1');
  const blocker = await bank.owner.connect();
  await blocker.query('begin');
  await blocker.query(`select from bank.balances where account = '10000007-7234' for update`);
  const posting = perform(act);
  let seen = await bank.acts.outcomeOf(act.id);
  for (let looks = 0; seen.is === 'none' && looks < 1000; looks += 1) seen = await bank.acts.outcomeOf(act.id);
  expect(seen).toEqual({ is: 'running' });
  await blocker.query('commit');
  blocker.release();
  expect(await bank.acts.outcomeOf(act.id).then(async (now) => (now.is === 'running' ? posting : now))).toEqual(await posting);
});

test('a hold ends once: of a release and a capture at the same time one wins', async () => {
  for (let round = 0; round < 10; round += 1) {
    const hold = `race-${round}`;
    const place = `select bank.place_hold($1, '10000004-4234', 100, 'test', null, now()) as is`;
    expect((await bank.pool.query(place, [hold])).rows).toEqual([{ is: 'held' }]);
    const ends = await Promise.all([
      bank.pool.query<{ is: string }>(`select bank.release_hold($1, null, now()) as is`, [hold]),
      bank.pool.query<{ is: string }>(`select bank.capture_hold($1, 'house-billers', null, now()) as is`, [hold]),
    ]);
    const heard = ends.map(({ rows }) => rows[0]!.is);
    expect(heard.filter((is) => is === 'closed')).toHaveLength(1);
    expect(await findBreaks(bank.owner)).toEqual([]);
  }
});
