import { findBreaks } from '../../bot/banking/ledger/invariants';
import type { Bill, BillType } from '../../dialogs/ports';
import { noon, rowsOf } from './bank';
import { openPayer, type Payer } from './bills';

let bank: Payer;
beforeAll(async () => (bank = await openPayer(1_500)));
afterEach(() => (bank.clock.now = noon));
afterAll(async () => {
  expect(await findBreaks(bank.owner)).toEqual([]);
  await bank.close();
});

const dayMs = 86_400_000;
const ports = (customer = '10000001') => bank.gateway.portsFor(customer);
const row = ({ type, key, dueMinor, dueOn }: Bill) => [type, key, dueMinor, dueOn];

test('10000001 owes what the paper says, to the fen and the day, and slow billers are waited for', async () => {
  const { bills, prepaid, silent } = await bank.due();
  expect(bills.map(row)).toEqual([
    ['phone', '13800000001', '9900', '2026-03-15'],
    ['insurance', 'P20260001', '120000', '2026-03-20'],
    ['housingFund', 'GJJ20230017', '100000', '2026-03-20'],
    ['gas', '4100011122', '7800', '2026-03-23'],
    ['fine', '3702001234567890', '20000', '2026-03-23'],
    ['electricity', '3100012345', '18640', '2026-03-25'],
    ['tuition', 'S20261234', '260000', '2026-03-28'],
    ['water', '2100067890', '5230', '2026-03-30'],
    ['tax', '137026030000012345', '31520', '2026-03-30'],
    ['cableTv', '5100033344', '2400', '2026-03-31'],
    ['socialSecurity', '120046', '42350', '2026-03-31'],
    ['medicalInsurance', '090036', '38000', '2026-04-01'],
  ]);
  expect(bills.reduce((sum, { dueMinor }) => sum + BigInt(dueMinor), 0n)).toBe(655_840n);
  expect(bills.every(({ own, biller, type }) => own && biller === `biller.${type}`)).toBe(true);
  expect(prepaid.map(({ type, key }) => [type, key])).toEqual([
    ['phone', '13800000001'],
    ['electricity', '3100099999'],
  ]);
  expect(silent).toEqual([]);
});

test('what is special about a bill is told with it', async () => {
  const { bills } = await bank.due();
  const of = (type: string) => bills.find((bill) => bill.type === type);
  expect(of('phone')).toMatchObject({ daysLate: 3, lateMinor: '0', partial: true });
  expect(of('insurance')).toMatchObject({ graceUntil: '2026-05-19' });
  expect(of('fine')).toMatchObject({ points: 3, daysLate: 0, partial: false });
  expect(of('housingFund')).toMatchObject({ debitOn: '2026-03-20' });
  expect(of('socialSecurity')).toMatchObject({ for: '妈妈' });
  expect(of('medicalInsurance')).toMatchObject({ for: '王小宝' });
  expect(of('tuition')).toMatchObject({ for: '王小宝', partial: false });
  expect(of('electricity')).not.toHaveProperty('for');
  expect(of('electricity')).not.toHaveProperty('debitOn');
});

test.each([
  ['10000002', ['electricity 3100023456 8880', 'phone 13800000002 5000']],
  ['10000003', ['electricity 3100034567 8880', 'phone 13800000003 5000']],
  ['10000004', ['electricity 3100045678 8880', 'phone 13800000004 5000']],
  ['10000005', ['electricity 3100056789 8880', 'phone 13800000005 5000']],
  [
    '10000006',
    [
      ...['electricity 3100067890 8880', 'housingFund GJJ20260006 100000', 'medicalInsurance 300019 38000', 'phone 13800000006 5000'],
      'socialSecurity 300019 42350',
    ],
  ],
  ['10000007', []],
])('%s owes what the paper says', async (customer, owed) => {
  const { bills } = await bank.due(customer);
  expect(bills.map(({ type, key, dueMinor }) => `${type} ${key} ${dueMinor}`).sort()).toEqual(owed);
  expect(bills.every(({ dueOn }) => dueOn === '2026-03-27')).toBe(true);
});

test.each([
  [4, '0', '20000', 0],
  [5, '0', '20000', 0],
  [6, '600', '20600', 1],
  [10, '3000', '23000', 5],
  [100, '20000', '40000', 95],
])('a fine costs 3 %% more each day after it was due, up to itself: on T+%i %s fen more', async (day, lateMinor, dueMinor, daysLate) => {
  bank.clock.now = new Date(noon.getTime() + day * dayMs);
  expect(await ports().bills({ type: 'fine' })).toMatchObject({ bills: [{ lateMinor, dueMinor, daysLate }] });
});

describe('a question', () => {
  test('about one type is answered about that type, also with nothing due', async () => {
    expect(await ports().bills({ type: 'water' })).toMatchObject({ is: 'bills', bills: [{ key: '2100067890' }] });
    expect(await ports('10000002').bills({ type: 'water' })).toEqual({ is: 'bills', bills: [], prepaid: [], silent: [] });
    expect(await ports('10000008').bills({ type: 'gas' })).toEqual({ is: 'bills', bills: [], prepaid: [], silent: [] });
  });

  test.each([
    ['3100012345', undefined, 'electricity'],
    ['31 0001-2345', undefined, 'electricity'],
    ['２３４５', 'electricity', 'electricity'],
    ['p20260001', undefined, 'insurance'],
    ['gjj 2023 0017', 'housingFund', 'housingFund'],
    ['120046', undefined, 'socialSecurity'],
    ['990101196407120046', undefined, 'socialSecurity'],
    ['137026030000012345', undefined, 'tax'],
  ] as const)('by key %s (%s) finds the saved %s', async (key, type, found) => {
    const told = await ports().bills({ key, ...(type === undefined ? {} : { type }) });
    expect(told).toMatchObject({ is: 'bills', bills: [{ type: found, own: true }] });
  });

  test("about somebody else's key tells what is due and whose it is, masked", async () => {
    expect(await ports().bills({ key: '3100023456' })).toMatchObject({ bills: [{ dueMinor: '8880', own: false, for: '李*' }] });
  });

  test('about any mobile number tells that it can be topped up', async () => {
    expect(await ports().bills({ type: 'phone', key: '13912345678' })).toMatchObject({
      ...{ is: 'bills', bills: [] },
      prepaid: [{ type: 'phone', key: '13912345678', amountsMinor: ['1000', '2000', '3000', '5000', '10000', '20000', '30000', '50000'] }],
    });
  });

  test.each([
    [
      { type: 'electricity', key: '123' },
      { is: 'badKey', type: 'electricity', example: '3100000001' },
    ],
    [{ type: 'insurance', key: '20260001' }, { is: 'bills' }],
    [
      { type: 'water', key: '3100012345' },
      { is: 'badKey', type: 'water', example: '2100000001' },
    ],
    [{ key: '31000' }, { is: 'unknownKey' }],
    [{ key: "'; drop table bank.bills; --" }, { is: 'unknownKey' }],
    [
      { type: 'electricity', key: '3188888888' },
      { is: 'unknownKey', type: 'electricity' },
    ],
    [{ key: '2188888888' }, { is: 'unknownKey', type: 'water' }],
    [{ key: '4100000000' }, { is: 'refuses', biller: 'biller.gas' }],
  ] as const)('with %j is answered %j', async (query, told) => {
    expect(await ports().bills(query)).toMatchObject(told);
  });

  test("about a customer's phone credit without a saved phone tells what any phone takes, and that its number is to be asked for", async () => {
    const told = await ports('10000008').bills({ type: 'phone' });
    expect(told).toMatchObject({ is: 'bills', bills: [], prepaid: [{ type: 'phone', key: '', minMinor: '1000', maxMinor: '50000' }] });
    expect(await ports('10000008').bills({})).toMatchObject({ prepaid: [] });
    expect(await ports('10000002').bills({ type: 'phone' })).toMatchObject({ prepaid: [{ key: '13800000002' }] });
  });

  test('with a key of any length is answered at once', async () => {
    expect(await ports().bills({ key: '3'.repeat(100_000) })).toEqual({ is: 'unknownKey' });
  });

  test('that a biller does not answer in time is told as its silence, beside what the others say', async () => {
    const { gas } = bank.gateway.billers;
    const query = jest.spyOn(gas, 'query').mockReturnValue(new Promise(() => undefined));
    const told = await bank.due();
    query.mockRestore();
    expect(told.silent).toEqual(['gas']);
    expect(told.bills).toHaveLength(11);
  });

  test('changes nothing in any book', async () => {
    const before = await rowsOf(bank.owner);
    await bank.due();
    expect(await rowsOf(bank.owner)).toBe(before);
  });
});

describe('a quote', () => {
  const from = '10000001-5678';
  const quote = async (type: BillType, amountMinor: string, fromAccount = from) => {
    return ports().quoteBill({ fromAccount, bill: (await bank.billOf(type)).id, amountMinor });
  };

  test('completes the facts of a bill, free of charge', async () => {
    expect(await quote('fine', '20000')).toEqual({
      ...{ is: 'ok', feeMinor: '0', arrival: 'arrival.instant', stepUp: false },
      facts: {
        ...{
          fromAccount: from,
          type: 'fine',
          biller: 'biller.fine',
          bill: expect.any(String) as string,
          billKey: '3702001234567890',
          whose: '',
        },
        ...{ amountMinor: '20000', feeMinor: '0', dueMinor: '20000', lateMinor: '0', dueOn: '2026-03-23', points: '3' },
      },
    });
  });

  test.each([
    ['electricity', '10000', 'ok'],
    ['electricity', '18640', 'ok'],
    ['electricity', '18641', { code: 'overDue', values: { due: { v: { minor: '18640' } } } }],
    ['tuition', '100000', { code: 'notPartial', values: { due: { v: { minor: '260000' } } } }],
    ['fine', '1', { code: 'notPartial' }],
    ['insurance', '120001', { code: 'overDue' }],
  ] as const)('of %s by %s fen is %j', async (type, amountMinor, told) => {
    expect(await quote(type, amountMinor)).toMatchObject(told === 'ok' ? { is: 'ok' } : { is: 'refused', ...told });
  });

  test.each([
    ['electricity', '3100099999', '20000', 'ok'],
    ['electricity', '3100099999', '1000', 'ok'],
    ['electricity', '3100099999', '50000', 'ok'],
    ['electricity', '3100099999', '900', 'topUpAmount'],
    ['electricity', '3100099999', '50100', 'topUpAmount'],
    ['electricity', '3100099999', '20050', 'topUpAmount'],
    ['electricity', '3100012345', '20000', 'billGone'],
    ['electricity', '3188888888', '20000', 'billGone'],
    ['phone', '13912345678', '10000', 'ok'],
    ['phone', '13912345678', '4000', 'topUpAmount'],
    ['phone', '123', '1000', 'billGone'],
  ] as const)('of a top-up of %s %s by %s fen is %s', async (type, key, amountMinor, told) => {
    const quoted = await ports().quoteBill({ fromAccount: from, prepaid: { type, key }, amountMinor });
    expect(quoted.is === 'ok' ? quoted.is : quoted.code).toBe(told);
    if (told === 'topUpAmount')
      expect(quoted).toMatchObject({ values: { least: { v: { minor: '1000' } }, most: { v: { minor: '50000' } } } });
  });

  test.each([
    ['tuition', '10000001-9012', '260000', 'insufficientFunds'],
    ['electricity', '10000001-6012', '18640', 'insufficientFunds'],
    ['electricity', '10000002-2234', '18640', 'billChanged'],
  ] as const)('of %s from %s by %s fen is refused: %s', async (type, account, amountMinor, code) => {
    expect(await quote(type, amountMinor, account)).toMatchObject({ is: 'refused', code });
  });

  test('from a locked card is refused', async () => {
    const [bill] = (await bank.due('10000006')).bills;
    const draft = { fromAccount: '10000006-6234', bill: bill!.id, amountMinor: bill!.dueMinor };
    expect(await ports('10000006').quoteBill(draft)).toMatchObject({ code: 'accountLocked', values: { account: { tail: '6234' } } });
  });

  test.each(['', 'electricity', 'electricity:', 'electricity:nothing', 'rent:B20260001', 'water:B20260001', 'a:b:c'])(
    'of a bill that is none (%j) is refused as gone',
    async (bill) => {
      expect(await ports().quoteBill({ fromAccount: from, bill, amountMinor: '100' })).toMatchObject({ code: 'billGone' });
    },
  );

  test('of a biller that does not answer is refused, and says so', async () => {
    const { id: bill } = await bank.billOf('water');
    const query = jest.spyOn(bank.gateway.billers.water, 'query').mockRejectedValue(new Error('no line'));
    const told = await ports().quoteBill({ fromAccount: from, bill, amountMinor: '5230' });
    query.mockRestore();
    expect(told).toEqual({ is: 'refused', code: 'billerSilent', values: { biller: { t: 'term', key: 'biller.water' } } });
  });

  test('is no quote for an amount that is none', async () => {
    for (const amountMinor of ['0', '-1', '1.5', '', '1'.repeat(16)])
      await expect(ports().quoteBill({ fromAccount: from, bill: 'water:x', amountMinor })).rejects.toThrow(RangeError);
  });
});

describe("keys of other people's bills", () => {
  const ask = (key: string, customer = '10000003') => ports(customer).bills({ type: 'phone', key });
  const theirs = (n: number) => `1391234${String(1000 + n)}`;

  test('are told of so many that nobody can go through them: ten different ones an hour, the same one again for nothing', async () => {
    for (let n = 0; n < 10; n += 1) expect(await ask(theirs(n))).toMatchObject({ is: 'bills' });
    expect(await ask(theirs(0))).toMatchObject({ is: 'bills' });
    expect(await ask(theirs(10))).toEqual({ is: 'tooMany' });
    expect(await ask(theirs(10), '10000004')).toMatchObject({ is: 'bills' });
  });

  test("leave the customer's own free, and each is in the audit without the key", async () => {
    for (let n = 0; n < 11; n += 1) await ask(theirs(n), '10000005');
    expect(await ports('10000005').bills({ key: '3100056789' })).toMatchObject({ is: 'bills', bills: [{ own: true }] });
    const { rows } = await bank.owner.query<{ subject: string }>(
      "select subject from core.audit where customer = '10000005' and what = 'bill.lookedUp'",
    );
    expect(rows.map(({ subject }) => subject)).toEqual(Array.from({ length: 10 }, (_, n) => theirs(n).slice(-4)));
  });

  test('are told again an hour later, twenty a day', async () => {
    const start = bank.clock.now;
    for (let n = 0; n < 21; n += 1) {
      bank.clock.now = new Date(start.getTime() + n * 40 * 60_000);
      expect(await ask(theirs(n), '10000006')).toMatchObject({ is: n < 20 ? 'bills' : 'tooMany' });
    }
    bank.clock.now = start;
  });
});
