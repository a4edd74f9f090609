import type { Browser, Page } from 'playwright-core';
import { demoPassword } from '../../../bot/identity/demo-customers';
import en from '../../../locales/en/chat.json';
import zh from '../../../locales/zh-CN/chat.json';
import { answered, arrived, openChat } from '../../support/chat';
import { contexts, handsAt, launchChromium, type Manner, named, readPage } from '../../support/chromium';
import { serveBot } from '../../support/serve';
import { unspaced } from '../../support/text-browser';
import { codeFor, movedBy, unreadable, yuan } from '../sit';
import { fine, newest, sideways, small, standing } from './measures';
import { type Step, type Task, tasks } from './tasks';

type Served = Awaited<ReturnType<typeof serveBot>>;
const customer = '10000001';
const notAnswer = [zh['chat.typing'], en['chat.typing']];

/** A person at the page, with their hands. `inspect`: what else is found wrong with a stage. */
type Person = { page: Page; manner: Manner; bot: Served; inspect(page: Page): Promise<string[]> };

/** All that was told since the last time, and where the focus went. */
const since = (page: Page): Promise<string[]> => page.evaluate(() => window.happened.splice(0));
const focusesIn = (lines: string[]): string[] => lines.filter((line) => line.startsWith('focus: '));
const toldIn = (lines: string[]): string[] =>
  lines.filter((line) => !line.startsWith('focus: ') && !notAnswer.some((words) => line.endsWith(`: ${words}`)));

/** Comes to a control, which has to be whole in sight, and presses it. Returns what it is called in what has happened. */
async function use({ page, manner }: Person, target: ReturnType<typeof named>): Promise<string> {
  const hands = handsAt(page, manner);
  const name = await target.evaluate((one) => one.id || one.tagName, undefined, { timeout: 15_000 });
  await hands.reach(target);
  expect(await target.evaluate(standing)).toBe('whole in sight');
  expect(toldIn(await since(page))).toEqual([]); // nothing is told a second time, and nothing late
  await hands.press(target);
  return name;
}

/**
 * What has happened since something was pressed: one string was told, and the focus has gone nowhere by itself. Where what had it is gone it is in the
 * message box, or for a finger on the customer's own words, where no keyboard comes up; a slip is put right where it was made.
 */
async function follows({ page, manner }: Person, pressed: string, how: Step[0]): Promise<void> {
  await page.waitForFunction(
    (not) => window.happened.some((line) => !line.startsWith('focus: ') && !not.some((words) => line.endsWith(words))),
    notAnswer,
  );
  const lines = await since(page);
  const moves = focusesIn(lines).filter((line, at) => at > 0 || line !== `focus: ${pressed}`);
  const left = manner === 'touch' ? 'focus: ARTICLE' : 'focus: say';
  const place = how === 'slip' ? 'focus: code-field' : left;
  expect({ told: toldIn(lines), moves }).toEqual({ told: [expect.any(String)], moves: moves.length === 0 ? [] : [place] });
  expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY');
}

async function signIn(person: Person, link: string): Promise<void> {
  const { page, manner } = person;
  const hands = handsAt(page, manner);
  await use(person, named(page, 'link', link));
  await page.waitForSelector('#who');
  await hands.write(page.locator('#who'), customer);
  await hands.write(page.locator('#password'), demoPassword);
  await use(person, page.locator('main form [type=submit]'));
  await page.waitForSelector('#log [data-seq]');
  await arrived(page);
  const lines = await since(page);
  expect({ told: toldIn(lines).length, moves: focusesIn(lines) }).toEqual({ told: 1, moves: [] });
}

/** Does one thing; what has to be so at once is held in it. */
async function act(person: Person, [how, what]: Step): Promise<void> {
  const { page, manner, bot } = person;
  const hands = handsAt(page, manner);
  const writes = async (field: string, text: string, send: string): Promise<string> => {
    await hands.write(page.locator(field), text);
    return use(person, page.locator(manner === 'keyboard' ? field : send));
  };
  let pressed = '';
  if (how === 'signIn') return signIn(person, what);
  if (how === 'open') {
    await use(person, named(page, 'button', what));
    return;
  }
  if (how === 'slip') {
    pressed = await writes('#code-field', what, '#code [type=submit]');
    await page.waitForSelector('#problem:not([hidden])');
    await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
    for (const control of await page.locator('#code input').all()) expect(await control.evaluate(standing)).toBe('whole in sight');
  } else
    await answered(page, async () => {
      if (how === 'say') pressed = await writes('#say', what, '#send');
      else if (how === 'press') pressed = await use(person, named(page, 'button', what));
      else {
        await hands.write(page.locator('#code-field'), await codeFor(customer, bot));
        pressed = await use(person, named(page, 'button', what));
      }
    });
  await follows(person, pressed, how);
}

/** One step, and the page as it stands then: what is read, nothing to be scrolled sideways, nothing too small for a finger. */
async function take(person: Person, step: Step): Promise<void> {
  const { page, manner } = person;
  const [how, , ...reads] = step;
  await act(person, step);
  const look = async (): Promise<string> => (how === 'open' || how === 'slip' ? readPage(page) : newest(page));
  const isRead = (text: string): boolean => reads.every((part) => unspaced(text).includes(unspaced(part)));
  for (let looks = 0; looks < 100 && !isRead(await look()); looks += 1) await page.waitForTimeout(50);
  const text = await look();
  if (!isRead(text)) throw new Error(`${step.join(' · ')} is not read in:\n${text}`);
  expect(text).not.toMatch(unreadable);
  const found = {
    sideways: await sideways(page),
    fine: await fine(page),
    small: manner === 'touch' ? await small(page, 44) : [],
    also: await person.inspect(page),
  };
  expect({ step, ...found }).toEqual({ step, sideways: 0, fine: [], small: [], also: [] });
}

/** Every task of the assistant as one person does them, one after the other, from a stranger's first question on; in each language at a bot of its own. */
export function describeTasks(name: string, manner: Manner, inspect: Person['inspect'] = () => Promise.resolve([])): void {
  jest.setTimeout(120_000);
  let browser: Browser;
  beforeAll(async () => void (browser = await launchChromium()));
  afterAll(() => browser.close());

  describe.each(['zh-CN', 'en'] as const)(`somebody at the chat page ${name}, in %s`, (lang) => {
    let person: Person;
    const faults: string[] = [];
    beforeAll(async () => {
      const bot = await serveBot({ TURNS_PER_MINUTE: '1000' });
      const page = await openChat(browser, bot.url, { lang, context: contexts[manner] });
      page.on('pageerror', (error) => faults.push(error.message));
      await arrived(page);
      await since(page);
      person = { page, manner, bot, inspect };
    });
    afterAll(async () => {
      await person.page.context().close();
      await person.bot.close();
    });

    test.each(tasks[lang].map((task) => [task.title, task] as const))('%s', async (_title, { steps, moved = '0.00' }: Task) => {
      const before = await movedBy(customer, person.bot);
      for (const step of steps) await take(person, step);
      expect(faults).toEqual([]);
      expect(yuan((await movedBy(customer, person.bot)) - before)).toBe(moved);
      await person.bot.checkBooks();
    });
  });
}
