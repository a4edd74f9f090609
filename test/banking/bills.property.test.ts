import fc from 'fast-check';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { balanceOf } from './bank';
import { billAct, openPayer, type Payer } from './bills';

/** Seeds and operations of one run of the suite; LEDGER_SEEDS asks for more. */
const seeds = Number(process.env.LEDGER_SEEDS ?? 5);
const operationsMax = 40;

let bank: Payer;
beforeAll(async () => (bank = await openPayer()));
afterAll(() => bank.close());

const accounts = ['10000001-1234', '10000001-9012', '10000002-2234', '10000006-6234'] as const;
const answers = [
  ...[
    { is: 'posted', serial: 'S1' },
    { is: 'posted', serial: 'S2' },
  ],
  ...[{ is: 'rejected', why: 'refused' }, { is: 'notKnown' }, { is: 'silent' }, { is: 'unsent' }],
] as const;
type Answer = (typeof answers)[number];

type Operation =
  | { do: 'pay'; account: (typeof accounts)[number]; minor: number }
  | { do: 'send'; place: number }
  | { do: 'hear'; place: number; answer: Answer };
const place = fc.nat({ max: 40 });
const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      ...{
        do: fc.constant('pay' as const),
        account: fc.constantFrom(...accounts),
        minor: fc.constantFrom(100, 1_000, 20_000, 20_050, 50_000, 50_100),
      },
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send' as const), place }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('hear' as const), place, answer: fc.constantFrom(...answers) }) },
);

/** A second, plain opinion about one payment: what each answer makes of it. */
type Payment = { act: string; account: string; minor: bigint; state: 'held' | 'sent' | 'unknown' | 'posted' | 'refunded'; unheard: number };
function hear(payment: Payment, { is }: Answer): void {
  const { state } = payment;
  if (state === 'held' && is === 'unsent') payment.state = 'refunded';
  if (state === 'sent' && is === 'rejected') payment.state = 'refunded';
  if (state === 'sent' && (is === 'silent' || is === 'notKnown')) payment.state = 'unknown';
  if ((state === 'sent' || state === 'unknown') && is === 'posted') payment.state = 'posted';
  if (state === 'unknown' && is === 'rejected') payment.state = 'refunded';
  if (state === 'unknown' && is === 'notKnown' && (payment.unheard += 1) === 3) payment.state = 'refunded';
}

type World = { payments: Payment[]; balances: Map<string, { posted: bigint; available: bigint }> };
const isUnderWay = ({ state }: Payment) => state === 'held' || state === 'sent' || state === 'unknown';
const call = async (sql: string, values: unknown[]) =>
  (await bank.pool.query<{ said: { is: string } | boolean }>(`select ${sql} as said`, values)).rows[0]!.said;

async function pay({ account, minor }: Extract<Operation, { do: 'pay' }>, world: World): Promise<void> {
  const customer = account.slice(0, 8);
  const act = billAct(customer, {
    ...{
      fromAccount: account,
      type: 'electricity',
      biller: 'biller.electricity',
      bill: '',
      billKey: '3100099999',
      whose: '',
      dueMinor: '0',
    },
    ...{ amountMinor: String(minor), feeMinor: '0', lateMinor: '0', dueOn: '', points: '0' },
  });
  const before = world.balances.get(account)!;
  const may = minor >= 1_000 && minor <= 50_000 && minor % 100 === 0 && account !== '10000006-6234' && BigInt(minor) <= before.available;
  const values = [
    act.id,
    customer,
    act.digest,
    JSON.stringify(act.facts),
    `grant ${customer}${act.id}${act.digest}`,
    null,
    'turn',
    bank.clock.now,
  ];
  const said = await call('bank.pay_bill($1, $2, $3, $4, $5, $6, $7, $8)', values);
  expect(said).toMatchObject({ is: may ? 'held' : 'refused' });
  if (!may) return;
  before.available -= BigInt(minor);
  world.payments.push({ act: act.id, account, minor: BigInt(minor), state: 'held', unheard: 0 });
}

async function operate(o: Operation, world: World): Promise<void> {
  if (o.do === 'pay') return pay(o, world);
  const payment = world.payments[o.place % Math.max(world.payments.length, 1)];
  if (!payment) return;
  if (o.do === 'send') {
    expect(await call('bank.send_bill($1, $2, $3)', [payment.act, 'turn', bank.clock.now])).toBe(payment.state === 'held');
    if (payment.state === 'held') payment.state = 'sent';
    return;
  }
  const wasUnderWay = isUnderWay(payment);
  hear(payment, o.answer);
  const said = await call('bank.settle_bill($1, $2, $3, $4, $5)', [payment.act, JSON.stringify(o.answer), true, 'turn', bank.clock.now]);
  expect(said).toMatchObject({ is: payment.state === 'posted' ? 'done' : payment.state === 'refunded' ? 'refused' : 'checking' });
  const balance = world.balances.get(payment.account)!;
  if (wasUnderWay && payment.state === 'posted') balance.posted -= payment.minor;
  if (wasUnderWay && payment.state === 'refunded') balance.available += payment.minor;
}

/** What a run once found: answers before anything was sent counted towards the refund. */
const unheardBeforeSent: Operation[] = [
  { do: 'pay', account: '10000001-1234', minor: 1_000 },
  ...[1, 2].map((): Operation => ({ do: 'hear', place: 0, answer: { is: 'notKnown' } })),
  { do: 'send', place: 0 },
  ...[1, 2].map((): Operation => ({ do: 'hear', place: 0, answer: { is: 'notKnown' } })),
];

test(`whatever billers answer, and in whatever order, every fen is where it belongs (${seeds} seeds of up to ${operationsMax})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 20, maxLength: operationsMax }), async (operations) => {
      const world: World = { payments: [], balances: new Map() };
      for (const account of accounts) world.balances.set(account, await balanceOf(bank.owner, account));
      for (const one of operations) {
        await operate(one, world);
        for (const account of accounts) expect(await balanceOf(bank.owner, account)).toEqual(world.balances.get(account));
        expect(await findBreaks(bank.owner)).toEqual([]);
      }
      for (const { act, state } of world.payments) expect(await bank.stateOf(act)).toBe(state);
    }),
    { numRuns: seeds, endOnFailure: true, examples: [[unheardBeforeSent]] },
  );
}, 300_000);
