import { recover } from '../../bot/turn/recover';
import { openBot, type TestBot } from '../support/bot';
import { openServer } from './own-server';

const customer = '10000001';

type Told = Awaited<ReturnType<ReturnType<TestBot['chat']>['told']>>;
const said = (told: Told) => told.map(({ money }) => money);

describe('a database killed in the confirming turn', () => {
  let server: Awaited<ReturnType<typeof openServer>>;
  let bot: TestBot;
  let killAt: { place: string; pass: number } | null = null;

  /** Kills the server when the place is passed for the `pass`th time, and goes on once the bot's sessions are gone. */
  const at = async (place: string): Promise<void> => {
    if (killAt?.place !== place || (killAt.pass -= 1) > 0) return;
    killAt = null;
    const lost = new Promise((resolve) => bot.database.pool.once('remove', resolve));
    await server.kill();
    await lost;
  };

  beforeAll(async () => {
    server = await openServer();
    bot = await openBot({ faults: { at } });
  });
  afterAll(async () => {
    await bot.close();
    await server.close();
  });

  /** Where it is killed, at which pass of the turn, and whether the money had moved by then. */
  const places = [
    ['open.before', 1, false],
    ['commit.before', 1, false],
    ['commit.after', 1, false],
    ['bank.beforePost', 1, false],
    ['bank.afterPost', 1, true],
    ['commit.before', 2, true],
    ['commit.after', 2, true],
  ] as const;

  test.each(places)('at %s (pass %i) posts at most once and tells the truth afterwards', async (place, pass, moved) => {
    bot.passTime(60_000);
    const chat = bot.chat(customer);
    expect((await chat.say('从工资卡转100到储蓄')).keys).toEqual(['transfer.review']);
    const before = (await bot.posted(customer)).length;
    const postedNow = async () => (await bot.posted(customer)).length - before;
    killAt = { place, pass };
    const turned = await chat.deliver({ text: '确认' }, `${place}-${pass}`).catch((error: unknown) => error);
    console.log(place, pass, turned instanceof Error ? turned.message : JSON.stringify(turned).slice(0, 200));
    expect(killAt).toBeNull();
    await server.answers();
    expect(await postedNow()).toBe(moved ? 1 : 0);
    console.log((await chat.told()).slice(1));

    await recover(bot.recovery, 0);
    console.log((await chat.told()).slice(1));
    await chat.say('取消');
    const told = said((await chat.told()).slice(1));
    if (moved) expect(told).toContain('moved');
    else expect(told).toContain('notMoved');
    expect(told.includes('moved')).toBe(moved);
    expect(await postedNow()).toBe(moved ? 1 : 0);
    await chat.deliver({ text: '确认' }, `${place}-${pass}`);
    expect(await postedNow()).toBe(moved ? 1 : 0);
    await bot.checkBooks();
  });
});
