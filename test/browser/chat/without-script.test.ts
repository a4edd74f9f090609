import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import en from '../../../locales/en/chat.json';
import zh from '../../../locales/zh-CN/chat.json';
import { openChat, say } from '../../support/chat';
import { launchChromium } from '../../support/chromium';
import { openLynx } from '../../support/lynx';
import { serveBot } from '../../support/serve';
import { unspaced } from '../../support/text-browser';

let bot: Awaited<ReturnType<typeof serveBot>>;
let browser: Browser;
beforeAll(async () => {
  bot = await serveBot();
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  await bot.close();
});

describe('without script', () => {
  it('/chat leads to /text, and the conversation is the same one, there and back', async () => {
    const chat = await openChat(browser, bot.url, { customer: '10000001' });
    await say(chat, '查余额');
    const plain = await browser.newContext({ javaScriptEnabled: false, storageState: await chat.context().storageState() });
    const text = await plain.newPage();
    await text.goto(`${bot.url}/chat`);
    await text.waitForURL(`${bot.url}/text?lang=zh-CN`);
    expect(await text.textContent('main')).toContain('12,345.67 元');

    await text.fill('#say', '所有账户的余额');
    await text.click('.say [type=submit]');
    await text.getByText('9012').first().waitFor();
    await chat.getByRole('article').filter({ hasText: '9012' }).waitFor(); // told to the open page at once, by its stream
    await text.getByRole('link', { name: zh['chat.chatPage'], exact: true }).click();
    await text.waitForURL(`${bot.url}/text?lang=zh-CN`); // the way back is there, and leads here again as long as there is no script
    await chat.reload();
    await chat.getByRole('article').filter({ hasText: '9012' }).waitFor();
    await chat.getByRole('link', { name: zh['chat.textPage'], exact: true }).click();
    expect(await chat.textContent('main')).toContain('9012');
    await chat.getByRole('link', { name: zh['chat.chatPage'], exact: true }).click();
    await chat.waitForSelector('#log .bot');
    await Promise.all([plain.close(), chat.context().close()]);
  });

  it.each([
    ['zh-CN', zh],
    ['en', en],
  ] as const)('lynx is told so on /chat, and finds the text page by its link: %s', async (lang, words) => {
    const home = await mkdtemp(join(tmpdir(), 'lynx-chat-'));
    const lynx = await openLynx(`${bot.url}/chat?lang=${lang}`, home);
    const shows = (text: string) => lynx.until((page) => unspaced(page).includes(unspaced(text)), text);
    try {
      await shows(words['chat.noScript']);
      await lynx.follow(words['chat.textPage']);
      await shows(words['chat.chatPageHint']);
    } finally {
      await lynx.close();
      await rm(home, { recursive: true });
    }
  });
});
