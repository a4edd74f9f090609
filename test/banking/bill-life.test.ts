import type { Pool } from 'pg';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { openPayer, type Payer } from './bills';

let bank: Payer;
beforeAll(async () => (bank = await openPayer()));
afterAll(() => bank.close());

const states = ['held', 'sent', 'unknown', 'rejected', 'posted', 'refunded'] as const;
const events = ['send', 'post', 'reject', 'lose', 'refund'] as const;
type State = (typeof states)[number];

/** The whole life, written down a second time: what is not here does not happen. */
const life: { [S in State]: { [E in (typeof events)[number]]?: State } } = {
  held: { send: 'sent', refund: 'refunded' },
  sent: { post: 'posted', reject: 'rejected', lose: 'unknown' },
  unknown: { post: 'posted', refund: 'refunded' },
  rejected: { refund: 'refunded' },
  posted: {},
  refunded: {},
};
const wayTo: { [S in State]: (typeof events)[number][] } = {
  ...{ held: [], sent: ['send'], unknown: ['send', 'lose'], rejected: ['send', 'reject'], posted: ['send', 'post'], refunded: ['refund'] },
};

const move = (session: Pick<Pool, 'query'>, event: string) =>
  session.query(
    `select (bank.move_bill((select row(p.act, p.customer, p.reference, p.digest, p.type, p.bill, p.key, p.whose, p.points, p.account, p.amount_minor,
      p.fee_minor, p.class_minor, p.conversation, p.placed_at, p.state, case when $1 = 'post' then 'S1' else p.serial end, p.ended_at, p.asked, p.unheard,
      p.next_at, p.told_at)::bank.bill_payments from bank.bill_payments p where p.act = 'life'), $1, null, now())).state`,
    [event],
  );

/** In a transaction that is undone: a payment in one state. */
async function inState<T>(state: State, work: (session: Pick<Pool, 'query'>) => Promise<T>): Promise<T> {
  const session = await bank.owner.connect();
  await session.query('begin');
  await session.query(`insert into bank.bill_payments (act, customer, reference, digest, type, bill, key, account, amount_minor, fee_minor, class_minor,
    placed_at) values ('life', '10000001', 'LIFE', 'd', 'water', 'W', '21', '10000001-5678', 100, 0, 0, now())`);
  for (const event of wayTo[state]) await move(session, event);
  try {
    return await work(session);
  } finally {
    await session.query('rollback');
    session.release();
  }
}

const pairs = states.flatMap((state) => events.map((event) => [state, event, life[state][event] ?? 'nothing'] as const));

test.each(pairs)('a payment that is %s and hears %s becomes %s', async (state, event, next) => {
  const moving = inState(state, async (session) => (await move(session, event)).rows[0] as unknown);
  if (next === 'nothing') await expect(moving).rejects.toMatchObject({ code: '23514' });
  else expect(await moving).toEqual({ state: next });
});

const leaps = states.flatMap((state) => states.map((next) => [state, next] as const)).filter(([state, next]) => state !== next);

test.each(leaps)('whoever writes it, a payment that is %s becomes %s only where the life says so', async (state, next) => {
  const set = `update bank.bill_payments set state = $1, ended_at = case when $1 in ('posted', 'refunded') then now() end,
    serial = case when $1 = 'posted' then 'S1' end where act = 'life'`;
  const leap = inState(state, (session) => session.query(set, [next]));
  if (Object.values(life[state]).includes(next)) await expect(leap).resolves.toMatchObject({ rowCount: 1 });
  else await expect(leap).rejects.toMatchObject({ code: '23514' });
});

test.each([
  'amount_minor = 1',
  `account = '10000002-2234'`,
  `bill = 'other'`,
  `key = 'other'`,
  `customer = '10000002'`,
  `reference = 'OTHER'`,
])('what a payment is for never changes: %s', async (change) => {
  const changing = inState('sent', (session) => session.query(`update bank.bill_payments set ${change}`));
  await expect(changing).rejects.toMatchObject({ code: '23514' });
});

test('a payment begins as held, and stays for ever, and so do its life and its answers', async () => {
  for (const state of states.slice(1))
    await expect(
      bank.owner.query(
        `insert into bank.bill_payments (act, customer, reference, digest, type, key, account, amount_minor, fee_minor, class_minor, placed_at, state,
          ended_at, serial) values ('x', '10000001', 'X', 'd', 'water', '21', '10000001-5678', 100, 0, 0, now(), $1,
          case when $1 in ('posted', 'refunded') then now() end, case when $1 = 'posted' then 's' end)`,
        [state],
      ),
    ).rejects.toMatchObject({ code: '23514' });
  expect((await bank.pay(await bank.act('water'))).is).toBe('done');
  for (const gone of [
    'delete from bank.bill_payments',
    'truncate bank.bill_payments cascade',
    'delete from bank.bill_life',
    'update bank.bill_answers set at = now()',
  ])
    await expect(bank.owner.query(gone)).rejects.toMatchObject({ code: '42501' });
  expect(await findBreaks(bank.owner)).toEqual([]);
});

test.each([
  ['a payment told as paid that was not', `update bank.bill_payments set state = 'sent' where state = 'posted'`],
  ['a hold that stayed', `update bank.holds set state = 'open', closed_at = null, transaction = null where id like 'bill:%'`],
  [
    'a limit that a bill did not use',
    `insert into bank.usage (account, day, customer, class_minor) values ('10000001-9012', '2026-03-18', '10000001', 1)`,
  ],
  ['a sum that is another', `update bank.bill_payments set amount_minor = amount_minor + 1`],
  [
    'a posting without a payment',
    `with t as (insert into bank.transactions (kind, at, booked_on, reference, description) values ('bill', now(), now(), 'X', 'x') returning id)
     insert into bank.postings select t.id, l.* from t, (values (1, 'house-cash', -7), (2, 'house-billers', 7)) as l (line, account, amount_minor)`,
  ],
])('the check of the books finds %s', async (_, tamper) => {
  await bank.pay(await bank.act('electricity', { amountMinor: '100' }));
  const session = await bank.owner.connect();
  try {
    await session.query('begin');
    await session.query('alter table bank.bill_payments disable trigger all');
    await session.query('alter table bank.bill_payments drop constraint bill_payments_check, drop constraint bill_payments_check1');
    await session.query(tamper);
    expect(await findBreaks(session)).toEqual(expect.arrayContaining([expect.stringMatching(/bill/)]));
  } finally {
    await session.query('rollback');
    session.release();
  }
});
