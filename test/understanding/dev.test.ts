import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../accessibility/profile';
import { commandsOf, review, sumsTold } from './moment';

/** Sets by somebody who had seen neither phrases nor rules. `amount`: yuan that are certain, null where none is. `yes`: unmistakably so. */
type AmountRow = { text: string; lang: Lang; amount: string | null };
type YesRow = { text: string; lang: Lang; yes: boolean };

function readRows<T>(file: string): T[] {
  const lines = readFileSync(join(__dirname, file), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

const amountOf = ({ text, lang }: AmountRow): string | null => {
  const found = sumsTold(text, lang);
  return found.length === 1 ? found[0]!.amount : null;
};

describe('amounts as strangers say them', () => {
  const rows = [...readRows<AmountRow>('dev.amounts.jsonl'), ...readRows<AmountRow>('said.amounts.jsonl')].map((row) => ({
    ...row,
    got: amountOf(row),
  }));

  test('are never taken for another amount: what is not certain is asked', () => {
    expect(rows.filter(({ amount, got }) => got !== null && got !== amount)).toEqual([]);
  });

  /** As on 2026-11-22. Pounds and dollars are told with their currency, and asked about, since only yuan can be sent. */
  test.each([
    ['zh-CN', 0.98],
    ['en', 0.97],
  ] as const)('are read as well as when they were last measured (%s)', (lang, least) => {
    const own = rows.filter((row) => row.lang === lang);
    expect(own.filter(({ amount, got }) => got === amount).length / own.length).toBeGreaterThanOrEqual(least);
  });
});

describe('replies of strangers to a review', () => {
  const rows = readRows<YesRow>('dev.yes.jsonl').map((row) => ({
    ...row,
    got: commandsOf(row.text, { ...review, lang: row.lang }).some((command) => command.do === 'confirm'),
  }));

  test('are never heard as a yes that was not said', () => {
    expect(rows.filter(({ yes }) => !yes).length).toBeGreaterThan(50);
    expect(rows.filter(({ yes, got }) => got && !yes)).toEqual([]);
  });

  test('are heard as a yes in seven of ten cases and more; the rest is asked again', () => {
    const said = rows.filter(({ yes }) => yes);
    expect(said.filter(({ got }) => got).length / said.length).toBeGreaterThanOrEqual(0.7);
  });
});
