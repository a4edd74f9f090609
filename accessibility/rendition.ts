import type { Kind, MoneyState, Values } from './message';
import type { Lang } from './profile';

/**
 * Speech as words only, no digit: `shown` is the written form of what is said, for `<sub alias>`; pauses are in milliseconds; `pace` is there where
 * somebody wants it slower or faster than a voice speaks by itself.
 */
export type Utterance = {
  lang: Lang;
  pace?: 'slow' | 'fast';
  parts: ({ say: string; shown?: string } | { pauseMs: number } | { mark: string })[];
};

export type Block =
  | { b: 'text'; text: string }
  | { b: 'facts'; rows: { label: string; value: string }[] }
  | { b: 'table'; caption: string; head: string[]; rows: string[][] };

/** What a channel can carry; it decides how choices are offered, never which facts are told. */
export type Abilities = {
  channel: 'web' | 'text' | 'phone' | 'wechat' | 'framework' | 'desk';
  choices: 'buttons' | 'numbers' | 'keys';
  choicesMax: number;
  bytesMax?: number;
  /** Where a stranger signs in, where the channel alone does not tell: `elsewhere` than in the browser that this is written from. */
  signIn?: 'here' | 'elsewhere';
};

/** One turn in every form at once. `text` and `blocks` leave the choices out, `screenReader` and `speech` hold them. */
export type Rendition = {
  lang: Lang;
  text: string;
  blocks: Block[];
  screenReader: string;
  speech: Utterance;
  choices: { id: string; label: string; words: string[]; href?: string }[];
  facts: Values[];
  kind: Kind;
  money: MoneyState;
  urgency: 'polite' | 'alert';
  step?: { n: number; of: number };
  private?: true;
};
