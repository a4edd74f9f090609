import { replyPhrase } from './phrases';

/** How a short reply sounds. `mixed` holds a yes and a no at once, or what spoils a yes, and is neither. */
export type Tone = 'strong' | 'weak' | 'hum' | 'deny' | 'cancel' | 'doubt' | 'polite' | 'mixed';

/**
 * One listed word or phrase of a reply. `glued`: nothing stands between it and the one before, not even a space; `clause` counts the stretches
 * between commas and full stops.
 */
export type ReplyWord = { tone: string; words: string; glued: boolean; clause: number };

/** No phrase that begins so is longer; gaps between characters count. */
const phraseMax = { han: 12, other: 40 };

/**
 * Cuts a reply into listed words, the longest first; null when anything is left over. No word reaches over a comma or a full stop: in
 * "no, problem" there is no "no problem".
 */
export function cutReply(text: string): ReplyWord[] | null {
  const found: ReplyWord[] = [];
  for (const [index, clause] of text.split(/[^\p{L}\p{N}\p{M}' -]+/u).entries()) {
    const words = cutClause(clause.replace(/'/g, '').replace(/[ -]+/g, ' '));
    if (words === null) return null;
    found.push(...words.map((word) => ({ ...word, clause: index })));
  }
  return found;
}

function cutClause(clause: string): Omit<ReplyWord, 'clause'>[] | null {
  const found: Omit<ReplyWord, 'clause'>[] = [];
  let glued = false;
  for (let at = 0; at < clause.length;) {
    if (clause[at] === ' ') {
      at += 1;
      glued = false;
      continue;
    }
    const longest = longestFrom(clause, at);
    if (longest === null) return null;
    found.push({ ...longest, glued });
    at += longest.words.length;
    glued = true;
  }
  return found;
}

function longestFrom(clause: string, at: number): Pick<ReplyWord, 'tone' | 'words'> | null {
  const max = /\p{Script=Han}/u.test(clause.charAt(at)) ? phraseMax.han : phraseMax.other;
  for (let end = Math.min(clause.length, at + max); end > at; end -= 1) {
    if (!endsWord(clause, end) || clause[end - 1] === ' ') continue;
    const words = clause.slice(at, end);
    const tone = replyPhrase(words) ?? (words.includes(' ') ? replyPhrase(withoutGaps(words)) : null);
    if (tone !== null) return { tone, words };
  }
  return null;
}

function endsWord(words: string, end: number): boolean {
  return !(/[a-z0-9]/.test(words.charAt(end)) && /[a-z0-9]/.test(words.charAt(end - 1)));
}

/** Recognisers and signers put gaps between characters: 没 问题. */
const withoutGaps = (words: string) => words.replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '');

export const isYes = ({ tone }: ReplyWord) => tone === 'strong' || tone === 'weak' || isActTone(tone);
export const isNo = ({ tone }: ReplyWord) => tone === 'deny' || tone === 'cancel';
/** Words that ask for the act itself: a yes where it was just read back, elsewhere a request like any other. */
export const isActTone = (tone: string) => tone === 'act' || tone.startsWith('act.');

const acts =
  /^(?:[转交付缴充汇办打支弄整搞提执操继安给]|(?:and )?(?:send|transfer|pay|do|go|make|proceed|carry|continue|process|submit|put)\b)/u;
/** 转, 办理, send: the act itself. */
export const namesAct = ({ words }: ReplyWord) => acts.test(words);

/**
 * Whether yes words stand together as a yes. A word of one character says too little to be glued to any other: 要是 is "if", 好是好 goes on
 * with "but", "y do it" asks why. What urges (赶紧, just) needs an act behind it, what closes an act (就完了) needs one before it, and whoever is
 * spoken to must not read as who gets it: 转吧老铁, but 转老师 is none, nor is 好姑娘.
 */
export function agreesThroughout(reply: ReplyWord[]): boolean {
  const plain = reply.filter(({ tone }) => tone !== 'polite' && tone !== 'hum');
  return plain.every((word, index) => {
    const [before, after] = [plain[index - 1], plain[index + 1]];
    if (word.tone === 'urge') return after !== undefined && (after.tone === 'urge' || namesAct(after));
    if (word.tone === 'aside') return after?.glued !== true && (!word.glued || (before !== undefined && mayBeSpokenAfter(before)));
    if (word.tone === 'ending') return before !== undefined && word.glued && namesAct(before);
    if (/^[a-z]$/.test(word.words)) return plain.every(({ words }) => words === word.words);
    return word.words.length > 1 || standsAlone(word, before, after);
  });
}

/** 对对对, 好就这么转, 快转嘛: said again, at the head of longer words, or the act that others lead up to. */
function standsAlone(word: ReplyWord, before: ReplyWord | undefined, after: ReplyWord | undefined): boolean {
  const left = word.glued ? before : undefined;
  const right = after?.glued ? after : undefined;
  if (!left && !right) return true;
  const repeats = (other: ReplyWord | undefined) => other === undefined || other.words === word.words;
  const leads = /[好行对成中妥得系]/u.test(word.words) && (right?.words.length ?? 0) > 1 && right?.tone !== 'ending';
  if (repeats(left) && (repeats(right) || leads)) return true;
  const ledUpTo = left === undefined || left.tone === 'urge' || left.words.length > 1;
  return namesAct(word) && ledUpTo && (right === undefined || right.tone === 'ending');
}

const mayBeSpokenAfter = (word: ReplyWord) =>
  word.words.length > 1 && (word.tone === 'ending' || (word.tone === 'weak' && !namesAct(word)) || /[吧啦]$/u.test(word.words));

const bareNo = ['不', '没', '没有', '否', '未'];

/** 行不, 转不转, 同意没有: a yes with its no glued to it asks. 同意 没有, with a gap, is how signing says no. */
export function asksEither(reply: ReplyWord[]): boolean {
  return reply.some((word, index) => {
    const before = reply[index - 1];
    if (!isNo(word) || !word.glued || before === undefined || !isYes(before)) return false;
    return bareNo.includes(word.words) || word.words.slice(1).startsWith(before.words);
  });
}
