import { understand } from '../../bot/understanding/understand';
import { idle } from '../understanding/moment';
import { judgeSentence, readSentences } from '../understanding/sentences';

/**
 * How well sentences are understood that somebody wrote who had not seen the rules. Of the held-out set only figures are told, and what is
 * dangerous; with `--seen` the sets that were looked at are measured instead, whose misses `--show` prints.
 */
const isSeen = process.argv.includes('--seen');
const isShown = isSeen && process.argv.includes('--show');

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Microseconds, in order; of each the best of three, so that what else runs on the machine is not counted. */
function time(runs: (() => unknown)[]): number[] {
  const once = (run: () => unknown) => {
    const before = process.hrtime.bigint();
    run();
    return Number(process.hrtime.bigint() - before) / 1000;
  };
  return runs.map((run) => Math.min(once(run), once(run), once(run))).sort((a, b) => a - b);
}

const told = (sorted: number[]) =>
  `median ${percentile(sorted, 0.5).toFixed(0)} µs, p95 ${percentile(sorted, 0.95).toFixed(0)} µs (wanted ≤ 5000)`;

function measure(file: string): boolean {
  const rows = readSentences(file);
  const judged = rows.map((row) => ({ ...row, ...judgeSentence(row) }));
  const moneyStarts = judged.filter((row) => row.isMoneyStart);
  const amounts = judged.filter((row) => row.wrongAmount !== null);
  const wrong = judged.filter((row) => !row.isRight);
  const right = (rows.length - wrong.length) / rows.length;
  const about = { ...idle, lang: file.includes('.en.') ? ('en' as const) : ('zh-CN' as const) };
  console.log(`${file}: ${rows.length} sentences, right start ${(100 * right).toFixed(1)} % (wanted ≥ 80)`);
  console.log(`  wrong money starts ${moneyStarts.length} (wanted 0), silent wrong amounts ${amounts.length} (wanted 0)`);
  console.log(`  ${told(time(rows.map((row) => () => understand(row.text, about))))}`);
  for (const row of moneyStarts) console.log(`    MONEY ${row.text}`);
  for (const row of amounts) console.log(`    AMOUNT ${row.text}  wanted ${row.amountMinor ?? 'no amount'}, got ${row.wrongAmount}`);
  if (isShown) for (const row of wrong) console.log(`    ${row.text}  wanted ${row.dialog ?? 'nothing'}, got ${row.outcome ?? 'nothing'}`);
  return right >= 0.8 && moneyStarts.length === 0 && amounts.length === 0;
}

function measureLong(): void {
  for (const piece of ['1,', '一百块', '转五百给妈妈，', 'send 500 to mom and then ', '不对，', '👨‍👩‍👧', 'a hundred ', '\u0301']) {
    const text = piece.repeat(Math.ceil(2000 / piece.length)).slice(0, 2000);
    const runs = Array.from({ length: 50 }, () => () => understand(text, idle));
    time(runs);
    const times = time(runs);
    console.log(`  2,000 characters of ${JSON.stringify(piece)}: ${told(times)}`);
  }
}

try {
  const passed = ['zh', 'en'].map((lang) => measure(`${isSeen ? 'seen' : 'sentences'}.${lang}.jsonl`));
  if (passed.includes(false)) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
measureLong();
