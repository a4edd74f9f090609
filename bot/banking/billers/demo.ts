import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import type { BillType } from '../../../dialogs/ports';
import { dateAt } from '../../clock';
import { PeerError } from '../../errors';
import type { Faults } from '../../faults';
import type { Asking } from '../../stores/sql/lanes';
import { ask } from '../ask';
import type { Biller, Billers, BillerKnows } from './biller';

export type DemoBillersParts = { asking: Asking; now: () => Date; faults: Faults };

/** A slow biller is slow to tell what is due, and tells what became of a payment when nobody waits any more. */
const slow = { queryMs: 600, payMs: 6_000 };

const Fen = z.string().regex(/^\d{1,15}$/);
const Known = z.object({
  ...{ is: z.literal('known'), key: z.string(), holder: z.string(), prepaid: z.boolean() },
  bills: z.array(
    z.object({
      ...{ id: z.string(), dueMinor: Fen, lateMinor: Fen, dueOn: z.iso.date(), daysLate: z.number() },
      ...{
        graceUntil: z.iso.date().optional(),
        points: z.number().optional(),
        whose: z.string().optional(),
        paidOn: z.iso.date().optional(),
      },
    }),
  ),
});
const behaves = z.enum(['well', 'late', 'never', 'lost', 'refuses']);
const Knows = z.discriminatedUnion('is', [
  Known.extend({ behaves }),
  z.object({ is: z.literal('unknown'), behaves }),
  z.object({ is: z.literal('refuses'), behaves }),
]);
const Verdict = z.union([
  z.object({ is: z.literal('posted'), serial: z.string() }),
  z.object({ is: z.literal('rejected'), why: z.enum(['refused', 'gone', 'changed']) }),
  z.object({ is: z.literal('rejected'), why: z.literal('paid'), on: z.iso.date() }),
]);
const Answered = z.tuple([z.object({ said: z.object({ behaves, answer: Verdict.nullable() }) })]);
const Told = z.tuple([z.object({ told: z.array(Knows) })]);

type Question = { type: BillType; key?: string; bill?: string };
type Asked = z.infer<typeof Knows>;

/**
 * The demo's twelve billers (schema `demo_billers`, 0037). What is asked of several of them at the same moment leaves as one statement, so that
 * a list of all bills costs one round trip. Faults `biller.query`, `biller.pay.before`, `biller.pay.after` and `biller.status` strike here.
 */
export function createDemoBillers(parts: DemoBillersParts): Billers {
  const query = gather((questions: Question[]) => askAll(parts, questions));
  const of = (type: BillType): Biller => ({
    query: async (what, signal) => {
      await parts.faults.at('biller.query');
      const { behaves: how, ...told } = await query({ type, ...what });
      if (how === 'late') await pause(slow.queryMs, undefined, { signal, ref: false });
      return told satisfies BillerKnows;
    },
    pay: async ({ reference, bill, key, amountMinor }, signal) => {
      await parts.faults.at('biller.pay.before');
      const values = [reference, type, bill, key, amountMinor, dateAt(parts.now())];
      const text = 'select demo_billers.pay($1, $2, $3, $4, $5, $6) as said';
      const [{ said }] = Answered.parse(await ask(parts.asking, { name: 'biller.pay', text, values }));
      await parts.faults.at('biller.pay.after');
      if (said.behaves === 'late') await pause(slow.payMs, undefined, { signal, ref: false });
      return said.answer ?? silence(signal);
    },
    status: async (reference, signal) => {
      await parts.faults.at('biller.status');
      const text = 'select demo_billers.status($1) as said';
      const [{ said }] = Answered.parse(await ask(parts.asking, { name: 'biller.status', text, values: [reference] }));
      if (said.behaves === 'never') return silence(signal);
      return said.answer ?? { is: 'notKnown' };
    },
  });
  return {
    ...{ electricity: of('electricity'), water: of('water'), gas: of('gas'), phone: of('phone'), cableTv: of('cableTv'), fine: of('fine') },
    ...{ insurance: of('insurance'), socialSecurity: of('socialSecurity'), medicalInsurance: of('medicalInsurance') },
    ...{ housingFund: of('housingFund'), tax: of('tax'), tuition: of('tuition') },
  };
}

async function askAll({ asking, now }: DemoBillersParts, questions: Question[]): Promise<Asked[]> {
  const values = [JSON.stringify(questions), dateAt(now())];
  const [{ told }] = Told.parse(await ask(asking, { name: 'biller.query', text: 'select demo_billers.query($1, $2) as told', values }));
  return told;
}

/** Questions of one moment are asked together; each gets its own answer. */
function gather<Q, A>(askTogether: (questions: Q[]) => Promise<A[]>): (question: Q) => Promise<A> {
  let open: { questions: Q[]; answers: Promise<A[]> } | undefined;
  return async (question) => {
    open ??= begin();
    const { questions, answers } = open;
    const place = questions.push(question) - 1;
    const answer = (await answers)[place];
    if (answer === undefined) throw new Error('a biller left a question out');
    return answer;
  };
  function begin() {
    const questions: Q[] = [];
    const answers = Promise.resolve().then(() => {
      open = undefined;
      return askTogether(questions);
    });
    return { questions, answers };
  }
}

/** Never answers: ends when whoever asked stops waiting. */
const silence = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const end = () => reject(new PeerError('biller', signal.reason));
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
