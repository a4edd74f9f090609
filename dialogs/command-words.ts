import enCommands from '../locales/en/phrases/commands.json';
import enReplies from '../locales/en/phrases/replies.json';
import zhCommands from '../locales/zh-CN/phrases/commands.json';
import zhReplies from '../locales/zh-CN/phrases/replies.json';

/** Every phrase that is taken as a command or a reply by itself; the lists write alternatives as patterns do: (再|)说一遍. */
const phrases = [zhCommands, enCommands, zhReplies, enReplies].flatMap((lists) => Object.values(lists).flat());
const listed = new RegExp(`^(?:${phrases.join('|')})$`, 'u');

/** As the lists are written: no case, no punctuation, no apostrophe. */
const plain = (words: string) =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Whether these words are a command or a reply from end to end, in either language: 取消, 好的, stop. Somebody who is called so could never be
 * named where it matters, so nobody may be called so.
 */
export const isCommandWord = (words: string): boolean => listed.test(plain(words));
