import type { Message, Value } from '../message';
import type { Block } from '../rendition';
import { join, phrase, sayShown, type Wording } from './phrase';

const label = (name: string, by: Wording) => {
  const key = `label.${name}`;
  if (!by.words.has(`terms.${key}`, by.lang)) throw new Error(`no label for the value ${name}`);
  return by.words.term(key, by.lang);
};

function shown(value: Value, by: Wording): string {
  if (value.t === 'rows') throw new Error('a list cannot stand in a fact');
  return sayShown(value, by);
}

function table(rows: Extract<Value, { t: 'rows' }>, by: Wording): Block {
  const names = Object.keys(rows.items[0] ?? {});
  return {
    b: 'table',
    caption: join(phrase(rows.caption, {}, 'text', by)),
    head: names.map((name) => label(name, by)),
    rows: rows.items.map((item) => Object.values(item).map((value) => shown(value, by))),
  };
}

/** A message for the eye: a definition list where its key has a `.lead`, a table where it holds a list, else a paragraph of its text. */
export function blocksOf(message: Message, shownText: string, by: Wording): Block[] {
  const lead = `${message.key}.lead`;
  if (by.words.has(lead, by.lang)) {
    const facts: Block = {
      b: 'facts',
      rows: Object.entries(message.values).map(([name, value]) => ({ label: label(name, by), value: shown(value, by) })),
    };
    const ask = `${message.key}.ask`;
    const text = (key: string): Block => ({ b: 'text', text: join(phrase(key, {}, 'text', by)) });
    return [text(lead), facts, ...(by.words.has(ask, by.lang) ? [text(ask)] : [])];
  }
  const list = Object.values(message.values).find((value) => value.t === 'rows');
  if (list && list.items.length > 0) return [table(list, by)];
  return [{ b: 'text', text: shownText }];
}
