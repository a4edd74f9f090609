import { FaultError } from '../../bot/faults';
import { openBot, type TestBot } from '../support/bot';

/** What the database does to a commit: waits until it is let go, or fails so many times. */
let blows: (() => Promise<void>)[] = [];
const at = async (place: string) => {
  if (place === 'commit.before') await blows.shift()?.();
};

let bot: TestBot;
beforeAll(async () => void (bot = await openBot({ faults: { at } })));
afterAll(() => bot.close());
afterEach(() => void (blows = []));

const words = async (conversation: string) =>
  (await bot.store.latest(conversation, 50)).flatMap(({ from, activity }) =>
    from === 'customer' ? [(activity as { text: string }).text] : [],
  );

describe('words that were taken', () => {
  test('are kept although the store failed after their sender was told that it goes on', async () => {
    const chat = bot.chat('10000001');
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const fail = () => Promise.reject(new FaultError('commit.before', '57P01'));
    blows = [() => held.then(fail), fail, fail];
    expect(await chat.deliver({ text: '查余额' }, 'slow')).toEqual({ is: 'working' });
    release();
    // The same delivery again waits for the one that is under way, and is no second turn.
    expect(await chat.deliver({ text: '查余额' }, 'slow')).toMatchObject({ is: 'answered' });
    expect(await words(chat.conversation)).toEqual(['查余额']);
  });

  test('are refused at once, and nothing kept, where nobody was told anything yet', async () => {
    const chat = bot.chat('10000001');
    blows = [() => Promise.reject(new FaultError('commit.before', '57P01'))];
    await expect(chat.deliver({ text: '查余额' }, 'refused')).rejects.toThrow('database');
    expect(await words(chat.conversation)).toEqual([]);
  });
});

describe('what is kept of what was sent', () => {
  test('of a tap on what was never offered is redacted like words', async () => {
    const chat = bot.chat('10000001');
    await chat.tap({ id: '密码 abc123456 6222021234567894' });
    const [kept] = await words(chat.conversation);
    expect(kept).not.toMatch(/abc123456|6222021234567894/);
  });

  test('is told as too long, with the money, and the rest is not guessed at', async () => {
    const chat = bot.chat('10000001');
    await chat.say('我昨天去了公园看到很多花'.repeat(200));
    const last = (await chat.told()).at(-1);
    expect(last?.text).toMatch(/^这段话有点长/);
    expect(last?.money).toBe('notMoved');
    expect((await chat.say('查余额')).keys[0]).toBe('balance.one');
  });

  test('with a secret in it is answered in the language it was said in', async () => {
    const chat = bot.chat('10000010');
    expect((await chat.say('help')).rendition.lang).toBe('en');
    expect((await chat.say('我的密码是 abc123456')).rendition).toMatchObject({ lang: 'zh-CN' });
    expect(await words(chat.conversation)).toEqual(['help', '我的密码是 ●●●']);
  });
});
