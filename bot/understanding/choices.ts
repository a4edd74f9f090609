import type { Command } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { normalise, type Said } from './normalise';
import { bareWords, plainWords } from './phrases';

type Choice = Moment['choices'][number];

const zhNumbers = [
  '一',
  '二',
  '三',
  '四',
  '五',
  '六',
  '七',
  '八',
  '九',
  '十',
  '十一',
  '十二',
  '十三',
  '十四',
  '十五',
  '十六',
  '十七',
  '十八',
  '十九',
  '二十',
];
const enNumbers = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
const enOrdinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth', 'eleventh', 'twelfth'];
const numberOf = new Map(
  [zhNumbers, enNumbers, enOrdinals].flatMap((words) => words.map((word, index): [string, number] => [word, index + 1])),
);

const around =
  /^(?:我要|我选|选择|选|按|就|要|第|the |option |number |choice |item |press )*(\d{1,2}|[一二三四五六七八九十]{1,2}|幺|[a-z]+)(?:st|nd|rd|th)?(?:个|项|条|笔|张|号|位|种)?(?: one| option)?$/;

/** The number that a whole utterance names: 1, １, ①, 一, 第一个, the first one, option 1; `last` for 最后一个. Null for anything else. */
export function ordinalOf(words: string): number | 'last' | null {
  if (/^(?:最后(?:一|那)?(?:个|项|条|张)?|(?:the )?last(?: one)?)$/.test(words)) return 'last';
  const number = around.exec(words)?.[1];
  if (number === undefined) return null;
  if (/^\d+$/.test(number)) return Number(number);
  return number === '幺' ? 1 : (numberOf.get(number) ?? null);
}

/**
 * A whole utterance that is an offered choice, by its number, its label or one of its words. At a review the three numbers are the three
 * things one can do with it, never a `choose`: whether a confirmation counts is decided by when the review was heard.
 */
export function readChoice(said: Said, about: Moment): Command[] | null {
  const words = plainWords(said.text);
  if (words === '' || said.cut || said.text.includes('?')) return null;
  const n = ordinalOf(words);
  const choice =
    about.choices.find((each) => each.n === (n === 'last' ? about.choices.length : n)) ??
    byWords(said, about) ??
    byNameAndTail(said, about);
  if (about.expected.review) return n === null ? actOf(choice?.n) : numberedAct(n, said.text);
  return choice ? [{ do: 'choose', id: choice.id }] : null;
}

/** The 1 that stands beside the yes at a review, or the first of the three: 1号 (a date), 就一笔, 第一笔 and -1 are not it. */
const namesFirst =
  /^(?:我?(?:按|选|选择|回复|输入)|press |reply |option |number )?(?:1|一|幺|one)[.。,，!！、]?$|^(?:我?(?:要|选|选择))?(?:第(?:1|一)(?:个|项)|选项(?:1|一))[.。!！]?$|^(?:the )?first(?: one| option)?[.!]?$/;

function numberedAct(n: number | 'last', text: string): Command[] | null {
  return n !== 1 || namesFirst.test(text.trim()) ? actOf(n === 'last' ? 3 : n) : null;
}

function actOf(n: number | undefined): Command[] | null {
  if (n === 1) return [{ do: 'confirm', strength: 'strong' }];
  if (n === 2) return [{ do: 'correct' }];
  return n === 3 ? [{ do: 'cancel' }] : null;
}

/** The choice that has this very word; two that share it are none, for then the dialog has to ask which. */
function byWords(said: Said, about: Moment): Choice | undefined {
  const whole = plainWords(said.text);
  const bare = about.expected.review
    ? whole
    : bareWords(said.text)
        .replace(/^(?:我?要|我?选|就|给|用|从|是)(?=..)/, '')
        .replace(/(?:那个|那张|这个|这张)$/, '');
  const digits = /^(?:尾号|末四位|后四位|(?:the one )?ending(?: in| with)?) ?(\d{4})$/.exec(bare)?.[1];
  const offered = about.choices.map((choice) => ({ choice, words: wordsOf(choice) }));
  const having = (word: string) => offered.filter(({ words }) => words.includes(word));
  for (const word of [whole, bare, digits]) {
    const matches = word === undefined ? [] : having(word);
    if (matches.length === 1) return matches[0]?.choice;
  }
  return undefined;
}

/** A name with the last four digits that tell two of one name apart: Li Na ending 1111, 李娜尾号1111, 1111 的李娜. */
const byTail =
  /^(.{0,24}?)[\s,，]?(?:的?(?:账户|账号|卡)?(?:尾号|末四位|后四位)(?:是|为)?|(?:(?:the one |account |card )?ending(?: in| with)?)|(?<=\p{L}))\s?(\d{4})(?:的?(?:那个|这个|那位|这位)?)$|^(?:尾号|末四位|后四位)?(\d{4})的(.{1,12})$/u;

/** The one choice that ends so; what stands beside the digits must be one of its words or a name that this customer knows. */
function byNameAndTail(said: Said, about: Moment): Choice | undefined {
  const [, before = '', after, first, behind = ''] = byTail.exec(bareWords(said.text)) ?? [];
  const tail = after ?? first;
  if (tail === undefined || about.expected.review) return undefined;
  const name = (before + behind).replace(/^(?:the |my )/, '').trim();
  const isKnown = (words: string[]) =>
    words.some((word) => word.includes(name)) || about.knownNames.some(({ plain }) => plain === name && !/\p{Script=Han}/u.test(name));
  const matches = about.choices.filter(
    (choice) => wordsOf(choice).some((word) => new RegExp(`(?<!\\d)${tail}$`).test(word)) && isKnown(wordsOf(choice)),
  );
  return matches.length === 1 ? matches[0] : undefined;
}

/** A part of one choice's words and of no other's: 农商行 for "李娜 示例农商行 2222". Asks for two characters, so that a digit is no part. */
export function readPartOfChoice(said: Said, about: Moment): Command[] | null {
  const part = bareWords(said.text).replace(/的?(?:那|这)[个张位]$/, '');
  if (about.expected.review || part.length < 2 || !/\p{L}/u.test(part)) return null;
  const matches = about.choices.filter((choice) => wordsOf(choice).some((word) => word.includes(part)));
  const [match] = matches;
  return match && matches.length === 1 ? [{ do: 'choose', id: match.id }] : null;
}

function wordsOf(choice: Choice): string[] {
  return choice.words.map((word) => plainWords(normalise(word).text));
}
