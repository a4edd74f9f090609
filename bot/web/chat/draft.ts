import { shelf } from './page';
import { readJson } from './wire';

const key = 'draft';
const keptMs = 20 * 3_600_000;
/** What may be a code, a card or a password is written down nowhere. */
const secret = /\d{6}|密码|验证码|口令|password|passcode|\bpin\b|\bcvv\b|\bcode\b/i;

/** Words that were begun, kept for 20 hours in this browser (WCAG 2.2.6). */
export function createDraft() {
  const store = shelf('localStorage');
  return {
    keep: (text: string): void => store.set(key, text.trim() === '' || secret.test(text) ? null : JSON.stringify({ text, at: Date.now() })),
    read(): string {
      const { text, at } = readJson<{ text: string; at: number }>(store.get(key) ?? '{"text":"","at":0}');
      return Date.now() - at < keptMs ? text : '';
    },
  };
}
