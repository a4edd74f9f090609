import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../root';

/** Program text by path, for what only it can show: which keys it names and which words it should not hold. */
export type Sources = { path: string; text: string }[];

const folders = ['bot', 'dialogs', 'accessibility'];

/** All TypeScript of the three layers, comments left out. */
export function readSources(root = projectRoot): Sources {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => ({
        path: join(folder, name),
        text: readFileSync(join(root, folder, name), 'utf8').replace(/^\s*(?:\/\/|\/?\*).*$/gmu, ''),
      })),
  );
}

/** Keys that no program text names: neither whole, nor by their own part (page words), nor by the beginning of a template literal. */
export function unnamedKeys(bases: Iterable<string>, sources: Sources): string[] {
  const text = sources.map((source) => source.text).join('\n');
  const literals = new Set([...text.matchAll(/['"`]([\w.-]+)['"`]/gu)].map(([, literal = '']) => literal));
  const beginnings = new Set([...text.matchAll(/`([\w-]+\.(?:[\w-]+\.)?)\$\{/gu)].map(([, start = '']) => start));
  const open = new Set([...text.matchAll(/`([\w-]+\.(?:\w+\.)?\w*)\$\{/gu)].map(([, start = '']) => start));
  return [...bases].filter((base) => {
    const local = base.slice(base.indexOf('.') + 1);
    const isPart = /\.(?:lead|ask)$/u.test(base) && literals.has(base.replace(/\.(?:lead|ask)$/u, ''));
    const isBegun = [...beginnings, ...open].some((start) => base.startsWith(start) || local.startsWith(start));
    return !literals.has(base) && !literals.has(local) && !isPart && !isBegun;
  });
}

const chineseMax = 3;
const englishSentence = /(?:^|[\s>(])[A-Za-z][a-z’']*(?:,? [A-Za-z][a-z’'-]*){3,}/u;
/** Where logs and errors are written too: a sentence for a customer begins with a capital. */
const toldSentence = /(?:^|>\s*)[A-Z][a-z’']*(?:,? [A-Za-z][a-z’'-]*){3,}/u;

/** Where no word for a customer may stand: `isPure` holds no logs either. */
const wordless: { folder: string; isPure: boolean }[] = [
  ...['dialogs', 'accessibility/forms'].map((folder) => ({ folder, isPure: true })),
  ...['bot/channels', 'bot/turn', 'bot/identity', 'bot/notify', 'bot/handoff', 'bot/speech'].map((folder) => ({ folder, isPure: false })),
];

/** Without what is thrown (for us), queries, and styles of pages. */
const bare = (text: string) => text.replace(/new \w*Error\((?:[^()]|\([^()]*\))*\)/gu, '');
const isForMachines = (words: string) => /^\s*(?:select|insert|update|delete|with)\b/iu.test(words);

/** Words for customers in the program: more than three Hanzi in a string, or four English words in a row. */
export const literalsIn = (sources: Sources): { where: string; words: string }[] =>
  sources.flatMap(({ path, text }) => {
    const place = wordless.find(({ folder }) => path.startsWith(`${folder}/`));
    if (!place) return [];
    const english = place.isPure ? englishSentence : toldSentence;
    return [...bare(text).matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/gu)]
      .map(([, one, two, three]) => (one ?? two ?? three ?? '').replace(/\$\{[^}]*\}/gu, ' '))
      .filter((words) => !isForMachines(words))
      .filter((words) => (words.match(/\p{Script=Han}/gu) ?? []).length > chineseMax || english.test(words.replace(/<[^>]*>/gu, '>')))
      .map((words) => ({ where: path, words }));
  });
