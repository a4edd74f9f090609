/** A stretch of the normalised text and what it was read as. */
export type Found<T> = { start: number; end: number; value: T };

type Place = { start: number; end: number };

/** The text with such places in a mark that nobody can type, as long as what it hides: the next reader does not look there, and other places still hold. */
export function hide(text: string, places: readonly Place[], mark: string): string {
  let left = text;
  for (const { start, end } of places) left = left.slice(0, start) + mark.repeat(end - start) + left.slice(end);
  return left;
}

/** Whether a place that ends here ends inside of a number: of "kid 5.5" nobody may take the 5 away. */
export const cutsNumber = (text: string, at: number): boolean => /\d$/.test(text.slice(0, at)) && /^[.,]?\d/.test(text.slice(at));
