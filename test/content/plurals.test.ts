import { catalogues } from '../../locales/index';

/** A noun or a verb that is right for several only, beside a number that may be one. */
const ofSeveral = /\bare \{\{\w+, count\}\}|\{\{\w+, count\}\} (?:\w+ )?[a-z]+s\b/;

test('whatever is counted in English has words for one of it too', () => {
  const { en } = catalogues;
  const several = Object.keys(en).filter((key) => ofSeveral.test(en[key]!) && !key.endsWith('_one'));
  expect(several.length).toBeGreaterThan(10);
  expect(several.filter((key) => !key.endsWith('_other') || !(key.replace(/other$/, 'one') in en))).toEqual([]);
});
