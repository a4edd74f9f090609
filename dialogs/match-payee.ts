import type { Json } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Context } from './engine/dialog';
import { accountWords, folded } from './match';
import type { Payee } from './ports';
import { soundsLike } from './sounds';

/** 妈妈 王秀兰: the customer's own word for somebody before their name. */
export function readBackName(payee: Payee, c: Context): string {
  const alias = payee.alias[c.profile.lang];
  return alias === undefined || alias === payee.name ? payee.name : `${alias} ${payee.name}`;
}

/** A payee as a message names it; the same names are told apart by bank and tail. */
export const payeeValues = (payee: Payee, c: Context) => ({
  payee: { t: 'name' as const, v: readBackName(payee, c) },
  to: accountOf(payee),
});

/** The number that somebody is paid by, as it is told: its bank and its end, and whether it is a mobile number. */
export const accountOf = ({ tail, bank, mobile }: { tail: string; bank: TermKey; mobile?: boolean }) => ({
  ...{ t: 'account' as const, tail, bank },
  ...(mobile === true ? { mobile } : {}),
});

const idOf = (value: Json): string | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value.id === 'string' ? value.id : undefined;

/** Those who are surely meant: the one chosen from a list (`{ id }`), else by whole name, and by tail where one is said. */
export function payeesNamed(value: Json, payees: Payee[]): Payee[] {
  const id = idOf(value);
  if (id !== undefined) return payees.filter((payee) => payee.id === id);
  const { tail, words } = accountWords(value);
  const said = folded(words ?? '');
  const named = said === '' ? [] : payees.filter((payee) => payee.names.some((name) => folded(name) === said));
  if (tail === undefined) return named;
  return (said === '' ? payees : named).filter((payee) => payee.tail === tail);
}

/** Those saved under a name that hides what these words say of it: 周* where 周海 is said. Whether they are meant is for the customer to say. */
export function payeesMasked(value: Json, payees: Payee[]): Payee[] {
  const said = Array.from(folded(accountWords(value).words ?? ''));
  const hides = (name: string) => {
    const shown = Array.from(name);
    return name.includes('*') && shown.length === said.length && shown.every((letter, at) => letter === said[at] || letter === '*');
  };
  return said.every((letter) => /\p{Script=Han}/u.test(letter)) ? payees.filter(({ name }) => hides(name)) : [];
}

/** Those of whose name the words are a part, of two letters or more. */
export function payeesLike(value: Json, payees: Payee[]): Payee[] {
  const said = folded(accountWords(value).words ?? '');
  return said.length < 2 ? [] : payees.filter((payee) => payee.names.some((name) => folded(name).includes(said)));
}

/** Those whose name sounds like the words, or is spelled by them in pinyin. Whether they are meant is for the customer to say. */
export function payeesSounding(value: Json, payees: Payee[]): Payee[] {
  const said = folded(accountWords(value).words ?? '');
  return payees.filter((payee) => payee.names.some((name) => soundsLike(said, folded(name))));
}
