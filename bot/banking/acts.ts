import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, QueryConfig } from 'pg';
import { z } from 'zod';
import type { Act, Acts, Outcome } from '../../dialogs/ports';
import { ask, whatFailed } from './ask';
import { type BillActParts, payBiller } from './bill-acts';
import { Answer, Closed, type Purpose, Seen } from './outcome';
import { statements } from './statements';

/** A deadlock or a serialization failure is tried again at once; a lost connection is asked about until the last pause is over. */
const postsMax = 3;
const settlePausesMs = [0, 100, 300, 900];

/** Sends a code for an act and says where it is to be entered, or why no code can be sent (bot/identity). */
export type IssueStepUp = (act: Act, purpose: Purpose) => Promise<Outcome>;
export type ActParts = BillActParts & { pool: Pool; log: (line: string) => void; conversation?: string; issueStepUp: IssueStepUp };

/**
 * The bank's side of the acts of one turn; `turn` goes into the audit. Each act is one call of one SQL function, so it happens wholly or not at
 * all, and once for its id. `outcomeOf` and `abandon` throw PeerError 'bank' when nobody answers; `perform` never throws for a failing bank.
 */
export function createActs(parts: ActParts): Acts {
  return {
    perform: (act, by) => perform(parts, act, by),
    outcomeOf: async (id) => one(Seen, await ask(parts.pool, look(id))),
    abandon: async (id, customer) => one(Closed, await ask(parts.pool, abandonment(parts, id, customer))),
  };
}

/** The one row of the one column that each of the bank's functions answers in. */
const one = <T>(schema: z.ZodType<T>, rows: unknown): T => schema.parse(Row.parse(rows)[0].outcome);
const Row = z.tuple([z.object({ outcome: z.unknown() })]);

type Refused = Extract<Outcome, { is: 'refused' }>;
const unavailable: Refused = { is: 'refused', code: 'unavailable', values: {}, final: false };

/** `by` only keeps an act from being begun: one that is under way is never cut. */
async function perform(parts: ActParts, act: Act, by: AbortSignal): Promise<Outcome> {
  const toStatement = statements[act.kind];
  if (by.aborted || !toStatement) return unavailable;
  const { turn, conversation } = parts;
  const statement = toStatement(act, { turn, now: parts.now().toISOString(), ...(conversation === undefined ? {} : { conversation }) });
  if (statement === null) return { is: 'mismatch' };
  const answer = await post(parts, act, statement);
  if (answer.is === 'held') return payBiller(parts, act, answer);
  return answer.is === 'stepUpNeeded' ? parts.issueStepUp(act, answer.purpose) : answer;
}

type Posted = Answer | Extract<Outcome, { is: 'checking' | 'running' }> | Refused;

async function post(parts: ActParts, act: Act, statement: QueryConfig): Promise<Posted> {
  for (let attempt = 1; attempt <= postsMax; attempt += 1) {
    const sent = await send(parts, statement);
    if (sent.is === 'answered') return sent.answer;
    parts.log(`act ${act.id}: ${sent.is}`);
    if (sent.is === 'unknown') return settle(parts, act);
    if (sent.is === 'rolledBack') break;
  }
  return seenElsewhere(parts, act);
}

/** Nothing was written by this call; another one of the same id may have been luckier, or still be at it. */
async function seenElsewhere({ pool }: ActParts, act: Act): Promise<Posted> {
  const rows = await ask(pool, look(act.id)).catch(() => null);
  const outcome = rows === null ? null : one(Seen, rows);
  return outcome === null || outcome.is === 'none' ? unavailable : outcome;
}

const look = (id: string): QueryConfig => ({ name: 'bank.outcome', text: 'select bank.outcome_of($1) as outcome', values: [id] });

type Sent = { is: 'answered'; answer: Answer } | { is: 'rolledBack' | 'again' | 'unknown' };

/** One try. What fails before the statement is on its way has certainly done nothing. */
async function send({ pool, faults }: ActParts, statement: QueryConfig): Promise<Sent> {
  const session = await faults.at('bank.beforePost').then(() => pool.connect()).catch(() => null); // prettier-ignore
  if (session === null) return { is: 'rolledBack' };
  try {
    const { rows } = await session.query<Record<string, unknown>>(statement);
    await faults.at('bank.afterPost');
    session.release();
    return { is: 'answered', answer: one(Answer, rows) };
  } catch (error) {
    const is = whatFailed(error);
    session.release(is === 'unknown');
    return { is };
  }
}

/**
 * Nobody knows whether the act was committed. Closing its id tells: either the bank has an outcome for it, or now it never will have another
 * than this refusal. Where the bank stays away it is left as under way: its frame stays open, and is told of once the bank can be asked.
 */
async function settle(parts: ActParts, act: Act): Promise<Posted> {
  for (const pauseMs of settlePausesMs) {
    await pause(pauseMs);
    const rows = await ask(parts.pool, abandonment(parts, act.id, act.customer)).catch(() => null);
    if (rows !== null) return one(Closed, rows);
  }
  return { is: 'running' };
}

const abandonment = (parts: ActParts, id: string, customer: string): QueryConfig => ({
  name: 'bank.abandon',
  text: 'select bank.abandon_act($1, $2, $3) as outcome',
  values: [id, customer, parts.now().toISOString()],
});
