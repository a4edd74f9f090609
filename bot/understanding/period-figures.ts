import { dayOf, monthSpan, oneDay, type Span } from './calendar';
import { type Atom, type AtomGroup, type AtomRule, dated, dayOrMonth, type InYear, noSuchDay, ofYear } from './period-atoms';

const isHan = /\p{Script=Han}/u;

const dayAt = (year: string | undefined, month: string | undefined, day: string | undefined): Atom => {
  const found = dayOf(Number(year), Number(month), Number(day));
  return found === null ? noSuchDay : { span: oneDay(found) };
};

const monthDay =
  (month: number, day: number): InYear =>
  (year) => {
    const found = dayOf(year, month, day);
    return found === null ? null : oneDay(found);
  };

/** Two figures as month and day: in Chinese in this order, in English only where one of them can be no month. Null where it is no date at all. */
function pair(text: string, one: number, other: number, today: string): Atom | null {
  const [month, day] = isHan.test(text) || other > 12 ? [one, other] : [other, one];
  if (!isHan.test(text) && one <= 12 && other <= 12 && one !== other) return dayOrMonth;
  return dayOf(2024, month, day) === null ? null : ofYear(undefined, monthDay(month, day), today);
}

const isSpan = (atom: Atom | null): atom is { span: Span } => atom !== null && 'span' in atom;
const lead = '(?<=^|[从自在到至,，、]|\\b(?:on|from|to|since|until|till|of|for|between|and|dated) )';
const tail = '(?=$|\\s?(?:[的那号到至以起,，?？~–—-]|当天|to\\b|until\\b|till\\b|and\\b))';

const figureRules: AtomRule[] = [
  [/((?:19|20)\d{2})[-/.]([01]?\d)[-/.]([0-3]?\d)(?!\d)/g, ([, year, month, day]) => dayAt(year, month, day)],
  [
    /(?<!\d)(20\d{2})(0[1-9]|1[0-2])([0-3]\d)(?!\d)/g,
    ([, year, month, day]) => {
      const found = dayAt(year, month, day);
      return 'span' in found ? found : null; // a number of eight figures
    },
  ],
  [
    /(?<![\d/.-])(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})(?!\d)/g,
    ([, one, other, year]) => {
      const [first, second] = [Number(one), Number(other)];
      if (first !== second && first <= 12 && second <= 12) return dayOrMonth;
      return first > 12 ? dayAt(year, other, one) : dayAt(year, one, other);
    },
  ],
  [
    /((?:19|20)\d{2})(?:[-/]([01]?\d)|\.(0[1-9]|1[0-2]))(?![-/.\d])/g,
    ([, year, month, dotted]) => {
      const wanted = Number(month ?? dotted);
      return wanted >= 1 && wanted <= 12 ? dated(monthSpan(Number(year), wanted)) : null;
    },
  ],
  [/(?<![\d/.-])(0?[1-9]|1[0-2])\/((?:19|20)\d{2})(?!\d)/g, ([, month, year]) => dated(monthSpan(Number(year), Number(month)))],
  [
    /(?<![\d./])(\d{1,2})([./])(\d{1,2})\s?(?:到|至|[-~–—]{1,2}|to|until)\s?(\d{1,2})\2(\d{1,2})(?![\d./]|\s?[元块万千百%])/g,
    ({ 1: one, 3: other, 4: next, 5: nextOther, input = '' }, today) => {
      const [from, to] = [pair(input, Number(one), Number(other), today), pair(input, Number(next), Number(nextOther), today)];
      if (!isSpan(from) || !isSpan(to)) return from === null || to === null ? null : dayOrMonth;
      return dated({ start: from.span.start, end: to.span.end });
    },
  ],
  [
    new RegExp(`${lead}(?!24/7)(\\d{1,2})/(\\d{1,2})(?![\\d/])${tail}`, 'g'),
    ({ 1: one, 2: other, input = '' }, today) => pair(input, Number(one), Number(other), today),
  ],
  [
    /(?<![\d./])(\d{1,2})\.(\d{1,2})(?:[号日]|那一?天|当[天日])/g,
    ({ 1: one, 2: other, input = '' }, today) => pair(input, Number(one), Number(other), today),
  ],
];

/** Dates in figures, in whatever language they stand: 2026-09-01, 2026.9.1, 20260901, 25/10/2026, 2026-09, 9.1-9.15, 10/25, 10.3号. */
export const figures: AtomGroup = { words: /\d\D?\d/, rules: figureRules };
