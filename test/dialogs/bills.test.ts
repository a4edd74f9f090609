import type { Profile } from '../../accessibility/profile';
import { choicesMax } from '../../dialogs/bill-find';
import type { Command } from '../../dialogs/engine/command';
import type { BillPayment, Ports } from '../../dialogs/ports';
import { leftOut } from '../accessibility/facts';
import { at, bankOf, type Books, disputed, electricity, look, many, meter, paidOf, pay, phone, turns, underWay } from './bill-scenes';
import { abilitiesOf, profiles, render, speechOf } from './support';

describe('what is told about bills', () => {
  const scenes: [string, Command[], Books, Partial<Ports>?][] = [
    ['all that is due', [look()], { bills: many, silent: ['gas'] }],
    ['the next page', [look({ skip: 4 })], { bills: many }],
    ['one bill', [look({ type: 'electricity' })], { bills: many }],
    ['a late bill', [look({ type: 'fine' })], { bills: many }],
    ['a bill of somebody else', [look({ type: 'socialSecurity' })], { bills: many }],
    ['nothing due', [look()], {}],
    ['nothing due of a kind', [look({ type: 'water' })], {}],
    ['nothing due where a top-up is possible', [look({ type: 'phone' })], { prepaid: [phone] }],
    ['a biller that does not answer', [look({ type: 'gas' })], { silent: ['gas'] }],
    ['a kind that is not taken', [look({ other: true })], {}],
    ['the review of a bill', [pay({ type: 'electricity' })], { bills: many }],
    ['the review of a late fine', [pay({ type: 'fine' })], { bills: many }],
    ['the review of somebody else’s bill', [pay({ type: 'socialSecurity' })], { bills: many }],
    ['the review of a top-up', [pay({ type: 'phone', topUp: true }, '5000')], { prepaid: [phone] }],
    ['the bill or beforehand', [pay({ type: 'electricity' }, '20000')], { bills: many, prepaid: [meter] }],
    ['a bill that is paid whole or not', [pay({ type: 'electricity' }, '10000')], { bills: many }],
    ['automatic debit', [pay({ type: 'housingFund' })], { bills: many }],
    ['amounts that are fixed', [pay({ type: 'phone', topUp: true }, '8800')], { prepaid: [phone] }],
    ['how much to put in', [pay({ type: 'phone', topUp: true })], { prepaid: [phone] }],
    ['whose number', [pay({ type: 'phone', topUp: true, whose: '妈妈' })], { prepaid: [phone] }],
    [
      'two bills of a kind',
      [pay({ type: 'electricity' })],
      { bills: [electricity, { ...electricity, id: 'electricity:2', key: '3100054321' }] },
    ],
    ['nothing to pay', [pay({ type: 'water' })], {}],
    ['a bill that is being paid', [look()], { bills: [{ ...electricity, paying: underWay }, ...many.slice(1, 3)] }],
    ['nothing but what is being paid', [look()], { bills: [{ ...electricity, paying: underWay }] }],
    ['a meter with nothing due', [look({ key: meter.key })], { prepaid: [meter] }],
    ['what to put in beforehand', [pay({ topUp: true })], { prepaid: [meter, phone] }],
    ['nobody of that name', [pay({ type: 'water', whose: '爸爸' })], { bills: many }],
  ];
  const told = profiles.flatMap((profile) =>
    scenes.map(([name, ...scene]) => [name, profile.lang, profile.wording, profile, scene] as const),
  );

  test.each(told)(
    '%s is in every form (%s, %s), no digit is spoken, and one thing is asked',
    async (_name, _lang, _wording, profile, scene) => {
      const [commands, books, ports] = scene;
      const { messages } = await turns(commands, at(bankOf(books, ports), profile));
      const rendition = render(messages, profile, abilitiesOf('text'));
      expect(leftOut(rendition, profile.wording)).toEqual([]);
      expect(speechOf(rendition)).not.toMatch(/[0-9０-９¥$/%]/);
      expect(rendition.text.match(/[?？]/g)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(rendition.choices.length).toBeLessThanOrEqual(5);
    },
  );
});

describe('a list of bills', () => {
  test('tells the sum of all, the late ones first with what that costs, and the billers that are silent', async () => {
    const { messages } = await turns([look()], at(bankOf({ bills: many, silent: ['gas'] })));
    expect(messages.map(({ key }) => key)).toEqual([
      'bills.total',
      'bills.overdueCost',
      'bills.list',
      'bills.debit',
      'bills.silent',
      'bills.which',
    ]);
    expect(messages[0]!.values).toMatchObject({ total: { v: { minor: String(18640 + 5230 + 2400 + 100000 + 21800 + 42350) } } });
    expect(messages[1]!.values).toMatchObject({ bill: { key: 'bill.fine' }, late: { v: { minor: '1800' } }, days: { v: 3 } });
    expect(messages[2]!.values).toMatchObject({
      bills: { total: 6, items: [{ bill: { key: 'bill.fine' } }, { bill: { key: 'bill.housingFund' } }, {}, {}] },
    });
  });

  test.each<[string, Partial<Profile>, 'text' | 'phone', number]>([
    ['by eye four at a time', {}, 'text', 4],
    ['by ear three at a time', { form: 'speech' }, 'text', 3],
    ['by keys three at a time', {}, 'phone', 3],
    ['in easy wording two at a time', { wording: 'easy' }, 'text', 2],
  ])('is read %s; the number of a row is the number of its choice, and the last one goes on', async (_how, profile, channel, size) => {
    const context = at(bankOf({ bills: many }), profile, channel);
    const seen: string[] = [];
    let commands: Command[] = [look()];
    for (let page = 0; page < 5; page += 1) {
      const { messages } = await turns(commands, context);
      const choices = messages.at(-1)!.choices!;
      const list = messages.find(({ key }) => key === 'bills.list')!.values.bills as unknown as { items: { bill: { key: string } }[] };
      expect(choices.length).toBeLessThanOrEqual(choicesMax(context));
      expect(choices.slice(0, list.items.length).map(({ values }) => values!.bill)).toEqual(list.items.map((item) => item.bill));
      seen.push(...list.items.map((item) => item.bill.key));
      if (choices.at(-1)!.id !== 'bills:more') break;
      expect(list.items).toHaveLength(size);
      commands = [...commands, { do: 'choose', id: 'bills:more' }];
    }
    expect(new Set(seen).size).toBe(many.length);
  });

  test('leads to the review of the one that is chosen, with its key as it was said', async () => {
    const { keys, state } = await turns([look(), { do: 'choose', id: 'bill:fine:1' }], at(bankOf({ bills: many })));
    expect(keys).toEqual(['payBill.late', 'bills.points', 'payBill.review']);
    expect(state.stack.at(-1)!.filled).toMatchObject({ bill: { id: 'fine:1', key: '3702001234567890' } });
  });

  test('says of everything at once that one is paid at a time', async () => {
    expect((await turns([look({ all: true })], at(bankOf({ bills: many })))).keys[0]).toBe('bills.oneByOne');
  });

  test('leaves out of the sum and the choices what is being paid, and says that it is', async () => {
    const bills = [{ ...electricity, paying: underWay }, ...many.slice(1, 3)];
    const { keys, messages } = await turns([look()], at(bankOf({ bills })));
    expect(keys).toEqual(['bills.total', 'bills.list', 'bills.newsChecking', 'bills.which']);
    expect(messages[0]!.values).toMatchObject({ total: { v: { minor: '7630' } } });
    expect(messages.at(-1)!.choices!.map(({ id }) => id)).toEqual(['bill:water:1', 'bill:cableTv:1']);
    expect(messages[2]!.money).toBe('checking');
  });

  test('of which only one is being paid has nothing else to pay', async () => {
    const paying = at(bankOf({ bills: [{ ...electricity, paying: underWay }] }));
    expect((await turns([look()], paying)).keys).toEqual(['bills.newsChecking', 'bills.noneElse']);
    expect((await turns([look({ type: 'electricity' })], paying)).keys).toEqual(['bills.newsChecking']);
    const asked = await turns([pay({ type: 'electricity' })], paying);
    expect([asked.keys, asked.messages[0]!.money, asked.state.stack]).toEqual([['bills.newsChecking'], 'checking', []]);
  });

  test('of which nothing is due because the biller took what we gave back says so, and not to pay', async () => {
    const taken = at(bankOf({ disputed: ['electricity'] }, { billPayment: paidOf(disputed) }));
    for (const command of [look({ type: 'electricity' }), pay({ type: 'electricity' })])
      expect((await turns([command], taken)).keys).toEqual(['bills.newsPostedLate']);
    expect((await turns([look({ type: 'water' })], taken)).keys).toEqual(['bills.noneOf']);
  });

  test('on a meter with nothing due is an offer to put something in', async () => {
    const { keys, state } = await turns([look({ key: meter.key }), { do: 'confirm', strength: 'weak' }], at(bankOf({ prepaid: [meter] })));
    expect(keys).toEqual(['payBill.askAmount']);
    expect(state.stack.at(-1)!.filled).toMatchObject({ bill: { is: 'prepaid', key: meter.key } });
  });

  test('that is empty because a biller is silent is not "nothing due"', async () => {
    expect((await turns([look({ type: 'gas' })], at(bankOf({ silent: ['gas'] })))).keys).toEqual(['bills.silent']);
  });
});

describe('what became of a payment', () => {
  const payment = (state: BillPayment['state']): BillPayment => ({
    ...{ reference: 'K7P3QA', state, type: 'electricity', biller: 'biller.electricity', key: '3100012345', amountMinor: '18640' },
    at: '2026-03-18T01:00:00.000Z',
  });
  const news = (state: BillPayment['state'], value?: string) =>
    turns(
      [
        {
          do: 'start',
          dialog: 'billNews',
          set: value === undefined ? [{ kind: 'words', text: '', value: 'K7P3QA' }] : [{ kind: 'bill', text: '', value }],
        },
      ],
      at(bankOf({ bills: many }, { billPayment: paidOf(payment(state)) })),
    );

  test.each([
    ['posted', 'bills.newsPosted', 'moved'],
    ['refunded', 'bills.newsRefunded', 'returned'],
    ['checking', 'bills.newsChecking', 'checking'],
    ['held', 'bills.newsHeld', 'held'],
  ] as const)('is told as it is: %s', async (state, key, money) => {
    const { messages } = await news(state);
    expect(messages.map((one) => [one.key, one.money])).toEqual([[key, money]]);
    for (const profile of profiles) expect(leftOut(render(messages, profile, abilitiesOf('text')), profile.wording)).toEqual([]);
  });

  test.each([
    ['refunded', 'disputed', 'bills.newsPostedLate', 'returned'],
    ['posted', 'disputed', 'bills.newsDisputed', 'moved'],
    ['checking', 'unanswered', 'bills.newsUnanswered', 'checking'],
  ] as const)('that is %s and %s is told with the number of the case, and not to be paid again', async (state, is, key, money) => {
    const billPayment = paidOf({ ...payment(state), matter: { is, reference: 'W77QW7' } });
    const { messages } = await turns([{ do: 'start', dialog: 'billNews' }], at(bankOf({}, { billPayment })));
    expect(messages).toMatchObject([{ key, money, values: { matter: { v: 'W77QW7' } } }]);
    for (const profile of profiles) {
      const told = render(messages, profile, abilitiesOf('text'));
      expect(leftOut(told, profile.wording)).toEqual([]);
      expect(told.text).toMatch(/请(?:不要|别)再交|do not pay it again/);
    }
  });

  test('of a kind that was not paid is what is still due of it', async () => {
    expect((await news('posted', 'water')).keys).toEqual(['bills.one', 'bills.payOne']);
  });

  test('that never was is said', async () => {
    expect((await turns([{ do: 'start', dialog: 'billNews' }], at(bankOf({})))).keys).toEqual(['bills.newsNone']);
  });
});
