import type { QueryConfig } from 'pg';
import { z } from 'zod';
import type { Json } from '../../../accessibility/message';
import type { State } from '../../../dialogs/engine/state';
import { PeerError } from '../../errors';
import type { Faults } from '../../faults';
import type { CommitResult, StoredActivity, TurnCommit, TurnStore } from '../types';
import type { Asking } from './lanes';
import { createKnownStates, type KnownStates, nameOf } from './states';
import { Dropped, type DroppedState, openedOf, OpenedRow, type OpenedTurn, Stored } from './opened';

const sinceMax = 1_000;
const interruptedMax = 10_000;

const StoredRows = z.array(Stored);
const Opened = z.tuple([OpenedRow]);
const DroppedRow = z.tuple([Dropped]);
const Committed = z.tuple([
  z.object({ result: z.enum(['ok', 'stale', 'answered', 'foreign']), last_seq: z.coerce.number(), mark: z.string().nullable() }),
]);
const Newest = z.object({ id: z.string(), seq: z.coerce.number() });
const Interrupted = z.object({ conversation: z.string(), frame: z.string(), customer: z.string().nullable() });
const InterruptedRows = z.array(Interrupted);

/** What is sent once the turn is committed; a key that was sent before is not sent again. */
export const OutboxRow = z.object({ topic: z.string().min(1), key: z.string().min(1), payload: z.custom<Json>() });
export type OutboxRow = z.infer<typeof OutboxRow>;

type Opening = { customer?: string; address?: string; ahead?: object | null };

export interface ConversationStore extends TurnStore {
  /**
   * `customer` is who speaks, as the channel knows it; where `address` is known it says so instead, and names the conversation. `ahead` is what the turn
   * is sure to ask of the bank.
   */
  open(conversation: string, key: string, by?: Opening): Promise<OpenedTurn>;
  /** As TurnStore; the first `customer` given stays, another one is an error. */
  commit(turn: TurnCommit & { customer?: string }): Promise<CommitResult>;
  /** The newest seq of each of these conversations. */
  newest(conversations: string[]): Promise<Map<string, number>>;
  /** Attaches an address, or renews how it is reached; whose it is and how far it is trusted stay. */
  keepAddress(o: { address: string; conversation: string; reference: Json }): Promise<void>;
  /** The last activities, oldest first: what a page shows. */
  latest(conversation: string, max: number): Promise<StoredActivity[]>;
  /** Conversations with a frame left `acting` that nobody has touched for `idleMs`: what a killed bot owes an outcome. Oldest first. */
  interrupted(idleMs: number, max: number): Promise<z.infer<typeof Interrupted>[]>;
}

/**
 * Turns in PostgreSQL: one round trip to open, one to commit; a state that was written here lately is not read again. `parseState` migrates or
 * refuses (null) what an older bot stored; `alongside` is one more value to read of `opened.speaker`, the other one where `$6` is `ahead` as JSON. Throws
 * PeerError `database`; after one nobody knows whether a commit was kept, and `open` with the same key tells.
 */
export function createTurnStore(o: {
  asking: Asking;
  parseState: (json: unknown) => State | null;
  faults: Faults;
  alongside?: { plain: string; ahead: string };
}): ConversationStore {
  const opening = (name: string, alongside: string) => ({
    name,
    text: `select opened.*, ${alongside} as alongside from core.open_turn_knowing($1, $2, $3, $4, $5) opened`,
  });
  const { plain, ahead } = o.alongside ?? { plain: 'null', ahead: '$6::json' };
  const openings = { plain: opening('open', plain), ahead: opening('openAhead', ahead) };
  const states = createKnownStates();
  const ask = (query: QueryConfig) => askFor(o.asking, query);
  return {
    open: (conversation, key, by) => openTurn({ ...o, openings, states }, conversation, key, by ?? {}),
    commit: (turn) => commitTurn({ ...o, states }, turn),
    since: async (conversation, seq, max) => {
      const text = 'select seq, sender as from, activity from core.activities where conversation = $1 and seq > $2 order by seq limit $3';
      return StoredRows.parse(await ask({ name: 'since', text, values: [conversation, seq, Math.min(max, sinceMax)] }));
    },
    latest: async (conversation, max) => {
      const text = 'select seq, sender as from, activity from core.activities where conversation = $1 order by seq desc limit $2';
      return z
        .array(Stored)
        .parse(await ask({ name: 'latest', text, values: [conversation, Math.min(max, sinceMax)] }))
        .reverse();
    },
    newest: async (conversations) => {
      const query = { name: 'newest', text: 'select id, seq from core.conversations where id = any($1)', values: [conversations] };
      return new Map(
        z
          .array(Newest)
          .parse(await ask(query))
          .map(({ id, seq }) => [id, seq]),
      );
    },
    keepAddress: async ({ address, conversation, reference }) => {
      const text = `insert into core.addresses (address, conversation, reference) values ($1, $2, $3)
        on conflict (address) do update set reference = excluded.reference, attached_at = clock_timestamp()`;
      await ask({ name: 'keepAddress', text, values: [address, conversation, JSON.stringify(reference)] });
    },
    interrupted: async (idleMs, max) => {
      const text = `select id as conversation, frame, customer from core.conversations
        where phase = 'acting' and updated_at <= clock_timestamp() - make_interval(secs => $1) order by updated_at limit $2`;
      return InterruptedRows.parse(await ask({ text, values: [idleMs / 1000, Math.min(max, interruptedMax)] }));
    },
  };
}

const Waiting = z.tuple([z.object({ waiting: z.coerce.number(), oldest: z.coerce.number() })]);

/** How much of one topic waits to be sent, and for how long the oldest has. */
export async function outboxOf(asking: Asking, topic: string): Promise<{ waiting: number; oldestSeconds: number }> {
  const text = `select count(*) as waiting, coalesce(extract(epoch from clock_timestamp() - min(at)), 0) as oldest
    from core.outbox where topic = $1 and sent_at is null`;
  const [{ waiting, oldest }] = Waiting.parse(await askFor(asking, { name: 'outbox', text, values: [topic] }));
  return { waiting, oldestSeconds: oldest };
}

async function askFor(asking: Asking, query: QueryConfig, faults?: Faults, place?: string): Promise<unknown[]> {
  try {
    await faults?.at(`${place ?? ''}.before`);
    const { rows } = await asking.query(query);
    await faults?.at(`${place ?? ''}.after`);
    return rows;
  } catch (cause) {
    throw new PeerError('database', cause);
  }
}

type Parts = Parameters<typeof createTurnStore>[0] & { states: KnownStates };
type Statement = { name: string; text: string };

async function openTurn(
  { asking, parseState, faults, openings, states }: Parts & { openings: { plain: Statement; ahead: Statement } },
  conversation: string,
  key: string,
  { customer, address, ahead }: Opening,
): Promise<OpenedTurn> {
  const known = states.find(conversation, address);
  const values = [conversation, key, customer ?? null, address ?? null, known?.name ?? null];
  const query = ahead ? { ...openings.ahead, values: [...values, JSON.stringify(ahead)] } : { ...openings.plain, values };
  const rows = await askFor(asking, query, faults, 'open');
  const [row] = Opened.parse(rows);
  if (address !== undefined) states.leads(address, row.conversation);
  const state = row.state === null ? stillKnown(row, known) : parseState(row.state);
  const dropped = row.state !== null && state === null ? await readDropped(asking, row.conversation) : undefined;
  return openedOf(row, state, dropped);
}

/** The state that was left out of the answer because it is known; null where there is none. */
const stillKnown = ({ conversation, mark }: OpenedRow, known: ReturnType<KnownStates['find']>): State | null =>
  known && mark !== null && known.name === nameOf(conversation, mark) ? known.state : null;

async function readDropped(asking: Asking, conversation: string): Promise<DroppedState> {
  const text = 'select frame, phase from core.conversations where id = $1';
  return DroppedRow.parse(await askFor(asking, { text, values: [conversation] }))[0];
}

async function commitTurn({ asking, faults, states }: Parts, turn: TurnCommit & { customer?: string }): Promise<CommitResult> {
  const frame = openActOf(turn.state);
  const outbox = turn.outbox.map((row) => OutboxRow.parse(row));
  const query = {
    name: 'commit',
    text: 'select result, last_seq, mark from core.commit_turn($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
    values: [
      turn.conversation,
      turn.version,
      turn.key,
      turn.last,
      turn.customer ?? null,
      JSON.stringify(turn.state),
      frame?.id ?? null,
      frame?.phase ?? null,
      turn.activities.map(({ from }) => from.charAt(0)).join(''),
      JSON.stringify(turn.activities.map(({ activity }) => activity)),
      outbox.length > 0 ? JSON.stringify(outbox) : null,
    ],
  };
  const rows = await askFor(asking, query, faults, 'commit');
  const [{ result, last_seq: seq, mark }] = Committed.parse(rows);
  if (result === 'ok' && mark !== null) states.keep(turn.conversation, mark, turn.state);
  if (result === 'foreign') throw new Error('a turn of one customer was committed to the conversation of another');
  return result === 'ok' ? { is: 'ok', seq, version: turn.version + 1 } : { is: result };
}

/** The frame whose act may be running, else the one that waits for its code: what a start after a kill must look for. */
function openActOf({ stack }: State): { id: string; phase: 'acting' | 'steppingUp' } | undefined {
  for (const phase of ['acting', 'steppingUp'] as const) {
    const frame = stack.findLast((one) => one.phase === phase);
    if (frame) return { id: frame.id, phase };
  }
  return undefined;
}
