import type { Values } from '../../accessibility/message';
import type { CodeWay, Lang, Profile } from '../../accessibility/profile';
import type { Purpose } from '../identity/purpose';
import type { Word } from './words';

/** A code and what it is asked for, as the customer must hear it before the code (PSD2 RTS art. 5: aware of amount and payee). */
export type CodeMessage = {
  purpose: Purpose;
  code: string;
  expires: Date;
  lang: Lang;
  wording: Profile['wording'];
};

/**
 * The text that carries a one-time code: sender, purpose, amount, payee or biller with tail, then the code in two groups, that staff never
 * ask for it, and until when by the clock (rules OTP-04, matrix "OTP"). A voice call says the digits twice.
 */
export function wordCode(word: Word, way: CodeWay, { purpose, code, expires, lang, wording }: CodeMessage): string {
  const spoken = way === 'voice';
  return word(
    `${purpose.what}Code`,
    {
      bank: { t: 'term', key: 'bank.demo' },
      ...factsOf(purpose),
      // Two halves of three, said figure by figure (with 幺), so that they stay three and three in every form.
      first: { t: 'digits', v: code.slice(0, 3), as: 'billKey' },
      second: { t: 'digits', v: code.slice(3), as: 'billKey' },
      expires: { t: 'instant', v: expires.toISOString() },
    },
    { lang, form: spoken ? 'speech' : 'text', wording: spoken ? 'plain' : wording },
  );
}

/** What the message tells of the purpose: enough to know it again, and of numbers their tails alone, for a message is read by others too. */
function factsOf(purpose: Purpose): Values {
  switch (purpose.what) {
    case 'transfer': {
      const { bank: _bank, ...to } = purpose.payeeAccount;
      return { amount: purpose.amount, payee: purpose.payee, to };
    }
    case 'payBill': {
      const { amount, bill, biller, billKey } = purpose;
      return { amount, bill, biller, key: { t: 'account', tail: billKey.v.slice(-4) } };
    }
    case 'addPayee':
      return { payee: purpose.payee, to: purpose.payeeAccount };
  }
}
