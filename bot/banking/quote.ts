import type { Pool } from 'pg';
import { z } from 'zod';
import type { Quote, TransferDraft } from '../../dialogs/ports';
import { ask } from './ask';
import { Quoted } from './outcome';

const memoMax = 60;
const quotable = /^[1-9]\d{0,14}$/;
const Answered = z.tuple([z.object({ quote: Quoted })]);

const statement = { name: 'bank.quote', text: 'select bank.quote_transfer($1, $2, $3, $4, $5, $6, $7) as quote' };

/**
 * What a transfer would be: its fee and arrival, whether it needs a code, and its facts ready to be digested; or the refusal, which says what
 * is still possible today. By the same evaluator as the posting. Throws PeerError 'bank', and RangeError for an amount that is none.
 */
export async function quoteTransfer(pool: Pool, customer: string, draft: TransferDraft, now: Date): Promise<Quote> {
  if (!quotable.test(draft.amountMinor)) throw new RangeError('an amount is 1 to 15 digits of fen, and more than nothing');
  const to = draft.payee === undefined ? (draft.toAccount ?? '') : '';
  const values = [customer, draft.fromAccount, draft.payee ?? null, to, draft.amountMinor, cleanMemo(draft.memo), now.toISOString()];
  const [{ quote }] = Answered.parse(await ask(pool, { ...statement, values }));
  return quote;
}

/** A memo as one line that can be stored and digested: no control characters, no half surrogates, 60 characters at most. */
const cleanMemo = (memo: string) =>
  Array.from(memo.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim())
    .slice(0, memoMax)
    .join('');
