import type { Pool } from 'pg';
import { z } from 'zod';
import { billTypes } from '../../dialogs/ports';
import { ask } from './ask';
import { type Heard, settleBill } from './bill-acts';
import type { Billers } from './billers/biller';
import type { Late } from './billers/late';
import { answerMs, within } from './billers/wait';

/** A payment that ended after its turn, or that its biller tells otherwise (`disputed`): whom to tell, and where. */
export type BillNews = { act: string; customer: string; conversation: string; reference: string; disputed: boolean };

export type BillJobsParts = {
  pool: Pool;
  billers: Billers;
  late: Late;
  now: () => Date;
  /** Tells a customer what became of a payment; told twice, they hear it once. Throws when it could not be told: it is told again. */
  tell(news: BillNews): Promise<void>;
  failed(error: unknown): void;
};

export type BillJobs = {
  /** Asks about what is due to be asked about and tells what is to be told; how many of both. Throws PeerError 'bank'. */
  run(): Promise<number>;
  /** Runs again and again, one run at a time, until stopped; stopping waits for the run, and ends what is listened for. */
  keepRunning(everyMs: number): { stop(): Promise<void> };
};

const eachMax = 200;
const atOnce = 4;

/**
 * Finds out what became of payments that a biller did not answer, by our own reference and with rising pauses, on whichever node comes first
 * (bank.claim_bill skips what another one has); a payment that was never sent, because a bot died, is given back. What has ended is told.
 */
export function createBillJobs(parts: BillJobsParts): BillJobs {
  let stopping = false;
  const run = async (): Promise<number> => {
    const asked = await Promise.all(Array.from({ length: atOnce }, () => askAll(parts, () => stopping)));
    const told = await tellAll(parts, () => stopping);
    return asked.reduce((sum, count) => sum + count, told);
  };
  return {
    run,
    keepRunning: (everyMs) => {
      let running: Promise<unknown> | undefined;
      const timer = setInterval(() => {
        running ??= run()
          .catch(parts.failed)
          .finally(() => (running = undefined));
      }, everyMs).unref();
      return {
        stop: async () => {
          stopping = true;
          clearInterval(timer);
          await Promise.all([running, parts.late.stop()]);
        },
      };
    },
  };
}

const Claimed = z.object({ act: z.string(), state: z.string(), type: z.enum(billTypes) });
const ClaimedRow = z.tuple([z.object({ claimed: Claimed.nullable() })]);

async function askAll(parts: BillJobsParts, isStopping: () => boolean): Promise<number> {
  let asked = 0;
  while (asked < eachMax && !isStopping() && (await askNext(parts))) asked += 1;
  return asked;
}

/** False when nothing is due. */
async function askNext({ pool, billers, now }: BillJobsParts): Promise<boolean> {
  const text = 'select bank.claim_bill($1) as claimed';
  const [{ claimed }] = ClaimedRow.parse(await ask(pool, { name: 'bank.claimBill', text, values: [now().toISOString()] }));
  if (claimed === null) return false;
  const { act, state, type } = claimed;
  const heard: Heard | 'silent' =
    state === 'held' ? { is: 'unsent' } : await within(answerMs, (signal) => billers[type].status(act, signal));
  const settling = { act, heard: heard === 'silent' ? { is: heard } : heard, inTurn: false, turn: null };
  await settleBill({ asking: pool, now }, settling);
  return true;
}

const News = z.object({ act: z.string(), customer: z.string(), conversation: z.string(), reference: z.string(), disputed: z.boolean() });
const NewsRow = z.tuple([z.object({ news: z.array(News) })]);

async function tellAll({ pool, now, tell, failed }: BillJobsParts, isStopping: () => boolean): Promise<number> {
  const [{ news }] = NewsRow.parse(
    await ask(pool, { name: 'bank.billNews', text: 'select bank.bill_news($1) as news', values: [eachMax] }),
  );
  let told = 0;
  for (const one of news) {
    if (isStopping()) break;
    try {
      await tell(one);
      const values = [one.act, one.disputed, now().toISOString()];
      await ask(pool, { name: 'bank.billTold', text: 'select bank.bill_told($1, $2, $3)', values });
      told += 1;
    } catch (error) {
      failed(error);
    }
  }
  return told;
}
