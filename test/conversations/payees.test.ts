import type { Lang } from '../../accessibility/profile';
import { openBot, type Heard, type TestBot } from '../support/bot';

const wang = '10000001';
const minuteMs = 60_000;
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
/** Everybody may ask about numbers and have codes sent anew. */
beforeEach(() => bot.passTime(25 * 60 * minuteMs));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

type Chat = ReturnType<TestBot['chat']>;
const visitor = (customer: string) => ({ customer, profile: undefined as never, csrf: '', idleMinutes: 20 });
const enterCode = async (chat: Chat, customer: string, asked: Heard): Promise<Heard> => {
  await bot.stepUpPages.verify(bot.ticketOf(asked), bot.lastCode(), visitor(customer));
  return chat.heard();
};
const labels = ({ rendition }: Heard) => rendition.choices.map(({ label }) => label);
const payeesOf = async (customer: string) =>
  (
    await bot.database.owner.query<{ id: string; name: string; alias: string | null }>(
      `select id, name, alias_zh as alias from bank.payees where customer = $1 and removed_at is null order by position`,
      [customer],
    )
  ).rows;

type Story = { customer: string; add: string; alias: string; yes: string; pay: string; name: string } & {
  [step in 'list' | 'one' | 'rename' | 'newName' | 'remove' | 'undo' | 'renamed']: string;
};
const stories: { [L in Lang]: Story } = {
  'zh-CN': {
    ...{
      customer: '10000002',
      add: '添加收款人',
      alias: '叫他老周',
      yes: '确认',
      pay: '一百块',
      name: '老周 周*',
      list: '收款人名单',
      one: '老周',
    },
    ...{ rename: '改叫法', newName: '名字是老海', renamed: '老海 周*', remove: '删除老海', undo: '恢复' },
  },
  en: {
    ...{
      customer: '10000010',
      add: 'add a payee',
      alias: 'call him Hai',
      yes: 'confirm',
      pay: '100 yuan',
      name: 'Hai 周*',
      list: 'my payees',
    },
    ...{
      one: 'Hai',
      rename: 'rename this payee',
      newName: 'the name is Five Hundred',
      renamed: 'Five Hundred 周*',
      remove: 'remove the payee Five Hundred',
      undo: 'undo',
    },
  },
};

describe.each(['zh-CN', 'en'] as const)('the whole story in %s', (lang) => {
  const story = stories[lang];

  test('a payee is added, paid, renamed, removed and brought back', async () => {
    const { customer } = story;
    const chat = bot.chat(customer);
    const before = await bot.books();
    expect((await chat.say(story.add)).keys).toEqual(['payees.askNumber']);
    const review = await chat.say('6299 9900 0000 0095 566');
    expect(review.keys).toEqual(['payees.review']);
    expect(review.rendition.text).toContain('6299 9900 0000 0095 566');
    expect(review.rendition.facts[0]).toMatchObject({ payee: { v: '周*' }, bank: { key: 'bank.demo' } });
    expect((await chat.say(story.alias)).keys).toEqual(['payees.aliasIs', 'payees.review']);
    const asked = await chat.say(story.yes);
    expect(asked.keys).toEqual(['act.stepUp']);
    expect(await payeesOf(customer)).not.toContainEqual(expect.objectContaining({ name: '周*' }));
    const saved = await enterCode(chat, customer, asked);
    expect(saved.keys).toEqual(['payees.saved', 'payees.payNow']);
    expect(saved.rendition.text).toContain(story.name);
    expect(await bot.books()).toBe(before);

    expect((await chat.say('1')).keys).toEqual(['transfer.askAmount']);
    expect((await chat.say(story.pay)).rendition.text).toContain(story.name);
    const paying = await enterCode(chat, customer, await chat.say(story.yes));
    expect(paying.keys).toEqual(['transfer.done']);
    expect(await bot.books()).not.toBe(before);

    expect((await chat.say(story.list)).keys).toEqual(['payees.list']);
    expect((await chat.say(story.one)).keys).toEqual(['payees.one']);
    expect((await chat.say(story.rename)).keys).toEqual(['payees.askNewAlias']);
    expect((await chat.say(story.newName)).keys).toEqual(['payees.renamed']);
    const removed = await chat.say(story.remove);
    expect(removed.keys).toEqual(['payees.removed', 'payees.undo']);
    expect(removed.rendition.text).toContain(story.renamed);
    expect((await payeesOf(customer)).map(({ name }) => name)).not.toContain('周*');
    expect((await chat.say(story.undo)).keys).toEqual(['payees.restored']);
    expect((await payeesOf(customer)).map(({ name }) => name)).toContain('周*');
  });
});

describe('the number', () => {
  test('that is none, or registered nowhere, is told and asked again; the second time a person is offered', async () => {
    const chat = bot.chat('10000003');
    await chat.say('添加收款人');
    expect((await chat.say('13900000404')).keys).toEqual(['refusal.mobileNotRegistered', 'payees.askNumber']);
    expect((await chat.say('6299990000000095567')).keys).toEqual(['refusal.badNumber', 'common.unclearAgain']);
  });

  test('that is saved already is told with whom, and is not saved again', async () => {
    const chat = bot.chat(wang);
    const before = await payeesOf(wang);
    await chat.say('添加收款人');
    const told = await chat.say('6299990000000006688');
    expect(told.keys).toEqual(['refusal.payeeSaved']);
    expect(told.rendition.text).toContain('妈妈 王秀兰，示范银行（尾号 6688）');
    expect(told.state.stack).toEqual([]);
    expect(await payeesOf(wang)).toEqual(before);
    expect((await chat.say('1')).keys).toEqual(['transfer.askAmount']);
  });

  test('of an own account is refused in words', async () => {
    const chat = bot.chat(wang);
    await chat.say('添加收款人');
    expect((await chat.say('6299990000000045678')).keys).toEqual(['refusal.ownAccount']);
  });

  test('of another bank is asked for its bank and a name, which nobody can check', async () => {
    const chat = bot.chat(wang);
    await chat.say('添加收款人');
    const which = await chat.say('6299990000000093355');
    expect(which.keys).toEqual(['payees.whichBank']);
    expect(labels(which)).toEqual(['示例城商行', '示例农商行']);
    expect((await chat.say('城商行')).keys).toEqual(['payees.askName']);
    expect((await chat.say('五百')).keys).toEqual(['payees.notChecked', 'payees.review']);
    expect((await chat.say('名字是确认')).rendition.facts.at(-1)).toMatchObject({ payee: { v: '确认' }, bank: { key: 'bank.cityDemo' } });
    expect((await enterCode(chat, wang, await chat.say('确认'))).keys).toEqual(['payees.saved', 'payees.payNow']);
    expect((await payeesOf(wang)).at(-1)).toMatchObject({ name: '确认', alias: null });
    expect((await chat.say('转200给“确认”')).rendition.text).not.toContain('转好了');
  });

  test('is corrected at the review, and what was to be saved before is not', async () => {
    const chat = bot.chat(wang);
    await chat.say('添加收款人');
    await chat.say('6299990000000095566');
    const asked = await chat.say('确认');
    expect(asked.keys).toEqual(['act.stepUp']);
    const [ticket, code] = [bot.ticketOf(asked), bot.lastCode()];
    expect((await chat.say('号码错了')).keys).toEqual(['payees.askNumber']);
    expect((await chat.say('13900000009')).keys).toEqual(['payees.review']);
    await bot.stepUpPages.verify(ticket, code, visitor(wang));
    expect((await chat.heard()).keys).toEqual(['payees.review']);
    expect((await payeesOf(wang)).map(({ name }) => name)).not.toContain('周*');
    expect((await chat.say('取消')).keys).toEqual(['payees.cancelled']);
  });

  test('is not asked about without end', async () => {
    const chat = bot.chat('10000006');
    for (let n = 0; n < 10; n += 1) {
      await chat.say('添加收款人');
      await chat.say(`139000111${String(n).padStart(2, '0')}`);
      await chat.say('取消');
    }
    await chat.say('添加收款人');
    const heard = await chat.say('6299990000000095566');
    expect(heard.keys).toEqual(['refusal.tooManyLookups']);
    expect(heard.rendition.text).not.toContain('周');
  });

  test('stands whole in no transcript where it was not asked for', async () => {
    const chat = bot.chat(wang);
    expect((await chat.say('6299990000000095566')).keys).toEqual(['common.loneNumber']);
  });
});

describe('the name', () => {
  test('that is nearly right is told as it is registered, and saved so', async () => {
    const chat = bot.chat('10000004');
    await chat.say('添加收款人王秀兰');
    const heard = await chat.say('6299990000000096689');
    expect(heard.keys).toEqual(['payees.closeName', 'payees.review']);
    expect(heard.rendition.facts).toMatchObject([{ words: { v: '王秀兰' }, payee: { v: '王秀岚' } }, { payee: { v: '王秀岚' } }]);
  });

  test('that is wrong is told without the right one, and only the mask is read back', async () => {
    const chat = bot.chat('10000004');
    await chat.say('添加收款人赵四');
    const heard = await chat.say('6299990000000095566');
    expect(heard.keys).toEqual(['refusal.nameMismatch', 'payees.review']);
    expect(heard.rendition.text).not.toContain('周海');
    expect(heard.rendition.facts.at(-1)).toMatchObject({ payee: { v: '周*' } });
  });
});

describe('a transfer', () => {
  test('to somebody unknown offers to add them, and goes on to its review when they are saved', async () => {
    const chat = bot.chat('10000007');
    const unknown = await chat.say('转五百给老王');
    expect(unknown.keys).toEqual(['transfer.unknownPayee']);
    expect(labels(unknown)).toEqual(['添加新的收款人']);
    expect((await chat.say('1')).keys).toEqual(['payees.askNumber']);
    expect((await chat.say('13900000009')).keys).toEqual(['payees.aliasIs', 'payees.review']);
    const saved = await enterCode(chat, '10000007', await chat.say('确认'));
    expect(saved.keys).toEqual(['payees.saved', 'common.backTo', 'transfer.review']);
    expect(saved.rendition.facts.at(-1)).toMatchObject({
      payee: { v: '老王 周*' },
      to: { tail: '0009' },
      amount: { v: { minor: '50000' } },
    });
  });

  test('whose payee is not known is still answered by another name', async () => {
    const chat = bot.chat(wang);
    await chat.say('转五百给老王');
    expect((await chat.say('妈妈')).keys).toEqual(['transfer.review']);
  });

  test('is refused when its payee is removed meanwhile in another conversation, and nothing moves', async () => {
    const chat = bot.chat('10000003');
    await chat.say('转100给房东');
    const asked = await chat.say('确认');
    const before = await bot.books();
    expect((await bot.chat('10000003').say('删除房东')).keys).toEqual(['payees.removed', 'payees.undo']);
    const told = await enterCode(chat, '10000003', asked);
    expect(told.keys).toContain('refusal.payeeGone');
    expect(told.rendition.money).toBe('notMoved');
    expect(await bot.books()).toBe(before);
  });

  test('that waits below is told when its payee is removed, and asks for another', async () => {
    const chat = bot.chat('10000005');
    await chat.say('转1元给房东');
    const removed = await chat.say('删除收款人房东');
    expect(removed.keys).toEqual([
      'payees.removed',
      'payees.undo',
      'human.recordedMoney',
      'common.backTo',
      'refusal.payeeGone',
      'transfer.askTo',
    ]);
    expect((await chat.say('恢复收款人')).keys).toContain('payees.restored');
  });

  test('that waits for its code is told at once when its payee is removed; the code dies, and its page says that it cannot be done', async () => {
    const chat = bot.chat('10000003');
    await chat.say('转1元给妈妈');
    const asked = await chat.say('确认');
    const removed = await chat.say('删除收款人妈妈');
    expect(removed.keys).toEqual([
      'payees.removed',
      'payees.undo',
      'human.recordedMoney',
      'common.backTo',
      'refusal.payeeGone',
      'transfer.askTo',
    ]);
    await bot.stepUpPages.verify(bot.ticketOf(asked), bot.lastCode(), visitor('10000003'));
    expect(await bot.stepUpPages.view(bot.ticketOf(asked), visitor('10000003'))).toMatchObject({
      view: { state: 'refused', became: 'notDone' },
    });
    expect((await chat.heard()).keys).toEqual(removed.keys);
  });

  test('whose code is entered after its payee was removed elsewhere tells the reason on the page too', async () => {
    const chat = bot.chat('10000004');
    await chat.say('转1元给妈妈');
    const asked = await chat.say('确认');
    await bot.chat('10000004').say('删除妈妈');
    const told = await enterCode(chat, '10000004', asked);
    expect(told.keys).toEqual(['refusal.payeeGone', 'transfer.askTo']);
    const page = await bot.stepUpPages.view(bot.ticketOf(asked), visitor('10000004'));
    expect(page).toMatchObject({ view: { state: 'refused' } });
    expect(JSON.stringify(page)).toContain('已不在您的名单里');
  });

  test('asked for the payees offers them to be chosen, where the payee is asked', async () => {
    const chat = bot.chat('10000002');
    await chat.say('转五百');
    const offered = await chat.say('有哪些收款人');
    expect(offered.keys).toEqual(['payees.whichToPay']);
    expect((await chat.say('1')).keys).toEqual(['transfer.review']);
    expect((await chat.say('我的收款人')).keys).toEqual(['payees.names', 'common.backTo', 'transfer.review']);
  });
});

describe('the list', () => {
  test('is read three at a time by ear, and a number chooses the one that was read', async () => {
    const chat = bot.chat('10000001', { form: 'speech' });
    const first = await chat.say('收款人名单');
    expect(labels(first).map((label) => label.slice(0, 2))).toEqual(['妈妈', '房东', '李娜', expect.any(String)]);
    const second = await chat.say('更多');
    expect(second.keys).toEqual(['payees.listOn']);
    expect((await chat.say('1')).rendition.facts[0]).toMatchObject({ payee: { v: '李娜' }, to: { tail: '2222' } });
  });

  test('tells two of one name apart by bank and tail before one is removed', async () => {
    const chat = bot.chat(wang);
    const asked = await chat.say('删除收款人李娜');
    expect(asked.keys).toEqual(['payees.which']);
    expect(labels(asked)).toEqual(['李娜，示范银行（尾号 1111）', '李娜，示例农商行（尾号 2222）']);
    expect((await chat.say('2')).rendition.text).toContain('示例农商行（尾号 2222）');
    expect((await chat.say('恢复')).keys).toEqual(['payees.restored']);
    expect((await chat.say('删除李娜尾号1111')).keys).toEqual(['payees.removed', 'payees.undo']);
  });

  test('does not take an undo after ten minutes, nor a bare undo after something else was said', async () => {
    const chat = bot.chat('10000004');
    await chat.say('删除女儿');
    await chat.say('查余额');
    expect((await chat.say('恢复')).keys).not.toContain('payees.restored');
    bot.passTime(11 * minuteMs);
    expect((await chat.say('恢复收款人')).keys).toEqual(['refusal.nothingToRestore']);
  });

  test('is for signed-in customers only', async () => {
    const stranger = { conversation: 'stranger-payees', key: 'k1', said: { text: '收款人名单' }, assurance: 'none' as const };
    await bot.adapter.receive({
      ...stranger,
      receivedAt: bot.clock.now().toISOString(),
      abilities: { channel: 'text', choices: 'numbers', choicesMax: 9 },
    });
    const { state } = await bot.store.open('stranger-payees', 'look');
    expect(state!.last.map(({ key }) => key)).toEqual(['common.signInNeeded']);
  });
});
