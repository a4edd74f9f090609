import { applyRules, type Rule } from '../../../accessibility/lint/finding';
import { groups, setThresholds } from '../../../accessibility/lint/index';
import { placeSamples, renditionSamples, shapeSamples, templateSamples, wholeSamples } from './samples';

const limits = setThresholds();

type Sample<S> = { rule: string; bad: S[]; good: S[] };

/** Findings of one rule on one subject; an id may stand for several checks of a layer. */
function findings<S>(rules: readonly Rule<S>[], rule: string, subject: S): unknown[] {
  return applyRules(
    rules.filter(({ id }) => id === rule),
    subject,
    limits,
    { where: 'here', key: 'x.y' },
  );
}

function checkLayer<S>(layer: string, rules: readonly Rule<S>[], samples: Sample<S>[]): void {
  describe(layer, () => {
    test.each(samples)('$rule catches every bad sample and leaves every good one', ({ rule, bad, good }) => {
      for (const subject of bad) expect({ subject, found: findings(rules, rule, subject).length > 0 }).toEqual({ subject, found: true });
      for (const subject of good) expect(findings(rules, rule, subject)).toEqual([]);
    });

    test('has samples for every rule, and no sample without a rule', () => {
      expect([...new Set(samples.map(({ rule }) => rule))].sort()).toEqual([...new Set(rules.map(({ id }) => id))].sort());
      for (const { bad, good } of samples) expect([bad.length > 0, good.length > 0]).toEqual([true, true]);
    });
  });
}

describe('the rules of the content lint', () => {
  checkLayer(
    'texts',
    groups.flatMap(({ templates = [] }) => templates),
    templateSamples,
  );
  checkLayer(
    'rendered turns',
    groups.flatMap(({ renditions = [] }) => renditions),
    renditionSamples,
  );
  checkLayer(
    'places',
    groups.flatMap(({ places = [] }) => places),
    placeSamples,
  );
  checkLayer(
    'dialogs',
    groups.flatMap(({ shapes = [] }) => shapes),
    shapeSamples,
  );
  checkLayer(
    'everything together',
    groups.flatMap(({ whole = [] }) => whole),
    wholeSamples,
  );
});
