import { PeerError } from '../../bot/errors';
import { FaultError } from '../../bot/faults';
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
    const { pool, asking } = bot.database;
    const onEach = [asking, asking, pool].map((sessions) => sessions.query({ text: 'select pg_sleep(60)' }));
    await server.kill();
    await Promise.allSettled(onEach);
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

  /** Whoever sent it gets an answer that is true, or the error that says that nobody knows; the edge then says just that. */
  const expectHonest = (turned: unknown, moved: boolean) => {
    if (turned instanceof PeerError) return;
    expect(turned).toMatchObject({ is: 'answered' });
    const { activities } = turned as { activities: { from: string; activity: { channelData: { money: string } } }[] };
    const told = activities.findLast(({ from }) => from === 'bot')!.activity.channelData.money;
    expect(moved ? ['moved', 'checking'] : ['notMoved', 'checking']).toContain(told);
  };

  test.each(places)('at %s (pass %i) posts at most once and tells the truth afterwards', async (place, pass, moved) => {
    bot.passTime(60_000);
    const chat = bot.chat(customer);
    expect((await chat.say('从工资卡转100到储蓄')).keys).toEqual(['transfer.review']);
    const before = (await bot.posted(customer)).length;
    const postedNow = async () => (await bot.posted(customer)).length - before;
    killAt = { place, pass };
    const turned = await chat.deliver({ text: '确认' }, `${place}-${pass}`).catch((error: unknown) => error);
    expect(killAt).toBeNull();
    expectHonest(turned, moved);
    await server.answers();
    expect(await postedNow()).toBe(moved ? 1 : 0);

    await recover(bot.recovery, 0);
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

describe('a bank that refuses to answer while the conversation can still be kept', () => {
  let bot: TestBot;
  let fail = (_place: string): Promise<void> => Promise.resolve();
  beforeAll(async () => void (bot = await openBot({ faults: { at: (place) => fail(place) } })));
  afterEach(() => bot.checkBooks());
  afterAll(() => bot.close());

  const run = (sql: string) => bot.database.owner.query(sql);

  test('with a full disk under its audit moves nothing, says so, and posts once when there is room again', async () => {
    const chat = bot.chat(customer);
    await chat.say('从工资卡转100到储蓄');
    const [books, before] = [await bot.books(), (await bot.posted(customer)).length];
    await run(`create function core.full() returns trigger language plpgsql as $$ begin raise exception 'x' using errcode = '53100'; end $$;
      create trigger disk_is_full before insert on core.audit for each row execute function core.full();`);
    const heard = await chat.say('确认');
    expect(heard.keys[0]).toBe('refusal.unavailable');
    expect(heard.rendition.money).toBe('notMoved');
    expect(await bot.books()).toBe(books);
    expect((await chat.say('确认')).rendition.money).toBe('notMoved');
    expect(await bot.books()).toBe(books);
    await run('drop trigger disk_is_full on core.audit; drop function core.full()');
    expect((await chat.say('确认')).keys).toEqual(['transfer.done']);
    expect((await bot.posted(customer)).length - before).toBe(1);
  });

  test('after the posting was sent leaves it open, and the customer is told what became of it once it answers', async () => {
    const chat = bot.chat(customer);
    await chat.say('从工资卡转100到储蓄');
    const before = (await bot.posted(customer)).length;
    await run('alter function bank.abandon_act rename to abandon_act_away');
    fail = (place) => (place === 'bank.afterPost' ? Promise.reject(new FaultError(place, '08006')) : Promise.resolve());
    const heard = await chat.say('确认');
    expect(heard.rendition.money).toBe('checking');
    await run('alter function bank.abandon_act_away rename to abandon_act');
    await recover(bot.recovery, 0);
    expect(said((await chat.told()).slice(1))).toEqual(['checking', 'moved']);
    expect((await bot.posted(customer)).length - before).toBe(1);
  });
});
