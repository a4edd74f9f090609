import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoPassword } from '../../bot/identity/demo-customers';
import { serveBot } from '../support/serve';
import { escaped, type OpenBrowser, type TextBrowser, unspaced } from '../support/text-browser';
import { labels, type Session, sessions, type Step } from './sessions';

type Served = Awaited<ReturnType<typeof serveBot>>;

/** What no page shows to anybody: markup, letters that were not read as UTF-8, values that were not worded. */
export const unreadable = /<\/|&(?:amp|lt|gt|quot|#39);|\ufffd|Ã|undefined|\[object|\{\{/;
const customersWords = /^\s*(?:h3 )?(?:您|You) \d\d:\d\d *$/gm;

/** The customer's own last words and all that came after them; of a page that is no conversation, the whole of it. */
const newestOf = (page: string): string => page.slice([...page.matchAll(customersWords)].at(-1)?.index ?? 0);

/** A page shows a step's answer when the newest words in its conversation are those of this step and everything that is to be read follows. */
function isAnswered([act, what, ...reads]: Step, before: string): (page: string) => boolean {
  const own = new RegExp(String.raw`^(?:h3)?(?:您|You)\d\d:\d\d${escaped(unspaced(what.replace(/^\d\. /, '')))}`);
  const isTalk = /^\s*(?:h3 )?(?:助手|Assistant) \d\d:\d\d/m.test(before) && (act === 'say' || act === 'press');
  return (page) => {
    const newest = unspaced(newestOf(page));
    return (!isTalk || own.test(newest)) && reads.every((part) => newest.includes(unspaced(part)));
  };
}

/** The code that the carriers delivered, read where a person of the demo reads it. */
export async function codeFor(customer: string, { url }: Served): Promise<string> {
  const answer = await fetch(`${url}/demo/outbox`, { headers: { accept: 'application/json' } });
  const sent = (await answer.json()) as { customer: string; code?: string }[];
  return sent.filter((one) => one.customer === customer).at(-1)!.code!;
}

/** One session from signing in to signing out. */
async function sit(browser: TextBrowser, { customer, steps }: Session, bot: Served): Promise<void> {
  let page = '';
  /** The label of this meaning that stands on the page, in whichever language the page is: as it was read last, else when it comes. */
  const shown = async (meaning: keyof typeof labels): Promise<string> => {
    const onIt = () => labels[meaning].find((label) => isOn(page, label));
    if (onIt() === undefined)
      page = await browser.until((text) => labels[meaning].some((label) => isOn(text, label)), labels[meaning].join(' or '));
    return onIt()!;
  };
  await browser.fill(await shown('who'), customer);
  await browser.fill(await shown('password'), demoPassword);
  await browser.press(await shown('signIn'));
  await shown('signOut');
  page = await browser.until((text) => labels.say.some((label) => isOn(text, label)), 'the conversation');
  for (const step of steps) {
    const [act, what, ...reads] = step;
    if (act === 'code') await browser.fill(what, await codeFor(customer, bot));
    else if (act === 'say') {
      await browser.fill(await shown('say'), what);
      await browser.press(await shown('send'));
    } else await browser[act](what);
    page = await browser.until(isAnswered(step, page), [what, ...reads].join(' · '));
    expect(page).not.toMatch(unreadable);
  }
  await browser.press(await shown('signOut'));
  await shown('left');
  await browser.until((text) => !/元|CNY|5566/.test(text), 'nothing of what was private');
}

const isOn = (page: string, label: string): boolean => unspaced(page).includes(unspaced(label));

/** Fen that left the customer's accounts in all, by what is done. */
export async function movedBy(customer: string, { database }: Served): Promise<bigint> {
  const { rows } = await database.owner.query<{ moved: string | null }>(
    `select sum((outcome #>> '{values,amount,v,minor}')::bigint)::text as moved from bank.acts where customer = $1 and outcome ->> 'is' = 'done'`,
    [customer],
  );
  return BigInt(rows[0]!.moved ?? 0);
}

export const yuan = (fen: bigint): string => `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`;

/** The sessions of both languages at one browser, each in a browser of its own, and the books before and after. `from`: the page they sign in from. */
export function describeSessions(name: string, open: OpenBrowser, from: 'text' | 'chat' = 'text'): void {
  jest.setTimeout(120_000);
  let bot: Served;
  let home: string;
  beforeAll(async () => void (bot = await serveBot()));
  beforeEach(async () => void (home = await mkdtemp(join(tmpdir(), `${name}-`))));
  afterEach(() => rm(home, { recursive: true }));
  afterAll(() => bot.close());

  describe.each(['zh-CN', 'en'] as const)(`a customer at ${name}, in %s`, (lang) => {
    test.each(sessions[lang].map((session) => [session.title, session] as const))('%s', async (_title, session) => {
      const [before, books] = [await movedBy(session.customer, bot), await bot.books()];
      const browser = await open(`${bot.url}/signin?lang=${lang}&from=${from}`, home);
      await sit(browser, session, bot).finally(() => browser.close());
      expect(yuan((await movedBy(session.customer, bot)) - before)).toBe(session.moved);
      if (session.moved === '0.00') expect(await bot.books()).toBe(books);
      await bot.checkBooks();
    });
  });
}
