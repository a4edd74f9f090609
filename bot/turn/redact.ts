import type { Expected } from '../../dialogs/engine/command';

/**
 * What a customer's words look like once secrets are out of them: before store, echo, log and understanding. `heard` is there where they hold a
 * number that may be an account to pay to: it is kept and echoed like a secret, but whoever reads the words has to see whom they name.
 */
export type Redacted = { text: string; secret: boolean; heard?: string };

/** Text beyond this is not read (DESIGN section 8). */
export const textMax = 2000;

const hidden = '●●●';
/** After a word for a code only digits are one; after a word for a password, what has a digit or a sign in it. "No code received" is neither. */
const afterCode = /(验证码|校验码|\b(?:pin|cvv2?|code)\b)([\s:：是为is=]{0,6})(\d[\d -]{1,10}\d)/giu;
const afterPassword =
  /(密码|口令|\b(?:password|passcode)\b)([\s:：是为is=]{0,6})((?=[^\s，。]*[\d!@#$%^&*._-])[A-Za-z0-9!@#$%^&*._-]{3,64})/giu;
const sixDigits = /(?<![\d.,])\d(?:[ -]?\d){5}(?![\d.,]?\d)/g;
const cardNumber = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;
/** A card is the customer's own by what stands around its number: 我的卡号是, "my card", and what only a holder knows beside it. */
const ownBefore =
  /(?:我(?:自己)?的|我(?=[卡银])|本人的?|自己的)[^\s,，。]{0,4}卡(?:的?号码?)?[\s:：是为]*$|\bmy (?:own )?(?:[a-z]+ )?card(?: number| no\.?)?(?: is)?[\s:]*$/iu;
const ownAfter =
  /^[\s,，]*(?:这|那)?就?是(?:我|本人|自己)的?|^[\s,]*(?:that |this )?is my (?:own )?(?:[a-z]+ )?card|^[\s,，]*(?:有效期|expir)/iu;

/** The check digit of ISO/IEC 7812, which bank card numbers carry. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}

/**
 * Takes codes, passwords and card numbers out of what was said. A six-digit number is a code while a challenge is open, unless an amount is
 * asked; a card number stays where an account or a number is asked, since there it is the answer. Elsewhere it is kept out of everything that is
 * stored; it is a secret only where it is said to be the customer's own card or stands beside a password or a code.
 */
export function redact(said: string, now: { challengeOpen: boolean; expected: Expected }): Redacted {
  const seen = { secret: false };
  const hide = () => {
    seen.secret = true;
    return hidden;
  };
  const { kind } = now.expected;
  const hideSecret = (_all: string, word: string, between: string) => `${word}${between}${hide()}`;
  let text = said.slice(0, textMax).replace(afterCode, hideSecret).replace(afterPassword, hideSecret);
  if (now.challengeOpen && kind !== 'money') text = text.replace(sixDigits, hide);
  const accountAsked = kind === 'account' || kind === 'payee' || kind === 'number';
  if (accountAsked) return { text, ...seen };
  const heard = text;
  text = heard.replace(cardNumber, (all, at: number) => {
    if (!passesLuhn(all.replace(/\D/g, ''))) return all;
    if (ownBefore.test(heard.slice(0, at)) || ownAfter.test(heard.slice(at + all.length))) return hide();
    return hidden;
  });
  return seen.secret || text === heard ? { text, ...seen } : { text, ...seen, heard };
}
