import type { Abilities } from '../../accessibility/rendition';
import { openBot, type TestBot } from '../support/bot';

let bot: TestBot;
let deliveries = 0;
beforeAll(async () => void (bot = await openBot()));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

const channels: Abilities['channel'][] = ['web', 'text', 'framework'];
const abilitiesOf = (channel: Abilities['channel']): Abilities => ({ channel, choices: 'numbers', choicesMax: 9 });

/** Somebody who has not signed in, at one channel; answers with the keys and the text of the last turn. */
function stranger(channel: Abilities['channel'] = 'text') {
  const conversation = `stranger-${(deliveries += 1)}`;
  return async (text: string) => {
    const key = `s${(deliveries += 1)}`;
    const about = { abilities: abilitiesOf(channel), assurance: 'none' as const, receivedAt: bot.clock.now().toISOString() };
    await bot.adapter.receive({ conversation, key, said: { text }, ...about });
    const { state } = await bot.store.open(conversation, 'look');
    const [last] = await bot.store.latest(conversation, 1);
    return { keys: state!.last.map((one) => one.key), text: (last!.activity as { text: string }).text, state: state! };
  };
}

describe('somebody who has not signed in', () => {
  test.each(channels)('is told at %s what things cost, in the language of the question', async (channel) => {
    const say = stranger(channel);
    expect((await say('跨行转六万手续费多少')).text).toContain('60,000.00 元：手续费 10.00 元。');
    expect((await say('how much does it cost to send 6,000 to another bank')).text).toContain('CNY 6,000.00: the fee is CNY 5.00.');
    expect((await say('短信服务费多少')).text).toContain('每月 2.00 元');
    expect((await say("what's your savings rate")).keys).toEqual(['rates.all', 'rates.since']);
  });

  test.each(channels)('gets help at %s that names what needs no sign-in, and can choose it by its number', async (channel) => {
    const say = stranger(channel);
    expect((await say('帮助')).keys).toEqual([channel === 'framework' ? 'help.elsewhere' : 'help.stranger']);
    expect((await say('2')).keys).toEqual(['rates.all', 'rates.since']);
  });

  test.each(['你好', 'hello'])('is greeted with %s where no sign-in is possible by what can be done there', async (hello) => {
    const { keys, state } = await stranger('framework')(hello);
    expect(keys).toEqual(['common.hello']);
    expect(state.last[0]!.choices!.map(({ id }) => id)).toEqual(['start:fees', 'start:rates', 'help', 'human']);
  });

  test.each([
    '1',
    '去登录',
    '登录',
    '我要登录',
    '怎么登录',
    '请问在哪里可以登录呢',
    'sign in',
    'log in',
    'how do I sign in?',
    'go to sign in',
  ])('is told how to sign in when they answer %s, once, and the request stays kept', async (words) => {
    const say = stranger();
    expect((await say('查余额')).keys).toEqual(['common.signInNeeded']);
    for (const again of [1, 2]) {
      const { keys, state, text } = await say(words);
      expect([again, keys]).toEqual([again, ['common.signInHow']]);
      expect(text).toMatch(/登录页面|sign-in page/);
      expect(state.last[0]!.choices![0]).toMatchObject({ id: 'signIn', href: '/signin' });
      expect(state.kept).toMatchObject([{ do: 'start', dialog: 'balance' }]);
      expect(state.pending).toEqual([]);
    }
  });

  test('gets the whole address of the sign-in page in the activity, for clients that are not on our pages', async () => {
    const say = stranger('web');
    const { state } = await say('登录');
    const [last] = await bot.store.latest(state.latest!.split('|')[0]!, 1);
    const actions = (last!.activity as { suggestedActions: { actions: { type: string; value: unknown }[] } }).suggestedActions.actions;
    expect(actions[0]).toMatchObject({ type: 'openUrl', value: expect.stringMatching(/^https?:.*\/signin$/) as unknown });
  });

  test('at a chat of somebody else is told that signing in is done elsewhere', async () => {
    expect((await stranger('framework')('how do I log in')).keys).toEqual(['common.signInHowElsewhere']);
  });

  test('at a chat of somebody else is told how else, again when the number is said, and the request is kept', async () => {
    const say = stranger('framework');
    expect((await say('转五百给妈妈')).keys).toEqual(['common.signInElsewhereMoney']);
    const again = await say('1');
    expect(again.keys).toEqual(['common.signInElsewhereMoney']);
    expect(again.state.kept).toHaveLength(1);
    expect((await say('2')).keys).toEqual(['human.recorded']);
  });

  test('is told about fees between asking for a transfer and signing in; the request stays kept', async () => {
    const say = stranger();
    expect((await say('转五百给妈妈')).keys).toEqual(['common.signInNeededMoney']);
    const told = await say('转到别的银行要手续费吗');
    expect(told.keys[0]).toBe('fees.byAmount');
    expect(told.state.kept).toMatchObject([{ do: 'start', dialog: 'transfer' }]);
  });
});

describe('a customer in the middle of a transfer', () => {
  const ways: [string, string[], string][] = [
    ['at the first question', ['转账'], 'transfer.askTo'],
    ['at the amount', ['转账', '房东'], 'transfer.askAmount'],
    ['at the review', ['转6000给房东'], 'transfer.reviewFee'],
  ];
  test.each(ways)('asks %s what it costs, is told, and is back where it was', async (_where, way, back) => {
    const books = await bot.books();
    const chat = bot.chat('10000001');
    for (const words of way) await chat.say(words);
    const before = (await chat.heard()).state.stack.at(-1)!;
    for (const question of ['转六万到别的银行手续费多少', '跨行手续费多少', '三年定期利率']) {
      const { keys, state } = await chat.say(question);
      expect(keys.at(-1)).toBe(back);
      expect(keys).toContain('common.backTo');
      expect(state.stack).toHaveLength(1);
      expect(state.stack[0]).toMatchObject({ id: before.id, filled: before.filled, phase: before.phase });
    }
    expect(await bot.books()).toBe(books);
  });

  test.each([
    ['转6000给房东', '多少手续费', '手续费是 5.00 元', 'transfer.reviewFee'],
    ['转6000给房东', 'how much does that cost?', 'The fee for this transfer is CNY 5.00', 'transfer.reviewFee'],
    ['转200给妈妈', '手续费多少', '这一笔转账免手续费', 'transfer.review'],
    ['转200给妈妈', 'what is the fee?', 'For this transfer there is no fee', 'transfer.review'],
  ])('at the review of %s asks %s, hears this fee alone, and the review again', async (request, question, fee, review) => {
    const books = await bot.books();
    const chat = bot.chat('10000001');
    const before = (await chat.say(request)).state.stack.at(-1)!;
    const { keys, text, state } = await chat.say(question);
    expect(keys).toEqual([review === 'transfer.review' ? 'fees.this' : 'fees.thisFee', review]);
    expect(text).toContain(fee);
    expect(state.stack).toMatchObject([{ id: before.id, filled: before.filled, phase: 'reviewing' }]);
    expect(await bot.books()).toBe(books);
    expect((await chat.say('确认')).state.stack.some(({ phase }) => phase === 'reviewing')).toBe(false);
  });

  test('who is signed in and asks how to sign in is told so, and is back where they were', async () => {
    const chat = bot.chat('10000001');
    await chat.say('转账');
    expect((await chat.say('怎么登录')).keys).toEqual(['common.signedInAlready', 'common.backTo', 'transfer.askTo']);
  });

  test('hears the fee that is then charged', async () => {
    const chat = bot.chat('10000001');
    expect((await chat.say('转6000到别的银行手续费多少')).text).toContain('6,000.00 元：手续费 5.00 元。');
    const { state, text } = await chat.say('转6000给房东');
    expect(state.stack.at(-1)!.phase).toBe('reviewing');
    expect(text).toContain('手续费 5.00 元');
  });

  test('is not taken to confirm by a question about the fee', async () => {
    const books = await bot.books();
    const chat = bot.chat('10000001');
    await chat.say('转6000给房东');
    expect((await chat.say('确认，手续费多少')).keys.at(-1)).toBe('transfer.reviewFee');
    expect(await bot.books()).toBe(books);
  });
});
