import type { Thresholds } from './thresholds';

/** E stops a merge, W is reported. */
export type Severity = 'E' | 'W';

/** What a rule found in one text or at one place: the words, why they are wrong, what to write instead where that is known. */
export type Found = {
  words: string;
  why: string;
  instead?: string;
  /** How much it is, where the rule measures: an allowance holds up to its own bound. */
  size?: number;
  /** Where one rule is stricter to some readers than to others. */
  severity?: Severity;
};

/** A found thing with the rule that found it and the place where it stands: a file and key, or a dialog and place. */
export type Finding = Found & { rule: string; severity: Severity; where: string; key: string };

/** One rule of reference 3.7 as data and a function; `source` names where it comes from (WCAG, clause, [CHOICE]). */
export type Rule<Subject> = {
  id: string;
  severity: Severity;
  source: string;
  check(subject: Subject, limits: Thresholds): Found[];
};

/** Runs rules over one subject that stands at `where`. */
export function applyRules<S>(rules: readonly Rule<S>[], subject: S, limits: Thresholds, at: { where: string; key: string }): Finding[] {
  return rules.flatMap(({ id, severity, check }) =>
    check(subject, limits).map((found) => ({ ...at, ...found, rule: id, severity: found.severity ?? severity })),
  );
}

/** One line a finding, for a log and for an editor that jumps to the file. */
export function lineOf({ where, rule, severity, words, why, instead }: Finding): string {
  const shown = words.length > shownMax ? `${words.slice(0, shownMax)}…` : words;
  return `${where}: ${rule}${severity === 'W' ? ' (W)' : ''} ${shown.replace(/\s+/g, ' ')} — ${why}${instead === undefined ? '' : `; write ${instead}`}`;
}
const shownMax = 160;
