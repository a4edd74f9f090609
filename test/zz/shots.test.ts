import { answered, openSettings, say, serveChat } from '../support/chat';
jest.setTimeout(400_000);
const chat = serveChat({ TURNS_PER_MINUTE: '1000' });
const out = '/tmp/rev/';
const sizes = [
  [360, 740],
  [768, 1024],
  [1280, 900],
] as const;
it('shots', async () => {
  for (const [lang, words] of [
    ['zh-CN', ['查余额', '最近三个月的交易', '转两百给妈妈', '交水费']],
    ['en', ['English', 'my recent transactions', 'my payees', 'send 20 to my landlord', 'they told me to move money']],
  ] as const) {
    const page = await chat.open({ lang, customer: lang === 'en' ? '10000010' : '10000001' });
    for (const text of words) await say(page, text);
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await page.waitForTimeout(200);
      await page.screenshot({ path: `${out}${lang}-${width}.png`, fullPage: width !== 768 });
    }
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.screenshot({ path: `${out}${lang}-dark.png` });
    await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
    await page.screenshot({ path: `${out}${lang}-forced.png` });
    await page.emulateMedia({ forcedColors: 'none' });
    await openSettings(page);
    await page.evaluate(() => scrollTo(0, 0));
    await page.screenshot({ path: `${out}${lang}-settings.png`, fullPage: true });
    await answered(page, () => page.click('[data-choose="profile:elder"]'));
    await page.waitForSelector('html.elder');
    await page.click('#settings-close');
    await page.screenshot({ path: `${out}${lang}-elder.png` });
    await say(page, lang === 'en' ? 'send 20 to my landlord' : '转120给妈妈');
    await answered(page, () => page.locator('#choice-list button').first().click());
    await page.waitForTimeout(500);
    await page.screenshot({ path: `${out}${lang}-elder-code.png` });
    await answered(page, () => say(page, lang === 'en' ? 'standard layout' : '标准版').catch(() => undefined)).catch(() => undefined);
  }
});
