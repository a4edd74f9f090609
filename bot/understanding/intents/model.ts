import { join } from 'node:path';
import type { Lang } from '../../../accessibility/profile';
import { projectRoot } from '../../root';
import { classify, type Classed, type Model } from '../linear/model';
import type { Effort, Example } from '../linear/train';
import { normalise } from '../normalise';
import { featuresOf } from './features';

/** One utterance and its class; `weight`: how much it counts beside the others. */
export type Utterance = { text: string; name: string; weight: number };

/** The class of what is about nothing. */
export const nothing = 'null';

/** Found by trying, on utterances that none of the phrases' writers had seen. */
export const efforts: { [L in Lang]: Effort } = {
  'zh-CN': { epochs: 12, rate: 0.2, decay: 1e-5, leastCount: 1, byRarity: true },
  en: { epochs: 12, rate: 0.2, decay: 1e-5, leastCount: 2, byRarity: true },
};

/** Where the model of a language lies, beside the code that reads it. */
export const fileOf = (lang: Lang): string => join(projectRoot, 'bot', 'understanding', 'intents', `${lang}.bin`);

/** Utterances as a model is trained with them. */
export const learntFrom = (utterances: Utterance[], lang: Lang): Example[] =>
  utterances.map(({ text, name, weight }) => ({ features: featuresOf(normalise(text).text, lang), name, weight }));

/** Every intent and command by how likely an utterance is about it, best first. Takes normalised text. */
export const classifyText = (model: Model, text: string): Classed[] => classify(model, featuresOf(text, model.lang));
