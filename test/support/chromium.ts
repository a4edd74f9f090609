/// <reference lib="dom" />
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { escaped, type OpenBrowser, type TextBrowser } from './text-browser';
import { ensureTool } from './tools';

/** Opens the machine's Chromium; nothing is downloaded. */
export function launchChromium(args: string[] = []): Promise<Browser> {
  ensureTool('chromium');
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', ...args] });
}

/**
 * The page as it is read: what is visible, with the labels of buttons, without what only a screen reader hears. Nothing while the chat page is
 * still fetching its history or the words of another language. Runs in the browser, so it may use nothing from outside.
 */

export const readPage = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const read = (node: Node): string => {
      if (node instanceof Text) return node.data;
      if (!(node instanceof HTMLElement)) return [...node.childNodes].map(read).join('');
      if (['voice', 'alarm', 'words'].includes(node.id) || node.hidden || /^(SCRIPT|STYLE|NOSCRIPT)$/.test(node.tagName)) return '';
      if (node instanceof HTMLInputElement) return node.type === 'hidden' ? '' : ` ${node.value} `;
      const inner = [...node.childNodes].map(read).join('');
      return getComputedStyle(node).display.startsWith('inline') ? `${inner} ` : `\n${inner}\n`;
    };
    const newest = [...document.querySelectorAll<HTMLElement>('#log .body')].at(-1);
    if (document.getElementById('log') && newest?.lang !== document.documentElement.lang) return '';
    return read(document.body).replace(/ *\n[\n ]*/g, '\n');
  });

/** How somebody uses the page: by keys alone, with a finger on a phone, or in a window of 320 pixels, as 400 % of a usual one is (WCAG 1.4.10). */
export type Manner = 'keyboard' | 'touch' | 'zoomed';
export const contexts: { [M in Manner]: BrowserContextOptions } = {
  keyboard: { viewport: { width: 1024, height: 768 } },
  touch: { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
  zoomed: { viewport: { width: 320, height: 256 } },
};
const tabsMax = 120;
const waitMs = 15_000;

/** What every stage of the page is held to, called whenever it has been read. */
export type Inspect = (page: Page) => Promise<void>;

/** A person at Chromium. Whatever they press has to be in sight and uncovered; by keys, it has to be reached by Tab. */
export function chromiumOpener(manner: Manner, inspect: Inspect): { open: OpenBrowser; close: () => Promise<void> } {
  let browser: Browser | undefined;
  const open: OpenBrowser = async (url) => {
    browser ??= await launchChromium();
    const context = await browser.newContext(contexts[manner]);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (line) => line.type() === 'error' && !line.text().includes('422') && faults.push(line.text()));
    await page.goto(url);
    return person(page, { manner, inspect, faults, close: () => context.close() });
  };
  return { open, close: async () => browser?.close() };
}

type Person = { manner: Manner; inspect: Inspect; faults: string[]; close(): Promise<void> };

function person(page: Page, { manner, inspect, faults, close }: Person): TextBrowser {
  const until: TextBrowser['until'] = async (isSo, wanted) => {
    const from = Date.now();
    for (;;) {
      const read = await readPage(page).catch(() => ''); // it is being left for the next one
      if (isSo(read)) {
        await inspect(page);
        expect(faults).toEqual([]);
        return read;
      }
      if (Date.now() - from > waitMs) throw new Error(`Chromium does not show ${wanted}:\n${read}`);
      await page.waitForTimeout(50);
    }
  };
  const hands = handsAt(page, manner);
  const use = async (target: Locator): Promise<void> => {
    await hands.reach(target);
    await hands.press(target);
  };
  return {
    until,
    // The box of the conversation is called otherwise as soon as there is something to choose.
    fill: (label, text) => hands.write(page.getByLabel(label, { exact: true }).or(page.locator('#say')).first(), text),
    press: (label) => use(named(page, 'button', label)),
    follow: (label) => use(named(page, 'link', label)),
    close,
  };
}

/** What is called so, or begins so. */
export const named = (page: Page, role: 'button' | 'link', label: string): Locator =>
  page.getByRole(role, { name: new RegExp(`^${escaped(label)}`) }).first();

/** How somebody comes to a control, presses what they have come to, and writes into a field. */
export type Hands = {
  reach(target: Locator): Promise<void>;
  press(target: Locator): Promise<void>;
  write(field: Locator, text: string): Promise<void>;
};

export function handsAt(page: Page, manner: Manner): Hands {
  if (manner === 'keyboard')
    return {
      reach: (target) => tabTo(page, target),
      press: () => page.keyboard.press('Enter'),
      write: async (field, text) => {
        await tabTo(page, field);
        await page.keyboard.press('Control+A');
        await page.keyboard.type(text);
      },
    };
  return {
    /** As far as it has to be scrolled for it. */
    reach: (target) => target.evaluate((one) => one.scrollIntoView({ block: 'nearest' })),
    press: (target) => (manner === 'touch' ? target.tap() : target.click()),
    write: (field, text) => field.fill(text),
  };
}

/** Presses Tab until the focus is there, and fails where it never comes, or where it is on something that cannot be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  const wanted = await target.elementHandle({ timeout: waitMs });
  for (let ahead = await page.evaluate(tabsAhead, wanted); ahead > 0; ahead -= 1) await page.keyboard.press('Tab');
  for (let tabs = 0; tabs < tabsMax; tabs += 1) {
    if (await page.evaluate((one) => document.activeElement === one, wanted)) {
      expect(await page.evaluate(isUncovered, wanted)).toBe(true);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never comes to ${String(target)}`);
}

/** How many presses of Tab it should take, so that the page need not be asked after each; whether it does is seen then. Runs in the browser. */
function tabsAhead(one: Node | null): number {
  const stops = [...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden])')].filter(
    (stop) => stop.offsetParent,
  );
  const { activeElement: at } = document;
  const passed =
    at === null || at === document.body ? 0 : stops.filter((stop) => stop === at || (at.compareDocumentPosition(stop) & 2) !== 0).length;
  return stops.findIndex((stop) => stop === one) + 1 - passed;
}

/** Whether the middle of the focused element is in the window and nothing lies over it (WCAG 2.4.11). */
function isUncovered(one: Node | null): boolean {
  if (!(one instanceof HTMLElement)) return false;
  const { left, top, width, height } = one.getBoundingClientRect();
  const found = document.elementFromPoint(left + width / 2, top + height / 2);
  return found !== null && (one.contains(found) || found.contains(one));
}
