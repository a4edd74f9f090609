import type { Found, Known } from './about';
import { cutsNumber } from './found';
import { isFullName, quote, type Said } from './normalise';

const memoMax = 60;
const chinese =
  /(?:备注|附言|留言|摘要|用途)(?:里|上)?(?:一下|改成|改为|换成|写上|写|填|是|为|说|就)*\s?[:：]?\s?["'“「]?([^,，。;；!?、"'”」]+)/u;
/** Number words to the end, which no memo is made of. */
const sum = String.raw`(?:(?:an?|half|and|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|hundred|thousand|grand|million)(?:[ -]|(?=[,.?!]|$)))+(?:$|[,.?!]|(?:to|from|please|into|yuan)\b)`;
const english = new RegExp(
  String.raw`\bwith ["“]?([^,，;!?"”]+?)["”]? (?:written )?on it\b|\b(?:(?:with (?:a |the )?)?(?:memo|note|reference|remark|message)(?: (?:is|to|saying|should be|that says))?|saying)\s?:?\s?["“]?([^,，;!?"”]+)|\bfor (?!me\b|him\b|her\b|them\b|us\b|you\b|now\b|today\b|a (?:moment|second|minute)\b|\d|the (?:amount|transfer)\b|${sum})(?:the |my |our |this )?([\p{L}][\p{L}\p{N}' ]*)`,
  'u',
);
const englishEnd =
  /\s(?:from|to|using|please|and then|thanks|out of|so|because|it'?s|and (?:he|she|they|i|we)|(?:i|we)(?:'m|'re|'ll|'d))\b.*$|(?<=\d)\s(?:pay|send|transfer|wire|give)(?= (?:my |the )?\p{L}).*$/u;

/** Not a purpose but another day or a doubt, which must not be hidden in a memo. */
const elsewhen =
  /\b(?:next|tomorrow|tonight|later|when|if|once|unless|until|after|before|every|week|weekend|check|see|is|are|was|were|says?|said|called|told|jail|bail|hospital)\b/;

/** "For it", "for another day", "for my sake" say no purpose; nor does what somebody waits, looks, asks or cares for. */
const noPurpose =
  /^(?:it|that|this|these|those|another|some other|ever|good|free|nothing|real|sure|certain|once|later|long|everyone|everybody|someone|somebody|nobody|what|how|instance|example|(?:goodness|heaven|god|pete)(?:'s|s)?|(?:the|a|my) (?:best|worst|record|time being|last|first|second|third|next|change|while|bit|laugh|start|long|few|friend|sake))\b/;
const notBought =
  /\b(?:leav\w+|left|feel\w*|felt|look\w*|wait\w*|ask\w*|search\w*|hunt\w*|reach\w*|check\w*|call\w*|apply\w*|sorry|thanks|thank you|car(?:e|es|ed|ing)|hop(?:e|es|ed|ing)|wish\w*|grop\w+|fumbl\w+|shout\w*|listen\w*|cry\w*|time|need|ready|good|bad|late|early|enough|too (?:much|little)|except|as|what(?:'s| is)(?: it| that| this)?) (?:it |that |this |around |about )?$/;

/** What the customer wants written beside the transfer: 备注三月房租, memo rent, for rent. The value is their own spelling. "For mum" names a
 * payee, not a purpose. */
export function findMemo(said: Said, names: Known[]): Found<string> | null {
  const match = chinese.exec(said.text) ?? english.exec(said.text);
  const words = match?.[1] ?? match?.[2] ?? match?.[3];
  if (!match || words === undefined) return null;
  const kept = (/[a-z]/.test(match[0].charAt(0)) ? words.replace(englishEnd, '') : words).slice(0, memoMax).trimEnd();
  const start = match.index + match[0].indexOf(words, match[0].length - words.length);
  const isFor = match[0].startsWith('for ');
  if (isFor && (elsewhen.test(words) || isFullName(said, match.index + 4))) return null;
  if (isFor && (noPurpose.test(kept) || notBought.test(said.text.slice(0, match.index)))) return null;
  if (isFor && names.some((name) => kept.startsWith(name.plain))) return null;
  if (cutsNumber(said.text, start + kept.length)) return null;
  if (kept === '' || /^(?:不用|不要|没有|无|错|改|是什么|吗)/.test(kept)) return null;
  return { start, end: start + kept.length, value: asWritten(quote(said, start, start + kept.length)) };
}

/** Somebody's own spelling without what is invisible or breaks lines: it is read to others, so it must not steer their screen. */
export function asWritten(words: string): string {
  return words
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
    .trim();
}
