/** Builds the browser code into dist/web (part of `npm run build`): one file a page, small, for browsers as old as 2020. */
import { buildSync } from 'esbuild';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStylesheet } from '../channels/webchat/assets';
import { keepPackings } from '../channels/webchat/packings';
import { type ScriptName, scriptNames, webFolder, wordsOf } from '../channels/webchat/scripts';
import en from '../../locales/en/chat.json';
import zh from '../../locales/zh-CN/chat.json';
import { projectRoot } from '../root';

/** Scripts that are no modules: what they name stays theirs and does not get into somebody's page. */
const classic: readonly ScriptName[] = ['embed', 'old'];

export function buildWeb(outdir = webFolder): void {
  for (const name of scriptNames) build(outdir, `${name}.ts`, { format: classic.includes(name) ? 'iife' : 'esm', words: fileWords(name) });
  build(outdir, 'chat.css', {});
  for (const name of readdirSync(outdir)) if (/\.(?:js|css)$/.test(name)) keepPackings(readFileSync(join(outdir, name)));
  keepPackings(readStylesheet());
}

const hole = /\{\{\s*(\w+)\s*,\s*\w+\s*\}\}/g;

/** The words that a file brings along, with holes as the page fills them: `{n}`. */
function fileWords(name: ScriptName) {
  const keys = wordsOf[name] ?? [];
  const of = (words: Partial<Record<string, string>>) => Object.fromEntries(keys.map((key) => [key, words[key]?.replace(hole, '{$1}')]));
  return keys.length === 0 ? {} : { 'zh-CN': of(zh), en: of(en) };
}

function build(outdir: string, file: string, o: { format?: 'esm' | 'iife'; words?: object }): void {
  buildSync({
    entryPoints: [join(projectRoot, 'bot/web/chat', file)],
    outdir,
    bundle: true,
    minify: true,
    ...(o.format ? { format: o.format } : {}),
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    define: { fileWords: JSON.stringify(o.words ?? {}) },
    logLevel: 'error',
  });
}

if (require.main === module) buildWeb();
