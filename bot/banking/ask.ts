import { DatabaseError, type QueryConfig } from 'pg';
import { PeerError } from '../errors';
import type { Asking } from '../stores/sql/lanes';

/** Asks the books and changes nothing. Throws PeerError 'bank' when they do not answer. */
export async function ask(asking: Asking, query: QueryConfig): Promise<unknown[]> {
  try {
    return (await asking.query(query)).rows;
  } catch (cause) {
    throw new PeerError('bank', cause);
  }
}

/** SQLSTATE classes and codes after which the statement may have been committed, or another session may still be at the same act. */
const doubtful = /^(08|57|58|XX|40003|55P03)/;
/** Serialization failure and deadlock: the same call may be made again. */
const repeatable = /^(40001|40P01)$/;

/**
 * What a failed statement left behind. `rolledBack`: the server said so, nothing was written; `again`: likewise, and another try may well
 * succeed; `unknown`: the connection or the server was lost, so it may have been committed.
 */
export function whatFailed(error: unknown): 'rolledBack' | 'again' | 'unknown' {
  if (!(error instanceof DatabaseError) || error.code === undefined || doubtful.test(error.code)) return 'unknown';
  return repeatable.test(error.code) ? 'again' : 'rolledBack';
}
