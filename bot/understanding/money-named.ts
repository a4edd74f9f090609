import type { Found } from './about';
import { type Amount, noAmount } from './amount';
import { endsRange } from './money-range';
import { surnames } from './money-zh';
import { findRetractions } from './settle';

/**
 * Figures that only name somebody or something: 给十三叔转一千, 付给168汽车旅馆 288元, "pay two grand to the builder, ref job 17". By themselves such
 * words might be a sum; beside one that is certainly money, by its unit, its scale or its verb, they are none.
 */
export function withoutNames<T extends Found<Amount>>(text: string, found: T[]): T[] {
  if (found.length < 2) return found;
  const others = found.filter((one) => isMoney(text, one) || !isName(text, one));
  if (!others.some((one) => 'minor' in one.value && isMoney(text, one))) return found;
  const isTail = ({ start, end }: T) =>
    /^\d{4}$/.test(text.slice(start, end)) &&
    whoseBefore.test(text.slice(0, start)) &&
    !endsRange(text.slice(0, start), text.slice(start, end));
  const isKept = (one: T) => others.includes(one) || (/^\d{4}$/.test(text.slice(one.start, one.end)) && !isTail(one));
  return found.flatMap((one) => (isKept(one) ? [one] : isTail(one) ? [{ ...one, value: noAmount }] : [])); // to li na 1111
}

/** Whose account four figures may end. */
const whoseBefore = /(?:[给到向从用由往]|\b(?:to|from|for) )[^\d,，。]{0,24}$/u;
const hasUnit = /[元块圆角毛¥]|分钱?$|\b(?:yuan|rmb|cny|kuai|renminbi|fen|jiao|mao)\b/;
const hasScale = /[百千万亿佰仟kw]|\b(?:hundred|thousand|grand|million)\b|\d[.,]\d/;
/** Right behind a verb that sends, or behind whom it is given to by a pronoun. */
const governed =
  /(?:[转汇打付充交存还取提缴]|[给发借](?:[我你您他她它]们?|人家)|[给发借]\ue001{1,8})[了个]{0,2} ?$|\b(?:send|pay|transfer|give|wire|move|put|lend|add|top up|repay)(?: (?:him|her|them|me|us|back))?(?: just| only)? $/u;

/** "2500 to the builder" where a sentence begins. */
const begins = /(?:^|[,.;] ?)$/;
const told = /[是花共价费款租]了? ?$|\b(?:is|are|was|were|it's|comes? to|came to|costs?|owes?|[a-z]+'s) $/u;
const goesTo = /^ to \p{L}/u;

function isMoney(text: string, { start, end }: Found<Amount>): boolean {
  const [before, words, after] = [text.slice(Math.max(0, start - 24), start), text.slice(start, end), text.slice(end, end + 8)];
  return (
    hasUnit.test(words) || hasScale.test(words) || governed.test(before) || told.test(before) || (begins.test(before) && goesTo.test(after))
  );
}

const zhShort = /^(?:\d{1,4}|[一二三四五六七八九十〇零]{1,4})$/u;
/** 602的王奶奶, 十三叔, 168汽车旅馆: a noun grows on it; not a verb, and no word of money. */
const zhNoun =
  /^(?:的(?=\p{Script=Han})|(?![的给到转汇打付还交充存发取吧啊呢吗哦就先也都不是要行可左上以多来了过成才报买去做当作办请修装租订换用随包搞弄跟向从我你他她它咱俺这那])\p{Script=Han})(?![^,，。\s]{0,4}[钱费款金包租账])/u;
const zhPlace = /(?:(?<![现正实还])在|[住叫]|楼上|楼下|[号楼室房栋单店]) ?$/u;
/** 陈十四: a number of two characters behind a surname. */
const zhFullName = new RegExp(`[给到向叫替找] ?[${surnames}](?: [一二三四五六七八九十])? ?$`, 'u');
const zhNameEnd = /^(?:$|[,，。\s的]|[转汇打付])/u;

const enShort = /^(?:\d{1,4}|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty(?:[- ]\w+)?)s?)$/;
const notNouns =
  'a|an|the|my|our|his|her|their|your|this|that|these|those|is|are|was|were|be|it|its|and|or|but|so|then|to|for|at|in|from|of|on|by|with|about|only|just|now|today|not|no|about|than|over|under|up|down|out|me|him|them|us|i|you|he|she|we|they|who|if|plus|minus|another|extra|share|part|bit|half|rest|total|sum|amount|price|bill|rent|fee|fees|cost|salary|wages|balance|limit|deposit|owes?|sent|send|pay|paid|give|gave|transfer|wire|move|put|lend|lent|add|spend|spent|charge[ds]?|mum|mom|dad|mother|father|sister|brother|son|daughter|wife|husband|gran|nan|grandma|grandpa|says?|shows?|reads?|told|tells|wants?|needs?|takes?|took|made|makes|charged|costs?|asked|asks|had|has|left|gets|be|make|type|write|mean|meant|do|have|get|see|buy|cover|use|aunt|auntie|uncle';
const enNoun = new RegExp(
  `(?:\\b(?:to|for|at|in|from|of|on|by|with|ref|memo|re|called) (?:\\p{L}[\\p{L}'.]* ){0,2}|[,.;:] ?\\p{L}[\\p{L}'.]* )(?!(?:${notNouns}) $)\\p{L}[\\p{L}'.]+ (?:no\\.? |number )?$`,
  'u',
);
/** With 95 petrol, to 5 Badaling Road: a noun behind it. */
const enBefore = /\b(?:with|at|from|in|on|of|to|the) $/;
const enNounBehind =
  /^ (?!(?:to|for|from|please|on|in|at|by|with|and|or|of|off|now|today|instead|back|more|less|this|last|next|too|per|each|yuan|rmb|cny|kuai|if|when|as|so|but|not)\b)\p{L}{3,}/u;
const enKin = /\bto (?:my )?(?:uncle|auntie?|cousin|brother|sister) $/;
const enRoom = /\b(?:in|at) (?:no\.? |number )?$/;
const enRoomEnd = /^(?:$|[,.;!?]| (?:who|she|he|they|the|and|has|did|is|wants|needs)\b)/;
const enCalled = /\b(?:call(?:ed|s)?|name[ds]?) (?:(?:him|her|them|it) )?$/;
const enGrown = /^-?\p{Script=Latin}/u;
const enGoesOn = /^ (?:to|for|yuan|rmb|cny|kuai)\b/;
/** Put 'birthday 70' in the note: figures among words that are quoted. */
const quotedBefore = /(?:^|[\s,，:：])['"“‘「][^'"”’」]*\p{L}[^'"”’」]* ?$/u;
const quotedBehind = /^[^'"”’」\d]{0,20}['"”’」]/u;
const round = /(?:00|50)$/;

function isName(text: string, { start, end, value }: Found<Amount>): boolean {
  const [before, words, after] = [text.slice(Math.max(0, start - 40), start), text.slice(start, end), text.slice(end, end + 40)];
  if (findRetractions(before).length > 0 || findRetractions(after)[0] === 0) return false; // 1000更正是10000
  if (/\d$/.test(words) && (enGrown.test(after) || /\p{Script=Latin}-?$/u.test(before)) && !/^-?(?:yuan|rmb|cny|kuai)/.test(after))
    return true;
  if (zhShort.test(words) && (zhNoun.test(after) || (zhPlace.test(before) && 'minor' in value))) return true;
  const isSpaced = before.endsWith(' ') && /^[一二三四五六七八九十]$/u.test(words); // 给 徐 七 七
  if (zhFullName.test(before) && (isSpaced || /^[一二三四五六七八九十]{2,3}$/u.test(words)) && zhNameEnd.test(after)) return true;
  if (quotedBefore.test(before) && quotedBehind.test(after)) return true;
  if (!enShort.test(words)) return false;
  const isWord = /^[a-z]/.test(words);
  if (enCalled.test(before) || (isWord && enKin.test(before))) return true;
  if (enRoom.test(before) && /^\d{2,4}$/.test(words) && enRoomEnd.test(after)) return true;
  if (enBefore.test(before) && enNounBehind.test(after) && !round.test(words) && !isWord) return true;
  return enNoun.test(before) && !enGoesOn.test(after) && !round.test(words);
}
