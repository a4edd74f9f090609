import type { Command } from '../../dialogs/engine/command';
import type { Moment } from './about';
import type { Said } from './normalise';
import { commandPhrase, plainWords, replyPhrase } from './phrases';

/** How a short reply sounds. `mixed` holds a yes and a no at once, and is neither. */
export type Tone = 'strong' | 'weak' | 'hum' | 'deny' | 'doubt' | 'polite' | 'mixed';

/** Nobody says yes at greater length; a longer text is a sentence, not a reply. */
const replyMax = 32;

/**
 * What a whole utterance says to a yes-or-no question; null when it says anything else. A yes must be made of yes words from end to end, so
 * "not sure", "ok wait", "确认 不" and "转 不要" can never be one (DESIGN 2).
 */
export function toneOf(text: string): Tone | null {
  const words = plainWords(text);
  if (words === '' || words.length > replyMax) return null;
  const tones = splitReply(words);
  if (tones === null) return null;
  if (/[?]/.test(text)) return tones.every((tone) => tone === 'deny') ? null : 'doubt';
  const is = (tone: string) => tones.includes(tone);
  if (is('doubt')) return tones.length === 1 ? 'doubt' : 'mixed';
  if (is('deny')) return is('strong') || is('weak') || is('hum') ? 'mixed' : 'deny';
  if (is('strong')) return 'strong';
  if (is('weak')) return 'weak';
  return is('hum') ? 'hum' : 'polite';
}

/** Cuts a reply into listed words, the longest first; null when something is left over. */
function splitReply(words: string): string[] | null {
  const tones: string[] = [];
  for (let at = 0; at < words.length;) {
    let end = words.length;
    let tone = replyPhrase(words.slice(at, end));
    while (tone === null && end > at + 1) {
      end -= 1;
      tone = endsWord(words, end) ? replyPhrase(words.slice(at, end)) : null;
    }
    if (tone === null) return null;
    tones.push(tone);
    at = words[end] === ' ' ? end + 1 : end;
  }
  return tones;
}

function endsWord(words: string, end: number): boolean {
  return !(/[a-z0-9]/.test(words.charAt(end)) && /[a-z0-9]/.test(words.charAt(end - 1)));
}

/** Yes, no and neither as commands. Only `review` makes a hum or a doubt unclear where elsewhere a hum is a yes. */
export function readReply(said: Said, about: Moment): Command[] | null {
  const { review, dialog } = about.expected;
  if (commandPhrase(said.text) === 'dismiss') return [{ do: review ? 'deny' : 'cancel' }];
  const tone = toneOf(said.text);
  const idle = dialog === undefined && about.choices.length === 0 && !review;
  if (tone === null || tone === 'polite' || tone === 'mixed') return null;
  if (idle && commandPhrase(said.text) !== null) return null;
  if (tone === 'doubt') return [{ do: 'unclear', best: [] }];
  if (tone === 'deny') return [{ do: 'deny' }];
  if (tone === 'hum') return review ? [{ do: 'unclear', best: [] }] : [{ do: 'confirm', strength: 'weak' }];
  return [{ do: 'confirm', strength: tone }];
}
