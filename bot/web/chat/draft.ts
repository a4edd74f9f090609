import { shelf } from './page';

const key = 'draft';
const keptMs = 20 * 3_600_000;
const secretWord = /密码|[证态验全]码|口令|password|passcode|\b(pin|cvv|cvc|code)\b/i;
/** As many digits as a code has, or a card. */
const secretDigits = /(^|\D)\d{6}(\D|$)|\d{12}/;

/** What may be a code, a card or a password is written down nowhere. */
export const isSecret = (text: string): boolean => secretWord.test(text) || secretDigits.test(text.normalize('NFKC').replace(/[\s-]/g, ''));

/** `of`: whose they are, as in Outgoing. */
type Draft = { text: string; at: number; of: string };

/**
 * Words that were begun, kept for 20 hours in this browser (WCAG 2.2.6). A customer's are for them alone, whoever else comes to the device; a
 * stranger's are for strangers, and for who they turn out to be.
 */
export function createDraft(of: string) {
  const store = shelf('localStorage');
  let owner = of;
  return {
    keep: (text: string): void =>
      store.set(key, text.trim() === '' || isSecret(text) ? null : JSON.stringify({ text, at: Date.now(), of: owner })),
    /** What was begun by them whose page this is now. Another customer's goes; a customer's is left for them where a stranger looks. */
    read(now: string): string {
      owner = now;
      const { text, at, of } = store.read<Draft>(key, { text: '', at: 0, of: '' });
      if (of !== '' && of !== now) {
        if (now !== '') store.set(key, null);
        return '';
      }
      return Math.abs(Date.now() - at) < keptMs ? text : '';
    },
  };
}
