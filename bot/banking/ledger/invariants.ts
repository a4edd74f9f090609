import type { ClientBase, Pool } from 'pg';
import { z } from 'zod';

/**
 * What is true of the books after every operation, each as a query for the rows that break it: first column `at` names the place.
 * Sources: double entry; reference/money-and-security.md 4.3 (conservation, identity, no overdraft, holds).
 */
export const invariants: { name: string; broken: string }[] = [
  {
    name: 'all postings sum to zero',
    broken: `select 'ledger' as at, sum(amount_minor)::text as found from bank.postings having coalesce(sum(amount_minor), 0) <> 0`,
  },
  {
    name: 'every transaction has two lines or more and sums to zero',
    broken: `select t.id::text as at, count(p.*) || ' lines, ' || coalesce(sum(p.amount_minor), 0) as found
      from bank.transactions t left join bank.postings p on p.transaction = t.id
      group by t.id having coalesce(sum(p.amount_minor), 0) <> 0 or count(p.*) < 2`,
  },
  {
    name: 'every balance is the sum of its postings',
    broken: `select b.account as at, b.posted_minor || ' <> ' || coalesce(p.total, 0) as found from bank.balances b
      left join (select account, sum(amount_minor) as total from bank.postings group by account) p on p.account = b.account
      where b.posted_minor <> coalesce(p.total, 0)`,
  },
  {
    name: 'every account has a balance',
    broken: `select a.id as at, 'no balance' as found from bank.accounts a where not exists (select from bank.balances b where b.account = a.id)`,
  },
  {
    name: 'what is held is the sum of the open holds',
    broken: `select b.account as at, b.held_minor || ' <> ' || coalesce(h.total, 0) as found from bank.balances b
      left join (select account, sum(amount_minor) as total from bank.holds where state = 'open' group by account) h on h.account = b.account
      where b.held_minor <> coalesce(h.total, 0)`,
  },
  {
    name: 'no customer has less than nothing available',
    broken: `select b.account as at, (b.posted_minor - b.held_minor)::text as found from bank.balances b join bank.accounts a on a.id = b.account
      where a.kind <> 'house' and (b.floor_minor is null or b.posted_minor - b.held_minor < b.floor_minor)`,
  },
  {
    name: 'every transfer that was told as done was posted once, for that amount, and no other was',
    broken: `select coalesce(a.id, t.act, 'no act') as at, coalesce(a.outcome ->> 'is', 'no act') || ', ' || count(t.id) || ' transactions' as found
      from (select * from bank.acts where kind = 'transfer' and outcome ->> 'is' = 'done') a
      full join (select t.*, p.amount_minor from bank.transactions t join bank.postings p on p.transaction = t.id and p.line = 2
        where t.kind = 'transfer' and coalesce(t.act, '') not like 'demo-%') t on t.act = a.id
      group by a.id, t.act, a.outcome
      having count(t.id) <> 1 or a.id is null or min(t.amount_minor)::text <> a.outcome #>> '{values,amount,v,minor}'
        or min(t.reference) <> a.outcome ->> 'reference'`,
  },
  {
    name: 'what counts against the limits is what was sent to others',
    broken: `select coalesce(u.at, s.at) as at, coalesce(u.total, 0) || ' <> ' || coalesce(s.total, 0) as found
      from (select account || ' ' || day as at, others_minor as total from bank.usage where others_count > 0) u
      full join (
        select p.account || ' ' || t.booked_on as at, -sum(p.amount_minor) as total
        from bank.transactions t join bank.postings p on p.transaction = t.id and p.line = 1
        join bank.postings q on q.transaction = t.id and q.line = 2 join bank.accounts r on r.id = q.account
        where t.kind = 'transfer' and coalesce(t.act, '') not like 'demo-%' and r.customer is distinct from t.customer group by 1
      ) s on s.at = u.at where coalesce(u.total, 0) <> coalesce(s.total, 0)`,
  },
  {
    name: 'what counts against the class of an account is what was transferred from it and paid of bills, without what came back',
    broken: `select coalesce(u.at, s.at) as at, coalesce(u.total, 0) || ' <> ' || coalesce(s.total, 0) as found
      from (select account || ' ' || day as at, class_minor as total from bank.usage where class_minor > 0) u
      full join (
        select w.account || ' ' || w.day as at, sum(w.minor) as total from (
          select p.account, t.booked_on as day, -p.amount_minor as minor, q.account as receiver
          from bank.transactions t join bank.postings p on p.transaction = t.id and p.line = 1
          join bank.postings q on q.transaction = t.id and q.line = 2
          where t.kind = 'transfer' and coalesce(t.act, '') not like 'demo-%'
          union all
          select b.account, (b.placed_at at time zone 'Asia/Shanghai')::date, b.amount_minor, null from bank.bill_payments b
          where b.state <> 'refunded'
        ) w join bank.accounts a on a.id = w.account where a.class > 1 and (w.receiver is null or w.receiver is distinct from a.bound_to) group by 1
      ) s on s.at = u.at where coalesce(u.total, 0) <> coalesce(s.total, 0)`,
  },
  {
    name: 'every bill that was paid was posted once, for that amount and under that reference, and no other was',
    broken: `select coalesce(b.act, t.act, 'no act') as at, coalesce(b.state, 'no payment') || ', ' || count(t.id) || ' transactions' as found
      from bank.bill_payments b
      full join (select t.*, p.amount_minor from bank.transactions t join bank.postings p on p.transaction = t.id and p.line = 2
        where t.kind = 'bill' and coalesce(t.act, '') not like 'demo-%') t on t.act = b.act
      group by b.act, t.act, b.state, b.amount_minor, b.reference
      having count(t.id) <> case when b.state = 'posted' then 1 else 0 end
        or (b.state = 'posted' and (min(t.amount_minor) <> b.amount_minor or min(t.reference) <> b.reference))`,
  },
  {
    name: "a bill's money is held exactly while its payment is under way",
    broken: `select b.act as at, b.state || ', hold ' || coalesce(h.state, 'none') as found
      from bank.bill_payments b left join bank.holds h on h.id = 'bill:' || b.act
      where h.state is distinct from case b.state when 'posted' then 'captured' when 'refunded' then 'released' else 'open' end
        or b.state = 'rejected' or h.amount_minor <> b.amount_minor + b.fee_minor or h.account <> b.account`,
  },
  {
    name: 'what was told of a bill is what became of it',
    broken: `select coalesce(b.act, a.id) as at, coalesce(b.state, 'no payment') || ', told ' || coalesce(a.outcome ->> 'is', 'nothing') as found
      from bank.bill_payments b
      full join (select * from bank.acts where kind = 'payBill') a on a.id = b.act
      where a.outcome ->> 'is' is distinct from case b.state when 'posted' then 'done' when 'refunded' then 'refused' end
        and (b.act is not null or a.outcome ->> 'is' <> 'refused')`,
  },
];

const Broken = z.array(z.object({ at: z.string().nullable(), found: z.string().nullable() }));
const shownMax = 20;

/** One line for each place where the books are not as they must be, at most 20 an invariant; none when all is well. */
export async function findBreaks(reader: Pool | ClientBase): Promise<string[]> {
  const breaks: string[] = [];
  for (const invariant of invariants) {
    const { rows } = await reader.query(`select * from (${invariant.broken}) broken limit ${shownMax}`);
    breaks.push(...Broken.parse(rows).map((row) => `${invariant.name}: ${row.at ?? ''} (${row.found ?? ''})`));
  }
  return breaks;
}
