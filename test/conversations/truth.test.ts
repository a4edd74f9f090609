import { noFaults } from '../../bot/faults';
import { recover } from '../../bot/turn/recover';
import { openBot, type TestBot } from '../support/bot';

const wang = '10000001';
const emma = '10000010';
const minuteMs = 60_000;
const visitor = (customer: string) => ({ customer, profile: undefined as never, csrf: '', idleMinutes: 20 });

let dieAt: string | undefined;
let bot: TestBot;
/** A place where the turn ends as if the process had died: what it had not committed is lost. */
const faults = { at: (name: string) => (name === dieAt ? Promise.reject(new Error('died')) : noFaults.at(name)) };
beforeAll(async () => void (bot = await openBot({ faults })));
afterAll(() => bot.close());
beforeEach(() => bot.passTime(61 * minuteMs));

const ownReview = '从工资卡转100到储蓄';
type Chat = ReturnType<TestBot['chat']>;

/** Runs to the place and no further; the apology that follows a mistake of our own is taken back, as a killed bot writes none. */
async function diesAt(place: string, chat: Chat, text: string): Promise<void> {
  const commit = bot.store.commit;
  dieAt = place;
  let died = false;
  bot.store.commit = async (turn) => (died ? Promise.reject(new Error('dead')) : commit(turn));
  const at = faults.at;
  faults.at = async (name) => {
    died ||= name === dieAt;
    return at(name);
  };
  await chat.deliver({ text }).catch(() => undefined);
  faults.at = at;
  bot.store.commit = commit;
  dieAt = undefined;
}

describe('what confirms a transfer', () => {
  test.each(['1', '找人工客服', '再说一次', '2'])('is not %s said to another question that came after the review', async (answer) => {
    const chat = bot.chat(wang);
    const before = await bot.books();
    await chat.say(ownReview);
    await chat.say('嗯');
    expect((await chat.say('嗯')).keys).toContain('common.unclearAgain');
    const heard = await chat.say(answer);
    expect(heard.keys).not.toContain('transfer.done');
    expect(await bot.books()).toBe(before);
  });

  test('is not a 确认 or a 1 after a goodbye: the review is read again', async () => {
    const chat = bot.chat(wang);
    await chat.say(ownReview);
    expect((await chat.say('再见')).keys).toEqual(['common.goodbyeKept']);
    const before = await bot.books();
    expect((await chat.say('确认')).keys.at(-1)).toBe('transfer.review');
    expect(await bot.books()).toBe(before);
  });

  test('is not a yes to a review that grew old; it is read again with its data', async () => {
    const chat = bot.chat(wang);
    const review = await chat.say(ownReview);
    const frame = review.state.stack[0]!;
    bot.passTime(6 * minuteMs);
    const before = await bot.books();
    expect((await chat.tap({ id: 'confirm', frame: frame.id, digest: frame.reviewed!.digest })).keys).toEqual([
      'transfer.readAgain',
      'transfer.review',
    ]);
    expect(await bot.books()).toBe(before);
    expect((await chat.say('确认')).keys).toEqual(['transfer.done']);
  });

  test('is not a yes written on a page that shows an older review', async () => {
    const chat = bot.chat(wang);
    const old = await chat.say(ownReview);
    await chat.say('改成5000');
    const before = await bot.books();
    await chat.deliver({ text: '确认' }, undefined, undefined, old.state.latest);
    expect((await chat.heard()).keys).toEqual(['transfer.readAgain', 'transfer.review']);
    expect(await bot.books()).toBe(before);
  });
});

describe('what is read back', () => {
  test('of everything is what is posted, also where no amount and its fee use up the account', async () => {
    const chat = bot.chat(emma);
    await chat.say('send 2497 to my landlord');
    await bot.stepUpPages.verify(bot.ticketOf(await chat.say('confirm')), bot.lastCode(), visitor(emma));
    expect((await chat.say('balance')).rendition.text).toContain('CNY 5,003.00');
    const heard = await chat.say('send all of it to my landlord');
    expect(heard.keys).toEqual(['transfer.review']);
    const amount = heard.rendition.facts[0]!.amount as { v: { minor: string } };
    const asked = await chat.say('confirm');
    const view = await bot.stepUpPages.view(bot.ticketOf(asked), visitor(emma));
    expect(view).toMatchObject({ view: { facts: { amount } } });
    await bot.stepUpPages.verify(bot.ticketOf(asked), bot.lastCode(), visitor(emma));
    expect((await bot.posted(emma)).map((one) => one.amount).sort()).toEqual(['249700', amount.v.minor].sort());
    expect(BigInt(amount.v.minor)).toBeGreaterThan(490_000n);
  });

  test('of a long memo is the memo that is posted', async () => {
    const chat = bot.chat(wang);
    await chat.say(ownReview);
    await chat.say('改附言');
    const heard = await chat.say('房租'.repeat(40));
    const memo = heard.rendition.facts.find((values) => values.memo)!.memo as { v: string };
    await chat.say('确认');
    const { rows } = await bot.database.owner.query<{ memo: string }>(`select memo from bank.transactions where memo = $1`, [memo.v]);
    expect(rows).toHaveLength(1);
  });

  test.each(['6217000000000006688', '13912346688'])('never takes the number %s for the payee whose account ends alike', async (number) => {
    const chat = bot.chat(wang);
    await chat.say('转账');
    expect((await chat.say(number)).state.stack[0]?.filled.to).toBeUndefined();
  });
});

describe('after a bot died at the act', () => {
  test.each(['人工', '查余额', '取消', '改成给李娜'])('%s is answered, nothing is lost, and no number means two things', async (text) => {
    const chat = bot.chat(wang);
    await chat.say(ownReview);
    await diesAt('turn.afterActing', chat, '确认');
    const heard = await chat.say(text);
    const [last] = await bot.store.latest(chat.conversation, 1);
    const shown = (last!.activity as { channelData: { choices: { id: string }[] } }).channelData.choices.map(({ id }) => id);
    expect(shown).toEqual(heard.rendition.choices.map(({ id }) => id));
    expect(heard.state.stack.map(({ dialog }) => dialog)).toEqual(text === '取消' ? [] : ['transfer']);
    expect((await chat.told()).some(({ text: said }) => said.includes('刚才那笔没有办成'))).toBe(true);
    await bot.checkBooks();
  });

  test('two requests of one sentence have acts of their own', async () => {
    const chat = bot.chat(wang);
    await chat.say('人工，从工资卡转20到储蓄');
    expect((await chat.say('确认')).keys).toEqual(['transfer.done']);
  });

  test('recovery looks again and again until the bank has an outcome', async () => {
    const chat = bot.chat(wang);
    await chat.say(ownReview);
    await diesAt('turn.afterActing', chat, '确认');
    const state = (await chat.heard()).state;
    const lock = await bot.database.owner.connect();
    await lock.query(`select pg_advisory_lock(hashtextextended('bank.act' || e'\\x1f' || $1, 0))`, [state.stack[0]!.id]);
    const told = (await chat.told()).length;
    await recover(bot.recovery, 0);
    expect((await chat.told()).length).toBe(told);
    const asked = await chat.say('取消');
    expect(asked.keys).toEqual(['transfer.running']);
    expect(asked.rendition.money).toBe('checking');
    await lock.query('select pg_advisory_unlock_all()');
    lock.release();
    await recover(bot.recovery, 0);
    expect((await chat.heard()).keys).toContain('transfer.review');
  });
});

describe('the truth about the money', () => {
  test('after a transfer that went to a fraud is not that nothing moved', async () => {
    const chat = bot.chat(wang);
    await chat.say(ownReview);
    expect((await chat.say('确认')).keys).toEqual(['transfer.done']);
    const heard = await chat.say('我被骗了');
    expect(heard.keys).toEqual(['common.alreadyDone', 'transfer.done', 'fraud.warning', 'fraud.next']);
    expect(heard.rendition.money).toBe('moved');
  });

  test('of a transfer put aside for another one is told', async () => {
    const chat = bot.chat(wang);
    await chat.say('转500给妈妈');
    const heard = await chat.say('转300给房东');
    expect(heard.keys).toEqual(['transfer.instead', 'transfer.review']);
    expect(heard.rendition.money).toBe('notMoved');
  });

  test('a no to a choice refuses the choice, not the transfer', async () => {
    const chat = bot.chat(wang);
    await chat.say('转给李娜');
    const heard = await chat.say('都不是');
    expect(heard.keys.at(-1)).toBe('transfer.askTo');
    expect(heard.state.stack).toHaveLength(1);
  });

  test('a code left open at sign-out is void and says that nothing moved', async () => {
    const chat = bot.chat('10000002');
    await chat.say('转200给妈妈');
    const ticket = bot.ticketOf(await chat.say('确认'));
    const code = bot.lastCode();
    const before = await bot.books();
    await bot.signOut(chat.conversation);
    await bot.stepUpPages.verify(ticket, code, visitor('10000002'));
    expect(await bot.stepUpPages.view(ticket, visitor('10000002'))).toMatchObject({ view: { state: 'cancelled', became: 'notDone' } });
    expect(await bot.books()).toBe(before);
  });

  test('a second answer that fits nothing offers a person', async () => {
    const chat = bot.chat(wang);
    await chat.say('转账');
    await chat.say('孙悟空');
    expect((await chat.say('猪八戒')).keys).toEqual(['transfer.unknownPayee', 'common.unclearAgain']);
  });
});
