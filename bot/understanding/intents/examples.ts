import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Lang } from '../../../accessibility/profile';
import { projectRoot } from '../../root';
import { isFurtherCommand } from './further';
import { nothing, type Utterance } from './model';

/** So much counts a public utterance beside one of our own: there are twice as many, of other banks and with other borders. */
const publicWeight = 0.3;
/** Commands are told apart among themselves; more would cost the intents. Both found on the development set. */
const commandWeight = 0.3;

const Public = z.object({ text: z.string(), intent: z.string().nullable(), source: z.string() });

const folderOf = (lang: Lang) => join(projectRoot, 'locales', lang, 'phrases');
const linesOf = (file: string) => readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== ''); // prettier-ignore

/**
 * Our own phrases of a language by class: `locales/<lang>/phrases/intents/<intent>.txt`, where `null.txt` holds what is about nothing, and
 * `locales/<lang>/phrases/commands/<command>.txt`.
 */
export function ownPhrases(lang: Lang): { name: string; phrases: string[] }[] {
  return ['intents', 'commands'].flatMap((kind) => {
    const folder = join(folderOf(lang), kind);
    const files = readdirSync(folder).sort();
    return files.map((file) => ({ name: basename(file, '.txt'), phrases: linesOf(join(folder, file)) }));
  });
}

/** All that a language is trained with: our own phrases, and for English the public ones beside them (NOTICE says whose). */
export function examplesOf(lang: Lang): Utterance[] {
  const own = ownPhrases(lang).flatMap(({ name, phrases }) =>
    phrases.map((text) => ({ text, name, weight: isFurtherCommand(name) ? commandWeight : 1 })),
  );
  if (lang !== 'en') return own;
  const rows = linesOf(join(folderOf(lang), 'public.jsonl')).map((line) => Public.parse(JSON.parse(line)));
  return [...own, ...rows.map(({ text, intent }) => ({ text, name: intent ?? nothing, weight: publicWeight }))];
}
