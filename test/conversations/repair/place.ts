import type { Lang } from '../../../accessibility/profile';
import type { ActWord } from '../../../dialogs/engine/act-words';
import type { Command } from '../../../dialogs/engine/command';
import type { Dialog } from '../../../dialogs/engine/dialog';
import type { Frame } from '../../../dialogs/engine/state';
import { dialogs } from '../../../dialogs/index';
import type { MessageKey } from '../../../locales/keys';

/** What is said, one turn each, in both languages. */
export type Says = Record<Lang, string[]>;
export const says = (zh: string | string[], en: string | string[]): Says => ({ 'zh-CN': [zh].flat(), en: [en].flat() });

/**
 * What is expected: keys of the last turn, whose language it is in, and what is open then. Left out is as it was: the same dialog in the same
 * phase with the same slots filled. `open: null`: nothing is open.
 */
export type Expected = {
  keys: MessageKey[];
  filled?: string[];
  phase?: Frame['phase'];
  open?: string | null;
  lang?: Lang;
  /** What was open waits below. */
  over?: true;
};

/** Something that can be said at one place only, by the kind of repair that it is. */
export type Reply = Expected & { by: ReplyKind; says: Says; putsBack?: Says };
export type ReplyKind =
  | 'a value'
  | 'a number'
  | 'an ordinal'
  | 'more than was asked'
  | 'what does not fit'
  | 'another value for what is filled'
  | 'the name of what is filled'
  | 'a whole other wish of the same kind'
  | 'a yes'
  | 'a weak yes'
  | 'a no';

/** A place in a dialog: how to get there, what was heard on arriving, and with what it is asked again. */
export type Place = {
  name: string;
  dialog: string;
  /** The slot that is asked here. */
  slot?: string;
  /** Slots that the last words of `way` fill by themselves. */
  takes?: string[];
  customer: string;
  way: Says;
  /** What comes from inside instead of words. */
  inside?: Command[];
  phase: Frame['phase'] | 'none';
  arrives: MessageKey[];
  asks: MessageKey[];
  filled: string[];
  /** One of several is to be chosen for the slot. */
  among?: true;
  /** Any words are an answer here: a name that somebody gives. */
  anyWords?: true;
  /** What is told of words that fit nothing, where the slot has its own words for it. */
  misfits?: Partial<Record<Lang, MessageKey[]>>;
  /** What is heard again on asking, where it is not what was heard on arriving. */
  repeats?: MessageKey[];
  /** What `back` comes to, where it does not ask again the slot that was answered last. */
  back?: Expected;
  replies?: Reply[];
};

export const dialogOf = ({ dialog }: Pick<Place, 'dialog'>): Dialog => dialogs[dialog]!;
export const isOpen = ({ phase }: Place): boolean => phase !== 'none';
export const isMoney = (place: Place): boolean => isOpen(place) && dialogOf(place).money;
/** The dialog's own words around its act, else those for any act. */
export const actKey = (place: Place, word: ActWord): MessageKey => dialogOf(place).words?.[word] ?? `act.${word}`;
export const slotOf = (place: Place) => dialogOf(place).slots.find(({ name }) => name === place.slot);

const ordinary = { customer: '10000001', filled: [] as string[] };

/** A question that has been answered: nothing is open any more. */
export const told = (name: string, dialog: string, way: Says, arrives: MessageKey[], more: Partial<Place> = {}): Place => ({
  ...{ ...ordinary, name, dialog, way, arrives, phase: 'none', asks: [] },
  ...more,
});

/** A slot that is asked; where `arrives` is left out, with the plain question. */
export const asked = (name: string, dialog: string, slot: string, way: Says, more: Partial<Place> = {}): Place => {
  const { ask } = slotOf({ dialog, slot } as Place)!;
  return { ...{ ...ordinary, name, dialog, slot, way, phase: 'asking', arrives: [ask], asks: [ask] }, ...more };
};

/** A review that has been read, or a code that is waited for. */
export const waiting =
  (phase: 'reviewing' | 'steppingUp') =>
  (name: string, dialog: string, way: Says, more: Partial<Place>): Place => ({
    ...{ ...ordinary, name, dialog, way, phase, arrives: [], asks: [] },
    ...more,
  });
