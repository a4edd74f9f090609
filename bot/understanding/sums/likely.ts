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
const least = 0.8;
const leastOfAll = 0.97;
const othersMost = 0.3;
/** So likely has one to be that the readers speak against. */
const leastAgainst = 0.9;
const ruledOut = { told: 0.25, unasked: 0.15, asked: 0.05, contrasted: 0.3 };
/** So likely has one to be that the readers took for no plain request; of other currencies few examples are known. */
const toldLeast = { own: 0.08, foreign: 0.02 };
/** Of more figures than these nobody is sure which is meant. */
const figuresMost = 6;

const languageIn = (text: string): Lang => (/\p{Script=Han}/u.test(text) ? 'zh-CN' : 'en');

/** A figure of an utterance, and how likely it is the sum that is meant. */
export type Judged = { one: Found<Amount>; likelihood: number };

/**
 * Every figure of an utterance, unless there are too many of them. At most one sum is meant: the more likely one is, the less likely are the others.
 * Takes normalised text; `plain` is the same with everything hidden that is known to be no sum, as accounts and times are.
 */
export function judgeFigures(text: string, found: Found<Amount>[], plain = text): Judged[] {
  if (found.length > figuresMost) return [];
  const model = models[languageIn(text)];
  const isKnown = ({ start, end }: Found<Amount>) => plain.slice(start, end) !== text.slice(start, end);
  const odds = found.map((one, at) => (isKnown(one) ? 0 : oddsOf(likelihood(model, text, found, at))));
  const total = odds.reduce((sum, each) => sum + each, 1);
  const together = ({ value }: Found<Amount>) => odds.reduce((sum, each, at) => (isSame(found[at]?.value, value) ? sum + each : sum), 0);
  return found.map((one) => ({ one, likelihood: together(one) / total }));
}

const likeliest = 0.9999;
const oddsOf = (chance: number): number => Math.min(chance, likeliest) / (1 - Math.min(chance, likeliest));

/** The one figure that is most likely meant, if it is certain what it comes to. */
export const likelySum = (judged: Judged[]): Found<Amount> | undefined => onlyFrom(judged, least);

/** The one figure of which there is no doubt that it is meant. */
export const surestSum = (judged: Judged[]): Found<Amount> | undefined => onlyFrom(judged, leastOfAll);

/** What it comes to where it is as likely as this; undefined where the readers are against it and the model is not sure. */
function sumAt({ one: { value }, likelihood }: Judged): Amount | undefined {
  if ('minor' in value) return value;
  if ('either' in value) return undefined;
  if (value.invalid !== 'foreign' && likelihood < leastAgainst) return undefined;
  return value.named ? value : value.doubted === undefined ? undefined : { minor: value.doubted };
}

/** 五百，对，五百: said twice. */
const isSame = (one: Amount | undefined, other: Amount): boolean =>
  one === other || (one !== undefined && 'minor' in one && 'minor' in other && one.minor === other.minor);

function onlyFrom(judged: Judged[], bound: number): Found<Amount> | undefined {
  const sum = judged.find((each) => each.likelihood >= bound && sumAt(each) !== undefined);
  const value = sum && sumAt(sum);
  if (!sum || !value || !judged.every(({ one, likelihood: chance }) => isSame(one.value, sum.one.value) || chance < othersMost))
    return undefined;
  return { ...sum.one, value };
}

/**
 * Whether the figure at a place is hardly the sum that is meant, whatever a rule makes of it. `moment`: whether a report would tell it, a sum was asked
 * for or not, or it stands against another one.
 */
export const isUnlikely = (judged: Judged[], start: number, moment: keyof typeof ruledOut): boolean =>
  judged.some((each) => each.one.start === start && 'minor' in each.one.value && each.likelihood < ruledOut[moment]);

/** Whether a figure that the readers took for no plain request (dollars, what somebody has) is hardly the sum that is meant. */
export const isHardlyTold = (judged: Judged[], start: number): boolean =>
  judged.some(
    ({ one, likelihood }) =>
      one.start === start && 'invalid' in one.value && likelihood < (one.value.invalid === 'foreign' ? toldLeast.foreign : toldLeast.own),
  );
