import { readFileSync } from 'node:fs';
import type { Lang } from '../../../accessibility/profile';
import { readModel } from '../linear/file';
import type { Classed, Model } from '../linear/model';
import { classifyText, fileOf } from './model';

/** The trained models, read when the program starts, so that no turn waits for them. */
const models: { readonly [L in Lang]: Model } = {
  'zh-CN': readModel(readFileSync(fileOf('zh-CN'))),
  en: readModel(readFileSync(fileOf('en'))),
};

/** An utterance with a Chinese character is read as Chinese, whatever else stands in it. Takes normalised text. */
export const guess = (text: string): Classed[] => classifyText(models[/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'], text);
