/// <reference lib="dom" />
import type { Browser, CDPSession, Page } from 'playwright-core';

/** A page with a chat in it: where it is, and by what its message box and one message of its conversation are found. */
export type ChatPage = { name: string; path: string; box: string; message: string };
/** `latencyMs` is added to every request, there and back. */
export type Line = { kbitPerSecond: number; latencyMs: number; cpuSlowdown: number };
/** What one visit came to: milliseconds since the address was asked for, bytes as they were sent, heap after collection with the page in use. */
export type Visit = { readMs: number; usableMs: number; answerMs: number; bytes: Bytes; heapMb: number };
export type Bytes = { html: number; css: number; script: number };

declare global {
  interface Window {
    usableMs: number | undefined;
    tellUsable(nothing: ''): void;
  }
}

const waitMaxMs = 180_000;
const question = '帮助';

/**
 * One visit by somebody who has never been there. The page is usable once its box takes words and the greeting stands there; that it really is, is
 * tried: words are written into the box and have to be answered. The heap is that of a page with an answer in it, at full speed again.
 */
export async function visit(browser: Browser, origin: string, chat: ChatPage, line: Line): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, isMobile: true, hasTouch: true, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(waitMaxMs);
    const cdp = await context.newCDPSession(page);
    await slowDown(cdp, line);
    await page.addInitScript(watch, chat);
    const usable = await binding(cdp);
    await page.goto(origin + chat.path, { waitUntil: 'commit' });
    await usable.told;
    const { files, ...seen } = await page.evaluate(look);
    const answerMs = await ask(page, chat);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    return { ...seen, bytes: sum(files), answerMs, heapMb: await heapMb(cdp) };
  } finally {
    await context.close();
  }
}

/** Asking a page whether it is ready yet would cost it, six times slowed down, a fifth of a second: it tells by itself. */
async function binding(cdp: CDPSession): Promise<{ told: Promise<void> }> {
  await cdp.send('Runtime.enable');
  await cdp.send('Runtime.addBinding', { name: 'tellUsable' });
  const told = new Promise<void>((tell, fail) => {
    const late = setTimeout(() => fail(new Error('the page was never usable')), waitMaxMs);
    cdp.once('Runtime.bindingCalled', () => {
      clearTimeout(late);
      tell();
    });
  });
  return { told };
}

async function slowDown(cdp: CDPSession, { kbitPerSecond, latencyMs, cpuSlowdown }: Line): Promise<void> {
  const bytesPerSecond = (kbitPerSecond * 1000) / 8;
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency: latencyMs, downloadThroughput: bytesPerSecond, uploadThroughput: bytesPerSecond },
  });
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
}

/** Runs in the page before anything of its own, so that no question of ours comes between: the time is that of the first frame that shows both. */
function watch({ box, message }: Pick<ChatPage, 'box' | 'message'>): void {
  const watcher = new MutationObserver(() => {
    const field = document.querySelector(box);
    if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) || field.disabled) return;
    if (!document.querySelector(message)) return;
    watcher.disconnect();
    requestAnimationFrame(() =>
      setTimeout(() => {
        window.usableMs = performance.now();
        window.tellUsable('');
      }),
    );
  });
  watcher.observe(document, { childList: true, subtree: true, attributes: true });
}

/** Runs in the page, without a function of its own: the compiler would mark it with a name that no page knows. */
function look() {
  return {
    readMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    usableMs: window.usableMs ?? 0,
    files: [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')].map((file) => ({
      name: file.name,
      bytes: (file as PerformanceResourceTiming).encodedBodySize,
    })),
  };
}

function sum(files: { name: string; bytes: number }[]): Bytes {
  const of = (isOne: (name: string) => boolean): number =>
    files.filter(({ name }) => isOne(new URL(name).pathname)).reduce((all, { bytes }) => all + bytes, 0);
  return {
    html: of((path) => /^\/chat$|\.html$/.test(path)),
    css: of((path) => path.endsWith('.css')),
    script: of((path) => path.endsWith('.js')),
  };
}

/** Milliseconds from Enter until the answer stands there, after the customer's own words. */
async function ask(page: Page, { box, message }: ChatPage): Promise<number> {
  const before = await page.locator(message).count();
  await page.fill(box, question);
  const begun = performance.now();
  await page.press(box, 'Enter');
  await page.waitForFunction(([one, count]) => document.querySelectorAll(one).length >= count, [message, before + 2] as const);
  return performance.now() - begun;
}

async function heapMb(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = await cdp.send('Runtime.getHeapUsage');
  return usedSize / 1e6;
}
