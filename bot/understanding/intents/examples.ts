import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Lang } from '../../../accessibility/profile';
import { projectRoot } from '../../root';
import { nothing } from './model';
import type { Example } from './train';

/** So much counts a public utterance beside one of our own: there are twice as many, of other banks and with other borders. */
const publicWeight = 0.3;

const Public = z.object({ text: z.string(), intent: z.string().nullable(), source: z.string() });

const folderOf = (lang: Lang) => join(projectRoot, 'locales', lang, 'phrases');
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== ''); // prettier-ignore

/** Our own phrases of a language by intent, from `locales/<lang>/phrases/intents/<intent>.txt`; `null.txt` holds what is about nothing. */
export function ownPhrases(lang: Lang): { intent: string | null; phrases: string[] }[] {
  const folder = join(folderOf(lang), 'intents');
  return readdirSync(folder)
    .sort()
    .map((file) => ({ name: basename(file, '.txt'), phrases: linesOf(join(folder, file)) }))
    .map(({ name, phrases }) => ({ intent: name === nothing ? null : name, phrases }));
}

/** All that a language is trained with: our own phrases, and for English the public ones beside them (NOTICE says whose). */
export function examplesOf(lang: Lang): Example[] {
  const own = ownPhrases(lang).flatMap(({ intent, phrases }) => phrases.map((text) => ({ text, intent, weight: 1 })));
  if (lang !== 'en') return own;
  const rows = linesOf(join(folderOf(lang), 'public.jsonl')).map((line) => Public.parse(JSON.parse(line)));
  return [...own, ...rows.map(({ text, intent }) => ({ text, intent, weight: publicWeight }))];
}
