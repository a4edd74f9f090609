import type { Lang } from '../../../accessibility/profile';

/** Markup that is safe to send: only the `html` tag makes it, and everything put into it was escaped. */
export class Html {
  constructor(readonly markup: string) {}
}
export type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Partial<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Control characters and those that reorder text: in a name or a memo they can only deceive. */
// eslint-disable-next-line no-control-regex -- these are the characters to drop
const unseen = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const escape = (text: string): string => text.replace(unseen, '').replace(/[&<>"']/g, (mark) => entities[mark] ?? '');

function markupOf(part: Part): string {
  if (part instanceof Html) return part.markup;
  if (part === null || part === undefined || part === false) return '';
  return typeof part === 'object' ? part.map(markupOf).join('') : escape(String(part));
}

/** Templates are written with indentation; what is sent goes without. */
const indent = /\s*\n\s*/g;
const plain = new WeakMap<TemplateStringsArray, string[]>();

function plainOf(strings: TemplateStringsArray): string[] {
  const known = plain.get(strings);
  if (known) return known;
  const made = strings.map((text) => text.replace(indent, '\n'));
  plain.set(strings, made);
  return made;
}

/** The template tag of every page: text is escaped, `Html` is not, lists are joined, nothing is written for null, undefined and false. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(plainOf(strings).reduce((markup, text, at) => markup + text + markupOf(parts[at]), ''));
}

const hanRun = /(\p{Script=Han}[\p{Script=Han}，。；：？！、（）·]*)/u;

/** Text with its Chinese runs marked as such where the page is English, so that a voice can change over (WCAG 3.1.2). */
export function inLang(text: string, lang: Lang): Part {
  if (lang === 'zh-CN') return text;
  return text.split(hanRun).map((run, at) => (at % 2 === 1 ? html`<span lang="zh-CN">${run}</span>` : run));
}

/** Up to 36 characters, ended where a sentence or a clause ends if one does: with an indent what 80 columns hold of Chinese. */
const terminalLine = /.{1,36}$|.{1,36}(?<=[。！？；，、：\s])|.{36}/gu;

/**
 * lynx counts a Chinese character as one column where it takes two, and what it believes to fit is cut off at the edge. So a long line has breaks of
 * its own, which the stylesheet takes out again where there is one.
 */
function withBreaks(line: string): Part {
  const lines = /\p{Script=Han}/u.test(line) ? (line.match(terminalLine) ?? []) : [line];
  return lines.map((one, at) => (at === 0 ? one : html`<br class="terminal" />${one}`));
}

/** Somebody's lines as paragraphs. */
export function paragraphs(text: string, lang: Lang): Part {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => html`<p dir="auto">${lang === 'zh-CN' ? withBreaks(line) : inLang(line, lang)}</p>`);
}
