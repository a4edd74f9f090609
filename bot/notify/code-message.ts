import type { Value } from '../../accessibility/message';
import type { CodeWay, Lang, Profile } from '../../accessibility/profile';
import type { Word } from './words';

/** What a code is asked for, as the customer must hear it before the code (PSD2 RTS art. 5: aware of amount and payee). */
export type CodeMessage = {
  code: string;
  payee: Extract<Value, { t: 'name' }>;
  payeeAccount: Extract<Value, { t: 'account' }>;
  amount: Extract<Value, { t: 'money' }>;
  expires: Date;
  lang: Lang;
  wording: Profile['wording'];
};

/**
 * The text that carries a one-time code: sender, purpose, amount, payee with tail, then the code in two groups, that staff never ask for
 * it, and until when by the clock (rules OTP-04, matrix "OTP"). A voice call says the digits twice.
 */
export function wordCode(word: Word, way: CodeWay, m: CodeMessage): string {
  const spoken = way === 'voice';
  return word(
    'transferCode',
    // Two halves of three, said figure by figure (with 幺), so that they stay three and three in every form.
    {
      bank: { t: 'term', key: 'bank.demo' },
      amount: m.amount,
      payee: m.payee,
      to: { t: 'account', tail: m.payeeAccount.tail },
      first: { t: 'digits', v: m.code.slice(0, 3), as: 'billKey' },
      second: { t: 'digits', v: m.code.slice(3), as: 'billKey' },
      expires: { t: 'instant', v: m.expires.toISOString() },
    },
    { lang: m.lang, form: spoken ? 'speech' : 'text', wording: spoken ? 'plain' : m.wording },
  );
}
