/// <reference lib="dom" />
import { appendFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import enChat from '../../locales/en/chat.json';
import enPage from '../../locales/en/page.json';
import zhChat from '../../locales/zh-CN/chat.json';
import zhPage from '../../locales/zh-CN/page.json';
import { openScreenReader, type ScreenReader } from '../support/orca';
import { serveBot } from '../support/serve';
import { hush } from '../support/speech-server';
import { createListener, readConversation, signIn, spoken } from './listener';

/** `confirm`: by the number of the choice or by its button. `parts`: what cannot be missing from what is heard. */
const stories = [
  {
    lang: 'zh-CN',
    customer: '10000001',
    words: { ...zhChat, ...zhPage },
    balance: ['查余额', '12345.67元'],
    review: ['转500给妈妈', '500.00元', '王秀兰'],
    corrected: ['改成100', '100.00元', '确认转 100.00元'],
    confirm: 'button',
    waits: '钱还没有动',
    receipt: ['转好了', '100.00元', '参考号'],
    unknown: ['转100给王二麻子', '没有转账'],
  },
  {
    lang: 'en',
    customer: '10000010',
    words: { ...enChat, ...enPage },
    balance: ['what is my balance', '7500.00 yuan'],
    review: ['send 500 to landlord', '500.00 yuan'],
    corrected: ['make it 100', '100.00 yuan', 'Confirm 100.00 yuan'],
    confirm: '1',
    waits: 'No money has moved yet.',
    receipt: ['Done', '100.00 yuan', 'Reference'],
    unknown: ['send 100 to Humpty', 'No money has moved.'],
  },
] as const;

jest.setTimeout(120_000);
let bot: Awaited<ReturnType<typeof serveBot>>;
let orca: ScreenReader;
beforeAll(async () => {
  bot = await serveBot();
  orca = await openScreenReader();
});
afterAll(async () => {
  await orca.close();
  await bot.close();
});

describe.each(stories)('Orca reads the chat page in $lang', (story) => {
  const { words } = story;
  let page: Page;
  let person: ReturnType<typeof createListener>;
  /** Everything of the bank's that this customer has to have heard, in order. */
  const due: string[] = [];
  const press = (key: string) => () => orca.key(key);

  /** Says it and hears the answer: once, whole, and nothing besides. */
  async function say([text, ...parts]: readonly string[]): Promise<void> {
    const { told, heard } = await person.say(text!);
    expect(spoken(heard, text!, words['chat.typing'])).toEqual([told]);
    for (const part of parts) expect(told).toContain(part);
    due.push(told);
  }

  beforeAll(async () => {
    page = await orca.open(`${bot.url}/signin?lang=${story.lang}&from=chat`);
    person = createListener(orca, page);
  });
  afterAll(async () => {
    if (process.env.ORCA_TRANSCRIPT) appendFileSync(process.env.ORCA_TRANSCRIPT, `${person.transcript.join('\n')}\n\n`);
    await page.context().close();
  });

  test('tells who has signed in the greeting, once', async () => {
    const { told, heard } = await person.answer('sign in', () => signIn(page, story.customer));
    expect(heard.filter((line) => line === told)).toHaveLength(1);
    expect(heard.slice(heard.indexOf(told))).not.toContain(hush);
    due.push(told);
  });

  test('tells a balance, a corrected transfer, its code and its receipt', async () => {
    await person.reach('Tab', 'a[href="#say"]');
    await person.press('Return');
    for (const step of [story.balance, story.review, story.corrected]) await say(step);

    if (story.confirm === '1') await say(['1', story.waits]);
    else {
      await person.reach('shift+Tab', '#choice-list li:first-child button');
      const { told, heard } = await person.answer('Return', press('Return'));
      expect(heard.at(-1)).toBe(told);
      expect(told).toContain(story.waits);
      due.push(told);
    }
    await person.reach('shift+Tab', '#code-field');
    await person.write(bot.lastCode());
    const { told, heard } = await person.answer('the code, Return', press('Return'));
    expect(heard.at(-1)).toBe(told);
    for (const part of story.receipt) expect(told).toContain(part);
    due.push(told);
  });

  test('tells an empty message at once, and a payee who is not there', async () => {
    const empty = words['text.empty'];
    expect(spoken(await person.hear('Return', press('Return'), () => empty))).toEqual([empty]);
    await say(story.unknown);
  });

  test('tells a larger size once, and obeys it', async () => {
    await person.reach('shift+Tab', '#settings-open');
    await person.press('Return');
    await person.reach('Tab', '[data-choose="profile:size150"]');
    const { told, heard } = await person.answer('Return', press('Return'));
    expect(spoken(heard, 'pressed', words['chat.typing'])).toEqual([told]);
    expect(await page.evaluate(() => document.documentElement.className)).toContain('size-150');
    due.push(told);
  });

  test('tells a history that comes back as a count, and reads none of it', async () => {
    const { count } = await readConversation(page);
    const restored = words['chat.restored'].replace('{{n, said}}', String(count));
    const heard = await person.hear('F5', press('F5'), () => restored);
    expect(heard.filter((line) => line === restored)).toHaveLength(1);
  });

  test('has told each answer once, in order, and nothing of what is only to be seen', async () => {
    const { told } = await readConversation(page);
    expect(due).toEqual(told);
    const said = orca.said();
    expect(said.filter((line) => due.includes(line))).toEqual(due);
    const seen = await page.locator('#log .body :is(p, dd, td)').allTextContents();
    const onlySeen = seen.filter((text) => !due.some((line) => line.includes(text)));
    expect(onlySeen).not.toEqual([]);
    expect(said.filter((line) => onlySeen.some((text) => line.startsWith(text)))).toEqual([]);
  });
});
