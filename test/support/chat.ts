import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { demoPassword } from '../../bot/identity/demo-customers';
import { browser as formBrowser } from '../channels/webchat/browser';
import { launchChromium } from './chromium';
import { serveBot } from './serve';

/** What the page told a screen reader and where the focus went, in order: `voice: …`, `alarm: …`, any other live region, `focus: …`. */
declare global {
  interface Window {
    happened: string[];
    hasTold: boolean;
  }
}

/** Written into the page before anything else runs. */
function watch(): void {
  [window.happened, window.hasTold] = [[], false];
  const live = '[aria-live]:not([aria-live=off]), [role=alert], [role=status], [role=log]:not([aria-live=off]), [role=timer]';
  document.addEventListener('DOMContentLoaded', () => {
    const told = new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const region = (target instanceof Element ? target : target.parentElement)?.closest(live);
        if (!region) continue;
        for (const node of addedNodes) {
          if (!node.textContent) continue;
          window.happened.push(`${region.id}: ${node.textContent}`);
          window.hasTold = true;
        }
      }
    });
    told.observe(document.body, { childList: true, subtree: true, characterData: true });
    document.addEventListener(
      'focusin',
      ({ target }) => target instanceof Element && window.happened.push(`focus: ${target.id || target.tagName}`),
    );
  });
}

type Opening = { customer?: string; lang?: string; context?: BrowserContextOptions; prepare?: (page: Page) => Promise<unknown> };

/** The chat page as one customer's, or a stranger's, opened and greeted by the bank. */
export async function openChat(browser: Browser, url: string, o: Opening = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: o.lang ?? 'zh-CN', ...o.context });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await o.prepare?.(page);
  if (o.customer !== undefined) await context.addCookies((await sessionCookies(url, o.customer)).map((cookie) => ({ ...cookie, url })));
  await page.goto(`${url}/chat?lang=${o.lang ?? 'zh-CN'}`);
  await page.waitForSelector('#log [data-seq]');
  return page;
}

/** What signing in leaves in a browser, without its pages: a form sent and a cookie kept. Throws where that was refused, which says more than what follows. */
export async function sessionCookies(url: string, customer: string): Promise<{ name: string; value: string }[]> {
  const visitor = formBrowser(url);
  const { status, path } = await visitor.fill(await visitor.get('/signin?from=chat'), { who: customer, password: demoPassword });
  if (![...visitor.cookies.keys()].some((name) => name.endsWith('session')))
    throw new Error(`signing in as ${customer} was answered ${status} at ${path}`);
  return [...visitor.cookies].map(([name, value]) => ({ name, value }));
}

/** Signs in as a person does, on the page for it, and comes to the chat. */
export async function signIn(page: Page, url: string, customer: string): Promise<void> {
  await page.goto(`${url}/signin?from=chat`);
  await page.fill('#who', customer);
  await page.fill('#password', demoPassword);
  await page.click('main form [type=submit]');
  await page.waitForSelector('#log [data-seq]');
}

type Served = Awaited<ReturnType<typeof serveBot>>;
type Env = Record<string, string>;
export type Chat = { bot: Served; browser: Browser; open(o?: Opening): Promise<Page> };

/**
 * One bot and one browser for a file of tests: what a test has opened is closed after it, and no test meets a limit of so many a minute. `env` may
 * be made when it is wanted.
 */
export function serveChat(env: Env | (() => Promise<Env>) = {}, parts: Parameters<typeof serveBot>[1] = {}): Chat {
  const chat = {} as Chat;
  beforeAll(async () => {
    const given = typeof env === 'function' ? await env() : env;
    const limits = { SIGN_INS_PER_MINUTE: '1000', VISITORS_PER_MINUTE: '1000' };
    const [bot, browser] = await Promise.all([serveBot({ ...limits, ...given }, parts), launchChromium()]);
    Object.assign(chat, { bot, browser, open: (o?: Opening) => openChat(browser, given['PUBLIC_URL'] ?? bot.url, o) });
  });
  afterEach(() => Promise.all(chat.browser.contexts().map((context) => context.close())));
  afterAll(async () => {
    await chat.browser.close();
    await chat.bot.close();
  });
  return chat;
}

/** Waits until the page has told what there is to tell when it is opened: that comes a moment after it is drawn. */
export const arrived = (page: Page): Promise<unknown> => page.waitForFunction(() => window.hasTold);

/** What has happened since the last time somebody asked; what is told on arrival is waited for. */
export async function happened(page: Page): Promise<string[]> {
  await arrived(page);
  return page.evaluate(() => window.happened.splice(0));
}

/** Opens the settings and waits until they are there: they are fetched when they are wanted. */
export async function openSettings(page: Page, press = (): Promise<unknown> => page.click('#settings-open')): Promise<void> {
  await press();
  await page.waitForSelector('#settings:not([hidden])');
}

/** Does something and waits for one more answer of the bank's. */
export async function answered(page: Page, act: () => Promise<unknown>): Promise<void> {
  const before = await page.locator('#log :is(.bot, .agent)').count();
  await act();
  await page.waitForFunction((count) => document.querySelectorAll('#log :is(.bot, .agent)').length > count, before);
}

export const say = (page: Page, text: string): Promise<void> =>
  answered(page, async () => {
    await page.fill('#say', text);
    await page.press('#say', 'Enter');
  });
