import type { Lang } from '../../accessibility/profile';
import { type SumExample, sumExamples } from '../../bot/understanding/sums/examples';
import { amountAsked, idle, review, sumsTaken, sumsTold } from './moment';

/**
 * A thousand sentences of a day at the bank, written by two people who had read nothing of ours and then looked at. Labels that a teller would not
 * share were corrected, and sums are learnt from them.
 */
type Row = SumExample & { lang: Lang };
type Sum = { amount: string; currency: string };

const rows: Row[] = (['zh-CN', 'en'] as const).flatMap((lang) => sumExamples(lang).filter(({ set }) => set === 'seen').map((row) => ({ ...row, lang }))); // prettier-ignore

const told = ({ amount, currency }: Sum) => `${amount} ${currency}`;
const wantedOf = ({ amount, currency = 'CNY' }: Row): string[] => (amount === null ? [] : [told({ amount, currency })]);
const reportedOf = ({ text, lang }: Row): string[] => sumsTold(text, lang).map(told);

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
