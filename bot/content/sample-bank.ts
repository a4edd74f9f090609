import type { Account, Payee, PayeeQuote, Ports, Quote, RefusalCode, Tariff } from '../../dialogs/ports';
import type { Values } from '../../accessibility/message';
import { demoAccounts } from '../banking/demo/accounts';
import { demoPayees, namesOf } from '../banking/demo/payees';
import { fenOf } from '../banking/fen';
import { publicPorts } from '../turn/ports';
import { readSampleBills, readSampleTransactions } from './sample-books';

const customer = '10000001';
const noLimit = '999999999999999';
const free = [{ upToMinor: noLimit, feeMinor: '0' }];

/** Fees and rates as the demo bank has them. */
export const tariff: Tariff = {
  fees: {
    ...{ thisBank: free, mobile: free, bill: free, otherBankOrdinary: free, otherBankNextDay: free },
    otherBank: [
      { upToMinor: '500000', feeMinor: '0' },
      { upToMinor: '5000000', feeMinor: '500' },
      { upToMinor: noLimit, feeMinor: '1000' },
    ],
  },
  newCardMinor: '500',
  sms: { monthMinor: '200', noticeDays: 3 },
  rates: {
    current: { percent: '0.05', since: '2026-02-16' },
    oneYear: { percent: '0.95', since: '2026-02-16' },
    threeYear: { percent: '1.25', since: '2026-02-16' },
  },
};

const yuan = (text: string) => ({ minor: fenOf(text).toString(), currency: 'CNY' as const });

const accounts: Account[] = demoAccounts
  .filter((account) => account.customer === customer)
  .map((account) => ({
    id: `${customer}-${account.tail}`,
    tail: account.tail,
    alias: { 'zh-CN': account.zh, en: account.en },
    kind: account.kind ?? 'current',
    class: account.class ?? 1,
    status: account.tail === '9056' ? 'locked' : 'open',
    balance: yuan(account.balance),
    available: account.tail === '5678' ? yuan('49,000.00') : yuan(account.balance),
  }));

const payees: Payee[] = demoPayees
  .filter((payee) => payee.customer === customer)
  .map((payee, index) => {
    const { aliasZh, aliasEn, names } = namesOf(payee);
    return {
      id: `p${index}`,
      name: payee.name,
      alias: { ...(aliasZh === null ? {} : { 'zh-CN': aliasZh }), ...(aliasEn === null ? {} : { en: aliasEn }) },
      names,
      bank: payee.bank,
      sameBank: payee.bank === 'bank.demo',
      tail: payee.to.slice(-4),
      own: payee.as === 'ownCard',
    };
  });

/** How the bank answers in one drive: it quotes, or refuses every quote for one reason; nobody has a bill where `noBills`. */
export type Mood = { refuses?: { code: RefusalCode; values: Values }; noBills?: true };

/**
 * A bank made of the demo customer 10000001 that answers at once and forgets everything: for driving every dialog without a database. A port
 * that it does not know rejects, and the lint says so.
 */
export function openSampleBank({ refuses, noBills }: Mood = {}): Ports {
  const quoted = (facts: { [k: string]: string }, feeMinor = '0'): Promise<Quote> =>
    Promise.resolve(
      refuses
        ? { is: 'refused', ...refuses }
        : { is: 'ok', facts: { ...facts, feeMinor }, feeMinor, arrival: 'arrival.instant', stepUp: true },
    );
  return {
    ...publicPorts({ tariff: () => Promise.resolve(tariff) }),
    accounts: () => Promise.resolve(accounts),
    payees: () => Promise.resolve(payees),
    removedPayees: () => Promise.resolve(payees.slice(2, 3)),
    findPayee: ({ number }) =>
      Promise.resolve(
        number.endsWith('5566') || number.endsWith('0009')
          ? { is: 'found', name: '周*', bank: 'bank.demo', tail: '5566' }
          : { is: 'elsewhere', banks: ['bank.cityDemo', 'bank.ruralDemo'] },
      ),
    quotePayee: ({ number, bank = 'bank.demo', name = '周海', alias = '' }): Promise<PayeeQuote> =>
      Promise.resolve(
        refuses
          ? { is: 'refused', ...refuses }
          : { is: 'ok', facts: { number, bank, name, alias }, check: bank === 'bank.demo' ? 'close' : 'notPossible' },
      ),
    requests: () => Promise.resolve([]),
    codeWays: () => Promise.resolve(['sms', 'email', 'wechat']),
    transactions: readSampleTransactions,
    totals: readSampleTransactions,
    bills: (query) => Promise.resolve(noBills ? { is: 'bills', bills: [], prepaid: [], silent: [] } : readSampleBills(query)),
    quoteBill: ({ fromAccount, amountMinor }) => quoted({ from: fromAccount, amountMinor }),
    billPayment: () =>
      Promise.resolve({
        ...{ reference: 'K7P3QA', state: 'checking', type: 'gas', biller: 'biller.gas', key: '4100011122', amountMinor: '7800' },
        at: '2026-03-18T01:00:00.000Z',
      }),
    quote: ({ fromAccount, payee = '', toAccount = '', amountMinor, memo }) => {
      const away = payees.find((one) => one.id === payee)?.sameBank === false;
      const facts = { from: fromAccount, payee, to: toAccount, amountMinor, memo, arrival: 'arrival.instant' };
      return quoted(facts, away && BigInt(amountMinor) > freeToOtherBanksMinor ? '500' : '0');
    },
  };
}
const freeToOtherBanksMinor = 500_000n;
