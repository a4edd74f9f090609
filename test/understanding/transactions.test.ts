import type { Json } from '../../accessibility/message';
import type { Command } from '../../dialogs/engine/command';
import { amountAsked, commandsOf, everyMoment, idle, payeeAsked, rawsOf, review } from './moment';

const english = { ...idle, lang: 'en' as const };

const isObject = (value: Json): value is { [k: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
function told(value: Json | undefined): string {
  if (value === undefined || !isObject(value)) return JSON.stringify(value ?? null).replace(/"/g, '');
  if ('start' in value) return value.start === value.end ? told(value.start) : `${told(value.start)}..${told(value.end)}`;
  if ('minor' in value) return told(value.minor);
  if ('tail' in value || 'words' in value || 'invalid' in value) return told(value.tail ?? value.words ?? value.invalid);
  return Object.entries(value)
    .map(([name, each]) => (each === true ? name : name === 'direction' || name === 'category' ? told(each) : `${name}=${told(each)}`))
    .join('+');
}
/** `totals 2026-02-01..2026-02-28 妈妈 out`: the dialog, then what was read. Other commands by their name alone. */
const brief = (text: string, about = idle) =>
  commandsOf(text, about)
    .map((command: Command) =>
      [command.do === 'start' ? command.dialog : command.do, ...rawsOf(command).map(({ value }) => told(value))].join(' '),
    )
    .join('; ');

const [month, last, beforeLast] = ['2026-03-01..2026-03-18', '2026-02-01..2026-02-28', '2026-01-01..2026-01-31'];

const zh: [string, string][] = [
  ['交易明细', 'transactions'],
  ['最近的交易', 'transactions'],
  ['查一下流水', 'transactions'],
  ['看看我最近几笔交易', 'transactions'],
  ['打一下上个月的流水', `transactions ${last}`],
  ['上个月的明细', `transactions ${last}`],
  ['上上个月的交易记录', `transactions ${beforeLast}`],
  ['最近三个月的交易', 'transactions 2025-12-18..2026-03-18'],
  ['3月5号到10号的明细', 'transactions 2026-03-05..2026-03-10'],
  ['2月31日的交易', 'transactions noSuchDay'],
  ['从三月到一月的明细', 'transactions backwards'],
  ['昨天的消费记录', 'transactions 2026-03-17 out'],
  ['工资卡的明细', 'transactions 工资卡'],
  ['尾号5678的流水', 'transactions 5678'],
  ['上个月储蓄的明细', `transactions ${last} 储蓄`],
  ['超市的交易', 'transactions 超市'],
  ['超过五百的支出明细', 'transactions min=50000 out'],
  ['1000块以上的交易', 'transactions min=100000'],
  ['大于500小于100的交易', 'transactions min=50000+max=10000'],
  ['五百以上一百以下的交易', 'transactions min=50000+max=10000'],
  ['大于100小于500的交易', 'transactions min=10000+max=50000'],
  ['500到100之间的交易', 'transactions min=10000+max=50000'],
  ['超过五百的支出', 'transactions min=50000 out'],
  ['一百块以下的消费', 'transactions max=10000 out'],
  ['上个月的收入和支出', `totals ${last}`],
  ['收入支出各多少', 'totals'],
  ['收入和支出', 'totals'],
  ['上个月退休金多少', `totals ${last} in+pension`],
  ['这个月交了多少电费', 'totals 2026-03-01..2026-03-18 电费 out'],
  ['这个月上个月花了多少', 'totals several out'],
  ['参考号ABC123的回单', 'receipt ABC123'],
  ['给我自己转了多少', 'totals out+own'],
  ['两百到五百块的消费记录', 'transactions min=20000+max=50000 out'],
  ['50元以下的消费记录', 'transactions max=5000 out'],
  ['收入明细', 'transactions in'],
  ['最近的支出', 'transactions out'],
  ['进账记录', 'transactions in'],
  ['我和妈妈的转账记录', 'transactions 妈妈'],
  ['钱都花哪儿了', 'transactions out'],
  ['这个月钱花到哪去了', `transactions ${month} out`],
  ['昨天给妈妈转过钱吗', 'transactions 2026-03-17 妈妈 out'],
  ['给妈妈转了五百吗', 'transactions 妈妈 50000 out'],
  ['这个月花了多少', `totals ${month} out`],
  ['这个月花了多少钱', `totals ${month} out`],
  ['这个月交了多少电费', `totals ${month} 电费 out`],
  ['电费交了多少', 'totals 电费 out'],
  ['我上个月一共花了多少', `totals ${last} out`],
  ['上个月超市花了多少', `totals ${last} 超市 out`],
  ['星巴克的交易', 'transactions 星巴克'],
  ['帮我查一下最近的交易', 'transactions'],
  ['上个月星巴克花了多少', `totals ${last} 星巴克 out`],
  ['上个月在沃尔玛花了多少', `totals ${last} 沃尔玛 out`],
  ['这个月吃饭花了多少', `totals ${month} out+food`],
  ['上个月给妈妈转了多少', `totals ${last} 妈妈 out`],
  ['上个月给妈妈转多少', `totals ${last} 妈妈 out`],
  ['今年给房东转了多少钱', 'totals 2026-01-01..2026-03-18 房东 out'],
  ['妈妈这个月给我转了多少', `totals ${month} 妈妈 in`],
  ['上个月收入多少', `totals ${last} in`],
  ['这个月进账多少', `totals ${month} in`],
  ['这个月收支情况', `totals ${month}`],
  ['上季度总支出', 'totals 2025-10-01..2025-12-31 out'],
  ['去年国庆花了多少', 'totals 2025-10-01..2025-10-07 out'],
  ['上个月电费交了多少', `totals ${last} 电费 out`],
  ['近半年水电费一共花了多少', 'totals 2025-09-18..2026-03-18 out+bill'],
  ['工资卡这个月花了多少', `totals ${month} 工资卡 out`],
  ['今年工资一共收了多少', 'totals 2026-01-01..2026-03-18 in+salary'],
  ['退休金到没到', 'arrival pension'],
  ['退休金到了吗', 'arrival pension'],
  ['我的养老金到账了没', 'arrival pension'],
  ['养老钱打过来没有', 'arrival pension'],
  ['工资到账没', 'arrival salary'],
  ['工资到账了吗', 'arrival salary'],
  ['这个月工资发了没', `arrival ${month} salary`],
  ['工资什么时候发', 'arrival salary'],
  ['高龄津贴到了没有', 'arrival allowance'],
  ['退款到了吗', 'arrival refund'],
  ['网购的退款到账了吗', 'arrival 网购 refund'],
  ['妈妈转的钱到了吗', 'arrival 妈妈'],
  ['有没有收到工资', 'arrival salary'],
  ['钱到账了吗', 'arrival'],
  ['谁扣了我的钱', 'transactions unasked'],
  ['谁扣我钱了', 'transactions unasked'],
  ['怎么少了两百块钱', 'transactions 20000 unasked'],
  ['怎么扣了我15块', 'transactions 1500 unasked'],
  ['昨天被扣的是什么钱', 'transactions 2026-03-17 unasked'],
  ['为什么扣我短信费', 'transactions 短信 unasked'],
  ['电子回单', 'receipt'],
  ['最近一笔的电子回单', 'receipt latest'],
  ['上个月房租的回单', `receipt ${last} 房租`],
  ['给妈妈转账的回单', 'receipt 妈妈'],
  ['参考号 4KM37Q 的回单', 'receipt 4KM37Q'],
  ['回单 4 K M 3 7 Q', 'receipt 4KM37Q'],
  ['参考号4KM37Q的回单', 'receipt 4KM37Q'],
  ['参考号QKKCK6', 'receipt QKKCK6'],
  ['4KM37Q', 'receipt 4KM37Q'],
  ['查余额，然后看看上个月的明细', `balance; transactions ${last}`],
  ['麻烦您帮我查一下这个月的明细好吗', `transactions ${month}`],
  ['交易紀錄', 'transactions'],
];

const en: [string, string][] = [
  ['recent transactions', 'transactions'],
  ['show me my transactions', 'transactions'],
  ['show my transactions last month', `transactions ${last}`],
  ['can you let me know my latest transactions', 'transactions'],
  ['transactions from 5 to 10 March', 'transactions 2026-03-05..2026-03-10'],
  ['transactions on 31 February', 'transactions noSuchDay'],
  ['transactions from March to January', 'transactions backwards'],
  ['my transactions since March', 'transactions 2026-03-01..2026-03-18'],
  ['transactions on my savings account', 'transactions Savings'],
  ['show transactions over 500', 'transactions min=50000'],
  ['transactions over 500 and under 100', 'transactions min=50000+max=10000'],
  ['show me payments over 500', 'transactions min=50000 out'],
  ['income and spending last month', `totals ${last}`],
  ['how much was my pension last month', `totals ${last} in+pension`],
  ['receipt for reference ABC123', 'receipt ABC123'],
  ['how much have I transferred to myself', 'totals out+own'],
  ['transactions between 100 and 300 yuan', 'transactions min=10000+max=30000'],
  ['transactions under 50 yuan last week', 'transactions 2026-03-09..2026-03-15 max=5000'],
  ['show me transactions at the supermarket', 'transactions supermarket'],
  ['show me the transactions from costco yesterday', 'transactions 2026-03-17 costco'],
  ['bring up my most recent purchases', 'transactions out'],
  ['where did all my money go this month', `transactions ${month} out`],
  ['what did I spend my money on last week', 'transactions 2026-03-09..2026-03-15 out'],
  ['did I pay my landlord last month', `transactions ${last} landlord out`],
  ['did I send 500 to mum', 'transactions mum 50000 out'],
  ['payment history', 'transactions out'],
  ['my bank statement', 'transactions'],
  ['how much did I spend last month', `totals ${last} out`],
  ['how much have I spent this month', `totals ${month} out`],
  ['how much did I spend on food last week', 'totals 2026-03-09..2026-03-15 out+food'],
  ['how much did I spend at starbucks in the last week', 'totals 2026-03-09..2026-03-15 starbucks out'],
  ['what did I spend at the supermarket last month', `totals ${last} supermarket out`],
  ['how much did I send to mum last month', `totals ${last} mum out`],
  ['how much money came in last month', `totals ${last} in`],
  ['how much did I earn this year', 'totals 2026-01-01..2026-03-18 in'],
  ['money in and out this month', `totals ${month}`],
  ['total spending last quarter', 'totals 2025-10-01..2025-12-31 out'],
  ['what is the total I spent on shoes recently', 'totals shoes out'],
  ['did my pension arrive', 'arrival pension'],
  ['has my pension come in yet', 'arrival pension'],
  ['did my pension come this month', `arrival ${month} pension`],
  ['has my salary been paid', 'arrival salary'],
  ['is my salary in yet', 'arrival salary'],
  ['have I been paid', 'arrival salary'],
  ['when does my salary come', 'arrival salary'],
  ['did I receive my refund', 'arrival refund'],
  ['has the refund arrived', 'arrival refund'],
  ['did the money from mum arrive', 'arrival mum'],
  ['who charged me', 'transactions unasked'],
  ['why was I charged 15 yuan', 'transactions 1500 unasked'],
  ['what is this charge', 'transactions unasked'],
  ['receipt', 'receipt'],
  ['receipt of the last one', 'receipt latest'],
  ['send me the receipt for my rent last month', `receipt ${last} rent`],
  ['receipt for reference 4KM37Q', 'receipt 4KM37Q'],
  ['reference 4KM37Q', 'receipt 4KM37Q'],
  ['what is my balance, and show my transactions this month', `balance; transactions ${month}`],
];

describe('what is asked of transactions is read', () => {
  test.each(zh)('in Chinese: %s', (text, wanted) => expect(brief(text)).toBe(wanted));
  test.each(en)('in English: %s', (text, wanted) => expect(brief(text, english)).toBe(wanted));
});

const ours = /^(?:transactions|totals|arrival|receipt)\b/;

test.each(
  '给妈妈转五百 转五百给妈妈 给妈妈转多少钱 电费多少 我卡里有多少钱 余额多少 还剩多少钱 转账要多少手续费 要花多少钱 转账一般要多久到账 我给妈妈转的钱多久到账 利率多少 交易密码怎么改 转账限额是多少 交电费 转账 打五百给妈妈 交易失败怎么办'
    .split(' ')
    .concat([
      'send 500 to mum',
      'what is my balance',
      'how much can I spend',
      'how much does it cost to send 500',
      'how much money do I have left',
      'my transaction was declined',
      'how long does a transfer take',
      'transaction limit',
      'cancel my transaction',
      'pay the electricity bill',
      'I want to make a transfer',
      'what is the interest rate',
    ]),
)('it is not heard in %s', (text) => expect(brief(text)).not.toMatch(ours));

const asking = [
  ['上个月给妈妈转了多少', '工资到账了吗', '谁扣了我的钱', '给妈妈转了五百吗', '昨天给房东转的三千五到了吗', '给妈妈转账的回单'],
  [
    'how much did I send to mum last month',
    'did my salary arrive',
    'who charged me',
    'did I send 500 to mum',
    'has the 3500 I sent my landlord arrived',
  ],
].flat();
test.each(asking.flatMap((text) => everyMoment.map((about, index) => [text, index, about] as const)))(
  'a question about the past starts, answers and confirms no transfer: %s (%i)',
  (text, _, about) => {
    for (const command of commandsOf(text, about)) {
      expect(['confirm', 'set', 'correct', 'choose']).not.toContain(command.do);
      if (command.do === 'start') expect(command.dialog).not.toBe('transfer');
    }
  },
);

test.each([
  '工资到账了吗，到了就给妈妈转五百',
  '工资到账了吗，给妈妈转五百',
  'did my salary arrive, send 500 to mum',
  'if my pension arrived send 500 to mum',
])('money that depends on an arrival is asked back, never started: %s', (text) => {
  for (const about of [idle, english])
    for (const command of commandsOf(text, about)) if (command.do === 'start') expect(command.dialog).not.toBe('transfer');
});

describe('while a transfer is open', () => {
  test.each([amountAsked, payeeAsked, review])('one may look at what went out before (%#)', (about) => {
    expect(brief('上个月给妈妈转了多少', about)).toBe(`totals ${last} 妈妈 out`);
    expect(brief('看看最近的交易', about)).toBe('transactions');
  });
});

describe('the rest of a list', () => {
  const listed = {
    ...idle,
    choices: [
      { id: 'transactions:more', n: 1, words: ['1', '再看几笔'] },
      { id: 'transactions:receipt', n: 2, words: ['2', '看一笔的电子回单'] },
    ],
  };
  test.each(['再看几笔', '下一页', '继续', '还有吗', '更多', '后面的', 'more', 'next page', 'show me more', 'go on', '1'])(
    'is chosen by %s',
    (text) => expect(commandsOf(text, listed)).toEqual([{ do: 'choose', id: 'transactions:more' }]),
  );
  test.each(['下一页', 'more'])('is nothing where there is no list: %s', (text) => expect(brief(text)).not.toMatch(/choose|transactions/));
});

test('what was said is a part of what was said', () => {
  for (const text of [...zh, ...en].map(([said]) => said))
    for (const command of commandsOf(text)) for (const raw of rawsOf(command)) expect(text).toContain(raw.text);
});

describe('an open question', () => {
  const asked = (kind: 'period' | 'date') => ({ ...idle, expected: { ...idle.expected, dialog: 'transactions', slot: 'when', kind } });
  test.each([
    ['上个月', last],
    ['last month', last],
    ['2月31日', 'noSuchDay'],
    ['三月五号到十号', '2026-03-05..2026-03-10'],
  ])('of when is answered with %s', (text, days) => expect(brief(text, asked('period'))).toBe(`set ${days}`));
  test.each([
    ['昨天', '2026-03-17'],
    ['the 5th of March', '2026-03-05'],
    ['31 February', 'noSuchDay'],
  ])('of which day is answered with %s', (text, day) => expect(brief(text, asked('date'))).toBe(`set ${day}`));
  test('of which day is not answered with a month', () => expect(brief('上个月', asked('date'))).not.toContain('set'));
});
