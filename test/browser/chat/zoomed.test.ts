import { chromiumOpener } from '../../support/chromium';
import { describeSessions } from '../sit';

/** At 400 % nothing has to be scrolled sideways (WCAG 1.4.10). */
const { open, close } = chromiumOpener('zoomed', async (page) =>
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320),
);
afterAll(close);

describeSessions('the chat page at 400 %', open, 'chat');
