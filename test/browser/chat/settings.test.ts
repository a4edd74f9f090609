import type { Page } from 'playwright-core';
import { settingOptions } from '../../../dialogs/settings-options';
import { answered, happened, openSettings, say, serveChat } from '../../support/chat';

const chat = serveChat({ TURNS_PER_MINUTE: '1000' });

const pressed = (page: Page, setting: string): Promise<(string | undefined)[]> =>
  page.$$eval(`[data-setting="${setting}"] [aria-pressed=true]`, (buttons) =>
    buttons.map((one) => (one as HTMLElement).dataset['choose'] ?? (one as HTMLElement).dataset['aloud']),
  );

describe('the settings of the chat page', () => {
  it('change each setting to each of its ways at once, and show which is in use', async () => {
    const page = await chat.open();
    await openSettings(page);
    for (const setting of ['textPercent', 'elder', 'contrast', 'lang', 'wording', 'verbosity', 'slowTimers', 'quiet', 'pace'] as const) {
      for (const { id } of settingOptions[setting].toReversed()) {
        await answered(page, () => page.click(`[data-choose="profile:${id}"]`));
        await page.waitForSelector(`[data-choose="profile:${id}"][aria-pressed=true]`);
        expect(await pressed(page, setting)).toEqual([`profile:${id}`]);
      }
    }
  });

  it('reach the text page too, and a reload', async () => {
    const page = await chat.open();
    await openSettings(page);
    await answered(page, () => page.click('[data-choose="profile:size150"]'));
    await answered(page, () => page.click('[data-choose="profile:contrast"]'));
    await page.reload();
    expect(await page.getAttribute('html', 'class')).toBe('size-150 high');
    await page.goto(`${chat.bot.url}/text`);
    expect(await page.getAttribute('html', 'class')).toBe('size-150 high');
  });

  it('are obeyed when they are said in the chat', async () => {
    const page = await chat.open();
    await say(page, '字大一些');
    await page.waitForSelector('html.size-125');
    await say(page, '长辈版');
    await page.waitForSelector('html.elder');
    expect(await pressed(page, 'elder')).toEqual(['profile:elder']);
  });

  it('change the language of the whole page, and leave what was said as it was said', async () => {
    const page = await chat.open();
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

  it('change the language by the button of the header, which keeps the focus, and nothing that is told is cut short', async () => {
    const page = await chat.open();
    const language = page.locator('header [lang]');
    await language.focus();
    await happened(page);
    await answered(page, () => page.keyboard.press('Enter'));
    await page.waitForSelector('html[lang=en]');
    expect([await language.inputValue(), await language.getAttribute('lang')]).toEqual(['中文', 'zh-CN']);
    expect(await language.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(await happened(page)).toEqual([expect.stringMatching(/^voice: .*English/)]);
  });

  it('leave each part of the page in the language that it is in, after a change of language (WCAG 3.1.2)', async () => {
    const page = await chat.open();
    await say(page, 'English');
    await page.waitForSelector('html[lang=en]');
    await say(page, 'what is my balance');
    const langs = await page.locator('#log article').evaluateAll((all) => all.map((one) => (one as HTMLElement).lang));
    expect(langs).toEqual(['zh-CN', 'zh-CN', 'zh-CN', 'en', 'en']);
    expect(await page.getAttribute('#choice-list', 'lang')).toBe('en');
    expect(await page.getAttribute('#choice-list a', 'href')).toBe('/signin?from=chat&lang=en');
  });

  it('tell at once how long the session now lasts', async () => {
    const page = await chat.open({ customer: '10000001' });
    expect(await page.textContent('footer')).toContain('20 分钟');
    await openSettings(page);
    await answered(page, () => page.click('[data-choose="profile:moreTime"]'));
    await page.waitForFunction(() => document.querySelector('footer')!.textContent.includes('60 分钟'));
    await answered(page, () => page.click('[data-choose="profile:usualTime"]'));
  });
});

describe('what is fetched only when it is wanted', () => {
  /** What the page asks for, but for what it is made of. */
  const asks = (page: Page): string[] => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname + new URL(request.url()).search));
    return asked;
  };

  it('are the settings: nothing of them comes with the page, and once they are there they are there', async () => {
    const page = await chat.open();
    expect(await page.locator('#settings *').count()).toBe(0);
    const asked = asks(page);
    await openSettings(page);
    expect(asked).toEqual([expect.stringMatching(/^\/assets\//), '/chat?settings&lang=zh-CN']);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('settings');
    await page.click('#settings-close');
    expect(await page.isHidden('#settings')).toBe(true);
    await page.context().setOffline(true);
    await openSettings(page);
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['their words', /\/chat\?settings/],
    ['their file', /\/assets\//],
  ])('is told not to be there where %s cannot be fetched, and comes when it is tried again', async (_what, path) => {
    const page = await chat.open();
    await happened(page);
    await page.route(path, (route) => route.abort());
    await page.focus('#settings-open');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#problem:not([hidden])');
    expect(await happened(page)).toEqual(['focus: settings-open', 'alarm: 现在连不上银行。会接着连，您写的话不会丢。']);
    expect(await page.getAttribute('#settings-open', 'aria-expanded')).toBe('false');
    await page.unroute(path);
    await openSettings(page, () => page.keyboard.press('Enter'));
    expect(await page.isHidden('#problem')).toBe(true);
  });

  it('takes nobody back to it who has gone elsewhere meanwhile', async () => {
    const page = await chat.open();
    let open = (): void => undefined;
    const shut = new Promise<void>((resolve) => (open = resolve));
    await page.route(/\/chat\?settings/, async (route) => {
      await shut;
      await route.continue();
    });
    await openSettings(page, async () => {
      await page.click('#settings-open');
      await page.focus('#say');
      open();
    });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('say');
  });
});
