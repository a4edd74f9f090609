import type { Pool } from 'pg';

type Account = {
  id: string;
  customer: string | null;
  kind: string;
  class: number;
  bound: string | null;
  open: boolean;
  posted: bigint;
  held: bigint;
  floor: bigint | null;
};
type Customer = { agreed: bigint };
type Usage = { others: bigint; times: number; perClass: bigint };
export type Wish = {
  customer: string;
  from: string;
  to: string;
  leaves: boolean;
  route: 'thisBank' | 'mobile' | 'otherBank';
  amount: bigint;
};

/**
 * A second, plain opinion about the bank: one wish at a time, no SQL, no locks. It knows whether a transfer may be done and what that changes;
 * which refusal is told is the business of the tables in quotes.test.ts.
 */
export type Model = {
  accounts: Map<string, Account>;
  customers: Map<string, Customer>;
  usage: Map<string, Usage>;
  holds: Map<string, { account: string; amount: bigint }>;
};

type Rows = { [column: string]: string | null }[];

/** The model as the books are now. */
export async function readModel(owner: Pool): Promise<Model> {
  const rows = async (sql: string) => (await owner.query<Rows[number]>(sql)).rows;
  const accounts =
    await rows(`select a.id, customer, kind, class::text, bound_to, status, posted_minor::text, held_minor::text, floor_minor::text
    from bank.accounts a join bank.balances b on b.account = a.id`);
  const customers = await rows(`select id, agreed_day_minor::text from bank.customers`);
  const usage = await rows(
    `select account || ' ' || day as key, others_minor::text, others_count::text, class_minor::text from bank.usage`,
  );
  const holds = await rows(`select id, account, amount_minor::text from bank.holds where state = 'open'`);
  const fen = (text: string | null | undefined) => BigInt(text!);
  return {
    accounts: new Map(
      accounts.map((a) => [
        a.id!,
        {
          ...{ id: a.id!, customer: a.customer!, kind: a.kind!, class: Number(a.class), bound: a.bound_to!, open: a.status === 'open' },
          ...{ posted: fen(a.posted_minor), held: fen(a.held_minor), floor: a.floor_minor === null ? null : fen(a.floor_minor) },
        },
      ]),
    ),
    customers: new Map(customers.map((c) => [c.id!, { agreed: fen(c.agreed_day_minor) }])),
    usage: new Map(
      usage.map((u) => [u.key!, { others: fen(u.others_minor), times: Number(u.others_count), perClass: fen(u.class_minor) }]),
    ),
    holds: new Map(holds.map((h) => [h.id!, { account: h.account!, amount: fen(h.amount_minor) }])),
  };
}

const feeOf = ({ route, amount }: Wish) => (route !== 'otherBank' || amount <= 500_000n ? 0n : amount <= 5_000_000n ? 500n : 1_000n);
export { feeOf };

const classLimits: { [c: number]: { day: bigint; year: bigint } } = {
  2: { day: 1_000_000n, year: 20_000_000n },
  3: { day: 200_000n, year: 5_000_000n },
};

/** Whether the bank does this transfer on this day, given that its grant is good. */
export function mayPost(model: Model, wish: Wish, today: string): boolean {
  const [from, to] = [model.accounts.get(wish.from)!, model.accounts.get(wish.to)!];
  if (from === to || !from.open || from.kind !== 'current' || from.customer !== wish.customer || wish.amount < 1n) return false;
  if (to.kind !== 'current' && to.kind !== 'house') return false;
  const room = to.class !== 3 || to.posted + wish.amount <= 200_000n;
  const funds = wish.amount + feeOf(wish) <= from.posted - from.held;
  return room && funds && (!wish.leaves || withinAgreed(model, wish, today)) && withinClass(model, wish, today);
}

function withinAgreed(model: Model, wish: Wish, today: string): boolean {
  const { agreed } = model.customers.get(wish.customer)!;
  const own = [...model.usage].filter(([key]) => key.startsWith(wish.customer) && key.endsWith(today)).map(([, usage]) => usage);
  const sent = own.reduce((sum, usage) => sum + usage.others, wish.amount);
  const times = own.reduce((sum, usage) => sum + usage.times, 1);
  return times <= 50 && sent <= agreed && sent <= 5_000_000n; // over 50,000 a day asks for a factor that does not exist yet
}

function withinClass(model: Model, wish: Wish, today: string): boolean {
  const from = model.accounts.get(wish.from)!;
  const limits = classLimits[from.class];
  if (!limits || from.bound === wish.to) return true;
  const own = [...model.usage].filter(([key]) => key.startsWith(`${wish.from} ${today.slice(0, 4)}`));
  const year = own.reduce((sum, [, usage]) => sum + usage.perClass, wish.amount);
  const day = own.filter(([key]) => key.endsWith(today)).reduce((sum, [, usage]) => sum + usage.perClass, wish.amount);
  return day <= limits.day && year <= limits.year;
}

/** What a done transfer changes. */
export function post(model: Model, wish: Wish, today: string): void {
  const from = model.accounts.get(wish.from)!;
  from.posted -= wish.amount + feeOf(wish);
  model.accounts.get(wish.to)!.posted += wish.amount;
  model.accounts.get('house-fees')!.posted += feeOf(wish);
  const key = `${wish.from} ${today}`;
  const usage = model.usage.get(key) ?? { others: 0n, times: 0, perClass: 0n };
  if (wish.leaves) Object.assign(usage, { others: usage.others + wish.amount, times: usage.times + 1 });
  if (from.class > 1 && from.bound !== wish.to) usage.perClass += wish.amount;
  model.usage.set(key, usage);
}
