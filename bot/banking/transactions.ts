import { z } from 'zod';
import { categories, type Transaction, type TransactionQuery, type Transactions } from '../../dialogs/ports';
import { dateAt } from '../clock';
import type { Asking } from '../stores/sql/lanes';
import { ask } from './ask';
import { chineseOf, toldOf } from './summaries';

const itemsMax = 50;
const skipMax = 100_000;
const wordsMax = 60;
const minorPattern = /^\d{1,15}$/;

const Found = z.object({
  from: z.string(),
  total: z.number(),
  inMinor: z.string(),
  outMinor: z.string(),
  items: z.array(
    z.object({
      ...{ reference: z.string(), account: z.string(), tail: z.string(), date: z.string(), at: z.string(), description: z.string() },
      ...{ memo: z.string(), kind: z.string(), category: z.enum(categories), minor: z.string(), own: z.boolean() },
      ...{ otherZh: z.string().nullable(), otherEn: z.string().nullable() },
    }),
  ),
});
const Answered = z.tuple([z.object({ found: Found })]);

const statement = {
  name: 'bank.transactions',
  text: 'select bank.find_transactions($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as found',
};

/**
 * What one customer's books hold of what is meant, newest first, as of the bank's date at `now`. One statement, which reads no rows but those of the
 * period. Throws PeerError 'bank', and RangeError for an amount that is none.
 */
export async function readTransactions(asking: Asking, customer: string, query: TransactionQuery, now: Date): Promise<Transactions> {
  const values = [
    ...[customer, dateAt(now), query.accounts ?? null, query.period?.start ?? null, query.period?.end ?? null],
    ...[query.words === undefined ? null : patternsOf(query.words), query.direction === undefined ? null : wayOf[query.direction]],
    ...[query.category ?? null, minorOf(query.minMinor), minorOf(query.maxMinor), query.reference ?? null, query.unasked ?? false],
    ...[bounded(query.skip, skipMax), bounded(query.max, itemsMax)],
  ];
  const [{ found }] = Answered.parse(await ask(asking, { ...statement, values }));
  return { ...found, items: found.items.map(transactionOf) };
}

const wayOf = { in: 1, out: -1 };
const bounded = (count: number, most: number) => Math.max(0, Math.min(most, Math.trunc(count)));

function minorOf(minor: string | undefined): string | null {
  if (minor === undefined) return null;
  if (!minorPattern.test(minor)) throw new RangeError('an amount is up to 15 digits of fen');
  return minor;
}

/** LIKE patterns of the words as they were said and, where the books have a word of their own for it, of that. */
function patternsOf(words: string): string[] {
  const said = words.normalize('NFKC').toLowerCase().trim().slice(0, wordsMax);
  return [said, ...chineseOf(said)].map((each) => `%${each.replace(/[\\%_]/g, '\\$&')}%`);
}

function transactionOf(row: z.infer<typeof Found>['items'][number]): Transaction {
  const { reference, account, tail, date, at, description, memo, kind, category, minor, own, otherZh, otherEn } = row;
  const other = otherZh !== null && otherEn !== null ? { 'zh-CN': otherZh, en: otherEn } : undefined;
  const told = toldOf({ kind, minor, category, description, other });
  return { reference, account, tail, date, at, description, told, memo, category, minor, own };
}
