import type { Pool } from 'pg';
import { z } from 'zod';
import type { FoundPayee, Payee, PayeeDraft, PayeeNumber, PayeeQuote } from '../../dialogs/ports';
import type { Asking } from '../stores/sql/lanes';
import { payeeColumns, payeesIn } from './accounts';
import { ask } from './ask';
import { Bank, Code, Values } from './outcome';

const nameMax = 40;
const aliasMax = 20;

const Refused = z.object({ is: z.literal('refused'), code: Code, values: Values });
const Found = z.discriminatedUnion('is', [
  z.object({ is: z.literal('found'), name: z.string(), bank: Bank, tail: z.string() }),
  z.object({ is: z.literal('elsewhere'), banks: z.array(Bank) }),
  Refused,
]);
const Quoted = z.discriminatedUnion('is', [
  z.object({
    is: z.literal('ok'),
    facts: z.record(z.string(), z.string()),
    check: z.enum(['match', 'close', 'notAsked', 'notPossible']),
  }),
  Refused,
]);
const FoundRow = z.tuple([z.object({ found: Found })]);
const QuotedRow = z.tuple([z.object({ quote: Quoted })]);

const finding = { name: 'bank.findPayee', text: 'select bank.find_payee($1, $2, $3, $4) as found' };
const quoting = { name: 'bank.quotePayee', text: 'select bank.quote_payee($1, $2, $3) as quote' };

/**
 * Whose a number is, told masked; a refusal where it is none, saved already, the customer's own, or one question too many (the rules
 * `payeeLookups…`). Each different number counts, and is audited. Throws PeerError 'bank'.
 */
export async function findPayee(pool: Pool, customer: string, { pays, number }: PayeeNumber, now: Date): Promise<FoundPayee> {
  const [{ found }] = FoundRow.parse(await ask(pool, { ...finding, values: [customer, pays, number, now.toISOString()] }));
  return found;
}

/**
 * What a new payee would be saved as: its facts ready to be digested and how its name was checked, or the refusal. By the same evaluator as the
 * saving itself. Throws PeerError 'bank'.
 */
export async function quotePayee(pool: Pool, customer: string, draft: PayeeDraft, now: Date): Promise<PayeeQuote> {
  const { pays, number, bank = '', name = '', alias = '' } = draft;
  const wish = { pays, number, bank, name: onOneLine(name, nameMax), alias: onOneLine(alias, aliasMax) };
  const [{ quote }] = QuotedRow.parse(await ask(pool, { ...quoting, values: [customer, wish, now.toISOString()] }));
  return quote;
}

/** A name that can be stored and digested: no control characters, no half surrogates, no more than so many characters. */
const onOneLine = (name: string, max: number) =>
  Array.from(name.replace(/[\s\p{Cc}\p{Cs}\p{Cf}]+/gu, ' ').trim())
    .slice(0, max)
    .join('');

const removedOf = {
  name: 'bank.removedPayees',
  text: `select ${payeeColumns} from bank.payees
    where customer = $1 and removed_at > $2::timestamptz - bank.rule_of('payeeRestoreMinutes') * interval '1 minute'
    order by removed_at desc limit 20`,
};

/** Payees that were removed so lately that they can come back, the latest first. Throws PeerError 'bank'. */
export async function readRemovedPayees(asking: Asking, customer: string, now: Date): Promise<Payee[]> {
  return payeesIn(await ask(asking, { ...removedOf, values: [customer, now.toISOString()] }));
}
