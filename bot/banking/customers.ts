import type { Pool } from 'pg';
import { z } from 'zod';
import type { Lang } from '../../accessibility/profile';
import { ask } from './ask';

const Row = z.object({ name: z.string(), romanised: z.string() });

/** How a customer is greeted in a language. Throws PeerError 'bank'. */
export async function nameOf(pool: Pool, customer: string, lang: Lang): Promise<string | undefined> {
  const rows = z
    .array(Row)
    .parse(await ask(pool, { name: 'bank.name', text: 'select name, romanised from bank.customers where id = $1', values: [customer] }));
  return lang === 'en' ? rows[0]?.romanised : rows[0]?.name;
}
