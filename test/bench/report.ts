import { execFileSync } from 'node:child_process';
import { cpus, loadavg, totalmem } from 'node:os';

/** One line of the table. `holds` is null where there is no budget, or where it could not be measured and `figure` says why. */
export type Row = { what: string; figure: string; budget: string; holds: boolean | null };

/** What every bench is given: how much of it to do, what node is given besides the bot, and where it says what it finds as plain lines. */
export type Options = { short: boolean; nodeArgs: string[]; say(line: string): void };

const verdict = ({ holds }: Row) => (holds === null ? '–' : holds ? 'holds' : 'misses');

/** A row by the rule of its budget: at least, or at most, so much. */
export const atLeast = (what: string, value: number, budget: number, figure: string, unit = ''): Row => ({
  ...{ what, figure, budget: `≥ ${budget}${unit}` },
  holds: value >= budget,
});
export const atMost = (what: string, value: number, budget: number, figure: string, unit = ''): Row => ({
  ...{ what, figure, budget: `≤ ${budget}${unit}` },
  holds: value <= budget,
});
export const failed = (what: string, error: unknown): Row => ({
  ...{ what, figure: error instanceof Error ? error.message.split('\n', 1).join('') : 'failed', budget: 'right answers' },
  holds: false,
});
export const noted = (what: string, figure: string): Row => ({ what, figure, budget: '–', holds: null });

/** The rows as a Markdown table under date and machine, ready for the README. */
export function tableOf(rows: Row[], o: { postgres: string; load: string; short: boolean }): string {
  return [
    `Measured ${new Date().toISOString().slice(0, 10)}${o.short ? ' (--short: fewer rounds, turns and rows)' : ''} on ${machine(o.postgres)}; ${o.load}.`,
    '',
    '| What | Measured | Budget | |',
    '| --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row.what} | ${row.figure} | ${row.budget} | ${verdict(row)} |`),
  ].join('\n');
}

/** The machine in one sentence. Client, server and database share its cores: that belongs to every figure of a second. */
export function machine(postgres: string): string {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const shared = 'load generator, bot and database share them';
  return `${cpus().length} × ${cpu?.model.trim() ?? 'unknown CPU'} (${shared}), ${memory}, Node ${process.versions.node}, PostgreSQL ${postgres} with fsync on, ${system()}`;
}

/** What else the machine was doing in the last minute before: above 0.5 the figures of a second are others' too. */
export const loadBefore = () => `load average before the run ${loadavg()[0]?.toFixed(1) ?? ''}`;

const system = () => execFileSync('uname', ['-sr'], { encoding: 'utf8' }).trim();
