import { plainPage } from '../../dialogs/transactions';
import { normalise } from '../understanding/normalise';
import { isPlain, plainList } from '../understanding/plain-list';
import type { Ahead } from '../banking/alongside';
import type { Said } from './inbound';

/**
 * What these words are sure to ask of the books, so that it is read while the turn opens and costs no round trip of its own; null where that is not
 * plain before anything else is known. A guess that comes to nothing has cost a look, and nothing is told of it.
 */
export function listAhead(said: Said, today: string): Ahead | null {
  if (!('text' in said)) return null;
  const text = said.text.trim().toLowerCase();
  const list = isPlain(text) ? plainList(normalise(text), today) : null;
  if (list?.wish !== 'transactions') return null;
  const period = list.period?.value;
  const page = period === undefined || 'start' in period ? plainPage(period, today) : null;
  return page && { today, ...page };
}
