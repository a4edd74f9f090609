import traditional from '../../locales/zh-CN/phrases/traditional.json';

/** No pattern ever sees more characters than this: a reader is fast because its text is short (DESIGN 8). */
export const readMax = 200;
/** Combining marks and invisible characters may pile up before a readable one; beyond this nothing is looked at. */
export const sourceMax = 4 * readMax;

/**
 * An utterance made plain for reading, with the way back: unit `i` of `text` came from `source.slice(from[i], to[i])`.
 * `cut`: there was more than could be read. `bidi`: it held direction overrides, so what the customer saw may not be what is here.
 */
export type Said = { text: string; source: string; from: number[]; to: number[]; cut: boolean; bidi: boolean };

const simplified = new Map(Object.entries(traditional));
const cluster = /\P{M}\p{M}*/suy;

/** Several readers look at the same words one after the other. */
let latest: Said | undefined;

/** Folds width, case, traditional characters and white space, drops what is invisible, and caps the length. Never throws. */
export function normalise(source: string): Said {
  if (latest?.source !== source) latest = normalised(source);
  return latest;
}

function normalised(source: string): Said {
  const looked = source.slice(0, sourceMax);
  const said: Said = {
    text: '',
    source,
    from: [],
    to: [],
    cut: source.length > sourceMax,
    bidi: /[\u202a-\u202e\u2066-\u2069]/.test(looked),
  };
  for (let index = 0; index < looked.length;) {
    const [from, letters] = [index, clusterAt(looked, index)];
    index += Math.max(letters.length, 1); // a mark with nothing before it is stepped over
    const plain = letters === '' ? '' : fold(letters);
    if (plain === '' || (plain === ' ' && (said.text === '' || said.text.endsWith(' ')))) continue;
    if (said.text.length + plain.length > readMax) {
      said.cut = true;
      break;
    }
    append(said, plain, from, index);
  }
  while (said.text.endsWith(' ')) drop(said);
  return said;
}

const isPlainLetter = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || (code > 0x20 && code < 0x7f);
/** A letter, a space or a usual mark of punctuation, full-width too: one character by itself, unless a mark follows. */
const isByItself = (code: number) =>
  isPlainLetter(code) || code === 0x20 || code === 0x3001 || code === 0x3002 || (code >= 0xff01 && code <= 0xff5e);

/** One character with the marks on it. Almost all of what is said is plain letters, for which no pattern is needed; '' for a stray mark. */
function clusterAt(text: string, at: number): string {
  const next = text.charCodeAt(at + 1);
  if (isByItself(text.charCodeAt(at)) && (Number.isNaN(next) || next < 0x300 || isByItself(next))) return text.charAt(at);
  cluster.lastIndex = at;
  return cluster.exec(text)?.[0] ?? '';
}

/** The customer's own characters behind a stretch of the normalised text: a substring of what was said. */
export function quote(said: Said, start: number, end: number): string {
  return said.source.slice(said.from[start], said.to[end - 1]);
}

function append(said: Said, plain: string, from: number, to: number) {
  said.text += plain;
  for (let unit = 0; unit < plain.length; unit += 1) {
    said.from.push(from);
    said.to.push(to);
  }
}

function drop(said: Said) {
  said.text = said.text.slice(0, -1);
  said.from.pop();
  said.to.pop();
}

/**
 * One character with its marks. A full-width comma stays: it separates in Chinese and groups digits only sometimes. Superscripts, fractions
 * and other numerals stay too, because NFKC would make 10² into 102; circled digits are what menus print, so they fold.
 */
function fold(cluster: string): string {
  if (cluster.length === 1 && isPlainLetter(cluster.charCodeAt(0))) return simplified.get(cluster) ?? cluster.toLowerCase();
  if (cluster === ' ' || cluster === '，' || cluster === '。' || cluster === '、') return cluster;
  if (/^[\s\p{Cc}\p{Zs}\p{Zl}\p{Zp}]/u.test(cluster)) return ' ';
  if (/^[\p{Cf}\p{Co}\p{Cs}\p{Cn}]/u.test(cluster)) return '';
  if (cluster.startsWith('，')) return '，';
  const circled = cluster.codePointAt(0) ?? 0;
  if (circled >= 0x2460 && circled <= 0x2468) return String(circled - 0x2460 + 1);
  if (/^[\p{No}\p{Nl}]/u.test(cluster)) return cluster;
  const folded = cluster
    .replace(/[\ufe0e\ufe0f\u20e3]/g, '')
    .normalize('NFKC')
    .toLowerCase();
  const plain = folded.replace(/[’‘＇]/g, "'");
  return simplified.get(plain) ?? plain;
}

/** One stretch of an utterance, to be read by itself; its quotes are still the customer's characters. */
export function part(said: Said, start: number, end: number): Said {
  return { ...said, text: said.text.slice(start, end), from: said.from.slice(start, end), to: said.to.slice(start, end) };
}

/** "For Li Na", written as a full name is, says whom; "for March rent" says what for. */
export function isFullName(said: Said, at: number): boolean {
  return /^\p{Lu}\p{L}+ \p{Lu}\p{L}+/u.test(said.source.slice(said.from[at]));
}
