/** Builds the browser code into dist/web (part of `npm run build`): one file a page, small, for browsers as old as 2018. */
import { buildSync } from 'esbuild';
import { join } from 'node:path';
import { scriptNames, webFolder } from '../channels/webchat/scripts';
import en from '../../locales/en/chat.json';
import zh from '../../locales/zh-CN/chat.json';
import { projectRoot } from '../root';

export function buildWeb(outdir = webFolder): void {
  buildSync({
    entryPoints: [...scriptNames.map((name) => `${name}.ts`), 'chat.css'].map((name) => join(projectRoot, 'bot/web/chat', name)),
    outdir,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    define: { chatTitle: JSON.stringify({ zh: zh['chat.title'], en: en['chat.title'] }) },
    logLevel: 'error',
  });
}

if (require.main === module) buildWeb();
