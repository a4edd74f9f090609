import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../root';
import { asset, type Asset } from './assets';

/** The browser code, by what it is for: the page, its speech (fetched when it is wanted), and the way out for browsers without modules. */
export const scriptNames = ['chat', 'speech', 'old', 'embed'] as const;
export type ScriptName = (typeof scriptNames)[number];

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
