import { readFileSync } from 'node:fs';
import type { Lang } from '../../../accessibility/profile';
import { fileOf, readModel } from './file';
import { classify, type Classed, type Model } from './model';

/** The trained models, read when the program starts, so that no turn waits for them. */
const models: { readonly [L in Lang]: Model } = {
  'zh-CN': readModel(readFileSync(fileOf('zh-CN'))),
  en: readModel(readFileSync(fileOf('en'))),
};

/** An utterance with a Chinese character is read as Chinese, whatever else stands in it. Takes normalised text. */
export const guess = (text: string): Classed[] => classify(models[/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'], text);
