import type { Guess } from './model';
import { guess } from './models';

/** The best two guesses for an utterance, and by how much the first is better (difference of their probabilities). */
export type Judged = { best: Guess; second: Guess; margin: number };

/** By so much the best guess has to be before the runner-up to be taken for sure. Tuned on the development set. */
export const sureMargin = 0.5;

const none: Guess = { intent: null, probability: 0 };

/** What an utterance is about, as far as a model can tell. Takes normalised text. */
export function judge(text: string): Judged {
  const [best = none, second = none] = guess(text);
  return { best, second, margin: best.probability - second.probability };
}
