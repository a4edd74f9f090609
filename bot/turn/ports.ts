import type { Ports } from '../../dialogs/ports';

const nobody = () => Promise.reject(new Error('a stranger has no accounts to ask about'));

/**
 * For somebody who has not signed in: what the bank tells everybody. Whatever is about a customer rejects, since no dialog that asks for it
 * starts for them.
 */
export const publicPorts = (open: Pick<Ports, 'tariff'>): Ports => ({
  ...{ accounts: nobody, transactions: nobody, totals: nobody, payees: nobody, quote: nobody, requests: nobody },
  ...{ findPayee: nobody, quotePayee: nobody, removedPayees: nobody },
  codeWays: nobody,
  ...{ bills: nobody, quoteBill: nobody, billPayment: nobody },
  ...open,
});

/** Accounts and payees are read once in a turn, however many steps ask for them. */
export function onceEach(ports: Ports): Ports {
  let accounts: ReturnType<Ports['accounts']> | undefined;
  let payees: ReturnType<Ports['payees']> | undefined;
  return {
    ...ports,
    accounts: () => (accounts ??= ports.accounts()),
    payees: (words) => (words === undefined ? (payees ??= ports.payees()) : ports.payees(words)),
  };
}
