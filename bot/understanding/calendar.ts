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

/** The latest of its kind that has begun by today: what 三月, 国庆 and "March" mean where no year is said. */
export function latestBegun(today: string, inYear: (year: number) => Span | null): Span | null {
  for (const year of [yearOf(today), yearOf(today) - 1]) {
    const span = inYear(year);
    if (span && span.start <= today) return span;
  }
  return null;
}

/** Solar days of the lunar year, a test holds them against ICU (new moons near midnight differ by a day there): new year, dragon boat, mid-autumn; and Qingming, which is solar. */
const lunar: { [year: number]: { newYear: string; dragonBoat: string; midAutumn: string; qingming: string } } = {
  2024: { newYear: '02-10', dragonBoat: '06-10', midAutumn: '09-17', qingming: '04-04' },
  2025: { newYear: '01-29', dragonBoat: '05-31', midAutumn: '10-06', qingming: '04-04' },
  2026: { newYear: '02-17', dragonBoat: '06-19', midAutumn: '09-25', qingming: '04-05' },
  2027: { newYear: '02-06', dragonBoat: '06-09', midAutumn: '09-15', qingming: '04-05' },
  2028: { newYear: '01-26', dragonBoat: '05-28', midAutumn: '10-03', qingming: '04-04' },
  2029: { newYear: '02-13', dragonBoat: '06-16', midAutumn: '09-22', qingming: '04-04' },
  2030: { newYear: '02-03', dragonBoat: '06-05', midAutumn: '09-12', qingming: '04-05' },
  2031: { newYear: '01-23', dragonBoat: '06-24', midAutumn: '10-01', qingming: '04-05' },
  2032: { newYear: '02-11', dragonBoat: '06-12', midAutumn: '09-19', qingming: '04-04' },
};
export type Lunar = keyof (typeof lunar)[number];
export const lunarYears = Object.keys(lunar).map(Number);

/** A day of the lunar year, so many days on, of so many days; null outside the years that are known. */
export function lunarSpan(year: number, feast: Lunar, on = 0, days = 1): Span | null {
  const known = lunar[year]?.[feast];
  if (known === undefined) return null;
  const start = addDays(`${year}-${known}`, on);
  return { start, end: addDays(start, days - 1) };
}
