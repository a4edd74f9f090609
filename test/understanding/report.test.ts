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
        ['from_account', '储蓄卡', '储蓄卡'],
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
  ])('what no dialog does yet is named, and not acted on: %s is %s', (text, intent) => {
    expect(read(text)).toMatchObject({ intent, accepted: false });
  });

  test.each(['今天天气怎么样', 'what is the weather like'])('%s is about nothing that a bank does', (text) => {
    expect(read(text)).toMatchObject({ intent: null, accepted: false });
  });

  test('no dialog but signing in is without an intent', () => {
    const intentless = Object.keys(dialogs).filter((dialog) => !Object.hasOwn(ofDialog, dialog));
    expect(intentless).toEqual(['signIn']);
  });
});
