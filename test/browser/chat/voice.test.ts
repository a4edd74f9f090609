import type { Page } from 'playwright-core';
import { answered, arrived, happened, serveChat, openSettings, say } from '../../support/chat';

const chat = serveChat();

const voices = (lines: string[]): string[] => lines.filter((line) => line.startsWith('voice: '));
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
    const page = await chat.open();
    const lines = await happened(page);
    expect(lines).toEqual((await screenReaderOf(page)).map((line) => `voice: ${line}`));
    expect(lines).toHaveLength(1);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
  });

  it.each([
    ['zh-CN', ['你能做什么', '手续费多少', '我要投诉', '几点开门', 'xyzzy']],
    ['en', ['what can you do', 'what are the fees', 'interest rates please', 'xyzzy']],
  ])('tells each turn in one string, in %s', async (lang, words) => {
    const page = await chat.open({ lang });
    for (const text of words) {
      await happened(page);
      await say(page, text);
      const lines = await happened(page);
      expect(told(lines)).toEqual([`voice: ${(await screenReaderOf(page)).at(-1)!}`]);
      expect(moved(lines).filter((line) => line !== 'focus: say')).toEqual([]);
    }
  });

  it('tells fraud at once', async () => {
    const page = await chat.open();
    await happened(page);
    await say(page, '有人冒充公安让我把钱转到安全账户');
    expect(told(await happened(page))).toEqual([`alarm: ${(await screenReaderOf(page)).at(-1)!}`]);
  });

  it('tells the history that is brought back as a count', async () => {
    const page = await chat.open();
    await say(page, '帮助');
    await page.reload();
    await arrived(page);
    expect(await happened(page)).toEqual(['voice: 已恢复 3 条消息。']);
  });

  it('leaves nothing behind in the live regions', async () => {
    const page = await chat.open();
    await page.waitForFunction(() => ['voice', 'alarm'].every((id) => document.getElementById(id)?.childElementCount === 0));
    expect(await page.locator('#log .bot').count()).toBe(1);
    // An alert is atomic unless it says otherwise, and would repeat what is still in it
    expect(await page.getAttribute('#alarm', 'aria-atomic')).toBe('false');
  });

  it('says what is empty as an alert and keeps the focus in the box', async () => {
    const page = await chat.open();
    await page.focus('#say');
    await happened(page);
    await page.keyboard.press('Enter');
    expect(await happened(page)).toEqual(['alarm: 还没有写内容']);
    expect(await page.textContent('#problem')).toBe('还没有写内容');
  });
});

describe('the greeting of a stranger', () => {
  it('comes with the page, can be answered before the bank is reached, and is there once when it is', async () => {
    let open = (): void => undefined;
    const shut = new Promise<void>((resolve) => (open = resolve));
    const opening = chat.open({
      prepare: async (page) => {
        await page.route(/\/chat\/token/, async (route) => {
          await shut;
          await route.continue();
        });
        page.once('load', () => void ready(page));
      },
    });
    const ready = async (page: Page): Promise<void> => {
      await page.waitForSelector('#log .bot');
      await page.click('#choice-list button');
      open();
    };
    const page = await opening;
    await page.waitForFunction(() => document.querySelectorAll('#log .bot').length === 2);
    const lines = (await page.locator('#log article').allTextContents()).map((text) =>
      ['登录', '查余额', '智能助手'].find((part) => text.includes(part)),
    );
    expect(lines).toEqual(['智能助手', '查余额', '登录']);
    expect(await page.locator('#log [data-seq]').count()).toBe(2);
    await page.waitForFunction(() => window.happened.some((line) => line.startsWith('voice: ') && line.includes('登录')));
    const told = voices(await happened(page));
    expect(told).toHaveLength(new Set(told).size);
  });

  it.each(['zh-CN', 'en'])('is what the bank greets with, word for word, in %s', async (lang) => {
    const page = await chat.open({ lang });
    const given = await page.evaluate(
      () => (JSON.parse(document.getElementById('words')!.textContent) as { greeting: { channelData: { screenReader: string } } }).greeting,
    );
    expect([given.channelData.screenReader]).toEqual(await screenReaderOf(page));
  });

  it('gives way to the conversation that another tab has begun meanwhile', async () => {
    const page = await chat.open();
    await say(page, '帮助');
    const tab = await page.context().newPage();
    // The page of somebody who is not known yet, as it was fetched before the other tab was
    await tab.route(/\/chat$/, async (route) => route.continue({ headers: { ...(await route.request().allHeaders()), cookie: '' } }));
    await tab.goto(`${chat.bot.url}/chat`);
    await tab.waitForFunction(() => document.querySelectorAll('#log article').length === 3);
    expect(await tab.locator('#log [data-seq]').count()).toBe(3);
  });
});

describe('the focus', () => {
  it('comes to the message box by one press of Tab and the skip link', async () => {
    const page = await chat.open();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到输入框');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
  });

  it('goes to the message box when a choice is made by key or mouse', async () => {
    const page = await chat.open();
    for (const act of [() => page.keyboard.press('Enter'), () => page.keyboard.press(' '), () => page.click('#choice-list button')]) {
      await say(page, '帮助');
      await page.focus('#choice-list button');
      await answered(page, act);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
    }
  });

  it('goes to the words that were chosen when a choice is made by touch, so that no keyboard comes up', async () => {
    const page = await chat.open({ context: { hasTouch: true, viewport: { width: 360, height: 740 } } });
    const label = (await page.locator('#choice-list button').first().textContent())!.slice(3);
    await answered(page, () => page.locator('#choice-list button').first().tap());
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('customer');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(label);
  });

  it.each([
    ['touch', 'customer'],
    ['mouse', 'say'],
  ])('does so where the browser gives none to what is pressed, by %s', async (pointerType, where) => {
    const page = await chat.open();
    await answered(page, () =>
      page
        .locator('#choice-list button')
        .first()
        .evaluate((one: HTMLElement, by) => {
          one.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: by }));
          one.click();
        }, pointerType),
    );
    const focused = await page.evaluate(() => `${document.activeElement!.id} ${document.activeElement!.className}`);
    expect(focused).toContain(where);
  });

  it('comes back to where the settings were opened', async () => {
    const page = await chat.open();
    await page.focus('#settings-open');
    await openSettings(page, () => page.keyboard.press('Enter'));
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('settings');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('settings-open');
    expect(await page.isVisible('#settings')).toBe(false);
  });
});
