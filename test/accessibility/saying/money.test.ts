import fc from 'fast-check';
import { findMoney, readMoney, sayValue } from '../../../accessibility/saying';
import { everyWay, heard, how } from './cases';

const spoken: [minor: number, zh: string, en: string][] = [
  [0, '零元', 'zero yuan'],
  [1, '一分', 'one fen'],
  [2, '两分', 'two fen'],
  [20, '两角', 'twenty fen'],
  [22, '两角两分', 'twenty two fen'],
  [200, '两元', 'two yuan'],
  [222, '两元两角两分', 'two yuan and twenty two fen'],
  [1000, '十元', 'ten yuan'],
  [1200, '十二元', 'twelve yuan'],
  [1205, '十二元零五分', 'twelve yuan and five fen'],
  [1220, '十二元两角', 'twelve yuan and twenty fen'],
  [2000, '二十元', 'twenty yuan'],
  [2200, '二十二元', 'twenty two yuan'],
  [10_200, '一百零二元', 'one hundred and two yuan'],
  [11_000, '一百一十元', 'one hundred and ten yuan'],
  [20_000, '两百元', 'two hundred yuan'],
  [22_000, '两百二十元', 'two hundred and twenty yuan'],
  [105_000, '一千零五十元', 'one thousand and fifty yuan'],
  [125_050, '一千二百五十元五角', 'one thousand two hundred and fifty yuan and fifty fen'],
  [220_000, '两千二百元', 'two thousand two hundred yuan'],
  [1_000_500, '一万零五元', 'ten thousand and five yuan'],
  [1_234_567, '一万二千三百四十五元六角七分', 'twelve thousand three hundred and forty five yuan and sixty seven fen'],
  [2_000_000, '两万元', 'twenty thousand yuan'],
  [10_001_000, '十万零一十元', 'one hundred thousand and ten yuan'],
  [12_000_000, '十二万元', 'one hundred and twenty thousand yuan'],
  [200_000_000, '两百万元', 'two million yuan'],
  [10_000_000_000, '一亿元', 'one hundred million yuan'],
  [10_000_000_500, '一亿零五元', 'one hundred million and five yuan'],
  [10_010_000_000, '一亿零一十万元', 'one hundred million one hundred thousand yuan'],
  [
    99_999_999_999_999,
    '九千九百九十九亿九千九百九十九万九千九百九十九元九角九分',
    'nine hundred and ninety nine billion nine hundred and ninety nine million nine hundred and ninety nine thousand ' +
      'nine hundred and ninety nine yuan and ninety nine fen',
  ],
  [100_000_000_000_500, '一万亿零五元', 'one trillion and five yuan'],
  [-5000, '负五十元', 'minus fifty yuan'],
];

const money = (minor: bigint | number, as?: 'in' | 'out' | 'fee') =>
  ({ t: 'money', v: { minor: minor.toString(), currency: 'CNY' }, ...(as === undefined ? {} : { as }) }) as const;

describe('an amount', () => {
  it.each(spoken)('of %d fen is spoken %s, %s', (minor, zh, en) => {
    expect(sayValue(money(minor), how('zh-CN', 'speech'))).toBe(zh);
    expect(sayValue(money(minor), how('en', 'speech'))).toBe(en);
    expect(readMoney(zh, 'zh-CN', 'speech')).toEqual({ minor: String(minor) });
    expect(readMoney(en, 'en', 'speech')).toEqual({ minor: String(minor) });
  });

  it.each([
    ['zh-CN', 'text', '1,250.50 元', '支出 200.00 元', '负 0.05 元', '免手续费'],
    ['zh-CN', 'screenReader', '1250.50元', '支出200.00元', '负0.05元', '免手续费'],
    ['zh-CN', 'speech', '一千二百五十元五角', '支出两百元', '负五分', '免手续费'],
    ['en', 'text', 'CNY 1,250.50', 'money out CNY 200.00', 'minus CNY 0.05', 'no fee'],
    ['en', 'screenReader', '1250.50 yuan', 'money out 200.00 yuan', 'minus 0.05 yuan', 'no fee'],
    ['en', 'speech', 'one thousand two hundred and fifty yuan and fifty fen', 'money out two hundred yuan', 'minus five fen', 'no fee'],
  ] as const)('in %s as %s tells sign, direction and no fee in words', (lang, form, plain, out, negative, fee) => {
    const say = (value: Parameters<typeof sayValue>[0]) => sayValue(value, how(lang, form));
    expect(say(money(125_050))).toBe(plain);
    expect(say(money(20_000, 'out'))).toBe(out);
    expect(say(money(-20_000, 'out'))).toBe(out);
    expect(say(money(-5))).toBe(negative);
    expect(say(money(0, 'fee'))).toBe(fee);
    expect(say(money(125_050, 'fee'))).toBe(plain);
    expect(readMoney(out, lang, form)).toEqual({ minor: '20000', as: 'out' });
    expect(readMoney(fee, lang, form)).toEqual({ minor: '0', as: 'fee' });
  });

  const magnitude = fc.oneof(
    fc.bigInt(0n, 99_999_999_999_999n),
    fc.bigInt(0n, 1_000_000n),
    fc.integer({ min: 0, max: 14 }).map((n) => 10n ** BigInt(n)),
  );
  const amount = fc.tuple(magnitude, fc.boolean()).map(([n, negative]) => (negative ? -n : n));

  it.each(everyWay)('is read back from %s %s as it was said', (lang, form) => {
    fc.assert(
      fc.property(amount, fc.constantFrom(undefined, 'in', 'out'), (minor, as) => {
        const words = sayValue(money(minor, as), how(lang, form));
        const told = (as === 'out' && minor < 0n ? -minor : minor).toString();
        expect(findMoney(words, lang, form)).toEqual([{ minor: told, ...(as === undefined ? {} : { as }) }]);
        expect(words).not.toMatch(/[¥￥$-]/);
        if (form === 'speech') expect(words).toMatch(heard[lang]);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['zh-CN', 'text', '工资卡（尾号 1234），可用余额 12,345.67 元。另有 0.05 元 正在办理，13:05前有效。'],
    ['zh-CN', 'screenReader', '工资卡，尾号 1 2 3 4，可用余额12345.67元。另有0.05元正在办理，下午1点5分前有效。'],
    ['zh-CN', 'speech', '工资卡，尾号幺二三四，可用余额一万二千三百四十五元六角七分。另有五分正在办理，下午一点零五分前有效，还有两分钟。'],
    ['en', 'text', 'Salary ending 1234 has CNY 12,345.67, and CNY 0.05 is held until 13:05.'],
    ['en', 'screenReader', 'Salary ending 1 2 3 4 has 12345.67 yuan, and 0.05 yuan is held until 1:05 pm.'],
    [
      'en',
      'speech',
      'Salary ending one two three four has twelve thousand three hundred and forty five yuan and sixty seven fen and five fen is held ' +
        'until five minutes past one in the afternoon.',
    ],
  ] as const)('is found in a whole sentence of %s %s, and nothing else is', (lang, form, sentence) => {
    expect(findMoney(sentence, lang, form)).toEqual([{ minor: '1234567' }, { minor: '5' }]);
  });

  it.each(['两百', '二百元', '十元整', '一十元', '五百元零角', '一万五元', '', '元', '零元五角'])(
    'is not read from %s, which nobody of ours says',
    (words) => {
      expect(readMoney(words, 'zh-CN', 'speech')).toBeNull();
    },
  );

  it.each(['1.5', '', '0x10', ' 5', '1e3', '1234567890123456'])('is refused as %j, no whole number of fen', (minor) => {
    expect(() => sayValue({ t: 'money', v: { minor, currency: 'CNY' } }, how('en', 'text'))).toThrow(RangeError);
  });
});
