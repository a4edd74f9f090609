/** Days as YYYY-MM-DD, so that they compare as they lie. Pure arithmetic in the bank's zone; nothing here knows what day it is. */
const dayMs = 86_400_000;

export type Span = { start: string; end: string };

const msOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayAt = (ms: number) => new Date(ms).toISOString().slice(0, 10);

export const addDays = (day: string, count: number): string => dayAt(msOf(day) + count * dayMs);
export const yearOf = (day: string): number => Number(day.slice(0, 4));
export const monthOf = (day: string): number => Number(day.slice(5, 7));
/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: string): number => new Date(msOf(day)).getUTCDay() || 7;
export const lastOfMonth = (year: number, month: number): string => dayAt(Date.UTC(year, month, 0));

/** The day of these numbers, or null where the calendar has none: 31 February. */
export function dayOf(year: number, month: number, day: number): string | null {
  const made = dayAt(Date.UTC(year, month - 1, day));
  return monthOf(made) === month && day >= 1 ? made : null;
}

/** So many months away; the 31st becomes the last day of a shorter month. */
export function addMonths(day: string, count: number): string {
  const first = dayAt(Date.UTC(yearOf(day), monthOf(day) - 1 + count, 1));
  const last = lastOfMonth(yearOf(first), monthOf(first));
  const same = first.slice(0, 8) + day.slice(8);
  return same > last ? last : same;
}

export const oneDay = (day: string): Span => ({ start: day, end: day });
/** A whole month; month numbers beyond a year roll over into the next or the one before. */
export function monthSpan(year: number, month: number): Span {
  const start = dayAt(Date.UTC(year, month - 1, 1));
  return { start, end: lastOfMonth(yearOf(start), monthOf(start)) };
}
export const monthsSpan = (year: number, from: number, to: number): Span => ({
  start: monthSpan(year, from).start,
  end: monthSpan(year, to).end,
});
export const yearSpan = (year: number): Span => monthsSpan(year, 1, 12);
/** From Monday to Sunday, `away` weeks from that of the day. */
export function weekSpan(day: string, away: number): Span {
  const monday = addDays(day, 1 - weekdayOf(day) + 7 * away);
  return { start: monday, end: addDays(monday, 6) };
}
/** `away` quarters from that of the day. */
export function quarterSpan(day: string, away: number): Span {
  const first = Math.floor((monthOf(day) - 1) / 3) * 3 + 1 + 3 * away;
  return { start: monthSpan(yearOf(day), first).start, end: monthSpan(yearOf(day), first + 2).end };
}

const thirds = { early: [1, 10], mid: [11, 20], late: [21, 31] } as const;
export type Third = keyof typeof thirds;
/** The first to the tenth, the eleventh to the twentieth, the rest. */
export function thirdSpan(month: Span, third: Third): Span {
  const [from, to] = thirds[third];
  const end = addDays(month.start, to - 1);
  return { start: addDays(month.start, from - 1), end: end > month.end ? month.end : end };
}

/** The so-many-th Sunday, Thursday … of a month: Mother's Day is the second Sunday of May. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const { start } = monthSpan(year, month);
  return addDays(start, ((weekday - weekdayOf(start) + 7) % 7) + 7 * (nth - 1));
}

/** Easter Sunday by the Gregorian calendar (Meeus, Jones and Butcher). */
export function easterOf(year: number): string {
  const [golden, century, rest] = [year % 19, Math.floor(year / 100), year % 100];
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(rest / 4) - epact - (rest % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  const days = epact + weekday - 7 * late + 114;
  return addDays(monthSpan(year, Math.floor(days / 31)).start, days % 31);
}

/** The latest of its kind that has begun by today: what 三月, 国庆 and "March" mean where no year is said. */
export function latestBegun(today: string, inYear: (year: number) => Span | null): Span | null {
  for (const year of [yearOf(today), yearOf(today) - 1]) {
    const span = inYear(year);
    if (span && span.start <= today) return span;
  }
  return null;
}

const lunarDays = ['newYear', 'dragonBoat', 'qixi', 'midAutumn', 'doubleNinth', 'qingming', 'solstice'] as const;
export type Lunar = (typeof lunarDays)[number];
/** Solar days of the lunar year, in that order; a test holds them against ICU (new moons near midnight differ by a day there). Qingming and the winter solstice are solar. */
const lunar: { [year: number]: string } = {
  2024: '02-10 06-10 08-10 09-17 10-11 04-04 12-21',
  2025: '01-29 05-31 08-29 10-06 10-29 04-04 12-21',
  2026: '02-17 06-19 08-19 09-25 10-18 04-05 12-22',
  2027: '02-06 06-09 08-08 09-15 10-08 04-05 12-22',
  2028: '01-26 05-28 08-26 10-03 10-26 04-04 12-21',
  2029: '02-13 06-16 08-16 09-22 10-16 04-04 12-21',
  2030: '02-03 06-05 08-05 09-12 10-05 04-05 12-22',
  2031: '01-23 06-24 08-24 10-01 10-24 04-05 12-22',
  2032: '02-11 06-12 08-12 09-19 10-12 04-04 12-21',
};
export const lunarYears = Object.keys(lunar).map(Number);

/** A day of the lunar year, so many days on, of so many days; null outside the years that are known. */
export function lunarSpan(year: number, feast: Lunar, on = 0, days = 1): Span | null {
  const known = lunar[year]?.split(' ')[lunarDays.indexOf(feast)];
  if (known === undefined) return null;
  const start = addDays(`${year}-${known}`, on);
  return { start, end: addDays(start, days - 1) };
}
