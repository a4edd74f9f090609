import { setThresholds, Thresholds } from '../../../accessibility/lint/thresholds';

const names = Object.keys(Thresholds.shape) as (keyof Thresholds)[];

describe('the thresholds', () => {
  test('may be tightened', () => {
    expect(setThresholds({ sentenceHanzi: 15, codeSeconds: 900 })).toMatchObject({
      sentenceHanzi: 15,
      codeSeconds: 900,
      sentenceWords: 18,
    });
  });

  test.each(names)('%s has a default and a floor beyond which it cannot be loosened', (name) => {
    expect(typeof setThresholds()[name]).toBe('number');
    const loosened = [1000 * setThresholds()[name] + 1, 0].filter((value) => !Thresholds.safeParse({ [name]: value }).success);
    expect(loosened.length).toBeGreaterThan(0);
  });

  test.each([
    { sentenceHanzi: 31 },
    { easySentenceHanzi: 21 },
    { confirmSeconds: 16 },
    { codeFloorSeconds: 299 },
    { messageHanzi: 200 },
    { factSeconds: 7 },
    { nobody: 1 },
  ])('refuses %j', (loosened) => {
    expect(() => setThresholds(loosened)).toThrow();
  });
});
