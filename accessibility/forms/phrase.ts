import type { Value, Values } from '../message';
import type { Lang, Profile } from '../profile';
import { type Form, type How, sayValue } from '../saying/index';
import type { Words } from '../words';

/** How a turn is worded: the same for every message of it. `how`: its values, in each form; `said`: what has been worded for the eye already. */
export type Wording = { words: Words; lang: Lang; wording: Profile['wording']; how: { [F in Form]: How }; said: Map<Value, string> };

/** `today` is the bank's date, YYYY-MM-DD. */
export function wordingOf(words: Words, { lang, wording }: Pick<Profile, 'lang' | 'wording'>, today: string): Wording {
  const term: How['term'] = (key) => words.term(key, lang);
  const how = (form: Form): How => ({ lang, form, wording, today, term });
  return { words, lang, wording, how: { text: how('text'), screenReader: how('screenReader'), speech: how('speech') }, said: new Map() };
}

/** One piece of a phrase: our own words, or a value worded for the form and, where that is another word, as it is written on the screen. */
export type Piece = { readonly say: string; readonly shown?: string };

function countOf(values: Values): number | undefined {
  for (const name in values) {
    const value = values[name];
    if (value?.t === 'count') return value.v;
  }
  return undefined;
}

type Single = Exclude<Value, { t: 'rows' }>;

/** A value for the eye, worded once in a turn: text, tables and what stands beside speech all show it. */
export function sayShown(value: Single, by: Wording): string {
  const known = by.said.get(value);
  if (known !== undefined) return known;
  const made = sayValue(value, by.how.text);
  by.said.set(value, made);
  return made;
}

/** A date is written for a screen reader as it is for the eye. */
const isShown = ({ t }: Single, form: Form): boolean => form === 'text' || (form === 'screenReader' && t === 'date');

function pieceOf(value: Single, form: Form, by: Wording): Piece {
  if (isShown(value, form)) return { say: sayShown(value, by) };
  const say = sayValue(value, by.how[form]);
  if (form !== 'speech') return { say };
  const shown = sayShown(value, by);
  return shown === say ? { say } : { say, shown };
}

function lacks(key: string, name: string): never {
  throw new Error(`${key} lacks its value ${name}`);
}

/** Puts ready pieces into a template: for the few templates that frame what is already worded (a choice and its number). */
export function frame(key: string, pieces: { [name: string]: Piece[] }, form: Form, by: Wording, count?: number): Piece[] {
  const made: Piece[] = [];
  for (const part of by.words.template(key, by.how[form], count)) {
    if ('say' in part) made.push(part);
    else for (const piece of pieces[part.name] ?? lacks(key, part.name)) made.push(piece);
  }
  return made;
}

/** A message's words in one form; lists become numbered rows in every form. Throws when the message lacks a value that its template names. */
export function phrase(key: string, values: Values, form: Form, by: Wording): Piece[] {
  const made: Piece[] = [];
  add(made, key, values, form, by);
  return made;
}

/** Adds a message's words to what is said already: a list of fifteen values is worded three times a turn, and nothing of it is copied. */
function add(made: Piece[], key: string, values: Values, form: Form, by: Wording): void {
  const isLarge = by.lang === 'en' && by.wording === 'signFirst' && form !== 'speech';
  const from = made.length;
  for (const part of by.words.template(key, by.how[form], countOf(values))) {
    if ('say' in part) made.push(part);
    else {
      const value = values[part.name] ?? lacks(key, part.name);
      if (value.t === 'rows') addRows(made, value, form, by);
      else if (isLarge && value.t === 'term' && begins(made, from)) made.push(large(pieceOf(value, form, by)));
      else made.push(pieceOf(value, form, by));
    }
  }
}

/** Topic first, an English line often begins with a term, and a line begins with a capital letter. Names and own words stay as they are. */
const begins = (made: Piece[], from: number): boolean => made.length === from || /[.?!]\s+$/.test(made.at(-1)?.say ?? '');
const large = (piece: Piece): Piece => ({ ...piece, say: piece.say.charAt(0).toUpperCase() + piece.say.slice(1) });

export const count = (n: number, form: Form, by: Wording): Piece[] => [pieceOf({ t: 'count', v: n }, form, by)];
/** A number that names a place in a row: 第二步, never 第两步. */
export const order = (n: number, form: Form, by: Wording): Piece[] => [pieceOf({ t: 'count', v: n, as: 'order' }, form, by)];

/** Rows are sentences of their own, with a space between them where the language has one; a piece of nothing but space would not be spoken. */
function setApart(made: Piece[], from: number, lang: Lang): void {
  const first = made[from];
  if (first && lang !== 'zh-CN') made[from] = { ...first, say: ` ${first.say}` };
}

const rowNumbered = 'common.rowNumbered';

/** Rows behind their caption and number; a list has a lead of its own where its things are counted by their own word: 八笔, never 八项. */
function addRows(made: Piece[], rows: Extract<Value, { t: 'rows' }>, form: Form, by: Wording): void {
  const lead = { caption: phrase(rows.caption, {}, form, by), n: count(rows.total, form, by) };
  for (const piece of frame(rows.lead ?? 'common.rowsLead', lead, form, by, rows.total)) made.push(piece);
  const numbered = by.words.template(rowNumbered, by.how[form]);
  for (const [index, item] of rows.items.entries()) {
    const from = made.length;
    if (form === 'text') {
      made.push({ say: `\n${index + 1}. ` });
      add(made, rows.row, item, form, by);
      continue;
    }
    for (const part of numbered) {
      if ('say' in part) made.push(part);
      else if (part.name === 'row') add(made, rows.row, item, form, by);
      else if (part.name === 'n') made.push(...order(index + 1, form, by));
      else lacks(rowNumbered, part.name);
    }
    setApart(made, from, by.lang);
  }
}

export function join(pieces: Piece[]): string {
  let said = '';
  for (const piece of pieces) said += piece.say;
  return said;
}
