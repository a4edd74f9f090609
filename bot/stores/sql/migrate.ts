import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { projectRoot } from '../../root';

const lockKey = 7_261_002;
const fileName = /^(\d{4})-[a-z0-9-]+\.sql$/;

const migrationsFolder = join(projectRoot, 'bot', 'stores', 'sql', 'migrations');

type Migration = { number: number; name: string; sql: string; sha256: string };
const Applied = z.array(z.object({ number: z.number(), name: z.string(), sha256: z.string() }));

/**
 * Brings a database up to the code: numbered files in order, each in its own transaction, under an advisory lock so that two starting nodes
 * do not meet. `client` is the owner's. Returns the names that were applied now. Throws when a file that was applied has changed since, and
 * when the database has a migration this code does not know: an older version must not write to it.
 */
export async function migrate(client: ClientBase, folder: string = migrationsFolder): Promise<string[]> {
  const known = await readMigrations(folder);
  await client.query('select pg_advisory_lock($1)', [lockKey]);
  try {
    await client.query(
      `create schema if not exists core;
       create table if not exists core.migrations (
         number int primary key, name text not null, sha256 text not null, at timestamptz not null default clock_timestamp())`,
    );
    const applied = Applied.parse((await client.query('select number, name, sha256 from core.migrations order by number')).rows);
    for (const one of applied) compare(one, known);
    const pending = known.filter(({ number }) => !applied.some((one) => one.number === number));
    for (const migration of pending) await apply(client, migration);
    return pending.map(({ name }) => name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockKey]).catch(() => undefined);
  }
}

function compare(applied: { number: number; name: string; sha256: string }, known: Migration[]): void {
  const ours = known.find(({ number }) => number === applied.number);
  if (!ours) throw new Error(`the database is newer than this code: it has ${applied.name}`);
  if (ours.sha256 !== applied.sha256) throw new Error(`${ours.name} was changed after it was applied; add a new migration instead`);
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const name of names) {
    const number = Number(fileName.exec(name)?.[1]);
    if (Number.isNaN(number) || migrations.some((one) => one.number === number))
      throw new Error(`${name} is no migration of its own number`);
    const sql = await readFile(join(folder, name), 'utf8');
    migrations.push({ number, name, sql, sha256: createHash('sha256').update(sql).digest('hex') });
  }
  return migrations;
}

async function apply(client: ClientBase, { number, name, sql, sha256 }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query(sql);
    await client.query('insert into core.migrations (number, name, sha256) values ($1, $2, $3)', [number, name, sha256]);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new Error(`${name} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
