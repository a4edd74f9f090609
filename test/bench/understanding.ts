import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command } from '../../dialogs/engine/command';
import { understand } from '../../bot/understanding/understand';
import { idle, rawsOf } from '../understanding/moment';

/** One sentence with what its writer meant: the dialog it starts (or help, human, cancel…), null for anything else; the amount in fen. */
const Row = z.object({
  text: z.string(),
  lang: z.enum(['zh', 'zh-CN', 'en']),
  dialog: z.string().nullable(),
  amountMinor: z.union([z.string(), z.number()]).nullish(),
});
type Row = z.infer<typeof Row>;

/** Sentences that were looked at are no test any more: they are shown only when asked for (`--show`), dangers always. */
const isShown = process.argv.includes('--show');
const folder = join(__dirname, '..', 'understanding');

function readSentences(file: string): Row[] {
  const path = join(folder, file);
  if (!existsSync(path)) {
    console.error(
      `test/understanding/${file} is missing: JSON lines {text, lang, dialog|null, amountMinor?}, written by somebody who has not seen the rules.`,
    );
    process.exit(1);
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const row = Row.safeParse(JSON.parse(line));
      if (!row.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(row.error)}`);
      return row.data;
    });
}

/** What the commands amount to, in the words of the sentence files. */
function outcomeOf(commands: Command[]): string | null {
  for (const command of commands) {
    if (command.do === 'start') return command.dialog;
    if (command.do === 'profile') return 'settings';
  }
  const [first] = commands;
  return first === undefined || first.do === 'unclear' ? null : first.do;
}

/** Not a dialog, or a wish about how it is said: right for "settings" as much as for its own name. */
const likeNull = new Set([
  'confirm',
  'deny',
  'repeat',
  'wait',
  'back',
  'spell',
  'why',
  'where',
  'cancel',
  'help',
  'human',
  'slower',
  'faster',
]);

function isRight(row: Row, outcome: string | null): boolean {
  if (row.dialog === outcome) return true;
  if (row.dialog === null) return outcome !== null && likeNull.has(outcome);
  return row.dialog === 'settings' && (outcome === 'slower' || outcome === 'faster');
}

/** The amount that one transfer would begin with, in fen; null when it would ask. Two transfers have no one amount to compare. */
function amountOf(commands: Command[]): string | null {
  if (commands.filter((command) => command.do === 'start' && command.dialog === 'transfer').length > 1) return null;
  const money = commands.flatMap(rawsOf).find((raw) => raw.kind === 'money')?.value;
  return money && typeof money === 'object' && !Array.isArray(money) && typeof money['minor'] === 'string' ? money['minor'] : null;
}

function percentile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function measure(file: string): boolean {
  const rows = readSentences(file);
  const about = { ...idle, lang: file.includes('.en.') ? ('en' as const) : ('zh-CN' as const) };
  for (const row of rows) understand(row.text, about);
  const microseconds: number[] = [];
  const wrong: string[] = [];
  const moneyStarts: string[] = [];
  const amounts: string[] = [];
  for (const row of rows) {
    const before = process.hrtime.bigint();
    const { commands } = understand(row.text, about);
    microseconds.push(Number(process.hrtime.bigint() - before) / 1000);
    const outcome = outcomeOf(commands);
    const amount = amountOf(commands);
    if (!isRight(row, outcome)) wrong.push(`${row.text}  wanted ${row.dialog ?? 'nothing'}, got ${outcome ?? 'nothing'}`);
    if (row.dialog !== 'transfer' && commands.some((command) => command.do === 'start' && command.dialog === 'transfer'))
      moneyStarts.push(row.text);
    if (amount !== null && amount !== String(row.amountMinor ?? ''))
      amounts.push(`${row.text}  wanted ${row.amountMinor ?? 'no amount'}, got ${amount}`);
  }
  microseconds.sort((a, b) => a - b);
  const right = rows.length - wrong.length;
  console.log(`${file}: ${rows.length} sentences, right start ${((100 * right) / rows.length).toFixed(1)} % (wanted ≥ 80)`);
  console.log(`  wrong money starts ${moneyStarts.length} (wanted 0), silent wrong amounts ${amounts.length} (wanted 0)`);
  console.log(
    `  median ${percentile(microseconds, 0.5).toFixed(0)} µs, p95 ${percentile(microseconds, 0.95).toFixed(0)} µs (wanted ≤ 5000)`,
  );
  for (const line of [...moneyStarts.map((text) => `MONEY ${text}`), ...amounts.map((text) => `AMOUNT ${text}`), ...(isShown ? wrong : [])])
    console.log(`    ${line}`);
  return right / rows.length >= 0.8 && moneyStarts.length === 0 && amounts.length === 0;
}

function measureLong(): void {
  for (const piece of ['1,', '一百块', '转五百给妈妈，', 'send 500 to mom and then ', '不对，', '👨‍👩‍👧', 'a hundred ', '\u0301']) {
    const text = piece.repeat(Math.ceil(2000 / piece.length)).slice(0, 2000);
    const times = Array.from({ length: 50 }, () => {
      const before = process.hrtime.bigint();
      understand(text, idle);
      return Number(process.hrtime.bigint() - before) / 1000;
    }).sort((a, b) => a - b);
    console.log(
      `  2,000 characters of ${JSON.stringify(piece)}: median ${percentile(times, 0.5).toFixed(0)} µs, p95 ${percentile(times, 0.95).toFixed(0)} µs (wanted ≤ 5000)`,
    );
  }
}

const passed = ['sentences.zh.jsonl', 'sentences.en.jsonl'].map(measure);
measureLong();
if (passed.includes(false)) process.exitCode = 1;
