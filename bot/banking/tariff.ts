import type { Pool } from 'pg';
import { z } from 'zod';
import { feeRoutes, type Tariff } from '../../dialogs/ports';
import { ask } from './ask';

/** The very rows that `bank.fee_of` charges by, so that what is told cannot differ from what is posted. */
const tariffOf = {
  name: 'bank.tariff',
  text: `select
      (select jsonb_object_agg(t.route, t.tiers) from (
        select f.route, jsonb_agg(jsonb_build_object('upToMinor', f.up_to_minor::text, 'feeMinor', f.fee_minor::text) order by f.up_to_minor) as tiers
          from bank.fee_tiers f where f.route = any ($1) group by f.route) t) as fees,
      (select jsonb_object_agg(r.name, jsonb_build_object('value', r.value::text, 'since', r.since::text)) from bank.rules r) as rules`,
  values: [feeRoutes],
};

const Whole = z.string().regex(/^\d{1,15}$/);
const Tiers = z.array(z.object({ upToMinor: Whole, feeMinor: Whole })).min(1);
const Rule = z.object({ value: Whole, since: z.iso.date() });
const Answered = z.tuple([
  z.object({
    fees: z.record(z.enum(feeRoutes), Tiers),
    rules: z.object({
      ...{ newCardFeeMinor: Rule, smsServiceMonthMinor: Rule, smsServiceNoticeDays: Rule },
      ...{ currentRateBasisPoints: Rule, oneYearRateBasisPoints: Rule, threeYearRateBasisPoints: Rule },
    }),
  }),
]);

/** What the bank tells everybody: its fees and its rates. Throws PeerError 'bank', and ZodError where the bank has not set one of them. */
export async function readTariff(pool: Pool): Promise<Tariff> {
  const [{ fees, rules }] = Answered.parse(await ask(pool, tariffOf));
  return {
    fees,
    newCardMinor: rules.newCardFeeMinor.value,
    sms: { monthMinor: rules.smsServiceMonthMinor.value, noticeDays: Number(rules.smsServiceNoticeDays.value) },
    rates: {
      current: rateOf(rules.currentRateBasisPoints),
      oneYear: rateOf(rules.oneYearRateBasisPoints),
      threeYear: rateOf(rules.threeYearRateBasisPoints),
    },
  };
}

/** 125 basis points are 1.25 percent. */
function rateOf({ value, since }: z.infer<typeof Rule>): { percent: string; since: string } {
  const digits = value.padStart(3, '0');
  return { percent: `${digits.slice(0, -2)}.${digits.slice(-2)}`, since };
}
