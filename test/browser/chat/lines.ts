import type { BrowserContext, Page, Request } from 'playwright-core';
import type { serveBot } from '../../support/serve';

type Served = Awaited<ReturnType<typeof serveBot>>;

/** The conversation, as it is read: who said what, oldest first. */
export const shown = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('#log article')].map(
      (one) => `${one.className.split(' ')[0]!}: ${one.querySelector(':scope > p:not(.step), .body')?.textContent ?? ''}`,
    ),
  );

/** What the customer has said, as the page shows it. */
export const ownWords = async (page: Page): Promise<string[]> =>
  (await shown(page)).filter((line) => line.startsWith('customer: ')).map((line) => line.slice('customer: '.length));

/** The bank's answers on the page once there are so many. */
export async function answersOf(page: Page, count: number): Promise<string[]> {
  await page.waitForFunction((wanted) => document.querySelectorAll('#log .bot').length >= wanted, count);
  return (await shown(page)).filter((line) => line.startsWith('bot: '));
}

/** What a customer or a stranger has said according to the store: one line a turn. */
export async function stored({ store }: Served, conversation: string): Promise<string[]> {
  const rows = await store.latest(conversation, 100);
  return rows.filter(({ from }) => from === 'customer').map(({ activity }) => (activity as { text: string }).text);
}

/** The conversation that the page is in. */
export const conversationOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const answer = await fetch('/chat/token', { method: 'POST' });
    return ((await answer.json()) as { conversationId: string }).conversationId;
  });

/** Writes and sends; waits for nothing. */
export async function send(page: Page, text: string): Promise<void> {
  await page.fill('#say', text);
  await page.press('#say', 'Enter');
}

/** What the pages of a browser have asked and not been answered yet. */
const asked = new WeakMap<BrowserContext, Set<Request>>();

/** Gives a page, and the tabs beside it, a clock that a test can move. */
export async function withClock(page: Page): Promise<void> {
  const context = page.context();
  const open = new Set<Request>();
  asked.set(context, open);
  context.on('request', (request) => open.add(request));
  context.on('response', (response) => open.delete(response.request()));
  context.on('requestfailed', (request) => open.delete(request));
  await page.clock.install();
}

/** The network has no clock of ours: a page whose time goes on too fast would give up answers that are on their way. */
export async function untilAnswered(page: Page): Promise<void> {
  for (let waits = 0; (asked.get(page.context())?.size ?? 0) > 0 && waits < 500; waits += 1) await page.waitForTimeout(10);
}

/** Lets the page's own clock run, so that nobody has to wait, until something is so. */
export async function untilLater(page: Page, isSo: () => Promise<boolean>): Promise<void> {
  for (let turns = 0; turns < 200; turns += 1) {
    if (await isSo()) return;
    await page.clock.runFor(500);
    await page.waitForTimeout(10);
    await untilAnswered(page);
  }
  throw new Error('it never came to be so');
}
