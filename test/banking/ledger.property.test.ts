import fc from 'fast-check';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import type { Act, Outcome } from '../../dialogs/ports';
import { type Bank, granted, never, noon, openBank, rowsOf, transferAct } from './bank';
import { feeOf, mayPost, type Model, post, readModel, type Wish } from './model';

/** Seeds and operations of one run of the suite; LEDGER_SEEDS asks for more. */
const seeds = Number(process.env.LEDGER_SEEDS ?? 10);
const operationsMax = 40;
const dayMs = 86_400_000;

let bank: Bank;
beforeAll(async () => (bank = await openBank()));
afterAll(() => bank.close());

type To = { payee: string; toAccount: string; to: string; leaves: boolean; route: Wish['route'] };
const own = (toAccount: string): To => ({ payee: '', toAccount, to: toAccount, leaves: false, route: 'thisBank' });
const payee = (id: string, toAccount: string, to: string, route: Wish['route']): To => ({
  payee: `payee-${id}`,
  toAccount,
  to,
  leaves: true,
  route,
});

/** Who may pay whom from where; some of it never works: a locked card, a fixed deposit, somebody else's account. */
const players: { customer: string; from: string[]; to: To[] }[] = [
  {
    customer: '10000001',
    from: ['10000001-1234', '10000001-5678', '10000001-9012', '10000001-9056', '10000001-6012', '10000002-2234'],
    to: [
      ...[own('10000001-1234'), own('10000001-5678'), own('10000001-9012')],
      payee('10000001-6688', '6299990000000006688', 'receiver-6688', 'thisBank'),
      payee('10000001-7799', '6299990000000047799', 'house-rail', 'otherBank'),
      payee('10000001-0008', '13900000008', 'house-rail', 'mobile'),
    ],
  },
  { customer: '10000004', from: ['10000004-4234'], to: [payee('10000004-9234', '6299990000000039234', '10000009-9234', 'thisBank')] },
  { customer: '10000006', from: ['10000006-6234'], to: [payee('10000006-6605', '6299990000000026605', 'receiver-6605', 'thisBank')] },
  { customer: '10000007', from: ['10000007-7234', '10000007-7777'], to: [own('10000007-7234'), own('10000007-7777')] },
];

const amount = fc.oneof(
  fc.bigInt(1n, 9n),
  fc.bigInt(1n, 60_000n),
  fc.bigInt(1n, 6_000_000n),
  fc.constantFrom(5_000n, 10_000n, 200_000n, 500_000n, 500_001n, 1_000_000n, 5_000_000n, 999_999_999_999_999n),
);
const wish = fc
  .constantFrom(...players)
  .chain(({ customer, from, to }) =>
    fc.record({ customer: fc.constant(customer), from: fc.constantFrom(...from), target: fc.constantFrom(...to), amount }),
  );
const account = fc.constantFrom('10000001-1234', '10000001-9012', '10000004-4234', '10000007-7777', '10000003-3888');
const place = fc.nat({ max: 30 });

type Operation =
  | {
      do: 'transfer';
      wish: { customer: string; from: string; target: To; amount: bigint };
      grant: 'good' | 'none' | 'bad';
      digest: 'right' | 'wrong';
      callers: number;
    }
  | { do: 'repeat'; place: number; change: 'nothing' | 'amount' }
  | { do: 'abandon'; place: number | null }
  | { do: 'hold'; account: string; amount: bigint }
  | { do: 'end'; place: number; how: 'release' | 'capture' }
  | { do: 'sleep' };

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record({
      ...{ do: fc.constant('transfer' as const), wish, callers: fc.constantFrom(1, 1, 1, 1, 1, 1, 3, 3, 100) },
      grant: fc.constantFrom('good', 'good', 'good', 'good', 'none', 'bad'),
      digest: fc.constantFrom('right', 'right', 'right', 'right', 'right', 'right', 'wrong'),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('repeat' as const), place, change: fc.constantFrom('nothing', 'amount') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('abandon' as const), place: fc.option(place) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('hold' as const), account, amount }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('end' as const), place, how: fc.constantFrom('release', 'capture') }) },
  { weight: 1, arbitrary: fc.constant({ do: 'sleep' as const }) },
);

type Told = { act: Act; outcome: Outcome };
type World = { model: Model; told: Told[]; holds: string[]; count: { [what: string]: number } };

/** Does one operation to the bank and to the model; says whether the bank's rows may change. */
async function operate(o: Operation, world: World): Promise<'changes' | 'changes nothing'> {
  if (o.do === 'transfer') return transfer(o, world);
  if (o.do === 'hold') return hold(o, world);
  if (o.do === 'end') return end(o, world);
  if (o.do === 'sleep') bank.clock.now = new Date(bank.clock.now.getTime() + dayMs);
  const known = 'place' in o && o.place !== null ? world.told[o.place % Math.max(world.told.length, 1)] : undefined;
  if (o.do === 'repeat' && known) {
    const facts = { ...known.act.facts, amountMinor: `${known.act.facts.amountMinor!}0`.slice(0, 15) };
    const act = o.change === 'nothing' ? known.act : granted(transferAct(known.act.customer, facts, known.act.id));
    const same = o.change === 'nothing' || facts.amountMinor === known.act.facts.amountMinor || isAbandoned(known.outcome);
    expect(await bank.acts.perform(act, never)).toEqual(same ? known.outcome : { is: 'mismatch' });
  }
  if (o.do === 'abandon') await abandon(known, world);
  return 'changes nothing';
}

const isAbandoned = (outcome: Outcome) => outcome.is === 'refused' && outcome.code === 'abandoned';

async function transfer(o: Extract<Operation, { do: 'transfer' }>, world: World): Promise<'changes' | 'changes nothing'> {
  const { customer, from, target, amount: minor } = o.wish;
  const wanted: Wish = { customer, from, to: target.to, leaves: target.leaves, route: target.route, amount: minor };
  const facts = { fromAccount: from, payee: target.payee, toAccount: target.toAccount, amountMinor: String(minor) };
  const plain = transferAct(customer, { ...facts, feeMinor: String(feeOf(wanted)), arrival: 'arrival.instant', memo: '' });
  const act = o.grant === 'none' ? plain : o.grant === 'good' ? granted(plain) : { ...plain, grant: 'bad' };
  const sent = o.digest === 'right' ? act : { ...act, digest: '0'.repeat(64) };
  const today = dateOf(bank.clock.now);
  const heard = await Promise.all(Array.from({ length: o.callers }, () => bank.acts.perform(sent, never)));
  const outcome = heard[0]!;
  expect(new Set(heard.map((one) => JSON.stringify(one))).size).toBe(1);
  const expected = o.digest === 'wrong' ? 'mismatch' : expectedOf(world.model, wanted, o.grant, today);
  expect(outcome.is).toBe(expected);
  world.count[expected] = (world.count[expected] ?? 0) + 1;
  if (expected === 'done' || expected === 'refused') world.told.push({ act, outcome });
  if (expected !== 'done') return 'changes nothing';
  post(world.model, wanted, today);
  return 'changes';
}

function expectedOf(model: Model, wanted: Wish, grant: string, today: string): Outcome['is'] {
  if (!mayPost(model, wanted, today)) return 'refused';
  return !wanted.leaves || grant === 'good' ? 'done' : grant === 'none' ? 'stepUp' : 'refused';
}

const dateOf = (now: Date) => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);

async function abandon(known: Told | undefined, world: World): Promise<void> {
  const act =
    known?.act ??
    transferAct('10000001', { fromAccount: '', payee: '', toAccount: '', amountMinor: '1', feeMinor: '0', arrival: '', memo: '' });
  const outcome = await bank.acts.abandon(act.id, act.customer);
  if (known) expect(outcome).toEqual(known.outcome);
  else expect(isAbandoned(outcome)).toBe(true);
  if (!known) world.told.push({ act, outcome });
}

const call = async (sql: string, values: unknown[]) => (await bank.pool.query<{ is: string }>(`select ${sql} as is`, values)).rows[0]!.is;

async function hold(o: Extract<Operation, { do: 'hold' }>, { model, holds }: World): Promise<'changes' | 'changes nothing'> {
  const held = model.accounts.get(o.account)!;
  const id = `hold-${o.account}-${model.holds.size}-${holds.length}-${String(process.hrtime.bigint())}`;
  const fits = o.amount <= held.posted - held.held - held.floor!;
  const place = () => call('bank.place_hold($1, $2, $3, $4, $5, $6)', [id, o.account, o.amount, 'test', null, bank.clock.now]);
  expect(await place()).toBe(fits ? 'held' : 'insufficientFunds');
  if (!fits) return 'changes nothing';
  expect(await place()).toBe('held');
  held.held += o.amount;
  model.holds.set(id, { account: o.account, amount: o.amount });
  holds.push(id);
  return 'changes';
}

async function end(o: Extract<Operation, { do: 'end' }>, { model, holds }: World): Promise<'changes' | 'changes nothing'> {
  const id = holds[o.place % Math.max(holds.length, 1)] ?? 'no such hold';
  const open = model.holds.get(id);
  const [sql, values, done] =
    o.how === 'release'
      ? ['bank.release_hold($1, $2, $3)', [id, null, bank.clock.now], 'released']
      : ['bank.capture_hold($1, $2, $3, $4)', [id, 'house-billers', null, bank.clock.now], 'captured'];
  expect(await call(sql, values as unknown[])).toBe(open ? done : 'closed');
  if (!open) return 'changes nothing';
  model.holds.delete(id);
  const account = model.accounts.get(open.account)!;
  account.held -= open.amount;
  if (o.how === 'capture') {
    account.posted -= open.amount;
    model.accounts.get('house-billers')!.posted += open.amount;
  }
  return 'changes';
}

test(`whatever is done, the books stay whole after every operation (${seeds} seeds of up to ${operationsMax})`, async () => {
  const count: { [what: string]: number } = {};
  await fc.assert(
    fc.asyncProperty(fc.array(operation, { minLength: 20, maxLength: operationsMax }), async (operations) => {
      bank.clock.now = new Date(Math.max(bank.clock.now.getTime(), noon.getTime()));
      const world: World = { model: await readModel(bank.owner), told: [], holds: [], count };
      let before = await rowsOf(bank.owner);
      for (const one of operations) {
        const effect = await operate(one, world);
        const after = await rowsOf(bank.owner);
        if (effect === 'changes nothing') expect(after).toBe(before);
        else expect(after).not.toBe(before);
        expect(await findBreaks(bank.owner)).toEqual([]);
        expect((await readModel(bank.owner)).accounts).toEqual(world.model.accounts);
        before = after;
        count.operations = (count.operations ?? 0) + 1;
      }
    }),
    { numRuns: seeds, endOnFailure: true },
  );
  process.stdout.write(`ledger property: ${JSON.stringify(count)}\n`);
  expect(count.done).toBeGreaterThan(0);
}, 600_000);
