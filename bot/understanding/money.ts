import type { Found } from './about';
import { type Amount, hideFound, type Run } from './amount';
import { asForeign, namesForeign } from './currencies';
import { findSpelt, isEndAgain, isSureAgain, saysAgain } from './money-again';
import { findAside } from './money-aside';
import { closeGaps, openAlternatives } from './money-beside';
import { openPrices } from './money-each';
import { findEnglish } from './money-en';
import { withoutNames } from './money-named';
import { type Placed, placeRun } from './money-place';
import { findSpaced } from './money-spaced';
import { findChinese } from './money-zh';
import { digits, scales } from './numerals-zh';

/** One note of it, as it is called. */
const notes = /\b(?:an?|the) (tenner|fiver)\b/g;

/** Finds every amount in normalised text. `asked`: the customer was asked for one, so that a bare 三 can be an answer. */
export function findAmounts(text: string, asked: boolean): Found<Amount>[] {
  if (!counts.test(text)) return [];
  const named = hideFound(text, findAside(text));
  const plain = named.replace(shortTo, ', ').replace(hundreds, '百块').replace(spacedGroups, ',').replace(twoNumbers, ';');
  const again = findSpelt(plain);
  const once = again.length > 0 ? readAmounts(hideFound(plain, again), asked) : [];
  return openPrices(text, again.length > 0 && again.every((one) => saysAgain(plain, one, once)) ? once : readAmounts(plain, asked));
}

/** Two 嚿水 are two hundred yuan in Cantonese. */
const hundreds = /(?<=[一二两三四五六七八九\d] ?)(?:嚿水|旧水(?![管表杯瓶桶箱龙]))/gu;

/** 6 750.00: groups of three apart, as some countries write them. */
const spacedGroups = /(?<=(?<![\d.,]|\d )\d{1,3}) (?=\d{3}\.\d\d(?![\d.]))/g;

/** 充100,138开头那个, 999,12期免息: two numbers, and no groups of one. */
const twoNumbers = /(?<=\d)[,，](?=\d{3}(?:开头|打头|那个号)|\d{1,2}(?!\d)(?![元块角毛分百千万亿wk.])\p{Script=Han})/gu;

/** Where nothing of this stands there is no number to look for. */
const counts = new RegExp(
  `[\\p{N}${digits}${scales}廿卅几半]|k\\b|\\b(?:zero|oh|nought|naught|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|quarters?|hun|wan|thou|fiver|tenner|la[ck])|teen|ty|hund|hun|thousand|grand|lakh|million|billion|crore`,
  'u',
);

/** Send five hundred 2 mum, 50 4 lunch: words by their sound, in the place of a comma. */
const shortTo = new RegExp(
  ` [24](?<=(?:\\d|hundred|hun[dn]?|thousand|grand|teen|ty|yuan|rmb|kuai|k|(?:send|give|pay) \\p{L}{2,12} \\d+|\\d [24] \\p{L}{2,12}) [24])(?= (?!(?:yuan|rmb|cny|kuai|k|wan|grand|hun\\w*|thou\\w*|million|lakh|fen|jiao|mao|and|or|point|to|for|from|on|in|times|days?|weeks?|months?|years?|bills?|people)\\b)\\p{L})`,
  'gu',
);

/** Of more numbers than this in one text nobody can say which is how much; none of them is looked at, so that no row of figures takes long. */
const runsMax = 14;

function readAmounts(text: string, asked: boolean): Found<Amount>[] {
  const spaced = findSpaced(text);
  const english = [...spaced, ...findEnglish(hideFound(text, spaced))];
  const all = [...english, ...findChinese(hideFound(text, english), runsMax + 1)].sort((a, b) => a.start - b.start);
  if (all.length > runsMax) return all.slice(0, 2).map(({ start, end }) => ({ start, end, value: { invalid: 'notPlain' } }));
  const runs = all.filter((run, at) => !isStutter(text, run, all[at + 1]));
  const placed: Placed[] = [];
  for (const each of runs) {
    const one = each.start < (placed.at(-1)?.end ?? 0) ? null : placeRun(text, each, asked); // the fifty of "twelve yuan fifty" is told already
    if (one) placed.push(one);
  }
  const sure = placed.filter((one, at) => !isSureAgain(text, one, placed[at + 1]) && !isEndAgain(text, placed[at - 1], one));
  const plain = namesForeign(text) ? sure.map((one) => inWhat(text, one)) : sure;
  const sums = [...plain, ...notesIn(text)].sort((a, b) => a.start - b.start);
  return openAlternatives(text, closeGaps(text, withoutNames(text, joinSmall(text, sums))));
}

/** Where another currency is named, a number without a unit may be of that one. */
function inWhat(text: string, one: Placed): Placed {
  const isYuan = /[元块圆角毛分¥]|人民币|yuan|rmb|cny|kuai|fen|jiao/.test(text.slice(one.start, one.end));
  return isYuan || !('minor' in one.value || 'either' in one.value) ? one : { ...one, value: { invalid: 'foreign' } };
}

/** 三、三百: the first figure of a number, begun twice. */
function isStutter(text: string, { start, end, bare }: Run, next: Run | undefined): boolean {
  const words = text.slice(start, end);
  return (
    bare &&
    next !== undefined &&
    !next.bare &&
    /^[ ,，、.…-]{1,4}$/u.test(text.slice(end, next.start)) &&
    text.startsWith(words, next.start)
  );
}

function notesIn(text: string): Placed[] {
  return [...text.matchAll(notes)].map(({ 0: words, 1: note, index }) => {
    const value = asForeign({ minor: note === 'tenner' ? 1000n : 500n }, 'GBP');
    return { start: index, end: index + words.length, value, small: false };
  });
}

/** "1500 and 20 yuan": tens behind hundreds, with the one unit for both. */
function isTens(text: string, last: Placed | undefined, between: string, { start, end, value }: Placed): boolean {
  if (!last || between !== ' and ' || !('minor' in last.value) || !('minor' in value)) return false;
  const isRound = /^\d*00$/.test(text.slice(last.start, last.end));
  return isRound && value.minor < 100_00n && /^\d{1,2} ?(?:yuan|rmb|cny|kuai)$/.test(text.slice(start, end));
}

/** "Fifty yuan and twenty fen" is one amount. */
function joinSmall(text: string, found: Placed[]): Found<Amount>[] {
  const joinedUp: Placed[] = [];
  for (const next of found) {
    const last = joinedUp.at(-1);
    const between = last ? text.slice(last.end, next.start) : '';
    const isMore = next.small ? /^ ?,?(?:and )?$/.test(between) : isTens(text, last, between, next);
    if (last && isMore && 'minor' in last.value && 'minor' in next.value)
      joinedUp[joinedUp.length - 1] = {
        start: last.start,
        end: next.end,
        value: { minor: last.value.minor + next.value.minor },
        small: next.small,
      };
    else joinedUp.push(next);
  }
  return joinedUp;
}
