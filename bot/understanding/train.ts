import { readFileSync, writeFileSync } from 'node:fs';
import type { Lang } from '../../accessibility/profile';
import { examplesOf } from './intents/examples';
import * as intents from './intents/model';
import { writeModel } from './linear/file';
import { type Effort, type Example, train } from './linear/train';
import { sumExamples } from './sums/examples';
import * as sums from './sums/model';

type Learnt = { what: string; file: string; examples: Example[]; effort: Effort };

const languages: Lang[] = ['zh-CN', 'en'];
const isCheck = process.argv.includes('--check');

const learntIn = (lang: Lang): Learnt[] => [
  { what: 'intents', file: intents.fileOf(lang), examples: intents.learntFrom(examplesOf(lang), lang), effort: intents.efforts[lang] },
  { what: 'sums', file: sums.fileOf(lang), examples: sums.learntFrom(sumExamples(lang)), effort: sums.effort },
];

/** `npm run train`: phrases in, two files of weights a language out. With `--check` nothing is written, and weights of other phrases are an error. */
for (const lang of languages)
  for (const { what, file, examples, effort } of learntIn(lang)) {
    const model = train(lang, examples, effort);
    const bytes = writeModel(model);
    if (!isCheck) writeFileSync(file, bytes);
    const isOther = isCheck && !bytes.equals(readFileSync(file));
    if (isOther) process.exitCode = 1;
    const { classes, keys } = model;
    const told = `${examples.length} examples, ${classes.length} classes, ${keys.length} features, ${bytes.length} bytes`;
    console.log(`${what} in ${lang}: ${told}${isOther ? '; the weights are not those of the phrases' : ''}`);
  }
