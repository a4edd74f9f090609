import { defaultProfile, type Profile } from '../../accessibility/profile';
import { createGateway } from '../../bot/banking/gateway';
import { demoNeeds } from '../../bot/identity/demo-needs';
import { openBot, type TestBot } from '../support/bot';

const [wang, zhao, chen, emma] = ['10000001', '10000003', '10000004', '10000010'];
const hourMs = 3_600_000;
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
beforeEach(() => bot.passTime(hourMs));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

const stored = async (customer: string): Promise<unknown> => {
  const { rows } = await bot.database.owner.query<{ profile: unknown }>('select profile from identity.profiles where customer = $1', [
    customer,
  ]);
  return rows[0]?.profile ?? null;
};
const reset = async (customer: string, needs: Partial<Profile> = demoNeeds[customer] ?? {}) => {
  const text = 'insert into identity.profiles values ($1, $2, now()) on conflict (customer) do update set profile = excluded.profile';
  await bot.database.owner.query(text, [customer, needs]);
};
const audited = async (customer: string, what: string) => {
  const text = 'select turn, detail from core.audit where customer = $1 and what = $2 order by id';
  return (await bot.database.owner.query<{ turn: string; detail: object }>(text, [customer, what])).rows;
};

describe('a wish in the middle of a transfer', () => {
  afterEach(() => reset(wang));

  test.each([
    ['字大一点', { textPercent: 125 }],
    ['长辈版', { elder: true }],
    ['高对比度', { contrast: 'high' }],
    ['多给我点时间', { slowTimers: true, codeMinutes: 15 }],
    ['验证码发到邮箱', { codeBy: 'email' }],
    ['不要报金额', { privateSpeech: true }],
    ['安静模式', { quiet: true }],
    ['不要给我打电话', { noVoice: true }],
    ['简短一点', { verbosity: 'brief' }],
    ['larger text', { textPercent: 125 }],
    ['elder mode', { elder: true }],
    ['I need more time', { slowTimers: true, codeMinutes: 15 }],
  ])('%s is kept with the customer, and the transfer goes on where it was', async (words, needs) => {
    // prettier-ignore
    const ways = [['转账'], ['转账', '妈妈'], ['转五百给妈妈']];
    for (const way of ways) {
      await reset(wang);
      const chat = bot.chat(wang);
      for (const said of way) await chat.say(said);
      const before = await chat.heard();
      const { keys, state } = await chat.say(words);
      expect(keys).toEqual([expect.stringMatching(/^settings\.done/), ...before.keys]);
      expect(state.stack).toMatchObject([
        { id: before.state.stack[0]!.id, filled: before.state.stack[0]!.filled, phase: before.state.stack[0]!.phase },
      ]);
      expect(await stored(wang)).toEqual(needs);
    }
  });

  test('simpler words and another language are obeyed by the very same answer', async () => {
    const chat = bot.chat(wang);
    await chat.say('转账');
    expect((await chat.say('说简单点')).text).toBe('好了。说法：简单。\n转给谁？');
    expect((await chat.say('speak English please')).text).toMatch(/^Done\. Language: English\.\n/);
    await chat.say('500');
  });

  test('the way and the life of the code are those that were just asked for', async () => {
    const chat = bot.chat(wang);
    await chat.say('转五百给妈妈');
    await chat.say('验证码发到邮箱');
    await chat.say('验证码15分钟有效');
    const asked = await chat.say('确认');
    expect(asked.keys).toEqual(['transfer.stepUp']);
    expect(bot.carrier.received().at(-1)).toMatchObject({ way: 'email', customer: wang });
    const { expires } = asked.state.stack[0]!.link!;
    expect(Date.parse(expires) - bot.clock.now().getTime()).toBeGreaterThan(14 * 60_000);
  });

  test.each([
    [{}, false],
    [{ slowTimers: true }, true],
  ] as const)('with %j a review of ten minutes ago still counts: %s', async (needs, counts) => {
    // prettier-ignore
    await reset(wang, needs);
    const chat = bot.chat(wang);
    await chat.say('转五百给妈妈');
    bot.passTime(10 * 60_000);
    expect((await chat.say('确认')).keys).toEqual(counts ? ['transfer.stepUp'] : ['transfer.readAgain', 'transfer.review']);
  });

  test('no code is called to somebody who has just asked for no calls', async () => {
    await reset(wang, { codeBy: 'voice' });
    const chat = bot.chat(wang);
    await chat.say('转五百给妈妈');
    await chat.say('不要给我打电话');
    await chat.say('确认');
    expect(bot.carrier.received().at(-1)).toMatchObject({ way: 'sms' });
  });

  test('a code cannot be sent where the bank has no address, and that is said', async () => {
    expect((await bot.chat(chen).say('验证码发到邮箱')).keys).toEqual(['settings.codeNoAddress']);
    expect(await stored(chen)).toEqual(demoNeeds[chen]);
  });
});

describe('all settings of a customer', () => {
  afterEach(async () => {
    for (const customer of [wang, zhao, chen, emma]) await reset(customer);
  });

  test('are shown as they are, in their own wording', async () => {
    const { text, rendition } = await bot.chat(chen).say('我的设置');
    expect(text).toContain('字：特大。');
    expect(text).toContain('版式：长辈版。');
    expect(rendition.choices).toHaveLength(3);
    expect((await bot.chat(emma).say('my settings')).text).toContain('Language: English.');
  });

  test.each([
    [zhao, '删掉我的设置', null],
    [emma, 'delete my settings', { lang: 'en' }],
  ] as const)('of %s are deleted by %s with a row in the audit, and come back whole', async (customer, words, left) => {
    // prettier-ignore
    const before = { ...defaultProfile, ...demoNeeds[customer] };
    const chat = bot.chat(customer);
    expect((await chat.say(words)).keys).toEqual(['settings.forgotten']);
    expect(await stored(customer)).toEqual(left);
    expect((await audited(customer, 'profile.deleted')).at(-1)!.detail).toEqual({ before: demoNeeds[customer], kept: left ?? {} });
    await chat.say(customer === emma ? 'put it back' : '改回去');
    expect(await bot.profiles.load(customer)).toEqual(before);
  });

  test('are set several at once by the guided questions, in English too, and taken back', async () => {
    const chat = bot.chat(emma);
    for (const words of ['set it up for me', '1', '3', 'use simpler words', '1']) await chat.say(words);
    expect((await chat.say('change it like this')).keys).toEqual(['settings.doneSeveral']);
    expect(await stored(emma)).toEqual({
      lang: 'en',
      textPercent: 150,
      contrast: 'high',
      wording: 'easy',
      slowTimers: true,
      codeMinutes: 15,
    });
    await chat.say('undo');
    expect(await stored(emma)).toEqual({ lang: 'en' });
  });
});

describe('who read what a customer needs', () => {
  test('is told by one query: every answer and every page that was worded by it', async () => {
    const chat = bot.chat(zhao);
    await chat.say('查余额');
    await bot.profiles.load(zhao, 'confirm');
    await bot.audit.flush();
    const text = `select turn is not null as turn, reader, place from identity.reads_of_needs($1, now() - interval '1 hour', now() + interval '1 hour')`;
    const { rows } = await bot.database.pool.query(text, [zhao]);
    expect(rows).toContainEqual({ turn: true, reader: 'assistant', place: 'text' });
    expect(rows).toContainEqual({ turn: false, reader: 'page', place: 'confirm' });
  });

  test('holds nobody else and nothing outside the time asked about', async () => {
    await bot.chat('10000009').say('查余额');
    await bot.audit.flush();
    const reads = (customer: string, from: string) =>
      bot.database.pool.query(`select 1 from identity.reads_of_needs($1, $2, now() + interval '1 hour')`, [customer, from]);
    expect((await reads('10000011', '2000-01-01')).rows).toEqual([]);
    expect((await reads('10000009', '2000-01-01')).rows.length).toBeGreaterThan(0);
    expect((await reads('10000009', '2999-01-01')).rows).toEqual([]);
  });
});

test('the gateway knows by which ways a code can reach somebody', async () => {
  const faults = { at: () => Promise.resolve() };
  const { pool, asking } = bot.database;
  const gateway = createGateway({ pool, asking, now: bot.clock.now, faults, log: () => undefined });
  expect(await gateway.portsFor(wang).codeWays()).toEqual(['sms', 'voice', 'email', 'wechat']);
  expect(await gateway.portsFor(chen).codeWays()).toEqual(['sms', 'voice', 'wechat']);
  expect(await gateway.portsFor('10000009').codeWays()).toEqual(['sms', 'voice']);
});
