import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';
import { judge } from '../../bot/understanding/intents/judge';
import { normalise } from '../../bot/understanding/normalise';
import { projectRoot } from '../../bot/root';
import { understand } from '../../bot/understanding/understand';
import { idle } from '../understanding/moment';
import { longTexts } from './long-texts';

export function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Microseconds, in order; of each the best of three, so that what else runs on the machine is not counted. */
export function time(runs: (() => unknown)[]): number[] {
  const once = (run: () => unknown) => {
    const before = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - before) / 1000;
  };
  return runs.map((run) => Math.min(once(run), once(run), once(run))).sort((a, b) => a - b);
}

export const toldTimes = (sorted: number[]) =>
  `median ${percentile(sorted, 0.5).toFixed(0)} µs, p95 ${percentile(sorted, 0.95).toFixed(0)} µs (wanted ≤ 5000)`;

export function tellGuess(texts: string[]): void {
  const runs = texts.map((text) => () => judge(normalise(text).text));
  time(runs);
  console.log(`a guess of the model: ${toldTimes(time(runs))}`);
}

/** Two thousand characters of anything: none may hold up a turn. */
export function tellLong(): void {
  for (const { piece, text } of longTexts) {
    const runs = Array.from({ length: 50 }, () => () => understand(text, idle));
    time(runs);
    console.log(`  ${text.length} characters of ${JSON.stringify(piece)}: ${toldTimes(time(runs))}`);
  }
}

const Cold = z.object({ ms: z.number(), rssMb: z.number() });
/** Run by itself in a fresh process: loading everything that understands, and the first answer in each language. zod is the bot's own, not the understanding's. */
const cold = `
  require('zod');
  const before = process.memoryUsage().rss;
  const from = performance.now();
  const { understand } = require('./dist/bot/understanding/understand.js');
  const about = { lang: 'zh-CN', expected: { review: false, offered: [] }, choices: [], names: [], accounts: [], today: '2026-11-22' };
  for (const text of ['帮我瞅瞅折子上还有几个子儿', 'what have i got to live on till friday']) understand(text, about);
  const ms = performance.now() - from;
  console.log(JSON.stringify({ ms, rssMb: (process.memoryUsage().rss - before) / 2 ** 20 }));
`;

/** As it is built: what the first start costs, in time and in memory beyond Node's own. */
export function tellCold(): void {
  const tsc = join(projectRoot, 'node_modules', 'typescript', 'bin', 'tsc');
  const built = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.build.json'], { cwd: projectRoot, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the bot does not build');
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', cold], { cwd: projectRoot, encoding: 'utf8' });
  if (stdout === '') throw new Error(stderr);
  const { ms, rssMb } = Cold.parse(JSON.parse(stdout));
  console.log(
    `cold start, with the first answer in both languages: ${ms.toFixed(0)} ms (wanted ≤ 1000), ${rssMb.toFixed(0)} MB (wanted ≤ 40)`,
  );
}
