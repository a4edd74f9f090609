import type { Choice } from '../accessibility/message';
import type { Context } from './engine/dialog';

/** No more choices than somebody can keep in mind (rules EZ-13, IVR-01) and the channel carries; the others can be said. */
export const mostChoices = ({ profile, abilities }: Context): number => Math.min(profile.wording === 'easy' ? 3 : 5, abilities.choicesMax);

export const fewChoices = (choices: readonly Choice[], c: Context): Choice[] => choices.slice(0, mostChoices(c));
