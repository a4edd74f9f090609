import { z } from 'zod';
import { type BillPayment, type BillQuery, type BillType, billTypes } from '../../dialogs/ports';
import type { Asking } from '../stores/sql/lanes';
import { ask } from './ask';
import { endMinLength, plainKey } from './bill-key';
import { disputedOf, Unsettled, unsettledOf, unsettledRows } from './bill-payments';

const keysMax = 50;

const Fen = z.string().regex(/^\d{1,15}$/);
const Rule = z.object({ least: Fen, most: Fen, step: Fen, amounts: z.array(Fen).nullable() });
const BillerRow = z.object({
  ...{ type: z.enum(billTypes), pattern: z.string(), example: z.string(), told: z.number().nullable(), partial: z.boolean() },
  prepaid: Rule.nullable(),
});
const SavedRow = z.object({ type: z.enum(billTypes), key: z.string(), whose: z.string().nullable(), debits: z.boolean() });
const Rows = z.tuple([z.object({ billers: z.array(BillerRow), saved: z.array(SavedRow), unsettled: Unsettled })]);

/** A biller as the bank knows it: the shape of its keys, and what may be paid. `told`: so many last characters of a key may be told. */
export type BillerRow = z.infer<typeof BillerRow>;
/** One key to ask about; `own` where the customer has saved it. */
export type Key = { type: BillType; key: string; own: boolean; whose?: string; debits: boolean };
export type Catalogue = { billers: Map<BillType, BillerRow>; saved: Key[] };
/** The catalogue with the payments that are under way or disputed, by the bill as its id is told, and the kinds of the disputed ones. */
export type BillBooks = Catalogue & { unsettled: Map<string, BillPayment>; disputed: BillType[] };

const booksOf = {
  name: 'bank.billBooks',
  text: `select
      coalesce((select json_agg(r) from (
        select b.type, b.key_pattern as pattern, b.key_example as example, b.told_length as told, b.partial, case when p.type is not null then
            json_build_object('least', p.min_minor::text, 'most', p.max_minor::text, 'step', p.step_minor::text, 'amounts', p.amounts_minor::text[])
            end as prepaid
          from bank.billers b left join bank.prepaid p on p.type = b.type
          where $2 or b.type in (select type from bank.bill_keys where customer = $1)) r), '[]') as billers,
      coalesce((select json_agg(k) from (
        select type, key, whose, debits from bank.bill_keys where customer = $1 order by position limit ${keysMax}) k), '[]') as saved,
      coalesce((select json_agg(u) from (${unsettledRows}) u), '[]') as unsettled`,
};

/**
 * What our books know before a biller is asked, in one statement: the keys that one customer has saved, who sends bills (`all` of them, or those
 * of these keys), and what is being paid. Throws PeerError 'bank'.
 */
export async function readBillBooks(asking: Asking, customer: string, all: boolean): Promise<BillBooks> {
  const [{ billers, saved, unsettled }] = Rows.parse(await ask(asking, { ...booksOf, values: [customer, all] }));
  return {
    billers: new Map(billers.map((row) => [row.type, row])),
    saved: saved.map(({ whose, ...key }) => ({ ...key, own: true, ...(whose === null ? {} : { whose }) })),
    unsettled: unsettledOf(unsettled),
    disputed: disputedOf(unsettled),
  };
}

type Wanted = { is: 'keys'; keys: Key[] } | { is: 'badKey'; type: BillType; example: string } | { is: 'unknownKey'; type?: BillType };

/**
 * Which keys a question is about: without a key all that are saved; else the saved one it names, whole or by its end; else every biller whose
 * keys have this shape.
 */
export function keysFor({ type, key }: BillQuery, { billers, saved }: Catalogue): Wanted {
  const mine = saved.filter((one) => type === undefined || one.type === type);
  if (key === undefined) return { is: 'keys', keys: mine };
  const said = plainKey(key);
  const named = mine.filter((one) => one.key === said || (said.length >= endMinLength && one.key.endsWith(said)));
  const whole = named.filter((one) => one.key === said);
  if (named.length > 0) return { is: 'keys', keys: whole.length > 0 ? whole : named };
  const row = type === undefined ? undefined : billers.get(type);
  const fitting = (row ? [row] : [...billers.values()]).filter(({ pattern }) => new RegExp(pattern).test(said));
  if (fitting.length > 0) return { is: 'keys', keys: fitting.map((one) => ({ type: one.type, key: said, own: false, debits: false })) };
  return row ? { is: 'badKey', type: row.type, example: row.example } : { is: 'unknownKey' };
}

/** A key as it may be told: one that is somebody's ID number by its end only. */
export function toldKey(type: BillType, key: string, { billers }: Catalogue): string {
  const told = billers.get(type)?.told ?? null;
  return told === null ? key : key.slice(-told);
}
