import { leftOut } from '../accessibility/facts';
import { type Heard, openBot, type TestBot } from '../support/bot';

const wang = '10000001';
const li = '10000002';
const chen = '10000004';
const sun = '10000006';
const hourMs = 3_600_000;
const forms = ['screenReader', 'speech', 'text'] as const;
const visitor = (customer: string) => ({ customer, profile: undefined as never, csrf: '', idleMinutes: 20 });

let bot: TestBot;
beforeEach(async () => void (bot = await openBot()));
afterEach(async () => {
  await bot.checkBooks();
  await bot.close();
});

type Chat = ReturnType<TestBot['chat']>;
const state = ({ rendition }: Heard) => rendition.money;
/** Says each line and keeps what was heard; every turn tells all its facts in every form and says where the money stands. */
async function talk(chat: Chat, lines: string[]): Promise<Heard> {
  let heard: Heard | undefined;
  for (const line of lines) {
    heard = await chat.say(line);
    expect(leftOut(heard.rendition, 'plain', bot.clock.today())).toEqual([]);
    for (const message of heard.state.last)
      expect([message.key, bot.saysMoney(message, heard.rendition.lang)]).toEqual([message.key, true]);
  }
  return heard!;
}
const paid = async (customer: string) => {
  const { rows } = await bot.database.owner.query<{ n: string }>(
    `select count(*)::text as n from bank.bill_payments where customer = $1 and state = 'posted'`,
    [customer],
  );
  return Number(rows[0]!.n);
};

describe.each([
  {
    lang: 'zh-CN' as const,
    list: '有什么账单要交',
    more: '下一页',
    one: '电费多少',
    yes: '好',
    change: '改成水费',
    confirm: '确认',
    news: '刚才的水费交上了吗',
    none: '没有要交的水费',
  },
  {
    lang: 'en' as const,
    list: 'any bills due',
    more: 'more',
    one: 'how much is my electricity bill',
    yes: 'yes',
    change: 'no, the water bill',
    confirm: 'confirm',
    news: 'did my water bill go through',
    none: 'Nothing is due for water',
  },
])('bills in $lang', ({ lang, list, more, one, yes, change, confirm, news, none }) => {
  test.each(forms)('are listed, one is chosen, corrected, paid and looked up again (%s)', async (form) => {
    const chat = bot.chat(wang, { lang, form });
    const told = await talk(chat, [list]);
    expect(told.keys).toContain('bills.total');
    expect(told.rendition.facts[0]).toMatchObject({ total: { v: { minor: '655840' } } });
    expect((await talk(chat, [more])).keys).toContain('bills.list');
    expect((await talk(chat, [one])).keys).toEqual(['bills.one', 'bills.payOne']);
    expect((await talk(chat, [yes])).keys).toEqual(['payBill.review']);
    const changed = await talk(chat, [change]);
    expect(changed.rendition.facts.at(-1)).toMatchObject({ bill: { key: 'bill.water' }, amount: { v: { minor: '5230' } } });
    const done = await talk(chat, [confirm]);
    expect([done.keys, state(done)]).toEqual([['payBill.done'], 'moved']);
    expect(await paid(wang)).toBe(1);
    expect((await talk(chat, [news])).keys).toEqual(['bills.newsPosted']);
  });

  test('that are not there are an answer', async () => {
    const chat = bot.chat(li, { lang });
    expect((await talk(chat, [lang === 'en' ? 'water bill' : '水费多少'])).text).toContain(none);
  });
});

describe('paying a bill', () => {
  test('can be cancelled at the review, and nothing moves', async () => {
    const before = await bot.books();
    const heard = await talk(bot.chat(li), ['交电费', '取消']);
    expect([heard.keys, state(heard)]).toEqual([['payBill.cancelled'], 'notMoved']);
    expect(await bot.books()).toBe(before);
  });

  test('is not confirmed by a weak yes, a hum or words that hold a no', async () => {
    const before = await bot.books();
    const chat = bot.chat(li);
    await talk(chat, ['交电费']);
    for (const words of ['好', '嗯', '确认 不', '应该可以吧']) expect((await talk(chat, [words])).keys).not.toContain('payBill.done');
    expect(await bot.books()).toBe(before);
    await talk(chat, ['交电费']);
    expect((await talk(chat, ['确认交费'])).keys).toEqual(['payBill.done']);
  });

  test('from another account, said at the review, is read back anew', async () => {
    const heard = await talk(bot.chat(wang), ['交电费', '从储蓄付']);
    expect(heard.rendition.facts.at(-1)).toMatchObject({ from: { tail: '5678' } });
  });

  test('above a thousand a day needs a code, which pays it once, however often it is sent', async () => {
    const chat = bot.chat(wang);
    const asked = await talk(chat, ['交学费', '确认']);
    expect([asked.keys, state(asked)]).toEqual([['payBill.stepUp'], 'notMoved']);
    const ticket = bot.ticketOf(asked);
    const code = bot.lastCode();
    await Promise.all([1, 2, 3].map(() => bot.stepUpPages.verify(ticket, code, visitor(wang))));
    const done = await chat.heard();
    expect([done.keys, state(done)]).toEqual([['payBill.doneFor'], 'moved']);
    expect(done.rendition.facts[0]).toMatchObject({ whose: { v: '王小宝' }, amount: { v: { minor: '260000' } } });
    expect(await paid(wang)).toBe(1);
  });

  test('for a number that is not saved needs a code, however small', async () => {
    const heard = await talk(bot.chat(wang), ['给13900000009充10块话费', '确认']);
    expect(heard.keys).toEqual(['payBill.stepUp']);
  });

  test('whose code was corrected away is paid by no code any more', async () => {
    const chat = bot.chat(wang);
    const ticket = bot.ticketOf(await talk(chat, ['交学费', '确认']));
    const code = bot.lastCode();
    const before = await bot.books();
    expect((await talk(chat, ['改成水费'])).keys).toEqual(['payBill.review']);
    await bot.stepUpPages.verify(ticket, code, visitor(wang));
    expect(await bot.books()).toBe(before);
  });

  test('that automatic debit will take is asked about first', async () => {
    const chat = bot.chat(wang);
    expect((await talk(chat, ['交公积金'])).keys).toEqual(['payBill.askDebit']);
    expect((await talk(chat, ['不用'])).keys).toEqual(['payBill.left']);
    expect((await talk(chat, ['交公积金', '要'])).keys).toEqual(['payBill.review']);
  });

  test('of two hundred where 186.40 is due is asked about, and what is chosen is what is paid', async () => {
    const chat = bot.chat(wang);
    expect((await talk(chat, ['交两百块电费'])).keys).toEqual(['payBill.dueOrPrepay']);
    const topUp = await talk(chat, ['预存']);
    expect(topUp.rendition.facts[0]).toMatchObject({ billKey: { v: '3100099999' }, amount: { v: { minor: '20000' } } });
    expect((await talk(chat, ['确认'])).keys).toEqual(['payBill.doneTopUp']);
    expect((await talk(chat, ['交两百块电费', '交账单', '确认'])).rendition.facts[0]).toMatchObject({
      billKey: { v: '3100012345' },
      amount: { v: { minor: '18640' } },
    });
  });

  test('of a fine says before and after that its points stay', async () => {
    const chat = bot.chat(wang);
    expect((await talk(chat, ['交罚款'])).keys).toEqual(['bills.points', 'payBill.review']);
    expect((await talk(chat, ['确认'])).keys).toEqual(['payBill.done', 'bills.points']);
  });

  test('that is late says so before it is paid', async () => {
    expect((await talk(bot.chat(wang), ['交话费'])).keys).toEqual(['payBill.lateFree', 'payBill.review']);
  });

  test('on a key that its biller refuses moves nothing', async () => {
    const before = await bot.books();
    const heard = await talk(bot.chat(wang), ['交4100000000的燃气费']);
    expect(heard.keys[0]).toMatch(/^(?:bills\.refuses|refusal\.)/);
    expect(await bot.books()).toBe(before);
  });

  test('with a key of the wrong shape is told what one looks like', async () => {
    expect((await talk(bot.chat(wang), ['交12345678901的电费'])).keys).toEqual(['bills.badKey', 'payBill.askBill']);
  });

  test('from two conversations at once pays it once', async () => {
    const chats = [bot.chat(chen), bot.chat(chen)];
    for (const chat of chats) expect((await talk(chat, ['交电费'])).keys).toEqual(['payBill.review']);
    await Promise.all(chats.map((chat) => chat.deliver({ text: '确认' })));
    const heard = await Promise.all(chats.map((chat) => chat.heard()));
    expect(heard.filter(({ keys }) => keys.includes('payBill.done'))).toHaveLength(1);
    expect(await paid(chen)).toBe(1);
    for (const one of heard)
      expect(one.keys.join()).toMatch(/payBill\.(?:done|gone|noneOf)|refusal\.bill(?:Paid|BeingPaid|Gone)|bills\.newsChecking/);
    // Whether it was under way, being asked about or over when the other one confirmed: both know in the end.
    for (const chat of chats) expect((await talk(chat, ['电费交了没有'])).keys).toEqual(['bills.newsPosted']);
  });

  test('once more after it was paid finds nothing due', async () => {
    const chat = bot.chat(sun);
    await bot.database.owner.query(`update bank.accounts set status = 'open' where customer = $1`, [sun]);
    expect((await talk(chat, ['交电费', '确认'])).keys).toEqual(['payBill.done']);
    expect((await talk(chat, ['交电费'])).keys).toEqual(['payBill.noneOf']);
  });

  test('from a locked card is refused in words and moves nothing', async () => {
    const heard = await talk(bot.chat(sun), ['交电费']);
    expect([heard.keys, state(heard)]).toEqual([['refusal.accountLocked'], 'notMoved']);
  });

  test('whose biller is slow is told as being checked, and its outcome when it is known', async () => {
    const chat = bot.chat(wang);
    const heard = await talk(chat, ['交燃气费', '确认']);
    expect([heard.keys, state(heard)]).toEqual([['payBill.checking'], 'checking']);
    expect((await talk(chat, ['燃气费交上了吗'])).keys).toEqual(['bills.newsChecking']);
    bot.passTime(hourMs);
    await bot.billJobs.run();
    const told = await chat.heard();
    expect([told.keys, state(told)]).toEqual([['bills.newsPosted'], 'moved']);
    await bot.billJobs.run();
    expect((await chat.told()).filter(({ text }) => text.startsWith('交好了'))).toHaveLength(1);
  });

  test('whose biller says no after it was confirmed is told so, and the money is where it was', async () => {
    const before = await bot.books();
    const chat = bot.chat(li);
    await talk(chat, ['交电费']);
    await bot.database.owner.query(`update demo_billers.keys set behaves = 'refuses' where key = '3100023456'`);
    const heard = await talk(chat, ['确认']);
    expect([heard.keys, state(heard)]).toEqual([['bills.refuses'], 'notMoved']);
    expect(await bot.books()).toBe(before);
  });

  test('that is being checked is told by its kind, by a bare question and by its reference, and is left out of what is due', async () => {
    const chat = bot.chat(chen);
    await bot.database.owner.query(`update demo_billers.keys set behaves = 'never' where key = '3100045678'`);
    const [, reference = ''] = /参考号(\w{6})/.exec((await talk(chat, ['交电费', '确认'])).text) ?? [];
    await chat.say('交话费');
    expect((await chat.say('确认')).keys).toEqual(['payBill.done']);
    for (const words of ['电费交上了吗', '交上了吗', reference, `参考号${reference}`, '交电费', '电费多少']) {
      const heard = await talk(chat, [words]);
      expect([words, heard.keys, state(heard)]).toEqual([words, ['bills.newsChecking'], 'checking']);
    }
    const due = await talk(chat, ['有什么账单要交']);
    expect([due.keys, state(due)]).toEqual([['bills.newsChecking', 'bills.noneElse'], 'checking']);
  });

  test('that its biller took after the money was given back is told at once, and is not asked for again', async () => {
    const chat = bot.chat(li);
    await bot.database.owner.query(`update demo_billers.keys set behaves = 'lost' where key = '3100023456'`);
    await talk(chat, ['交电费', '确认']);
    for (const seconds of [2, 5, 15]) {
      bot.passTime(seconds * 1_000);
      await bot.billJobs.run();
    }
    expect((await chat.heard()).keys).toEqual(['bills.newsRefunded']);
    await bot.database.owner.query(`update demo_billers.keys set behaves = 'well' where key = '3100023456'`);
    const late = `select demo_billers.pay(p.act, p.type, p.bill, p.key, p.amount_minor, '2026-03-18') from bank.bill_payments p where p.customer = $1`;
    await bot.database.owner.query(late, [li]);
    for (let run = 0; run < 3; run += 1) {
      bot.passTime(hourMs);
      await bot.billJobs.run();
    }
    const told = await chat.heard();
    expect([told.keys, state(told)]).toEqual([['bills.newsPostedLate'], 'returned']);
    expect((await chat.told()).filter(({ text }) => text.includes('我们在核对'))).toHaveLength(1);
    for (const words of ['电费交上了吗', '交电费', '电费多少']) expect((await talk(chat, [words])).keys).toEqual(['bills.newsPostedLate']);
  });

  test('with a code whose biller never heard of it is told on the page as given back, and one that is not answered as held', async () => {
    const chat = bot.chat(wang);
    const asked = await talk(chat, ['交保费', '确认']);
    await bot.database.owner.query(`update demo_billers.keys set behaves = 'lost' where key = 'P20260001'`);
    const ticket = bot.ticketOf(asked);
    await bot.stepUpPages.verify(ticket, bot.lastCode(), visitor(wang));
    expect(await bot.stepUpPages.view(ticket, visitor(wang))).toMatchObject({ view: { became: 'checking' } });
    for (let run = 0; run < 4; run += 1) {
      bot.passTime(hourMs);
      await bot.billJobs.run();
    }
    expect(await bot.stepUpPages.view(ticket, visitor(wang))).toMatchObject({ view: { became: 'returned' } });
  });

  test('that was told as being checked while something else is open says its news and goes on', async () => {
    const chat = bot.chat(wang);
    await talk(chat, ['交燃气费', '确认', '转100给妈妈']);
    bot.passTime(hourMs);
    await bot.billJobs.run();
    const { keys, state: kept } = await chat.heard();
    expect(keys).toEqual(['bills.newsPosted', 'common.backTo', 'transfer.review']);
    expect(kept.stack.map(({ dialog }) => dialog)).toEqual(['transfer']);
  });
});
