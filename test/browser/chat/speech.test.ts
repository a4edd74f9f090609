import type { Page } from 'playwright-core';
import { answered, openSettings, say, serveChat } from '../../support/chat';

const chat = serveChat({ TURNS_PER_MINUTE: '1000' });

/** The browser's own voices and recogniser, as it would have them: what is asked of them is written down. */
function engines(): void {
  const spoken: string[] = [];
  Object.assign(window, { spoken });
  speechSynthesis.speak = (said) => {
    spoken.push(`${said.lang} ${said.rate}: ${said.text}`);
    Object.assign(window, { said });
  };
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
type Engines = {
  spoken: string[];
  said: SpeechSynthesisUtterance;
  recogniser: { hear(text: string): void; stop(): void; onerror(event: { error: string }): void };
};
const spoken = (page: Page): Promise<string[]> => page.evaluate(() => (window as unknown as Engines).spoken.splice(0));

const withEngines = (o: Parameters<typeof chat.open>[0] = {}): Promise<Page> =>
  chat.open({ ...o, prepare: (page) => page.addInitScript(engines) });
const wasSpoken = (page: Page, part: string) =>
  page.waitForFunction((words) => (window as unknown as Engines).spoken.some((line) => line.includes(words)), part);
const isAloud = (page: Page): Promise<string | null> => page.getAttribute('[data-aloud=on]', 'aria-pressed');

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
    await openSettings(page);
    await page.click('[data-aloud=on]');
    await page.waitForSelector('[data-aloud=on][aria-pressed=true]');
    expect(await isAloud(page)).toBe('true');
    expect(await page.getAttribute('[data-aloud=off]', 'aria-pressed')).toBe('false');
    await answered(page, () => page.click('[data-choose="profile:slow"]'));
    await page.waitForFunction(() => (window as unknown as Engines).spoken.some((line) => line.startsWith('zh-CN 0.')));
    await say(page, '手续费多少');
    await page.waitForFunction(() => (window as unknown as Engines).spoken.some((line) => line.includes('手续费')));
    const lines = await spoken(page);
    expect(lines.filter((line) => line.includes('手续费'))).toHaveLength(1);
  });

  it('begins when speech is asked for in words, and ends when text alone is', async () => {
    const page = await withEngines();
    await openSettings(page);
    await say(page, '语音播报');
    await page.waitForSelector('[data-aloud=on][aria-pressed=true]');
    await say(page, '手续费多少');
    await wasSpoken(page, '手续费');
    await say(page, '只看文字');
    await page.waitForSelector('[data-aloud=off][aria-pressed=true]');
    await spoken(page);
    await say(page, '帮助');
    expect((await spoken(page)).filter((line) => line !== 'cancel')).toEqual([]);
  });

  it('stops by the button of the message that is being read, where there is no Esc, and the button is what it was', async () => {
    const page = await withEngines();
    await say(page, '帮助');
    const [first, second] = [page.locator('.bot [data-do=read]').first(), page.locator('.bot [data-do=read]').last()];
    await first.click();
    await wasSpoken(page, '智能助手');
    expect(await first.textContent()).toBe('停止朗读');
    await spoken(page);
    await second.click();
    expect([await first.textContent(), await second.textContent()]).toEqual(['朗读', '停止朗读']);
    await spoken(page);
    await second.click();
    expect([await second.textContent(), await spoken(page)]).toEqual(['朗读', ['cancel']]);
    await first.click();
    await page.evaluate(() => (window as unknown as Engines).said.dispatchEvent(new Event('end')));
    expect(await first.textContent()).toBe('朗读');
  });

  it('goes on being on in another language, and shows that it is', async () => {
    const page = await withEngines();
    await openSettings(page);
    await page.click('[data-aloud=on]');
    await page.waitForSelector('[data-aloud=on][aria-pressed=true]');
    await say(page, 'English');
    await page.waitForFunction(() => document.querySelector('#settings legend')?.textContent === 'Text size');
    expect(await isAloud(page)).toBe('true');
    await wasSpoken(page, 'English');
    await say(page, 'help');
    const read = page.locator('.bot [data-do=read]');
    await page.waitForFunction(() => document.querySelector('#log article:last-child [data-do=read]')?.textContent === 'Stop reading');
    expect((await read.allTextContents()).slice(0, -1)).toEqual(['朗读', '朗读']);
  });

  it('ends with signing out: nothing is read to who comes next', async () => {
    const page = await withEngines({ customer: '10000001' });
    await openSettings(page);
    await page.click('[data-aloud=on]');
    await page.waitForSelector('[data-aloud=on][aria-pressed=true]');
    await say(page, '查余额');
    await wasSpoken(page, '余额');
    await page.evaluate(() => {
      document.addEventListener('submit', () => sessionStorage.setItem('spoken', (window as unknown as Engines).spoken.at(-1)!));
    });
    await page.click('form[action="/signout"] [type=submit]');
    await page.waitForURL(/left=1/);
    expect(await page.evaluate(() => [sessionStorage.getItem('spoken'), localStorage.length])).toEqual(['cancel', 0]);
    await page.goto(`${chat.bot.url}/chat`);
    await page.waitForSelector('#log [data-seq]');
    await say(page, '帮助');
    expect(await spoken(page)).toEqual([]);
  });

  it('says so where the browser has no voice', async () => {
    const page = await chat.open({ prepare: (one) => one.addInitScript(() => Reflect.deleteProperty(window, 'speechSynthesis')) });
    expect(await page.locator('[data-do=read]').count()).toBe(0);
    await openSettings(page);
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

  it('ends where a message is to be read, and can be begun again', async () => {
    const page = await withEngines();
    await page.click('#dictate');
    await page.waitForFunction(() => 'recogniser' in window);
    await page.click('.bot [data-do=read]');
    await wasSpoken(page, '智能助手');
    expect([await page.getAttribute('#dictate', 'aria-pressed'), await page.textContent('#dictate')]).toEqual(['false', '语音输入']);
    expect(await page.isHidden('#notice')).toBe(true);
    await page.click('#dictate');
    expect(await page.getAttribute('#dictate', 'aria-pressed')).toBe('true');
    expect((await spoken(page)).at(-1)).toBe('cancel');
  });

  it('says so where the browser has no recogniser', async () => {
    const page = await chat.open({
      prepare: (one) =>
        one.addInitScript(() => {
          Reflect.deleteProperty(window, 'webkitSpeechRecognition');
          Reflect.deleteProperty(window, 'SpeechRecognition');
        }),
    });
    await page.click('#dictate');
    await page.waitForSelector('#problem:not([hidden])');
    expect(await page.textContent('#problem')).toBe('这个浏览器不能语音输入。可以用键盘上的话筒，或者打字。');
  });
});

describe('a receipt', () => {
  it('is copied as lines of text and printed by itself', async () => {
    const page = await chat.open({
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
