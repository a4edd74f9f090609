import fc from 'fast-check';
import { findDates, findInstants, findPeriods, readDate, readInstant, readPeriod, sayValue } from '../../../accessibility/saying';
import { everyWay, heard, how } from './cases';

const today = '2026-03-04';
const dayMs = 86_400_000;
const iso = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const dayNumber = (v: string): number => Date.parse(`${v}T00:00:00Z`) / dayMs;
const leapDays = [1992, 1996, 2000, 2024, 2028, 2096].map((year) => dayNumber(`${year}-02-29`));
const anyDay = fc
  .oneof(
    fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2099-12-31') }),
    fc.constantFrom(...leapDays),
    fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2026-12-31') }),
  )
  .map(iso);
const date = (v: string) => ({ t: 'date', v }) as const;
const instant = (v: string) => ({ t: 'instant', v }) as const;
const period = (start: string, end: string) => ({ t: 'period', start, end }) as const;

describe('a date', () => {
  it.each([
    ['zh-CN', 'text', '2026-03-04', '2026年3月4日 星期三'],
    ['zh-CN', 'screenReader', '2025-03-04', '2025年3月4日 星期二'],
    ['zh-CN', 'speech', '2026-03-04', '三月四日，星期三'],
    ['zh-CN', 'speech', '2024-02-29', '二零二四年二月二十九日，星期四'],
    ['zh-CN', 'speech', '2011-11-11', '二零一一年十一月十一日，星期五'],
    ['en', 'text', '2026-03-04', 'Wednesday 4 March 2026'],
    ['en', 'screenReader', '2026-03-04', 'Wednesday 4 March 2026'],
    ['en', 'speech', '2026-03-04', 'Wednesday the fourth of March'],
    ['en', 'speech', '2025-12-31', 'Wednesday the thirty first of December twenty twenty five'],
    ['en', 'speech', '2009-05-20', 'Wednesday the twentieth of May two thousand and nine'],
    ['en', 'speech', '2000-01-01', 'Saturday the first of January two thousand'],
  ] as const)('in %s as %s of %s is %s', (lang, form, v, words) => {
    expect(sayValue(date(v), how(lang, form))).toBe(words);
  });

  it('says today, yesterday and the day after in easy wording, before the date', () => {
    expect(sayValue(date('2026-03-04'), how('zh-CN', 'text', 'easy'))).toBe('今天 2026年3月4日 星期三');
    expect(sayValue(date('2026-03-06'), how('zh-CN', 'speech', 'easy'))).toBe('后天，三月六日，星期五');
    expect(sayValue(date('2026-03-03'), how('en', 'text', 'easy'))).toBe('yesterday, Tuesday 3 March 2026');
    expect(sayValue(date('2026-03-09'), how('zh-CN', 'text', 'easy'))).toBe('2026年3月9日 星期一');
  });

  it.each(everyWay)('is read back from %s %s, also in easy wording', (lang, form) => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('plain', 'easy', 'signFirst'), (v, wording) => {
        const words = sayValue(date(v), how(lang, form, wording));
        expect(findDates(`${words}，200.00`, lang, form, today)).toEqual([v]);
        expect([findInstants(words, lang, form, today), findPeriods(words, lang, form, today)]).toEqual([[], []]);
        if (form === 'speech') expect(words).toMatch(heard[lang]);
      }),
      { numRuns: 400 },
    );
  });

  it('is not read where the weekday is not that of the day, or the calendar has no such day', () => {
    expect(readDate('2026年3月4日 星期四', 'zh-CN', 'text', today)).toBeNull();
    expect(readDate('二月三十日，星期一', 'zh-CN', 'speech', today)).toBeNull();
    expect(readDate('Monday 31 April 2026', 'en', 'text', today)).toBeNull();
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '20260304', 'today', ''])('is refused as %s', (v) => {
    expect(() => sayValue(date(v), how('zh-CN', 'text'))).toThrow(RangeError);
  });
});

describe('an instant', () => {
  it.each([
    ['zh-CN', 'text', '2026-03-04T05:05:00Z', '13:05'],
    ['zh-CN', 'screenReader', '2026-03-04T15:05:00+08:00', '下午3点5分'],
    ['zh-CN', 'speech', '2026-03-04T15:05:00+08:00', '下午三点零五分'],
    ['zh-CN', 'speech', '2026-03-04T14:22:59.999+08:00', '下午两点二十二分'],
    ['zh-CN', 'speech', '2026-03-04T00:00:00+08:00', '凌晨零点'],
    ['zh-CN', 'text', '2026-03-05T09:00:00+08:00', '2026年3月5日 09:00'],
    ['zh-CN', 'screenReader', '2026-03-05T12:30:00+08:00', '2026年3月5日 中午12点30分'],
    ['zh-CN', 'speech', '2026-03-05T20:00:00+08:00', '三月五日晚上八点'],
    ['zh-CN', 'speech', '2025-12-31T16:30:00Z', '一月一日凌晨零点三十分'],
    ['zh-CN', 'speech', '2025-12-31T15:30:00Z', '二零二五年十二月三十一日晚上十一点三十分'],
    ['en', 'text', '2026-03-04T05:05:00Z', '13:05'],
    ['en', 'screenReader', '2026-03-04T00:05:00+08:00', '12:05 am'],
    ['en', 'speech', '2026-03-04T15:05:00+08:00', 'five minutes past three in the afternoon'],
    ['en', 'speech', '2026-03-04T15:01:00+08:00', 'one minute past three in the afternoon'],
    ['en', 'speech', '2026-03-04T12:00:00+08:00', 'noon'],
    ['en', 'speech', '2026-03-05T20:00:00+08:00', 'the fifth of March, eight in the evening'],
    ['en', 'text', '2027-03-05T20:00:00+08:00', '5 March 2027, 20:00'],
  ] as const)('in %s as %s of %s is %s', (lang, form, v, words) => {
    expect(sayValue(instant(v), how(lang, form))).toBe(words);
  });

  it('has words for the part of the day where wording is easy or sign-first', () => {
    expect(sayValue(instant('2026-03-04T15:05:00+08:00'), how('zh-CN', 'text', 'signFirst'))).toBe('下午3:05');
    expect(sayValue(instant('2026-03-04T15:05:00+08:00'), how('zh-CN', 'text', 'easy'))).toBe('今天下午3:05');
    expect(sayValue(instant('2026-03-05T15:05:00+08:00'), how('zh-CN', 'speech', 'easy'))).toBe('明天，三月五日下午三点零五分');
    expect(sayValue(instant('2026-03-05T15:05:00+08:00'), how('en', 'text', 'easy'))).toBe('tomorrow, 5 March 2026, 3:05 pm');
  });

  it.each(everyWay)('is read back to the minute from %s %s, in any wording', (lang, form) => {
    const anyInstant = fc.tuple(fc.oneof(anyDay, fc.constant(today)), fc.integer({ min: 0, max: 1439 }));
    fc.assert(
      fc.property(anyInstant, fc.constantFrom('plain', 'easy', 'signFirst'), ([day, minutes], wording) => {
        const v = `${day}T${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}+08:00`;
        const words = sayValue(instant(v), how(lang, form, wording));
        expect(findInstants(lang === 'en' ? `valid until ${words}.` : `${words}前有效`, lang, form, today)).toEqual([v]);
        expect([findDates(words, lang, form, today), findPeriods(words, lang, form, today)]).toEqual([[], []]);
        if (form === 'speech') expect(words).toMatch(heard[lang]);
      }),
      { numRuns: 400 },
    );
  });

  it('is refused without an offset, for it would be in the zone of the machine', () => {
    expect(() => sayValue(instant('2026-03-04T15:05:00'), how('en', 'text'))).toThrow(RangeError);
    expect(readInstant('25:05', 'en', 'text', today)).toBeNull();
  });
});

describe('a period', () => {
  it.each([
    ['zh-CN', 'text', '2026-03-01', '2026-03-31', '2026年3月1日至3月31日'],
    ['zh-CN', 'text', '2025-12-01', '2026-01-05', '2025年12月1日至2026年1月5日'],
    ['zh-CN', 'speech', '2026-03-01', '2026-03-31', '三月一日到三月三十一日'],
    ['zh-CN', 'speech', '2025-03-01', '2025-03-31', '二零二五年三月一日到三月三十一日'],
    ['zh-CN', 'speech', '2026-03-04', '2026-03-04', '三月四日当天'],
    ['en', 'text', '2026-03-01', '2026-03-31', '1 March to 31 March 2026'],
    ['en', 'speech', '2026-03-01', '2026-03-31', 'the first of March to the thirty first of March'],
    ['en', 'speech', '2025-12-01', '2026-01-05', 'the first of December twenty twenty five to the fifth of January twenty twenty six'],
    ['en', 'text', '2026-03-04', '2026-03-04', '4 March 2026 only'],
  ] as const)('in %s as %s from %s to %s is %s', (lang, form, start, end, words) => {
    expect(sayValue(period(start, end), how(lang, form))).toBe(words);
    expect(readPeriod(words, lang, form, today)).toEqual({ start, end });
  });

  it.each(everyWay)('is read back from %s %s', (lang, form) => {
    fc.assert(
      fc.property(anyDay, fc.oneof(anyDay, fc.constant(null)), (one, other) => {
        const [start = one, end = one] = [one, other ?? one].sort();
        const words = sayValue(period(start, end), how(lang, form));
        expect(findPeriods(words, lang, form, today)).toEqual([{ start, end }]);
        expect([findDates(words, lang, form, today), findInstants(words, lang, form, today)]).toEqual([[], []]);
        if (form === 'speech') expect(words).toMatch(heard[lang]);
      }),
      { numRuns: 400 },
    );
  });
});
