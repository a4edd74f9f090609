/** Writes what is generated (`npm run generate`) or, with `--check`, fails when a generated file is stale. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { generateKeys } from './keys';
import { projectRoot } from '../root';

async function run(check: boolean): Promise<number> {
  const target = join(projectRoot, 'locales', 'keys.ts');
  const { text, problems } = generateKeys(join(projectRoot, 'locales'));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) return 1;
  const pretty = await format(text, { ...(await resolveConfig(target)), parser: 'typescript' });
  if (!check) writeFileSync(target, pretty);
  else if (readFileSync(target, 'utf8') !== pretty) {
    console.error('locales/keys.ts is stale: run `npm run generate`');
    return 1;
  }
  return 0;
}

void run(process.argv.includes('--check')).then((code) => (process.exitCode = code));
