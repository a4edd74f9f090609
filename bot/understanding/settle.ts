import type { Found } from './about';

/** Somebody takes back what they just said: 不对, 不, 说错了, no, I mean, make that. */
const retraction = new RegExp(
  [
    '(?<![码寸色型味号])不对|不是(?=[,，。 ]|$)|(?<=[\\d十百千万元块一二两三四五六七八九][哎诶欸唉呃嗯哦]+)不是(?=[\\d一二两三四五六七八九])|[说写弄搞输按念]错了?|打错了?(?=[,， ])|口误|嘴瓢|呸|准确[地点]?说是?|错了|应该是|(?<=[,，。 ])[啊哦噢]是(?=[转汇打付给])|改成|改为|改到|换成|(?<=[\\d元块百千万一二两三四五六七八九])[加减降涨调升提][高低]?[到成至为](?=[\\d一二两三四五六七八九])|我是说|[哦啊噢]不(?!是)|不不+|更正|纠正|[说嘴打]?秃噜(?:嘴|了)|[嘴手说打按写念](?:快|滑|抖|岔|茬|反|串|差|混)了|手滑|手误|笔误|重新?[说来](?=[,，:：])|改一下(?=[,，])|[按打输写]多了|[看记讲算数]错了?|错啦|我(?:的)?意思是|想说的?是|改主意|[说写弄搞]混了?|(?<=[,，。.…] ?)(?:还是|要不)(?=[^,，。?？]{1,12}吧)|(?:再说|重复)一[遍次](?=[\\s\\p{P}]{0,3}[\\d零一二两三四五六七八九十壹贰叁肆伍陆柒捌玖])|(?<=[\\s,，。;；])那就?(?=[转汇打付][\\d一二两三四五六七八九十])|算了(?=[,，]?(?:还是|先|就|改|[充转汇打付交给]|[\\d一二两三四五六七八九十]))|等等|等一?下(?=[,，])|等会儿?(?=[,，])|稍等(?=[,，])|慢着|且慢|(?<=[,，。.;；!、 ]|^)不(?=[,，。.;；!、 ])',
    String.raw`(?<!\b(?:bill|account|contract|job|order|room|house|flat|class|vendor|unit|invoice|policy|ticket|customer|reference|consumer|notice|connection|household|meter|file|case|parcel|tracking|waybill|member|membership|receipt|voucher|booking|reservation|application|transaction|serial|licen[cs]e|plate|roll|flight|student|pupil|employee|passport|is|fps) )\bno\b(?! (?:more|less|need(?! to (?:send|pay|transfer|give))|problem|rush|hurry|worries|message|note|memo|reference|remark|comment|matter|doubt|longer|later|idea|one|extra|strings|(?:service )?(?:fee|charge|interest)s?)\b)|\bsorry\b|\bi mean(?:t)?\b(?!\s*[.!]*$)|\bactually\b|\bmake (?:it|that)\b|\brather\b(?! than)|\bcorrection\b|(?<!\b(?:can|can't|cannot|to|will|won't|don't|dont|not|didn't|didnt|wont|cant|please|the|a|long|dey|(?:(?:she|he|they) )?(?:she|he|they|is|has)) )\bwait\b|\b(?:hang|hold) on\b|\boops\b|\b(?:scratch|strike) that\b|\bmy (?:mistake|bad)\b(?!\s*[.!]*$)|\bchange (?:it |that )?to\b|\bshould be\b|\bwhoops\b|(?<=[,.;] ?)wrong(?=[,.;])|\bexcuse me\b|\bpardon\b|\btypo\b|\bmis(?:spoke|typed|said)\b|\bslip of (?:the|my) (?:tongue|finger|thumb)\b|\bmeant to (?:say|send|type|put|write)\b|\bchanged my mind\b|\bwrong (?:amount|figure|number)\b|\bfat fingers?\b|\bi (?:repeat|say again)\b(?=[\s\p{P}]{0,3}(?:[\d¥]|an? |one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety))`,
  ].join('|'),
  'gu',
);
/** What stands right before a value that is not wanted: 不是五百, not 500, instead of 500. */
const refusal =
  /(?:(?<![\d十百千万元块一二两三四五六七八九][哎诶欸唉呃嗯哦]{1,3})不是|而不是|不要|(?<![特个区分告性级类])别|不转|不给|\bnot|\bdon't|\binstead of|\brather than|\bthan (?:just |only )?(?:paying )?(?:the |my )?minimum(?: payment)?(?: of)?|\b(?:scrap|forget|ditch|drop|never ?mind|nvm|skip))\s?(?:转|写|填|输|打|要|汇|给|到|用|从|按|照|to |for |from |use |my |the |that |whole |full |entire ){0,3}\s?$/;

/** Don't send the 900 to Brian: a sum, for a bill that is not to be paid is still the one that is asked about. */
const notSent = /\b(?:don't|do not|dont) (?:send|pay|transfer|give|move|wire)(?: (?:him|her|them))?(?: (?:the|that|my))? $/u;
const isSum =
  /^(?:[\d¥$£€一二两三四五六七八九十百千]|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+t(?:een|y)) ?)/u;

/** Drop 90 to Leo: another word for sending it. */
const isDroppedOff = (text: string, { start, end }: Found<unknown>): boolean =>
  /\bdrop $/.test(text.slice(0, start)) && /^(?: (?:yuan|rmb|kuai))? (?:to|off|over|round|into|in) /.test(text.slice(end));

/** 手一抖写成三万了, 我说成五十四了, 你那边显示六百: what came of a slip, or what the other side made of it. */
const misheard =
  /(?:(?:别|不要)(?:再)?(?:给我)?(?:说|写|打|按|听|看|弄|搞|当|输|记)[成作]了?|(?:[你您我咱](?:刚才?|刚刚|那[边儿]|们)?|刚才?|刚刚|不小心|手一?[抖滑快]|怎么就?)[^,，。\d]{0,4}(?:说|写|打|按|念|听|记|显示|变|输|看|弄)(?:成|作)了?|[你您](?:那[边儿]|们)?[^,，。\d]{0,4}(?:显示|听)的?是) ?$/u;
/** "You heard fifty-four, I said forty-five", and not "can you put 500 on my phone". */
const youHeard =
  /\b(?:(?<!\b(?:can|could|will|would|did|do|should|may|if|when|once) )you (?:heard|put|wrote|typed|took it as|have|show)|did you (?:say|hear))(?: down)? $/u;
const claims = /\b(?:i (?:said|say|meant|asked|want(?:ed)?)|it(?:'s| is| should| ought)|no|not|misheard)\b/u;
/** "I typed 58 but I meant 85": the first is a slip. */
const slipBefore = /\bi (?:only )?(?:typed|wrote|pressed|entered|put|said)(?: in| down)? $/;
const meantBehind =
  /^(?: (?:yuan|rmb|kuai))?[,.;]? ?(?:(?:but|when|and|while) )?i (?:really |actually )?(?:meant|mean|wanted|want(?:ed)? to|was (?:supposed|going|trying) to)\b/;
/** "Don't send Yuki 290, it's 270". */
const notToBefore = /\b(?:don't|do not|dont) (?:send|pay|transfer|give|move|wire)(?: (?:\p{L}|')+){1,4} $/u;
const insteadBehind =
  /^(?: (?:yuan|rmb|kuai))?[,.;]? ?(?:it's|it is|it should|it was (?:meant|supposed)|should be|make it|i (?:meant|said|want))\b/;

/** Whether a figure is said to be a slip, or what the other side made of what was said. */
const isMisheard = (before: string, after: string): boolean =>
  misheard.test(before) ||
  (youHeard.test(before) && claims.test(before + after)) ||
  (slipBefore.test(before) && meantBehind.test(after)) ||
  (notToBefore.test(before) && insteadBehind.test(after));

/** 不是五百，是六百，我说错了: why the other one is refused, and not a no to the one that is left. */
const ofSlip =
  /^(?:[说写弄搞输按念打看记听讲]错|口误|嘴瓢|[说嘴打]?秃噜|[嘴手说打按写念](?:快|滑|抖|岔|茬|反|串|差|混)了|手滑|手误|笔误|typo|mis(?:spoke|typed|said)|slip of|my (?:mistake|bad)|fat finger)/u;

/** 不是九百八就是八百九: one of the two, and nobody knows which. */
const isEither = (text: string, { start, end }: Found<unknown>): boolean =>
  /不是$/.test(text.slice(0, start)) && /^[元块]?钱?[,，]? ?(?:就是|便是|要么是?)/.test(text.slice(end));

/** As signing puts it: 五百 不要 三百 要; and 六百太多, 储蓄卡不行, "500 is too much". */
const refusedAfter =
  /^\s不要(?=[\s,，])|^(?:块钱?|元)?(?:太[多少]|[多少]了|不好听|不吉利|太?难听|晦气|不[行对]|不够[花用吃使付交]?|不能用|用不了|不[用要]了|(?:就|先)?(?:不用|别|不要|甭|不必|先不|不需要)[转给交付还打汇存管算理])(?=[\s\p{P}了吧啊呀]|$)|^(?: yuan)?(?: is|'s) (?:(?:way |far )?too |not |wrong\b)/u;
const wantedAfter = /^\s要(?:[\s\p{P}]|$)/u;

/** Uncle Li, no wait, Uncle Liu: somebody else, and as much as before. */
export const namesSomebody =
  /^(?:no|wait|sorry|actually|i mean|make (?:it|that)|oops|correction)[\s,.;–—-]*(?:(?:no|wait|sorry|not (?:him|her|them)|i mean(?:t)?|make (?:it|that)|it's|its)[\s,.;–—-]+){0,3}(?:(?:to|for) )?(?:my |the )?(?:uncle|aunt|auntie|aunty|cousin|brother|sister|mr|mrs|ms|miss|dr|professor|teacher|coach|grandma|grandpa|granny|nanny)\b[^\d,.;]{1,30}[.!]?$/u;

/** Where something is taken back, as offsets into the normalised text. */
export function findRetractions(text: string): number[] {
  return [...text.matchAll(retraction)].map((match) => match.index);
}

/** "4,000, well, 3,500 actually": said right behind the sum that is meant, it takes back the one before. */
function beforeLast<T>(text: string, kept: Found<T>[], at: number): number {
  const [one, other] = kept.slice(-2);
  if (!one || !other || !/^ (?:yuan |rmb |kuai )?$/.test(text.slice(other.end, at)) || !text.startsWith('actually', at)) return at;
  return /^,? (?:well|or|um+|er+|uh+)\b/.test(text.slice(one.end)) ? one.end : at;
}

/**
 * What somebody wants after everything was said about one thing: `wanted` are the readings left when a later one replaces an earlier one
 * (转五十，不，十五), `refused` what was named to be replaced. A retraction followed by nothing at all leaves nothing wanted; one followed only
 * by `others` (500 to mum, no, to dad: the amount stays), or that is said as `ofOthers` has it, was not about this.
 */
export function settle<T>(
  text: string,
  said: Found<T>[],
  others: Found<unknown>[] = [],
  ofOthers?: RegExp,
): { wanted: Found<T>[]; refused: Found<T>[] } {
  const isRefused = (one: Found<T>) =>
    !isEither(text, one) &&
    !wantedAfter.test(text.slice(one.end)) &&
    ((refusal.test(text.slice(0, one.start)) && !isDroppedOff(text, one)) ||
      (notSent.test(text.slice(0, one.start)) && isSum.test(text.slice(one.start))) ||
      (isSum.test(text.slice(one.start)) && isMisheard(text.slice(0, one.start), text.slice(one.end))) ||
      refusedAfter.test(text.slice(one.end)));
  const refused = said.filter(isRefused);
  const kept = said.filter((one) => !isRefused(one));
  const first = kept[0];
  if (first === undefined) return { wanted: kept, refused };
  for (const found of findRetractions(text).reverse()) {
    const at = beforeLast(text, kept, found);
    if (at < first.end) break;
    const later = kept.filter((one) => one.start > at);
    if (later.length === 0 && ofOthers?.test(text.slice(at))) continue;
    if (later.length === 0 && others.some((other) => other.start > at)) continue;
    if (later.length === 0 && refused.some(({ start }) => start < at) && ofSlip.test(text.slice(at))) continue;
    return { wanted: later, refused: [...kept.filter((one) => one.end <= at), ...refused] };
  }
  return { wanted: kept, refused };
}
