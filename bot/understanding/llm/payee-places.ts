/**
 * Where a sentence about money names somebody whom no list knows: 给阿强五百, "pay emma back". What stands there is hidden before a text leaves the
 * bank, and rather a common word too many than a name too few.
 */
const ofMoney =
  /\p{N}|[钱块元账款债费]|红包|[零一二两三四五六七八九十百千万]{2}|[转汇还欠借付打]|\bhow much\b|\b(?:money|cash|rent|pay|paid|pays|send|sent|sends|give|gave|gives|wire|wired|owe|owes|owed|lend|lent|borrow\w*|transfer\w*|repay|refund|sling|fifty|hundred|thousand|grand|quid|yuan|kuai|bung|tenner|fiver)\b/u;

const nobodyZh = '(?:[我你您他她它咱俺人谁]|自己|大家|人工|客服|银行|卡|账户|一下|下|个|点|钱|你们|我们|说|讲|看|查|弄|办)';
const zh = [
  /阿\p{Script=Han}/gu, // 阿强, 阿珍: nobody is called so but by name
  new RegExp(
    `(?<=[给跟向替帮汇还欠找和与])(?!${nobodyZh})\\p{Script=Han}{1,4}?(?=[\\s\\d\\[零一二两三四五六七八九十百千万半几各]|的|这|那|[要转打汇借送还拿弄整付发交存看]|[钱块]|[,，。]|$)`,
    'gu',
  ),
];

const nobodyEn =
  '(?:the|an?|my|our|your|his|her|their|its|me|it|this|that|these|those|him|them|us|you|we|they|he|she|i|who|what|some|any|all|more|much|most|one|each|every|no|not|back|out|up|off|over|in|on|at|by|from|to|for|of|with|and|or|if|as|so|now|then|today|tomorrow|tonight|please|just|again|free|sure|cash|money|rent|bills?|tax(?:es)?|account|card|bank|savings?|' +
  'see|check|know|pay|send|make|get|do|be|have|talk|speak|use|go|find|change|set|ask|tell|show|help|transfer|move|put|give|take|add|cancel|stop|start|open|close|sign|log|buy|top|say|hear|read|wire|sort|settle|was|were|is|are|did|does|do|has|had|will|can|could|would|should|may|might|must|when|where|why|how|which)';
const wordEn = `(?!${nobodyEn}(?![\\p{L}'’-]))[\\p{Script=Latin}][\\p{Script=Latin}'’-]+`;
const en = [
  new RegExp(
    `(?<=\\b(?:pay|paid|send|sent|give|gave|wire|wired|sling|lend|lent|owe|owes|owed|repay|refund|slip|shoot|ping|tip|get|to|for|from|with|and) )${wordEn}`,
    'gu',
  ),
  new RegExp(`(?<=^|[,.!?] |\\b(?:and|that|because|so|if|when|did|does|has|do) )${wordEn}(?= (?:needs?|wants?|gets?|got|owes?|asked|sent?|gave|paid|lent|lends?|says?|said|takes?)\\b)`, 'gu'), // prettier-ignore
];

type Place = { start: number; end: number };

/** The places in normalised text; none where nobody speaks of money. */
export function payeePlaces(text: string): Place[] {
  if (!ofMoney.test(text)) return [];
  return [...zh, ...en].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ start: index, end: index + words.length })),
  );
}
