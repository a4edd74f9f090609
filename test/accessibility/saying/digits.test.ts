import fc from 'fast-check';
import { findDigits, readDigits, sayCount, sayValue } from '../../../accessibility/saying';
import { everyWay, heard, how } from './cases';

const digits = (v: string, as: 'reference' | 'phone' | 'billKey' | 'key') => ({ t: 'digits', v, as }) as const;

describe('figures', () => {
  it.each([
    ['phone', '13800000001', '138 0000 0001', '1 3 8，0 0 0 0，0 0 0 1', '幺三八，零零零零，零零零幺'],
    ['phone', '138****0001', '138 **** 0001', '1 3 8，某某某某，0 0 0 1', '幺三八，某某某某，零零零幺'],
    ['reference', 'K7M4P1', 'K7M4P1', 'K 7 M，4 P 1', '字母K七字母M，四字母P一'],
    ['billKey', '3100012345', '3100012345', '3 1 0 0，0 1 2 3，4 5', '三幺零零，零幺二三，四五'],
    ['key', '1', '1', '1', '一'],
    ['key', '0', '0', '0', '零键'],
    ['key', '#', '#', '井号键', '井号键'],
  ] as const)('of a %s %s have their Chinese form', (as, v, text, screenReader, speech) => {
    const said = (['text', 'screenReader', 'speech'] as const).map((form) => sayValue(digits(v, as), how('zh-CN', form)));
    expect(said).toEqual([text, screenReader, speech]);
  });

  it.each([
    ['phone', '13800000001', '138 0000 0001', '1 3 8, 0 0 0 0, 0 0 0 1', 'one three eight, zero zero zero zero, zero zero zero one'],
    [
      'phone',
      '138****0001',
      '138 **** 0001',
      '1 3 8, four digits hidden, 0 0 0 1',
      'one three eight, four digits hidden, zero zero zero one',
    ],
    ['reference', 'K7M4PX', 'K7M4PX', 'K 7 M, 4 P X', 'K for Kilo seven M for Mike, four P for Papa X for Xray'],
    ['billKey', 'P20260001', 'P20260001', 'P 2 0 2, 6 0 0 0, 1', 'P for Papa two zero two, six zero zero zero, one'],
    ['key', '0#', '0#', '0, the hash key', 'zero, the hash key'],
  ] as const)('of a %s %s have their English form', (as, v, text, screenReader, speech) => {
    const said = (['text', 'screenReader', 'speech'] as const).map((form) => sayValue(digits(v, as), how('en', form)));
    expect(said).toEqual([text, screenReader, speech]);
  });

  const figures = (alphabet: string, minLength: number, maxLength = minLength) =>
    fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength, maxLength });
  const kinds = {
    phone: fc.oneof(
      figures('0123456789', 11),
      fc.tuple(figures('0123456789', 3), figures('0123456789', 4)).map(([head, end]) => `${head}****${end}`),
    ),
    reference: figures('2346789BCFGHJKMPQRTVWXY', 6),
    billKey: figures('0123456789GJP', 5, 20),
  };

  it.each(everyWay)('are read back from %s %s', (lang, form) => {
    for (const as of ['phone', 'reference', 'billKey'] as const) {
      fc.assert(
        fc.property(kinds[as], (v) => {
          const words = sayValue(digits(v, as), how(lang, form));
          const amount = sayValue({ t: 'money', v: { minor: '50000', currency: 'CNY' } }, how(lang, form));
          const sentence = lang === 'en' ? `It is ${words}, ${amount}.` : `号码${words}，${amount}。`;
          expect(findDigits(sentence, lang, form, as)).toContain(v);
          if (form === 'speech') expect(words).toMatch(heard[lang]);
        }),
        { numRuns: 500 },
      );
    }
  });

  it('keep what is no figure out of every form', () => {
    expect(sayValue(digits('138-0000 0001\u202e<b>', 'phone'), how('en', 'text'))).toBe('1380 0000 001b');
  });
});

describe('an account', () => {
  const account = { t: 'account', tail: '1234', alias: '工资卡' } as const;

  it.each([
    ['zh-CN', 'text', '工资卡（尾号 1234）'],
    ['zh-CN', 'screenReader', '工资卡，尾号 1 2 3 4'],
    ['zh-CN', 'speech', '工资卡，尾号幺二三四'],
    ['en', 'text', '工资卡 ending 1234'],
    ['en', 'speech', '工资卡 ending one two three four'],
  ] as const)('in %s as %s is its alias, then its tail', (lang, form, words) => {
    expect(sayValue(account, how(lang, form))).toBe(words);
  });

  it('is its tail alone without an alias that can be told, after its bank where there is one', () => {
    const bare = { t: 'account', tail: '6688', alias: '🎉🎉' } as const;
    expect(sayValue(bare, how('zh-CN', 'speech'))).toBe('尾号六六八八');
    expect(sayValue(bare, how('en', 'screenReader'))).toBe('account ending 6 6 8 8');
    expect(sayValue({ t: 'account', tail: '7799', bank: 'bank.cityDemo' }, how('zh-CN', 'text'))).toBe('示例城商行（尾号 7799）');
    expect(sayValue({ t: 'account', tail: '7799', bank: 'bank.cityDemo' }, how('en', 'text'))).toBe('term of bank account ending 7799');
  });

  it.each(everyWay)('gives its tail back from %s %s', (lang, form) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.constantFrom(undefined, '工资卡', 'Salary'), (n, alias) => {
        const tail = String(n).padStart(4, '0');
        const words = sayValue({ t: 'account', tail, ...(alias === undefined ? {} : { alias }) }, how(lang, form));
        const amount = sayValue({ t: 'money', v: { minor: '50000', currency: 'CNY' } }, how(lang, form));
        expect(findDigits(lang === 'en' ? `${words}, ${amount}` : `${words}，${amount}`, lang, form, 'tail')).toEqual([tail]);
        if (form === 'speech') expect(words).toMatch(heard[lang]);
      }),
    );
  });

  it('gives no tail back where none was told', () => {
    expect(readDigits('可用余额一千二百三十四元', 'zh-CN', 'speech', 'tail')).toBeNull();
  });
});

describe('a number', () => {
  it('is 两 before a measure word and 二 in a row', () => {
    expect(sayValue({ t: 'count', v: 2 }, how('zh-CN', 'speech'))).toBe('两');
    expect(sayCount({ t: 'count', v: 2, as: 'order' }, how('zh-CN', 'speech'))).toBe('二');
    expect(sayCount({ t: 'count', v: 2, as: 'order' }, how('en', 'speech'))).toBe('two');
    expect(sayValue({ t: 'count', v: 1250 }, how('zh-CN', 'text'))).toBe('1,250');
    expect(sayValue({ t: 'count', v: 1250 }, how('en', 'screenReader'))).toBe('1250');
    expect(() => sayValue({ t: 'count', v: 1.5 }, how('en', 'text'))).toThrow(RangeError);
  });

  it('as a rate keeps its zeros for the eye and drops them for the ear', () => {
    const rate = { t: 'percent', v: '1.50' } as const;
    expect(everyWay.map(([lang, form]) => sayValue(rate, how(lang, form)))).toEqual([
      '1.50%',
      '百分之1.50',
      '百分之一点五',
      '1.50%',
      '1.50 percent',
      'one point five percent',
    ]);
    expect(sayValue({ t: 'percent', v: '-0.05' }, how('zh-CN', 'speech'))).toBe('负百分之零点零五');
    expect(sayValue({ t: 'percent', v: '2.00' }, how('en', 'speech'))).toBe('two percent');
  });
});
