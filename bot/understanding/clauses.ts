export type Span = { start: number; end: number };

/** A sentence is cut into no more clauses than this; what follows is read as one. Two or three are common, five commands the limit. */
const clausesMax = 6;

/** Who says so many things at once asks for none of them in particular; danger, a person and the like were looked for before. */
const sayingsMax = 10;

/** Where one clause ends and the next may begin; digits around a comma or point are one number, as is 转.5元, which money then asks about; a question keeps its mark. */
const betweenClauses =
  /(?<!\d|\b(?:mr|mrs|ms|dr))(?:,|\.(?!\d))|[,.](?!\d)(?<!\b(?:mr|mrs|ms|dr).)|[。;；!！]|，(?!(?<=(?<!\d)\d{1,2}，)\d{3}(?!\d))|(?<=\?)|(?=然后|接着|顺便|另外|还有|同时|并且)|(?<=[转汇查打给看][^,，。]{0,20}[^不要])(?=再[查转看给帮汇打])|\b(?=and then|(?<!and )then|and also|(?<!and )also|after that|so (?=i'll|i will|give|put|send|transfer|pay|wire|can you|could you|please|let)|and (?:check|show|tell|what|send|transfer|pay|help|how|speak|switch|change|please)\b)/u;

const sumZh = '[\\d一二两三四五六七八九十百千万半俩][\\d.,零一二两三四五六七八九十百千万半]{0,11}(?:块钱?|元|毛)?';
const nameZh = '[^\\s\\p{P}\\d零一二两三四五六七八九十百千万半俩给转汇打付]{1,8}';
const figuresEn = '(?:cny |rmb )?\\d[\\d.,]{0,11}k?(?: ?(?:yuan|rmb|cny|kuai))?';
const numberEn =
  '(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]{3,5}teen|[a-z]{3,5}ty|hundred|thousand|grand)';
const sumEn = `(?:${figuresEn}|${numberEn} [a-z -]{0,40})`;
const nameEn = "[\\p{L}'’. -]{2,30}";

/**
 * Where a second transfer begins with no comma and no verb of its own: 给妈妈转五百给爸爸转三百, "500 to mum and 300 to dad", "pay mum 500 and the
 * landlord 300". Both sides are whole, a sum and somebody who gets it, so that no half of one is taken for another.
 */
const betweenTransfers = [
  `(?<=给${nameZh}[转汇打付]?个?${sumZh})(?:和|跟|加上?|、)?(?=给${nameZh}[转汇打付]?个?${sumZh})`,
  `(?<=${sumZh}给${nameZh})(?:和|跟|加上?|、)(?=${sumZh}给${nameZh})`,
  ` and (?<=(?:\\d|k|yuan|rmb|kuai|${numberEn}) to (?!${numberEn}\\b)[^,\\d]{2,30} and )(?=${sumEn} ?to \\p{L}|to ${nameEn} ${figuresEn})`,
  ` and (?<=\\b(?:send|pay|give|transfer|wire) [^,]{2,30} ${figuresEn} and )(?=(?!${numberEn}\\b|the (?:rest|remainder|remaining|other)\\b)${nameEn} ${figuresEn})`,
];

const border = new RegExp([betweenClauses.source, ...betweenTransfers].join('|'), 'gu');

/** Whether so many things are said that none of them can be meant. */
export function saysTooMuch(text: string): boolean {
  let count = 0;
  for (const _ of text.matchAll(border)) if ((count += 1) > sayingsMax) return true;
  return false;
}

/** The clauses of a text, each with something in it. */
export function clausesOf(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const { 0: words, index } of text.matchAll(border)) {
    if (spans.length === clausesMax - 1) break;
    if (!/[\p{L}\p{N}]/u.test(text.slice(start, index))) continue;
    spans.push({ start, end: index });
    start = index + words.length;
  }
  spans.push({ start, end: text.length });
  return spans.filter((span) => /[\p{L}\p{N}]/u.test(text.slice(span.start, span.end)));
}
