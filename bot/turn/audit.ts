import type { Pool } from 'pg';

/** One turn for the audit: who was told what, by message keys; no words and no amounts. */
export type TurnRow = { turn: string; customer: string | null; conversation: string; channel: string; keys: string[]; money: string };
/** Somebody's needs were read outside a turn: by a page, or by a person at the desk. */
export type NeedsRead = { customer: string; reader: string; place: string };

type Row = { turn: string | null; customer: string | null; what: string; subject: string | null; detail: object };

const flushMs = 50;
const waitingMax = 5_000;

export type TurnAudit = {
  note(row: TurnRow): void;
  noteRead(read: NeedsRead): void;
  /** Writes what waits; called at the end. */
  flush(): Promise<void>;
};

/** Every answer to a customer is worded by what they need: `needs` says that it was read (guideline G13.2). */
const turnRow = ({ turn, customer, conversation, channel, keys, money }: TurnRow): Row => ({
  ...{ turn, customer, what: 'turn', subject: conversation },
  detail: { channel, keys, money, ...(customer === null ? {} : { needs: true }) },
});
const readRow = ({ customer, reader, place }: NeedsRead): Row => ({
  ...{ turn: null, customer, what: 'needs.read', subject: null },
  detail: { reader, place },
});

/**
 * Which customer's data a turn told and whose needs were read, one row each, written in batches behind the answers (acts, codes and changed needs
 * write their own rows with what they do, before the answer). What cannot be written is kept and tried again; beyond the maximum the oldest are
 * lost, aloud.
 */
export function createTurnAudit({ pool, failed }: { pool: Pool; failed: (error: unknown, lost: number) => void }): TurnAudit {
  let waiting: Row[] = [];
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
  const add = (row: Row) => {
    waiting.push(row);
    timer ??= setTimeout(() => void flush(), flushMs).unref();
  };
  return { note: (row) => add(turnRow(row)), noteRead: (read) => add(readRow(read)), flush };
}

const insert = `insert into core.audit (turn, customer, what, subject, detail)
  select turn, customer, what, subject, detail
  from jsonb_to_recordset($1) as t (turn text, customer text, what text, subject text, detail jsonb)`;
