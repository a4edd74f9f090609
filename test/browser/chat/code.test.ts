import type { Page } from 'playwright-core';
import { axeFindings } from '../../support/axe';
import { answered, happened, say, serveChat } from '../../support/chat';
import { shown, untilLater } from './lines';

const chat = serveChat();
const customer = '10000001';
type Opening = Parameters<typeof chat.open>[0];

/** A transfer that waits for its code, in the field of the conversation. */
async function asksCode(yuan: number, o: Opening = {}): Promise<Page> {
  const page = await chat.open({ customer, ...o });
  await say(page, `转${yuan}给妈妈`);
  await answered(page, () => page.locator('#choice-list button').first().click());
  await page.waitForSelector('#code-field');
  return page;
}
const alarms = (lines: string[]): string[] => lines.filter((line) => line.startsWith('alarm: '));
const focused = (page: Page): Promise<string | undefined> => page.evaluate(() => document.activeElement?.id);
const posted = async (): Promise<number> => (await chat.bot.posted(customer)).length;

describe('a code', () => {
  it('is told by the conversation, once, where its answer is lost', async () => {
    const page = await asksCode(130);
    const before = await posted();
    await page.route(/\/confirm\//, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.fill('#code-field', chat.bot.lastCode());
    await answered(page, () => page.press('#code-field', 'Enter'));
    expect((await shown(page)).at(-1)).toContain('130.00 元');
    expect((await posted()) - before).toBe(1);
    await page.waitForSelector('#problem', { state: 'hidden' }); // what became of it is known
    await chat.bot.checkBooks();
  });

  it('that the bank could not take is told as unknown, and stays where it is', async () => {
    const page = await asksCode(140);
    await page.route(/\/confirm\//, (route) => route.fulfill({ status: 503, contentType: 'text/html', body: '<title>503</title>' }));
    await page.fill('#code-field', '314159');
    await happened(page);
    await page.press('#code-field', 'Enter');
    await page.waitForSelector('#problem:not([hidden])');
    expect(alarms(await happened(page))).toEqual([expect.stringContaining('不知道办成没有')]);
    expect(await page.inputValue('#code-field')).toBe('314159');
  });

  it('that is none stays to be put right, and is no try', async () => {
    const page = await asksCode(150);
    await page.fill('#code-field', '12345');
    await happened(page);
    await page.press('#code-field', 'Enter');
    await page.waitForSelector('#problem:not([hidden])');
    expect(alarms(await happened(page))).toEqual([expect.stringContaining('验证码是 6 位数字')]);
    expect([await page.inputValue('#code-field'), await focused(page)]).toEqual(['12345', 'code-field']);
    const before = await posted();
    await page.fill('#code-field', chat.bot.lastCode());
    await answered(page, () => page.press('#code-field', 'Enter'));
    expect((await posted()) - before).toBe(1);
  });

  it('that is wrong takes nobody back to its field who has gone elsewhere meanwhile', async () => {
    const page = await asksCode(160);
    let judge = (): void => undefined;
    const judged = new Promise<void>((resolve) => (judge = resolve));
    await page.route(/\/confirm\//, async (route) => {
      await judged;
      await route.continue();
    });
    await page.fill('#code-field', '000000');
    await page.press('#code-field', 'Enter');
    await page.focus('#say');
    await answered(page, () => {
      judge();
      return judged;
    });
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#code-field')!.value === '');
    expect(await focused(page)).toBe('say');
  });

  it('that nobody answers is told as unknown after a while', async () => {
    const page = await asksCode(170, { prepare: (one) => one.clock.install() });
    await page.route(/\/confirm\//, () => new Promise(() => undefined));
    await page.fill('#code-field', '000000');
    await happened(page);
    await page.press('#code-field', 'Enter');
    await untilLater(page, () => page.isVisible('#problem'));
    expect(alarms(await happened(page))).toEqual([expect.stringContaining('不知道办成没有')]);
  });
});

describe.each([
  ['on a phone, by touch', { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }],
  ['at 400 %', { viewport: { width: 320, height: 256 }, hasTouch: true }],
])('the field for the code %s', (_name, context) => {
  it('is in sight, fits, has no finding of axe, and pays', async () => {
    const page = await asksCode(20, { context });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(context.viewport.width);
    expect(await axeFindings(page)).toEqual([]);
    const sizes = await page.locator('#code input').evaluateAll((all) => all.map((one) => (one as HTMLElement).offsetHeight));
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    const before = await posted();
    await page.locator('#code-field').tap();
    expect(await page.evaluate(isInSight)).toBe(true);
    await page.keyboard.type(chat.bot.lastCode());
    await answered(page, () => page.locator('#code [type=submit]').tap());
    expect((await posted()) - before).toBe(1);
    expect((await shown(page)).at(-1)).toContain('20.00 元');
    await chat.bot.checkBooks();
  });
});

/** Whether nothing lies over what has the focus. Runs in the page. */
function isInSight(): boolean {
  const { left, top, width, height } = document.activeElement!.getBoundingClientRect();
  return document.elementFromPoint(left + width / 2, top + height / 2) === document.activeElement;
}

describe('from the first word to the receipt', () => {
  /** What is told and where the focus goes, of one turn. */
  const turn = async (page: Page, act: () => Promise<unknown>): Promise<string[]> => {
    await happened(page);
    await answered(page, act);
    return happened(page);
  };
  const byEnter = (page: Page, text: string) => async () => {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  };
  const once: unknown[] = [expect.stringMatching(/^voice: /)];

  it('a transfer with its code tells each turn once, and the focus goes nowhere by itself', async () => {
    const page = await chat.open({ customer: '10000002' });
    await page.focus('#say');
    expect(await turn(page, byEnter(page, '转30给妈妈'))).toEqual(once);
    expect(await turn(page, byEnter(page, '改成25'))).toEqual(once);
    expect(await turn(page, byEnter(page, '1'))).toEqual(once);
    await page.focus('#code-field');
    await page.keyboard.type(chat.bot.lastCode());
    // The field is gone
    expect(await turn(page, () => page.keyboard.press('Enter'))).toEqual(['focus: say', ...once]);
    expect((await shown(page)).at(-1)).toContain('25.00 元');
  });

  it('a bill tells each turn once, and the focus goes nowhere by itself', async () => {
    const page = await chat.open({ customer });
    await page.focus('#say');
    expect(await turn(page, byEnter(page, '交水费'))).toEqual(once);
    expect(await turn(page, byEnter(page, '1'))).toEqual(once);
    expect((await shown(page)).at(-1)).toContain('交好了');
  });
});
