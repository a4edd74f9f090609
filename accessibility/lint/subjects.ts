import type { Message } from '../message';
import type { Lang, Profile } from '../profile';
import type { Abilities, Rendition } from '../rendition';
import type { Form } from '../saying/index';

export type WordingName = Profile['wording'];

/** What a text is for: told, chosen, a word of the house, the words of a page, or a frame around what is worded already. */
export type Role = 'message' | 'label' | 'term' | 'page' | 'frame';

/** Layer L: one template as it stands in a locale file. */
export type Template = {
  /** `<file>.<key>` with its variant; `base` without. */
  key: string;
  base: string;
  lang: Lang;
  role: Role;
  form?: Form;
  /** The wordings of customers who get this very template: a plain one serves those for whom there is no other. */
  serves: WordingName[];
  text: string;
  /** The same with a typical value in every place. */
  said: string;
};

/** Layer R: one turn in every form. `driven`: it came from the engine, with the choices it really offers. */
export type Rendered = {
  turn: Message[];
  profile: Profile;
  abilities: Abilities;
  rendition: Rendition;
  ssml: string;
  sample: 'typical' | 'long' | 'hostile' | 'driven';
  today: string;
  term(key: string): string;
};

/** Where one command leads from a place. `thrown`: it ended in a mistake of ours. */
export type Edge = {
  by: string;
  told: Message[];
  /** The plain texts of what is told, without their values. */
  words?: string;
  act?: string;
  /** The dialog that has the floor afterwards and what it does, or nothing where none is open. */
  phase?: string;
  dialog?: string;
  /** How many dialogs are open afterwards. */
  open: number;
  thrown?: string;
};

/** Layer F: one place in a dialog, what was told on the way there, and where everything leads that can be said or chosen. */
export type Place = {
  dialog: string;
  name: string;
  lang: Lang;
  money: boolean;
  phase: 'nothing open' | 'asking' | 'reviewing' | 'steppingUp' | 'acting';
  open: number;
  /** Steps of the dialog that has the floor. */
  steps: number;
  told: Message[];
  /** The plain texts of what was told, without their values. */
  words?: string;
  /** What a repetition tells: a word that only kindly waits leaves what was told before it. */
  last: Message[];
  edges: Edge[];
};

/** Layer F: what a dialog is made of, and which acts were seen to begin where. */
export type Shape = {
  dialog: string;
  money: boolean;
  answers: boolean;
  reviews: boolean;
  acts: boolean;
  slots: { name: string; words: { [use in 'ask' | 'why' | 'example' | 'change']: string } }[];
  /** Acts on money that began elsewhere than at a review that was read and confirmed, or after a weak yes. */
  unreviewed: string[];
  /** Whether any review was met while the dialog was driven. */
  reviewMet: boolean;
};

/** All templates of both languages, and which of them the program names. */
export type Whole = {
  templates: Template[];
  /** Bases that no program text names. */
  unnamed: string[];
  /** Words for customers that stand in program text. */
  literals: { where: string; words: string }[];
  /** Which labels each choice id was seen with. */
  labels: { id: string; keys: string[] }[];
  /** How long codes live and by which ways they go. */
  codes: { secondsDefault: number; seconds: number[]; ways: string[] };
};
