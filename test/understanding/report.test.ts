import { ofDialog } from '../../bot/understanding/intents/names';
import { reportOn } from '../../bot/understanding/report';
import { dialogs } from '../../dialogs/index';

const today = '2026-03-18';
const read = (text: string) => reportOn(text, undefined, today);
const told = (text: string) => read(text).entities.map(({ type, text: words, value }) => [type, words, value]);
const yuan = (amount: string) => ({ amount, currency: 'CNY' });
const march = { start: '2026-03-01', end: '2026-03-31' };
const sinceFirst = { start: '2026-03-01', end: '2026-03-18' };

describe('what is told of one utterance', () => {
  test.each([
    ['这个月花了多少', 'transactions', [['period', '这个月', sinceFirst]]],
    ['how much did I spend last month', 'transactions', [['period', 'last month', { start: '2026-02-01', end: '2026-02-28' }]]],
    ['退休金到没到', 'transactions', []],
    ['昨天花了多少', 'transactions', [['period', '昨天', { start: '2026-03-17', end: '2026-03-17' }]]],
  ])('%s is a request for %s', (text, intent, entities) => {
    expect(read(text)).toMatchObject({ intent, accepted: true });
    expect(told(text)).toEqual(entities);
  });

  test.each([
    [
      '交两百块电费',
      [
        ['amount', '两百块', yuan('200.00')],
        ['bill', '电费', 'electricity'],
      ],
    ],
    [
      'pay 186.40 for electricity from savings',
      [
        ['amount', '186.40', yuan('186.40')],
        ['bill', 'electricity', 'electricity'],
        ['from_account', 'savings', 'savings'],
      ],
    ],
    [
      'pay water number 2100067890',
      [
        ['bill', 'water', 'water'],
        ['bill', '2100067890', '2100067890'],
      ],
    ],
    ['what bills are due this month', [['period', 'this month', march]]],
    ['这个月要交什么账单', [['period', '这个月', march]]],
  ])('a bill stands where it is named, and hides nothing: %s', (text, entities) => {
    expect(told(text)).toEqual(entities);
  });

  test.each([
    [
      '明天转五百给妈妈',
      [
        ['date', '明天', '2026-03-19'],
        ['amount', '五百', yuan('500.00')],
        ['payee', '妈妈', '妈妈'],
      ],
    ],
    [
      '明天交电费',
      [
        ['date', '明天', '2026-03-19'],
        ['bill', '电费', 'electricity'],
      ],
    ],
    [
      '每月五号给妈妈转五百',
      [
        ['recurrence', '每月五号', { every: 'month', day: 5 }],
        ['payee', '妈妈', '妈妈'],
        ['amount', '五百', yuan('500.00')],
      ],
    ],
    [
      '每周三给妈妈转500',
      [
        ['recurrence', '每周三', { every: 'week', day: 3 }],
        ['payee', '妈妈', '妈妈'],
        ['amount', '500', yuan('500.00')],
      ],
    ],
    [
      'send 500 to mum on the 5th of every month',
      [
        ['amount', '500', yuan('500.00')],
        ['payee', 'mum', 'mum'],
        ['recurrence', 'on the 5th of every month', { every: 'month', day: 5 }],
      ],
    ],
  ])('a day ahead is a date, and what comes again recurs: %s', (text, entities) => {
    expect(told(text)).toEqual(entities);
    expect(read(text).accepted).toBe(false);
  });

  test.each([
    [
      'send 200 to Li Na ending 1111 from my salary account',
      [
        ['amount', '200', yuan('200.00')],
        ['payee', 'Li Na', 'Li Na'],
        ['to_account', 'ending 1111', 'last4:1111'],
        ['from_account', 'salary account', 'salary account'],
      ],
    ],
    [
      '从储蓄卡转三百到工资卡',
      [
        ['from_account', '储蓄卡', '储蓄'],
        ['amount', '三百', yuan('300.00')],
        ['to_account', '工资卡', '工资卡'],
      ],
    ],
    ['remove landlord from my payees', [['payee', 'landlord', 'landlord']]],
    ['删掉收款人房东', [['payee', '房东', '房东']]],
    ['add a payee called Bob', [['payee', 'Bob', 'Bob']]],
  ])('nobody and no account is lost: %s', (text, entities) => {
    expect(told(text)).toEqual(entities);
  });

  test.each([
    ['美元汇率', 'exchange_rate'],
    ['转账限额是多少', 'limits'],
    ['我想开户', 'open_account'],
    ['please unfreeze my debit card', 'card_unfreeze'],
    ['my transfer failed twice today', 'payment_issue'],
  ])('what no dialog does yet is brought to a person under its name: %s is %s', (text, intent) => {
    expect(read(text)).toMatchObject({ intent, accepted: true });
  });

  test.each([
    ['你讲得忒快了，我脑子跟不上', 'accessibility', 'slower'],
    ['附近哪里有取款机', null, 'places'],
    ['I wish to lodge a formal complaint about your service', 'agent', 'complaint'],
    ['let me practise it first without real money', 'help', 'coach'],
    ['以后跟我说英文吧', 'accessibility', 'speak_english'],
    ['why would you need to know that', 'help', 'why'],
  ])('a further command is told beside the intent it is counted as: %s is %s, %s', (text, intent, command) => {
    expect(read(text)).toMatchObject({ intent, command });
  });

  test.each(['今天天气怎么样', 'what is the weather like'])('%s is about nothing that a bank does', (text) => {
    expect(read(text)).toMatchObject({ intent: null, accepted: false });
  });

  test.each<[string, unknown[]]>([
    ['send fifty quid to Li Na', ['fifty quid', { amount: '50.00', currency: 'GBP' }]],
    ['给妈妈转五百美元', ['五百美元', { amount: '500.00', currency: 'USD' }]],
    ['闺女在澳洲，寄五千澳币得花多少人民币', ['五千澳币', { amount: '5000.00', currency: 'AUD' }]],
    ['somebody has spent 900 on my card and it was not me', ['900', yuan('900.00')]],
    ['手里五万块闲钱怎么投资', ['五万块', yuan('50000.00')]],
  ])('a sum is told with its currency, also where nothing is to be sent: %s', (text, [words, value]) => {
    expect(told(text).filter(([type]) => type === 'amount')).toEqual([['amount', words, value]]);
  });

  test.each(['大概转一千给妈妈', 'send about 500 to mum', '工资发了八千，给妈妈转点', 'twelve fifty to mum'])(
    'what is no certain sum to be sent is none: %s',
    (text) => expect(told(text).filter(([type]) => type === 'amount')).toEqual([]),
  );

  test.each<[string, string, string]>([
    ['查一下储蓄账户余额', '储蓄账户', '储蓄'],
    ['念一下我储蓄里有多少', '储蓄', '储蓄'],
    ['工资卡还剩多少', '工资卡', '工资卡'],
    ['尾号四三二一的卡里有多少', '尾号四三二一的卡', 'last4:4321'],
    ['what is in my savings account', 'savings account', 'savings'],
    ['balance of the salary card', 'salary card', 'salary account'],
    ['balance of the card that ends 6234', 'ends 6234', 'last4:6234'],
  ])('an account is told by its tail or by the one name of its alias: %s', (text, words, value) => {
    expect(told(text)).toContainEqual(['account', words, value]);
  });

  test('no dialog but signing in is without an intent; what is done at the bank is named by its matter', () => {
    const intentless = Object.keys(dialogs).filter((dialog) => !Object.hasOwn(ofDialog, dialog));
    expect(intentless).toEqual(['signIn', 'atBank']);
  });
});
