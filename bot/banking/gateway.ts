import type { Pool } from 'pg';
import type { Acts, Ports } from '../../dialogs/ports';
import type { Asking } from '../stores/sql/lanes';
import type { Faults } from '../faults';
import { contactsOf, waysIn } from '../identity/ways';
import { isCustomer, readAccounts, readPayees, readRequests } from './accounts';
import { alongside, alongsideIn } from './alongside';
import { createActs, type IssueStepUp } from './acts';
import type { Billers } from './billers/biller';
import { createDemoBillers } from './billers/demo';
import { createLate, type Late } from './billers/late';
import { answerMs } from './billers/wait';
import { createBillPorts } from './bills';
import { findPayee, quotePayee, readRemovedPayees } from './payees';
import { quoteTransfer } from './quote';
import { readTariff } from './tariff';
import { readTransactions } from './transactions';

export type GatewayParts = { pool: Pool; asking: Asking; now: () => Date; faults: Faults; log: (line: string) => void } & {
  /** How long a biller is waited for while a customer waits for us. */
  billerWaitMs?: number;
};

/** The bank as dialogs see it (dialogs/ports.ts), by the embedded ledger. */
export type Gateway = {
  /**
   * What one signed-in customer may ask. Everything throws PeerError 'bank' when the books do not answer. `read` is what the turn has read
   * of them while it opened, by the SQL `alongside`.
   */
  portsFor(customer: string, read?: unknown): Ports;
  /** SQL that a turn reads of its speaker (`opened.speaker`) while it opens; `ahead` where it is sure what it will ask for (`$6`, Ahead as JSON). */
  alongside: { plain: string; ahead: string };
  /** What anybody may ask without signing in. Throws likewise. */
  open: Pick<Ports, 'tariff'>;
  /** Whether a customer number is one of ours. Throws likewise. */
  isCustomer(customer: string): Promise<boolean>;
  /** The acts of one turn: its id is in every audit row, and its profile and channel decide how a code is sent. */
  actsFor(turn: { id: string; conversation?: string; issueStepUp: IssueStepUp }): Acts;
  /** Who is asked about bills, and who listens for answers that come late. */
  billers: Billers;
  late: Late;
};

/** What the turn has read already is not asked for again. */
function lookedUp({ asking, now }: GatewayParts, customer: string, read: unknown): Pick<Ports, 'accounts' | 'transactions' | 'totals'> {
  const there = read === undefined ? undefined : alongsideIn(read);
  return {
    accounts: async () => there?.accounts() ?? readAccounts(asking, customer),
    transactions: async (query) => there?.transactions(query) ?? readTransactions(asking, customer, query, now()),
    totals: (query) => readTransactions(asking, customer, query, now()),
  };
}

/** Joins the ledger to the dialogs' ports. */
export function createGateway(parts: GatewayParts): Gateway {
  const { pool, asking, now } = parts;
  const open = { tariff: () => readTariff(pool) };
  const billers = createDemoBillers(parts);
  const waitMs = parts.billerWaitMs ?? answerMs;
  const late = createLate({ failed: () => parts.log('a late answer of a biller could not be kept; it is asked for again') });
  return {
    open,
    isCustomer: (customer) => isCustomer(pool, customer),
    alongside,
    portsFor: (customer, read) => ({
      ...open,
      ...lookedUp(parts, customer, read),
      payees: (words) => readPayees(asking, customer, words),
      findPayee: (by) => findPayee(pool, customer, by, now()),
      quotePayee: (draft) => quotePayee(pool, customer, draft, now()),
      removedPayees: () => readRemovedPayees(asking, customer, now()),
      quote: (draft) => quoteTransfer(pool, customer, draft, now()),
      codeWays: async () => waysIn(await contactsOf(pool, customer)),
      requests: () => readRequests(pool, customer),
      ...createBillPorts({ asking, billers, now, waitMs, customer }),
    }),
    actsFor: ({ id, ...turn }) => createActs({ ...parts, ...turn, billers, late, waitMs, turn: id }),
    ...{ billers, late },
  };
}
