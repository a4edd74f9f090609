import type { Pool, PoolClient } from 'pg';
import { demoCustomers, demoPassword } from './demo-customers';
import { demoNeeds } from './demo-needs';
import { hashPassword } from './passwords';

const lockKey = 7_261_020;

/**
 * Gives the demo bank's customers their credentials and needs, once: what is there stays as it is, and two nodes that start together do not
 * meet. After the demo bank, whose customers they are; `pool` is the owner's. Each customer has a hash of their own; all of
 * them take 0.1 to 0.6 s on two cores.
 */
export async function seedIdentity(pool: Pool, now: Date): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [lockKey]);
    const { rows } = await client.query('select 1 from identity.credentials limit 1');
    if (rows.length === 0) await seedAll(client, now);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

async function seedAll(client: PoolClient, now: Date): Promise<void> {
  const hashes = await Promise.all(demoCustomers.map(() => hashPassword(demoPassword)));
  const credentials = demoCustomers.map((one, index) => ({ ...one, hash: hashes[index] }));
  await client.query(
    `insert into identity.credentials (customer, password_hash, phone, id_number, email, openid)
     select customer, hash, phone, "idNumber", email, openid from jsonb_to_recordset($1)
       as t (customer text, hash text, phone text, "idNumber" text, email text, openid text)`,
    [JSON.stringify(credentials)],
  );
  await client.query(
    `insert into identity.profiles (customer, profile, changed_at) select key, value, $2 from jsonb_each($1)
     on conflict (customer) do nothing`,
    [demoNeeds, now],
  );
}
