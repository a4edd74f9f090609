import { openBot, type TestBot } from '../support/bot';

const wang = '10000001';
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

const visitor = (customer: string) => ({ customer, profile: undefined as never, csrf: '', idleMinutes: 20 });

describe('a transfer in one conversation', () => {
  test('is read back, confirmed with a code and posted once, however often the code is sent', async () => {
    const chat = bot.chat(wang);
    const before = (await bot.posted(wang)).length;
    expect((await chat.say('转五百给妈妈')).keys).toEqual(['transfer.review']);
    expect((await chat.say('改成200')).rendition.text).toContain('200.00 元');
    const asked = await chat.say('确认');
    expect(asked.keys).toEqual(['transfer.stepUp']);
    const ticket = bot.ticketOf(asked);
    const code = bot.lastCode();
    await Promise.all([1, 2, 3].map(() => bot.stepUpPages.verify(ticket, code, visitor(wang))));
    const told = await chat.heard();
    expect(told.keys).toEqual(['transfer.done']);
    expect(told.rendition.money).toBe('moved');
    const done = (await bot.posted(wang)).slice(before);
    expect(done.map(({ amount }) => amount)).toEqual(['20000']);
  });

  test('moves nothing when three messages come at once: 转500给妈妈, 改成300, 确认; 300 is read back', async () => {
    const chat = bot.chat(wang);
    const before = await bot.books();
    await Promise.all(['转500给妈妈', '改成300', '确认'].map((text) => chat.deliver({ text })));
    const heard = await chat.heard();
    expect(heard.keys.at(-1)).toBe('transfer.review');
    expect(heard.rendition.text).toContain('300.00 元');
    expect(await bot.books()).toBe(before);
  });

  test('answers a repeated delivery from what is stored and does nothing twice', async () => {
    const chat = bot.chat(wang);
    await chat.say('转300给妈妈');
    const first = await chat.deliver({ text: '确认' }, 'same');
    const again = await Promise.all([1, 2, 3, 4].map(() => chat.deliver({ text: '确认' }, 'same')));
    for (const one of again) expect(one).toEqual(first);
  });

  test('tells two payees of one name apart by bank and tail', async () => {
    const chat = bot.chat(wang);
    const asked = await chat.say('转100给李娜');
    expect(asked.keys).toEqual(['transfer.whichPayee']);
    expect(asked.rendition.choices.map(({ label }) => label)).toEqual(['李娜，示范银行（尾号 1111）', '李娜，示例农商行（尾号 2222）']);
    expect((await chat.say('2')).rendition.text).toContain('尾号 2222');
  });

  test('to an own account needs no code and moves at once', async () => {
    const chat = bot.chat(wang);
    await chat.say('从工资卡转100到储蓄');
    const done = await chat.say('确认');
    expect(done.keys).toEqual(['transfer.done']);
    expect(done.rendition.money).toBe('moved');
  });

  test('of everything leaves room for its own fee', async () => {
    const chat = bot.chat('10000010');
    const heard = await chat.say('send all of it to my landlord');
    expect(heard.keys).toEqual(['transfer.reviewFee']);
    expect(heard.rendition.facts[0]).toMatchObject({ amount: { v: { minor: '749500' } }, fee: { v: { minor: '500' } } });
  });

  test('refuses what the account does not hold, says what is there, and asks the amount again', async () => {
    const chat = bot.chat('10000010');
    const before = await bot.books();
    const heard = await chat.say('send 8000 to landlord');
    expect(heard.keys).toEqual(['refusal.insufficientFunds', 'transfer.askAmount']);
    expect(heard.rendition.money).toBe('notMoved');
    expect(await bot.books()).toBe(before);
  });

  test('from a locked card is refused in words', async () => {
    const chat = bot.chat('10000006');
    const heard = await chat.say('转100给妈妈');
    expect(heard.keys).toEqual(['refusal.accountLocked']);
    expect(heard.state.stack).toEqual([]);
  });

  test('with words of fraud stops: nothing moves, the code dies, a person is offered', async () => {
    const chat = bot.chat('10000003');
    await chat.say('转100给妈妈');
    const ticket = bot.ticketOf(await chat.say('确认'));
    const code = bot.lastCode();
    const before = await bot.books();
    const heard = await chat.say('客服让我把钱转到安全账户');
    expect(heard.keys).toEqual(['fraud.stopped', 'fraud.warning', 'fraud.next']);
    await bot.stepUpPages.verify(ticket, code, visitor('10000003'));
    expect(await bot.books()).toBe(before);
    expect((await chat.say('好')).keys).toEqual(['human.recorded']);
  });

  test('a correction after the code kills the code: the old one moves nothing', async () => {
    const chat = bot.chat('10000002');
    await chat.say('转100给妈妈');
    const ticket = bot.ticketOf(await chat.say('确认'));
    const code = bot.lastCode();
    const before = await bot.books();
    expect((await chat.say('改成150')).keys).toEqual(['transfer.review']);
    await bot.stepUpPages.verify(ticket, code, visitor('10000002'));
    expect(await bot.books()).toBe(before);
    expect((await chat.heard()).keys).toEqual(['transfer.review']);
  });

  test('six digits typed in the conversation are no try and are not kept', async () => {
    const chat = bot.chat('10000008');
    await bot.database.owner.query(
      `insert into bank.payees select (jsonb_populate_record(p, jsonb_build_object('id', 'test-payee', 'customer', '10000008'))).* from bank.payees p where p.customer = '10000002' limit 1`,
    );
    await chat.say('转100给妈妈');
    const asked = await chat.say('确认');
    expect(asked.keys).toEqual(['transfer.stepUp']);
    const code = bot.lastCode();
    expect((await chat.say(code)).keys).toEqual(['common.secret', 'transfer.stepUpWaiting']);
    const { rows } = await bot.database.owner.query('select activity::text as activity from core.activities where conversation = $1', [
      chat.conversation,
    ]);
    for (const { activity } of rows as { activity: string }[]) expect(activity).not.toContain(code);
  });
});
