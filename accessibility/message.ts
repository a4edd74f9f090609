import type { MessageKey, MessageValues, TermKey } from '../locales/keys';

/** What crosses a turn is JSON all through: no bigint, Date, undefined-as-value or class instance. */
export type Json = null | boolean | number | string | Json[] | { [k: string]: Json };

/** An amount in fen, `/^-?\d{1,15}$/`; bigint only inside arithmetic. */
export type Money = { minor: string; currency: 'CNY' };

/** What a message says about the money (promise 4). `none`: the message is not about an act on money. */
export type MoneyState = 'none' | 'notMoved' | 'held' | 'checking' | 'moved' | 'returned';

/** A raw value on its way to words: it is worded last, per language, form and wording. Instants and dates are read in the bank's zone. */
export type Value =
  | { t: 'money'; v: Money; as?: 'in' | 'out' | 'fee' }
  /** `mobile`: the number that somebody is paid by is a mobile number. */
  | { t: 'account'; tail: string; alias?: string; bank?: TermKey; mobile?: true }
  | { t: 'date'; v: string }
  | { t: 'instant'; v: string; as?: 'dated' }
  | { t: 'period'; start: string; end: string }
  | { t: 'digits'; v: string; as: 'reference' | 'phone' | 'billKey' | 'key' | 'account' }
  | { t: 'count'; v: number; as?: 'order' }
  | { t: 'percent'; v: string }
  /** `en`: the same in English, where it is a word for somebody and no name of theirs. */
  | { t: 'name'; v: string; en?: string }
  | { t: 'said'; v: string }
  | { t: 'term'; key: TermKey }
  | { t: 'rows'; caption: MessageKey; row: MessageKey; items: Values[]; total: number; lead?: MessageKey };
export type Values = { [name: string]: Value };

export type Kind =
  | 'info'
  | 'question'
  | 'menu'
  | 'review'
  | 'stepUp'
  | 'receipt'
  | 'refusal'
  | 'error'
  | 'warning'
  | 'status'
  | 'timeout'
  | 'queue'
  | 'handoff'
  | 'agentJoined'
  | 'agentLeft'
  | 'agent'
  | 'farewell';

/** Something to choose: `id` is what a tap sends back, `href` opens a page. */
export type Choice = { id: string; label: MessageKey; values?: Values; href?: string };

/** What is to be conveyed, before anyone decides how. Dialogs speak in these, never in strings. */
export type Message = {
  key: MessageKey;
  kind: Kind;
  values: Values;
  money: MoneyState;
  urgency: 'polite' | 'alert';
  choices?: Choice[];
  step?: { n: number; of: number };
  private?: true;
};

/** The values that a key's templates name, each of the type its placeholder declares. */
export type ValuesOf<K extends MessageKey> = { [N in keyof MessageValues[K]]: Extract<Value, { t: MessageValues[K][N] }> };

type About = Partial<Pick<Message, 'money' | 'urgency' | 'choices' | 'step' | 'private'>>;

/** Makes a message whose values are checked against the placeholders of its key. Money state is `none` unless told. */
export function message<K extends MessageKey>(key: K, kind: Kind, values: ValuesOf<K>, about: About = {}): Message {
  return { money: 'none', urgency: 'polite', ...about, key, kind, values };
}

/** Makes a choice whose label's values are checked likewise. */
export function choice<K extends MessageKey>(id: string, label: K, values: ValuesOf<K>, href?: string): Choice {
  return href === undefined ? { id, label, values } : { id, label, values, href };
}

/** An amount in fen as a value to be worded. */
export function money(minor: bigint | string, as?: 'in' | 'out' | 'fee'): Extract<Value, { t: 'money' }> {
  const v: Money = { minor: minor.toString(), currency: 'CNY' };
  return as === undefined ? { t: 'money', v } : { t: 'money', v, as };
}
