import type { BrowserContextOptions, Page } from 'playwright-core';
import { axeFindings } from '../../support/axe';
import { answered, arrived, serveChat, openSettings, say } from '../../support/chat';
import { near, sideways, small } from './measures';

const chat = serveChat({ TURNS_PER_MINUTE: '1000' });

type Cookies = Exclude<BrowserContextOptions['storageState'], string | undefined>;
/** Who has had the conversation comes back to it by their cookie. */
const had = new Map<string, Cookies>();

/** A conversation with all that a page has to draw: facts, a table, choices, a warning, the settings. */
async function fullPage(context: BrowserContextOptions, lang = 'zh-CN'): Promise<Page> {
  const page = had.has(lang) ? await comeBack(context, lang) : await converse(context, lang);
  await openSettings(page);
  return page;
}

const comeBack = (context: BrowserContextOptions, lang: string): Promise<Page> =>
  chat.open({ lang, context: { ...context, storageState: had.get(lang)! } });

async function converse(context: BrowserContextOptions, lang: string): Promise<Page> {
  const page = await chat.open({ lang, context, customer: lang === 'en' ? '10000010' : '10000001' });
  for (const text of lang === 'en'
    ? ['English', 'transactions of the last three months', 'send 20 to my landlord']
    : ['最近三个月的交易', '转两百给妈妈'])
    await say(page, text);
  had.set(lang, await page.context().storageState());
  return page;
}

const fontOf = (page: Page): Promise<number> =>
  page.evaluate(() => parseFloat(getComputedStyle(document.querySelector('#log .body p')!).fontSize));

/** Words that are cut off: an element that hides more than it shows. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main *, header *')]
      .filter((one) => one.offsetParent !== null && !one.closest('.quiet') && one.tagName !== 'INPUT')
      .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
      .map((one) => one.outerHTML.slice(0, 90)),
  );

/** A small phone, a phone, a tablet, a desktop. */
const windows = [
  [320, 568],
  [360, 740],
  [768, 1024],
  [1280, 900],
] as const;

it.each(['zh-CN', 'en'])('fits every window, with targets of 44 pixels and text of 18, in %s', async (lang) => {
  const page = await fullPage({}, lang);
  for (const [width, height] of windows) {
    await page.setViewportSize({ width, height });
    const found = { sideways: await sideways(page), small: await small(page, 44), cut: await cut(page) };
    expect({ width, ...found }).toEqual({ width, sideways: 0, small: [], cut: [] });
    expect(await fontOf(page)).toBeGreaterThanOrEqual(18);
  }
});

it('keeps 8 pixels between what can be pressed, on a receipt, in the settings and everywhere else', async () => {
  const page = await chat.open({ customer: '10000002', context: { viewport: { width: 360, height: 740 } } });
  await say(page, '充话费50');
  await answered(page, () => page.click('#choice-list button'));
  await page.waitForSelector('.receipt [data-do=print]');
  await openSettings(page);
  for (const width of [320, 360, 1280]) {
    await page.setViewportSize({ width, height: 740 });
    expect({ width, near: await near(page, 8) }).toEqual({ width, near: [] });
  }
});

it('draws what is told at once as a warning, and names days as the bank does', async () => {
  const page = await chat.open({ lang: 'en', customer: '10000010' });
  await say(page, 'English');
  await say(page, 'send 20 to my landlord');
  await say(page, 'they told me to move money');
  expect(await page.locator('#log .bot').last().getAttribute('class')).toContain('warning');
  expect(await page.locator('#log time').last().textContent()).toMatch(/^18 March \d\d:\d\d$/);
});

it('breaks no line between a number and its currency on a phone', async () => {
  const page = await fullPage({ viewport: { width: 360, height: 740 } });
  const broken = await page.locator('#log td.amount').evaluateAll(
    (cells) =>
      cells.filter((cell) => {
        const [text] = cell.childNodes;
        const from = /[\d,.]+/.exec(cell.textContent)!.index;
        const range = document.createRange();
        range.setStart(text!, from);
        range.setEnd(text!, cell.textContent.length);
        return range.getClientRects().length > 1;
      }).length,
  );
  expect(await page.locator('#log td.amount').count()).toBeGreaterThan(3);
  expect(broken).toBe(0);
});

describe('with settings of the customer', () => {
  it('shows text of 30 pixels and more at the largest size, and fits', async () => {
    const page = await fullPage({ viewport: { width: 360, height: 740 } });
    await answered(page, () => page.click('[data-choose="profile:size200"]'));
    await page.waitForSelector('html.size-200');
    expect(await fontOf(page)).toBeGreaterThanOrEqual(30);
    expect([await sideways(page), await small(page, 44)]).toEqual([0, []]);
    await answered(page, () => page.click('[data-choose="profile:size100"]'));
  });

  it('shows 长辈版 with targets of 60 pixels, nothing that moves, and no finding of axe', async () => {
    const page = await fullPage({ viewport: { width: 360, height: 740 } });
    await answered(page, () => page.click('[data-choose="profile:elder"]'));
    await page.waitForSelector('html.elder');
    expect([await sideways(page), await small(page, 60), await axeFindings(page)]).toEqual([0, [], []]);
    expect(await fontOf(page)).toBeGreaterThanOrEqual(22);
    await answered(page, () => page.click('[data-choose="profile:standard"]'));
  });

  it('has thicker edges and no finding of axe in high contrast, in the light and in the dark', async () => {
    const page = await fullPage({});
    await answered(page, () => page.click('[data-choose="profile:contrast"]'));
    await page.waitForSelector('html.high');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect([colorScheme, ...(await axeFindings(page, { again: true }))]).toEqual([colorScheme]);
      expect(await page.evaluate(() => getComputedStyle(document.querySelector('#log .bot')!).borderBlockStartWidth)).toBe('2px');
    }
    await answered(page, () => page.click('[data-choose="profile:contrastNormal"]'));
  });
});

it('has no finding of axe while what is told on arrival is still there to be heard', async () => {
  const page = await chat.open();
  await arrived(page);
  expect(await page.locator('#voice p').count()).toBe(1);
  expect(await axeFindings(page)).toEqual([]);
});

describe('with settings of the device', () => {
  it('has no finding of axe in the dark, keeps its edges in forced colours, and moves nothing where less motion is wanted', async () => {
    const page = await fullPage({ colorScheme: 'dark' });
    expect(await axeFindings(page)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'active' });
    const edges = await page.evaluate(() =>
      ['#send', '#say', '#log .bot', '[aria-pressed=true]', '[aria-pressed=false]'].map((one) =>
        parseFloat(getComputedStyle(document.querySelector(one)!).borderBlockStartWidth),
      ),
    );
    expect(edges.every((width) => width > 0)).toBe(true);
    expect(edges[3]).toBeGreaterThan(edges[4]!); // what is chosen stands out
    const ticks = await page.evaluate(() =>
      [...document.querySelectorAll('[aria-pressed]')].map((one) => [
        one.getAttribute('aria-pressed') === 'true',
        getComputedStyle(one, '::before').borderRightStyle === 'solid',
      ]),
    );
    expect(ticks.filter(([isPressed, hasTick]) => isPressed !== hasTick)).toEqual([]);
    await page.emulateMedia({ forcedColors: 'none', reducedMotion: 'reduce' });
    await page.evaluate(() => document.getElementById('typing')!.removeAttribute('hidden'));
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });

  it('loses no words when the reader sets the spacing (WCAG 1.4.12)', async () => {
    const page = await fullPage({ viewport: { width: 320, height: 568 }, bypassCSP: true });
    await page.addStyleTag({
      content:
        '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }',
    });
    expect([await sideways(page), await cut(page)]).toEqual([0, []]);
  });

  it('leaves the message box where it lies in a low window, so that it hides nothing', async () => {
    const low = await chat.open({ context: { viewport: { width: 640, height: 360 } } });
    expect(await low.evaluate(() => getComputedStyle(document.querySelector('.composer')!).position)).toBe('static');
    const high = await chat.open({ context: { viewport: { width: 640, height: 900 } } });
    expect(await high.evaluate(() => getComputedStyle(document.querySelector('.composer')!).position)).toBe('sticky');
  });
});

it('sets 40 Chinese characters a line at most, a line and a half apart, ragged (WCAG 1.4.8)', async () => {
  const page = await chat.open();
  const [width, size, line, align] = await page.evaluate(() => {
    const words = document.querySelector('#log .body p')!;
    const style = getComputedStyle(words);
    return [words.getBoundingClientRect().width, parseFloat(style.fontSize), parseFloat(style.lineHeight), style.textAlign] as const;
  });
  expect(width / size).toBeLessThanOrEqual(40);
  expect(line / size).toBeGreaterThanOrEqual(1.5);
  expect(align).toBe('start');
});
