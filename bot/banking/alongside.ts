import { z } from 'zod';
import type { Account, TransactionQuery, Transactions } from '../../dialogs/ports';
import { accountsIn, accountsOf } from './accounts';
import { pageIn } from './transactions';

/** A list that the words of a turn are sure to ask for: these days, both included, and so many rows. `today` is the bank's date. */
export type Ahead = { today: string; start: string; end: string; max: number };

/**
 * SQL of what a turn reads of its speaker's books while it opens, since each statement of its own costs a round trip: the accounts, which almost every
 * turn needs, or the list that it is sure to ask for (`$6`, Ahead as JSON) with the question beside it.
 */
export const alongside = {
  plain: `json_build_object('accounts', (select coalesce(json_agg(account), '[]') from (${accountsOf('opened.speaker')}) account))`,
  ahead: `json_build_object('ahead', $6::json, 'found', bank.list_page(opened.speaker, ($6::json ->> 'today')::date,
    ($6::json ->> 'start')::date, ($6::json ->> 'end')::date, ($6::json ->> 'max')::integer))`,
};

/** Either of the two, by our own SQL. */
const Alongside = z.custom<{ accounts: unknown } | { ahead: Ahead; found: unknown }>((read) => typeof read === 'object' && read !== null);

/** What was read alongside, as answers to what may be asked; null for what was not foreseen. */
export function alongsideIn(value: unknown): { accounts(): Account[] | null; transactions(query: TransactionQuery): Transactions | null } {
  const read = Alongside.parse(value);
  if (!('ahead' in read)) return { accounts: () => accountsIn(read.accounts), transactions: () => null };
  const { ahead, found } = read;
  return {
    accounts: () => null,
    transactions: (query) => (isAhead(query, ahead) ? firstOf(pageIn(found), query.max) : null),
  };
}

/** Whether it is the same question, for as many rows or fewer. */
function isAhead({ period, skip, max, ...narrower }: TransactionQuery, ahead: Ahead): boolean {
  const isSame = period?.start === ahead.start && period.end === ahead.end && skip === 0;
  return isSame && max <= ahead.max && Object.keys(narrower).length === 0;
}

const firstOf = (found: Transactions, max: number): Transactions => ({ ...found, items: found.items.slice(0, max) });
