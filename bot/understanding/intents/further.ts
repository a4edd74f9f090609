/**
 * Commands beyond the thirty intents, which a model names beside them, with the intent that each is counted as: who asks for slower speech
 * asks about accessibility, where the next branch is is about no intent.
 */
export const furtherCommands = {
  ...{ slower: 'accessibility', faster: 'accessibility', speak_english: 'accessibility', speak_chinese: 'accessibility' },
  ...{ as_text: 'accessibility', where: 'help', why: 'help', coach: 'help', favourites: 'help', spell: 'repeat', back: 'cancel' },
  ...{ complaint: 'agent', places: null, wait: null },
} as const;
export type FurtherCommand = keyof typeof furtherCommands;

export const isFurtherCommand = (name: string): name is FurtherCommand => Object.hasOwn(furtherCommands, name);
