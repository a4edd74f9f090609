/** Builds the browser code into dist/web (part of `npm run build`): one file a page, small, for browsers as old as 2020. */
import { buildSync } from 'esbuild';
import { join } from 'node:path';
import { scriptNames, webFolder } from '../channels/webchat/scripts';
import en from '../../locales/en/chat.json';
import zh from '../../locales/zh-CN/chat.json';
import { projectRoot } from '../root';

/** Scripts that are no modules: what they name stays theirs and does not get into somebody's page. */
const classic = ['embed', 'old'];

export function buildWeb(outdir = webFolder): void {
  const modules = scriptNames.filter((name) => !classic.includes(name));
  build(outdir, [...modules.map((name) => `${name}.ts`), 'chat.css'], 'esm');
  build(outdir, classic.map((name) => `${name}.ts`), 'iife'); // prettier-ignore
}

function build(outdir: string, files: string[], format: 'esm' | 'iife'): void {
  buildSync({
    entryPoints: files.map((file) => join(projectRoot, 'bot/web/chat', file)),
    outdir,
    bundle: true,
    minify: true,
    format,
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    define: { chatTitle: JSON.stringify({ zh: zh['chat.title'], en: en['chat.title'] }) },
    logLevel: 'error',
  });
}

if (require.main === module) buildWeb();
