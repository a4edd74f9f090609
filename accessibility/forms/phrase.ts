import type { Value, Values } from '../message';
import type { TermKey } from '../../locales/keys';
import type { Lang, Profile } from '../profile';
import { type Form, sayValue } from '../saying/index';
import type { Words } from '../words';

type Said = Map<Value, { [F in Form]?: string }>;

/** How a turn is worded: the same for every message of it. `today` is the bank's date, YYYY-MM-DD; `said` what has been worded already. */
export type Wording = { words: Words; lang: Lang; wording: Profile['wording']; today: string; said: Said };

/** One piece of a phrase: our own words, or a value worded for the form and as it is written on the screen. */
export type Piece = { say: string; shown?: string };

function countOf(values: Value[]): number | undefined {
  for (const value of values) if (value.t === 'count') return value.v;
  return undefined;
}

/** A value in one form, worded once in a turn however many forms show it. */
export function sayOnce(value: Exclude<Value, { t: 'rows' }>, form: Form, by: Wording): string {
  const forms = by.said.get(value) ?? {};
  const known = forms[form];
  if (known !== undefined) return known;
  const how = { lang: by.lang, form, wording: by.wording, today: by.today, term: (key: TermKey) => by.words.term(key, by.lang) };
  const made = sayValue(value, how);
  forms[form] = made;
  by.said.set(value, forms);
  return made;
}

/** A value in one form; lists become numbered rows in every form. */
function sayAny(value: Value, form: Form, by: Wording): Piece[] {
  if (value.t === 'rows') return rowsOf(value, form, by);
  return form === 'speech'
    ? [{ say: sayOnce(value, 'speech', by), shown: sayOnce(value, 'text', by) }]
    : [{ say: sayOnce(value, form, by) }];
}

function lacks(key: string, name: string): never {
  throw new Error(`${key} lacks its value ${name}`);
}

/** Puts ready pieces into a template: for the few templates that frame what is already worded (a choice and its number). */
export function frame(key: string, pieces: { [name: string]: Piece[] }, form: Form, by: Wording, count?: number): Piece[] {
  const { lang, wording } = by;
  const how = count === undefined ? { lang, form, wording } : { lang, form, wording, count };
  const made: Piece[] = [];
  for (const part of by.words.template(key, how)) {
    if (typeof part === 'string') made.push({ say: part });
    else for (const piece of pieces[part.name] ?? lacks(key, part.name)) made.push(piece);
  }
  return made;
}

/** A message's words in one form. Throws when the message lacks a value that its template names. */
export function phrase(key: string, values: Values, form: Form, by: Wording): Piece[] {
  const pieces: { [name: string]: Piece[] } = {};
  for (const [name, value] of Object.entries(values)) pieces[name] = sayAny(value, form, by);
  const made = frame(key, pieces, form, by, countOf(Object.values(values)));
  return by.lang === 'en' && by.wording === 'signFirst' && form !== 'speech' ? beginLarge(made, pieces, values) : made;
}

/** Topic first, an English line often begins with a term, and a line begins with a capital letter. Names and own words stay as they are. */
function beginLarge(made: Piece[], pieces: { [name: string]: Piece[] }, values: Values): Piece[] {
  const terms = new Set(Object.entries(values).flatMap(([name, { t }]) => (t === 'term' ? (pieces[name] ?? []) : [])));
  return made.map((piece, at) => {
    const begins = at === 0 || /[.?!]\s+$/.test(made[at - 1]?.say ?? '');
    return begins && terms.has(piece) ? { ...piece, say: piece.say.charAt(0).toUpperCase() + piece.say.slice(1) } : piece;
  });
}

export const count = (n: number, form: Form, by: Wording): Piece[] => sayAny({ t: 'count', v: n }, form, by);
/** A number that names a place in a row: 第二步, never 第两步. */
export const order = (n: number, form: Form, by: Wording): Piece[] => sayAny({ t: 'count', v: n, as: 'order' }, form, by);

/** Rows are sentences of their own, with a space between them where the language has one; a piece of nothing but space would not be spoken. */
function apart(pieces: Piece[], lang: Lang): Piece[] {
  const [first, ...rest] = lang === 'zh-CN' ? [] : pieces;
  return first ? [{ ...first, say: ` ${first.say}` }, ...rest] : pieces;
}

/** Rows behind their caption and number; a list has a lead of its own where its things are counted by their own word: 八笔, never 八项. */
function rowsOf(rows: Extract<Value, { t: 'rows' }>, form: Form, by: Wording): Piece[] {
  const made = frame(
    rows.lead ?? 'common.rowsLead',
    { caption: phrase(rows.caption, {}, form, by), n: count(rows.total, form, by) },
    form,
    by,
    rows.total,
  );
  for (const [index, item] of rows.items.entries()) {
    const row = phrase(rows.row, item, form, by);
    const line = form === 'text' ? row : apart(frame('common.rowNumbered', { n: order(index + 1, form, by), row }, form, by), by.lang);
    if (form === 'text') made.push({ say: `\n${index + 1}. ` });
    for (const piece of line) made.push(piece);
  }
  return made;
}

export function join(pieces: Piece[]): string {
  let said = '';
  for (const piece of pieces) said += piece.say;
  return said;
}
