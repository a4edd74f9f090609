import type { Lang } from '../../accessibility/profile';
import { judge } from '../../bot/understanding/intents/judge';
import { normalise } from '../../bot/understanding/normalise';
import { type Report, reportOn } from '../../bot/understanding/report';
import type { IntentRow } from './strangers';

/** A share as it is counted. */
export type Share = { part: number; of: number };

export type IntentScores = {
  count: number;
  first: Share;
  eitherOfTwo: Share;
  /** Of what is about nothing that a bank does: what starts nothing. */
  refused: Share;
  /** Of what is about something: what is taken for something else, and acted on. */
  wronglyAccepted: Share;
  falseMoneyStarts: Share;
  byIntent: [intent: string, share: Share][];
  confused: [pair: string, count: number][];
  /** At each margin: how many are decided, and how many of those rightly. */
  atMargin: { margin: number; decided: Share; right: Share }[];
};

const isMoney = (intent: string | null) => intent === 'transfer' || intent === 'pay_bill';
const margins = [0, 0.25, 0.5, 0.75, 0.9];
const name = (intent: string | null) => intent ?? 'null';

type Read = IntentRow & { report: Report; margin: number; guess: string | null };
const count = (of: Read[], is: (row: Read) => boolean): Share => ({ part: of.filter(is).length, of: of.length });
const isRight = ({ intent, report }: Read) => report.intent === intent;

function tally(names: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const each of names) counts.set(each, (counts.get(each) ?? 0) + 1);
  return [...counts].sort((one, other) => other[1] - one[1]);
}

/** How well it is told what utterances are about: by the whole of the understanding, and (`atMargin`) by the model alone. */
export function scoreIntents(rows: IntentRow[], lang: Lang): IntentScores {
  const read = rows.map((row): Read => {
    const { best, margin } = judge(normalise(row.text).text);
    return { ...row, report: reportOn(row.text, lang, '2026-11-22'), margin, guess: best.intent };
  });
  const inside = read.filter(({ intent }) => intent !== null);
  return {
    count: read.length,
    first: count(read, isRight),
    eitherOfTwo: count(read, ({ intent, report }) => report.intent === intent || report.second === intent),
    refused: count(read.filter(({ intent }) => intent === null), ({ report }) => report.intent === null || !report.accepted), // prettier-ignore
    wronglyAccepted: count(inside, (row) => row.report.accepted && !isRight(row)),
    falseMoneyStarts: count(read, (row) => row.report.accepted && isMoney(row.report.intent) && !isRight(row)),
    byIntent: [...new Set(read.map(({ intent }) => name(intent)))].sort().map((intent) => [intent, count(read.filter((row) => name(row.intent) === intent), isRight)]), // prettier-ignore
    confused: tally(read.filter((row) => !isRight(row)).map(({ intent, report }) => `${name(intent)} as ${name(report.intent)}`)),
    atMargin: margins.map((margin) => {
      const decided = read.filter((row) => row.margin >= margin);
      return { margin, decided: { part: decided.length, of: read.length }, right: count(decided, ({ intent, guess }) => guess === intent) };
    }),
  };
}
