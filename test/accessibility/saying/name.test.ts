import fc from 'fast-check';
import { sayValue } from '../../../accessibility/saying';
import { everyWay, heard, how } from './cases';

const name = (v: string) => ({ t: 'name', v }) as const;
const said = (v: string) => ({ t: 'said', v }) as const;

describe("somebody's own words", () => {
  it.each([
    ['王秀兰', '王秀兰', '王秀兰', '王秀兰'],
    ['王*明', '王*明', '王某明', '王某明'],
    ['稳盈7号', '稳盈7号', '稳盈7号', '稳盈七号'],
    ['二〇二六年', '二〇二六年', '二〇二六年', '二零二六年'],
    ['</Say><Dial>10086</Dial>', '</Say><Dial>10086</Dial>', '</Say><Dial>10086</Dial>', 'Say Dial 一零零八六 Dial'],
    ['张三\u202e四李\u2066', '张三四李', '张三四李', '张三四李'],
    ['妈妈❤️👨‍👩‍👧👍🏽', '妈妈❤️👨‍👩‍👧👍🏽', '妈妈', '妈妈'],
    ['房租\r\n三月\t2026', '房租 三月 2026', '房租 三月 2026', '房租 三月 二零二六'],
    ['рaypal', 'рaypal', 'рaypal', 'рaypal'],
    ['-----房东>>>>', '-----房东>>>>', '房东', '房东'],
    ['５楼①٣', '５楼①٣', '５楼①٣', '五楼一三'],
    [
      '{{amount, money}} $t(common.error)',
      '{{amount, money}} $t(common.error)',
      'amount, money $t(common.error)',
      'amount money t common error',
    ],
    ['🎉🎉🎉', '🎉🎉🎉', '无法读出的名称', '无法读出的名称'],
    ['\u202e\u0000\ud83d', '无法读出的名称', '无法读出的名称', '无法读出的名称'],
  ])('%j are text as written and safe to hear', (v, text, screenReader, speech) => {
    const heardAs = (['text', 'screenReader', 'speech'] as const).map((form) => sayValue(name(v), how('zh-CN', form)));
    expect(heardAs).toEqual([text, screenReader, speech]);
  });

  it('are spelled in the words of the language', () => {
    expect(sayValue(said('flat 12b, for Ann'), how('en', 'speech'))).toBe('flat one two b for Ann');
    expect(sayValue(name('🎉'), how('en', 'speech'))).toBe('a name that cannot be read');
    expect(sayValue(said('🎉'), how('zh-CN', 'speech'))).toBe('无法读出的文字');
  });

  it('are at most 200 characters, never cut inside one', () => {
    const words = sayValue(said('👍'.repeat(10_000)), how('zh-CN', 'text'));
    expect(words).toBe('👍'.repeat(200));
    expect(sayValue(said('\u{20000}'.repeat(10_000)), how('en', 'speech'))).toBe('\u{20000}'.repeat(200));
    expect(sayValue(said('\ufdfa'.repeat(10_000)), how('en', 'speech')).length).toBeLessThanOrEqual(200);
    expect(sayValue(said('👍'.repeat(10_000)), how('en', 'speech'))).toBe('words that cannot be read');
  });

  it.each(everyWay)('never break %s %s, whatever they hold', (lang, form) => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.string({ unit: 'grapheme', maxLength: 300 }));
    fc.assert(
      fc.property(anything, (v) => {
        for (const value of [name(v), said(v)]) {
          const words = sayValue(value, how(lang, form));
          expect(words).not.toBe('');
          expect(words).not.toMatch(/[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
          expect(words).not.toMatch(/[\n\u2028\u2029]/);
          if (form !== 'text') expect(words).not.toMatch(/\p{Extended_Pictographic}/u);
          if (form === 'speech') expect(words).toMatch(heard[lang]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it.each(everyWay)('as an alias leave no digit to speech in %s %s', (lang, form) => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (alias) => {
        const words = sayValue({ t: 'account', tail: '1234', alias }, how(lang, form));
        if (form === 'speech') expect(words).toMatch(heard[lang]);
        expect(words).toContain(lang === 'en' ? 'ending' : '尾号');
      }),
    );
  });
});
