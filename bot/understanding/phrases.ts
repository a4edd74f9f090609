import enCommands from '../../locales/en/phrases/commands.json';
import enReplies from '../../locales/en/phrases/replies.json';
import zhCommands from '../../locales/zh-CN/phrases/commands.json';
import zhReplies from '../../locales/zh-CN/phrases/replies.json';

type Lists = { [name: string]: string[] };

/** One list may stand for this many phrases and no more: a slip of the pen in a phrase file fails at the start, not in memory. */
const phrasesMax = 30_000;

const zhFiller =
  /^(?:麻烦您?你?|请问|请|劳驾|拜托|那个|那么|那|不该|嗯+|呃+|额|啊|哦|我说|就是|能不能|可不可以|可以帮我|能帮我|帮我|帮忙|给我|您?你?能|您好|你好|不好意思|好的|好吧|行吧|那就|还是|哎|唉)/;
const zhParticle = /(?:吧|啊|呀|呢|哦|嘛|哈|噢|呗|哟|喔|吗|么|了吧|一下|谢谢您?你?|好吗|好不好|行吗|可以吗)$/;
const enFiller =
  /^(?:please|kindly|could you|can you|would you|will you|i want you to|id like you to|just|um+|uh+|er+|well|hey|hi|hello|so|ok|okay|yeah|oh|actually|excuse me)(?: |$)/;
const enParticle = /(?:^| )(?:please|thanks|thank you|for me|now|kindly)$/;

/** An utterance or phrase as compared with others: no punctuation, no apostrophes, no space beside Chinese. Takes normalised text. */
export function plainWords(text: string): string {
  if (isPlainAlready.test(text)) return text;
  return text
    .replace(/'/g, '')
    .replace(/[^\p{L}\p{N}\p{M}.]+|\.(?!\d)/gu, ' ')
    .replace(/(?<=\p{Script=Han}) | (?=\p{Script=Han})/gu, '')
    .trim();
}
/** Most of what is said: Chinese without a space, or English words with one space between each two. */
const isPlainAlready = /^(?:[\u4e00-\u9fff\d]+|[a-z\d]+(?: [a-z\d]+)*)$/;

/** The same without what politeness puts around a request: 麻烦您…一下, please…, could you…. */
export function bareWords(text: string): string {
  return withoutCourtesy(plainWords(text));
}

function withoutCourtesy(plain: string): string {
  let words = plain;
  for (let round = 0; round < 6; round += 1) {
    const shorter = words.replace(zhFiller, '').replace(zhParticle, '').replace(enFiller, '').replace(enParticle, '').trim();
    if (shorter === '' || shorter === words) return words;
    words = shorter;
  }
  return words;
}

/** Writes out a phrase's alternatives: (再|)说一遍 is 再说一遍 and 说一遍. */
export function expand(phrase: string): string[] {
  const group = /\(([^()]*)\)/.exec(phrase);
  if (!group) return [phrase.replace(/ +/g, ' ').trim()];
  const [whole, inside = ''] = group;
  return inside.split('|').flatMap((word) => expand(phrase.replace(whole, () => word)));
}

function indexOf(...files: Lists[]): Map<string, string> {
  const index = new Map<string, string>();
  for (const [name, phrases] of files.flatMap((lists) => Object.entries(lists)))
    for (const phrase of phrases.flatMap(expand)) if (!index.has(phrase)) index.set(phrase, name);
  if (index.size > phrasesMax) throw new Error(`more than ${phrasesMax} phrases`);
  index.delete('');
  return index;
}

const commands = indexOf(zhCommands, enCommands);
const replies = indexOf(zhReplies, enReplies);

/** The name of the list that holds the whole utterance, as said or without politeness; null when none does. */
export function commandPhrase(text: string): string | null {
  const words = plainWords(text);
  return commands.get(words) ?? commands.get(withoutCourtesy(words)) ?? null;
}

/**
 * Likewise for the words of short replies, by how they sound (`yes.ts`); what drops an errand is a no as well. Never strips politeness: 可以吧 is
 * not 可以.
 */
export function replyPhrase(words: string): string | null {
  const command = commands.get(words);
  return replies.get(words) ?? (command === 'cancel' ? 'cancel' : command === 'dismiss' ? 'deny' : null);
}
