import { readFileSync } from 'node:fs';
import type { Lang } from '../../accessibility/profile';
import { readModel } from '../../bot/understanding/linear/file';
import { findAmounts } from '../../bot/understanding/money';
import { normalise } from '../../bot/understanding/normalise';
import { sumExamples } from '../../bot/understanding/sums/examples';
import { featuresOf } from '../../bot/understanding/sums/features';
import { isUnlikely, judgeFigures, likelySum, surestSum } from '../../bot/understanding/sums/likely';
import { fileOf, likelihood } from '../../bot/understanding/sums/model';
import { amountsOf, bare, isLearnt, judgeAmounts, sets, valueSets } from './strangers';

const languages: Lang[] = ['zh-CN', 'en'];

/** The features of the figure at a place among those of a sentence. */
function featuresIn(text: string, at = 0): Set<number> {
  const plain = normalise(text).text;
  return featuresOf(plain, findAmounts(plain, false), at);
}

const likely = (text: string) => {
  const plain = normalise(text).text;
  const sum = likelySum(judgeFigures(plain, findAmounts(plain, false)));
  return sum && plain.slice(sum.start, sum.end);
};

describe('the features of a figure', () => {
  test('do not look at which digits it has, nor at those of the figures beside it, but at how much they come to', () => {
    expect(featuresIn('put 4,500 towards flat deposit and 300 aside')).toEqual(featuresIn('put 7,200 towards flat deposit and 800 aside'));
    expect(featuresIn('三千八给装修队')).toEqual(featuresIn('五千二给装修队'));
    expect(featuresIn('send 4,500 to the builder')).not.toEqual(featuresIn('send 9,000 to the builder'));
    expect(featuresIn('4,500 less 300')).not.toEqual(featuresIn('4,500 less 30'));
  });

  test('look at the words on either side, at its form and at the other figures', () => {
    const one = featuresIn('send 4,500 to the builder');
    for (const other of ['lose 4,500 to the builder', 'send 4,500 from the builder', 'send 4500 to the builder', 'send 4,500 to the builder and 20 back'])
      expect(featuresIn(other)).not.toEqual(one);
  }); // prettier-ignore

  test('are none where there is no such figure', () => {
    expect(featuresIn('send it', 0).size).toBe(0);
  });
});

describe.each(languages)('the sentences that sums are learnt from (%s)', (lang) => {
  const examples = sumExamples(lang);

  test('stand once, and tell of both kinds', () => {
    expect(new Set(examples.map(({ text }) => text)).size).toBe(examples.length);
    expect(examples.filter(({ amount }) => amount === null).length).toBeGreaterThan(200);
    expect(examples.filter(({ amount }) => amount !== null).length).toBeGreaterThan(500);
  });

  test('are none of a stranger, but for what strangers said themselves', () => {
    const known = new Set(examples.filter(({ set }) => set === undefined).map(({ text }) => bare(text)));
    const isSum = (amount: string | null) => amount !== null && amount !== 'ask';
    const said = [...sets, ...valueSets].flatMap((set) => amountsOf(set, lang).filter(({ amount }) => isSum(amount)));
    const shared = said.filter(({ text }) => known.has(bare(text)) && bare(text).length > 12);
    expect(shared.map(({ text }) => text)).toEqual([]);
  });

  test('leave nearly all of what a set measures', () => {
    for (const set of valueSets.filter((one) => !isLearnt(one))) expect(judgeAmounts(set, lang).length).toBeGreaterThan(95);
  });
});

describe('a figure that is likely the sum', () => {
  test.each(languages)('is told with a probability, whatever is said (%s)', (lang) => {
    const model = readModel(readFileSync(fileOf(lang)));
    for (const text of ['500', '👍 500', '500'.repeat(60), '转500转500转500', 'send 500 zzzz qqqq', '\u202e500\u0301', '1,'.repeat(100)]) {
      const plain = normalise(text).text;
      const found = findAmounts(plain, false);
      for (const at of found.keys()) {
        const probability = likelihood(model, plain, found, at);
        expect(probability).toBeGreaterThanOrEqual(0);
        expect(probability).toBeLessThanOrEqual(1);
      }
    }
  });

  test('is none among more figures than anybody could tell apart', () => {
    expect(likely('转500')).toBe('500');
    expect(likely('转500，转400，转300，转200，转100，转600，转700')).toBeUndefined();
  });

  test('is told over the rules only where it is as good as certain', () => {
    const judgedOf = (chance: number, other: number) => {
      const [one, two] = findAmounts('转500，房租300', false);
      return [
        { one: one!, likelihood: chance },
        { one: two!, likelihood: other },
      ];
    };
    expect(likelySum(judgedOf(0.95, 0.1))?.start).toBe(1);
    expect(surestSum(judgedOf(0.95, 0.1))).toBeUndefined();
    expect(surestSum(judgedOf(0.99, 0.1))?.start).toBe(1);
    expect(surestSum(judgedOf(0.99, 0.5))).toBeUndefined();
    expect(surestSum(judgedOf(0.99, 0.99))).toBeUndefined();
  });

  test('has to be more unlikely where it was asked for than out of the blue', () => {
    const judgedOf = (text: string) => judgeFigures(text, findAmounts(text, false));
    const isDoubted = (text: string, moment: 'asked' | 'unasked') => isUnlikely(judgedOf(text), judgedOf(text)[0]!.one.start, moment);
    expect([isDoubted('1', 'asked'), isDoubted('1', 'unasked')]).toEqual([false, true]);
    expect([isDoubted('转500给妈妈', 'asked'), isDoubted('转500给妈妈', 'unasked')]).toEqual([false, false]);
  });
});
