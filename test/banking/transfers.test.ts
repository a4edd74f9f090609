import { findBreaks } from '../../bot/banking/ledger/invariants';
import { referenceOf } from '../../bot/banking/reference';
import { digestOf } from '../../dialogs/engine/digest';
import type { Facts } from '../../dialogs/ports';
import { asked, balanceOf, type Bank, factsOf, granted, never, noon, openBank, rowsOf, transferAct } from './bank';

let bank: Bank;
beforeEach(async () => (bank = await openBank()));
afterEach(async () => {
  const breaks = await findBreaks(bank.owner);
  await bank.close();
  expect(breaks).toEqual([]);
});

const toMother = { fromAccount: '10000001-1234', payee: 'payee-10000001-6688', amountMinor: '20000', memo: '生活费' };
const landlord = { payee: 'payee-10000001-7799' };
const yuan = (amount: number) => ({ t: 'money', v: { minor: String(amount * 100), currency: 'CNY' } });

test('money to others waits for a grant and stores nothing until then', async () => {
  const act = transferAct('10000001', await factsOf(bank, '10000001', toMother));
  const before = await rowsOf(bank.owner);
  expect(await bank.acts.perform(act, never)).toEqual(asked);
  expect(await bank.acts.outcomeOf(act.id)).toEqual({ is: 'none' });
  expect(await rowsOf(bank.owner)).toBe(before);
});

test('the step-up is asked for what the review said', async () => {
  const facts = await factsOf(bank, '10000001', { ...toMother, payee: 'payee-10000001-7799', amountMinor: '600000' });
  const seen: unknown[] = [];
  const acts = bank.gateway.actsFor({ id: 'turn', issueStepUp: (_, purpose) => Promise.resolve((seen.push(purpose), asked)) });
  await acts.perform(transferAct('10000001', facts), never);
  expect(seen).toEqual([
    {
      what: 'transfer',
      fromTail: '1234',
      payee: '张伟',
      payeeTail: '7799',
      payeeBank: 'bank.cityDemo',
      amountMinor: '600000',
      feeMinor: '500',
      arrival: 'arrival.instant',
    },
  ]);
});

test('a granted transfer is posted with its fee, its audit row and its outbox row, and told the same for ever', async () => {
  const facts = await factsOf(bank, '10000001', { ...toMother, payee: 'payee-10000001-7799', amountMinor: '600000' });
  const act = granted(transferAct('10000001', facts));
  const done = await bank.acts.perform(act, never);
  expect(done).toMatchObject({
    is: 'done',
    reference: referenceOf(act.id),
    values: {
      ...{ amount: yuan(6000), fee: { ...yuan(5), as: 'fee' }, payee: { t: 'name', v: '张伟' }, available: { v: { minor: '634067' } } },
      ...{ from: { t: 'account', tail: '1234' }, to: { t: 'account', tail: '7799', bank: 'bank.cityDemo' }, at: { v: noon.toISOString() } },
    },
  });
  const { rows } = await bank.owner.query(
    `select p.line, p.account, p.amount_minor from bank.postings p join bank.transactions t on t.id = p.transaction where t.act = $1 order by line`,
    [act.id],
  );
  expect(rows).toEqual([
    { line: 1, account: '10000001-1234', amount_minor: '-600000' },
    { line: 2, account: 'house-rail', amount_minor: '600000' },
    { line: 3, account: '10000001-1234', amount_minor: '-500' },
    { line: 4, account: 'house-fees', amount_minor: '500' },
  ]);
  const audit = await bank.owner.query(`select turn, customer, what from core.audit where subject = $1`, [act.id]);
  expect(audit.rows).toEqual([{ turn: 'turn', customer: '10000001', what: 'transfer.done' }]);
  expect((await bank.owner.query('select from core.outbox where key = $1', [`transfer:${act.id}`])).rowCount).toBe(1);
  bank.clock.now = new Date(noon.getTime() + 40 * 86_400_000);
  expect(await bank.acts.perform({ ...act, grant: 'spent' }, never)).toEqual(done);
  expect(await bank.acts.outcomeOf(act.id)).toEqual(done);
});

test('own accounts need no grant, and what leaves one arrives in the other', async () => {
  const act = transferAct('10000001', await factsOf(bank, '10000001', { fromAccount: '10000001-5678', toAccount: '10000001-1234', amountMinor: '1', memo: '' })); // prettier-ignore
  expect(await bank.acts.perform(act, never)).toMatchObject({ is: 'done', values: { to: { t: 'account', tail: '1234' } } });
  expect((await balanceOf(bank.owner, '10000001-5678')).posted).toBe(4_999_999n);
  expect((await balanceOf(bank.owner, '10000001-1234')).posted).toBe(1_234_568n);
});

test('the ledger and the engine agree on the digest of any words', async () => {
  for (const memo of ['', '生活费 🧧', `"'\\ --; \${} </Say>`, 'a=b&c', '\u202Egnp', '⓪０٠']) {
    const facts = await factsOf(bank, '10000001', { ...toMother, memo });
    expect(facts.memo).toBe(memo);
    expect(await bank.acts.perform(granted(transferAct('10000001', facts)), never)).toMatchObject({ is: 'done' });
  }
});

test('a request for a person is recorded once, with the reference that is told', async () => {
  const facts = { kind: 'human', about: '转账', 'Z-key': '1', a_key: '2' };
  const act = { id: 'r1', kind: 'request' as const, customer: '10000002', facts, digest: digestOf('request', '10000002', facts) };
  const both = await Promise.all([bank.acts.perform(act, never), bank.acts.perform(act, never)]);
  expect(both[0]).toEqual({ is: 'done', reference: referenceOf('r1'), values: {} });
  expect(both[1]).toEqual(both[0]);
  expect(await bank.gateway.portsFor('10000002').requests()).toMatchObject([
    { reference: referenceOf('r1'), kind: 'human', state: 'open' },
  ]);
  expect(await bank.acts.perform({ ...act, digest: 'other' }, never)).toEqual({ is: 'mismatch' });
});

test('a memo becomes one clean line of at most 60 characters', async () => {
  const facts = await factsOf(bank, '10000001', { ...toMother, memo: ` a\r\nb\u0000\u001f\u001ec\ud800 ${'长'.repeat(99)}` });
  expect(facts.memo).toBe(`a b c ${'长'.repeat(54)}`);
});

describe('an act that differs from what was confirmed', () => {
  test.each([
    ['another amount', { amountMinor: '20001' }],
    ['another payee', { payee: 'payee-10000001-1111' }],
    ['another account to pay from', { fromAccount: '10000001-5678' }],
    ['another memo', { memo: 'x' }],
  ])('%s under the same digest is a mismatch and uses up nothing', async (_, change) => {
    const facts = await factsOf(bank, '10000001', toMother);
    const act = granted(transferAct('10000001', facts));
    const before = await rowsOf(bank.owner);
    expect(await bank.acts.perform({ ...act, facts: { ...facts, ...change } }, never)).toEqual({ is: 'mismatch' });
    expect(await rowsOf(bank.owner)).toBe(before);
    expect(await bank.acts.perform(act, never)).toMatchObject({ is: 'done' });
    expect(await bank.acts.perform(granted(transferAct('10000001', { ...facts, ...change }, act.id)), never)).toEqual({ is: 'mismatch' });
  });

  test.each([
    [{ memo: 'a\u001fb' }],
    [{ amountMinor: '1e5' }],
    [{ amountMinor: '-1' }],
    [{ amountMinor: '0' }],
    [{ amountMinor: '9'.repeat(16) }],
    [{ extra: '1' }],
  ])('facts that no quote gives are a mismatch: %j', async (change) => {
    const facts = { ...(await factsOf(bank, '10000001', toMother)), ...change };
    const act = {
      id: 'odd',
      kind: 'transfer' as const,
      customer: '10000001',
      facts,
      digest: 'memo' in change ? 'd' : digestOf('transfer', '10000001', facts),
    };
    expect(await bank.acts.perform(granted(act), never)).toEqual({ is: 'mismatch' });
    expect(await bank.acts.outcomeOf('odd')).toEqual({ is: 'none' });
  });

  test('a fee or an arrival that the bank no longer offers has to be confirmed again', async () => {
    const facts = await factsOf(bank, '10000001', { ...toMother, ...landlord, amountMinor: '600000' });
    const changes: Facts[] = [{ feeMinor: '0' }, { arrival: 'arrival.nextDay' }, { toAccount: '6299990000000006688' }];
    for (const change of changes) {
      const act = granted(transferAct('10000001', { ...facts, ...change }));
      expect(await bank.acts.perform(act, never)).toEqual({ is: 'refused', code: 'quoteChanged', values: {}, final: false });
    }
  });

  test("another customer's account, payee or act is not theirs to use", async () => {
    const facts = await factsOf(bank, '10000001', toMother);
    expect(await bank.acts.perform(granted(transferAct('10000002', facts)), never)).toMatchObject({ code: 'quoteChanged' });
    const theirs = { ...facts, fromAccount: '10000002-2234' };
    expect(await bank.acts.perform(granted(transferAct('10000002', theirs)), never)).toMatchObject({ code: 'payeeGone', final: true });
    const own = { ...facts, fromAccount: '10000002-2234', payee: '', toAccount: '10000001-1234' };
    expect(await bank.acts.perform(transferAct('10000002', own), never)).toMatchObject({ code: 'payeeGone' });
    expect(await bank.acts.abandon(transferAct('10000002', own, 'mine').id, '10000002')).toMatchObject({ code: 'abandoned' });
    expect(await bank.acts.abandon('mine', '10000001')).toEqual({ is: 'mismatch' });
  });

  test('a wrong grant is refused, and so is the right one under the same id', async () => {
    const act = transferAct('10000001', await factsOf(bank, '10000001', toMother));
    const refused = { is: 'refused', code: 'grantInvalid', values: {}, final: false };
    expect(await bank.acts.perform({ ...act, grant: 'guess' }, never)).toEqual(refused);
    expect(await bank.acts.perform(granted(act), never)).toEqual(refused);
  });
});

test('a refused act stays refused under its id, is audited, and moves nothing', async () => {
  const facts = { ...(await factsOf(bank, '10000001', toMother)), amountMinor: '1234568' };
  const act = granted(transferAct('10000001', facts));
  const before = await rowsOf(bank.owner);
  const refused = await bank.acts.perform(act, never);
  expect(refused).toMatchObject({ is: 'refused', code: 'insufficientFunds', final: false });
  expect(await rowsOf(bank.owner)).toBe(before);
  await bank.owner.query(`update bank.customers set agreed_day_minor = 1`);
  expect(await bank.acts.perform(act, never)).toEqual(refused);
  expect((await bank.owner.query(`select from core.audit where subject = $1 and what = 'transfer.refused'`, [act.id])).rowCount).toBe(1);
});

test('a payee that is removed after the review is not paid', async () => {
  const act = granted(transferAct('10000001', await factsOf(bank, '10000001', toMother)));
  await bank.owner.query(`update bank.payees set removed_at = now() where id = 'payee-10000001-6688'`);
  expect(await bank.acts.perform(act, never)).toEqual({ is: 'refused', code: 'payeeGone', values: {}, final: true });
});
