import { type FurtherCommand, furtherCommands, isFurtherCommand } from './further';
import type { Classed } from '../linear/model';
import { nothing } from './model';
import { guess } from './models';

/** What an utterance may be about; null is "nothing that a bank does". */
export type Guess = { intent: string | null; probability: number };
/** The best two intents for an utterance, by how much the first is better (difference of their probabilities), and the command that is meant by it. */
export type Judged = { best: Guess; second: Guess; margin: number; command?: FurtherCommand };

/** By so much the best guess has to be before the runner-up to be taken for sure. Tuned on the development set. */
export const sureMargin = 0.5;
/** And by so much to name an utterance otherwise than the rules do, which go by single words where they are wrong. */
export const namingMargin = 0.25;
/** A command is meant where it is this likely by itself. */
const commandLeast = 0.5;

const none: Guess = { intent: null, probability: 0 };
const intentOf = (name: string): string | null => (isFurtherCommand(name) ? furtherCommands[name] : name === nothing ? null : name);

/** The intents of what a model told, best first, each with the commands that are counted as it. */
export function rankedOf(classes: Classed[]): Guess[] {
  const sums = new Map<string | null, number>();
  for (const { name, probability } of classes) {
    const intent = intentOf(name);
    sums.set(intent, (sums.get(intent) ?? 0) + probability);
  }
  return [...sums].map(([intent, probability]) => ({ intent, probability })).sort((one, other) => other.probability - one.probability);
}

/** What an utterance is about, as far as a model can tell. Takes normalised text. */
export function judge(text: string): Judged {
  const classes = guess(text);
  const [best = none, second = none] = rankedOf(classes);
  const [likeliest] = classes;
  const isLikely = likeliest !== undefined && likeliest.probability >= commandLeast;
  const command = isLikely && isFurtherCommand(likeliest.name) ? likeliest.name : undefined;
  return { best, second, margin: best.probability - second.probability, ...(command === undefined ? {} : { command }) };
}
