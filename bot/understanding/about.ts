import type { Lang } from '../../accessibility/profile';
import type { Command, Expected } from '../../dialogs/engine/command';

/** What the reader may know about the moment: the open question, what was offered, and how this customer's payees and accounts are called. */
export type About = {
  lang: Lang;
  expected: Expected;
  choices: { id: string; n: number; words: string[] }[];
  names: string[];
  accounts: { tail: string; words: string[] }[];
  today: string;
};

/** One of the customer's own words for a payee or account, beside how it looks in normalised text. */
export type Known = { word: string; plain: string };

/**
 * The same with those words made ready once for all readers, the longest first, so that 工资卡 is found before 工资; `asked`: what stretches were
 * read as already, since several readers look at the same ones.
 */
export type Moment = About & { knownNames: Known[]; knownAliases: Known[]; asked: Map<string, Command | null> };

/** `lang` is the language that the utterance is clearly in, null when it could be either. */
export type Understood = { commands: Command[]; lang: Lang | null };

/** A stretch of the normalised text and what it was read as. */
export type Found<T> = { start: number; end: number; value: T };
