/** Stands for the sum. */
const mark = '\ue000';

const leadEn =
  '(?:(?:um+|uh+|er+|oh|ok|okay|right|well|yes|yeah|yep|no|actually|sorry|hmm+|then|so|just|only|please|and|but|wait)[ ,.!-]{1,3}){0,4}';
const tailEn =
  '(?:[ ,]{1,2}(?:then|please|pls|thanks|thank you|ta|cheers|now|this time|for now|today|even|exactly|i guess|if you can|will you)){0,3}[.! ]{0,3}$';
/** "Let's do 45 instead", "make that seventy, please", "bump it to 65". */
const corrections = `^${leadEn}(?:let'?s (?:do|make it|go with|go for|try|stick with|keep it at|put)|make (?:it|that)(?: to)?|change (?:it|that)(?: back)? to|i'?ll (?:do|go with|go for|make it|send|give|take)|(?:bump|raise|lower|drop|cut|bring|put|push) (?:it|that)(?: up| down| back)? to|go (?:for|with)|call it|keep it (?:at|to)|we'?ll (?:do|say|go with))(?: just| only)? ${mark}(?: instead| even)?${tailEn}`;
/** "Sixty should do it", "thirty is plenty", "forty's fine". */
const answers = `^${leadEn}${mark}(?:'s| is| will| should| would|'ll)(?: be| do)?(?: just)?(?: fine| plenty| enough| good| great| perfect| right| ok| okay| all| do| cover| suffice| it)(?: it| that| this| this time| for now| me)?${tailEn}`;
/** "Forty instead of sixty please". */
const instead = `^${leadEn}${mark} instead(?: of [\\p{L}\\d.,-]{1,20})?${tailEn}`;
/** "Fourteen all told". */
const total = `^${leadEn}${mark},? (?:all told|in all|altogether|in total)${tailEn}`;
/** "Just twenty, thanks". */
const only = `^${leadEn}(?<=\\b(?:just|only)[ ,]{1,2})${mark}${tailEn}`;
const leadZh = '(?:(?:那|嗯+|呃|哦|唔|还是|算了|不|要不|行|好|好吧|对|这样)[ ,，、]?){0,3}';
const endZh =
  '(?:好了|吧|够了|就够了?|就行了?|就好了?|得了|算了|可以了?|就可以了?|足够了?|行了)[,，。!！]?(?:谢谢|谢了|多谢|麻烦了)?[。!！]?$';
/** 改成40好了, 就四十五吧, 一百五就够. */
const chinese = `^${leadZh}(?:(?:改|换|调|变)[成为到]|就改成?|就按?|按|给|要|来)?${mark}${endZh}|^${leadZh}(?:改|换)[成为到]${mark}[。!！]?$|[,，](?:改|换)[成为到]${mark}(?:${endZh}|$)`;

const wholly = new RegExp([corrections, answers, instead, total, only, chinese].join('|'), 'u');

/**
 * Whether an utterance with its one sum is by its form nothing but a sum that is answered or put right, though nothing in it is a word of money. What
 * counts small things (make it two, 三个就够) is none of it: only from ten on.
 */
export const isBareSum = (text: string, start: number, end: number, minor: bigint): boolean =>
  minor >= 10_00n && wholly.test(`${text.slice(0, start)}${mark}${text.slice(end)}`.trim());
