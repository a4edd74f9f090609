import { type Burst, runBurst, type Talk } from './load';
import { cpuMsOf } from './processes';

/** One of those that are compared: where it listens, whose CPU is its own, and who talks to it. */
export type Contender = { name: string; port: number; pid: number; talks: Talk[] };
/** Processes that serve contenders and are counted beside them, by name. */
export type Beside = Record<string, number>;

/** What one burst came to; CPU in microseconds a turn, of the contender itself (`bot`) and of everything beside it. */
export type Figure = { perSecond: number; cpuUs: Record<string, number>; latenciesMs: number[] };
export type Figures = Map<string, Figure[]>;

/**
 * Paired rounds: every contender is up all the time, each gets a short burst in turn, and every round begins with another of them, so that
 * whatever else the machine does meets all alike. What is compared is the ratio within a round.
 */
export async function runRounds(contenders: Contender[], beside: Beside, o: { rounds: number; burstMs: number; warmTurns: number }): Promise<Figures> {
  const figures: Figures = new Map(contenders.map(({ name }) => [name, []]));
  for (const contender of contenders) await warm(contender, o.warmTurns);
  for (let round = 0; round < o.rounds; round += 1) {
    for (let at = 0; at < contenders.length; at += 1) {
      const contender = contenders[(round + at) % contenders.length]!;
      figures.get(contender.name)!.push(await measure(contender, beside, o.burstMs));
    }
  }
  return figures;
} // prettier-ignore

const warmBurstMs = 500;
const warmBurstsMax = 40;

/** Code is compiled by use, not by time: each contender first tells so many turns, within a bound. */
async function warm({ port, talks }: Contender, turns: number): Promise<void> {
  let done = 0;
  for (let bursts = 0; done < turns && bursts < warmBurstsMax; bursts += 1) done += (await runBurst(port, talks, warmBurstMs)).turns;
}

async function measure({ port, pid, talks }: Contender, beside: Beside, burstMs: number): Promise<Figure> {
  const pids = Object.entries({ bot: pid, ...beside });
  const before = pids.map(([, one]) => cpuMsOf(one));
  const burst = await runBurst(port, talks, burstMs);
  const cpuUs = Object.fromEntries(pids.map(([name, one], at) => [name, ((cpuMsOf(one) - before[at]!) * 1000) / burst.turns]));
  return { perSecond: perSecond(burst), cpuUs, latenciesMs: burst.latenciesMs };
}

export const perSecond = ({ turns, seconds }: Burst) => turns / seconds;

/** The ratios of two contenders, round by round. */
export function ratios(figures: Figures, of: string, to: string): number[] {
  const base = figures.get(to)!;
  return figures.get(of)!.map(({ perSecond }, round) => perSecond / base[round]!.perSecond);
}

export const inOrder = (numbers: number[]): number[] => [...numbers].sort((a, b) => a - b);

/** The value below which this share of the numbers lies. */
export function percentile(numbers: number[], share: number): number {
  const sorted = inOrder(numbers);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(numbers: number[]): number {
  const sorted = inOrder(numbers);
  const half = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[half]! : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

/** Median and range, such as `1.12 (0.98–1.30)`. */
export function told(numbers: number[], digits = 2): string {
  const sorted = inOrder(numbers);
  const text = (number: number) => number.toFixed(digits);
  return `${text(median(sorted))} (${text(sorted[0] ?? 0)}–${text(sorted.at(-1) ?? 0)})`;
}
