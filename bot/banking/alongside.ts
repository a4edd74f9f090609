import { z } from 'zod';
import type { Account, TransactionQuery, Transactions } from '../../dialogs/ports';
import { accountsIn, accountsOf } from './accounts';
import { transactionsIn } from './transactions';

/** A list that the words of a turn are sure to ask for: these days, both included, and so many rows. `today` is the bank's date. */
export type Ahead = { today: string; start: string; end: string; max: number };

/**
 * SQL of what a turn reads of its speaker's books while it opens, since each statement of its own costs a round trip: the accounts, which almost every
 * turn needs, and the list that it is sure to ask for (`$5`, Ahead as JSON), with the question beside it.
 */
export const alongside = `json_build_array(
    (select json_agg(account) from (${accountsOf('opened.speaker')}) account),
    $5::json,
    case when $5::json is not null and opened.speaker is not null then bank.list_transactions(opened.speaker, ($5::json ->> 'today')::date, null,
      ($5::json ->> 'start')::date, ($5::json ->> 'end')::date, null, null, null, null, null, null, false, 0, ($5::json ->> 'max')::integer) end)`;

const Alongside = z.tuple([z.unknown(), z.custom<Ahead | null>(), z.unknown()]);

/** What was read alongside, as answers to what may be asked. `transactions` is null for any other question than the one that was foreseen. */
export function alongsideIn(value: unknown): { accounts(): Account[]; transactions(query: TransactionQuery): Transactions | null } {
  const [accounts, ahead, found] = Alongside.parse(value);
  return {
    accounts: () => accountsIn(accounts),
    transactions: (query) => (ahead && found && isAhead(query, ahead) ? firstOf(transactionsIn(found), query.max) : null),
  };
}

/** Whether it is the same question, for as many rows or fewer. */
function isAhead({ period, skip, max, ...narrower }: TransactionQuery, ahead: Ahead): boolean {
  const isSame = period?.start === ahead.start && period.end === ahead.end && skip === 0;
  return isSame && max <= ahead.max && Object.keys(narrower).length === 0;
}

const firstOf = (found: Transactions, max: number): Transactions => ({ ...found, items: found.items.slice(0, max) });
