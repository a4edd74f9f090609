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

/** Words for customers in dialogs: more than three Hanzi in a string; what is thrown is for us. */
export const literalsIn = (sources: Sources): { where: string; words: string }[] =>
  sources
    .filter(({ path }) => path.startsWith('dialogs') || path.startsWith('accessibility/forms'))
    .flatMap(({ path, text }) =>
      [...text.replace(/new \w*Error\([^)]*\)/gu, '').matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/gu)]
        .map(([, one, two, three]) => one ?? two ?? three ?? '')
        .filter((words) => (words.match(/\p{Script=Han}/gu) ?? []).length > chineseMax)
        .map((words) => ({ where: path, words })),
    );
