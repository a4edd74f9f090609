import type { Lang } from '../../accessibility/profile';
import { type Share, scoreIntents } from './scores';
import { judgeAmounts, judgePeriods, judgeReplies, readIntents, sets, silentlyWrong, valueSets } from './strangers';

const languages: Lang[] = ['zh-CN', 'en'];
const each = sets.flatMap((set) => languages.map((lang) => [set, lang] as const));
const share = ({ part, of }: Share) => part / of;
const shareRight = (rows: { right: boolean }[]) => rows.filter(({ right }) => right).length / rows.length;

/** Figures are those of the README, less a little: a change that loses more has to say why. What may never happen is not a figure. */
describe.each(each)('what the %s stranger says (%s)', (set, lang) => {
  const scores = scoreIntents(readIntents(set, lang), lang);

  test('starts no money that was not asked for', () => {
    expect(scores.falseMoneyStarts.part).toBe(0);
  });

  test('is told what it is about, or one of two', () => {
    expect(share(scores.first)).toBeGreaterThanOrEqual(lang === 'en' ? 0.915 : 0.93);
    expect(share(scores.eitherOfTwo)).toBeGreaterThanOrEqual(0.96);
  });

  test('is refused where a bank does nothing of it, and seldom taken for something else', () => {
    expect(share(scores.refused)).toBeGreaterThanOrEqual(0.9);
    expect(share(scores.wronglyAccepted)).toBeLessThanOrEqual(0.04);
  });

  test('is never a certain amount that was not said', () => {
    expect(silentlyWrong(set, lang)).toEqual([]);
  });

  test('names amounts that are read', () => {
    expect(shareRight(judgeAmounts(set, lang))).toBeGreaterThanOrEqual(0.97);
  });

  test('names times that are read', () => {
    expect(shareRight(judgePeriods(set, lang).told)).toBeGreaterThanOrEqual(0.95);
  });

  test('is never heard as a yes that it is not', () => {
    const replies = judgeReplies(set, lang);
    expect(replies.filter(({ wanted }) => wanted !== 'yes').length).toBeGreaterThan(40);
    expect(replies.filter(({ wanted, got }) => got === 'yes' && wanted !== 'yes')).toEqual([]);
  });

  test('is heard as a yes in most cases where it is one; the rest is asked again', () => {
    expect(shareRight(judgeReplies(set, lang).filter(({ wanted }) => wanted === 'yes'))).toBeGreaterThanOrEqual(
      set === 'third' && lang === 'en' ? 0.65 : 0.75,
    );
  });
});

const values = valueSets.flatMap((set) => languages.map((lang) => [set, lang] as const));

describe.each(values)('what the %s stranger says of sums and times (%s)', (set, lang) => {
  test('is never a certain amount that was not said', () => {
    expect(silentlyWrong(set, lang)).toEqual([]);
  });

  test('is read', () => {
    expect(shareRight(judgeAmounts(set, lang))).toBeGreaterThanOrEqual(lang === 'en' ? 0.94 : 0.99);
    expect(shareRight(judgePeriods(set, lang).told)).toBeGreaterThanOrEqual(0.98);
  });
});
