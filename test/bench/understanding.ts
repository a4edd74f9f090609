import type { Lang } from '../../accessibility/profile';
import { judge } from '../../bot/understanding/intents/judge';
import { normalise } from '../../bot/understanding/normalise';
import { reportOn } from '../../bot/understanding/report';
import { understand } from '../../bot/understanding/understand';
import { readDev } from '../understanding/dev';
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

const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;

/** What utterances are about, on the development set: written by somebody who had seen neither phrases nor rules, and without those that a phrase happens to be. */
function measureIntents(lang: Lang): void {
  const rows = readDev(lang).map((row) => ({ ...row, report: reportOn(row.text, lang, '2026-11-22') }));
  const right = rows.filter(({ intent, report }) => report.intent === intent);
  const inTwo = rows.filter(({ intent, report }) => report.intent === intent || report.second === intent);
  const outside = rows.filter(({ intent }) => intent === null);
  const refused = outside.filter(({ report }) => report.intent === null || !report.accepted);
  const wrongly = rows.filter(({ intent, report }) => report.accepted && report.intent !== intent);
  const money = wrongly.filter(({ report }) => report.intent === 'transfer' || report.intent === 'pay_bill');
  console.log(
    `${lang}: ${rows.length} utterances; first guess right ${percent(right.length, rows.length)}, one of two ${percent(inTwo.length, rows.length)}`,
  );
  console.log(
    `  out of scope refused ${percent(refused.length, outside.length)}, wrongly accepted ${percent(wrongly.length, rows.length)}, false money starts ${money.length}`,
  );
  console.log(
    `  a guess: ${told(
      time(
        rows.map(
          ({ text }) =>
            () =>
              judge(normalise(text).text),
        ),
      ),
    )}`,
  );
  const misses = new Map<string, number>();
  for (const { intent, report } of rows.filter((row) => row.report.intent !== row.intent)) {
    const pair = `${intent ?? 'null'} as ${report.intent ?? 'null'}`;
    misses.set(pair, (misses.get(pair) ?? 0) + 1);
  }
  const worst = [...misses].sort((one, other) => other[1] - one[1]).slice(0, 5);
  console.log(`  most confused: ${worst.map(([pair, count]) => `${pair} ${count}`).join(', ')}`);
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
for (const lang of ['zh-CN', 'en'] as const) measureIntents(lang);
measureLong();
