import { defaultProfile, type Profile } from '../../accessibility/profile';
import type { Message } from '../../accessibility/message';
import type { Abilities } from '../../accessibility/rendition';
import { arrival } from '../../dialogs/arrival';
import { addDays, monthAfter } from '../../dialogs/days';
import type { Context, Dialog, Offered } from '../../dialogs/engine/dialog';
import type { Filled } from '../../dialogs/engine/state';
import type { Account, Category, Transaction, TransactionQuery } from '../../dialogs/ports';
import { receipt } from '../../dialogs/receipt';
import { totals } from '../../dialogs/totals';
import { transactions } from '../../dialogs/transactions';
import { today } from '../accessibility/facts';
import { contextOf, profiles, render, speechOf } from './support';

const account = (tail: string, kind: Account['kind'] = 'current'): Account => ({
  ...{ id: `a-${tail}`, tail, alias: { 'zh-CN': '工资卡', en: 'Salary' }, kind, class: 1, status: 'open' },
  ...{ balance: { minor: '100', currency: 'CNY' }, available: { minor: '100', currency: 'CNY' } },
});
const entry = (date: string, minor: string, category: Category = 'shopping'): Transaction => ({
  ...{ reference: '4KM37Q', account: 'a-1234', tail: '1234', date, at: `${date}T02:00:00.000Z`, description: '示范超市' },
  ...{ told: { 'zh-CN': '示范超市', en: 'Demo Supermarket' }, memo: '', category, minor, own: false },
});

/** A bank that has these entries, and remembers what it was asked. */
function bankOf(items: Transaction[], from = addDays(today, -390)) {
  const asked: TransactionQuery[] = [];
  const find = (query: TransactionQuery) => {
    asked.push(query);
    const meant = items.filter(
      ({ date, category, minor }) =>
        (!query.period || (date >= query.period.start && date <= query.period.end)) &&
        (!query.category || category === query.category) &&
        (!query.direction || minor.startsWith('-') === (query.direction === 'out')),
    );
    return Promise.resolve({
      items: meant.slice(query.skip, query.skip + query.max),
      total: meant.length,
      inMinor: '980000',
      outMinor: '15000',
      from,
    });
  };
  return { asked, find };
}

async function ask(
  dialog: Dialog,
  filled: Filled,
  items: Transaction[],
  o: { profile?: Partial<Profile>; channel?: Abilities['channel'] } = {},
) {
  const bank = bankOf(items);
  const context: Context = {
    ...contextOf({ profile: { ...defaultProfile, ...o.profile }, channel: o.channel ?? 'text', assurance: 'signedIn' }),
    customer: 'c',
  };
  const ports = {
    ...context.ports,
    transactions: bank.find,
    totals: bank.find,
    accounts: () => Promise.resolve([account('1234'), account('1888', 'credit')]),
    payees: () => Promise.resolve([]),
  };
  const told = await dialog.answer!(filled, { ...context, ports });
  const { messages, offered }: { messages: Message[]; offered: Offered } = Array.isArray(told) ? { messages: told, offered: {} } : told;
  return { messages, offered, keys: messages.map(({ key }) => key), asked: bank.asked, context };
}

const many = Array.from({ length: 12 }, (_, index) => entry(addDays(today, -index), '-1000'));

test.each([
  ['on the phone', {}, 'phone', 3],
  ['for somebody who listens', { form: 'speech' }, 'text', 3],
  ['for a screen reader', { form: 'screenReader' }, 'web', 5],
  ['for the eye', {}, 'web', 5],
] as const)('%s a page has its size', async (_, profile, channel, size) => {
  const { asked, messages, offered } = await ask(transactions, {}, many, { profile, channel });
  expect(asked).toMatchObject([{ skip: 0, max: size, period: { start: addDays(today, -30), end: today } }]);
  expect(messages.at(-1)).toMatchObject({ key: 'transactions.goOn', values: { left: { v: 12 - size } } });
  const more = offered['transactions:more'];
  expect(more).toMatchObject({ do: 'start', dialog: 'transactions' });
  const set =
    more?.do === 'start' ? Object.fromEntries((more.set ?? []).map(({ kind, value }) => [kind === 'choice' ? 'aspect' : kind, value])) : {};
  expect((await ask(transactions, set, many, { profile, channel })).asked).toMatchObject([{ skip: size }]);
});

test('what was said of it goes along from page to page, within what a turn carries', async () => {
  const filled = {
    period: { start: addDays(today, -90), end: today },
    account: { tail: '1234' },
    words: '超市',
    amount: { minor: '1000' },
    aspect: { direction: 'out' },
  };
  const { asked, offered } = await ask(transactions, filled, many);
  const wanted = { accounts: ['a-1234'], words: '超市', direction: 'out', minMinor: '1000', maxMinor: '1000', period: filled.period };
  expect(asked).toMatchObject([wanted]);
  const more = offered['transactions:more'];
  expect(more?.do === 'start' && more.set).toHaveLength(5);
});

const refused: [string, Filled, string][] = [
  ['31 February', { period: { invalid: 'noSuchDay' } }, 'transactions.noSuchDay'],
  ['March to January', { period: { invalid: 'backwards' } }, 'transactions.backwards'],
  ['two stretches of time', { period: { invalid: 'several' } }, 'transactions.severalPeriods'],
  ['03/04/2026', { period: { invalid: 'dayOrMonth' } }, 'transactions.dayOrMonth'],
  ['more than 500 and less than 100', { amount: { min: { minor: '50000' }, max: { minor: '10000' } } }, 'transactions.noSuchAmount'],
  ['tomorrow', { period: { start: addDays(today, 1), end: addDays(today, 1) } }, 'transactions.notYet'],
  ['an amount nobody can be sure of', { amount: { either: [{ minor: '1', currency: 'CNY' }] } }, 'transactions.unsureAmount'],
  ['an account that is none', { account: { tail: '9999' } }, 'transactions.noAccount'],
];
test.each(refused.flatMap((row) => [transactions, totals, arrival, receipt].map((dialog) => [...row, dialog.id, dialog] as const)))(
  '%s is said and never asked of the bank (%#)',
  async (_, filled, key, __, dialog) => {
    const { keys, asked } = await ask(dialog, filled, many);
    expect([keys, asked]).toEqual([[key], []]);
  },
);

test('a time that has not ended ends today, and one long gone is refused with the first day there is', async () => {
  expect((await ask(totals, { period: { start: addDays(today, -3), end: addDays(today, 9) } }, many)).asked).toMatchObject([
    { period: { end: today } },
  ]);
  for (const dialog of [transactions, totals, arrival, receipt])
    expect((await ask(dialog, { period: { start: '2020-01-01', end: '2020-12-31' } }, many)).keys).toEqual(['transactions.tooOld']);
});

test('what is no value of ours is as if it had not been said', async () => {
  for (const filled of [
    { period: 'soon' },
    { period: 7 },
    { words: '  ' },
    { aspect: 'in' },
    { aspect: { category: 'x', skip: -1 } },
  ] as Filled[])
    expect((await ask(transactions, filled, many)).keys[0]).toBe('transactions.of');
});

describe('whether it has come', () => {
  const pension = (days: number[]) => days.map((day) => entry(addDays(today, day), '385620', 'pension'));
  test.each([
    ['five days ago', [-5, -33], 'arrival.yes'],
    ['today', [0, -28], 'arrival.yes'],
    ['a month ago, and is a little late', [-30, -61], 'arrival.yes'],
    ['seven weeks ago', [-49, -80], 'arrival.no'],
    ['never', [], 'arrival.no'],
  ] as const)('is told of what came %s', async (_, days, key) => {
    const { keys, messages } = await ask(arrival, { aspect: { category: 'pension' } }, pension([...days]));
    expect(keys[0]).toBe(key);
    if (key === 'arrival.no' && days[0] === undefined) expect(keys).toEqual(['arrival.no', 'arrival.never', 'arrival.next']);
    else if (key === 'arrival.no')
      expect(messages[1]).toMatchObject({ key: 'arrival.last', values: { date: { v: addDays(today, days[0] ?? 0) } } });
  });

  test('says when it usually comes only where that is a few days', async () => {
    const near = await ask(arrival, { aspect: { category: 'pension' } }, pension([-5, -33]));
    expect(near.keys).toContain('arrival.usualDay');
    const far = await ask(arrival, { aspect: { category: 'pension' } }, pension([-5, -45]));
    expect(far.keys).toEqual(['arrival.yes']);
    expect((await ask(arrival, { aspect: { category: 'pension' } }, pension([-5]))).keys).toEqual(['arrival.yes']);
  });

  test('counts nothing that came from another account of one’s own', async () => {
    expect((await ask(arrival, {}, [{ ...entry(today, '5000', 'transfer'), own: true }])).keys[0]).toBe('arrival.never');
  });
});

test('a sum says from which day on it was made, where the earlier days are not kept', async () => {
  const period = { start: '2025-01-01', end: '2025-12-31' };
  expect((await ask(totals, { period }, many)).keys).toContain('transactions.clipped');
  expect((await ask(totals, {}, many)).keys).not.toContain('transactions.clipped');
});

test('a sum of what went to oneself is none; the transfers are offered', async () => {
  const { keys, offered, asked } = await ask(totals, { aspect: { direction: 'out', own: true } }, many);
  expect([keys, asked]).toEqual([['totals.own'], []]);
  expect(offered.yes).toMatchObject({ do: 'start', dialog: 'transactions' });
});

test('a month later is the same day, or the last one of a shorter month', () => {
  expect(['2026-01-31', '2026-02-28', '2026-12-15'].map(monthAfter)).toEqual(['2026-02-28', '2026-03-28', '2027-01-15']);
});

test.each(profiles.map((profile) => [`${profile.lang} ${profile.wording}`, profile] as const))(
  'every answer has every form: %s',
  async (_, profile) => {
    const all: [Dialog, Filled][] = [
      [transactions, {}],
      [transactions, { aspect: { unasked: true } }],
      [transactions, { words: '超市', amount: { min: { minor: '5' }, max: { minor: '900000' } } }],
      [transactions, { account: { tail: '1234' } }],
      [totals, {}],
      [totals, { account: { tail: '1234' }, aspect: { direction: 'out' } }],
      [totals, { account: { tail: '1888' } }],
      [totals, { aspect: { own: true } }],
      [arrival, { aspect: { category: 'refund' } }],
      [receipt, { aspect: { latest: true } }],
      [receipt, {}],
    ];
    for (const [dialog, filled] of all)
      for (const items of [many, []]) {
        const { messages, context } = await ask(dialog, filled, items, { profile });
        const rendition = render(messages, profile, context.abilities);
        for (const words of [rendition.text, rendition.screenReader, speechOf(rendition)]) expect(words).toMatch(/\p{L}{2}/u);
        expect(speechOf(rendition)).not.toMatch(/\d/);
      }
  },
);
