import type { Lang } from '../../../accessibility/profile';
import type { Model } from './model';

/** The features of one example and its class; `weight`: how much it counts beside the others. */
export type Example = { features: Set<number>; name: string; weight: number };
/**
 * How training goes; features that are seen less than `leastCount` times are left out. `byRarity`: whether a rare feature counts for more than a
 * common one, as words do among many classes.
 */
export type Effort = { epochs: number; rate: number; decay: number; leastCount: number; byRarity: boolean };

type Row = { places: number[]; values: number[]; target: number; weight: number };

const seed = 20_261_122;
const rarityMax = 255;
/** So that the rarest feature of fifty thousand utterances still fits. */
const rarityScale = 20;
const int8Max = 127;

/**
 * Softmax regression over features weighted by their rarity, by AdaGrad (Duchi 2011) in a fixed order: the same examples give the same bytes on
 * every machine, since nothing but IEEE 754 and V8's own exp and log is used.
 */
export function train(lang: Lang, examples: Example[], effort: Effort): Model {
  const classes = [...new Set(examples.map(({ name }) => name))].sort();
  const counts = new Map<number, number>();
  for (const { features } of examples) for (const key of features) counts.set(key, (counts.get(key) ?? 0) + 1);
  const kept = [...counts].filter(([, count]) => count >= effort.leastCount);
  const keys = Uint32Array.from(kept, ([key]) => key).sort();
  const places = new Map([...keys].map((key, at) => [key, at]));
  const rarity = Uint8Array.from(keys, (key) => (effort.byRarity ? rarityOf(counts.get(key) ?? 0, examples.length) : 1));
  const rows = examples.map(({ features, name, weight }): Row => {
    const own = [...features].flatMap((key) => places.get(key) ?? []);
    const length = Math.sqrt(own.reduce((sum, place) => sum + (rarity[place] ?? 0) ** 2, 0)) || 1;
    const values = own.map((place) => (rarity[place] ?? 0) / length);
    return { places: own, values, target: classes.indexOf(name), weight };
  });
  return { lang, classes, keys, rarity, ...rounded(fit(rows, keys.length, classes.length, effort), classes.length) };
}

const rarityOf = (count: number, examples: number): number =>
  Math.min(rarityMax, Math.round(rarityScale * Math.log((examples + 1) / (count + 1) + 1)));

type Fitted = { weights: Float64Array; bias: Float64Array };

function fit(rows: Row[], features: number, classes: number, { epochs, rate, decay }: Effort): Fitted {
  const [weights, seen] = [new Float64Array(features * classes), new Float64Array(features * classes).fill(1e-6)];
  const [bias, seenBias] = [new Float64Array(classes), new Float64Array(classes).fill(1e-6)];
  const shuffle = createShuffle();
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const index of shuffle(rows.length)) {
      const row = rows[index];
      if (!row) continue;
      const slopes = slopesOf(row, weights, bias);
      for (let one = 0; one < classes; one += 1) {
        const slope = slopes[one] ?? 0;
        seenBias[one] = (seenBias[one] ?? 0) + slope * slope;
        bias[one] = (bias[one] ?? 0) - (rate * slope) / Math.sqrt(seenBias[one] ?? 1);
      }
      for (let at = 0; at < row.places.length; at += 1) {
        const [start, value] = [(row.places[at] ?? 0) * classes, row.values[at] ?? 0];
        for (let one = 0; one < classes; one += 1) {
          const weight = weights[start + one] ?? 0;
          const step = (slopes[one] ?? 0) * value + decay * weight;
          const sum = (seen[start + one] ?? 0) + step * step;
          seen[start + one] = sum;
          weights[start + one] = weight - (rate * step) / Math.sqrt(sum);
        }
      }
    }
  }
  return { weights, bias };
}

/** How much too high each class stands for one row: its probability, less one where it is right. */
function slopesOf({ places, values, target, weight }: Row, weights: Float64Array, bias: Float64Array): Float64Array {
  const scores = Float64Array.from(bias);
  for (let at = 0; at < places.length; at += 1) {
    const [start, value] = [(places[at] ?? 0) * bias.length, values[at] ?? 0];
    for (let one = 0; one < scores.length; one += 1) scores[one] = (scores[one] ?? 0) + value * (weights[start + one] ?? 0);
  }
  const most = scores.reduce((high, score) => Math.max(high, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power, one) => (power / total - (one === target ? 1 : 0)) * weight);
}

/** Numbers that only look random, the same in every run: the order of the examples is part of the model. */
function createShuffle(): (count: number) => number[] {
  let state = seed;
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return (count) => {
    const order = Array.from({ length: count }, (_, at) => at);
    for (let at = count - 1; at > 0; at -= 1) {
      const other = Math.floor(next() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    return order;
  };
}

/** Weights as int8, each class with a scale of its own. */
function rounded({ weights, bias }: Fitted, classes: number): Pick<Model, 'weights' | 'scale' | 'bias'> {
  const scale = new Float32Array(classes);
  weights.forEach((weight, at) => {
    const to = at % classes;
    scale[to] = Math.max(scale[to] ?? 0, Math.abs(weight) / int8Max);
  });
  const int8 = Int8Array.from(weights, (weight, at) => Math.round(weight / (scale[at % classes] || 1)));
  return { weights: int8, scale, bias: Float32Array.from(bias) };
}
