import type { Page } from 'playwright-core';
import { answered, happened, serveChat, say } from '../../support/chat';
import { answersOf, conversationOf, ownWords, send, shown, stored } from './lines';

const chat = serveChat();

const hour = 3_600_000;
const box = (page: Page): Promise<string> => page.inputValue('#say');
const everythingStored = (page: Page): Promise<string> =>
  page.evaluate(() => [localStorage, sessionStorage].flatMap((one) => Object.keys(one).map((key) => one.getItem(key))).join());

const secrets = [
  '验证码 48',
  '我的密码是abc',
  'my PIN is 4711',
  '123456',
  '１２３ ４５６',
  '卡号 6222 0212 3456 7890 123',
  'card 6222-0212-3456-7890',
  '动态码九一二',
];
const oddities = {
  markup: '<img src=x onerror="document.title=1"><script>document.title=1</script>',
  controlCharacters: 'a\u0000b\u0007c\u001bd',
  directions: '\u202e转给\u2066妈妈\u200f',
  halfACharacter: '妈妈\ud83d',
  anotherHalf: '\ude00妈妈',
};

describe('what is being written', () => {
  it('is kept over a reload for 20 hours, and no longer', async () => {
    const page = await chat.open({ prepare: (one) => one.clock.install() });
    await page.locator('#say').pressSequentially('转两百给妈妈，3月20日');
    await page.clock.setSystemTime(Date.now() + 19 * hour);
    await page.reload();
    expect(await box(page)).toBe('转两百给妈妈，3月20日');
    await page.clock.setSystemTime(Date.now() + 21 * hour);
    await page.reload();
    expect(await box(page)).toBe('');
  });

  it('is written down nowhere where it may be a secret, neither before nor after it is sent', async () => {
    const page = await chat.open();
    await page.route(/activities$/, (route) => route.abort());
    for (const text of secrets) {
      await page.locator('#say').pressSequentially(text);
      expect([await box(page), await everythingStored(page)]).toEqual([text, '']);
      await page.press('#say', 'Enter');
      expect([text, await everythingStored(page)]).toEqual([text, '']);
    }
  });

  it('is told to be too long, stays where it is, and goes when it is shorter', async () => {
    const page = await chat.open();
    await page.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('#say')!;
      field.value = '转'.repeat(3_000_000);
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.focus('#say');
    await happened(page);
    await page.keyboard.press('Enter');
    await page.waitForSelector('#problem:not([hidden])');
    expect(await happened(page)).toEqual(['alarm: 这段话太长了。一次最多 2000 个字，请写短一点，再发送。']);
    expect((await box(page)).length).toBe(3_000_000);
    await say(page, '帮助');
    expect(await page.isHidden('#problem')).toBe(true);
  });

  it('is answered and breaks nothing, whatever it is', async () => {
    const page = await chat.open();
    const title = await page.title();
    const odd = Object.values(oddities);
    for (const text of odd) {
      await answered(page, async () => {
        await page.evaluate((words) => void (document.querySelector<HTMLInputElement>('#say')!.value = words), text);
        await page.press('#say', 'Enter');
      });
    }
    expect(await page.locator('#log .notSent').count()).toBe(0);
    expect(await ownWords(page)).toHaveLength(odd.length);
    expect(await page.title()).toBe(title);
    await page.reload();
    await answersOf(page, 1 + odd.length);
    expect(await ownWords(page)).toHaveLength(odd.length);
    expect(await page.locator('#log :is(img, script)').count()).toBe(0);
  });
});

describe('a browser that keeps nothing', () => {
  it.each([
    [
      'blocks its storage',
      () => {
        for (const name of ['localStorage', 'sessionStorage'])
          Object.defineProperty(window, name, {
            get() {
              throw new DOMException('denied', 'SecurityError');
            },
          });
      },
    ],
    [
      'has a full storage',
      () => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      },
    ],
    [
      'holds what nobody of ours wrote',
      () => {
        for (const key of ['outgoing', 'draft', 'used', 'aloud'])
          [localStorage, sessionStorage].forEach((one) => one.setItem(key, '{not JSON'));
      },
    ],
  ])('%s: all is said and answered', async (_name, spoil) => {
    const page = await chat.open({ prepare: (one) => one.addInitScript(spoil) });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await say(page, '帮助');
    await answered(page, () => page.click('#choice-list button'));
    await page.fill('#say', '转两百');
    expect(await stored(chat.bot, await conversationOf(page))).toHaveLength(2);
    expect(faults).toEqual([]);
  });

  it('has its cookies off: it is said, and questions are answered', async () => {
    const page = await (await chat.browser.newContext({ locale: 'zh-CN' })).newPage();
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Emulation.setDocumentCookieDisabled', { disabled: true });
    await page.route(/./, async (route) => route.continue({ headers: { ...(await route.request().allHeaders()), cookie: '' } }));
    await page.goto(`${chat.bot.url}/chat`);
    await answersOf(page, 1);
    await page.waitForSelector('#problem:not([hidden])');
    expect(await page.textContent('#problem')).toBe('浏览器不让我们记住您，所以不能登录。别的可以先问。');
    await say(page, '手续费多少');
    await say(page, '几点开门');
    expect(await page.locator('#log .bot').count()).toBe(3);
  });
});

describe('a device with a wrong clock', () => {
  it.each([-1, 1, 400])('%i days off: everything is as it is', async (days) => {
    const page = await chat.open({
      customer: '10000003',
      prepare: (one) => one.clock.install({ time: Date.now() + days * 24 * hour }),
    });
    await say(page, '查余额');
    await page.clock.runFor(30_000);
    expect(page.url()).not.toContain('ended');
    expect(await page.isHidden('#notice')).toBe(true);
    expect((await shown(page)).at(-1)).toContain('元');
  });
});

describe('many presses', () => {
  const customer = '10000001';

  it('of one choice are one act', async () => {
    const page = await chat.open({ customer });
    const books = await chat.bot.books();
    await say(page, '交水费');
    await answered(page, () =>
      page.evaluate(() => {
        const pressed = document.querySelector<HTMLElement>('#choice-list button')!;
        for (let times = 0; times < 100; times += 1) pressed.click();
      }),
    );
    await page.waitForFunction(() => document.querySelector('#log')?.textContent.includes('交好了'));
    expect((await ownWords(page)).filter((text) => text.includes('确认交'))).toHaveLength(1);
    const said = await stored(chat.bot, await conversationOf(page));
    expect(said.filter((text) => text.includes('确认交'))).toHaveLength(1);
    expect(await chat.bot.books()).not.toBe(books);
    const { rows } = await chat.bot.database.owner.query(`select 1 from bank.acts where customer = $1 and outcome ->> 'is' = 'done'`, [
      customer,
    ]);
    expect(rows).toHaveLength(1);
    await chat.bot.checkBooks();
  });

  it('of a choice by a quick finger are one act', async () => {
    const page = await chat.open({ customer });
    await say(page, '转500给妈妈');
    await page.locator('#choice-list button').first().scrollIntoViewIfNeeded();
    const at = (await page.locator('#choice-list button').first().boundingBox())!;
    await answered(page, async () => {
      for (let times = 0; times < 20; times += 1) await page.mouse.click(at.x + at.width / 2, at.y + at.height / 2);
    });
    const said = await stored(chat.bot, await conversationOf(page));
    expect(said.filter((text) => text.includes('确认转'))).toHaveLength(1);
  });

  it('of Enter, at the choice and at the code, are one act, and nothing is said of the rest', async () => {
    const page = await chat.open({ customer });
    const before = (await chat.bot.posted(customer)).length;
    await say(page, '转120给妈妈');
    await page.locator('#choice-list button').first().focus();
    await happened(page);
    for (let times = 0; times < 20; times += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.waitForSelector('#code-field');
    await page.fill('#code-field', chat.bot.lastCode());
    await page.focus('#code-field');
    for (let times = 0; times < 20; times += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.waitForFunction(() => document.querySelector('#log')?.textContent.includes('120.00 元'));
    await page.waitForSelector('#code-field', { state: 'detached' });
    expect((await chat.bot.posted(customer)).length - before).toBe(1);
    expect((await happened(page)).filter((line) => line.startsWith('alarm'))).toEqual([]);
    await chat.bot.checkBooks();
  });

  it('behind others that were not sent do not go alone: they may answer what those would have changed', async () => {
    const page = await chat.open();
    const refusal = { status: 400, json: { error: { code: 'BadArgument', message: '没有发出。' } } };
    await page.route(
      /activities$/,
      async (route) => {
        await page.waitForTimeout(500);
        await route.fulfill(refusal);
      },
      { times: 1 },
    );
    await happened(page);
    await send(page, '改成一百');
    await send(page, '确认');
    await page.waitForFunction(() => document.querySelectorAll('.notSent').length === 2);
    const alarms = (await happened(page)).filter((line) => line.startsWith('alarm: '));
    expect(alarms).toEqual(['alarm: 没有发出。 有 2 句话可能没有发到。要发，请选“再发一次”，不会办两次。']);
    expect(await page.locator('.notSent .status').allTextContents()).toEqual(['没有发出 再发一次', '没有发出 再发一次']);
    expect(await stored(chat.bot, await conversationOf(page))).toEqual([]);
    await page.locator('.notSent button').first().click();
    await answersOf(page, 2);
    expect(await stored(chat.bot, await conversationOf(page))).toEqual(['改成一百']);
  });
});
