import { partsPerYuan, readDecimal, type Count } from './amount';

export const small = new Map([
  ...(
    'zero oh one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen ' +
    'twenty thirty forty fifty sixty seventy eighty ninety'
  )
    .split(' ')
    .map((word, index): [string, bigint] => [word, BigInt(index < 2 ? 0 : index < 21 ? index - 1 : (index - 19) * 10)]),
  ...['nought', 'naught'].map((word): [string, bigint] => [word, 0n]),
]);
const large = new Map([
  ['hundred', 100n],
  ['thousand', 1000n],
  ['grand', 1000n],
  ['wan', 10_000n],
  ['lakh', 100_000n],
  ['lac', 100_000n],
  ['million', 1_000_000n],
  ['crore', 10_000_000n],
  ['billion', 1_000_000_000n],
]);
export const smallWords = [...small.keys()].join('|');
/** Scales that may open a number, and what is one only behind a count: three wan, 3 thou, five hundo, ten k. */
export const largeWords = [...large.keys()].filter((word) => word !== 'wan').join('|');
export const digitWords = 'zero|oh|nought|naught|one|two|three|four|five|six|seven|eight|nine';

/** Figures one by one: one two five zero, double five oh. Without a unit no more of them than an amount is told by. */
const readOut = new RegExp(`^(?:(?:double |triple )?(?:${digitWords}) ?){2,9}$`);
export const isReadOut = (words: string) => readOut.test(words);
const repeated = (words: string) => words.replace(/double (\w+)/g, '$1 $1').replace(/triple (\w+)/g, '$1 $1 $1');

/** Five hundo, ten k, 3 thou and twenty thousands by the words of the grammar; "thousands" alone stays as it is. */
const scalesTold = new RegExp(`(?<=[a-z\\d] ?)(${largeWords}|wan)s\\b`, 'g');
const plainWords = (words: string) =>
  words
    .replace(/(\d)(?=[a-z])/g, '$1 ')
    .replace(/\b(?:hundo|hunn?[aei]d|hunner|hunnit|hund|hun)(s?)\b/g, 'hundred$1')
    .replace(/\b(?:thou|k)(s?)\b/g, 'thousand$1')
    .replace(scalesTold, '$1');

/**
 * Reads number words: seven hundred n fifty, twenty five hundred, half a million, two point five thousand. "Twelve fifty" can be 1,250 or 12.50, "nine
 * ninety-nine" is often a price: both are told, and the customer is asked. "Two fifty" and "one oh five" are so too, except where `inHundreds`.
 */
export function readEnglish(said: string, hasUnit = false, inHundreds = false): Count {
  const count = readWords(said, hasUnit);
  const [hundreds] = inHundreds && 'either' in count && leavesHundredsOut.test(said) ? count.either : [];
  return hundreds === undefined ? count : { parts: hundreds };
}

/** One digit, and what is below a hundred: two fifty, one oh five. */
export const leavesHundredsOut = new RegExp(
  `^(?:${digitWords})[- ](?!ninety[- ](?:five|eight|nine)$)(?:oh|[a-z]+(?:teen|ty)|ten|eleven|twelve)\\b`,
);

function readWords(said: string, hasUnit: boolean): Count {
  const words = repeated(plainWords(said.replace(/,(?= )/g, '').replace(/-(and|n)-/g, ' $1 ')))
    .replace(/ dot /g, ' point ')
    .replace(/ (?:and|n|&) (?:a )?half\b/, ' and a half');
  if (/\b(?:wan|k|thou)\b/.test(said) && !/(?:wan|hundred|thousand)$/.test(words)) return { invalid: 'notPlain' }; // 3 wan 5 is 35,000 to some
  if (isReadOut(words)) return readFigures(words.split(' '), hasUnit);
  if (/\b(?:double|triple)\b/.test(said)) return { invalid: 'notPlain' };
  const share = shareOf.exec(words);
  if (share) return readShare(share);
  if (words.includes('and a half')) return readHalf(words, hasUnit);
  if (afterScale.test(words) || looseTail.test(words)) return { invalid: 'notPlain' };
  if (words.includes('quarter')) return { invalid: 'notPlain' };
  if (/(?<!\b(?:lakh|lac|crore))s(?![a-z])/.test(words)) return { invalid: 'approximate' };
  const [whole = '', fraction] = words.split(/ ?point ?/);
  if (fraction !== undefined) return readPoint(whole, fraction);
  return readWhole(wordsOf(whole));
}

/** A hundred and fifty-eight by the words that say how much. */
const wordsOf = (said: string) =>
  said
    .split(/ and | n | & |[- ]/)
    .map((word) => word.replace(/^(lakh|lac|crore)s$/, '$1'))
    .filter((word) => word !== '' && word !== 'a' && word !== 'an');

/** A grand five, a million five: five of what is next lower to most who say so. */
const afterScale = new RegExp(`^(?:.* grand|an? (?:thousand|million|billion)) (?:${digitWords})$`);

/** 5 thousand and 5, 2 thousand 50: certainly added are only tens behind an "and" or a hundred, and three figures behind a thousand. */
const looseTail =
  /(?:hundred|thousand|grand) (?!(?:and|n|&) \d{2}$)(?!(?<=hundred )(?:(?:and|n|&) [1-9]|[1-9]\d)$)(?!(?<=(?:thousand|grand) )(?:and|n|&) \d{3}$)(?!(?<=thousand )[1-9]\d\d$)(?:and |n |& )?\d{1,3}$/;

const readOutMax = 5;

/** One two five zero, and with a unit one oh five, which else may be a price. Two figures are no number, and one that begins with zero is none. */
function readFigures(words: string[], hasUnit: boolean, atLeast = 3): Count {
  const shape = words.map(shapeOf).join('');
  if (!hasUnit && /^uou$/.test(shape)) return readTwice(words, shape);
  if (!/^u[uzo]+$/.test(shape) || words.length < atLeast || (!hasUnit && words.length > readOutMax)) return { invalid: 'notPlain' };
  return { parts: BigInt(words.map((word) => small.get(word) ?? 0n).join('')) * partsPerYuan };
}

/** Half a million, a quarter of a million, three quarters of a million. */
const shareOf = /^(half|(?:a |one |(three) )?quarters?)(?: of)? (?:an? )?(\w+)$/;

function readShare([, share = '', three, scale = '']: RegExpExecArray): Count {
  const quarters = share === 'half' ? 2n : three === undefined ? 1n : 3n;
  return { parts: ((large.get(scale) ?? 0n) * partsPerYuan * quarters) / 4n };
}

/** Three and a half thousand, a million and a half. Without a scale, or behind a small one, half of what is not said. */
function readHalf(words: string, hasUnit: boolean): Count {
  if (hasUnit && words.endsWith(' and a half')) return addHalf(words.slice(0, -' and a half'.length), 1n);
  const [, whole, scale = ''] = /^(.+) and a half (\w+)$/.exec(words) ?? [];
  if (whole !== undefined) return large.has(scale) ? addHalf(whole, large.get(scale) ?? 0n) : { invalid: 'notPlain' };
  const [, count, million = ''] = /^(?:an? )?(.*?) ?(million|billion|grand) and a half$/.exec(words) ?? [];
  return count === undefined ? { invalid: 'notPlain' } : addHalf(count === '' ? 'one' : count, large.get(million) ?? 0n);
}

function addHalf(words: string, scale: bigint): Count {
  const front = readWhole(words.split(/[- ]/));
  if (!('parts' in front) || front.parts >= 100n * partsPerYuan) return { invalid: 'notPlain' };
  return { parts: (front.parts + partsPerYuan / 2n) * scale };
}

function readPoint(whole: string, fraction: string): Count {
  const places = (isReadOut(whole) && whole.includes(' ') ? null : tensOf(fraction)) ?? fraction.split(/[- ]/);
  const last = places.at(-1) ?? '';
  const scale = large.get(last) ?? 1n;
  if (large.has(last)) places.pop();
  const figures = places.map((word) => small.get(word));
  if (figures.length > 8 || figures.some((each) => each === undefined || each > 9n)) return { invalid: 'notPlain' };
  const front = readBeforePoint(whole);
  if (!('parts' in front)) return front;
  return { parts: (front.parts + BigInt(figures.join('').padEnd(8, '0'))) * scale };
}

/** Behind a point "fifty" is two places, and so are the figures of "12 point 30". */
function tensOf(fraction: string): string[] | null {
  const [, tens = '', unit = 'zero'] = /^(twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](\w+))?$/.exec(fraction) ?? [];
  const teen = small.get(fraction);
  const figures = /^\d+$/.test(fraction) ? fraction : teen !== undefined && teen > 9n && teen < 20n ? String(teen) : '';
  if (figures !== '') return Array.from(figures, (figure) => digitNames[Number(figure)] ?? '');
  const place = small.get(tens);
  return place === undefined || (small.get(unit) ?? 10n) > 9n ? null : [digitNames[Number(place / 10n)] ?? '', unit];
}
const digitNames = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/** Before a point "one fifty eight" is no price but 158. */
function readBeforePoint(whole: string): Count {
  if (whole === '') return { parts: 0n };
  const words = wordsOf(whole);
  if (isReadOut(whole) && words.length > 1) return readFigures(words, true, 2);
  const count = readWhole(words);
  const [hundreds] = 'either' in count ? count.either : [];
  return hundreds === undefined ? count : { parts: hundreds };
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
/** Only at its beginning a number may leave out how many: a thousand two hundred, never one thousand hundred. */
const countedPart = '(?:(?:f|u|e|tu?)(?:H(?:u|e|tu?|f)?)?)';
const grammar = new RegExp(`^(?:${part}?S(?:${countedPart}S)*${countedPart}?|${part})$`);

function readWhole(words: string[]): Count {
  const shape = words.map(shapeOf).join('');
  if (shape === 'z') return { parts: 0n };
  if (/^(?:u|e|tu?)(?:e|tu?|ou)$/.test(shape)) return readTwice(words, shape);
  const belowThousand = /^(?:u|e|tu?)(?:Hu?)?S(?=u(?:e|tu?|ou)$)/.exec(shape)?.[0].length ?? 0;
  if (belowThousand > 0 && large.get(words[belowThousand - 1] ?? '') === 1000n) return addTwice(words, belowThousand);
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

/** Three thousand two fifty: behind a thousand the hundreds alone can have been left out. */
function addTwice(words: string[], cut: number): Count {
  const thousands = readWhole(words.slice(0, cut));
  const below = readTwice(words.slice(cut), 'u');
  return 'parts' in thousands ? { parts: thousands.parts + below.either[0] } : thousands;
}

/** Two numbers below a hundred one after the other: a price (2.50) or hundreds left out (250). */
function readTwice(words: string[], shape: string): { either: [bigint, bigint] } {
  const cut = shape.startsWith('tu') ? 2 : 1;
  const sum = (some: string[]) => some.reduce((all, word) => all + (small.get(word) ?? 0n), 0n);
  const [front, back] = [sum(words.slice(0, cut)), sum(words.slice(cut))];
  return { either: [(front * 100n + back) * partsPerYuan, front * partsPerYuan + (back * partsPerYuan) / 100n] };
}
