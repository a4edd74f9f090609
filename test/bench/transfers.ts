import { execFile } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pool } from 'pg';
import { createGateway } from '../../bot/banking/gateway';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { noFaults } from '../../bot/faults';
import { connectionsOf, createPool } from '../../bot/stores/sql/pool';
import { digestOf } from '../../dialogs/engine/digest';
import type { Act, Facts } from '../../dialogs/ports';
import { ensureTool } from '../support/tools';
import type { Database, Ground } from './ground';
import { endAtExit, removeFolder } from './processes';
import { atLeast, noted, type Options, type Row } from './report';
import { median, told } from './rounds';

/** pgbench chooses among script files, of which it takes 128 at most: one for each payer, with its digest in it. */
const payers = 100;
const sessions = 10;
const waiters = 50;

/**
 * A transfer between own accounts, which needs no code and so runs the whole posting function: our one call of it through the bot's pool, beside
 * pgbench calling the same function and pgbench running what is in it statement by statement. Same sessions, same payers, paired rounds.
 */
export async function benchTransfers(ground: Ground, o: Options): Promise<Row[]> {
  try {
    ensureTool('pgbench', 'postgresql-contrib');
  } catch (error) {
    return [noted('a transfer posted', error instanceof Error ? error.message : 'pgbench is missing')];
  }
  const database = await ground.createDatabase('transfers');
  const folder = mkdtempSync(join(tmpdir(), 'bank-pgbench-'));
  const forget = endAtExit(() => removeFolder(folder));
  const pool = createPool(connectionsOf(database.url).bot, { log: () => undefined, connectionsMax: sessions });
  try {
    await openAccounts(database.owner);
    const scripts = writeScripts(folder);
    const [rounds, seconds] = o.short ? [3, 1] : [8, 2];
    o.say(`transfers: ${rounds} rounds of ${seconds} s each, ${sessions} sessions, ${waiters} waiting for them in node`);
    const contenders: Contender[] = [
      { name: ours, run: () => postFor(pool, seconds * 1000) },
      { name: sameCall, run: () => pgbench(database, scripts.calls, seconds) },
      { name: oneByOne, run: () => pgbench(database, [scripts.statements], seconds) },
    ];
    const found = await rotate(contenders, rounds);
    await checkBooks(database.owner);
    for (const { name } of contenders) o.say(`  ${name}: ${told(found.get(name)!, 0)} transfers/s`);
    return rowsOf(found);
  } finally {
    await Promise.all([pool.end(), database.close()]);
    removeFolder(folder);
    forget();
  }
}

const ours = 'one call from node';
const sameCall = 'pgbench, the same call';
const oneByOne = 'pgbench, statement by statement';
type Contender = { name: string; run(): Promise<number> };

/** Transfers a second of each, round by round; a first round warms up and is not kept. */
async function rotate(contenders: Contender[], rounds: number): Promise<Map<string, number[]>> {
  const found = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (const { run } of contenders) await run();
  for (let round = 0; round < rounds; round += 1)
    for (let at = 0; at < contenders.length; at += 1) {
      const { name, run } = contenders[(round + at) % contenders.length]!;
      found.get(name)!.push(await run());
    }
  return found;
}

function rowsOf(found: Map<string, number[]>): Row[] {
  const ratio = (to: string) => found.get(ours)!.map((rate, round) => rate / found.get(to)![round]!);
  const row = (to: string, budget: number) => {
    const rates = `${median(found.get(ours)!).toFixed(0)} against ${median(found.get(to)!).toFixed(0)} a second`;
    return atLeast(`a transfer posted, against ${to}`, median(ratio(to)), budget, `${told(ratio(to))} ×, ${rates}`, ' ×');
  };
  return [row(sameCall, 0.7), row(oneByOne, 1)];
}

const payerAt = (n: number) => `payer-${n}`;

/** Payers with two accounts and money for ever, whose opening is posted like anybody's. */
async function openAccounts(owner: Pool): Promise<void> {
  await owner.query(`
    with payers as (select n, 'payer-' || n as id from generate_series(0, ${payers - 1}) n),
    c as (insert into bank.customers (id, name, romanised, agreed_day_minor) select id, id, id, 0 from payers),
    a as (insert into bank.accounts (id, number, customer, holder, position, kind)
      select id || '-' || side, '88' || lpad(n::text, 6, '0') || case side when 'from' then '0001' else '0002' end, id, id, 0, 'current'
      from payers, unnest(array['from', 'to']) side),
    b as (insert into bank.balances (account, posted_minor, floor_minor)
      select id || '-' || side, case side when 'from' then 1000000000 else 0 end, 0 from payers, unnest(array['from', 'to']) side),
    h as (update bank.balances set posted_minor = posted_minor - 1000000000 * ${payers}::bigint where account = 'house-opening'),
    t as (insert into bank.transactions (kind, at, booked_on, customer, reference, description)
      select 'opening', now(), current_date, id, 'opening', 'bench' from payers returning id, customer)
    insert into bank.postings (transaction, line, account, amount_minor)
      select t.id, line, case line when 1 then t.customer || '-from' else 'house-opening' end, case line when 1 then 1000000000 else -1000000000 end
      from t, generate_series(1, 2) line`);
  await owner.query('vacuum analyze');
}

const factsAt = (n: number): Facts => ({
  ...{ fromAccount: `${payerAt(n)}-from`, payee: '', toAccount: `${payerAt(n)}-to`, amountMinor: '1', feeMinor: '0' },
  ...{ arrival: 'arrival.instant', memo: '' },
});
const digestAt = (n: number) => digestOf('transfer', payerAt(n), factsAt(n));

let posted = 0;
async function postFor(pool: Pool, forMs: number): Promise<number> {
  const gateway = createGateway({ pool, asking: pool, now: () => new Date(), faults: noFaults, log: () => undefined });
  const acts = gateway.actsFor({ id: 'bench', issueStepUp: () => Promise.reject(new Error('own accounts ask for no code')) });
  const drafts = Array.from({ length: payers }, (_, n) => ({ customer: payerAt(n), facts: factsAt(n), digest: digestAt(n) }));
  const never = new AbortController().signal;
  const begun = performance.now();
  const before = posted;
  const work = async () => {
    while (performance.now() - begun < forMs) {
      const act: Act = { id: `node-${(posted += 1)}`, kind: 'transfer', ...drafts[Math.floor(Math.random() * payers)]! };
      const outcome = await acts.perform(act, never);
      if (outcome.is !== 'done') throw new Error(`a transfer was not done: ${JSON.stringify(outcome)}`);
    }
  };
  await Promise.all(Array.from({ length: waiters }, work));
  return ((posted - before) * 1000) / (performance.now() - begun);
}

async function pgbench(database: Database, files: string[], seconds: number): Promise<number> {
  const scripts = files.flatMap((file) => ['-f', file]);
  const args = ['-n', '-M', 'prepared', '-c', String(sessions), '-j', '2', '-T', String(seconds), '-h', database.socketDir, '-p', String(database.port)]; // prettier-ignore
  const { stdout } = await promisify(execFile)('pgbench', [...args, '-U', database.user, ...scripts, database.name]);
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1];
  const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1];
  if (failed !== '0' || rate === undefined) throw new Error(`pgbench failed:\n${stdout}`);
  return Number(rate);
}

/** Every transfer of every contender was done, and the books are as they must be. */
async function checkBooks(owner: Pool): Promise<void> {
  const { rows } = await owner.query<{ wrong: string }>(`select count(*) as wrong from bank.acts where outcome ->> 'is' <> 'done'`);
  const breaks = await findBreaks(owner);
  if (rows[0]?.wrong !== '0' || breaks.length > 0) throw new Error(`the books are wrong: ${rows[0]?.wrong ?? ''} ${breaks.join('; ')}`);
}

function writeScripts(folder: string): { calls: string[]; statements: string } {
  const write = (name: string, text: string) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
  };
  const calls = Array.from({ length: payers }, (_, n) => write(`call-${n}.sql`, callOf(n)));
  return { calls, statements: write('statements.sql', statements) };
}

const callOf = (n: number) => `\\set id random(1, 9000000000000000000)
select bank.post_transfer('call-' || :id::text, '${payerAt(n)}', '${digestAt(n)}', '${payerAt(n)}-from', null, '${payerAt(n)}-to', 1, 0, 'arrival.instant', '', null, 'bench', now());
`;

/** What is in bank.post_transfer and the functions it calls, for a transfer between own accounts, as a client would send it (pgbench takes a colon for
 * a variable even in quotes, hence chr(58)). */
const statements = `\\set id random(1, 9000000000000000000)
\\set n random(0, ${payers - 1})
begin;
select pg_advisory_xact_lock(hashtextextended('bank.act' || e'\\x1f' || 'step-' || :id::text, 0));
select outcome from bank.acts where id = 'step-' || :id::text;
select from bank.customers where id = 'payer-' || :n::text for no key update;
select id, holder, number from bank.accounts where id = 'payer-' || :n::text || '-to' and customer = 'payer-' || :n::text and kind = 'current';
select from bank.balances where account in ('payer-' || :n::text || '-from', 'payer-' || :n::text || '-to') and floor_minor is not null order by account for no key update;
select a.id, a.kind, a.status, right(a.number, 4), b.posted_minor - b.held_minor from bank.accounts a join bank.balances b on b.account = a.id where a.id = 'payer-' || :n::text || '-from' and a.customer = 'payer-' || :n::text;
select fee_minor from bank.fee_tiers where route = 'thisBank' and 1 <= up_to_minor order by up_to_minor limit 1;
select s.day_minor, s.year_minor, t.balance_minor, b.posted_minor from bank.accounts r join bank.class_limits t on t.class = r.class join bank.balances b on b.account = r.id left join (bank.accounts a join bank.class_limits s on s.class = a.class) on a.id = 'payer-' || :n::text || '-from' and a.bound_to is distinct from r.id where r.id = 'payer-' || :n::text || '-to';
select exists (select from bank.transactions where customer = 'payer-' || :n::text and reference = :id::text) or exists (select from bank.requests where customer = 'payer-' || :n::text and reference = :id::text);
insert into bank.transactions (kind, at, booked_on, customer, reference, description, memo, act) values ('transfer', now(), current_date, 'payer-' || :n::text, :id::text, 'bench', '', 'step-' || :id::text) returning id as entry \\gset
insert into bank.postings (transaction, line, account, amount_minor) values (:entry, 1, 'payer-' || :n::text || '-from', -1);
update bank.balances set posted_minor = posted_minor - 1 where account = 'payer-' || :n::text || '-from' returning posted_minor - held_minor;
insert into bank.postings (transaction, line, account, amount_minor) values (:entry, 2, 'payer-' || :n::text || '-to', 1);
update bank.balances set posted_minor = posted_minor + 1 where account = 'payer-' || :n::text || '-to' returning posted_minor - held_minor;
insert into bank.acts (id, kind, customer, digest, outcome, turn, at) values ('step-' || :id::text, 'transfer', 'payer-' || :n::text, repeat('0', 64), jsonb_build_object('is', 'done', 'reference', :id::text, 'values', '{"amount": {"t": "money", "v": {"minor": "1", "currency": "CNY"}}}'::jsonb), 'bench', now());
insert into core.audit (turn, customer, what, subject, detail) values ('bench', 'payer-' || :n::text, 'transfer.done', 'step-' || :id::text, jsonb_build_object('is', 'done', 'reference', :id::text, 'values', '{"amount": {"t": "money", "v": {"minor": "1", "currency": "CNY"}}}'::jsonb, 'digest', repeat('0', 64)));
insert into core.outbox (topic, key, payload) values ('transfer.done', 'transfer' || chr(58) || 'step-' || :id::text, jsonb_build_object('act', 'step-' || :id::text, 'customer', 'payer-' || :n::text, 'reference', :id::text));
end;
`;
