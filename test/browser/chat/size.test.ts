import { createHash } from 'node:crypto';
import { get, type IncomingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import en from '../../../locales/en/chat.json';
import zh from '../../../locales/zh-CN/chat.json';
import { serveChat, say, sessionCookies } from '../../support/chat';
import { type Front, openFront } from '../../support/front';
import { serveBot } from '../../support/serve';

/** What the page may weigh on the wire, its HTML, style and script together (DESIGN 9). */
const bytesMax = 15_000;

const chat = serveChat();

type Fetched = { headers: IncomingHttpHeaders; bytes: Buffer };
/** The bytes as they are sent: fetch would unpack them. */
const fetched = (path: string, headers: Record<string, string>): Promise<Fetched> =>
  new Promise((resolve, reject) => {
    get(`${chat.bot.url}${path}`, { headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ headers: answer.headers, bytes: Buffer.concat(parts) }));
    }).on('error', reject);
  });
const zipped = { 'accept-encoding': 'gzip' };
const unzip = ({ bytes }: Fetched): string => gunzipSync(bytes).toString();

/** What a page fetches before anybody has touched it, by its own markup. */
const filesOf = (html: string): string[] =>
  [...html.matchAll(/<(?:link rel="stylesheet" href|script type="module" src)="([^"]+)"/g)].map(([, path]) => path!);
const assetsOf = (html: string): string[] => [...new Set([...html.matchAll(/\/assets\/[\w.-]+/g)].map(([path]) => path))];

const signedInCookie = async (customer: string): Promise<string> =>
  (await sessionCookies(chat.bot.url, customer)).map(({ name, value }) => `${name}=${value}`).join('; ');

describe('what the chat page weighs', () => {
  const who = [
    ['a stranger, in Chinese', '?lang=zh-CN', undefined],
    ['a stranger, in English', '?lang=en', undefined],
    ['a customer, in Chinese', '', '10000001'],
    ['a customer, in English', '', '10000010'],
  ] as const;

  it.each(who)(`is at most ${bytesMax} bytes as gzip, for %s`, async (_, query, customer) => {
    const cookie: Record<string, string> = customer === undefined ? {} : { cookie: await signedInCookie(customer) };
    const page = await fetched(`/chat${query}`, { ...zipped, ...cookie });
    expect(page.headers['content-encoding']).toBe('gzip');
    expect(unzip(page)).toContain(customer === undefined ? 'action="/text"' : 'action="/signout"');
    const files = filesOf(unzip(page));
    expect(files).toHaveLength(2);
    const parts = await Promise.all(files.map((path) => fetched(path, zipped)));
    const [markup = 0, style = 0, scripts = 0] = [page, ...parts].map((part) => part.bytes.length);
    const sum = markup + style + scripts;
    expect({ markup, style, scripts, isWithin: sum <= bytesMax }).toEqual({ markup, style, scripts, isWithin: true });
  });

  it('is fetched once: every file is named by its fingerprint, kept for ever, and packed in both ways', async () => {
    const paths = assetsOf(unzip(await fetched('/chat', zipped)));
    expect(paths.length).toBeGreaterThanOrEqual(4);
    for (const path of paths) {
      const [plain, gzip, br] = await Promise.all(['identity', 'gzip', 'gzip, deflate, br'].map((coding) => fetched(path, { 'accept-encoding': coding }))); // prettier-ignore
      expect(path).toContain(createHash('sha256').update(plain!.bytes).digest('hex').slice(0, 16));
      expect(gunzipSync(gzip!.bytes)).toEqual(plain!.bytes);
      expect(brotliDecompressSync(br!.bytes)).toEqual(plain!.bytes);
      for (const { headers } of [plain!, gzip!, br!]) {
        expect(headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', vary: 'accept-encoding' });
      }
    }
  });
});

it('fetches no more than that until somebody says something, and then what they may need next', async () => {
  const page = await chat.browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(`${chat.bot.url}/chat`);
  await page.waitForFunction(() => document.querySelector('#voice p')); // it has arrived
  const html = unzip(await fetched('/chat', zipped));
  expect(asked.filter((path) => path.startsWith('/assets/'))).toEqual(filesOf(html));
  await say(page, '帮助');
  await page.waitForFunction(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).length === 2);
  expect(asked.filter((path) => path.startsWith('/assets/'))).toHaveLength(3);
});

describe('what the chat page runs', () => {
  it('is its own: no script, style or handler stands in the markup, and the policy allows none', async () => {
    const page = await fetched('/chat', zipped);
    const html = unzip(page);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/i);
    expect([...html.matchAll(/<script(?![^>]*(?:\ssrc="\/assets\/|type="application\/json"))[^>]*>/g)]).toEqual([]);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).not.toMatch(/unsafe|\*|https?:|nonce|sha256/);
  });

  it('asks nobody else for anything, and never meets the policy, from the greeting to an answer', async () => {
    const page = await chat.open({ customer: '10000001' });
    const asked: string[] = [];
    const refused: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('websocket', (stream) => asked.push(stream.url()));
    page.on('console', (line) => line.type() === 'error' && refused.push(line.text()));
    await page.reload();
    await page.waitForSelector('#log .bot');
    await say(page, '查余额');
    const { host } = new URL(chat.bot.url);
    expect(asked.length).toBeGreaterThan(4);
    expect(asked.filter((url) => new URL(url).protocol !== 'data:' && new URL(url).host !== host)).toEqual([]);
    expect(refused).toEqual([]);
  });
});

describe('/embed.js on a page of the bank’s own', () => {
  let bank: Front;
  const pageWith = (attributes: string, lang: string) => ({
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="${lang}"><title>Bank</title><main><p id="before"></p><script src="${chat.bot.url}/embed.js" ${attributes} async></script></main>`,
  });
  beforeAll(async () => {
    bank = await openFront({
      '/zh': pageWith('', 'zh-CN'),
      '/en': pageWith('', 'en'),
      '/chosen': pageWith('data-lang="en"', 'zh-CN'),
      '/labelled': pageWith('data-label="问问小助手"', 'zh-CN'),
      // A page that is told whose chat it is to frame
      '/frame': {
        type: 'text/html; charset=utf-8',
        body: `<!doctype html><html lang="en"><title>Bank</title><main></main><script>
          const embed = Object.assign(document.createElement('script'), { src: location.hash.slice(1) + '/embed.js' });
          embed.dataset.frame = '';
          document.querySelector('main').append(embed);
        </script>`,
      },
    });
  });
  afterAll(() => bank.close());

  it.each([
    ['/zh', zh['chat.title'], 'zh-CN'],
    ['/en', en['chat.title'], 'en'],
    ['/chosen', en['chat.title'], 'en'],
    ['/labelled', '问问小助手', 'zh-CN'],
  ])('%s: writes one link where it stands, which opens the chat', async (path, words, lang) => {
    const page = await chat.browser.newPage({ locale: 'de' });
    await page.goto(`${bank.url}${path}`);
    const link = page.getByRole('link', { name: words, exact: true });
    await link.waitFor();
    expect(await page.getByRole('link').count()).toBe(1);
    await link.click();
    await page.waitForSelector('#log .bot');
    expect(new URL(page.url()).origin).toBe(chat.bot.url);
    expect(await page.getAttribute('html', 'lang')).toBe(lang);
  });

  it('with data-frame: the chat is in the page, of the same site, and answers', async () => {
    const framing = await serveBot({}, { frames: [bank.url] });
    const page = await chat.browser.newPage({ locale: 'en' });
    await page.goto(`${bank.url}/frame#${framing.url}`);
    const framed = page.frameLocator(`iframe[title="${en['chat.title']}"]`);
    await framed.locator('#log .bot').waitFor();
    await framed.locator('#say').fill('help');
    await framed.locator('#say').press('Enter');
    await framed.locator('#log .bot').nth(1).waitFor();
    expect(await page.getByRole('link').count()).toBe(1);
    await framing.close();
  });

  it('with data-frame on a page that was not named: the link alone is of use', async () => {
    const page = await chat.browser.newPage({ locale: 'en' });
    const refused = page.waitForEvent('console', (line) => /frame-ancestors/.test(line.text()));
    await page.goto(`${bank.url}/frame#${chat.bot.url}`);
    await refused;
    await page.getByRole('link', { name: en['chat.title'], exact: true }).click();
    await page.waitForSelector('#log .bot');
  });
});
