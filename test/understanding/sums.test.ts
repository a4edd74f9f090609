import { readFileSync } from 'node:fs';
import type { Lang } from '../../accessibility/profile';
import { readModel } from '../../bot/understanding/linear/file';
import { findAmounts } from '../../bot/understanding/money';
import { normalise } from '../../bot/understanding/normalise';
import { sumExamples } from '../../bot/understanding/sums/examples';
import { featuresOf } from '../../bot/understanding/sums/features';
import { judgeFigures, likelySum } from '../../bot/understanding/sums/likely';
import { fileOf, likelihood } from '../../bot/understanding/sums/model';
import { isLearnt, judgeAmounts, valueSets } from './strangers';

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
  test('do not look at which digits it has, nor at those of the figures beside it', () => {
    expect(featuresIn('put 4,500 towards flat deposit and 300 aside')).toEqual(featuresIn('put 7,200 towards flat deposit and 800 aside'));
    expect(featuresIn('三千八给装修队')).toEqual(featuresIn('五千二给装修队'));
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

  test('are hardly ever those of a stranger who is measured', () => {
    const measured = valueSets.filter((set) => !isLearnt(set));
    expect(measured.length).toBeGreaterThan(0);
    for (const set of measured) expect(judgeAmounts(set, lang).length).toBeGreaterThan(95);
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
});
