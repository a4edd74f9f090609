import { readJson } from './wire';
import type { Activity } from './wire';

type WordsByKey = Partial<Record<string, string>>;
/**
 * What the server wrote into the page for its script; `idleMinutes` is 0 where nobody is signed in, `greeting` is what a stranger is greeted with
 * before the bank has been asked.
 */
type Given = { words: WordsByKey; idleMinutes: number; sayMax: number; further: string; speech: string; greeting?: Activity };
/** The words that a file brings along, by language; written in when it is built. The page's own are in the page. */
declare const fileWords: Partial<Record<string, WordsByKey>>;

/** An element that the server has put into every chat page. */
export function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/** The one box that words are written in. */
export function sayBox(): HTMLInputElement {
  const box = byId('say');
  if (!(box instanceof HTMLInputElement)) throw new Error('#say is no input');
  return box;
}

const read = new WeakMap<Element, Given>();
/** Read once. A change of settings puts another element in its place, so that every file of the page finds what is new. */
export function given(): Given {
  const place = byId('words');
  const known = read.get(place) ?? readJson<Given>(place.textContent);
  read.set(place, known);
  return known;
}

export const pageLang = (): string => document.documentElement.lang;

/** Words of the page in its language; `{name}` in them is filled from `holes`. What a file brings along it has in every language. */
export function word(key: string, holes: Record<string, string | number> = {}, lang = pageLang()): string {
  const words = fileWords[lang]?.[key] ?? given().words[key] ?? '';
  return words.replace(/\{(\w+)\}/g, (_whole, name: string) => String(holes[name] ?? ''));
}

/** A request without an answer is given up. */
const answerMs = 20_000;
export function fetchInTime(path: string, asked: RequestInit = {}): Promise<Response> {
  const gone = new AbortController();
  setTimeout(() => gone.abort(), answerMs); // also where the words of the answer never end
  return fetch(path, { ...asked, signal: gone.signal });
}

type Child = Node | string | null | undefined | false;
/** Makes an element: text stays text, so nobody's name or memo is ever markup. */
export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Record<string, string> = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] ?? '');
  for (const child of children) if (child !== null && child !== undefined && child !== false && child !== '') element.append(child);
  return element;
}

export const button = (label: string, attributes: Record<string, string> = {}): HTMLButtonElement =>
  make('button', { type: 'button', ...attributes }, label);

/** Storage that may be full, blocked or switched off: then things are kept for as long as the page is open. */
export function shelf(of: 'localStorage' | 'sessionStorage') {
  const spare = new Map<string, string>();
  const get = (key: string): string | null => {
    try {
      return spare.get(key) ?? window[of].getItem(key);
    } catch {
      return null;
    }
  };
  return {
    get,
    /** What was put there as JSON; `otherwise` where there is nothing that can be read. */
    read<T>(key: string, otherwise: T): T {
      try {
        return readJson<T>(get(key) ?? '');
      } catch {
        return otherwise;
      }
    },
    set(key: string, value: string | null): void {
      spare.delete(key);
      try {
        window[of].removeItem(key); // what is old must not come back where the new does not fit
        if (value !== null) window[of].setItem(key, value);
      } catch {
        if (value !== null) spare.set(key, value);
      }
    },
  };
}
