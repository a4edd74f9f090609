import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Command } from '../../dialogs/engine/command';
import { understand } from '../../bot/understanding/understand';
import { idle, rawsOf } from './moment';

/** One sentence with what its writer meant: the dialog it starts (or help, human, cancel…), null for anything else; the amount in fen. */
const Row = z.object({
  text: z.string(),
  lang: z.enum(['zh', 'zh-CN', 'en']),
  dialog: z.string().nullable(),
  amountMinor: z.union([z.string(), z.number()]).nullish(),
});
export type Row = z.infer<typeof Row>;

/** What became of one sentence: its outcome in the words of the files, and the two things that must never happen. */
export type Verdict = { outcome: string | null; isRight: boolean; isMoneyStart: boolean; wrongAmount: string | null };

/** The sentences of one file beside this one. Throws, saying what is missing or wrong. */
export function readSentences(file: string): Row[] {
  const path = join(__dirname, file);
  if (!existsSync(path))
    throw new Error(
      `test/understanding/${file} is missing: JSON lines {text, lang, dialog|null, amountMinor?}, written by somebody who has not seen the rules.`,
    );
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line, index) => {
      const row = Row.safeParse(JSON.parse(line));
      if (!row.success) throw new Error(`${file}:${index + 1}: ${z.prettifyError(row.error)}`);
      return row.data;
    });
}

/** Reads one sentence as a customer with nothing open says it, and compares. */
export function judgeSentence(row: Row): Verdict {
  const { commands } = understand(row.text, { ...idle, lang: row.lang === 'en' ? 'en' : 'zh-CN' });
  const outcome = outcomeOf(commands);
  const amount = amountOf(commands);
  return {
    outcome,
    isRight: isRight(row, outcome),
    isMoneyStart: row.dialog !== 'transfer' && transfersIn(commands) > 0,
    wrongAmount: amount !== null && amount !== String(row.amountMinor ?? '') ? amount : null,
  };
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
const likeNull = new Set('confirm deny repeat wait back spell why where cancel help human slower faster'.split(' '));

function isRight(row: Row, outcome: string | null): boolean {
  if (row.dialog === outcome) return true;
  if (row.dialog === null) return outcome !== null && likeNull.has(outcome);
  return row.dialog === 'settings' && (outcome === 'slower' || outcome === 'faster');
}

/** The amount that one transfer would begin with, in fen; null when it would ask. Two transfers have no one amount to compare. */
function amountOf(commands: Command[]): string | null {
  if (transfersIn(commands) > 1) return null;
  const money = commands.flatMap(rawsOf).find((raw) => raw.kind === 'money')?.value;
  return money && typeof money === 'object' && !Array.isArray(money) && typeof money['minor'] === 'string' ? money['minor'] : null;
}

function transfersIn(commands: Command[]): number {
  return commands.filter((command) => command.do === 'start' && command.dialog === 'transfer').length;
}
