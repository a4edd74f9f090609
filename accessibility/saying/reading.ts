const factsMax = 1000;

/** Every fact that `read` makes of the places where `pattern` (global) matches, in their order; at most 1000. */
export function findAll<T>(words: string, pattern: RegExp, read: (found: RegExpExecArray) => T | null): T[] {
  const facts: T[] = [];
  for (const found of words.matchAll(pattern)) {
    const fact = read(found);
    if (fact !== null) facts.push(fact);
    if (facts.length >= factsMax) break;
  }
  return facts;
}
