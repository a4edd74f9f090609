import type { Raw } from '../../dialogs/engine/command';
import { digitsOf } from './accounts';
import type { Found } from './about';
import { quote, type Said } from './normalise';
import { findRetractions } from './settle';

/** Fewer figures in a row are a slip, a choice or an amount, no number to be paid by. */
const figuresMin = 5;

const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const figure = String.raw`(?:\d|[零〇幺一二两三四五六七八九]|\b(?:oh|${words.join('|')}|double|triple)\b)`;
const run = new RegExp(`${figure}(?:[ ,，、.-]{0,2}${figure}){${figuresMin - 1},63}(?![\\d十百千万亿])`, 'gu');

/** Figures one by one, as they are typed or spoken: 6299 9900, 六二九九, 幺三九, six two double nine. */
function figuresOf(said: string): string {
  const tokens = said.match(new RegExp(figure, 'gu')) ?? [];
  let [figures, times] = ['', 1];
  for (const token of tokens) {
    if (token === 'double' || token === 'triple') times = token === 'double' ? 2 : 3;
    else {
      const digit = token === 'oh' ? '0' : words.includes(token) ? String(words.indexOf(token)) : digitsOf(token);
      figures += digit.repeat(times);
      times = 1;
    }
  }
  return figures;
}

/** The long runs of figures in an utterance, in their order. */
export function findNumbers({ text }: Said): Found<string>[] {
  return [...text.matchAll(run)].map(({ 0: said, index }) => ({ start: index, end: index + said.length, value: figuresOf(said) }));
}

/**
 * The account or mobile number that an utterance holds, as figures; whether it is one is for the bank to say. Of two, the one after a word that
 * takes the other back; else none, and it is asked again.
 */
export function readAccountNumber(said: Said): Raw | null {
  const found = findNumbers(said);
  const last = found.at(-1);
  if (!last || said.cut) return null;
  if (found.length > 1 && !findRetractions(said.text).some((at) => at < last.start && at >= (found.at(-2)?.end ?? 0))) return null;
  const text = quote(said, last.start, last.end);
  return { kind: /^1[3-9]\d{9}$/.test(last.value) ? 'phone' : 'number', text, value: last.value };
}

/** What people put around a number that they were asked for. */
const around =
  /账号|帐号|卡号|号码|手机号?|电话|银行卡|收款人?|对方|不对|不是|错了|应该|就?是|他|她|我|的|为|哦|嗯|\b(?:the|his|her|their|it|is|its|number|account|mobile|phone|card|no|not|sorry|i mean|actually|please|ok)\b|'s/gu;

const blank = (words: string) => ' '.repeat(words.length);

/** The normalised text with its long numbers, and what people put around one, as blanks: as long as it was, so that places still hold. */
export const withoutNumber = ({ text }: Said): string => text.replace(run, blank).replace(around, blank);

/** An utterance that is such a number from end to end, where one is asked: neither an amount, a bill's key nor a correction of anything. */
export function readAskedNumber(said: Said): Raw | null {
  const number = readAccountNumber(said);
  const rest = number ? withoutNumber(said) : 'none';
  return /[\p{L}\p{N}]/u.test(rest) ? null : number;
}
