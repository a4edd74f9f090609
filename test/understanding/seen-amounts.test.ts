import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../accessibility/profile';
import { reportOn } from '../../bot/understanding/report';
import { amountAsked, idle, review, sumsTaken } from './moment';

/**
 * A thousand sentences of a day at the bank, written by two people who had read nothing of ours and then looked at: `amount` is the sum that is to be
 * acted on, null where there is none, `ask` where a careful teller would ask. Labels that a teller would not share were corrected.
 */
type Sum = { amount: string; currency: string };
type Row = { text: string; lang: Lang; amount: Sum | null | 'ask' };

const rows = readFileSync(join(__dirname, 'seen.amounts.jsonl'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

const told = ({ amount, currency }: Sum) => `${amount} ${currency}`;
const wantedOf = ({ amount }: Row): string[] => (amount === null || amount === 'ask' ? [] : [told(amount)]);
const reportedOf = ({ text, lang }: Row): string[] =>
  reportOn(text, lang, '2026-11-22').entities.filter(({ type }) => type === 'amount').map(({ value }) => told(value as Sum)); // prettier-ignore

/** What the bot would take without asking: out of the blue, asked how much, and at a review. */
const heardOf = ({ text, lang }: Row): string[] =>
  [idle, amountAsked, review].flatMap((about) => sumsTaken(text, { ...about, lang }).map(told));

describe.each([
  ['zh-CN', 0.98],
  ['en', 0.975],
] as const)('sums of a day at the bank (%s)', (lang, least) => {
  const own = rows.filter((row) => row.lang === lang).map((row) => ({ ...row, got: reportedOf(row) }));

  test('are never another sum, told or taken', () => {
    const wrong = own.map((row) => ({ ...row, told: [...row.got, ...heardOf(row)].filter((sum) => !wantedOf(row).includes(sum)) }));
    expect(wrong.filter((row) => row.told.length > 0)).toEqual([]);
  });

  test('are read, or left open where a teller would ask', () => {
    const right = own.filter((row) => JSON.stringify(row.got) === JSON.stringify(wantedOf(row)));
    expect(right.length / own.length).toBeGreaterThanOrEqual(least);
  });
});
