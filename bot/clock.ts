const zoneMinutes = 8 * 60;

export type Clock = { now: () => Date; today: () => string };

/** The bank's date at an instant, YYYY-MM-DD: Asia/Shanghai, which has had one offset since 1991. */
export const dateAt = (instant: Date): string => new Date(instant.getTime() + zoneMinutes * 60_000).toISOString().slice(0, 10);

/**
 * The one clock of the bot. In the demo it can be set: `today` keeps the time of day, `now` sets date and time in the bank's zone and runs on
 * from there.
 */
export function createClock(demo: { today?: string; now?: string }, real: () => Date = () => new Date()): Clock {
  const offsetMs = demoOffsetMs(demo, real());
  const now = () => new Date(real().getTime() + offsetMs);
  return { now, today: () => dateAt(now()) };
}

function demoOffsetMs(demo: { today?: string; now?: string }, at: Date): number {
  if (demo.now !== undefined) return Date.parse(`${demo.now}+08:00`) - at.getTime();
  if (demo.today !== undefined) return Date.parse(`${demo.today}T00:00:00Z`) - Date.parse(`${dateAt(at)}T00:00:00Z`);
  return 0;
}
