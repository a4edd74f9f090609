import type { Browser, Page } from 'playwright-core';
import { settingOptions } from '../../../dialogs/settings-options';
import { answered, happened, openChat, say } from '../../support/chat';
import { launchChromium } from '../../support/chromium';
import { serveBot } from '../../support/serve';

let bot: Awaited<ReturnType<typeof serveBot>>;
let browser: Browser;
beforeAll(async () => {
  [bot, browser] = await Promise.all([serveBot({ TURNS_PER_MINUTE: '1000', VISITORS_PER_MINUTE: '1000' }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await bot.close();
});

const pressed = (page: Page, setting: string): Promise<(string | undefined)[]> =>
  page.$$eval(`[data-setting="${setting}"] [aria-pressed=true]`, (buttons) =>
    buttons.map((one) => (one as HTMLElement).dataset['choose'] ?? (one as HTMLElement).dataset['aloud']),
  );

describe('the settings of the chat page', () => {
  it.each(['textPercent', 'elder', 'contrast', 'lang', 'wording', 'verbosity', 'slowTimers', 'quiet', 'pace'] as const)(
    'change %s to each of its ways at once, and show which is in use',
    async (setting) => {
      const page = await openChat(browser, bot.url);
      await page.click('#settings-open');
      for (const { id } of settingOptions[setting].toReversed()) {
        await answered(page, () => page.click(`[data-choose="profile:${id}"]`));
        await page.waitForSelector(`[data-choose="profile:${id}"][aria-pressed=true]`);
        expect(await pressed(page, setting)).toEqual([`profile:${id}`]);
      }
    },
  );

  it('reach the text page too, and a reload', async () => {
    const page = await openChat(browser, bot.url);
    await page.click('#settings-open');
    await answered(page, () => page.click('[data-choose="profile:size150"]'));
    await answered(page, () => page.click('[data-choose="profile:contrast"]'));
    await page.reload();
    expect(await page.getAttribute('html', 'class')).toBe('size-150 high');
    await page.goto(`${bot.url}/text`);
    expect(await page.getAttribute('html', 'class')).toBe('size-150 high');
  });

  it('are obeyed when they are said in the chat', async () => {
    const page = await openChat(browser, bot.url);
    await say(page, '字大一些');
    await page.waitForSelector('html.size-125');
    await say(page, '长辈版');
    await page.waitForSelector('html.elder');
    expect(await pressed(page, 'elder')).toEqual(['profile:elder']);
  });

  it('change the language of the whole page, and leave what was said as it was said', async () => {
    const page = await openChat(browser, bot.url);
    await say(page, '帮助');
    await say(page, 'English');
    await page.waitForSelector('html[lang=en]');
    expect(await page.title()).toBe('Chat with the assistant – Demo Bank');
    expect(await page.locator('h1').textContent()).toBe('Chat with the assistant');
    expect(await page.inputValue('#send')).toBe('Send');
    expect(await page.locator('#settings legend').first().textContent()).toBe('Text size');
    expect(await page.locator('#log .bot .body').first().getAttribute('lang')).toBe('zh-CN');
    await happened(page);
    await page.focus('#say');
    await page.keyboard.press('Enter');
    expect(await happened(page)).toContain('alarm: Nothing is written yet');
  });
});

/** The browser's own voices and recogniser, as it would have them: what is asked of them is written down. */
function engines(): void {
  const spoken: string[] = [];
  Object.assign(window, { spoken });
  speechSynthesis.speak = (said) => void spoken.push(`${said.lang} ${said.rate}: ${said.text}`);
  speechSynthesis.cancel = () => void spoken.push('cancel');
  class Recogniser {
    lang = '';
    interimResults = false;
    onresult?: (event: unknown) => void;
    onerror?: (event: { error: string }) => void;
    onend?: () => void;
    start(): void {
      Object.assign(window, { recogniser: this });
    }
    stop(): void {
      this.onend?.();
    }
    hear(transcript: string): void {
      this.onresult?.({ results: [Object.assign([{ transcript }], { isFinal: true })] });
    }
  }
  Object.assign(window, { webkitSpeechRecognition: Recogniser, SpeechRecognition: Recogniser });
}
type Engines = { spoken: string[]; recogniser: { hear(text: string): void; stop(): void; onerror(event: { error: string }): void } };
const spoken = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as Engines).spoken.splice(0));

async function withEngines(): Promise<Page> {
  const page = await openChat(browser, bot.url);
  await page.addInitScript(engines);
  await page.reload();
  await page.waitForSelector('#log .bot');
  return page;
}

describe('reading aloud', () => {
  it('is off until it is wanted', async () => {
    const page = await withEngines();
    await say(page, '帮助');
    expect((await spoken(page)).filter((line) => line !== 'cancel')).toEqual([]);
  });

  it('reads one message in words, stops the one before it, and stops at Esc', async () => {
    const page = await withEngines();
    await page.click('.bot [data-do=read]');
    await page.waitForFunction(() => (window as unknown as Engines).spoken.length >= 2);
    const [first, second] = await spoken(page);
    expect(first).toBe('cancel');
    expect(second).toMatch(/^zh-CN 1: .*智能助手/);
    expect(second).not.toMatch(/[<>\d]{2}/);
    await page.keyboard.press('Escape');
    await page.waitForFunction(() => (window as unknown as Engines).spoken.includes('cancel'));
  });

  it('reads each new answer once it is switched on, at the pace of the profile', async () => {
    const page = await withEngines();
    await page.click('#settings-open');
    await page.click('[data-aloud=on]');
    await page.waitForSelector('[data-aloud=on][aria-pressed=true]');
    expect(await pressed(page, 'aloud')).toEqual(['on']);
    await answered(page, () => page.click('[data-choose="profile:slow"]'));
    await page.waitForFunction(() => (window as unknown as Engines).spoken.some((line) => line.startsWith('zh-CN 0.')));
    await say(page, '手续费多少');
    await page.waitForFunction(() => (window as unknown as Engines).spoken.some((line) => line.includes('手续费')));
    const lines = await spoken(page);
    expect(lines.filter((line) => line.includes('手续费'))).toHaveLength(1);
  });

  it('says so where the browser has no voice', async () => {
    const page = await openChat(browser, bot.url);
    await page.addInitScript(() => Reflect.deleteProperty(window, 'speechSynthesis'));
    await page.reload();
    await page.waitForSelector('#log .bot');
    expect(await page.locator('[data-do=read]').count()).toBe(0);
    await page.click('#settings-open');
    await page.click('[data-aloud=on]');
    await page.waitForSelector('#problem:not([hidden])');
    expect(await page.textContent('#problem')).toBe('这个浏览器不能朗读。');
  });
});

describe('dictation', () => {
  it('writes what it took down into the box, shows it, and sends nothing', async () => {
    const page = await withEngines();
    await page.click('#dictate');
    await page.waitForSelector('#dictate[aria-pressed=true]'); // its code is fetched first
    await page.waitForFunction(() => 'recogniser' in window);
    await page.evaluate(() => (window as unknown as Engines).recogniser.hear('转两百给妈妈'));
    await page.evaluate(() => (window as unknown as Engines).recogniser.stop());
    expect(await page.inputValue('#say')).toBe('转两百给妈妈');
    expect(await page.textContent('#notice')).toBe('记下的是：“转两百给妈妈”。对就发送，不对请改。');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
    expect(await page.locator('.customer').count()).toBe(0);
    await answered(page, () => page.keyboard.press('Enter'));
    expect(await page.locator('.customer p').first().textContent()).toBe('转两百给妈妈');
    expect(await page.isVisible('#notice')).toBe(false);
  });

  it.each([
    ['nothing was taken down', 'no-speech', '没有记下来。请再说一次，或者写下来。'],
    ['the microphone is refused', 'not-allowed', '没有话筒可用。请允许用话筒，或者打字。'],
  ])('says when %s', async (_what, error, words) => {
    const page = await withEngines();
    await page.click('#dictate');
    await page.waitForFunction(() => 'recogniser' in window);
    await page.evaluate((code) => {
      const { recogniser } = window as unknown as Engines;
      recogniser.onerror({ error: code });
      recogniser.stop();
    }, error);
    expect(await page.textContent('#problem')).toBe(words);
    expect(await page.getAttribute('#dictate', 'aria-pressed')).toBe('false');
  });

  it('says so where the browser has no recogniser', async () => {
    const page = await openChat(browser, bot.url);
    await page.addInitScript(() => {
      Reflect.deleteProperty(window, 'webkitSpeechRecognition');
      Reflect.deleteProperty(window, 'SpeechRecognition');
    });
    await page.reload();
    await page.waitForSelector('#log .bot');
    await page.click('#dictate');
    await page.waitForSelector('#problem:not([hidden])');
    expect(await page.textContent('#problem')).toBe('这个浏览器不能语音输入。可以用键盘上的话筒，或者打字。');
  });
});

describe('a receipt', () => {
  it('is copied as lines of text and printed by itself', async () => {
    const page = await openChat(browser, bot.url, {
      customer: '10000001',
      context: { permissions: ['clipboard-read', 'clipboard-write'] },
    });
    await page.evaluate(() => {
      window.print = () => {
        document.body.setAttribute('data-printed', document.querySelector('.printed')?.textContent ?? '');
        dispatchEvent(new Event('afterprint'));
      };
    });
    await say(page, '交水费');
    await answered(page, () => page.click('#choice-list button'));
    const receipt = page.locator('.receipt').last();
    await receipt.locator('[data-do=copy]').click();
    await page.waitForFunction(() => window.happened.includes('voice: 已复制。'));
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toMatch(/金额 52\.30 元\n/);
    await receipt.locator('[data-do=print]').click();
    await page.waitForSelector('body[data-printed]');
    expect(await page.getAttribute('body', 'data-printed')).toContain('52.30 元');
    expect(await page.locator('.printed').count()).toBe(0);
  });
});
