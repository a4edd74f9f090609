import type { Finding } from './finding';

/**
 * A finding that stands, with its reason. `key` is that of the text, or how its words begin; a star at its end stands for the rest. `upTo`: where
 * the rule measures, it stands up to this and no further.
 */
export type Allowance = { rule: string; key: string; upTo?: number; reason: string };

/** Kept short: a test fails for one that nothing needs any more. */
export const allowances: readonly Allowance[] = [
  ...['transfer.review*', 'payBill.review*'].map((key) => ({
    ...{ rule: 'SP-06', key, upTo: 15 },
    reason: 'the facts that CF-01 wants read back cannot be said in 12 s; the floor of M8c (15 s) holds',
  })),
  ...['transfer.review*', 'transfer.done*', 'payBill.review*', 'payBill.done*'].map((key) => ({
    ...{ rule: 'EZ-10', key, upTo: 6 },
    reason: 'one fact a sentence is what makes it easy: six facts are six short sentences',
  })),
  ...[
    { rule: 'EZ-01', key: 'notify.*', upTo: 25 },
    { rule: 'EZ-10', key: 'notify.*', upTo: 60 },
  ].map((one) => ({
    ...one,
    reason: 'OTP-04 wants sender, purpose, amount, payee, code, warning and expiry in one message, in this order',
  })),
  { rule: 'EZ-04', key: 'framework.unauthorized', reason: 'read by those who program a channel: token is the word of their protocol' },
  ...['transfer confirm', 'payBill confirm'].map((key) => ({
    ...{ rule: 'EZ-12', key },
    reason: 'the review names the amount on its button; where it was just read, the short label does',
  })),
];

const fits = (key: string, text: string): boolean => (key.endsWith('*') ? text.startsWith(key.slice(0, -1)) : text === key);

const covers = ({ rule, key, upTo }: Allowance, finding: Finding): boolean =>
  rule === finding.rule &&
  (fits(key, finding.key) || fits(key.endsWith('*') ? key : `${key}*`, finding.words)) &&
  (upTo === undefined || (finding.size ?? Infinity) <= upTo);

/** Takes out what is allowed, and tells which allowances were for nothing. */
export function allow(findings: Finding[], list: readonly Allowance[]): { findings: Finding[]; allowed: number; unneeded: Allowance[] } {
  const left = findings.filter((finding) => !list.some((one) => covers(one, finding)));
  const unneeded = list.filter((one) => !findings.some((finding) => covers(one, finding)));
  return { findings: left, allowed: findings.length - left.length, unneeded };
}
