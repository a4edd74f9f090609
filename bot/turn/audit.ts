import type { Pool } from 'pg';

/** One turn for the audit: who was told what, by message keys; no words and no amounts. */
export type TurnRow = { turn: string; customer: string | null; conversation: string; channel: string; keys: string[]; money: string };

const flushMs = 50;
const waitingMax = 5_000;

export type TurnAudit = {
  note(row: TurnRow): void;
  /** Writes what waits; called at the end. */
  flush(): Promise<void>;
};

/**
 * Which customer's data a turn told, one row a turn, written in batches behind the answers (acts, codes and changed needs write their own rows
 * with what they do, before the answer). What cannot be written is kept and tried again; beyond the maximum the oldest are lost, aloud.
 */
export function createTurnAudit({ pool, failed }: { pool: Pool; failed: (error: unknown, lost: number) => void }): TurnAudit {
  let waiting: TurnRow[] = [];
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const write = async () => {
    const rows = waiting;
    waiting = [];
    if (rows.length === 0) return;
    try {
      await pool.query(insert, [JSON.stringify(rows)]);
    } catch (error) {
      const kept = [...rows, ...waiting].slice(-waitingMax);
      failed(error, rows.length + waiting.length - kept.length);
      waiting = kept;
    }
  };
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    writing = writing.then(write);
    return writing;
  };
  return {
    note: (row) => {
      waiting.push(row);
      timer ??= setTimeout(() => void flush(), flushMs).unref();
    },
    flush,
  };
}

const insert = `insert into core.audit (turn, customer, what, subject, detail)
  select turn, customer, 'turn', conversation, jsonb_build_object('channel', channel, 'keys', keys, 'money', money)
  from jsonb_to_recordset($1) as t (turn text, customer text, conversation text, channel text, keys jsonb, money text)`;
