import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import en from '../../../locales/en/chat.json';
import enPage from '../../../locales/en/page.json';
import zh from '../../../locales/zh-CN/chat.json';
import { serveChat, say } from '../../support/chat';
import { openLynx } from '../../support/lynx';
import { unspaced } from '../../support/text-browser';

const chat = serveChat();

describe('without script', () => {
  it('/chat leads to /text, and the conversation is the same one, there and back', async () => {
    const talk = await chat.open({ customer: '10000001' });
    await say(talk, '查余额');
    const plain = await chat.browser.newContext({ javaScriptEnabled: false, storageState: await talk.context().storageState() });
    const text = await plain.newPage();
    await text.goto(`${chat.bot.url}/chat`);
    await text.waitForURL(`${chat.bot.url}/text?lang=zh-CN`);
    expect(await text.textContent('main')).toContain('12,345.67 元');

    await text.fill('#say', '所有账户的余额');
    await text.click('.say [type=submit]');
    await text.getByText('9012').first().waitFor();
    await talk.getByRole('article').filter({ hasText: '9012' }).waitFor(); // told to the open page at once, by its stream
    await text.getByRole('link', { name: zh['chat.chatPage'], exact: true }).click();
    await text.waitForURL(`${chat.bot.url}/text?lang=zh-CN`); // the way back is there, and leads here again as long as there is no script
    await talk.reload();
    await talk.getByRole('article').filter({ hasText: '9012' }).waitFor();
    await talk.getByRole('link', { name: zh['chat.textPage'], exact: true }).click();
    expect(await talk.textContent('main')).toContain('9012');
    await talk.getByRole('link', { name: zh['chat.chatPage'], exact: true }).click();
    await talk.waitForSelector('#log .bot');
    await Promise.all([plain.close(), talk.context().close()]);
  });

  it('/chat leads to /text where the browser is too old for it, in the language of the page', async () => {
    const page = await chat.browser.newPage({ locale: 'en' });
    await page.addInitScript(() => Reflect.deleteProperty(Element.prototype, 'replaceChildren'));
    await page.goto(`${chat.bot.url}/chat`);
    await page.waitForURL(`${chat.bot.url}/text?lang=en`);
    expect(await page.textContent('h1')).toBe(enPage['text.title']);
  });

  it.each([
    ['zh-CN', zh],
    ['en', en],
  ] as const)('lynx is told so on /chat, and finds the text page by its link: %s', async (lang, words) => {
    const home = await mkdtemp(join(tmpdir(), 'lynx-chat-'));
    const lynx = await openLynx(`${chat.bot.url}/chat?lang=${lang}`, home);
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
