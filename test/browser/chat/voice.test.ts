import type { Browser, Page } from 'playwright-core';
import { answered, arrived, happened, openChat, say } from '../../support/chat';
import { launchChromium } from '../../support/chromium';
import { serveBot } from '../../support/serve';

let bot: Awaited<ReturnType<typeof serveBot>>;
let browser: Browser;
beforeAll(async () => {
  [bot, browser] = await Promise.all([serveBot(), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await bot.close();
});

const told = (lines: string[]): string[] => lines.filter((line) => !line.startsWith('focus: '));
const moved = (lines: string[]): string[] => lines.filter((line) => line.startsWith('focus: '));

/** What the bot said for a screen reader, as a client of Direct Line gets it. */
async function screenReaderOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const { token, conversationId } = (await (await fetch('/chat/token', { method: 'POST' })).json()) as {
      token: string;
      conversationId: string;
    };
    const answer = await fetch(`/v3/directline/conversations/${conversationId}/activities`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const { activities } = (await answer.json()) as { activities: { from: { role: string }; channelData?: { screenReader?: string } }[] };
    return activities.filter(({ from }) => from.role === 'bot').map(({ channelData }) => channelData?.screenReader ?? '');
  });
}

describe('the one voice of the chat page', () => {
  it('tells a newcomer the greeting, once, and moves no focus', async () => {
    const page = await openChat(browser, bot.url);
    const lines = await happened(page);
    expect(lines).toEqual((await screenReaderOf(page)).map((line) => `voice: ${line}`));
    expect(lines).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it.each([
    ['zh-CN', ['你能做什么', '手续费多少', '我要投诉', '几点开门', 'xyzzy']],
    ['en', ['what can you do', 'what are the fees', 'interest rates please', 'xyzzy']],
  ])('tells each turn in one string, in %s', async (lang, words) => {
    const page = await openChat(browser, bot.url, { lang });
    for (const text of words) {
      await happened(page);
      await say(page, text);
      const lines = await happened(page);
      expect(told(lines)).toEqual([`voice: ${(await screenReaderOf(page)).at(-1)!}`]);
      expect(moved(lines).filter((line) => line !== 'focus: say')).toEqual([]);
    }
  });

  it('tells fraud at once', async () => {
    const page = await openChat(browser, bot.url);
    await happened(page);
    await say(page, '有人冒充公安让我把钱转到安全账户');
    expect(told(await happened(page))).toEqual([`alarm: ${(await screenReaderOf(page)).at(-1)!}`]);
  });

  it('tells the history that is brought back as a count', async () => {
    const page = await openChat(browser, bot.url);
    await say(page, '帮助');
    await page.reload();
    await arrived(page);
    expect(await happened(page)).toEqual(['voice: 已恢复 3 条消息。']);
  });

  it('leaves nothing behind in the live regions', async () => {
    const page = await openChat(browser, bot.url);
    await page.waitForFunction(() => ['voice', 'alarm'].every((id) => document.getElementById(id)?.childElementCount === 0));
    expect(await page.locator('#log .bot').count()).toBe(1);
  });

  it('says what is empty as an alert and keeps the focus in the box', async () => {
    const page = await openChat(browser, bot.url);
    await page.focus('#say');
    await happened(page);
    await page.keyboard.press('Enter');
    expect(await happened(page)).toEqual(['alarm: 还没有写内容']);
    expect(await page.textContent('#problem')).toBe('还没有写内容');
  });
});

describe('the focus', () => {
  it('comes to the message box by one press of Tab and the skip link', async () => {
    const page = await openChat(browser, bot.url);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到输入框');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
  });

  it('goes to the message box when a choice is made by key or mouse', async () => {
    const page = await openChat(browser, bot.url);
    for (const act of [() => page.keyboard.press('Enter'), () => page.keyboard.press(' '), () => page.click('#choice-list button')]) {
      await say(page, '帮助');
      await page.focus('#choice-list button');
      await answered(page, act);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
    }
  });

  it('goes to the words that were chosen when a choice is made by touch, so that no keyboard comes up', async () => {
    const page = await openChat(browser, bot.url, { context: { hasTouch: true, viewport: { width: 360, height: 740 } } });
    const label = (await page.locator('#choice-list button').first().textContent())!.slice(3);
    await answered(page, () => page.locator('#choice-list button').first().tap());
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('customer');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(label);
  });

  it('comes back to where the settings were opened', async () => {
    const page = await openChat(browser, bot.url);
    await page.focus('#settings-open');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('settings');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('settings-open');
    expect(await page.isVisible('#settings')).toBe(false);
  });
});
