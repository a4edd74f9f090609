import { partsPerYuan, readDecimal, type Count, type Run } from './amount';

const small = new Map(
  (
    'zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ' +
    'twenty thirty forty fifty sixty seventy eighty ninety'
  )
    .split(' ')
    .map((word, index): [string, bigint] => [word, BigInt(index < 2 ? 0 : index < 21 ? index - 1 : (index - 19) * 10)]),
);
const large = new Map([
  ['hundred', 100n],
  ['thousand', 1000n],
  ['grand', 1000n],
  ['lakh', 100_000n],
  ['lac', 100_000n],
  ['million', 1_000_000n],
  ['crore', 10_000_000n],
  ['billion', 1_000_000_000n],
]);
const smallWords = [...small.keys()].join('|');
const largeWords = [...large.keys()].join('|');
const figure = String.raw`\d[\d,]*(?:\.\d+)?(?= ?(?:${largeWords})\b)`;
const start = String.raw`(?:half|(?:a |one |three )?quarters?)(?: of)? an? (?=(?:${largeWords})\b)|an? (?=(?:${largeWords})\b)|(?:${smallWords}|${largeWords})s?\b|${figure}|point (?=(?:${smallWords})\b)`;
const next = String.raw`(?: and a half)|(?: and | n | & |-| ?)(?:an? )?(?:(?:${smallWords}|${largeWords})s?\b|${figure})| point(?= (?:${smallWords})\b)`;
const run = new RegExp(String.raw`(?<![\p{L}\p{N}.,])(?:${start})(?:${next})*`, 'gu');

/** Finds number words, and figures that a number word scales (5 hundred, 1.5 million), and reads them. */
export function findEnglish(text: string): Run[] {
  return [...text.matchAll(run)].map(({ 0: words, index }) => ({
    start: index,
    end: index + words.length,
    value: readEnglish(words),
    withUnit: false,
    bare: small.has(words) || small.has(words.replace(/s$/, '')),
  }));
}

/**
 * Reads number words: seven hundred n fifty, twenty five hundred, half a million, two point five thousand. "Two fifty" and "one oh five" can
 * be 250 or 2.50: both are told, and the customer is asked.
 */
export function readEnglish(words: string): Count {
  const share = shareOf.exec(words);
  if (share) return readShare(share);
  if (words.includes('and a half')) return readHalf(words);
  if (/(?<!\b(?:lakh|lac|crore))s(?![a-z])/.test(words)) return { invalid: 'approximate' };
  const [whole = '', fraction] = words.split(/ ?point ?/);
  if (fraction !== undefined) return readPoint(whole, fraction);
  return readWhole(
    whole
      .split(/ and | n | & |[- ]/)
      .map((word) => word.replace(/^(lakh|lac|crore)s$/, '$1'))
      .filter((word) => word !== '' && word !== 'a' && word !== 'an'),
  );
}

/** Half a million, a quarter of a million, three quarters of a million. */
const shareOf = /^(half|(?:a |one |(three) )?quarters?)(?: of)? an? (\w+)$/;

function readShare([, share = '', three, scale = '']: RegExpExecArray): Count {
  const quarters = share === 'half' ? 2n : three === undefined ? 1n : 3n;
  return { parts: ((large.get(scale) ?? 0n) * partsPerYuan * quarters) / 4n };
}

/** Three and a half thousand, a million and a half. Without a scale, or behind a small one, half of what is not said. */
function readHalf(words: string): Count {
  const [, whole, scale = ''] = /^(.+) and a half (\w+)$/.exec(words) ?? [];
  if (whole !== undefined) return large.has(scale) ? addHalf(whole, large.get(scale) ?? 0n) : { invalid: 'notPlain' };
  const [, count, million = ''] = /^(?:an? )?(.*?) ?(million|billion) and a half$/.exec(words) ?? [];
  return count === undefined ? { invalid: 'notPlain' } : addHalf(count === '' ? 'one' : count, large.get(million) ?? 0n);
}

function addHalf(words: string, scale: bigint): Count {
  const front = readWhole(words.split(/[- ]/));
  if (!('parts' in front) || front.parts >= 100n * partsPerYuan) return { invalid: 'notPlain' };
  return { parts: (front.parts + partsPerYuan / 2n) * scale };
}

function readPoint(whole: string, fraction: string): Count {
  const words = fraction.split(/[- ]/);
  const last = words.at(-1) ?? '';
  const scale = large.get(last) ?? 1n;
  if (large.has(last)) words.pop();
  const figures = words.map((word) => small.get(word));
  if (figures.length > 8 || figures.some((each) => each === undefined || each > 9n)) return { invalid: 'notPlain' };
  const front = whole === '' ? { parts: 0n } : readWhole(whole.split(/ and | n | & |[- ]/));
  if (!('parts' in front)) return front;
  return { parts: (front.parts + BigInt(figures.join('').padEnd(8, '0'))) * scale };
}

/** Each word as a letter, so that the grammar of English numbers is one pattern: f figure, u unit, e teen, t tens, o oh, H hundred, S scale. */
function shapeOf(word: string): string {
  if (/\d/.test(word)) return 'f';
  const number = small.get(word);
  if (number === undefined) return word === 'hundred' ? 'H' : 'S';
  if (number === 0n) return word === 'oh' ? 'o' : 'z';
  return number < 10n ? 'u' : number < 20n ? 'e' : 't';
}

const part = '(?:(?:f|u|e|tu?)?H(?:u|e|tu?|f)?|f|u|e|tu?)';
const grammar = new RegExp(`^(?:${part}?S)*${part}?$`);

function readWhole(words: string[]): Count {
  const shape = words.map(shapeOf).join('');
  if (shape === 'z') return { parts: 0n };
  if (/^(?:u|e|tu?)(?:e|tu?|ou)$/.test(shape)) return readTwice(words, shape);
  if (!grammar.test(shape)) return { invalid: 'notPlain' };
  let [total, section, lastScale] = [0n, 0n, 0n];
  for (const word of words) {
    const scale = large.get(word);
    if (scale === undefined) {
      const number = small.has(word) ? { parts: (small.get(word) ?? 0n) * partsPerYuan } : readDecimal(word);
      if (number === null || !('parts' in number)) return number ?? { invalid: 'notPlain' };
      section += number.parts;
    } else if (scale === 100n) section = (section || partsPerYuan) * scale;
    else {
      if (lastScale !== 0n && scale >= lastScale) return { invalid: 'notPlain' };
      total += (section || partsPerYuan) * scale;
      [section, lastScale] = [0n, scale];
    }
  }
  return { parts: total + section };
}

/** Two numbers below a hundred one after the other: a price (2.50) or hundreds left out (250). */
function readTwice(words: string[], shape: string): Count {
  const cut = shape.startsWith('tu') ? 2 : 1;
  const sum = (some: string[]) => some.reduce((all, word) => all + (small.get(word) ?? 0n), 0n);
  const [front, back] = [sum(words.slice(0, cut)), sum(words.slice(cut))];
  return { either: [(front * 100n + back) * partsPerYuan, front * partsPerYuan + (back * partsPerYuan) / 100n] };
}
