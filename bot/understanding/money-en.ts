import type { Run } from './amount';
import { digitWords, isReadOut, largeWords, leavesHundredsOut, readEnglish, small, smallWords } from './numerals-en';

const short = 'wan|thou|hundo|hunn?[aei]d|hunner|hunnit|hund|hun(?! (?:\\d|hundred))';
const figure = String.raw`\d[\d,]*(?:\.\d+)?(?= ?(?:(?:${largeWords})s?|${short})\b| k\b| and (?:a )?half (?:k|${largeWords}|${short})\b)`;
/** Half a k, a K to mum: a letter by itself only where the number certainly ends. */
const aK = String.raw`k(?=$|[,.!?;]| (?:to|for|into|from|please|yuan|rmb|cny|now|today)\b)`;
const again = String.raw`(?:double|triple) (?=(?:${digitWords})\b)`;
const start = String.raw`(?:half|(?:a |one |three )?quarters?)(?: of)? (?:an? )?(?=(?:${largeWords})\b|${aK})|an? (?=(?:${largeWords}|thou|hundo|hund?)\b|${aK})|${again}|(?:${smallWords}|${largeWords})s?\b|${figure}|(?:point|dot) (?=(?:${smallWords})\b)|\d[\d,]*(?= (?:point|dot) (?:\d{1,2}(?![\d.,]\d|\d)|(?:${smallWords})\b))`;
/** One thousand, two hundred and fifty: a comma where the figures have one. */
const pause = String.raw`(?<=thousand|grand),(?= an? hundred\b| (?:(?:${smallWords})[- ]){1,2}hundred\b)|(?<=million|billion|crore|lakh|lac),(?= an? hundred\b| (?:(?:${smallWords})[- ]){1,2}(?:hundred|thousand)\b)`;
/** 2 hundred and 50: figures below the scale before them. */
const tail = String.raw`(?<=(?:hundred|thousand|grand))(?: and | n | & | )\d{1,3}(?![\d%]|[.,:]\d)(?= ?(?:$|[^\p{L}\d]|yuan|rmb|cny|kuai|to|for|from|into|please|now|today))`;
const next = String.raw` (?:and|n|&) (?:a )?half\b| (?:and|n|&) (?:(?:a |one )?quarter|three quarters)\b|(?: and | n | & |-(?:and|n)-|-| ?)(?:an? )?(?:${again}|(?:${smallWords}|${largeWords}|${short}|k)s?\b|${figure})|${pause}|${tail}| (?:point|dot)(?= (?:${smallWords})\b)| (?:point|dot) \d{1,2}(?![\d.,]\d|\d)`;
const run = new RegExp(String.raw`(?<![\p{L}\p{N}.,])(?:${start})(?:${next})*`, 'gu');

const yuanAfter = /^ ?(?:yuan|rmb|cny|kuai|renminbi)\b|^ ?[元块]/u;
/** What may follow figures that are read out one by one without a unit, or wan, which is a name too. */
const closed = /^(?:$|[,.!?;，。]| (?:to|for|into|in|from|please|on|by|now|today|as|with|and|each|over|via|through)\b)/u;

/** Finds number words, and figures that a number word scales (5 hundred, 1.5 million), and reads them. */
export function findEnglish(text: string): Run[] {
  return [...text.matchAll(run)]
    .filter(
      ({ 0: words, index }) => words !== 'oh' && !(/^(?:hundred|thousand|million)s$/.test(words) && text.slice(0, index).endsWith('the ')),
    )
    .map(({ 0: words, index }) => {
      const behind = text.slice(index + words.length);
      const hasUnit = yuanAfter.test(behind);
      const isOpen = (isReadOut(words) || / ?wans?$/.test(words)) && !hasUnit && !closed.test(behind);
      return {
        start: index,
        end: index + words.length,
        value: isOpen
          ? { invalid: 'notPlain' }
          : readEnglish(words, hasUnit, !mayBePrice(text, words) && !countsElse.test(text.slice(0, index)) && !isHour.test(behind)),
        withUnit: false,
        bare: small.has(words) || small.has(words.replace(/s$/, '')),
      };
    });
}

/** Whether "three fifty" may be 3.50, for beside it stands what costs a few yuan. */
export const mayBePrice = (text: string, words: string): boolean => leavesHundredsOut.test(words) && cheap.test(text);
const cheap =
  /\b(?:coffees?|lattes?|americanos?|cappuccinos?|espressos?|teas?|boba|buns?|baozi|dumplings?|sandwich(?:es)?|noodles|snacks?|sodas?|cokes?|colas?|beers?|water|bottles?|milk|eggs?|bread|sweets|cand(?:y|ies)|ice creams?|fruit|bus(?:es)?|metro|subway|tram|fares?|tickets?|parking|caf(?:e|é)s?|starbucks|breakfasts?|toll|stamps?|prints?|cop(?:y|ies)|apps?|songs?|stickers?|in-app|cents?|fen|mao|jiao|per|rates?|price[ds]?)\b/;
/** An hour, a day, a room, a line of the bus: no money at all. */
const countsElse =
  /\b(?:at|on|by|until|till|before|after|since|past|around|room|flat|unit|apartment|block|building|floor|gate|flight|train|route|line|number|no|page|level|ending|ends|card|code) (?:in )?$/;
const isHour =
  /^ ?(?:[ap]\.?m\b|o'?clock|(?:train|bus|flight|ferry|appointment|meeting|show|slot)\b|(?:this|in the|yesterday|tomorrow) (?:morning|afternoon|evening))/;
