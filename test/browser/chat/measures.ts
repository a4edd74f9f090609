import type { Page } from 'playwright-core';

/** By how much the page is wider than its window. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** What can be pressed or written in and is smaller than `px` (WCAG 2.5.5); links within a sentence are exempt there. */
export const small = (page: Page, px: number): Promise<string[]> =>
  page.evaluate((least) => {
    const targets = [...document.querySelectorAll<HTMLElement>('button, .button, input:not([type=hidden])')];
    const seen = targets.filter((one) => one.offsetParent !== null);
    return seen
      .filter((one) => one.offsetHeight < least || one.offsetWidth < least)
      .map((one) => `${one.outerHTML.slice(0, 90)} ${one.offsetWidth}×${one.offsetHeight}`);
  }, px);

/** Pairs of what can be pressed with less than `px` between them (MO-01): a finger that shakes would press the other. */
export const near = (page: Page, px: number): Promise<string[]> =>
  page.evaluate((least) => {
    const seen = [...document.querySelectorAll<HTMLElement>('main :is(button, .button), header :is(button, .button), #say')]
      .filter((one) => one.offsetParent !== null)
      .map((one) => ({
        name: one.textContent.trim() || one.id,
        box: one.getBoundingClientRect(),
        isStuck: one.closest('.composer') !== null,
      }));
    const apart = (a: DOMRect, b: DOMRect): number => Math.max(a.left - b.right, b.left - a.right, a.top - b.bottom, b.top - a.bottom);
    return seen.flatMap((one, at) =>
      seen
        .slice(at + 1)
        .filter((other) => one.isStuck === other.isStuck && apart(one.box, other.box) < least)
        .map((other) => `${one.name} | ${other.name}: ${apart(one.box, other.box)}`),
    );
  }, px);

/** What of the newest answer is set in letters of less than 18 pixels. */
export const fine = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const all = [...document.querySelectorAll('#log article')].at(-1)?.querySelectorAll('.body *') ?? [];
    return [...all].filter((one) => parseFloat(getComputedStyle(one).fontSize) < 18).map((one) => one.outerHTML.slice(0, 90));
  });

/** The newest answer as it is read, with what is offered after it. */
export const newest = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const answer = [...document.querySelectorAll('#log :is(.bot, .agent)')].at(-1)?.textContent ?? '';
    return `${answer} ${document.getElementById('choice-list')!.textContent}`;
  });

/** Whether the whole of a control is in the window, and nothing lies over any side of it (WCAG 2.4.12). Runs in the page. */
export function standing(one: Element): string {
  const { left, right, top, bottom } = one.getBoundingClientRect();
  const [across, down] = [(left + right) / 2, (top + bottom) / 2];
  const places = [
    [across, down],
    [left + 2, down],
    [right - 2, down],
    [across, top + 2],
    [across, bottom - 2],
  ] as const;
  for (const [x, y] of places) {
    const found = document.elementFromPoint(x, y);
    if (found === null) return 'beyond the window';
    if (!one.contains(found) && !found.contains(one)) return `under ${found.outerHTML.slice(0, 200)}`;
  }
  return 'whole in sight';
}
