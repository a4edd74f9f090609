const dayMs = 86_400_000;

/** So many days on, or back: days are YYYY-MM-DD. */
export const addDays = (day: string, count: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);
export const firstOfMonth = (day: string): string => `${day.slice(0, 8)}01`;
export const dayOfMonth = (day: string): number => Number(day.slice(8));

/** The same day of the next month, or its last day where it has none so late. */
export function monthAfter(day: string): string {
  const next = new Date(`${firstOfMonth(day)}T00:00:00Z`);
  next.setUTCMonth(next.getUTCMonth() + 2, 0);
  const last = next.toISOString().slice(0, 10);
  const same = last.slice(0, 8) + day.slice(8);
  return same < last ? same : last;
}
