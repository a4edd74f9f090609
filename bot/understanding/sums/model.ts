import { join } from 'node:path';
import type { Lang } from '../../../accessibility/profile';
import { projectRoot } from '../../root';
import type { Found } from '../about';
import { type Amount, figureOf } from '../amount';
import { classify, type Model } from '../linear/model';
import type { Effort, Example } from '../linear/train';
import { findAmounts } from '../money';
import { normalise } from '../normalise';
import type { SumExample } from './examples';
import { featuresOf } from './features';

const isSum = 'sum';
const isNone = 'none';

/** Found by trying, on sets that none of the sentences' writers had seen. */
export const effort: Effort = { epochs: 20, rate: 0.2, decay: 1e-5, leastCount: 1, byRarity: false };

/** Where the model of a language lies, beside the code that reads it. */
export const fileOf = (lang: Lang): string => join(projectRoot, 'bot', 'understanding', 'sums', `${lang}.bin`);

/** What a figure comes to, as examples write it. */
function sumOf(value: Amount): string | undefined {
  const figures = figureOf(value)?.toString().padStart(3, '0');
  return figures && `${figures.slice(0, -2)}.${figures.slice(-2)}`;
}

/** Utterances as a model is trained with them: an example is one figure of one utterance. */
export const learntFrom = (utterances: SumExample[]): Example[] =>
  utterances.flatMap(({ text, amount }) => {
    const plain = normalise(text).text;
    const found = findAmounts(plain, false);
    return found.map(({ value }, at) => ({
      features: featuresOf(plain, found, at),
      name: amount !== null && sumOf(value) === amount ? isSum : isNone,
      weight: 1,
    }));
  });

/** How likely one of the figures of an utterance is the sum that is meant. Takes normalised text. */
export const likelihood = (model: Model, text: string, found: Found<Amount>[], at: number): number =>
  classify(model, featuresOf(text, found, at)).find(({ name }) => name === isSum)?.probability ?? 0;
