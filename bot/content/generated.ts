/** Writes what is generated (`npm run generate`) or, with `--check`, fails when a generated file is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { envExample } from '../config';
import { projectRoot } from '../root';
import { generateKeys } from './keys';

type Generated = { path: string; text: string };

async function generateAll(): Promise<Generated[]> {
  const keys = join(projectRoot, 'locales', 'keys.ts');
  const { text, problems } = generateKeys(join(projectRoot, 'locales'));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  const pretty = await format(text, { ...(await resolveConfig(keys)), parser: 'typescript' });
  return [
    { path: keys, text: pretty },
    { path: join(projectRoot, '.env.example'), text: envExample() },
  ];
}

async function run(check: boolean): Promise<number> {
  const stale = (await generateAll()).filter(({ path, text }) => readFileSync(path, 'utf8') !== text);
  if (!check) for (const { path, text } of stale) writeFileSync(path, text);
  else for (const { path } of stale) console.error(`${path} is stale: run \`npm run generate\``);
  return check && stale.length > 0 ? 1 : 0;
}

run(process.argv.includes('--check')).then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
