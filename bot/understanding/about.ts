import type { Json } from '../../accessibility/message';
import type { Lang } from '../../accessibility/profile';
import type { Command, Expected, Raw, SlotKind } from '../../dialogs/engine/command';
import type { Amount } from './amount';
import type { Found } from './found';

export type { Found } from './found';

/** What the reader may know about the moment: the open question, what was offered, and how this customer's payees and accounts are called. */
export type About = {
  lang: Lang;
  expected: Expected;
  choices: { id: string; n: number; words: string[] }[];
  names: string[];
  accounts: { tail: string; words: string[] }[];
  today: string;
};

/** An account as it was named. `to`: the words say that money goes there, so that in a transfer it is the payee. */
export type AccountSaid = Found<{ tail: string } | { words: string }> & { to: boolean };

/** One of the customer's own words for a payee or account, beside how it looks in normalised text. */
export type Known = { word: string; plain: string };

/**
 * The same with those words made ready once for all readers, the longest first, so that 工资卡 is found before 工资; the maps: what stretches
 * were read as already, since several readers look at the same ones.
 */
export type Moment = About & {
  knownNames: Known[];
  knownAliases: Known[];
  asked: Map<string, Command | null>;
  readings?: Map<string, Reading>;
  amounts?: Map<string, Found<Amount>[]>;
  accountsSaid?: Map<string, AccountSaid[]>;
};

/**
 * Everything that an utterance says about a request: at most one raw of each kind, in the order money, payee, account, memo. `was` holds
 * what was named to be replaced. `skeleton` is the text with amounts and memo hidden, in `shape` names and accounts are hidden too: what the dialog rules
 * look at; both are as long as the text.
 */
export type Reading = { raws: Raw[]; each: Raw[]; was: { [kind in SlotKind]?: Json }; skeleton: string; shape: string };

/** `lang` is the language that the utterance is clearly in, null when it could be either. */
export type Understood = { commands: Command[]; lang: Lang | null };
