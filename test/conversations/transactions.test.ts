import type { Value, Values } from '../../accessibility/message';
import { openBot, type Heard, type TestBot } from '../support/bot';

let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterEach(() => bot.checkBooks());
afterAll(() => bot.close());

const [wang, li, chen, emma] = ['10000001', '10000002', '10000004', '10000010'];
const english = { lang: 'en' as const };
const minor = (value: Value | undefined) => (value?.t === 'money' ? value.v.minor : undefined);
const rowsOf = ({ rendition }: Heard): Values[] =>
  rendition.facts.flatMap((facts) => Object.values(facts)).flatMap((value) => (value.t === 'rows' ? value.items : []));
const datesOf = (heard: Heard) => rowsOf(heard).map(({ date }) => (date?.t === 'date' ? date.v : ''));
const spoken = ({ rendition }: Heard) => rendition.speech.parts.map((part) => ('say' in part ? part.say : ' ')).join('');

describe('recent transactions', () => {
  test('are told newest first, as a table and as sentences, with the way in words', async () => {
    const heard = await bot.chat(wang).say('最近的交易');
    expect(heard.keys).toEqual(['transactions.of', 'transactions.list', 'transactions.goOn']);
    expect(datesOf(heard).slice(0, 3)).toEqual(['2026-03-17', '2026-03-15', '2026-03-12']);
    const { blocks, screenReader, text, money } = heard.rendition;
    expect(blocks.find(({ b }) => b === 'table')).toMatchObject({ head: ['日期', '内容', '金额'] });
    for (const form of [text, screenReader]) expect(form).toMatch(/示范早餐，支出 ?36\.50 ?元/);
    expect(spoken(heard)).toContain('支出三十六元五角');
    expect(money).toBe('none');
    expect(heard.rendition.private).toBe(true);
  });

  test('go on by a word, a number or a yes, and their end is said', async () => {
    const chat = bot.chat(wang);
    const first = await chat.say('最近三个月的交易');
    expect([rowsOf(first).length, first.keys.at(-1)]).toEqual([5, 'transactions.goOn']);
    const seen = datesOf(first);
    for (const words of ['下一页', '1', '好', '再看几笔']) seen.push(...datesOf(await chat.say(words)));
    expect(seen).toEqual([...seen].sort().reverse());
    let heard = await chat.heard();
    for (let page = 0; page < 10 && heard.keys.at(-1) === 'transactions.goOn'; page += 1) heard = await chat.say('再看几笔');
    expect(heard.keys.at(-1)).toBe('transactions.end');
    expect((await chat.say('再看几笔')).keys).toEqual(['transactions.noMore', 'transactions.end']);
  });

  test.each([
    [{ form: 'speech' as const }, 3],
    [{ form: 'screenReader' as const }, 5],
    [{ form: 'any' as const }, 5],
  ])('come so many at a time (%j)', async (profile, size) => {
    expect(rowsOf(await bot.chat(wang, profile).say('最近三个月的交易'))).toHaveLength(size);
  });

  test('of an earlier time are offered where the last thirty days are told', async () => {
    const chat = bot.chat(chen);
    expect((await chat.say('最近的交易')).rendition.choices.map(({ id }) => id)).not.toContain('transactions:earlier');
    expect((await chat.say('再看几笔')).rendition.choices.map(({ id }) => id)).toContain('transactions:earlier');
    const heard = await chat.tap({ id: 'transactions:earlier' });
    expect(datesOf(heard)).toEqual(['2026-02-13', '2026-02-10']);
  });

  test('name the account where there are several', async () => {
    const chat = bot.chat(wang);
    await chat.say('从工资卡转100到储蓄');
    await chat.say('确认');
    const heard = await chat.say('今天的交易');
    expect(rowsOf(heard).map(({ what, amount }) => [what?.t === 'name' && what.v, minor(amount)])).toEqual([
      ['转到储蓄', '10000'],
      ['转自工资卡', '10000'],
    ]);
    expect(heard.rendition.text).toContain('储蓄（尾号 5678）');
  });
});

const asked: [string, string, Partial<typeof english>, string[], string[]][] = [
  ['超市的交易', wang, {}, ['transactions.of', 'transactions.onlyWords'], ['2026-03-12', '2026-02-24']],
  ['上个月的明细', chen, {}, ['transactions.of'], ['2026-02-20', '2026-02-13', '2026-02-10']],
  ['我和妈妈的转账记录', wang, {}, ['transactions.of', 'transactions.onlyWords'], ['2026-02-06']],
  [
    '最近三个月超过一千的收入明细',
    wang,
    {},
    ['transactions.of', 'transactions.onlyIn', 'transactions.onlyFrom'],
    ['2026-02-26', '2026-01-29'],
  ],
  ['1月29号的交易', wang, {}, ['transactions.of'], ['2026-01-29']],
  ['储蓄的明细', wang, {}, ['transactions.ofAccount'], []],
  ['transactions at the supermarket', wang, english, ['transactions.of', 'transactions.onlyWords'], ['2026-03-12', '2026-02-24']],
  ['show my transactions last month', chen, english, ['transactions.of'], ['2026-02-20', '2026-02-13', '2026-02-10']],
  ['transactions over 1000 since January', emma, english, ['transactions.of', 'transactions.onlyFrom'], ['2026-03-01', '2026-02-24']],
];
test.each(asked)('%s is answered with what was meant', async (said, customer, profile, keys, days) => {
  const heard = await bot.chat(customer, profile).say(said);
  if (days.length > 0) expect(heard.keys.slice(0, keys.length)).toEqual(keys);
  expect(datesOf(heard).slice(0, days.length)).toEqual(days);
});

test('in English the words of the books are English', async () => {
  const heard = await bot.chat(emma, english).say('recent transactions');
  expect(heard.rendition.text).toMatch(/Demo Supermarket, money out CNY 156\.30/);
  expect(heard.rendition.text).toMatch(/salary, money in CNY 9,200\.00/);
});

describe('what cannot be looked for is said, each in its own words', () => {
  test.each([
    ['2月31日的交易', 'transactions.noSuchDay', {}],
    ['从三月到一月的明细', 'transactions.backwards', {}],
    ['下个月的交易', 'transactions.notYet', {}],
    ['2023年的交易', 'transactions.tooOld', {}],
    ['尾号9999的明细', 'transactions.noAccount', {}],
    ['transactions on 31 February', 'transactions.noSuchDay', english],
    ['transactions from March to January', 'transactions.backwards', english],
    ['transactions in 2023', 'transactions.tooOld', english],
    ['how much did I spend in 2023', 'transactions.tooOld', english],
    ['2月31日花了多少', 'transactions.noSuchDay', {}],
  ])('%s', async (said, key, profile) => expect((await bot.chat(wang, profile).say(said)).keys).toEqual([key]));

  test('nothing found is said with what was looked for, and what else may be asked', async () => {
    const chat = bot.chat(wang);
    const heard = await chat.say('上周星巴克的交易');
    expect(heard.keys).toEqual(['transactions.none', 'transactions.onlyWords', 'transactions.askOther']);
    expect(heard.rendition.text).toContain('星巴克');
    expect((await chat.say('1')).keys[0]).toBe('transactions.none');
  });

  test('a time that is told in part says from when', async () => {
    expect((await bot.chat(wang).say('2025年1月到现在的明细')).keys).toContain('transactions.clipped');
  });
});

describe('totals', () => {
  test('say the sum first, then the days and the accounts, and leave out what went between own accounts', async () => {
    const heard = await bot.chat(li).say('这个月花了多少');
    expect(heard.keys).toEqual(['totals.out', 'totals.ofAll', 'totals.next']);
    expect(minor(heard.rendition.facts[0]!['amount'])).toBe(String(13120 + 200 + 120000));
    expect(heard.rendition.text).toMatch(/^一共支出 1,333\.20 元/);
  });

  test.each([
    ['上个月收入多少', li, {}, 'totals.in', 'amount', String(420000 + 22000)],
    ['上个月给妈妈转了多少', wang, {}, 'totals.out', 'amount', '100000'],
    ['上个月超市花了多少', wang, {}, 'totals.out', 'amount', String(32645 + 41230)],
    ['how much did I spend at the supermarket last month', wang, english, 'totals.out', 'amount', String(32645 + 41230)],
    ['how much money came in last month', li, english, 'totals.in', 'amount', '442000'],
    ['money in and out last month', li, english, 'totals.both', 'amountIn', '442000'],
  ])('%s', async (said, customer, profile, key, name, sum) => {
    const heard = await bot.chat(customer, profile).say(said);
    expect(heard.keys[0]).toBe(key);
    expect(minor(heard.rendition.facts[0]![name])).toBe(sum);
  });

  test('of a month lead to its list by a yes', async () => {
    const chat = bot.chat(li);
    await chat.say('上个月花了多少');
    const heard = await chat.say('好');
    expect(heard.keys[0]).toBe('transactions.of');
    expect(heard.rendition.text).toContain('支出');
  });

  test('of a credit card are refused in words', async () => {
    expect((await bot.chat(wang).say('信用卡这个月花了多少')).keys).toEqual(['totals.onlyCurrent']);
  });
});

describe('whether money has come', () => {
  test.each([
    ['退休金到没到', {}],
    ['did my pension arrive', english],
  ])('is told with yes, date and amount: %s', async (said, profile) => {
    const heard = await bot.chat(chen, profile).say(said);
    expect(heard.keys[0]).toBe('arrival.yes');
    expect(heard.rendition.facts[0]).toMatchObject({
      date: { v: '2026-03-13' },
      amount: { v: { minor: '385620' }, as: 'in' },
      account: { tail: '4234' },
    });
  });

  test('is told with no, the last one and when it usually comes', async () => {
    const heard = await bot.chat(wang).say('这个月工资发了没');
    expect(heard.keys).toEqual(['arrival.noneIn', 'transactions.onlyKind', 'arrival.last', 'arrival.usual', 'arrival.next']);
    expect(heard.rendition.facts[2]).toMatchObject({ date: { v: '2026-02-26' }, amount: { v: { minor: '980000' } } });
    expect(heard.rendition.choices.map(({ id }) => id)).toEqual(['arrival:list', 'human']);
  });

  test('is not guessed of what nobody ever got', async () => {
    const heard = await bot.chat(emma, english).say('has my pension come in');
    expect(heard.keys).toEqual(['arrival.no', 'arrival.never', 'arrival.next']);
    expect((await bot.chat(emma, english).say('has my pension come in')).rendition.text).not.toContain('9,200');
  });

  test('of a refund says which one came, and that another one has not', async () => {
    expect((await bot.chat(wang).say('退款到了吗')).keys).toEqual(['arrival.yes', 'arrival.other']);
    expect((await bot.chat(li).say('工资到账没')).keys[0]).toBe('arrival.yes');
  });

  test('a month after it was due is told with no', async () => {
    const late = await openBot({ env: {} });
    late.passTime(40 * 86_400_000);
    const heard = await late.chat(chen).say('退休金到没到');
    expect(heard.keys.slice(0, 2)).toEqual(['arrival.no', 'arrival.last']);
    await late.close();
  });
});

describe('who took the money', () => {
  test('is answered with the latest debits that nobody here ordered, and what each is', async () => {
    const heard = await bot.chat(wang).say('谁扣了我的钱');
    expect(heard.keys).toEqual(['transactions.unasked', 'transactions.list', 'transactions.goOn']);
    expect(rowsOf(heard)[0]).toMatchObject({ what: { v: '示范早餐' }, kind: { key: 'category.food' }, amount: { as: 'out' } });
    expect(rowsOf(heard).some(({ what }) => what?.t === 'name' && what.v.includes('王秀兰'))).toBe(false);
    expect(heard.rendition.choices.map(({ id }) => id)).toContain('human');
  });

  test('by an amount finds that one', async () => {
    for (const [said, profile] of [
      ['怎么扣了我15块', {}],
      ['why was I charged 15 yuan', english],
    ] as const) {
      const heard = await bot.chat(wang, profile).say(said);
      expect(datesOf(heard)[0]).toBe('2026-03-15');
    }
  });
});

describe('a receipt', () => {
  test('is asked which one, chosen by number, and tells every fact', async () => {
    const chat = bot.chat(chen);
    const which = await chat.say('电子回单');
    expect(which.keys).toEqual(['receipt.which']);
    const heard = await chat.say('2');
    expect(heard.keys).toEqual(['receipt.entry', 'receipt.details']);
    expect(heard.rendition.facts).toMatchObject([
      { what: { t: 'name' }, amount: { t: 'money' }, at: { t: 'instant' } },
      { account: { tail: '4234' }, kind: { t: 'term' } },
    ]);
    const reference = heard.rendition.facts[1]!['reference'];
    const again = await bot.chat(chen).say(`参考号 ${reference?.t === 'digits' ? reference.v : ''} 的回单`);
    expect(again.rendition.facts).toEqual(heard.rendition.facts);
  });

  test('of the last one is told at once, in English too', async () => {
    expect((await bot.chat(chen).say('最近一笔的电子回单')).keys).toEqual(['receipt.entry', 'receipt.details']);
    expect((await bot.chat(chen, english).say('receipt of the last one')).keys).toEqual(['receipt.entry', 'receipt.details']);
  });

  test('follows a list', async () => {
    const chat = bot.chat(wang);
    await chat.say('超市的交易');
    const which = await chat.tap({ id: 'transactions:receipt' });
    expect(which.keys).toEqual(['receipt.which']);
    expect(which.rendition.choices.slice(0, -1).every(({ label }) => label.includes('示范超市'))).toBe(true);
  });

  test('of a transfer with a fee and a note tells both', async () => {
    const chat = bot.chat(emma, english);
    await chat.say('send 6000 to landlord note March rent');
    const code = await chat.say('confirm');
    await bot.stepUpPages.verify(bot.ticketOf(code), bot.lastCode(), {
      customer: emma,
      profile: undefined as never,
      csrf: '',
      idleMinutes: 20,
    });
    const heard = await chat.say('receipt of the last one');
    expect(heard.keys).toEqual(['receipt.entry', 'receipt.details', 'receipt.memo', 'receipt.fee']);
    expect(heard.rendition.facts).toMatchObject([
      { amount: { v: { minor: '600000' }, as: 'out' } },
      {},
      { memo: { v: 'March rent' } },
      { fee: { v: { minor: '500' } } },
    ]);
  });

  test('that does not exist is said, and somebody else’s does not exist', async () => {
    expect((await bot.chat(wang).say('参考号 222222 的回单')).keys).toEqual(['receipt.none']);
    const theirs = (await bot.chat(chen).say('最近一笔的电子回单')).rendition.facts[1]!['reference'];
    const heard = await bot.chat(li).say(`参考号 ${theirs?.t === 'digits' ? theirs.v : ''} 的回单`);
    expect(heard.keys).toEqual(['receipt.none']);
  });
});

test('a look at the past in the middle of a transfer comes back to it, and nothing has moved', async () => {
  const chat = bot.chat(li);
  const before = await bot.books();
  await chat.say('转账给妈妈');
  const heard = await chat.say('上个月给妈妈转了多少');
  expect(heard.keys).toEqual(expect.arrayContaining(['totals.out', 'common.backTo', 'transfer.askAmount']));
  expect(heard.rendition.choices.map(({ id }) => id)).not.toContain('totals:list');
  expect(await bot.books()).toBe(before);
});

test('every form and wording of every answer has words', async () => {
  for (const lang of ['zh-CN', 'en'] as const)
    for (const wording of ['plain', 'easy', 'signFirst'] as const)
      for (const said of [
        '最近的交易',
        '这个月花了多少',
        '退款到了吗',
        '谁扣了我的钱',
        '最近一笔的电子回单',
        '上周星巴克的交易',
        '储蓄的明细',
      ])
        expect((await bot.chat(wang, { lang, wording }).say(said)).rendition.text).toMatch(/\p{L}/u);
});
