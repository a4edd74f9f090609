import { readFileSync } from 'node:fs';
import type { Lang } from '../../../accessibility/profile';
import type { Found } from '../about';
import type { Amount } from '../amount';
import { readModel } from '../linear/file';
import type { Model } from '../linear/model';
import { fileOf, likelihood } from './model';

/** The trained models, read when the program starts, so that no turn waits for them. */
const models: { readonly [L in Lang]: Model } = {
  'zh-CN': readModel(readFileSync(fileOf('zh-CN'))),
  en: readModel(readFileSync(fileOf('en'))),
};

/** So likely a figure has to be, and so unlikely every other one, to be told where no rule knows it. Found on sets that no writer of its examples had seen. */
const least = 0.9;
const othersMost = 0.3;
/** Of more figures than these nobody is sure which is meant. */
const figuresMost = 6;

/** The one figure of an utterance that is most likely the sum that is meant, if it is certain what it comes to. Takes normalised text. */
export function likelySum(text: string, found: Found<Amount>[]): Found<Amount> | undefined {
  if (found.length > figuresMost) return undefined;
  const model = models[/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en'];
  const judged = found.map((one, at) => ({ one, is: likelihood(model, text, found, at) }));
  const [sum] = judged.filter(({ one, is }) => 'minor' in one.value && is >= least);
  return sum && judged.every((each) => each === sum || each.is < othersMost) ? sum.one : undefined;
}
