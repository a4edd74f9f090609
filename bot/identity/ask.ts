import type { QueryConfig } from 'pg';
import { PeerError } from '../errors';
import type { Asking } from '../stores/sql/lanes';

/**
 * The rows of one statement. Throws PeerError `database` when it is not answered, whatever the driver calls that: nobody knows then whether it
 * was carried out, and the edge says so.
 */
export async function askFor(asking: Asking, query: QueryConfig): Promise<object[]> {
  try {
    return (await asking.query(query)).rows;
  } catch (cause) {
    throw new PeerError('database', cause);
  }
}
