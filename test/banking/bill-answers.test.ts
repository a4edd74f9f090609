import { settleBill, type Heard } from '../../bot/banking/bill-acts';
import { createBillJobs } from '../../bot/banking/bill-jobs';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { referenceOf } from '../../bot/banking/reference';
import type { Act, Outcome } from '../../dialogs/ports';
import { balanceOf, never, noon } from './bank';
import { openPayer, type Payer } from './bills';

let bank: Payer;
beforeEach(async () => (bank = await openPayer()));
afterEach(async () => {
  const breaks = await findBreaks(bank.owner);
  await bank.close();
  expect(breaks).toEqual([]);
});

const conversation = 'talk';
const water = '2100067890';
/** Pays in a conversation, so that there is somebody to tell. */
const perform = (act: Act) =>
  bank.gateway.actsFor({ id: 'turn', conversation, issueStepUp: () => Promise.reject(new Error('no code')) }).perform(act, never);
const settle = (act: Act, heard: Heard) =>
  settleBill({ asking: bank.pool, now: () => bank.clock.now }, { act: act.id, heard, inTurn: false, turn: null });
const available = async () => (await balanceOf(bank.owner, '10000001-5678')).available;
const posted = async () => (await balanceOf(bank.owner, '10000001-5678')).posted;
const news = (act: Act, disputed = false) => ({
  act: act.id,
  customer: '10000001',
  conversation,
  reference: referenceOf(act.id),
  disputed,
});
const cases = async () => {
  const { rows } = await bank.owner.query<{ kind: string; detail: { payment: string } }>(
    `select kind, detail from bank.requests where kind like 'bill%' order by kind`,
  );
  return rows.map(({ kind, detail }) => `${kind} ${detail.payment}`);
};

const matter = () => bank.gateway.portsFor('10000001').billPayment({ type: 'water' });
const caseReference = async () => {
  const { rows } = await bank.owner.query<{ reference: string }>(`select reference from bank.requests where kind like 'bill%'`);
  return rows[0]!.reference;
};

/** A payment whose biller says nothing while anybody waits. */
async function unanswered(behaves: string): Promise<Act> {
  const act = await bank.act('water');
  await bank.behave(water, behaves);
  expect(await perform(act)).toEqual({ is: 'checking', reference: referenceOf(act.id) });
  expect(await available()).toBe(4_994_770n);
  expect(await posted()).toBe(5_000_000n);
  return act;
}

test('a biller that answers too late has been paid: the job finds out by our reference, tells once, and its late answer changes nothing', async () => {
  const act = await unanswered('late');
  expect(await bank.gateway.portsFor('10000001').billPayment({ reference: referenceOf(act.id) })).toMatchObject({
    state: 'checking',
    amountMinor: '5230',
  });
  expect(await bank.acts.outcomeOf(act.id)).toEqual({ is: 'checking', reference: referenceOf(act.id) });
  expect(await bank.acts.abandon(act.id, '10000001')).toEqual({ is: 'checking', reference: referenceOf(act.id) });
  expect(await bank.later(1_000)).toEqual([]);
  expect(await bank.later(1_000)).toEqual([news(act)]);
  expect(await bank.acts.outcomeOf(act.id)).toMatchObject({ is: 'done', reference: referenceOf(act.id) });
  expect(await bank.later(86_400_000)).toEqual([]);
  const { rows } = await bank.owner.query<{ answer: Heard }>('select answer from bank.bill_answers where act = $1', [act.id]);
  expect(await settle(act, rows[0]!.answer)).toMatchObject({ is: 'done' });
  expect(await posted()).toBe(4_994_770n);
  expect(await cases()).toEqual([]);
});

test('an answer that comes while nobody waits is heard all the same', async () => {
  const { water: biller } = bank.gateway.billers;
  let answer: (verdict: { is: 'posted'; serial: string }) => void = () => undefined;
  const pay = jest.spyOn(biller, 'pay').mockReturnValue(new Promise((resolve) => (answer = resolve)));
  const act = await bank.act('water');
  expect(await perform(act)).toMatchObject({ is: 'checking' });
  pay.mockRestore();
  answer({ is: 'posted', serial: 'S1' });
  await bank.gateway.late.stop();
  expect(await bank.stateOf(act.id)).toBe('posted');
  expect(await bank.later(0)).toEqual([news(act)]);
});

test('a biller that never heard of a payment is believed the third time; the money is back and the customer is told', async () => {
  const act = await unanswered('lost');
  expect(await bank.later(2_000)).toEqual([]);
  expect(await bank.later(5_000)).toEqual([]);
  expect(await bank.stateOf(act.id)).toBe('unknown');
  expect(await bank.later(15_000)).toEqual([news(act)]);
  expect(await bank.acts.outcomeOf(act.id)).toMatchObject({
    is: 'refused',
    code: 'billerSilent',
    values: { biller: { key: 'biller.water' } },
  });
  expect(await available()).toBe(5_000_000n);
  expect(await bank.gateway.portsFor('10000001').billPayment()).toMatchObject({ state: 'refunded' });
});

test('a biller that posts after the refund is found out, moves no money, becomes a matter for a person, and its customer is told, once', async () => {
  const act = await unanswered('lost');
  for (const ms of [2_000, 5_000, 15_000]) await bank.later(ms);
  expect(await bank.stateOf(act.id)).toBe('refunded');
  await bank.behave(water, 'well');
  const bill = act.facts.bill!;
  await bank.owner.query(`select demo_billers.pay($1, 'water', $2, $3, 5230, '2026-03-18')`, [act.id, bill, water]);
  expect(await bank.later(5 * 60_000)).toEqual([news(act, true)]);
  expect(await bank.later(1_000)).toEqual([]);
  expect(await matter()).toMatchObject({ state: 'refunded', matter: { is: 'disputed', reference: await caseReference() } });
  expect(await bank.gateway.portsFor('10000001').bills({ type: 'water' })).toMatchObject({ bills: [], disputed: ['water'] });
  expect(await cases()).toEqual([`billConflict ${referenceOf(act.id)}`]);
  await settle(act, { is: 'posted', serial: 'again' });
  expect(await cases()).toHaveLength(1);
  expect(await bank.later(1_000)).toEqual([]);
  expect(await bank.stateOf(act.id)).toBe('refunded');
  expect(await posted()).toBe(5_000_000n);
  const { rows } = await bank.owner.query<object>(
    'select contradicts, state from bank.bill_answers where act = $1 order by id desc limit 1',
    [act.id],
  );
  expect(rows).toEqual([{ contradicts: true, state: 'refunded' }]);
});

test('a biller that never answers is asked for ever, with rising pauses, and a person hears of it', async () => {
  const act = await unanswered('never');
  const status = jest.spyOn(bank.gateway.billers.water, 'status').mockRejectedValue(new Error('no line'));
  const hour = 3_600_000;
  for (const ms of [2_000, 4_999, 1, 15_000, 60_000]) await bank.later(ms);
  expect(status).toHaveBeenCalledTimes(4);
  expect(await cases()).toEqual([]);
  await bank.later(5 * 60_000);
  expect(await cases()).toEqual([`billUnanswered ${referenceOf(act.id)}`]);
  expect(await matter()).toMatchObject({ state: 'checking', matter: { is: 'unanswered', reference: await caseReference() } });
  await bank.later(15 * 60_000);
  for (let hours = 0; hours < 5; hours += 1) await bank.later(hour);
  expect(status).toHaveBeenCalledTimes(11);
  expect(await bank.stateOf(act.id)).toBe('unknown');
  expect(await available()).toBe(4_994_770n);
  expect(await cases()).toHaveLength(1);
  status.mockResolvedValue({ is: 'posted', serial: 'S9' });
  expect(await bank.later(hour)).toEqual([news(act)]);
  expect(await matter()).not.toHaveProperty('matter');
  expect(await posted()).toBe(4_994_770n);
});

describe('an answer given again', () => {
  const says: [string, Heard[], Outcome['is'], string[]][] = [
    ['posted twice', [posted1(), posted1()], 'done', []],
    ['posted under two numbers', [posted1(), { is: 'posted', serial: 'S2' }], 'done', ['billConflict']],
    ['posted, then rejected', [posted1(), { is: 'rejected', why: 'refused' }], 'done', ['billConflict']],
    [
      'rejected twice',
      [
        { is: 'rejected', why: 'gone' },
        { is: 'rejected', why: 'gone' },
      ],
      'refused',
      [],
    ],
    ['rejected, then posted', [{ is: 'rejected', why: 'gone' }, posted1()], 'refused', ['billConflict']],
    ['silence, then posted, then silence', [{ is: 'silent' }, posted1(), { is: 'silent' }], 'done', []],
    ['silence, then rejected', [{ is: 'silent' }, { is: 'rejected', why: 'gone' }], 'refused', []],
  ];
  function posted1(): Heard {
    return { is: 'posted', serial: 'S1' };
  }

  test.each(says)('%s: what was first stays', async (_, answers, is, opened) => {
    const act = await unanswered('never');
    for (const answer of answers) await settle(act, answer);
    expect(await bank.acts.outcomeOf(act.id)).toMatchObject({ is });
    expect(await posted()).toBe(is === 'done' ? 4_994_770n : 5_000_000n);
    expect(await available()).toBe(await posted());
    expect((await cases()).map((one) => one.split(' ')[0])).toEqual(opened);
  });

  test('by many at once: what was first stays', async () => {
    const act = await unanswered('never');
    const heard = await Promise.all(
      Array.from({ length: 20 }, (__, i) => settle(act, i % 2 === 0 ? posted1() : { is: 'rejected', why: 'refused' })),
    );
    expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await cases()).toHaveLength(1);
  });
});

test('two nodes ask about one payment once', async () => {
  const act = await unanswered('lost');
  await bank.behave('5100033344', 'lost');
  const other = await bank.act('cableTv');
  await perform(other);
  bank.clock.now = new Date(noon.getTime() + 2_000);
  const claim = async () => {
    const { rows } = await bank.pool.query<{ claimed: { act: string } | null }>('select bank.claim_bill($1) as claimed', [
      bank.clock.now.toISOString(),
    ]);
    return rows[0]!.claimed?.act;
  };
  const claimed = await Promise.all(Array.from({ length: 10 }, claim));
  expect(claimed.filter(Boolean).sort()).toEqual([act.id, other.id].sort());
});

test('a dispute that comes up while a refund is being told is told as well', async () => {
  const act = await unanswered('never');
  await settle(act, { is: 'silent' });
  await settle(act, { is: 'rejected', why: 'gone' });
  const told: boolean[] = [];
  const run = () =>
    createBillJobs({
      ...{ pool: bank.pool, billers: bank.gateway.billers, late: bank.gateway.late, now: () => bank.clock.now },
      tell: async ({ disputed }) => {
        if (told.push(disputed) === 1) await settle(act, { is: 'posted', serial: 'S1' });
      },
      failed: (error) => {
        throw error;
      },
    }).run();
  for (let runs = 0; runs < 3; runs += 1) await run();
  expect(told).toEqual([false, true]);
});

test('a customer who could not be told is told the next time', async () => {
  const act = await unanswered('late');
  bank.clock.now = new Date(noon.getTime() + 2_000);
  const failed: unknown[] = [];
  await createBillJobs({
    ...{ pool: bank.pool, billers: bank.gateway.billers, late: bank.gateway.late, now: () => bank.clock.now },
    tell: () => Promise.reject(new Error('nobody there')),
    failed: (error) => void failed.push(error),
  }).run();
  expect(failed).toEqual([new Error('nobody there')]);
  expect(await bank.later(0)).toEqual([news(act)]);
});
