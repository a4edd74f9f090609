import type { Expected } from '../../dialogs/engine/command';

/** What a customer's words look like once secrets are out of them: before store, echo, log and understanding. */
export type Redacted = { text: string; secret: boolean };

/** Text beyond this is not read (DESIGN section 8). */
export const textMax = 2000;

const hidden = '●●●';
/** After a word for a code only digits are one; after a word for a password, what has a digit or a sign in it. "No code received" is neither. */
const afterCode = /(验证码|校验码|\b(?:pin|cvv2?|code)\b)([\s:：是为is=]{0,6})(\d[\d -]{1,10}\d)/giu;
const afterPassword =
  /(密码|口令|\b(?:password|passcode)\b)([\s:：是为is=]{0,6})((?=[^\s，。]*[\d!@#$%^&*._-])[A-Za-z0-9!@#$%^&*._-]{3,64})/giu;
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
 * asked; a card number stays where an account or a number is asked, since there it is the answer.
 */
export function redact(said: string, now: { challengeOpen: boolean; expected: Expected }): Redacted {
  let secret = false;
  const hide = () => {
    secret = true;
    return hidden;
  };
  const { kind } = now.expected;
  const hideSecret = (_all: string, word: string, between: string) => `${word}${between}${hide()}`;
  let text = said.slice(0, textMax).replace(afterCode, hideSecret).replace(afterPassword, hideSecret);
  if (now.challengeOpen && kind !== 'money') text = text.replace(sixDigits, hide);
  const accountAsked = kind === 'account' || kind === 'payee' || kind === 'number';
  if (!accountAsked) text = text.replace(cardNumber, (all) => (passesLuhn(all.replace(/\D/g, '')) ? hide() : all));
  return { text, secret };
}
