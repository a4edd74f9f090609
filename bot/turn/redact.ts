import type { Expected } from '../../dialogs/engine/command';

/** What a customer's words look like once secrets are out of them: before store, echo, log and understanding. */
export type Redacted = { text: string; secret: boolean };

/** Text beyond this is not read (DESIGN section 8). */
export const textMax = 2000;

const hidden = '●●●';
const afterWord = /(密码|验证码|口令|\b(?:pin|cvv|cvv2|password|passcode|code)\b)([\s:：是为is=]{0,6})([A-Za-z0-9!@#$%^&*._-]{3,64})/giu;
const sixDigits = /(?<![\d.,])\d(?:[ -]?\d){5}(?![\d.,]?\d)/g;
const cardNumber = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

/** The check digit of ISO/IEC 7812, which bank card numbers carry. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}

/**
 * Takes codes, passwords and card numbers out of what was said. A six-digit number is a code while a challenge is open, unless an amount is
 * asked; a card number stays where an account is asked, since there it is the answer.
 */
export function redact(said: string, now: { challengeOpen: boolean; expected: Expected }): Redacted {
  let secret = false;
  const hide = () => {
    secret = true;
    return hidden;
  };
  const { kind } = now.expected;
  let text = said.slice(0, textMax).replace(afterWord, (_all, word: string, between: string) => `${word}${between}${hide()}`);
  if (now.challengeOpen && kind !== 'money') text = text.replace(sixDigits, hide);
  const accountAsked = kind === 'account' || kind === 'payee';
  if (!accountAsked) text = text.replace(cardNumber, (all) => (passesLuhn(all.replace(/\D/g, '')) ? hide() : all));
  return { text, secret };
}
