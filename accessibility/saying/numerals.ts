/** How one language builds its number words; both of ours do it by the same recursion, so it stands here once. */
export type Numerals = {
  /** Units from the largest down to the smallest. */
  scales: readonly (readonly [name: string, size: bigint])[];
  /** Words for what is smaller than the smallest unit, by value. */
  small: readonly string[];
  /** What stands between the words of a number, and before a unit. */
  gap: string;
  /** What links a unit to the rest below it: 一万**零**五, one thousand **and** five. */
  link(rest: bigint, size: bigint): string;
};

/** A whole number, from 0 up, in words. */
export function sayWhole(n: bigint, numerals: Numerals): string {
  const scale = numerals.scales.find(([, size]) => n >= size);
  if (scale === undefined) return numerals.small[Number(n)] ?? '';
  const [name, size] = scale;
  const lead = sayWhole(n / size, numerals) + numerals.gap + name;
  const rest = n % size;
  return rest === 0n ? lead : lead + numerals.link(rest, size) + sayWhole(rest, numerals);
}

/** The number that a list of words stands for. It is lenient: callers say the number again and compare. */
export function readWhole(words: readonly string[], numerals: Numerals): bigint {
  for (const [name, size] of numerals.scales) {
    const at = words.lastIndexOf(name);
    if (at < 0) continue;
    const lead = at === 0 ? 1n : readWhole(words.slice(0, at), numerals);
    return lead * size + readWhole(words.slice(at + 1), numerals);
  }
  return words.reduce((sum, word) => sum + BigInt(Math.max(0, numerals.small.indexOf(word))), 0n);
}
