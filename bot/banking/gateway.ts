import type { Pool } from 'pg';
import type { Acts, Ports } from '../../dialogs/ports';
import type { Asking } from '../stores/sql/lanes';
import type { Faults } from '../faults';
import { accountsAlongside, accountsIn, isCustomer, readAccounts, readPayees, readRequests } from './accounts';
import { createActs, type IssueStepUp } from './acts';
import { quoteTransfer } from './quote';
import { readTariff } from './tariff';

export type GatewayParts = { pool: Pool; asking: Asking; now: () => Date; faults: Faults; log: (line: string) => void };

/** The bank as dialogs see it (dialogs/ports.ts), by the embedded ledger. */
export type Gateway = {
  /**
   * What one signed-in customer may ask. Everything throws PeerError 'bank' when the books do not answer. `alongside` is what the turn has read
   * of them while it opened, by the SQL of that name.
   */
  portsFor(customer: string, alongside?: unknown): Ports;
  /** SQL that a turn reads of its speaker (`opened.speaker`) while it opens. */
  alongside: string;
  /** What anybody may ask without signing in. Throws likewise. */
  open: Pick<Ports, 'tariff'>;
  /** Whether a customer number is one of ours. Throws likewise. */
  isCustomer(customer: string): Promise<boolean>;
  /** The acts of one turn: its id is in every audit row, and its profile and channel decide how a code is sent. */
  actsFor(turn: { id: string; issueStepUp: IssueStepUp }): Acts;
};

/** Joins the ledger to the dialogs' ports. Transactions and bills arrive with their issues. */
export function createGateway(parts: GatewayParts): Gateway {
  const { pool, asking, now } = parts;
  const open = { tariff: () => readTariff(pool) };
  return {
    open,
    isCustomer: (customer) => isCustomer(pool, customer),
    alongside: accountsAlongside,
    portsFor: (customer, alongside) => ({
      ...open,
      accounts: () => (alongside === undefined ? readAccounts(asking, customer) : Promise.resolve(accountsIn(alongside))),
      payees: (words) => readPayees(asking, customer, words),
      quote: (draft) => quoteTransfer(pool, customer, draft, now()),
      requests: () => readRequests(pool, customer),
      transactions: () => Promise.resolve([]),
      bills: () => Promise.resolve([]),
    }),
    actsFor: (turn) => createActs({ ...parts, turn: turn.id, issueStepUp: turn.issueStepUp }),
  };
}
