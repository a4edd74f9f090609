import { partsPerYuan, readDecimal, type Count } from './amount';

/** What each Chinese digit is worth, in all its spellings. */
export const digitOf: { [word: string]: number } = Object.fromEntries(
  ['零〇', '一壹幺弌', '二两俩贰', '三仨叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((words, digit) =>
    Array.from(words, (word) => [word, digit]),
  ),
);
export const scaleOf: { [word: string]: bigint } = {
  十: 10n,
  拾: 10n,
  百: 100n,
  佰: 100n,
  千: 1000n,
  仟: 1000n,
  k: 1000n,
  万: 10_000n,
  w: 10_000n,
  m: 1_000_000n,
  亿: 100_000_000n,
};
export const digits = Object.keys(digitOf).join('');
export const scales = '十拾百佰千仟万亿';

const digitByDigit = new RegExp(`^[${digits}]{2,}$`);
const decimalWords = new RegExp(`^(.+)点([${digits}\\d]+)([千仟万亿kwm]?)$`);

const figuresOf = (words: string) => Array.from(words, (word) => digitOf[word] ?? Number(word)).join('');
const value = (word = '0') => BigInt(digitOf[word] ?? Number(word));
export const jiao = (word?: string) => (value(word) * partsPerYuan) / 10n;
export const fen = (word?: string) => (value(word) * partsPerYuan) / 100n;

/** 1.500 is fifteen hundred to half of Europe. */
const thousands = /^[1-9]\d{0,2}\.\d{3}$/;

/** A number without a unit of money, in parts of one. */
export function readNumber(words: string, unitFollows: boolean): Count | null {
  if (thousands.test(words)) return { invalid: 'notPlain' };
  if (/^[\d.,，]+$/.test(words)) return readDecimal(words) ?? { invalid: 'notPlain' };
  if (digitByDigit.test(words)) return readDigitByDigit(words, unitFollows);
  const decimal = decimalWords.exec(words);
  if (decimal) return readDecimalWords(decimal);
  return readScaled(words);
}

/** 五零零, 一五零零元, 幺五零块, 六六块. Two digits alone (五零), or without a unit a phone-like 幺, are not an amount one can be sure of. */
function readDigitByDigit(words: string, unitFollows: boolean): Count {
  const isPair = unitFollows && /^(.)(?:\1|[零〇])$/.test(words); // 六六块, 五零块; 三五块 is about so much
  if ((words.length < 3 && !isPair) || /[零〇]/.test(words.charAt(0)) || (!unitFollows && (words.includes('幺') || words.length > 5)))
    return { invalid: 'notPlain' };
  if (!unitFollows && words.length > 3 && '0123456789'.includes(figuresOf(words))) return { invalid: 'notPlain' }; // 一二三四五: counted aloud
  return { parts: BigInt(figuresOf(words)) * partsPerYuan };
}

function readDecimalWords([, whole = '', fraction = '', scale = '']: RegExpExecArray): Count | null {
  const front = digitByDigit.test(whole) ? readDigitByDigit(whole, true) : readScaled(whole); // 四二零零点五零
  if (front === null || !('parts' in front)) return front;
  if (fraction.length > 8) return { invalid: 'tooFine' };
  const tail = BigInt(figuresOf(fraction).padEnd(8, '0'));
  return { parts: (front.parts + tail) * (scaleOf[scale] ?? 1n) };
}

/** 1.5万5: five thousand more, or the five of 1.55. */
const beyondDecimal = new RegExp(`\\.\\d+[${scales}kwm]+[${digits}\\d]`);

/**
 * Digits and scales, Chinese or mixed: 一百二 is 120 and 一百零二 is 102, 3万5 is 35,000, 1万2000 is 12,000. The state is what a listener
 * keeps in mind: the sum so far, the section under the next 万, the digit just heard and the scale before it.
 */
function readScaled(words: string): Count | null {
  if (beyondDecimal.test(words)) return null;
  let [total, section, lastScale, bigScale] = [0n, 0n, 0n, 0n];
  let heard: { parts: bigint; width: number; zero: boolean } | null = null;
  let zero = false;
  for (const [word] of words
    .replaceAll('廿', '二十')
    .replaceAll('卅', '三十')
    .matchAll(/[\d.,，]+|./gu)) {
    const scale = scaleOf[word];
    if (scale === undefined) {
      const number: Count | null = /\d/.test(word) ? readDecimal(word) : word in digitOf ? { parts: value(word) * partsPerYuan } : null;
      if (number === null || !('parts' in number) || heard) return null;
      if (/[零〇]/.test(word)) zero = true;
      else heard = { parts: number.parts, width: /\d/.test(word) ? word.length : 1, zero };
      if (words === word && /[零〇]/.test(word)) return { parts: 0n };
      continue;
    }
    if (scale < 10_000n) {
      if (lastScale !== 0n && scale >= lastScale) return null;
      if (!heard && !(scale === 10n && section === 0n)) return null;
      if (scale === 10n && (heard?.width ?? 1) > 1) return null; // 50十
      section += (heard?.parts ?? partsPerYuan) * scale;
      lastScale = scale;
    } else {
      section += heard?.parts ?? 0n;
      if ((section === 0n && total === 0n) || (scale === bigScale && total !== 0n)) return null;
      const isLarger = bigScale !== 0n && scale > bigScale;
      total = isLarger ? (total + section) * scale : total + section * scale;
      [section, lastScale, bigScale] = [0n, 0n, scale];
    }
    [heard, zero] = [null, false];
  }
  if (zero && !heard) return null;
  const tail = heard ? readTail(heard, lastScale || bigScale) : 0n;
  return tail === null ? null : { parts: total + section + tail };
}

/**
 * The last digit, which after 百, 千, 万 without 零 counts the next lower scale; several digits must fill every place below. Behind 零 a number
 * says its places itself, in words or in figures: 一万零八, 1万零80.
 */
function readTail(heard: { parts: bigint; width: number; zero: boolean }, scale: bigint): bigint | null {
  if (scale === 0n) return heard.parts;
  if (scale === 10n) return heard.width === 1 && !heard.zero ? heard.parts : null;
  if (heard.zero) return heard.parts < scale * partsPerYuan ? heard.parts : null;
  if (heard.width === 1) return (heard.parts * scale) / 10n;
  return heard.parts < scale * partsPerYuan && String(scale).length - 1 === heard.width ? heard.parts : null;
}
