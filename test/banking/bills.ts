import { createBillJobs, type BillNews } from '../../bot/banking/bill-jobs';
import { createGateway } from '../../bot/banking/gateway';
import { noFaults } from '../../bot/faults';
import { digestOf } from '../../dialogs/engine/digest';
import type { Act, Bill, BillDraft, Bills, BillType, Facts, Outcome } from '../../dialogs/ports';
import { asked, type Bank, granted, never, openBank } from './bank';

export type Payer = Bank & {
  /** What is due for a customer, by what it is for. */
  due(customer?: string): Promise<Extract<Bills, { is: 'bills' }>>;
  billOf(type: BillType, customer?: string): Promise<Bill>;
  /** An act that pays one bill of a customer in full, or as much as told. */
  act(type: BillType, o?: { customer?: string; from?: string; amountMinor?: string; id?: string }): Promise<Act>;
  /** Performs it, with a grant where the bank asks for one. */
  pay(act: Act): Promise<Outcome>;
  /** One run of the job, that much later; whom it told. */
  later(ms: number): Promise<BillNews[]>;
  stateOf(act: string): Promise<string>;
  /** How this biller is from now on about a key. */
  behave(key: string, behaves: string): Promise<void>;
};

let ids = 0;

/** The facts of a payment that the bank is ready to take. */
export async function factsOf(bank: Bank, customer: string, draft: BillDraft): Promise<Facts> {
  const quote = await bank.gateway.portsFor(customer).quoteBill(draft);
  if (quote.is !== 'ok') throw new Error(`refused: ${quote.code}`);
  return quote.facts;
}

export const billAct = (customer: string, facts: Facts, id = `bill-${(ids += 1)}`): Act => ({
  ...{ id, kind: 'payBill', customer, facts },
  digest: digestOf('payBill', customer, facts),
});

/** The demo bank with its billers, and a customer who pays. */
export async function openPayer(billerWaitMs = 150): Promise<Payer> {
  const opened = await openBank();
  const { pool } = opened;
  const parts = { pool, asking: pool, now: () => opened.clock.now, faults: noFaults, log: () => undefined };
  const own = createGateway({ ...parts, billerWaitMs });
  const bank = { ...opened, gateway: own, acts: own.actsFor({ id: 'turn', issueStepUp: () => Promise.resolve(asked) }) };
  const { gateway, clock, owner } = bank;
  const due = async (customer = '10000001') => {
    const told = await gateway.portsFor(customer).bills({});
    if (told.is !== 'bills') throw new Error(told.is);
    return told;
  };
  const billOf = async (type: BillType, customer = '10000001') => {
    const told = await gateway.portsFor(customer).bills({ type });
    return told.is === 'bills' ? told.bills[0]! : Promise.reject(new Error(told.is));
  };
  const pay = async (act: Act) => {
    const first = await bank.acts.perform(act, never);
    return first.is === 'stepUp' ? bank.acts.perform(granted(act), never) : first;
  };
  return {
    ...{ ...bank, due, billOf, pay },
    act: async (type, { customer = '10000001', from = '10000001-5678', amountMinor, id } = {}) => {
      const bill = await billOf(type, customer);
      return billAct(
        customer,
        await factsOf(bank, customer, { fromAccount: from, bill: bill.id, amountMinor: amountMinor ?? bill.dueMinor }),
        id,
      );
    },
    later: async (ms) => {
      clock.now = new Date(clock.now.getTime() + ms);
      const told: BillNews[] = [];
      const tell = (news: BillNews) => Promise.resolve(void told.push(news));
      const failed = (error: unknown) => {
        throw error;
      };
      await createBillJobs({ pool: bank.pool, billers: gateway.billers, late: gateway.late, now: () => clock.now, tell, failed }).run();
      return told;
    },
    stateOf: async (act) => {
      const { rows } = await owner.query<{ state: string }>('select state from bank.bill_payments where act = $1', [act]);
      return rows[0]?.state ?? 'none';
    },
    behave: async (key, behaves) => {
      await owner.query('update demo_billers.keys set behaves = $2 where key = $1', [key, behaves]);
    },
    close: async () => {
      await gateway.late.stop();
      await bank.close();
    },
  };
}
