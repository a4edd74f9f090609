import { demoCustomers } from '../../bot/identity/demo-customers';
import { seedIdentity } from '../../bot/identity/seed';
import { openDatabase, type TestDatabase } from '../support/database';

export const secrets = ['newest-secret-for-tests', 'older-secret-for-tests'];
export const noon = new Date('2026-03-04T04:00:00Z');
export const later = (minutes: number, from = noon) => new Date(from.getTime() + minutes * 60_000);

/** A database with the demo's customers, their credentials and their needs. */
export async function openBank(): Promise<TestDatabase> {
  const database = await openDatabase();
  await database.owner.query(
    `insert into bank.customers (id, name, romanised, agreed_day_minor)
     select id, '客户', 'Customer', 2000000 from unnest($1::text[]) as id`,
    [demoCustomers.map(({ customer }) => customer)],
  );
  await seedIdentity(database.owner, noon);
  return database;
}

/** Every row of every table that a customer's turn may leave behind, as text. */
export async function everythingKept({ owner }: TestDatabase): Promise<string> {
  const { rows: tables } = await owner.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('core', 'bank', 'identity')`,
  );
  const kept: string[] = [];
  for (const { name } of tables) {
    const { rows } = await owner.query<{ all: string | null }>(`select string_agg(t::text, E'\\n') as all from ${name} t`);
    kept.push(`${name}\n${rows[0]?.all ?? ''}`);
  }
  return kept.join('\n');
}
