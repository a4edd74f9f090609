import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demoPassword } from '../../bot/identity/demo-customers';

/** What the page told a screen reader and where the focus went, in order: `voice: …`, `alarm: …`, any other live region, `focus: …`. */
declare global {
  interface Window {
    happened: string[];
  }
}

/** Written into the page before anything else runs. */
function watch(): void {
  window.happened = [];
  const live = '[aria-live]:not([aria-live=off]), [role=alert], [role=status], [role=log]:not([aria-live=off]), [role=timer]';
  document.addEventListener('DOMContentLoaded', () => {
    const told = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (!region) continue;
        for (const node of addedNodes) if (node.textContent) window.happened.push(`${region.id}: ${node.textContent}`);
      }
    });
    told.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.addEventListener(
      'focusin',
      ({ target }) => target instanceof Element && window.happened.push(`focus: ${target.id || target.tagName}`),
    );
  });
}

/** The chat page as one customer's, or a stranger's, opened and greeted. */
export async function openChat(
  browser: Browser,
  url: string,
  o: { customer?: string; lang?: string; context?: BrowserContextOptions; prepare?: (page: Page) => Promise<unknown> } = {},
) {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: o.lang ?? 'zh-CN', ...o.context });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await o.prepare?.(page);
  if (o.customer !== undefined) await signIn(page, url, o.customer);
  await page.goto(`${url}/chat?lang=${o.lang ?? 'zh-CN'}`);
  await arrived(page);
  return page;
}

export async function signIn(page: Page, url: string, customer: string): Promise<void> {
  await page.goto(`${url}/signin?from=chat`);
  await page.fill('#who', customer);
  await page.fill('#password', demoPassword);
  await page.click('main form [type=submit]');
  await page.waitForSelector('#log .bot');
}

/** Waits until the page has told what there is to tell when it is opened: that comes a moment after it is drawn. */
export const arrived = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => window.happened.some((line) => line.startsWith('voice: ')));

/** What has happened since the last time somebody asked. */
export const happened = (page: Page): Promise<string[]> => page.evaluate(() => window.happened.splice(0));

/** Does something and waits for one more answer of the bank's. */
export async function answered(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await page.locator('#log :is(.bot, .agent)').count();
  await act();
  await page.waitForFunction((count) => document.querySelectorAll('#log :is(.bot, .agent)').length > count, before);
}

export const say = (page: Page, text: string): Promise<void> =>
  answered(page, async () => {
    await page.fill('#say', text);
    await page.press('#say', 'Enter');
  });
