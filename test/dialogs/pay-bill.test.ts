import { createWords } from '../../accessibility/words';
import { actWords } from '../../dialogs/engine/act-words';
import type { Command } from '../../dialogs/engine/command';
import { steps } from '../../dialogs/engine/step';
import { payBill } from '../../dialogs/pay-bill';
import type { Ports } from '../../dialogs/ports';
import { at, bankOf, debited, dialogs, electricity, many, meter, pay, phone, quoteOk, turns } from './bill-scenes';

const words = createWords();

describe('another amount than is due', () => {
  const books = { bills: [electricity], prepaid: [meter] };
  test('is never guessed: the bill, or money beforehand', async () => {
    const { keys, messages } = await turns([pay({ type: 'electricity' }, '20000')], at(bankOf(books)));
    expect(keys).toEqual(['payBill.dueOrPrepay']);
    expect(messages[0]!.choices!.map(({ id }) => id)).toEqual(['part:due', 'part:3100099999']);
  });

  test.each([
    ['part:due', 'payBill.review', '18640'],
    ['part:3100099999', 'payBill.reviewTopUp', '20000'],
  ])('by %s is read back as what was chosen', async (id, key, minor) => {
    const { keys, messages } = await turns([pay({ type: 'electricity' }, '20000'), { do: 'choose', id }], at(bankOf(books)));
    expect(keys).toEqual([key]);
    expect(messages[0]!.values).toMatchObject({ amount: { v: { minor } } });
  });

  test('of a bill that is taken in parts is a part, and what is left is said', async () => {
    const partly = at(bankOf({ bills: [{ ...electricity, partial: true }] }));
    const { keys, messages } = await turns([pay({ type: 'electricity' }, '10000')], partly);
    expect(keys).toEqual(['payBill.partly', 'payBill.review']);
    expect(messages[0]!.values).toMatchObject({ rest: { v: { minor: '8640' } } });
  });

  test('of a bill that is paid whole leads to the whole by a yes, and to nothing by a cancel', async () => {
    const whole = at(bankOf({ bills: [electricity] }));
    const said = await turns([pay({ type: 'electricity' }, '10000'), { do: 'confirm', strength: 'weak' }], whole);
    expect([said.keys, said.act]).toEqual([['payBill.review'], undefined]);
    expect((await turns([pay({ type: 'electricity' }, '10000'), { do: 'cancel' }], whole)).keys).toEqual(['payBill.cancelled']);
  });

  test('said before the bill was known is checked once it is', async () => {
    const two = at(bankOf({ bills: [electricity, { ...electricity, id: 'electricity:2', key: '3100054321' }] }));
    const { keys } = await turns([pay({ type: 'electricity' }, '99900'), { do: 'choose', id: 'which:electricity:2' }], two);
    expect(keys).toEqual(['refusal.overDue', 'payBill.review']);
  });
});

describe('automatic debit', () => {
  const context = at(bankOf({ bills: [debited] }));
  test.each<[Command, string[]]>([
    [{ do: 'confirm', strength: 'weak' }, ['payBill.review']],
    [{ do: 'choose', id: 'yes' }, ['payBill.review']],
    [{ do: 'deny' }, ['payBill.left']],
    [{ do: 'choose', id: 'no' }, ['payBill.left']],
  ])('is asked about before anything is read back (%j)', async (answer, keys) => {
    expect((await turns([pay({ type: 'housingFund' })], context)).keys).toEqual(['payBill.askDebit']);
    expect((await turns([pay({ type: 'housingFund' }), answer], context)).keys).toEqual(keys);
  });
});

describe('a top-up', () => {
  const context = at(bankOf({ prepaid: [phone] }));
  test('of somebody else asks for the number, which is read back once', async () => {
    const start = pay({ type: 'phone', topUp: true, whose: '妈妈' }, '5000');
    expect((await turns([start], context)).keys).toEqual(['payBill.askKey']);
    const number: Command = { do: 'set', slot: 'key', raw: { kind: 'number', text: '139', value: '13900000009' } };
    const { keys, messages } = await turns([start, number], context);
    expect(keys).toEqual(['payBill.reviewTopUp']);
    expect(messages[0]!.values).toMatchObject({ billKey: { v: '13900000009', as: 'phone' } });
  });

  test('takes its fixed amounts only, and offers those near what was said', async () => {
    const { keys, messages } = await turns([pay({ type: 'phone', topUp: true }, '8800')], context);
    expect(keys).toEqual(['payBill.fixedAmounts']);
    expect(messages[0]!.choices!.map(({ id }) => id)).toEqual(['amount:1000', 'amount:5000', 'amount:10000']);
  });

  test('of a meter takes whole yuan within its limits', async () => {
    const meters = at(bankOf({ prepaid: [meter] }));
    for (const minor of ['999', '1050', '50100'])
      expect((await turns([pay({ type: 'electricity', topUp: true }, minor)], meters)).keys).toEqual([
        'payBill.wholeYuan',
        'payBill.askAmount',
      ]);
    expect((await turns([pay({ type: 'electricity', topUp: true }, '50000')], meters)).keys).toEqual(['payBill.reviewTopUp']);
  });

  test('of a phone where none is saved asks for its number', async () => {
    const unsaved = at(bankOf({ prepaid: [{ ...phone, key: '' }] }));
    expect((await turns([pay({ type: 'phone', topUp: true }, '5000')], unsaved)).keys).toEqual(['payBill.askKey']);
    expect((await turns([pay({ type: 'phone' })], unsaved)).keys).toEqual(['payBill.noneOf']);
  });

  test('by the number of a meter alone is offered where nothing is due, and begun where it was asked for', async () => {
    const meters = at(bankOf({ prepaid: [meter] }));
    const offered = await turns([pay({ key: meter.key })], meters);
    expect([offered.keys, offered.messages[0]!.values]).toMatchObject([['payBill.noneButTopUp'], { bill: { key: 'bill.electricity' } }]);
    expect((await turns([pay({ key: meter.key, topUp: true })], meters)).keys).toEqual(['payBill.askAmount']);
  });

  test('of nothing that was named is asked about where there are two, and of the only one where there is one', async () => {
    const { keys, messages } = await turns([pay({ topUp: true })], at(bankOf({ prepaid: [meter, phone] })));
    expect([keys, messages[0]!.choices!.map(({ values }) => values?.bill)]).toMatchObject([
      ['payBill.whichKind'],
      [{ key: 'bill.electricity' }, { key: 'bill.phone' }],
    ]);
    expect((await turns([pay({ topUp: true })], at(bankOf({ prepaid: [meter] })))).keys).toEqual(['payBill.askAmount']);
    expect((await turns([pay({ topUp: true })], at(bankOf({})))).keys).toEqual(['payBill.noTopUp']);
  });

  test('is offered, not assumed, where nothing is due; the amount that was said stands', async () => {
    const start = pay({ type: 'phone' }, '10000');
    expect((await turns([start], context)).keys).toEqual(['payBill.noneButTopUp']);
    const { keys, messages } = await turns([start, { do: 'confirm', strength: 'weak' }], context);
    expect(keys).toEqual(['payBill.reviewTopUp']);
    expect(messages[0]!.values).toMatchObject({ amount: { v: { minor: '10000' } } });
    expect((await turns([start, { do: 'deny' }], context)).keys).toEqual(['payBill.notNow']);
  });
});

describe('what cannot be paid', () => {
  const refused = (code: 'insufficientFunds' | 'billPaid' | 'billerSilent' | 'topUpAmount'): Partial<Ports> => {
    const values = {
      insufficientFunds: {
        account: { t: 'account' as const, tail: '1234' },
        available: { t: 'money' as const, v: { minor: '0', currency: 'CNY' as const } },
      },
      billPaid: { date: { t: 'date' as const, v: '2026-03-17' } },
      billerSilent: { biller: { t: 'term' as const, key: 'biller.water' as const } },
      topUpAmount: {
        least: { t: 'money' as const, v: { minor: '1000', currency: 'CNY' as const } },
        most: { t: 'money' as const, v: { minor: '50000', currency: 'CNY' as const } },
      },
    };
    return { quoteBill: () => Promise.resolve({ is: 'refused', code, values: values[code] }) };
  };
  test.each(['insufficientFunds', 'billPaid', 'billerSilent'] as const)('ends where nothing would mend it (%s)', async (code) => {
    const { keys, state } = await turns([pay({ type: 'electricity' })], at(bankOf({ bills: many }, refused(code))));
    expect(keys).toEqual([`refusal.${code}`]);
    expect(state.stack).toEqual([]);
  });

  test('as being paid already does not say that no money has moved', async () => {
    const reference = { t: 'digits' as const, v: 'K7P3QA', as: 'reference' as const };
    const quoteBill: Ports['quoteBill'] = () => Promise.resolve({ is: 'refused', code: 'billBeingPaid', values: { reference } });
    const { messages, state } = await turns([pay({ type: 'electricity' })], at(bankOf({ bills: many }, { quoteBill })));
    expect(messages.map(({ key, money }) => [key, money])).toEqual([['refusal.billBeingPaid', 'checking']]);
    expect(state.stack).toEqual([]);
  });

  test('asks the amount of a top-up again', async () => {
    const { keys } = await turns([pay({ type: 'phone', topUp: true }, '5000')], at(bankOf({ prepaid: [phone] }, refused('topUpAmount'))));
    expect(keys).toEqual(['refusal.topUpAmount', 'payBill.askAmount']);
  });

  test('from one account is tried from the next', async () => {
    const quoteBill: Ports['quoteBill'] = ({ fromAccount, amountMinor }) =>
      fromAccount === 'b'
        ? Promise.resolve(quoteOk(amountMinor))
        : refused('insufficientFunds').quoteBill!({ fromAccount, amountMinor, bill: '' });
    const { messages } = await turns([pay({ type: 'electricity' })], at(bankOf({ bills: many }, { quoteBill })));
    expect(messages.at(-1)!.values).toMatchObject({ from: { tail: '5678' } });
  });

  test('from the account that was named is told once where no other can pay, and another is read back where it can', async () => {
    const from: Command = {
      ...{ do: 'start', dialog: 'payBill' },
      set: [
        { kind: 'bill', text: '电费', value: 'electricity' },
        { kind: 'account', text: '工资卡', value: { words: '工资卡' } },
      ],
    };
    const none = await turns([from], at(bankOf({ bills: many }, refused('insufficientFunds'))));
    expect([none.keys, none.state.stack]).toEqual([['refusal.insufficientFunds'], []]);
    const quoteBill: Ports['quoteBill'] = ({ fromAccount, amountMinor }) =>
      fromAccount === 'b'
        ? Promise.resolve(quoteOk(amountMinor))
        : refused('insufficientFunds').quoteBill!({ fromAccount, amountMinor, bill: '' });
    const another = await turns([from], at(bankOf({ bills: many }, { quoteBill })));
    expect(another.keys).toEqual(['refusal.insufficientFunds', 'payBill.review']);
    expect(another.messages.at(-1)!.values).toMatchObject({ from: { tail: '5678' } });
  });

  test('a bill that is gone by the time of the review is said to be gone', async () => {
    const books = bankOf({ bills: [electricity] });
    let asked = 0;
    const bills: Ports['bills'] = (query) => (asked++ === 0 ? books.bills!(query) : bankOf({}).bills!(query));
    expect((await turns([pay({ type: 'electricity' })], at({ ...books, bills }))).keys).toEqual(['payBill.gone']);
  });

  test('what its biller asks for now is read back, and confirming the old amount reads it again', async () => {
    let due = '18640';
    const bills: Ports['bills'] = (query) => bankOf({ bills: [{ ...electricity, dueMinor: due }] }).bills!(query);
    const context = at(bankOf({}, { bills }));
    const start = await turns([pay({ type: 'electricity' })], context);
    due = '20000';
    const state = {
      ...start.state,
      stack: start.state.stack.map((frame) => ({ ...frame, reviewed: { ...frame.reviewed!, at: '2026-03-18T01:59:00.000Z' } })),
    };
    const again = await steps(dialogs, state, [{ do: 'confirm', strength: 'strong' }], { ...context, turn: 't9' });
    expect(again.act).toBeUndefined();
    expect(again.messages.map(({ key }) => key)).toEqual(['payBill.readAgain', 'payBill.review']);
    expect(again.messages[1]!.values).toMatchObject({ amount: { v: { minor: '20000' } } });
  });
});

describe('the words around a payment', () => {
  const states =
    /没有动|没有交|不会动|才会|不会重复|没有再办|No money has moved|not be (?:charged|done) twice|not done again|money moves only/i;
  const elsewhere = ['helpReview', 'whyStepUp', 'helpStepUp', 'choiceYes', 'choiceChange', 'choiceCancel'];
  test.each(actWords)('%s are its own and say where the money stands', (word) => {
    const key = payBill.words![word]!;
    expect(key).toBe(`payBill.${word}`);
    for (const lang of ['zh-CN', 'en'] as const)
      for (const form of ['text', 'screenReader', 'speech'] as const)
        for (const wording of ['plain', 'easy', 'signFirst'] as const) {
          const text = words
            .template(key, { lang, form, wording })
            .map((part) => ('say' in part ? part.say : ''))
            .join('');
          if (!elsewhere.includes(word)) expect(text).toMatch(states);
        }
  });
});
