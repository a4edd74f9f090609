import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { answered, happened, serveChat, say, signIn } from '../../support/chat';
import { answersOf, conversationOf, ownWords, send, shown, stored, untilAnswered, untilLater, withClock } from './lines';

const chat = serveChat();

const minuteMs = 60_000;
const customer = '10000001';
const signedIn = () => chat.open({ customer, prepare: withClock });
/** Nothing that only the customer may read: money, names, tails. */
const privateWords = /\d\.\d\d 元|王秀兰|尾号|1234/;
const readable = (page: Page): Promise<string> => page.evaluate(() => document.body.innerText);
const pressSignOut = (page: Page) => page.click('form[action="/signout"] [type=submit]');

const pauseMs = 5_000;
/**
 * Time goes by, at the bank and in the browser, whose tabs have one clock. They stand still meanwhile: one that asked in between would be told by a
 * bank that is minutes ahead of it.
 */
async function passTime(page: Page, minutes: number): Promise<void> {
  const { clock } = page;
  await untilAnswered(page);
  await clock.pauseAt((await page.evaluate(() => Date.now())) + pauseMs);
  await untilAnswered(page);
  chat.bot.passTime(minutes * minuteMs);
  await clock.fastForward(minutes * minuteMs);
  await clock.resume();
}

async function openTab(page: Page): Promise<Page> {
  const tab = await page.context().newPage();
  await tab.goto(`${chat.bot.url}/chat`);
  await answersOf(tab, 1);
  return tab;
}

describe('a session', () => {
  it('outlives its token: a new one is fetched by the cookie, and nobody notices', async () => {
    const page = await chat.open();
    const before = await conversationOf(page);
    chat.bot.passTime(31 * minuteMs);
    await happened(page);
    await say(page, '帮助');
    expect(await conversationOf(page)).toBe(before);
    expect(await stored(chat.bot, before)).toEqual(['帮助']);
    expect((await happened(page)).filter((line) => line.startsWith('alarm'))).toEqual([]);
  });

  it('warns two minutes before its time and goes on for a press, as often as is wanted', async () => {
    const page = await signedIn();
    const stay = page.locator('#notice button');
    for (let times = 0; times < 3; times += 1) {
      await untilLater(page, async () => await page.locator('#notice').isHidden());
      await happened(page);
      await passTime(page, 10);
      await passTime(page, 8);
      await untilLater(page, () => stay.isVisible());
      expect(await happened(page)).toEqual([expect.stringMatching(/^alarm: 还有 2 分钟会退出登录/)]);
      await stay.focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => document.querySelector('#notice')?.textContent === '好的，继续。');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
    }
    await passTime(page, 15);
    await say(page, '查余额');
    expect(await readable(page)).toMatch(privateWords);
  });

  it('ends in its time: nothing private is left, and what was being written is', async () => {
    const page = await signedIn();
    await say(page, '查余额');
    expect(await readable(page)).toMatch(privateWords);
    await page.fill('#say', '转两百');
    await passTime(page, 21);
    await untilLater(page, () => Promise.resolve(page.url().endsWith('?ended=1'))).catch(() => undefined);
    await page.waitForURL(/ended=1$/);
    expect(await page.textContent('#ended')).toContain('登录到时间了');
    await answersOf(page, 1);
    expect(await readable(page)).not.toMatch(privateWords);
    expect(await page.inputValue('#say')).toBe(''); // whoever is at the device now: the words are the customer's
    await page.waitForFunction(() => window.happened.some((line) => line.startsWith('voice: ')));
    expect((await happened(page)).filter((line) => line.startsWith('alarm: '))).toEqual([expect.stringMatching(/^alarm: 登录到时间了/)]);
    await signIn(page, chat.bot.url, customer);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#say')!.value === '转两百');
  });

  it('does not begin to run out while a code is open', async () => {
    const page = await signedIn();
    await say(page, '转120给妈妈');
    await page.locator('#choice-list button').first().click();
    await page.waitForSelector('#code-field');
    for (const minutes of [10, 9, 1]) await passTime(page, minutes);
    await page.clock.runFor(20_000);
    expect(await page.isHidden('#notice')).toBe(true);
    expect(page.url()).not.toContain('ended');
    await passTime(page, 8);
    await untilLater(page, () => page.isVisible('#notice button'));
    await page.click('#notice button');
    await answered(page, () => send(page, '取消'));
  });

  it('is over for words that come too late: they are in the box, for the one who signs in again', async () => {
    const page = await signedIn();
    await say(page, '转200给妈妈');
    const review = (await shown(page)).at(-1)!;
    expect(review).toContain('王秀兰');
    chat.bot.passTime(21 * minuteMs);
    await send(page, '改成300');
    await page.waitForURL(/\/signin\?left=1/);
    expect(await readable(page)).not.toMatch(privateWords);
    await signIn(page, chat.bot.url, customer);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#say')!.value === '改成300');
    expect((await shown(page)).some((line) => line === review)).toBe(true);
    await answered(page, () => page.press('#say', 'Enter'));
    expect((await shown(page)).at(-1)).toContain('300.00');
    expect(await page.locator('#choice-list button').first().textContent()).toContain('确认转 300.00 元');
    await answered(page, () => page.getByRole('button', { name: /取消/ }).click());
  });

  it('is over when it is signed out in another tab', async () => {
    const page = await signedIn();
    await say(page, '查余额');
    const tab = await openTab(page);
    await pressSignOut(tab);
    await untilLater(page, () => Promise.resolve(page.url().includes('/signin?left=1')));
    expect(await page.textContent('main')).toContain('您已退出登录，对话已经清空。');
    expect(await readable(page)).not.toMatch(privateWords);
  });

  it('leaves nothing to the next customer at the same device', async () => {
    const page = await signedIn();
    await page.fill('#say', '转200给妈妈');
    await page.route(/activities$/, (route) => route.abort());
    await page.press('#say', 'Enter');
    await untilLater(page, async () => (await page.locator('#log .notSent').count()) === 1);
    await page.fill('#say', '查余额');
    await pressSignOut(page);
    await page.waitForURL(/left=1/);
    await page.unroute(/activities$/);
    await signIn(page, chat.bot.url, '10000002');
    expect(await ownWords(page)).not.toContain('转200给妈妈');
    expect(await page.inputValue('#say')).toBe('');
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  });

  it('shows what a customer has begun to write to nobody else, and to them again', async () => {
    const page = await chat.open({ customer });
    await page.locator('#say').pressSequentially('转两百给妈妈');
    await page.context().clearCookies(); // the browser was closed, and somebody else opens it
    await page.goto(`${chat.bot.url}/chat`);
    await page.waitForSelector('#log [data-seq]');
    expect(await page.inputValue('#say')).toBe('');
    await signIn(page, chat.bot.url, customer);
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#say')!.value === '转两百给妈妈');
    await page.context().clearCookies();
    await signIn(page, chat.bot.url, '10000002');
    expect(await page.inputValue('#say')).toBe('');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('takes words that were not sent to nobody else, even where the browser was closed', async () => {
    const page = await signedIn();
    await page.evaluate(() => sessionStorage.setItem('outgoing', JSON.stringify([{ id: 'a', text: '转200给妈妈', of: 'another' }])));
    await page.reload();
    await answersOf(page, 1);
    expect(await ownWords(page)).not.toContain('转200给妈妈');
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
  });

  it('of a stranger goes on when they sign in, in every tab', async () => {
    const page = await chat.open({ prepare: withClock });
    const tab = await openTab(page);
    await say(page, '我想转30给妈妈');
    await tab.fill('#say', '还有话要说');
    await signIn(page, chat.bot.url, '10000001');
    await page.waitForFunction(() => document.querySelector('#log')?.textContent.includes('王秀兰'));
    expect(await ownWords(page)).toContain('我想转30给妈妈');
    await untilLater(tab, async () => (await shown(tab).catch(() => [])).some((line) => line.includes('王秀兰')));
    expect(await tab.inputValue('#say')).toBe('还有话要说');
  });
});

describe('two tabs', () => {
  it('show the same words and answers, each once', async () => {
    const page = await chat.open();
    const tab = await openTab(page);
    await Promise.all([say(page, '帮助'), answersOf(tab, 2)]);
    await Promise.all([say(tab, '手续费多少'), answersOf(page, 3)]);
    await answersOf(tab, 3);
    expect(await shown(tab)).toEqual(await shown(page));
    expect(await ownWords(tab)).toEqual(['帮助', '手续费多少']);
    expect((await happened(page)).filter((line) => line.startsWith('alarm'))).toEqual([]);
  });

  it('share the time that a session has', async () => {
    const page = await signedIn();
    const tab = await openTab(page);
    await passTime(page, 18);
    for (const one of [page, tab]) await untilLater(one, () => one.isVisible('#notice button'));
    await say(page, '帮助');
    await untilLater(tab, () => tab.isHidden('#notice'));
    expect(await page.isHidden('#notice')).toBe(true);
  });
});

test('no other site gets a token, nor its visitor a session', async () => {
  const elsewhere = createServer((_asked, answer) => answer.setHeader('content-type', 'text/html').end('<title>elsewhere</title>'));
  elsewhere.listen(0, '127.0.0.1');
  await once(elsewhere, 'listening');
  const page = await (await chat.browser.newContext()).newPage();
  await page.goto(`http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`);
  const token = (url: string) =>
    fetch(`${url}/chat/token`, { method: 'POST', mode: 'no-cors', credentials: 'include' }).then(() => 'read', String);
  expect(await page.evaluate(token, chat.bot.url)).toBe('TypeError: Failed to fetch');
  expect(await page.context().cookies(chat.bot.url)).toEqual([]);
  await page.close();
  elsewhere.close();
});
