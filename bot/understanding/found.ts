/** A stretch of the normalised text and what it was read as. */
export type Found<T> = { start: number; end: number; value: T };
