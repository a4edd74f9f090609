import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../bot/root';
import { recover } from '../../bot/turn/recover';
import { openBot, type TestBot } from '../support/bot';

const customer = '10000001';
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

type Chat = ReturnType<TestBot['chat']>;

/** Runs a bot that dies at the place when all conversations have reached it. Rejects if it ends in any other way. */
function killedAt(place: string, chats: Chat[], texts: string[]): Promise<void> {
  bot.passTime(60_000);
  const demoNow = new Date(bot.clock.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 19);
  const order = {
    connection: bot.database.connections.bot,
    demoNow,
    customer,
    conversations: chats.map((chat) => chat.conversation),
    texts,
    place,
  };
  const dying = join(projectRoot, 'test/faults/dying-bot.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', dying, JSON.stringify(order)], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let failed = '';
  child.stderr.on('data', (chunk: Buffer) => (failed += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (_code, signal) => {
      bot.passTime(120_000);
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`the bot was not killed: ${failed}`));
    });
  });
}

const reactions: Record<string, (chat: Chat) => Promise<unknown>> = {
  'the same delivery again': (chat) => chat.deliver({ text: '确认' }, `${chat.conversation}-1`),
  'a cancel': (chat) => chat.say('取消'),
  'a correction': (chat) => chat.say('改成120'),
  'a call for a person': (chat) => chat.say('人工'),
  'another question': (chat) => chat.say('查余额'),
  silence: () => recover(bot.recovery, 0),
};

/** Where a bot dies, and whether the money had moved by then. */
const places = {
  'turn.afterReview': false,
  'turn.afterActing': false,
  'turn.afterPosting': true,
  'turn.beforeAnswer': true,
  'turn.afterAnswer': true,
};

describe.each(Object.entries(places))('a bot killed at %s', (place, moved) => {
  const names = Object.keys(reactions);
  let chats: Map<string, Chat>;
  beforeAll(async () => {
    chats = new Map(names.map((name) => [name, bot.chat(customer)]));
    const before = (await bot.posted(customer)).length;
    await killedAt(place, [...chats.values()], ['从工资卡转100到储蓄', '确认']);
    expect((await bot.posted(customer)).length - before).toBe(moved ? names.length : 0);
  });

  test.each(names)('posts at most once and tells which, after %s', async (name) => {
    const chat = chats.get(name)!;
    const before = (await bot.posted(customer)).length;
    await reactions[name]!(chat);
    const told = (await chat.told()).slice(1);
    const states = told.map(({ money }) => money);
    const postedNow = place === 'turn.afterReview' && name === 'the same delivery again';
    expect((await bot.posted(customer)).length - before).toBe(postedNow ? 1 : 0);
    if (moved || postedNow) expect(states).toContain('moved');
    else expect(states).not.toContain('moved');
    if (place === 'turn.afterActing') expect(states).toContain('notMoved');
    if (moved) expect(told.at(-1)!.text).not.toMatch(/没有转账|钱没有动/);
    await bot.checkBooks();
  });

  test('posts once more only after a new confirmation', async () => {
    const chat = chats.get('a correction')!;
    const before = (await bot.posted(customer)).length;
    const heard = await chat.say('确认');
    expect((await bot.posted(customer)).length - before).toBe(moved ? 0 : 1);
    if (!moved) expect(heard.rendition.facts[0]).toMatchObject({ amount: { v: { minor: '12000' } } });
    await bot.checkBooks();
  });
});
