import type { Lang } from '../../../accessibility/profile';

/**
 * A linear model of one language. `keys` are the hashes of its features in order, `rarity` what each is worth for being rare, `weights` a row of
 * int8 for each feature with a column for each class; `scale` and `bias` make scores of them.
 */
export type Model = {
  lang: Lang;
  classes: string[];
  keys: Uint32Array;
  rarity: Uint8Array;
  weights: Int8Array;
  scale: Float32Array;
  bias: Float32Array;
};
/** One class, and how likely it is meant. */
export type Classed = { name: string; probability: number };

/** Where a feature stands, or -1. */
function placeOf(keys: Uint32Array, key: number): number {
  let [low, high] = [0, keys.length - 1];
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const found = keys[middle] ?? 0;
    if (found === key) return middle;
    if (found < key) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Every class with its probability, best first. What holds no known feature is judged by the classes' size alone. */
export function classify(model: Model, features: Iterable<number>): Classed[] {
  const { classes, keys, rarity, weights, scale, bias } = model;
  const places: number[] = [];
  for (const key of features) {
    const place = placeOf(keys, key);
    if (place >= 0) places.push(place);
  }
  const length = Math.sqrt(places.reduce((sum, place) => sum + (rarity[place] ?? 0) ** 2, 0));
  const sums = new Float64Array(classes.length);
  for (const place of places) {
    const worth = (rarity[place] ?? 0) / length;
    const row = place * classes.length;
    for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + worth * (weights[row + at] ?? 0);
  }
  const scores = classes.map((_, at) => (sums[at] ?? 0) * (scale[at] ?? 0) + (bias[at] ?? 0));
  const most = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - most));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return classes
    .map((name, at) => ({ name, probability: (powers[at] ?? 0) / total }))
    .sort((one, other) => other.probability - one.probability);
}
