import type { Message } from '../../accessibility/message';
import { fees, feeTopics } from '../../dialogs/fees';
import { rates, rateTopics } from '../../dialogs/rates';
import type { Filled } from '../../dialogs/engine/state';
import type { Tariff } from '../../dialogs/ports';
import { leftOut } from '../accessibility/facts';
import { answerOf, contextOf, profiles, render, speechOf, tariff } from './support';

const sixtyThousand = { minor: '6000000', currency: 'CNY' };
const answer = (dialog: typeof fees, filled: Filled = {}, of: Tariff = tariff): Promise<Message[]> =>
  answerOf(dialog, filled, contextOf({ tariff: of }));
const text = async (dialog: typeof fees, filled: Filled, of?: Tariff, index = 0) => {
  const profile = profiles[index]!;
  return render(await answer(dialog, filled, of), profile, contextOf().abilities).text;
};

const every: [string, typeof fees, Filled][] = [
  ['all fees', fees, {}],
  ['the fees of an amount', fees, { amount: sixtyThousand }],
  ...feeTopics.flatMap((about): [string, typeof fees, Filled][] => [
    [`the fee for ${about}`, fees, { about }],
    [`the fee for ${about} and an amount`, fees, { about, amount: sixtyThousand }],
  ]),
  ['all rates', rates, {}],
  ...rateTopics.map((about): [string, typeof rates, Filled] => [`the rate for ${about}`, rates, { about }]),
];

describe.each(every)('%s', (_what, dialog, filled) => {
  test('is told in every form, language and wording, and no digit is spoken', async () => {
    const messages = await answer(dialog, filled);
    for (const profile of profiles) {
      const rendition = render(messages, profile, contextOf().abilities);
      expect(leftOut(rendition, profile.wording)).toEqual([]);
      expect(speechOf(rendition)).not.toMatch(/[0-9０-９¥$/%]/);
    }
  });

  test('asks nothing back and is about no money of anybody', async () => {
    for (const message of await answer(dialog, filled)) {
      expect(message.money).toBe('none');
      expect(['info', 'menu']).toContain(message.kind);
    }
  });
});

describe('fees', () => {
  test('are told by bands where they depend on the amount', async () => {
    expect((await text(fees, { about: 'otherBank' })).split('\n')).toEqual([
      '转到别的银行，实时到账，手续费看您转多少钱。',
      '5,000.00 元以内：免手续费。',
      '超过 5,000.00 元，到 50,000.00 元：5.00 元。',
      '超过 50,000.00 元：10.00 元。',
      '转到别的银行，普通到账或者次日到账：免手续费。',
      '我这里现在只能办实时到账。',
    ]);
  });

  test.each([
    ['500000', '免手续费'],
    ['500001', '手续费 5.00 元'],
    ['5000000', '手续费 5.00 元'],
    ['5000001', '手续费 10.00 元'],
  ])('of %s fen to another bank are those of its band', async (minor, fee) => {
    const told = await text(fees, { about: 'otherBank', amount: { minor, currency: 'CNY' } });
    expect(told.split('\n')[0]).toMatch(new RegExp(`^转到别的银行，实时到账，.* 元：${fee}。$`));
  });

  test.each([[{ either: ['1', '2'] }], [{ invalid: 'approximate' }], ['all'], [{ minor: '-5' }]])(
    'of what is no certain amount (%j) are told as a whole',
    async (amount) => expect(await text(fees, { about: 'otherBank', amount })).toBe(await text(fees, { about: 'otherBank' })),
  );

  test('follow the data: what is free today may cost tomorrow, and what costs the same may differ', async () => {
    const dearer: Tariff = { ...tariff, fees: { ...tariff.fees, mobile: [{ upToMinor: '999999999999999', feeMinor: '100' }] } };
    const lines = (await text(fees, {}, dearer)).split('\n');
    expect(lines).toContain('转到本行账户：免手续费。');
    expect(lines).toContain('转到手机号：手续费 1.00 元。');
  });

  test('in English read as a clerk would say them', async () => {
    expect(await text(fees, {}, tariff, 3)).toBe(
      [
        'Sending to a Demo Bank account or a mobile number: no fee.',
        'Paying a bill: no fee.',
        'Sending to another bank, arriving at once: the fee depends on how much you send.',
        'Up to CNY 5,000.00: no fee.',
        'Above CNY 5,000.00 and up to CNY 50,000.00: CNY 5.00.',
        'Above CNY 50,000.00: CNY 10.00.',
        'Sending to another bank, ordinary or next day: no fee.',
        'Here I can only send money that arrives at once.',
        'A new card: CNY 5.00.',
        'Text message service: CNY 2.00 a month. We tell you 3 days before we charge it.',
      ].join('\n'),
    );
  });

  test('that are not in the list are not guessed; the list and a person are offered', async () => {
    const told = await answer(fees, { about: 'other', amount: sixtyThousand });
    expect(told.map(({ key }) => key)).toEqual(['fees.notListed', 'fees.instead']);
    expect(told.at(-1)!.choices!.map(({ id }) => id)).toEqual(['start:fees', 'human']);
  });
});

describe('rates', () => {
  test('stand in a table for the eye and carry their day', async () => {
    const { blocks } = render(await answer(rates), profiles[0]!, contextOf().abilities);
    expect(blocks).toEqual([
      {
        b: 'table',
        caption: '存款年利率',
        head: ['种类', '年利率'],
        rows: [
          ['活期存款', '0.05%'],
          ['一年定期存款', '0.95%'],
          ['三年定期存款', '1.25%'],
        ],
      },
      { b: 'text', text: '这些利率自2026年2月16日 星期一开始执行。' },
    ]);
  });

  test.each([0, 3])('are told with one heading, and in rows that do not run together (%i)', async (index) => {
    const rendition = render(await answer(rates), profiles[index]!, contextOf().abilities);
    for (const words of [rendition.text, rendition.screenReader, speechOf(rendition)]) {
      expect(words.match(/存款.?年利率|yearly rates/gi)).toHaveLength(1);
      expect(words).not.toMatch(/[a-z]\.[A-Z]/);
    }
    if (index === 3) expect(rendition.screenReader).toContain('3 items. Number 1, current deposits, 0.05 percent. Number 2, one-year');
    if (index === 3) expect(speechOf(rendition)).toMatch(/items\. Number one, .* Number two, /);
  });

  test('are spoken in words', async () => {
    const spoken = speechOf(render(await answer(rates, { about: 'threeYear' }), profiles[0]!, contextOf().abilities));
    expect(spoken).toBe('三年定期存款的年利率是百分之一点二五。自二月十六日，星期一开始执行。');
  });

  test('hold together since the day on which the last of them was set', async () => {
    const later: Tariff = { ...tariff, rates: { ...tariff.rates, oneYear: { percent: '0.90', since: '2026-03-01' } } };
    expect((await answer(rates, {}, later)).at(-1)!.values).toEqual({ since: { t: 'date', v: '2026-03-01' } });
    expect((await answer(rates, { about: 'threeYear' }, later))[0]!.values).toMatchObject({ since: { t: 'date', v: '2026-02-16' } });
  });
});
