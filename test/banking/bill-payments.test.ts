import { findBreaks } from '../../bot/banking/ledger/invariants';
import { referenceOf } from '../../bot/banking/reference';
import type { Act, Outcome } from '../../dialogs/ports';
import { asked, balanceOf, granted, never, noon, rowsOf } from './bank';
import { billAct, factsOf, openPayer, type Payer } from './bills';

let bank: Payer;
beforeEach(async () => (bank = await openPayer()));
afterEach(async () => {
  const breaks = await findBreaks(bank.owner);
  await bank.close();
  expect(breaks).toEqual([]);
});

const perform = (act: Act) => bank.acts.perform(act, never);
const savings = '10000001-5678';
const yuan = (minor: number) => ({ t: 'money', v: { minor: String(minor), currency: 'CNY' } });
const code = (outcome: Outcome) => (outcome.is === 'refused' ? outcome.code : outcome.is);

test('a bill is paid once, with its receipt, its postings, its audit and its outbox rows', async () => {
  const act = await bank.act('electricity');
  const done = await perform(act);
  expect(done).toEqual({
    ...{ is: 'done', reference: referenceOf(act.id) },
    values: {
      ...{ amount: yuan(18_640), fee: { ...yuan(0), as: 'fee' }, available: yuan(4_981_360), from: { t: 'account', tail: '5678' } },
      ...{ biller: { t: 'term', key: 'biller.electricity' }, bill: { t: 'term', key: 'bill.electricity' } },
      ...{ billKey: { t: 'digits', v: '3100012345', as: 'billKey' }, at: { t: 'instant', v: noon.toISOString() } },
    },
  });
  const lines = await bank.owner.query(
    `select p.line, p.account, p.amount_minor, t.kind, t.description, t.memo from bank.postings p join bank.transactions t on t.id = p.transaction
     where t.act = $1 order by 1`,
    [act.id],
  );
  expect(lines.rows).toEqual([
    { line: 1, account: savings, amount_minor: '-18640', kind: 'bill', description: '电费', memo: '3100012345' },
    { line: 2, account: 'house-billers', amount_minor: '18640', kind: 'bill', description: '电费', memo: '3100012345' },
  ]);
  const trace = await bank.owner.query<{ what: string; topic: string }>(
    `select (select string_agg(what, ' ' order by id) from core.audit where subject = $1 and turn = 'turn') as what,
      (select string_agg(topic, ' ' order by id) from core.outbox where payload ->> 'act' = $1) as topic`,
    [act.id],
  );
  expect(trace.rows).toEqual([
    { what: 'bill.held bill.sent bill.posted payBill.done', topic: 'bill.held bill.sent bill.posted payBill.done' },
  ]);
  expect(await perform(act)).toEqual(done);
  expect(await bank.acts.outcomeOf(act.id)).toEqual(done);
  expect(await bank.acts.abandon(act.id, '10000001')).toEqual(done);
  expect((await balanceOf(bank.owner, savings)).posted).toBe(4_981_360n);
  expect(await bank.due('10000001')).toMatchObject({
    bills: expect.not.arrayContaining([expect.objectContaining({ type: 'electricity' })]) as unknown,
  });
  expect(await bank.gateway.portsFor('10000001').billPayment()).toEqual({
    ...{ reference: referenceOf(act.id), state: 'posted', type: 'electricity', biller: 'biller.electricity', key: '3100012345' },
    ...{ amountMinor: '18640', at: noon.toISOString() },
  });
});

test('of several payments the one that is asked about is told, one that is under way before newer ones', async () => {
  await bank.behave('2100067890', 'never');
  const [water, electricity] = [await bank.act('water'), await bank.act('electricity')];
  expect(code(await perform(water))).toBe('checking');
  bank.clock.now = new Date(noon.getTime() + 60_000);
  expect(code(await perform(electricity))).toBe('done');
  const { billPayment } = bank.gateway.portsFor('10000001');
  const told = async (which?: Parameters<typeof billPayment>[0]) => (await billPayment(which))?.reference ?? 'none';
  expect(await told({ type: 'water' })).toBe(referenceOf(water.id));
  expect(await told({ type: 'electricity' })).toBe(referenceOf(electricity.id));
  expect(await told({ key: '31 0001 2345' })).toBe(referenceOf(electricity.id));
  expect(await told({ key: '7890' })).toBe(referenceOf(water.id));
  expect(await told({ reference: referenceOf(electricity.id) })).toBe(referenceOf(electricity.id));
  expect(await told()).toBe(referenceOf(water.id));
  expect(await told({ type: 'gas' })).toBe('none');
});

test("a bill that is being paid says so to its payer until that is settled, and is nobody else's news", async () => {
  await bank.behave('2100067890', 'never');
  const act = await bank.act('water');
  expect(await bank.billOf('water')).not.toHaveProperty('paying');
  await perform(act);
  expect(await bank.billOf('water')).toMatchObject({ paying: { reference: referenceOf(act.id), state: 'checking', amountMinor: '5230' } });
  const theirs = await bank.gateway.portsFor('10000002').bills({ key: '2100067890' });
  expect(theirs).toMatchObject({ bills: [expect.not.objectContaining({ paying: expect.anything() as unknown })] });
});

test('a receipt says whose bill it was, and the points that stay', async () => {
  expect(await bank.pay(await bank.act('socialSecurity'))).toMatchObject({
    values: { payee: { t: 'name', v: '妈妈' }, billKey: { v: '120046' } },
  });
  expect(await bank.pay(await bank.act('fine'))).toMatchObject({ values: { points: { t: 'count', v: 3 }, amount: yuan(20_000) } });
});

test('a part of a bill leaves the rest due', async () => {
  expect(code(await perform(await bank.act('electricity', { amountMinor: '10000' })))).toBe('done');
  expect(await bank.billOf('electricity')).toMatchObject({ dueMinor: '8640' });
  expect(code(await perform(await bank.act('electricity')))).toBe('done');
});

test('a top-up may be made again; a bill may not', async () => {
  const topUp = () =>
    factsOf(bank, '10000001', { fromAccount: savings, prepaid: { type: 'electricity', key: '3100099999' }, amountMinor: '20000' });
  expect(code(await perform(billAct('10000001', await topUp())))).toBe('done');
  expect(code(await perform(billAct('10000001', await topUp())))).toBe('done');
  const act = await bank.act('water');
  expect(code(await perform(act))).toBe('done');
  expect(await perform(billAct('10000001', act.facts))).toEqual({
    ...{ is: 'refused', code: 'billPaid', values: { date: { t: 'date', v: '2026-03-18' } }, final: false, returned: true },
  });
});

test('no act does other things than it was confirmed for, and none of another customer', async () => {
  const act = await bank.act('water');
  const before = await rowsOf(bank.owner);
  expect(await perform({ ...act, facts: { ...act.facts, amountMinor: '1' } })).toEqual({ is: 'mismatch' });
  expect(await perform({ ...act, customer: '10000002' })).toEqual({ is: 'mismatch' });
  expect(await perform({ ...act, facts: { ...act.facts, more: 'x' } })).toEqual({ is: 'mismatch' });
  expect(await perform({ ...act, facts: { ...act.facts, dueMinor: 'x' } })).toEqual({ is: 'mismatch' });
  expect(await rowsOf(bank.owner)).toBe(before);
  const forged = billAct('10000001', { ...act.facts, fromAccount: '10000002-2234' });
  expect(code(await perform(forged))).toBe('billChanged');
});

describe('a code', () => {
  test('is asked for above 1,000.00 in one day, also in small bills, and for what the review said', async () => {
    const seen: unknown[] = [];
    const acts = bank.gateway.actsFor({ id: 'turn', issueStepUp: (_, purpose) => Promise.resolve((seen.push(purpose), asked)) });
    expect(code(await perform(await bank.act('socialSecurity')))).toBe('done');
    expect(code(await perform(await bank.act('tax')))).toBe('done');
    expect(code(await perform(await bank.act('electricity')))).toBe('done');
    expect(code(await perform(await bank.act('water')))).toBe('done'); // 977.40 by now
    const act = await bank.act('cableTv');
    expect(await acts.perform(act, never)).toEqual(asked);
    expect(seen).toEqual([
      {
        ...{ what: 'payBill', fromTail: '5678', biller: 'biller.cableTv', bill: 'bill.cableTv', billKey: '5100033344' },
        ...{ amountMinor: '2400', feeMinor: '0' },
      },
    ]);
    expect(await bank.acts.outcomeOf(act.id)).toEqual({ is: 'none' });
    expect(code(await perform(granted(act)))).toBe('done');
    bank.clock.now = new Date(noon.getTime() + 12 * 3_600_000); // past midnight
    expect(code(await perform(await bank.act('phone')))).toBe('done');
  });

  test('is not asked for exactly 1,000.00, and is for a fen more', async () => {
    expect(code(await perform(await bank.act('housingFund')))).toBe('done');
    expect(code(await perform(await bank.act('electricity', { amountMinor: '1' })))).toBe('stepUp');
  });

  test('is asked for a key that the customer has not saved, however small the sum', async () => {
    const told = await bank.gateway.portsFor('10000001').bills({ key: '3100023456' });
    if (told.is !== 'bills') throw new Error(told.is);
    const facts = await factsOf(bank, '10000001', { fromAccount: savings, bill: told.bills[0]!.id, amountMinor: '100' });
    expect(facts).toMatchObject({ whose: '李*' });
    expect(code(await perform(billAct('10000001', facts)))).toBe('stepUp');
    const act = billAct('10000001', facts);
    expect(code(await perform({ ...act, grant: 'of something else' }))).toBe('grantInvalid');
    expect(code(await perform(granted(billAct('10000001', facts))))).toBe('done');
  });
});

test('class II and III accounts pay bills within their day, and what was refunded is given back to it', async () => {
  await bank.owner.query(`update bank.class_limits set day_minor = 20000 where class = 2`);
  const spare = { from: '10000001-9012' };
  await bank.behave('2100067890', 'refuses');
  const refused = await bank.owner.query<{ id: string }>(`select id from demo_billers.bills where key = '2100067890'`);
  const water = billAct('10000001', {
    ...(await bank.act('electricity', { ...spare, amountMinor: '5230' })).facts,
    ...{ type: 'water', biller: 'biller.water', bill: refused.rows[0]!.id, billKey: '2100067890', dueMinor: '5230', dueOn: '2026-03-30' },
  });
  expect(await perform(water)).toMatchObject({ is: 'refused', code: 'billerRefuses', values: { biller: { key: 'biller.water' } } });
  const electricity = await bank.act('electricity', spare);
  const phone = await bank.act('phone', spare);
  expect(code(await perform(electricity))).toBe('done');
  expect(await perform(phone)).toMatchObject({
    ...{ code: 'classDaily', values: { limit: yuan(20_000), left: yuan(1_360), account: { tail: '9012' } } },
  });
  const { rows } = await bank.owner.query<{ others: string; perClass: string }>(
    `select others_minor as others, class_minor as "perClass" from bank.usage where account = '10000001-9012'`,
  );
  expect(rows).toEqual([{ others: '0', perClass: '18640' }]);
});

test('bills leave the limits of transfers alone', async () => {
  await bank.owner.query(`update bank.customers set agreed_day_minor = 0 where id = '10000001'`);
  expect(code(await bank.pay(await bank.act('tuition')))).toBe('done');
});

describe('what has changed since the review', () => {
  test.each([
    ['paid elsewhere', `update demo_billers.bills set paid_minor = base_minor, paid_on = '2026-03-17' where type = 'water'`, 'billPaid'],
    ['withdrawn', `update demo_billers.bills set withdrawn = true where type = 'water'`, 'billGone'],
    ['corrected by the biller', `update demo_billers.bills set base_minor = 5000 where type = 'water'`, 'billChanged'],
    ['refused by the biller', `update demo_billers.keys set behaves = 'refuses' where type = 'water'`, 'billerRefuses'],
  ])('a bill that is %s is refused, and the money is back at once', async (_, change, told) => {
    const act = await bank.act('water');
    await bank.owner.query(change);
    const outcome = await perform(act);
    expect(outcome).toMatchObject({ is: 'refused', code: told, final: false });
    if (told === 'billPaid') expect(outcome).toMatchObject({ values: { date: { t: 'date', v: '2026-03-17' } } });
    expect(await bank.stateOf(act.id)).toBe('refunded');
    expect(await balanceOf(bank.owner, savings)).toEqual({ posted: 5_000_000n, available: 5_000_000n });
    expect(await perform(act)).toEqual(outcome);
    expect(await bank.gateway.portsFor('10000001').billPayment()).toMatchObject({ state: 'refunded' });
  });

  test('an account that was locked or emptied pays nothing', async () => {
    const act = await bank.act('water', { from: '10000001-9012' });
    await bank.owner.query(`update bank.accounts set status = 'locked' where id = '10000001-9012'`);
    expect(code(await perform(act))).toBe('accountLocked');
    const other = await bank.act('cableTv', { from: '10000001-9056' });
    await bank.owner.query(`select bank.place_hold('all', '10000001-9056', 2500000, 'x', null, now())`);
    expect(code(await perform(other))).toBe('insufficientFunds');
    await bank.owner.query(`select bank.release_hold('all', null, now())`);
  });
});

describe('one bill', () => {
  test('paid in two channels at once is paid once; the others hear so', async () => {
    const { facts } = await bank.act('tax');
    const heard = await Promise.all(Array.from({ length: 20 }, () => perform(billAct('10000001', facts))));
    const codes = heard.map(code);
    expect(codes.filter((one) => one === 'done')).toHaveLength(1);
    expect(codes.filter((one) => one !== 'done').every((one) => one === 'billBeingPaid' || one === 'billPaid')).toBe(true);
    expect((await balanceOf(bank.owner, savings)).posted).toBe(5_000_000n - 31_520n);
  });

  test('paid by two customers at once is paid once', async () => {
    const told = await bank.gateway.portsFor('10000001').bills({ key: '3100023456' });
    if (told.is !== 'bills') throw new Error(told.is);
    const bill = told.bills[0]!.id;
    const mine = await factsOf(bank, '10000001', { fromAccount: savings, bill, amountMinor: '8880' });
    const theirs = await factsOf(bank, '10000002', { fromAccount: '10000002-2234', bill, amountMinor: '8880' });
    const heard = await Promise.all([bank.pay(billAct('10000001', mine)), bank.pay(billAct('10000002', theirs))]);
    expect(heard.map(code).filter((one) => one === 'done')).toHaveLength(1);
  });

  test('paid by many callers with one act is paid once', async () => {
    const act = await bank.act('tax');
    const heard = await Promise.all(Array.from({ length: 20 }, () => perform(act)));
    expect(heard.every((one) => one.is === 'done' || one.is === 'checking')).toBe(true);
    expect(await perform(act)).toMatchObject({ is: 'done' });
    expect((await balanceOf(bank.owner, savings)).posted).toBe(5_000_000n - 31_520n);
  });

  test('being paid is named by its reference to whoever comes second', async () => {
    await bank.behave('2100067890', 'never');
    const [first, second] = [await bank.act('water'), await bank.act('water')];
    const heard = await Promise.all([perform(first), perform(second)]);
    expect(heard.map(code).sort()).toEqual(['billBeingPaid', 'checking']);
    const [told, goesOn] = heard[0].is === 'refused' ? heard : [heard[1], heard[0]];
    const { reference } = goesOn.is === 'checking' ? goesOn : { reference: 'none' };
    expect(told).toMatchObject({ values: { reference: { t: 'digits', v: reference, as: 'reference' } } });
  });

  test('being paid by somebody else is told without their reference', async () => {
    await bank.behave('3100023456', 'never');
    const told = await bank.gateway.portsFor('10000001').bills({ key: '3100023456' });
    const bill = told.is === 'bills' ? told.bills[0]!.id : '';
    const mine = await factsOf(bank, '10000001', { fromAccount: savings, bill, amountMinor: '8880' });
    expect(await bank.pay(await bank.act('electricity', { customer: '10000002', from: '10000002-2234' }))).toMatchObject({
      is: 'checking',
    });
    const refused = { is: 'refused', code: 'billBeingPaidElsewhere', values: {} };
    expect(await bank.pay(billAct('10000001', mine))).toMatchObject(refused);
    expect(await bank.gateway.portsFor('10000001').quoteBill({ fromAccount: savings, bill, amountMinor: '8880' })).toMatchObject(refused);
  });
});
