import { recover } from '../../bot/turn/recover';
import { leftOut } from '../accessibility/facts';
import { openBot, type TestBot } from '../support/bot';

const wang = '10000001';
let bot: TestBot;
let failAt = '';
const at = (place: string) => (place === failAt ? Promise.reject(new Error(`fault at ${place}`)) : Promise.resolve());
beforeAll(async () => void (bot = await openBot({ faults: { at } })));
beforeEach(() => bot.passTime(3_600_000));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

type Chat = ReturnType<TestBot['chat']>;

/** As a node of another version would: every commit says when it was. */
const store = (chat: Chat, state: string) =>
  bot.database.owner.query('update core.conversations set state = $2, updated_at = clock_timestamp() where id = $1', [
    chat.conversation,
    state,
  ]);

async function confirmUntil(place: string): Promise<Chat> {
  const chat = bot.chat(wang);
  await chat.say('从工资卡转100到储蓄');
  failAt = place;
  await chat.deliver({ text: '确认' }).finally(() => (failAt = ''));
  return chat;
}

const visitor = { customer: wang, profile: undefined as never, csrf: '', idleMinutes: 20 };

describe('a conversation that another version stored', () => {
  test.each([
    ['another version', (state: object) => JSON.stringify({ ...state, v: 2 })],
    ['another shape', () => '[]'],
    ['no shape at all', () => '"x"'],
    ['a dialog that is gone', (state: object) => JSON.stringify(state).replaceAll('"dialog":"transfer"', '"dialog":"__proto__"')],
    [
      'a dialog that has changed',
      (state: object) => JSON.stringify(state).replaceAll('"dialog":"transfer","v":1', '"dialog":"transfer","v":2'),
    ],
  ])('as %s is dropped aloud with the money state, and what was said is answered', async (_how, change) => {
    const chat = bot.chat(wang);
    const { state } = await chat.say('转100给妈妈');
    await store(chat, change(state));
    const before = await bot.books();
    const heard = await chat.say('查余额');
    const told = (await chat.told()).at(-1)!;
    expect(told.text).toMatch(/^系统更新了.*没有转账，钱没有动/);
    expect(told.text).toContain('可用余额');
    expect(told.money).toBe('notMoved');
    expect(heard.state.stack).toEqual([]);
    expect((await chat.say('确认')).keys).toEqual(['common.unclearAsked']);
    expect(await bot.books()).toBe(before);
  });

  test('while the bank was at it is told that it was done, by itself, and nothing is done again', async () => {
    const chat = await confirmUntil('turn.afterPosting');
    const before = (await bot.posted(wang)).length;
    await store(chat, '{"v":2}');
    await recover(bot.recovery, 0);
    const told = (await chat.told()).at(-1)!;
    expect(told).toMatchObject({ money: 'moved', text: expect.stringMatching(/办成了.*参考号/) as string });
    await chat.say('确认');
    expect((await bot.posted(wang)).length).toBe(before);
  });

  test('before the bank had it is told that nothing moved, and it can never run later', async () => {
    const chat = await confirmUntil('turn.afterActing');
    const acting = (await chat.heard()).state.stack.at(-1)!;
    expect(acting.phase).toBe('acting');
    await store(chat, '{"v":2}');
    const books = await bot.books();
    await chat.say('帮助');
    expect((await chat.told()).at(-1)).toMatchObject({ money: 'notMoved' });
    const { rows } = await bot.database.owner.query(`select outcome ->> 'code' as code from bank.acts where id = $1`, [acting.id]);
    expect(rows).toEqual([{ code: 'abandoned' }]);
    expect(await bot.books()).toBe(books);
  });

  test('while a code was waited for kills the code', async () => {
    const chat = bot.chat(wang);
    await chat.say('转100给妈妈');
    const ticket = bot.ticketOf(await chat.say('确认'));
    const code = bot.lastCode();
    await store(chat, '{"v":2}');
    const books = await bot.books();
    await chat.say('帮助');
    await bot.stepUpPages.verify(ticket, code, visitor);
    expect(await bot.stepUpPages.view(ticket, visitor)).toMatchObject({ is: 'seen', view: { state: 'cancelled', became: 'notDone' } });
    expect(await bot.books()).toBe(books);
  });

  test('is told so in every form and language', async () => {
    for (const lang of ['zh-CN', 'en'] as const) {
      const chat = bot.chat(wang, { lang });
      await chat.say(lang === 'en' ? 'help' : '帮助');
      await store(chat, '{"v":2}');
      const heard = await chat.say(lang === 'en' ? 'settings' : '设置');
      expect((await chat.told()).at(-1)!.text).toContain(lang === 'en' ? 'No money has moved' : '钱没有动');
      expect(leftOut(heard.rendition, 'plain', bot.clock.today())).toEqual([]);
    }
  });
});
