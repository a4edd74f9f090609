import type { Pool } from 'pg';
import { type Bot, type Database, type Ground, startBot } from './ground';
import { noted, type Options, type Row } from './report';
import { type Contender, type Figures, median, ratios, runRounds, told } from './rounds';
import { list } from './talks';
import { frameworkTalks } from './doors';

const small = 1_000;
const chunk = 100_000;

/**
 * What a balance costs when the books are long: one bot over a thousand postings, one over a million, in paired rounds. Half of the postings are in
 * the accounts that are asked about, so a balance that were summed would show it. The month's list is measured beside it: those postings are older
 * than the month, so a list that read more than its answer would show it too.
 */
export async function benchScale(ground: Ground, o: Options): Promise<Row[]> {
  const large = o.short ? 100_000 : 1_000_000;
  const [few, many] = [await ground.createDatabase('scale_few'), await ground.createDatabase('scale_many')];
  await fill(few.owner, small);
  const begun = performance.now();
  await fill(many.owner, large);
  o.say(`scale: ${large.toLocaleString('en')} postings made in ${((performance.now() - begun) / 1000).toFixed(0)} s`);
  const bots: Bot[] = [await startBot({ DATABASE_URL: few.url }, o.nodeArgs), await startBot({ DATABASE_URL: many.url }, o.nodeArgs)];
  try {
    await Promise.all(bots.map((bot) => bot.listens()));
    const contenders = [
      ...[await contender(nameOf(small), bots[0]!, few), await contender(nameOf(large), bots[1]!, many)],
      ...[await contender(listOf(small), bots[0]!, few, list), await contender(listOf(large), bots[1]!, many, list)],
    ];
    const amount = o.short ? { rounds: 3, burstMs: 1_000, warmTurns: 1_000 } : { rounds: 6, burstMs: 2_000, warmTurns: 5_000 };
    const figures = await runRounds(contenders, { postgres: ground.pid }, amount);
    for (const { name } of contenders) o.say(`  ${name}: ${rateOf(figures, name)}`);
    return [
      noted(`a balance turn with ${nameOf(large)} against ${nameOf(small)}`, figureOf(figures, nameOf(small), nameOf(large))),
      noted(`a month's list with ${nameOf(large)} against ${nameOf(small)}`, figureOf(figures, listOf(small), listOf(large))),
    ];
  } finally {
    await Promise.all(bots.map((bot) => bot.stop()));
    await Promise.all([few.close(), many.close()]);
  }
}

const nameOf = (postings: number) => `${postings.toLocaleString('en')} postings`;

const listOf = (postings: number) => `list, ${nameOf(postings)}`;

const figureOf = (figures: Figures, few: string, many: string) =>
  `${told(ratios(figures, many, few))} × the turns per second; ${few}: ${rateOf(figures, few)}; ${many}: ${rateOf(figures, many)}`;

const contender = async (name: string, bot: Bot, { owner }: Database, asked?: typeof list): Promise<Contender> => ({
  ...{ name, port: bot.port, pid: bot.pid },
  talks: await frameworkTalks(owner, { prefix: asked ? 'scale-list' : 'scale', asked }),
});

function rateOf(figures: Figures, name: string): string {
  const mine = figures.get(name)!;
  const least = (of: string) => Math.min(...mine.map(({ cpuUs }) => cpuUs[of] ?? 0)).toFixed(0);
  return `${median(mine.map(({ perSecond }) => perSecond)).toFixed(0)} turns/s, least CPU µs: bot ${least('bot')}, postgres ${least('postgres')}`;
}

/** Transactions of two postings each, there and back by turns, so that balances stay what they were. In chunks, to bound what one statement holds. */
async function fill(owner: Pool, postings: number): Promise<void> {
  const session = await owner.connect();
  try {
    await session.query(`set statement_timeout = '120s'`);
    await session.query('set session_replication_role = replica'); // the rows are right by construction; checking each would take minutes
    for (let done = 0; done < postings; done += chunk) await session.query(insert, [done, Math.min(chunk, postings - done) / 2]);
    await session.query('set session_replication_role = origin');
    await session.query('vacuum analyze');
  } finally {
    session.release();
  }
}

const insert = `
  with askers as (select array_agg(id order by id) as ids from bank.accounts where kind = 'current' and customer is not null),
  entries as (
    select n, ids[n / 2 % array_length(ids, 1) + 1] as account, case n % 2 when 0 then 1 else -1 end as amount_minor
    from askers, generate_series(0, $2::int - 1) n),
  t as (
    insert into bank.transactions (kind, at, booked_on, customer, reference, description, act)
    select 'purchase', now() - interval '70 days' - n * interval '1 second', current_date - 70, a.customer, 'scale-' || ($1::int + n), '示范超市', 'scale-' || ($1::int + n)
    from entries e join bank.accounts a on a.id = e.account returning id, act)
  insert into bank.postings (transaction, line, account, amount_minor, booked_on)
  select t.id, line, case line when 1 then e.account else 'house-rail' end, case line when 1 then e.amount_minor else -e.amount_minor end, current_date - 70
  from t join entries e on t.act = 'scale-' || ($1::int + e.n), generate_series(1, 2) line`;
