import type { Browser, Page } from 'playwright-core';
import { signIn } from '../../support/chat';
import { launchChromium } from '../../support/chromium';
import { type Front, openFront } from '../../support/front';
import { officialPages, on } from '../../support/official';
import { serveBot } from '../../support/serve';

/** The bank that has the official Web Chat on its pages already may keep it: it knows nothing of us but Direct Line. */
jest.setTimeout(120_000);
let front: Front;
let bot: Awaited<ReturnType<typeof serveBot>>;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  front = await openFront(officialPages('webchat.js'));
  bot = await serveBot({ PUBLIC_URL: front.url });
  front.serve(bot.url);
  browser = await launchChromium();
});
beforeEach(async () => void (page = await browser.newPage({ locale: 'zh-CN' })));
afterEach(() => page.context().close());
afterAll(async () => {
  await browser.close();
  await bot.close();
  await front.close();
});

const open = () => page.goto(`${front.url}/official/webchat.js.html`);
const message = (text: string) => page.locator(on.message).filter({ hasText: text });
const choice = (label: string) => page.locator(on.choice).filter({ hasText: label });
const says = async (text: string) => {
  await page.fill(on.box, text);
  await page.press(on.box, 'Enter');
};

test('the official Web Chat greets a stranger and offers what there is to choose', async () => {
  await open();
  await message('示范银行').waitFor();
  await choice('查余额').waitFor();
  expect(await page.locator(on.message).count()).toBe(1);
});

test('it sends words, shows the answer with its choices, and a tap on one of them is answered', async () => {
  await signIn(page, front.url, '10000001');
  await open();
  await message('示范银行').waitFor();
  await says('查余额');
  await message('12,345.67 元').waitFor();
  const offered = page.locator(on.choice).filter({ hasText: '5678' });
  const label = await offered.innerText();
  await offered.click();
  await message('50,000.00').waitFor();
  expect(await message(label.trim()).count()).toBeGreaterThan(0);
  expect(await page.locator(on.choice).filter({ hasText: '5678' }).count()).toBe(0);
});

test('it sends, corrects and gives up a transfer by its choices, and no money moves', async () => {
  const before = await bot.books();
  await signIn(page, front.url, '10000002');
  await open();
  await says('转500给妈妈');
  await choice('确认转 500.00 元').waitFor();
  await says('改成200');
  await choice('确认转 200.00 元').waitFor();
  await choice('取消').click();
  await message('转账已取消').waitFor();
  expect(await bot.books()).toBe(before);
});

test('after a cut it comes back by its watermark: what was told meanwhile is there once, and the talk goes on', async () => {
  await signIn(page, front.url, '10000001');
  await open();
  await message('示范银行').first().waitFor();
  expect(front.cut()).toBeGreaterThan(0);
  await says('所有账户的余额');
  await message('9012').waitFor();
  await says('你是谁');
  await message('没明白您的意思').waitFor();
  const texts = await page.locator(on.message).allInnerTexts();
  expect(texts.filter((text) => text.includes('所有账户的余额'))).toHaveLength(1);
  expect(texts.filter((text) => text.includes('9012'))).toHaveLength(1);
});
