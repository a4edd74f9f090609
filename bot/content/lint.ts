/** `npm run lint:content`: every rule of accessibility/lint over texts, rendered turns and the dialogs themselves. */
import { createWords } from '../../accessibility/words';
import { lineOf } from '../../accessibility/lint/index';
import { dialogs } from '../../dialogs/index';
import { openCatalogues } from './catalogue';
import { lintContent } from './lint-content';
import { readSources } from './sources';

async function run(): Promise<number> {
  const catalogues = openCatalogues();
  const { findings, allowed, counts } = await lintContent({ catalogues, words: createWords(), dialogs, sources: readSources() });
  for (const finding of findings) console.log(lineOf(finding));
  const errors = findings.filter(({ severity }) => severity === 'E').length;
  console.log(
    `${errors} errors, ${findings.length - errors} warnings, ${allowed} allowed; ` +
      `${counts.templates} texts, ${counts.renditions} renditions, ${counts.places} places of ${counts.dialogs} dialogs.`,
  );
  return errors > 0 ? 1 : 0;
}

run().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  },
);
