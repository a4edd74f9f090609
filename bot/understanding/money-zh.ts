import { partsPerYuan, readDecimal, type Count, type Run } from './amount';

const digitOf: { [word: string]: number } = Object.fromEntries(
  ['零〇', '一壹幺弌', '二两俩贰', '三仨叁', '四肆', '五伍', '六陆', '七柒', '八捌', '九玖'].flatMap((words, digit) =>
    Array.from(words, (word) => [word, digit]),
  ),
);
const scaleOf: { [word: string]: bigint } = {
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
const digits = Object.keys(digitOf).join('');
const scales = '十拾百佰千仟万亿';
const D = `[${digits}\\d]`;

/** Digits with or without Chinese units, and Chinese number words: one character at a time, so that no text can make it go back and forth. */
const run = new RegExp(
  `(?:\\.(?=\\p{N})|半(?=块钱)|[\\p{N}${digits}${scales}廿卅几])` +
    `(?:[\\p{N}${digits}${scales}廿卅几余半整正元圆毛分⁄]|块(?!儿)|角(?![形度落色])|个(?=亿)|多(?!少)|(?<=[百千])单(?=[${digits}])|[来把](?=[块元万千百个钱]|$)|点(?=[${digits}]|\\d+[${scales}元块kw])|(?<=\\p{N})[.,，'](?=\\p{N})` +
    `|(?<=[\\p{N}${digits}])[kw](?![a-z])|(?<=\\d)m(?![a-z])|(?<=[块元角毛分])钱| (?=[${scales}元块圆角毛]))*`,
  'gu',
);

const single = new RegExp(`^[${digits}十]$`);
const opening = new RegExp(`^[.\\p{N}${digits}十拾廿卅几]`, 'u');
const spelled = new RegExp(`^[${digits}]{3}`);
const digitByDigit = new RegExp(`^[${digits}]{2,}$`);
const scaled = new RegExp(`[${scales}元块圆角毛]`);
const neighbours = new RegExp(`([${digits}])([${digits}])(?=[${scales}元块圆毛角])|[${scales}]([${digits}])([${digits}])$`);
const decimalWords = new RegExp(`^(.+)点([${digits}\\d]+)([${scales}kwm]?)$`);
const afterYuan = new RegExp(`^零?(${D})[角毛]?(?:零?(${D})分?)?(?:钱|整|正)?$`);
const onlyFenAfter = new RegExp(`^零?(${D})分钱?$`);
const belowYuan = new RegExp(`^(${D})[角毛](?:零?(${D})分?)?钱?$`);

/** Finds every run of number characters and reads it; what is not a number at all (千万别, 百度) is left out. */
export function findChinese(text: string): Run[] {
  return [...text.replace(/零(?=[花用食])/g, ' ').matchAll(run)].flatMap(({ 0: all, index }) => {
    const behind = text.slice(index + all.length);
    const words = withoutTerm(all, text.slice(0, index), behind);
    const isCut = words.startsWith('.') && /\p{L}$/u.test(text.slice(0, index)); // 转账.500: a half, or a new sentence
    const value = isCut || isHandedOut(words, behind) ? ({ invalid: 'notPlain' } as const) : readChinese(words.replaceAll(' ', ''));
    if (value === null) return [];
    return [
      {
        start: index,
        end: index + words.length,
        value,
        withUnit: /[元块圆角毛分]/.test(words),
        bare: single.test(words),
      },
    ];
  });
}

const term = /^(.*[百千万亿元块](?:钱|整)?)(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半])$/u;

/** 存十万一年定期: the last figure says how long, not how much; 2400一次交清: nor how often. */
function withoutTerm(words: string, before: string, behind: string): string {
  if (/[\d百千万元块]一$/u.test(words) && /^(?:次(?!要)|下(?![个周月])|共|起|并|块儿)/u.test(behind)) return words.slice(0, -1);
  const isTerm =
    /^(?:年|个月)(?:期|的?定期|定存|的?存)/u.test(behind) || (/存[^,，。]{0,4}$/u.test(before) && /^(?:年|个月)/u.test(behind));
  return isTerm ? (term.exec(words)?.[1] ?? words) : words;
}

/** 一千一千: the same amount, said again to be sure. */
const twice = /^(.{2,12}?)\1{1,2}$/u;
/** 一百一百地转: one after the other, and nobody knows how many. */
const isHandedOut = (words: string, behind: string) => twice.test(words) && /^\s?[地的]/u.test(behind);

/** Reads one run: 一百零五块五, 3万5, 壹仟元整, 五毛. Null when it is no number; `invalid` when it is one that cannot be read for certain. */
export function readChinese(words: string): Count | null {
  const [, once = ''] = scaled.test(words) ? (twice.exec(words) ?? []) : [];
  if (once !== '' && scaled.test(once)) return readChinese(once);
  words = words
    .replace('个亿', '亿')
    .replace(/(?<=[十百千万亿\d])整$/, '')
    .replace(/(?<=[百千])单/, '零'); // 一百单八: 108
  if (words === '半块钱') return { parts: partsPerYuan / 2n };
  if (/^几(?![十百千万元块毛角])/.test(words)) return null;
  if (!opening.test(words)) return /^[百千万].*[元块把]/.test(words) ? { invalid: 'approximate' } : null;
  if (/[多来余几把]/.test(words) || isGuess(words)) return { invalid: 'approximate' };
  const [, yuan = words, unit, rest = ''] = /^([^元块圆]+)([元块圆])(.*)$/.exec(words) ?? [];
  if (unit === undefined && /[角毛分]/.test(words)) return readSmall(words);
  const whole = readNumber(yuan, unit !== undefined);
  if (whole === null) return numeric(words) ? { invalid: 'notPlain' } : null;
  if (!('parts' in whole) || rest === '') return whole;
  const small = readRest(rest.replace(/^钱(?=.*[角毛分])/, ''));
  if (small === null || (small > 0n && whole.parts % partsPerYuan !== 0n)) return { invalid: 'notPlain' };
  return { parts: whole.parts + small };
}

/** 五六百, 三五百, 两三块, 七八十, 十二三: two neighbours, said when one is not sure. */
function isGuess(words: string): boolean {
  const pair = neighbours.exec(words.replace(/[kw]/g, '千'));
  const [first, second] = pair?.slice(1).filter((word) => word) ?? [];
  if (first === undefined || second === undefined || spelled.test(words)) return false;
  const step = (digitOf[second] ?? 0) - (digitOf[first] ?? 0);
  return digitOf[first] !== 0 && (step === 1 || (first === '三' && second === '五'));
}

function numeric(words: string): boolean {
  return /\p{N}/u.test(words) || scaled.test(words);
}

/** What follows 块 or 元: 五, 五毛, 零五分, 二毛五, 半, 整, 50. In parts. */
function readRest(rest: string): bigint | null {
  if (/^(?:整|正|钱)$/.test(rest)) return 0n;
  if (rest === '半') return partsPerYuan / 2n;
  const jiaoFen = afterYuan.exec(rest);
  if (jiaoFen && !/^零.$/.test(rest)) return jiao(jiaoFen[1]) + fen(jiaoFen[2]);
  const onlyFen = onlyFenAfter.exec(rest);
  return onlyFen ? fen(onlyFen[1]) : null;
}

/** Less than a yuan: 五毛, 五毛五, 一角二分, 五十分. */
function readSmall(words: string): Count | null {
  const jiaoFen = belowYuan.exec(words);
  if (jiaoFen) return { parts: jiao(jiaoFen[1]) + fen(jiaoFen[2]) };
  const [, count, unit] = /^(.+?)([角毛分])钱?$/.exec(words) ?? [];
  if (count === undefined) return numeric(words) ? { invalid: 'notPlain' } : null;
  const number = readNumber(count, true);
  if (number && 'parts' in number) return { parts: number.parts / (unit === '分' ? 100n : 10n) };
  return number ?? { invalid: 'notPlain' };
}

const figuresOf = (words: string) => Array.from(words, (word) => digitOf[word] ?? Number(word)).join('');
const value = (word = '0') => BigInt(digitOf[word] ?? Number(word));
const jiao = (word?: string) => (value(word) * partsPerYuan) / 10n;
const fen = (word?: string) => (value(word) * partsPerYuan) / 100n;

/** A number without a unit of money, in parts of one. */
function readNumber(words: string, unitFollows: boolean): Count | null {
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
  return { parts: BigInt(figuresOf(words)) * partsPerYuan };
}

function readDecimalWords([, whole = '', fraction = '', scale = '']: RegExpExecArray): Count | null {
  const front = readScaled(whole);
  if (front === null || !('parts' in front)) return front;
  if (fraction.length > 8) return { invalid: 'tooFine' };
  const tail = BigInt(figuresOf(fraction).padEnd(8, '0'));
  return { parts: (front.parts + tail) * (scaleOf[scale] ?? 1n) };
}

/**
 * Digits and scales, Chinese or mixed: 一百二 is 120 and 一百零二 is 102, 3万5 is 35,000, 1万2000 is 12,000. The state is what a listener
 * keeps in mind: the sum so far, the section under the next 万, the digit just heard and the scale before it.
 */
function readScaled(words: string): Count | null {
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

/** The last digit, which after 百, 千, 万 without 零 counts the next lower scale; several digits must fill every place below. */
function readTail(heard: { parts: bigint; width: number; zero: boolean }, scale: bigint): bigint | null {
  if (scale === 0n || scale === 10n || heard.zero) return heard.width === 1 || scale === 0n ? heard.parts : null;
  if (heard.width === 1) return (heard.parts * scale) / 10n;
  return heard.parts < scale * partsPerYuan && String(scale).length - 1 === heard.width ? heard.parts : null;
}
