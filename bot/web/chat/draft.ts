import { shelf } from './page';

const key = 'draft';
const keptMs = 20 * 3_600_000;
const secretWord = /密码|[证态验全]码|口令|password|passcode|\b(pin|cvv|cvc|code)\b/i;
/** As many digits as a code has, or a card. */
const secretDigits = /(^|\D)\d{6}(\D|$)|\d{12}/;

/** What may be a code, a card or a password is written down nowhere. */
export const isSecret = (text: string): boolean => secretWord.test(text) || secretDigits.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

/** Words that were begun, kept for 20 hours in this browser (WCAG 2.2.6). */
export function createDraft() {
  const store = shelf('localStorage');
  return {
    keep: (text: string): void => store.set(key, text.trim() === '' || isSecret(text) ? null : JSON.stringify({ text, at: Date.now() })),
    read(): string {
      const { text, at } = store.read(key, { text: '', at: 0 });
      return Math.abs(Date.now() - at) < keptMs ? text : '';
    },
  };
}
