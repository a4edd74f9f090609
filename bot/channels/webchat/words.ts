import type { Value, Values } from '../../../accessibility/message';
import type { Lang } from '../../../accessibility/profile';
import enChat from '../../../locales/en/chat.json';
import en from '../../../locales/en/page.json';
import zhChat from '../../../locales/zh-CN/chat.json';
import zh from '../../../locales/zh-CN/page.json';

export type PageKey = keyof typeof zh | keyof typeof zhChat;
/** Words of one language: a key of page.json or chat.json with a value for each placeholder. */
export type Words = (key: PageKey, values?: Values) => string;
/** How a single value is worded on a page, see accessibility/saying. */
export type SayValue = (value: Sayable, lang: Lang) => string;
type Sayable = Exclude<Value, { t: 'rows' }>;

type Compiled = { text: string; slot?: { name: string; type: string } }[];
const placeholder = /\{\{\s*(\w+)\s*,\s*(\w+)\s*\}\}/;

/** The words of the pages in each language, compiled once. A missing value or one of another type throws: it is a mistake of ours. */
export function pageWords(say: SayValue): { readonly [L in Lang]: Words } {
  return { 'zh-CN': wordsOf('zh-CN', { ...zh, ...zhChat }, say), en: wordsOf('en', { ...en, ...enChat }, say) };
}

function wordsOf(lang: Lang, templates: Record<PageKey, string>, say: SayValue): Words {
  const compiled = new Map(Object.entries(templates).map(([key, template]) => [key, compile(template)]));
  return (key, values = {}) => {
    const pieces = compiled.get(key) ?? [];
    return pieces.map(({ text, slot }) => text + (slot ? say(valueOf(key, slot, values), lang) : '')).join('');
  };
}

/** Splitting on a pattern with two groups gives text, name, type, text, name, type, …, text. */
function compile(template: string): Compiled {
  const pieces = template.split(placeholder);
  const compiled: Compiled = [];
  for (let at = 0; at < pieces.length; at += 3) {
    const [text = '', name, type] = pieces.slice(at, at + 3);
    compiled.push(name === undefined || type === undefined ? { text } : { text, slot: { name, type } });
  }
  return compiled;
}

function valueOf(key: string, slot: { name: string; type: string }, values: Values): Sayable {
  const value = values[slot.name];
  if (value === undefined) throw new Error(`page.${key} needs a value for ${slot.name}`);
  if (value.t !== slot.type || value.t === 'rows') throw new Error(`page.${key} needs ${slot.name} as ${slot.type}, not ${value.t}`);
  return value;
}
