import type { Command } from '../../dialogs/engine/command';
import type { Moment } from './about';
import type { Said } from './normalise';
import { commandPhrase } from './phrases';
import { echoTone } from './read-back';
import { refusalIn } from './refusals';
import { agreesThroughout, asksEither, cutReply, isActTone, isNo, isYes, type ReplyWord, type Tone } from './reply-words';
import { isStrong } from './strong';

/** Nobody says yes at greater length; a longer text is a sentence, not a reply. */
const replyMax = 48;

/** Words that ask for an act count as a yes only where that act was read back: 转账 at the review of a bill asks for something else. */
const actsOf: { [dialog: string]: string[] } = { transfer: ['act', 'act.transfer', 'act.pay'], payBill: ['act', 'act.pay', 'act.payBill'] };

/** Signs that take a yes back without a word, the stroke of "yes/no", and what is written for machines. */
const spoils = /[👎❌✖✗✘🚫✋🛑🙅⛔🤔🙄😒😠😡🤨🤷❓❔⁉¬≠=<>{}|/\\]/u;

/**
 * What a whole utterance says to a yes-or-no question; null when it says anything else. A yes must be made of yes words from end to end, so
 * "not sure", "ok wait", "yes but" and 可以分期 can never be one, and a no anywhere in it kills it (DESIGN 2). `dialog` is what was read back.
 */
export function toneOf(text: string, dialog?: string): Tone | null {
  if (text.length > replyMax) return null;
  const reply = cutReply(text);
  if (reply === null || reply.length === 0) return null;
  const acts = dialog === undefined ? [] : (actsOf[dialog] ?? ['act']);
  if (reply.some(({ tone }) => isActTone(tone) && !acts.includes(tone))) return null;
  const is = (tone: Tone) => reply.some((word) => word.tone === tone);
  const agrees = reply.some(isYes);
  if (/[?]/.test(text)) return agrees || is('hum') || is('doubt') ? 'doubt' : null;
  if (is('doubt')) return reply.length === 1 ? 'doubt' : 'mixed';
  if (reply.some(isNo)) return toneOfNo(reply);
  if (spoils.test(text)) return 'mixed';
  if (!agrees) return is('hum') ? 'hum' : reply.every(({ tone }) => tone === 'polite' || tone === 'aside') ? 'polite' : null;
  if (!agreesThroughout(reply)) return null;
  return isStrong(reply) ? 'strong' : 'weak';
}

/** A no, said alone or to take a yes back (yeah nah; 确认 不). One that a yes follows, or that only asks (行不), is neither. */
function toneOfNo(reply: ReplyWord[]): Tone {
  const agreesAfterAll = reply.slice(reply.findIndex(isNo)).some(isYes);
  if (agreesAfterAll || asksEither(reply)) return 'mixed';
  return reply.some(({ tone }) => tone === 'cancel') ? 'cancel' : 'deny';
}

/** Yes, no and neither as commands. Only `review` makes a hum or a doubt unclear where elsewhere a hum is a yes. */
export function readReply(said: Said, about: Moment): Command[] | null {
  const { review, dialog } = about.expected;
  const isOffered = dialog === undefined && about.choices.length > 0;
  if (commandPhrase(said.text) === 'dismiss') return [{ do: review || isOffered ? 'deny' : 'cancel' }];
  const idle = dialog === undefined && about.choices.length === 0 && !review;
  if (idle && commandPhrase(said.text) !== null) return null;
  const plain = toneOf(said.text, review ? dialog : undefined);
  const refusal = review && (plain === null || plain === 'mixed') ? refusalIn(said.text) : null;
  if (refusal) return [refusal];
  const tone = plain ?? (review ? echoTone(said, about, (rest) => toneOf(rest, dialog)) : null);
  if (tone === null || tone === 'polite' || tone === 'mixed') return null;
  if (tone === 'doubt') return [{ do: 'unclear', best: [] }];
  if (tone === 'deny' || tone === 'cancel') return [{ do: tone }];
  if (said.cut || said.bidi || (review && tone === 'hum')) return [{ do: 'unclear', best: [] }];
  return [{ do: 'confirm', strength: tone === 'strong' ? 'strong' : 'weak' }];
}
