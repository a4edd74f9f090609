import type { ClientBase } from 'pg';
import { z } from 'zod';
import { seedDemoBills } from './bills';
import * as rows from './rows';

const lockKey = 7_261_010;
const dayMs = 86_400_000;
const Today = z.tuple([z.object({ today: z.string(), settled: z.boolean() })]);

/** Both sides of each entry; an entry and its two lines are found again by the act's id. */
const postEntries = `
  insert into bank.postings (transaction, line, account, amount_minor)
  select t.id, side.line, side.account, side.amount_minor
  from jsonb_to_recordset($1) as e (act text, account text, other text, amount_minor bigint)
  join bank.transactions t on t.act = e.act
  cross join lateral (values (1, e.account, e.amount_minor), (2, e.other, -e.amount_minor)) as side (line, account, amount_minor)`;

/** Balances are what postings and open holds say, and nothing else. */
const settleBalances = `
  update bank.balances b set
    posted_minor = coalesce((select sum(p.amount_minor) from bank.postings p where p.account = b.account), 0),
    held_minor = coalesce((select sum(h.amount_minor) from bank.holds h where h.account = b.account and h.state = 'open'), 0)`;

/**
 * Creates the demo bank as of today (T is the bank's date at `now`) when the database holds no customer; otherwise does nothing. `owner` is a
 * session of the owner, since the bot itself writes no table of the bank. Two nodes that start at once do it once. True when it was created.
 */
export async function seedDemoBank(owner: ClientBase, now: Date): Promise<boolean> {
  await owner.query('begin');
  try {
    await owner.query('select pg_advisory_xact_lock($1)', [lockKey]);
    const found = await owner.query('select bank.day_of($1)::text as today, exists (select from bank.customers) as settled', [
      now.toISOString(),
    ]);
    const [{ today, settled }] = Today.parse(found.rows);
    const dateOf = (day: number) => new Date(Date.parse(today) + day * dayMs).toISOString().slice(0, 10);
    if (!settled) await createDemoBank(owner, dateOf);
    await seedDemoBills(owner, dateOf);
    await owner.query('commit');
    return !settled;
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}

async function createDemoBank(owner: ClientBase, dateOf: rows.DateOf): Promise<void> {
  await insert(owner, 'rules', rows.ruleRows(dateOf));
  await insert(owner, 'class_limits', rows.classRows());
  await insert(owner, 'fee_tiers', rows.feeRows());
  await insert(owner, 'customers', rows.customerRows(dateOf));
  await insert(owner, 'accounts', rows.accountRows(dateOf));
  await insert(owner, 'balances', rows.balanceRows());
  await insert(owner, 'mobiles', rows.mobileRows());
  await insert(owner, 'payees', rows.payeeRows());
  await insert(owner, 'holds', rows.holdRows(dateOf));
  const entries = rows.entryRows(dateOf);
  await insert(owner, 'transactions', entries, ['act', 'reference', 'customer', 'kind', 'at', 'booked_on', 'memo', 'description']);
  await owner.query(postEntries, [JSON.stringify(entries)]);
  await owner.query(settleBalances);
}

type Table =
  'rules' | 'class_limits' | 'fee_tiers' | 'customers' | 'accounts' | 'balances' | 'mobiles' | 'payees' | 'holds' | 'transactions';

/** One statement a table; every row has the columns of the first. */
async function insert(owner: ClientBase, table: Table, values: rows.Row[], columns = Object.keys(values[0] ?? {})): Promise<void> {
  const names = columns.join(', ');
  await owner.query(`insert into bank.${table} (${names}) select ${names} from jsonb_populate_recordset(null::bank.${table}, $1)`, [
    JSON.stringify(values),
  ]);
}
