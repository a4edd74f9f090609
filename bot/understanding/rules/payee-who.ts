import type { Json } from '../../../accessibility/message';
import type { Command, Raw } from '../../../dialogs/engine/command';
import type { Moment } from '../about';
import { digitsOf } from '../accounts';
import { asWritten } from '../memo';
import { quote, type Said } from '../normalise';
import { findNames } from '../payees';

/** What a payee is called in Chinese, as a part of patterns. */
export const payee = String.raw`(?:收款人|收款方|收款账[户号]|转账对象)`;

export const start = (dialog: string, set: Raw[]): Command => (set.length > 0 ? { do: 'start', dialog, set } : { do: 'start', dialog });

/** A stretch of what was said, as words. */
export const words = (said: Said, from: number, length: number): Raw => {
  const text = quote(said, from, from + length);
  return { kind: 'words', text, value: asWritten(text) };
};

/** Who is meant: a known name, with the tail that tells two of one name apart; else what is said after 收款人. */
export function whoIsMeant(said: Said, about: Moment): Raw[] {
  const [name] = findNames(said.text, about.knownNames);
  const tail = /(?:尾号|末四位|后四位|\bending(?: in| with)?)\s?([\d零〇幺一二两三四五六七八九]{4})(?!\d)/u.exec(said.text)?.[1];
  const value = (named?: string): Json =>
    tail === undefined ? (named ?? '') : { tail: digitsOf(tail), ...(named === undefined ? {} : { words: named }) };
  if (name) return [{ kind: 'payee', text: quote(said, name.start, name.end), value: value(name.value) }];
  if (tail !== undefined) return [{ kind: 'payee', text: '', value: value() }];
  const unknown =
    new RegExp(
      String.raw`(?:${payee}|(?:payee|recipient|beneficiary) )\s?(?:叫|called |named )?([\p{L}\p{N}·.' -]{1,24}?)(?:吧|了|please)?[。.!！?]?$`,
      'u',
    ).exec(said.text)?.[1] ?? '';
  const at = said.text.lastIndexOf(unknown);
  return /\p{L}/u.test(unknown) && !/^(?:列表|名单|的|list)/u.test(unknown) ? [{ ...words(said, at, unknown.length), kind: 'payee' }] : [];
}
