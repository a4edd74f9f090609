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

/**
 * So likely a figure has to be, and so unlikely every other one, to be told where no rule knows it, and so likely to be told whatever the rules make
 * of it; one so unlikely is told by no rule either, asked for or not. Found on sets that no writer of its examples had seen.
 */
const least = 0.85;
const leastOfAll = 0.97;
const othersMost = 0.3;
const ruledOut = { unasked: 0.2, asked: 0.05, contrasted: 0.3 };
const toldLeast = 0.08;
/** Of more figures than these nobody is sure which is meant. */
const figuresMost = 6;

const languageIn = (text: string): Lang => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en');

/** A figure of an utterance, and how likely it is the sum that is meant. */
export type Judged = { one: Found<Amount>; likelihood: number };

/** Every figure of an utterance, unless there are too many of them. Takes normalised text. */
export function judgeFigures(text: string, found: Found<Amount>[]): Judged[] {
  if (found.length > figuresMost) return [];
  const model = models[languageIn(text)];
  return found.map((one, at) => ({ one, likelihood: likelihood(model, text, found, at) }));
}

/** The one figure that is most likely meant, if it is certain what it comes to. */
export const likelySum = (judged: Judged[]): Found<Amount> | undefined => onlyFrom(judged, least);

/** The one figure of which there is no doubt that it is meant. */
export const surestSum = (judged: Judged[]): Found<Amount> | undefined => onlyFrom(judged, leastOfAll);

const isNamed = (value: Amount): boolean =>
  'minor' in value || ('invalid' in value && value.invalid === 'foreign' && value.named !== undefined);

function onlyFrom(judged: Judged[], bound: number): Found<Amount> | undefined {
  const sum = judged.find((each) => isNamed(each.one.value) && each.likelihood >= bound);
  return sum && judged.every((each) => each === sum || each.likelihood < othersMost) ? sum.one : undefined;
}

/**
 * Whether the figure at a place is hardly the sum that is meant, whatever a rule makes of it. `moment`: whether a sum was asked for, or stands against
 * another one.
 */
export const isUnlikely = (judged: Judged[], start: number, moment: keyof typeof ruledOut): boolean =>
  judged.some((each) => each.one.start === start && 'minor' in each.one.value && each.likelihood < ruledOut[moment]);

/** The same of one that the readers took for no plain request; of other currencies too few examples are known to doubt one. */
export const isHardlyTold = (judged: Judged[], start: number): boolean =>
  judged.some(
    ({ one, likelihood }) => one.start === start && 'invalid' in one.value && one.value.invalid !== 'foreign' && likelihood < toldLeast,
  );
