/** A stretch of the normalised text and what it was read as. */
export type Found<T> = { start: number; end: number; value: T };

type Place = { start: number; end: number };

/** The text with such places in a mark that nobody can type, as long as what it hides: the next reader does not look there, and other places still hold. */
export function hide(text: string, places: readonly Place[], mark: string): string {
  let left = text;
  for (const { start, end } of places) left = left.slice(0, start) + mark.repeat(end - start) + left.slice(end);
  return left;
}
