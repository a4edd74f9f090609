import { z } from 'zod';
import { categories, type Category, type Totals, type Transaction, type TransactionQuery, type Transactions } from '../../dialogs/ports';
import { dateAt } from '../clock';
import type { Asking } from '../stores/sql/lanes';
import { ask } from './ask';
import { chineseOf, toldOf } from './summaries';

const itemsMax = 50;
const skipMax = 100_000;
const wordsMax = 60;
const minorPattern = /^\d{1,15}$/;

/** The columns of bank.list_transactions, in their order. */
type Row = [...Eight, category: Category, minor: string, own: string, otherZh: string | null, otherEn: string | null];
/** Those of bank.list_page. */
type PageRow = [...Row, aliasZh: string, aliasEn: string];
type Eight = [
  reference: string,
  account: string,
  tail: string,
  date: string,
  instant: string,
  description: string,
  memo: string,
  kind: string,
];
const columns = { count: 13, ofPage: 15, category: 8, nameZh: 11, nameEn: 12 };

/** One look at every column: a page of rows is read with every list. */
const isRow = (row: unknown, count: number): boolean =>
  Array.isArray(row) &&
  row.length === count &&
  row.every((value, column) => typeof value === 'string' || (value === null && (column === columns.nameZh || column === columns.nameEn))) &&
  categories.some((category) => category === row[columns.category]);
const Page = z.tuple([z.string(), z.number(), z.array(z.custom<PageRow>((row) => isRow(row, columns.ofPage)))]);
const Found = z.tuple([z.string(), z.number(), z.string(), z.string(), z.array(z.custom<Row>((row) => isRow(row, columns.count)))]);
const Answered = z.tuple([z.object({ found: z.unknown() })]);

const statement = {
  name: 'bank.transactions',
  text: 'select bank.list_transactions($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) as found',
};

/**
 * What one customer's books hold of what is meant, newest first, as of the bank's date at `now`. One statement, which reads no rows but those of the
 * period. Throws PeerError 'bank', and RangeError for an amount that is none.
 */
export async function readTransactions(asking: Asking, customer: string, query: TransactionQuery, now: Date): Promise<Totals> {
  const values = [
    ...[customer, dateAt(now), query.accounts ?? null, query.period?.start ?? null, query.period?.end ?? null],
    ...[query.words === undefined ? null : patternsOf(query.words), query.direction === undefined ? null : wayOf[query.direction]],
    ...[query.category ?? null, minorOf(query.minMinor), minorOf(query.maxMinor), query.reference ?? null, query.unasked ?? false],
    ...[bounded(query.skip, skipMax), bounded(query.max, itemsMax)],
  ];
  const [{ found }] = Answered.parse(await ask(asking, { ...statement, values }));
  const [from, total, inMinor, outMinor, rows] = Found.parse(found);
  return { from, total, inMinor, outMinor, items: rows.map((row) => transactionOf(row)) };
}

/** What bank.list_page found. */
export function pageIn(found: unknown): Transactions {
  const [from, total, rows] = Page.parse(found);
  return { from, total, items: rows.map((row) => transactionOf(row, { 'zh-CN': row[13], en: row[14] })) };
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

/** `2026-11-22 02:00:00.123456`, in UTC, as ISO 8601 with milliseconds. */
const isoOf = (instant: string) => `${instant.slice(0, 10)}T${instant.slice(11, 19)}.${instant.slice(20, 23).padEnd(3, '0')}Z`;

function transactionOf(row: Row | PageRow, alias?: Transaction['alias']): Transaction {
  const [reference, account, tail, date, instant, description, memo, kind, category, minor, own, otherZh, otherEn] = row;
  const other = otherZh !== null && otherEn !== null ? { 'zh-CN': otherZh, en: otherEn } : undefined;
  const told = toldOf({ kind, minor, category, description, other });
  return { reference, account, tail, alias, date, at: isoOf(instant), description, told, memo, category, minor, own: own === 'true' };
}
