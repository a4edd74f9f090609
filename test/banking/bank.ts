import type { Pool } from 'pg';
import { createGateway, type Gateway } from '../../bot/banking/gateway';
import { seedDemoBank } from '../../bot/banking/demo/seed';
import { noFaults } from '../../bot/faults';
import { digestOf } from '../../dialogs/engine/digest';
import type { Act, Acts, Facts, Outcome, Quote, TransferDraft } from '../../dialogs/ports';
import { openDatabase, type TestDatabase } from '../support/database';

/** Noon of the demo bank's T in Shanghai. */
export const noon = new Date('2026-03-18T04:00:00Z');
export const never = new AbortController().signal;

export type Bank = TestDatabase & { gateway: Gateway; acts: Acts; clock: { now: Date } };

/** The demo bank in a database of its own. A grant is what `grantOf` makes: the step-up itself is bot/identity's and tested there. */
export async function openBank(): Promise<Bank> {
  const database = await openDatabase();
  const session = await database.owner.connect();
  await seedDemoBank(session, noon);
  session.release();
  await database.owner.query(`
    create or replace function identity.consume_grant(p_grant text, p_customer text, p_act text, p_digest text, p_now timestamptz) returns boolean
    language sql as $$ select p_grant = 'grant ' || p_customer || p_act || p_digest and p_now is not null $$`);
  const clock = { now: noon };
  const gateway = createGateway({
    pool: database.pool,
    asking: database.pool,
    now: () => clock.now,
    faults: noFaults,
    log: () => undefined,
  });
  return { ...database, gateway, clock, acts: gateway.actsFor({ id: 'turn', issueStepUp: () => Promise.resolve(asked) }) };
}

export const asked: Outcome = { is: 'stepUp', challenge: 'c', href: 'h', sentBy: 'sms', expires: noon.toISOString() };

export const grantOf = (act: Act) => `grant ${act.customer}${act.id}${act.digest}`;

let acts = 0;
/** A transfer with an id that nobody has used. */
export function transferAct(customer: string, facts: Facts, id = `act-${(acts += 1)}`): Act {
  return { id, kind: 'transfer', customer, facts, digest: digestOf('transfer', customer, facts) };
}

export const granted = (act: Act): Act => ({ ...act, grant: grantOf(act) });

/** The facts of a transfer that the bank is ready to do. */
export async function factsOf(bank: Bank, customer: string, draft: TransferDraft): Promise<Facts> {
  const quote: Quote = await bank.gateway.portsFor(customer).quote(draft);
  if (quote.is !== 'ok') throw new Error(`refused: ${quote.code}`);
  return quote.facts;
}

/** A fingerprint of every row of the bank's tables, but for the outcomes that are kept. */
export async function rowsOf(owner: Pool): Promise<string> {
  const { rows } = await owner.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'bank' and table_name <> 'acts' order by 1`,
  );
  const each = rows.map(
    ({ name }) => `select '${name}' as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as rows from bank.${name} t`,
  );
  return JSON.stringify((await owner.query(each.join(' union all '))).rows);
}

/** What is posted and what is available in one account, in fen. */
export async function balanceOf(owner: Pool, account: string): Promise<{ posted: bigint; available: bigint }> {
  const { rows } = await owner.query<{ posted: string; available: string }>(
    'select posted_minor as posted, posted_minor - held_minor as available from bank.balances where account = $1',
    [account],
  );
  return { posted: BigInt(rows[0]!.posted), available: BigInt(rows[0]!.available) };
}
