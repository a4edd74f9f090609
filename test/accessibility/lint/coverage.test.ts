import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverage, coverageTable } from '../../../accessibility/lint/coverage';
import { groups } from '../../../accessibility/lint/index';
import { projectRoot } from '../../../bot/root';

const readme = readFileSync(join(projectRoot, 'accessibility', 'lint', 'README.md'), 'utf8');
const checked = new Set(
  groups.flatMap((group) =>
    [group.templates, group.renditions, group.places, group.shapes, group.whole].flatMap((rules = []) => rules.map(({ id }) => id)),
  ),
);
const counts = {
  SEM: 9,
  SR: 11,
  IMG: 1,
  TBL: 1,
  LI: 1,
  BTN: 2,
  LNK: 1,
  SP: 13,
  IVR: 18,
  TX: 8,
  EZ: 15,
  ERR: 5,
  TM: 3,
  CF: 4,
  OTP: 7,
  PRV: 1,
  AG: 7,
  MO: 5,
};

describe('where each rule is held', () => {
  test('is told for every rule of the list, by its number', () => {
    const ids = Object.entries(counts).flatMap(([group, count]) =>
      Array.from({ length: count }, (_, index) => `${group}-${String(index + 1).padStart(2, '0')}`),
    );
    expect(Object.keys(coverage).sort()).toEqual(ids.sort());
  });

  test('names the lint exactly where the lint has a rule', () => {
    const claimed = Object.entries(coverage)
      .filter(([, held]) => held.lint)
      .map(([rule]) => rule);
    expect(claimed.sort()).toEqual([...checked].sort());
  });

  test('names tests that are there', () => {
    const files = Object.values(coverage).flatMap(({ test: file }) => (file === undefined ? [] : [file]));
    expect(files.filter((file) => !existsSync(join(projectRoot, file)))).toEqual([]);
  });

  test('says of every rule at least one way', () => {
    expect(Object.entries(coverage).filter(([, held]) => Object.keys(held).length === 0)).toEqual([]);
  });

  test('stands as a table in the README', () => {
    expect(readme.replace(/ +\|/g, ' |').replace(/-{3,}/g, '---')).toContain(coverageTable());
  });
});
