import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lang } from '../../accessibility/profile';
import { brief, idle, review, sumsTaken, valuesTold } from './moment';

/** Sentences of ordinary days by those who mended: a table of what is read, not a measure. `period` is null where a careful teller would ask. */
type Row = { text: string; lang: Lang; today: string; period: { start: string; end: string } | null };

test('a time that is plainly told is told whatever else is said', () => {
  const lines = readFileSync(join(__dirname, 'said.periods.jsonl'), 'utf8').trim().split('\n');
  const rows = lines.map((line) => JSON.parse(line) as Row);
  const wrong = rows.filter(({ text, lang, today, period }) => {
    return JSON.stringify(valuesTold(text, 'period', lang, today)) !== JSON.stringify(period === null ? [] : [period]);
  });
  expect(rows.length).toBeGreaterThan(200);
  expect(wrong).toEqual([]);
});

describe('a sum by its form alone', () => {
  test.each([
    ['改成40好了', '40.00'],
    ['就四十五吧', '45.00'],
    ["let's do 45 instead", '45.00'],
    ['make that seventy, please', '70.00'],
    ['just twenty, thanks', '20.00'],
    ['sixty should do it', '60.00'],
    ['forty instead of sixty please', '40.00'],
  ])('is told without a word of money: %s', (text, amount) => expect(valuesTold(text, 'amount')).toEqual([{ amount, currency: 'CNY' }]));

  test.each(['make it two please', '改成三个好了', "let's do 45 minutes instead", '就三点吧', 'just two, thanks'])(
    'is none where it counts something: %s',
    (text) => expect(valuesTold(text, 'amount')).toEqual([]),
  );
});

describe('a sum that nobody asks to have moved', () => {
  test.each([
    '隔壁老王说他家房子卖了三百万，现在房贷利率降了没',
    '我朋友工资才四千都能贷，我能贷吗',
    'My neighbour lost 80,000 to a scam, how do I protect my account?',
    "The man next door pays 80 a month, what's your monthly fee",
    "What's the daily limit, is it 50,000?",
    'is 20,000 the most I can withdraw?',
    '房租扣掉五十块押金再转给他',
    'rent minus the 80 I already gave him, send that',
    'Let me send 400... or should it be 500? what do you think',
    'take 15% off 400 and pay him that',
    'my third of the 270 gas bill to Zach',
  ])('is neither told nor taken: %s', (text) => {
    expect(valuesTold(text, 'amount')).toEqual([]);
    for (const about of [idle, review]) expect(sumsTaken(text, about)).toEqual([]);
  });

  test.each([
    ['我朋友转了我三百，到了吗', '300.00'],
    ['a friend lent me 600, send it back to Nick', '600.00'],
    ['someone took 430 from my account overnight', '430.00'],
  ])('is told where it is this customer’s too: %s', (text, amount) =>
    expect(valuesTold(text, 'amount')).toEqual([{ amount, currency: 'CNY' }]),
  );
});

test.each([
  ['正常语速', 'profile pace=normal'],
  ['恢复正常语速', 'profile pace=normal'],
  ['normal speed please', 'profile pace=normal'],
  ["go back to normal speed, that's too slow now", 'profile pace=normal'],
  ['faster than normal speed', 'faster'],
])('the usual pace is neither fast nor slow: %s', (text, heard) => expect(brief(text)).toBe(heard));

test('a tail behind whom it goes to is theirs, unless it is one of the customer’s own', () => {
  const text = 'Return the 1,400 deposit to my tenant, card ending 5519';
  expect([valuesTold(text, 'to_account'), valuesTold(text, 'from_account')]).toEqual([['last4:5519'], []]);
  expect(brief('send 500 to mum, card ending 5519')).toBe('start transfer money=50000 payee=mum');
  expect(brief('send 500 to mum, card ending 1234')).toBe('start transfer money=50000 payee=mum account=1234');
});

test.each(['我租的302，房租2700，给房东', '租302的房租2700给房东'])('a room that is rented is no part of a request: %s', (text) =>
  expect(brief(text)).toBe('start transfer money=270000 payee=房东'),
);

test.each(["Show me what I've paid to May Chen", 'I sent April her rent', 'either May or June, not sure', '好像是四月付的，也可能是五月'])(
  'a month is none where it is somebody, or one of two: %s',
  (text) => expect(valuesTold(text, 'period')).toEqual([]),
);
