import { readFileSync } from 'node:fs';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe finds on a page with every rule it has, those of AAA, of best practice and the experimental ones too; one line each. What has not changed
 * since it was looked at is not looked at again: the whole page, or a message of a long talk that is the newest no more.
 */
export async function axeFindings(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(async () => {
    const { axe: loaded, looked = new WeakMap() } = window as unknown as { axe: typeof axe; looked?: WeakMap<Element, string> };
    Object.assign(window, { looked });
    const isKnown = (one: Element): boolean => looked.get(one) === one.outerHTML;
    const articles = [...document.querySelectorAll('#log article')];
    if (isKnown(document.documentElement)) return [];
    const rules = Object.fromEntries(loaded.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
    const known = articles.slice(0, -1).filter(isKnown);
    const { violations } = await loaded.run({ exclude: known }, { rules, resultTypes: ['violations'] });
    for (const one of [document.documentElement, ...articles]) looked.set(one, one.outerHTML);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    );
  });
}
