import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../root';
import { asset, type Asset } from './assets';
import type { PageKey } from './words';

/**
 * The browser code, by what it is for: the page, what it fetches with the first words, its speech (fetched when it is wanted), the way out for
 * browsers without modules, and the link on a page of the bank's own.
 */
export const scriptNames = ['chat', 'further', 'speech', 'old', 'embed'] as const;
export type ScriptName = (typeof scriptNames)[number];

/** Words that a file of the page brings along in both languages, as it is not fetched with the page and its words. */
export const wordsOf: { readonly [N in ScriptName]?: readonly PageKey[] } = {
  further: ['chat.code', 'chat.codeHint', 'chat.codeSend', 'chat.codeLost'],
  speech: [
    ...(['chat.aloudNone', 'chat.read', 'chat.readStop', 'chat.dictate', 'chat.dictateStop', 'chat.listening', 'chat.heard'] as const),
    ...(['chat.heardNothing', 'chat.dictateNone', 'chat.dictateRefused', 'chat.copied', 'chat.copyRefused'] as const),
  ],
  embed: ['chat.title'],
};

/** Where `npm run build` puts the browser code. */
export const webFolder = join(projectRoot, 'dist', 'web');

/** What was built. Throws where there is none: a bot without its page would not be noticed until a customer opens it. */
export function readBuilt(name: `${ScriptName}.js` | 'chat.css'): Buffer {
  const file = join(webFolder, name);
  try {
    return readFileSync(file);
  } catch (error) {
    throw new Error(`${file} is missing: run \`npm run build\` first`, { cause: error });
  }
}

export const script = (name: ScriptName): Asset => asset(readBuilt(`${name}.js`), 'js');
/** The stylesheet of all pages with what the chat page has beside it, in one file. */
export const chatStyle = (): Asset => asset(readBuilt('chat.css'), 'css');
