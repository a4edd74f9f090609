import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on a page with every rule it has, those of AAA, of best practice and the experimental ones too; one line each. A page that has not
 * changed since it was looked at is not looked at again, unless it looks otherwise by itself: `again`. `except`: what was looked at before.
 */
export async function axeFindings(page: Page, { again = false, except = '' } = {}): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(
    async ([whatever, before]) => {
      const known = window as unknown as { axe: typeof axe; clean?: string };
      const seen = document.documentElement.outerHTML;
      if (known.clean === seen && !whatever) return [];
      const rules = Object.fromEntries(known.axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
      const { violations } = await known.axe.run(before === '' ? document : { exclude: before }, { rules, resultTypes: ['violations'] });
      if (violations.length === 0) known.clean = seen;
      return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
      );
    },
    [again, except] as const,
  );
}
