import { readFileSync, writeFileSync } from 'node:fs';
import type { Lang } from '../../../accessibility/profile';
import { examplesOf } from './examples';
import { fileOf, writeModel } from './file';
import { efforts, train } from './train';

const languages: Lang[] = ['zh-CN', 'en'];
const isCheck = process.argv.includes('--check');

/** `npm run train`: phrases in, one file of weights a language out. With `--check` nothing is written, and weights of other phrases are an error. */
for (const lang of languages) {
  const examples = examplesOf(lang);
  const model = train(lang, examples, efforts[lang]);
  const bytes = writeModel(model);
  if (!isCheck) writeFileSync(fileOf(lang), bytes);
  const isOther = isCheck && !bytes.equals(readFileSync(fileOf(lang)));
  if (isOther) process.exitCode = 1;
  const { classes, keys } = model;
  const told = `${examples.length} utterances, ${classes.length} classes, ${keys.length} features, ${bytes.length} bytes`;
  console.log(`${lang}: ${told}${isOther ? '; the weights are not those of the phrases' : ''}`);
}
