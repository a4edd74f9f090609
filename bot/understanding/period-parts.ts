import { addDays, addMonths, type Span } from './calendar';
import type { AtomGroup, AtomRule } from './period-atoms';
import { count as zhCount, countOf as zhCountOf } from './period-words-zh';
import { count as enCount, countOf as enCountOf, ordinalOf, ordinals } from './period-words-en';

type Unit = 'day' | 'week' | 'month' | 'half';
const away = (day: string, unit: Unit, many: number): string =>
  unit === 'month' ? addMonths(day, many) : addDays(day, many * (unit === 'week' ? 7 : 1));

const fit = (of: Span, span: Span): Span | null => (span.start >= of.start && span.end <= of.end && span.start <= span.end ? span : null);

/** The first three days, the second week. */
const fromStart = (of: Span, unit: Unit, skipped: number, many: number): Span | null =>
  fit(of, { start: away(of.start, unit, skipped), end: addDays(away(of.start, unit, skipped + many), -1) });

/** The last day, the last three months. */
const fromEnd = (of: Span, unit: Unit, many: number): Span | null =>
  fit(of, {
    start: unit === 'month' ? addMonths(`${of.end.slice(0, 8)}01`, 1 - many) : addDays(away(of.end, unit, -many), 1),
    end: of.end,
  });

/** The first to the fifteenth of a month, the rest; of a year six months. */
function half(of: Span, isSecond: boolean): Span | null {
  const isYear = of.end > addMonths(of.start, 6);
  const second = isYear ? addMonths(of.start, 6) : addDays(of.start, 15);
  return isSecond ? { start: second, end: of.end } : { start: of.start, end: addDays(second, -1) };
}

const units: { [word: string]: Unit } = { 天: 'day', 日: 'day', 周: 'week', 星期: 'week', 礼拜: 'week', 月: 'month' };
const unit = '(天|日|周|星期|礼拜|月)';
/** What a part can be of stands right before it in Chinese: 上个月最后一天, 国庆头三天. */
const stretch = '(?<=(?:月份?|年度?|季度?|半年|周|星期|礼拜|旬|节|国庆|假期?|期间)的?)';
const feast = '(?<=(?:节|国庆|五一|元旦|中秋|端午|清明|春节|除夕|假期?|期间|十一|十二|圣诞|[号日])的?)';
const ordinalZh = '([一二三四五六七八九十]{1,2}|\\d{1,2})';

/** Parts of what stands before them. */
const zhPartRules: AtomRule[] = [
  [
    new RegExp(`${stretch}(?:头|(?<!(?:节|国庆|假期?|期间)的?)前|开头的?|最初的?)${zhCount}个?${unit}`, 'gu'),
    ([, counted = '', of = '']) => partOf(counted, (many) => (span) => fromStart(span, units[of] ?? 'day', 0, many)),
  ],
  [
    new RegExp(`${stretch}(?:最后的?|最末|末尾的?|末|后)那?${zhCount}个?${unit}`, 'gu'),
    ([, counted = '', of = '']) => partOf(counted, (many) => (span) => fromEnd(span, units[of] ?? 'day', many)),
  ],
  [
    new RegExp(`${stretch}第${ordinalZh}个?${unit}`, 'gu'),
    ([, nth = '', of = '']) => partOf(nth, (many) => (span) => fromStart(span, units[of] ?? 'day', many - 1, 1)),
  ],
  [
    new RegExp(`${feast}(前|后)的?(?:第?一)?[天日]`, 'gu'),
    ([, side]) => ({
      part: ({ start, end }) =>
        side === '前' ? { start: addDays(start, -1), end: addDays(start, -1) } : { start: addDays(end, 1), end: addDays(end, 1) },
    }),
  ],
];

function partOf(counted: string, read: (many: number) => (of: Span) => Span | null) {
  const many = zhCountOf(counted);
  return Number.isNaN(many) || many < 1 ? null : { part: read(many) };
}

const enUnits: { [word: string]: Unit } = { day: 'day', week: 'week', month: 'month', half: 'half' };

/** Parts of what stands behind them: the last day of October, the first ten days of last month, the day after Christmas. */
const enPartRules: AtomRule[] = [
  [
    new RegExp(`\\b(?:the )?(?:very )?(first|opening|last|final|closing) (?:${enCount} )?(day|week|month)s? (?:of|in) `, 'gu'),
    ([, side = '', counted = 'one', of = '']) => {
      const [many, unit] = [enCountOf(counted), enUnits[of] ?? 'day'];
      return { part: (span) => (/first|opening/.test(side) ? fromStart(span, unit, 0, many) : fromEnd(span, unit, many)) };
    },
  ],
  [
    new RegExp(`\\b(?:the )?(${ordinals}) (day|week|month) of `, 'gu'),
    ([, nth = '', of = '']) => ({ part: (span) => fromStart(span, enUnits[of] ?? 'day', ordinalOf(nth) - 1, 1) }),
  ],
  [
    /\b(?:the )?(?:(first|1st)|second|2nd|last|latter|other) half of /gu,
    ([, first]) => ({ part: (span) => half(span, first === undefined) }),
  ],
  [
    /\b(?:the )?day (before|after) (?!yesterday|tomorrow|last)/gu,
    ([, side]) => ({
      part: ({ start, end }) => {
        const day = side === 'before' ? addDays(start, -1) : addDays(end, 1);
        return { start: day, end: day };
      },
    }),
  ],
];

/** What is said of a stretch and is none by itself. */
export const parts: AtomGroup[] = [
  { words: /[头前后末第]|最初/u, rules: zhPartRules },
  { words: / (?:of|in|before|after) /, rules: enPartRules },
];
