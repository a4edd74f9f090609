import type { Page } from 'playwright-core';
import { answered, happened, serveChat, say } from '../../support/chat';
import { openProxy } from '../../support/proxy';
import { answersOf, conversationOf, ownWords, send, shown, stored, untilLater } from './lines';

let proxy: Awaited<ReturnType<typeof openProxy>>;
/** Where the bot stops before it answers, while a test wants it to. */
let gate: Promise<void> | undefined;
const faults = { at: async (place: string) => (place === 'turn.beforeAnswer' ? gate : undefined) };
const chat = serveChat(
  async () => {
    proxy = await openProxy();
    return { PUBLIC_URL: proxy.url };
  },
  { faults },
);
beforeAll(() => void (proxy.to = Number(new URL(chat.bot.url).port)));
beforeEach(() => {
  gate = undefined;
  Object.assign(proxy, { streams: 'pass', loses: () => false, holds: () => undefined });
  proxy.asked.length = 0;
});
afterAll(() => proxy.close());

const sends = /^POST .*\/activities/;
const reads = /^(GET|UPGRADE) .*(\/activities|\/stream|\/conversations\/[\w-]+\?)/;
const alarms = (lines: string[]): string[] => lines.filter((line) => line.startsWith('alarm: '));
const voices = (lines: string[]): string[] => lines.filter((line) => line.startsWith('voice: '));
const asks = (wanted: RegExp): number => proxy.asked.filter((asked) => wanted.test(asked)).length;
const quick = (page: Page) => page.clock.install();
/** Before Safari 15.4, `connect-src 'self'` lets no stream through, and says so by throwing. */
function refuseStreams(): void {
  window.WebSocket = new Proxy(WebSocket, {
    construct() {
      throw new DOMException('refused', 'SecurityError');
    },
  });
}
const notSent = (page: Page) => page.locator('#log .notSent');

describe('when the line is cut', () => {
  it('brings what was missed, once and in order', async () => {
    const page = await chat.open();
    const other = await page.context().newPage();
    await other.goto(`${proxy.url}/chat`);
    await answersOf(other, 1);
    let open = (): void => undefined;
    const shut = new Promise<void>((resolve) => (open = resolve));
    await happened(page);
    await page.route(/directline/, async (route) => {
      await shut;
      await route.continue();
    });
    proxy.cut();
    for (const text of ['帮助', '手续费多少', '几点开门']) await say(other, text);
    open();
    expect(await answersOf(page, 4)).toHaveLength(4);
    expect(await shown(page)).toEqual(await shown(other));
    expect(voices(await happened(page)).filter((line) => !line.includes('网络'))).toHaveLength(3);
  });

  it('says once that nobody is reached, and once that it is over', async () => {
    const page = await chat.open({ prepare: quick });
    await happened(page);
    await page.route(/directline/, (route) => route.abort());
    proxy.cut();
    await untilLater(page, () => page.isVisible('#problem'));
    await page.clock.runFor(60_000);
    expect(await happened(page)).toEqual(['alarm: 现在连不上银行。会接着连，您写的话不会丢。']);
    await page.unroute(/directline/);
    await untilLater(page, () => page.isHidden('#problem'));
    expect(await happened(page)).toEqual(['voice: 网络连上了。']);
  });

  it('is tried again at once when the page is looked at again', async () => {
    const page = await chat.open({ prepare: quick });
    await page.route(/directline/, (route) => route.abort());
    proxy.cut();
    await untilLater(page, () => page.isVisible('#problem'));
    await page.clock.runFor(60_000);
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);
    await page.unroute(/directline/);
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await page.clock.runFor(100);
    await page.waitForSelector('#problem', { state: 'hidden' });
  });

  it('asks for the missing where streams are refused, and does all that it did', async () => {
    proxy.streams = 'refuse';
    const page = await chat.open();
    await happened(page);
    await say(page, '帮助');
    await answered(page, () => page.click('#choice-list button'));
    expect(await ownWords(page)).toHaveLength(2);
    expect(voices(await happened(page))).toHaveLength(2);
    expect(asks(/^UPGRADE/)).toBe(2);
  });

  it('asks for the missing where the browser itself refuses the stream', async () => {
    const page = await chat.open({ prepare: (one) => one.addInitScript(refuseStreams) });
    await happened(page);
    await say(page, '帮助');
    await answered(page, () => page.click('#choice-list button'));
    expect(voices(await happened(page))).toHaveLength(2);
    expect(await page.isHidden('#problem')).toBe(true);
  });

  it('does not wait for a stream that is dead, which nobody has noticed', async () => {
    const page = await chat.open();
    await happened(page);
    proxy.stall();
    await say(page, '帮助');
    expect(await happened(page)).toEqual(['focus: say', expect.stringMatching(/^voice: /)]);
    await say(page, '手续费多少');
    expect(await ownWords(page)).toEqual(['帮助', '手续费多少']);
    expect(await page.locator('#log .bot').count()).toBe(3);
  });

  it('does not wait for a stream that is swallowed on its way', async () => {
    proxy.streams = 'swallow';
    const context = await chat.browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await quick(page);
    await page.goto(`${proxy.url}/chat`);
    await untilLater(page, async () => (await page.locator('#log .bot').count()) === 1);
    await say(page, '帮助');
    expect(asks(/^UPGRADE/)).toBe(1);
  });
});

describe('words on their way', () => {
  it('are one turn where the answer is lost and the stream tells of them', async () => {
    const page = await chat.open();
    await happened(page);
    let lost = 0;
    proxy.loses = (asked) => sends.test(asked) && (lost += 1) === 1;
    await say(page, '帮助');
    expect(await ownWords(page)).toEqual(['帮助']);
    expect(await stored(chat.bot, await conversationOf(page))).toEqual(['帮助']);
    expect(await happened(page)).toEqual([expect.stringMatching(/^focus: say/), expect.stringMatching(/^voice: /)]);
  });

  it('are one turn where the answer is lost and they are sent again', async () => {
    const page = await chat.open({ prepare: quick });
    const ids: (string | undefined)[] = [];
    // Heard before it leaves, so that the proxy knows which it is; what a browser asks again by itself is none of the page's asking.
    await page.route(/\/activities/, async (route, request) => {
      if (request.method() === 'POST') ids.push(request.postData()?.match(/"clientActivityID":"(\w+)"/)?.[1]);
      await route.continue();
    });
    let resent = (): void => undefined;
    const again = new Promise<void>((resolve) => (resent = resolve));
    proxy.streams = 'refuse';
    proxy.loses = (asked) => sends.test(asked) && ids.length === 1; // a browser asks again by itself where a kept connection breaks
    proxy.holds = (asked) => {
      if (ids.length === 2) resent();
      return reads.test(asked) ? again : undefined;
    };
    proxy.cut();
    await send(page, '帮助');
    await untilLater(page, async () => (await page.locator('#log .bot').count()) === 2);
    expect(ids).toHaveLength(2);
    expect(ids[0]).toMatch(/^\w+$/);
    expect(ids[1]).toBe(ids[0]);
    expect(await ownWords(page)).toEqual(['帮助']);
    expect(await stored(chat.bot, await conversationOf(page))).toEqual(['帮助']);
  });

  it.each([
    [500, 3],
    [429, 2],
    [408, 1],
  ])('are sent again in silence where %i is answered %i times', async (status, times) => {
    const page = await chat.open({ prepare: quick });
    await happened(page);
    let refused = 0;
    await page.route(/activities$/, (route) =>
      (refused += 1) > times
        ? route.continue()
        : route.fulfill({ status, headers: { 'retry-after': '1' }, body: '{"error":{"message":"-"}}' }),
    );
    await send(page, '帮助');
    await untilLater(page, async () => (await page.locator('#log .bot').count()) === 2);
    const lines = (await happened(page)).filter((line) => !line.startsWith('focus') && !line.includes('正在处理'));
    expect(lines).toEqual([expect.stringMatching(/^voice: /)]);
    expect(await stored(chat.bot, await conversationOf(page))).toEqual(['帮助']);
  });

  it('are said not to be sent at last, and go by one key, which keeps its place', async () => {
    const page = await chat.open({ prepare: quick });
    await page.route(/activities$/, (route) => route.fulfill({ status: 500, body: 'no JSON at all' }));
    await send(page, '帮助');
    await happened(page);
    await untilLater(page, async () => (await notSent(page).count()) === 1);
    const lines = (await happened(page)).filter((line) => !line.includes('正在处理'));
    expect(lines).toEqual(['alarm: 这句话可能没有发到。请选“再发一次”，不会办两次。']);
    expect(await notSent(page).locator('.status').textContent()).toBe('不知道发到没有 再发一次');
    await page.unroute(/activities$/);
    await notSent(page).getByRole('button').focus();
    await answered(page, () => page.keyboard.press('Enter'));
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('customer');
    expect(await page.isHidden('#problem')).toBe(true);
    expect(alarms(await happened(page))).toEqual([]);
    expect(await ownWords(page)).toEqual(['帮助']);
    expect(await stored(chat.bot, await conversationOf(page))).toEqual(['帮助']);
  });

  it('wait for the network, which is said once, and go in their order', async () => {
    const page = await chat.open();
    await happened(page);
    await page.context().setOffline(true);
    for (const text of ['帮助', '手续费多少']) await send(page, text);
    await page.waitForSelector('#problem:not([hidden])');
    expect(alarms(await happened(page))).toEqual(['alarm: 现在没有网络。您写的话先留着，连上以后再发。']);
    expect(await page.isHidden('#typing')).toBe(true);
    await page.context().setOffline(false);
    await answersOf(page, 3);
    await page.waitForSelector('#problem', { state: 'hidden' });
    const lines = await happened(page);
    expect(alarms(lines)).toEqual([]);
    expect(lines.filter((line) => line.includes('网络连上了'))).toHaveLength(1);
    expect(await stored(chat.bot, await conversationOf(page))).toEqual(['帮助', '手续费多少']);
  });

  it('are there after a reload as not sent, once, and go by one key', async () => {
    const page = await chat.open();
    proxy.holds = (asked) => (sends.test(asked) ? new Promise(() => undefined) : undefined);
    await send(page, '帮助');
    await page.waitForFunction(() => document.querySelector('#log [data-pending]'));
    proxy.holds = () => undefined;
    await page.reload();
    await page.waitForSelector('#log .notSent');
    expect(await ownWords(page)).toEqual(['帮助']);
    expect(await notSent(page).locator('.status').textContent()).toBe('不知道发到没有 再发一次');
    await page.waitForSelector('#problem:not([hidden])');
    expect(alarms(await happened(page))).toEqual(['alarm: 有 1 句话可能没有发到。要发，请选“再发一次”，不会办两次。']);
    await answered(page, () => notSent(page).getByRole('button').click());
    expect(await stored(chat.bot, await conversationOf(page))).toEqual(['帮助']);
    await page.reload();
    await answersOf(page, 2);
    expect(await notSent(page).count()).toBe(0);
  });

  it('are there after a reload as sent where they had arrived', async () => {
    const page = await chat.open();
    let taken = (): void => undefined;
    const took = new Promise<void>((resolve) => (taken = resolve));
    proxy.loses = (asked) => {
      if (sends.test(asked)) taken();
      return true;
    };
    proxy.cut();
    await send(page, '帮助');
    await took;
    proxy.loses = () => false;
    await page.reload();
    await answersOf(page, 2);
    expect(await notSent(page).count()).toBe(0);
    expect(await ownWords(page)).toEqual(['帮助']);
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('may be written before there is a line: one visitor, and every word once', async () => {
    let open = (): void => undefined;
    const shut = new Promise<void>((resolve) => (open = resolve));
    proxy.holds = (asked) => (asked.includes('/chat/token') ? shut : undefined);
    const page = await (await chat.browser.newContext({ locale: 'zh-CN' })).newPage();
    await page.goto(`${proxy.url}/chat`);
    await send(page, '帮助');
    await send(page, '手续费多少');
    open();
    await answersOf(page, 2);
    expect(asks(/chat\/token/)).toBe(1);
    expect(await ownWords(page)).toEqual(['帮助', '手续费多少']);
    expect(await notSent(page).count()).toBe(0);
  });

  it('are not thrown away where too many wait', async () => {
    const page = await chat.open();
    proxy.holds = (asked) => (sends.test(asked) ? new Promise(() => undefined) : undefined);
    for (let at = 0; at < 12; at += 1) await send(page, `第${at}句`);
    expect(await page.inputValue('#say')).toBe('第11句');
    expect(await page.textContent('#problem')).toContain('发得太快了');
  });
});

describe('on a slow network', () => {
  it('tells once that it is working, after two seconds, and not that it has ended', async () => {
    const page = await chat.open();
    const network = await page.context().newCDPSession(page);
    await network.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    await happened(page);
    await send(page, '帮助');
    await page.waitForSelector('#typing:not([hidden])');
    open();
    await answersOf(page, 2);
    expect(await page.isHidden('#typing')).toBe(true);
    const [working, answer, ...more] = voices(await happened(page));
    expect(working).toBe('voice: 正在处理，请稍等。');
    expect(answer).toMatch(/^voice: /);
    expect(more).toEqual([]);
  });

  it('says nothing of working where the answer is quick', async () => {
    const page = await chat.open();
    await happened(page);
    await say(page, '帮助');
    expect(voices(await happened(page))).toHaveLength(1);
  });
});
