import type { Json } from '../../accessibility/message';
import { entitiesOf } from '../../bot/understanding/entities';
import { idle, commandsOf, rawsOf } from './moment';

const today = '2026-11-22';
const moment = { ...idle, today, names: [], accounts: [], knownNames: [], knownAliases: [], asked: new Map() };
/** What is told of when, by somebody who knows what an utterance is about: the type, and the days. */
const told = (text: string, intent: string | null) =>
  entitiesOf({ text, about: { ...moment, asked: new Map() }, intent, raws: [] })
    .filter(({ type }) => type === 'period' || type === 'date')
    .map(({ type, value }) => `${type} ${daysOf(value)}`)
    .join(', ');

const words = (value: Json | undefined) => (typeof value === 'string' ? value : JSON.stringify(value));

function daysOf(value: Json | undefined): string {
  if (typeof value !== 'object' || value === null || !('start' in value)) return words(value);
  return value.start === value.end ? words(value.start) : `${words(value.start)} ${words(value.end)}`;
}

describe('when something was is told', () => {
  test.each([
    ['第一季度收入念一下', 'accessibility', 'period 2026-01-01 2026-03-31'],
    ['双十一那天剁手剁了多少', 'limits', 'period 2026-11-11'],
    ['income for Q1', null, 'period 2026-01-01 2026-03-31'],
    ['what did we blow during the National Day holiday', null, 'period 2026-10-01 2026-10-07'],
    ['give me everything from 2024', 'help', 'period 2024-01-01 2024-12-31'],
    ['what rate did you give me in September', 'exchange_rate', 'period 2026-09-01 2026-09-30'],
  ])('where the books are asked, whatever the guess: %s as %s', (text, intent, days) => expect(told(text, intent)).toBe(days));

  test.each([
    ['十一月下旬的开支有哪些', 'period 2026-11-21 2026-11-22'],
    ['第四季度花了多少', 'period 2026-10-01 2026-11-22'],
    ['spending in late November', 'period 2026-11-21 2026-11-22'],
  ])('to today where it is not over: %s', (text, days) => expect(told(text, 'transactions')).toBe(days));

  test.each([
    ['十一那天给孙子转的红包', 'period 2026-10-01'],
    ['五号转给房东的钱', 'period 2026-11-05'],
    ['幺幺月五号的转账截图', 'period 2026-11-05'],
  ])('of what was sent, taken for a transfer: %s', (text, days) => expect(told(text, 'transfer')).toBe(days));

  test.each(['August please', '八月的，谢谢', '2026.8.1-2026.8.31', 'between 1 and 31 August', 'the whole of August, please'])(
    'where nothing else is said, whatever the guess: %s',
    (text) => {
      for (const intent of [null, 'repeat', 'interest_rate', 'transactions'])
        expect([intent, told(text, intent)]).toEqual([intent, 'period 2026-08-01 2026-08-31']);
    },
  );

  test.each<[string, string | null]>([
    ['今天天气怎么样', null],
    ['did you watch the telly last night', null],
    ['过年想多买点，临时额度能不能给点', 'limits'],
    ['good morning and happy Christmas', 'greeting'],
  ])('not out of scope, in a greeting or of a limit: %s', (text, intent) => expect(told(text, intent)).toBe(''));

  test.each(['这几天手头的开销', '最近几个月的流水', 'spending in the last few days'])('not where it is about so long: %s', (text) =>
    expect(told(text, 'transactions')).toBe(''),
  );
});

describe('what is still to come', () => {
  test.each(['下个月我花了多少', '明年的支出明细', '2027年5月的流水', 'what did I spend next month', 'payments I made in 2030'])(
    'is nothing of the books: %s',
    (text) => expect(told(text, 'transactions')).toBe(''),
  );
  test.each(['下个月的账单先给我看看', '明年账单', '下周的账单发我', "next month's statement please"])('is on no statement: %s', (text) =>
    expect(told(text, 'bill_query')).toBe(''),
  );
  test.each([
    ['next month’s water bill', 'bill_query', 'period 2026-12-01 2026-12-31'],
    ['下个月的电费', 'bill_query', 'period 2026-12-01 2026-12-31'],
  ])('may be asked of a bill: %s', (text, intent, days) => expect(told(text, intent)).toBe(days));
  test.each([
    ['双十一那天给妈妈转五百', 'transfer', 'date 2027-11-11'],
    ['圣诞节给妈妈转五百', 'transfer', 'date 2026-12-25'],
    ['send 500 to mum on 1 December', 'transfer', 'date 2026-12-01'],
    ['我十二月五号搬家', 'update_details', 'date 2026-12-05'],
    ['5号我过来办卡', 'card_order', 'date 2026-12-05'],
    ['call me next Friday', 'agent', 'date 2026-11-27'],
  ])('is a date, the next such day: %s', (text, intent, days) => expect(told(text, intent)).toBe(days));
  test('a month that has just begun is a stretch and no date', () => {
    const first = { ...moment, today: '2026-03-01', asked: new Map() };
    const [entity] = entitiesOf({ text: '这个月开户', about: first, intent: 'open_account', raws: [] });
    expect(entity).toMatchObject({ type: 'period', value: { start: '2026-03-01', end: '2026-03-01' } });
  });
});

const periodsHeard = (text: string) =>
  commandsOf(text, { ...idle, today })
    .flatMap(rawsOf)
    .filter(({ kind }) => kind === 'period')
    .map(({ value }) => daysOf(value));

test.each([
  ['去年的今天我买了什么', '2025-11-22'],
  ['上一季度的流水', '2026-07-01 2026-09-30'],
  ['七到九月份的流水', '2026-07-01 2026-09-30'],
  ['这一周的明细', '2026-11-16 2026-11-22'],
  ['从去年国庆节那天到今天的转账记录', '2025-10-01 2026-11-22'],
  ['上周二到周四花了多少', '2026-11-10 2026-11-12'],
  ['去年三月到五月花了多少', '2025-03-01 2025-05-31'],
  ['国庆那天花了多少', '2026-10-01'],
  ['十一那天给孙子转的红包', '2026-10-01'],
  ['spending on Tuesday and Wednesday of last week', '2026-11-10 2026-11-11'],
  ['the receipt for the nineteenth', '2026-11-19'],
  ['transactions on the 15th of last month', '2026-10-15'],
  ['how much did I spend on the last day of October', '2026-10-31'],
  ['transactions over the past thirty days', '2026-10-23 2026-11-22'],
  ['show my transactions for the first ten days of November', '2026-11-01 2026-11-10'],
  ['how much did I spend last weekend', '2026-11-14 2026-11-15'],
  ['how much did I spend on Boxing Day', '2025-12-26'],
  ['how much did I spend from March to May last year', '2025-03-01 2025-05-31'],
])('the bot looks where it is told to look: %s', (text, days) => {
  expect(periodsHeard(text)).toEqual([days]);
});

test.each([
  ['下个月我花了多少', '2026-12-01 2026-12-31'],
  ['2027年5月的流水', '2027-05-01 2027-05-31'],
])('the bot hears what has not come, and says so: %s', (text, days) => {
  expect(periodsHeard(text)).toEqual([days]);
});
