import type { Amount, Fault } from './amount';
import { mayBeTail } from './figures';

const rangeBefore = /$(?<=[\p{N}元块] ?[-−–—‐~] ?)/u;
/** 三到五千, 二或三百: a figure that leaves its scale to the next one. */
const cutRange = /$(?<=(?<![\d一二两三四五六七八九十百千万])[一二两三四五六七八九\d](?:到|至|或者?|或是) ?)/;
const rangeAfter = /^ ?[-−–—‐~] ?¥?\p{N}/u;
/** Words that multiply what stands before them and are not counted in here; the sum is asked for in figures. */
export const multiplies = new RegExp(
  '^ ?(?:' +
    [
      String.raw`(?:dozens?|scores?|times|(?:two|three|2|3) times|twice|thrice|trillions?|[a-z]{0,4}zillions?|stacks?|racks?|bands?|large|big ones|tons?|monkeys?|pon(?:y|ies)|gees?|baiwan|qianwan|shiwan|qian|bai|yi|shi)\b`,
      String.raw`(?:mn|mln|mio|mills?|mils?|bn|tn|cr|gs)\b|(?<=^ )[bglmtw]\b`,
      String.raw`hund[a-z]*|hun[rn]?[eia]?d(?:red)?s?\b|huns?\b|t[houa]{1,4}s+[aeiou]{0,2}(?:nn?d?|d)s?\b|mill?(?:io|o|i|iou)ns?\b`, // hunderd, thosand, milion
      '大毛|[乘除]|翻[倍番一两]|打[\\d一二三四五六七八九]+折|[±×]|米(?!线|粉|饭|面)|(?<![\\d零〇])\\s?h\\b|方(?=给|到|[,，。]|$)|[吊沓摞捆](?![\\p{N}])',
    ].join('|') +
    ')',
  'u',
);
const guessBefore =
  /$(?<=(?:(?:要是|如果|假如)[^,，\d]{0,6}[有够剩]|\bif (?:i|there|we|it) (?:only )?(?:have|has|is|got|are)|大概|大约|(?<![预签节违合])约(?:莫|摸)?着?|大约摸着?|将将|差不多|左右|可能|估计|估摸着?|也许|或许|小|比(?:上[次回个月]{1,3}|之前|原来|去年)少|上(?=[百千万])|将近|接近|近|快|不到|不足|不止|\b(?:(?<!\b(?:texts?|message|call|email|anything|something|nothing|letter|notice|ask|asking|question|complain\w*|told|know) (?:me )?)about|around|roughly|approx(?:imately|\.)?|almost|nigh(?: on)?|nearly|close to|(?:just|a (?:little|bit|touch)) (?:over|under|above|below)|shy of|估计也就|大概也就|ballpark of|close on|pushing|getting on for|anything up to|as much as|a good|north of|upwards of|something like|in the region of|give or take|maybe|perhaps|probably|possibly|i (?:think|guess|reckon|suppose)(?: it'?s| it is)?|easily|(?<!\b(?:i|to|let's) )say|call it|(?:rough|best|wild) guess(?: is| of|:)?|some|(?:a )?few|(?:a )?couple(?: of)?|several|(?:a (?:bit|little|touch)|slightly|somewhat|a tad) (?:more|less|over|under|higher|lower) than|circa|ca\.?|c\.))[ ]?[要是转汇打付给]?[ ]?)/;
/** No more, or no less: a sum all the same, but of what is asked or told. */
const boundBefore =
  /$(?<=((?:[至最][少多低高]|起码|顶多|封顶|打底|保底|不?[超多少低高]过?于?|不下|(?:少说|至少|起码|撑死|[最顶]多|怎么[也着]+得?)[^,，。;\d]{0,10}|\b(?:(?<!\bgoes )up to|max(?:imum)?(?: of)?|min(?:imum)?(?: of)?|at (?:least|most)|over|under|(?:more|less) than))[ ]?[要是转汇打付给]?[ ]?))/;
const guessAfter =
  /^ ?[元块]?钱?(?:来的|也(?:行|可以|成|中)(?=$|[,，。吧])|左右|上下|[都还]?不到|[都还]?不止|挂零|大几|好几|好多|打底|保底|封顶|开外|[往朝]上|[往朝]下|以内|以下|以上|起(?![来码])|出点?头|[差缺]一?点|的样子|不等|-?ish\b|[ -]odd\b| (?:max(?:imum)?|tops|at (?:(?:the )?very )?(?:most|least)|at a push|ballpark|upwards|min(?:imum)?)\b| ?or so\b| ?something\b|\+| or more\b| or less\b|[ -]something\b|,? give or take\b| and (?:change|a bit|some(?:thing)?)\b|[ -]plus\b(?! ?\d)|±)/;
/** Said right behind the sum, mostly after a pause, that it was only about so much: five hundred, well roughly; 五百，差不多吧. */
const hedgeBehind = new RegExp(
  '^ ?(?:(?:yuan|rmb|cny|kuai)\\b|[元块])?钱?吧?[ ,，、.…-]{0,3}(?:(?:well|er|erm|um|uh|like|just|but|啊|呃|嗯|哎|也就|就)[ ,，]{0,2}){0,2}(?:' +
    [
      String.raw`(?:(?:or )?(?:roughly|approx(?:imately|\.)?|thereabouts?|give or take|more or less|probably|possibly|perhaps|maybe|about|around)|or so|ish|at a guess|i (?:think|guess|suppose|believe|reckon|imagine)|(?:i'm )?not (?:quite |so |too )?(?:sure|certain))(?=$|\s?[,.;!?…]| (?:to|for|from|into|please|now|today|thanks)\b)`,
      String.raw`(?:大概|大约|大致|约莫|左右|上下|差不多|估计|估摸着?|可能|也许|或许|应该|好像|我(?:猜|估计|觉得|想吧)|我?也?(?:不太?|没法?)(?:确定|肯定|清楚)|说不准|记不清)(?:是|吧|呢|啊|的|了|这么多|这样)?(?=$|[\s\p{P}]|给)`,
    ].join('|') +
    ')',
  'u',
);
/** The same at the end of all that is said: five hundred to the gardener, roughly. */
const hedgeAtEnd =
  /^[^\d,，.。;；!！?？]{0,40}[,，]? ?(?:\b(?:(?:or )?(?:roughly|approximately|thereabouts)|or so|give or take|more or less|i (?:think|guess|suppose|reckon))|大概|大约|左右|差不多)[吧呢]?[.。!！]?$/u;
/** How far behind a sum it may be left open. */
const openMax = 60;
/** At least so much, perhaps more; and how much is left to whoever hears it. */
const openEnd =
  /\b(?:(?:perhaps|maybe|possibly|probably) (?:a (?:bit|little) )?|or (?:a (?:bit|little|touch) )?(?:even )?)(?:more|less)\b|(?:可能|也许|或者?|兴许)[还更再]?(?:[多少](?:一?[点些])|更?[多少](?=$|[\s\p{P}]))|[你您](?:看着(?!给?(?:我|他|她)?[缴交付]了)|自己看|说了算|决定|来?定|做主)|看着(?:办|转|给(?![缴交付]了)|来)|随(?:[你您]|便(?=$|[吧了\s\p{P}]))|\b(?:you (?:decide|choose|pick|judge)|your (?:call|choice)|up to you|as you (?:like|wish|see fit)|whichever(?! (?:account|card|is|has))|one of (?:those|these|them)$|or whatever|whatever you)\b/u;
/** What somebody has, got or spent is told, not asked for: 工资发了八千，给妈妈转点. */
const toldBefore =
  /$(?<=(?:(?:发|存|涨|到|来|花|赚|挣|收|用)了|有|不够|剩下?|收到|(?<!给我|帮我|想|要)涨到|余额是?|[高低多少大小]于|超过?|比上[次回]多|\ue001+ (?:of|is|was)|\b(?:there'?s|there (?:is|are)|(?:i|we) (?:only )?(?:have|got)|i'?ve got|was|were|costs?|earned|received|spent|(?:salary|pension|bonus|balance|rent) (?:of|is)|double|twice|half(?: of)?|triple)) ?)/;
/** 两个五百: how many times so much. */
const repeatedBefore =
  /$(?<=(?:(?<![第\d一二三四五六七八九十百千万])[二两俩三仨四五六七八九十几2-9]|(?<![第\d])\d\d)(?:个|张|份|次|遍|笔|回) ?|\b(?:two|three|four|five|[2-5]) (?:lots|times|sets|payments|transfers|rounds) of )/;
/** 扣了两次35.15: what was taken more than once is a sum all the same. */
const takenOften = /(?:[扣付刷收划交充转买]|支付|扣款|扣费)[了过]?我?(?:[两三2-3])[次遍回笔] ?$/;
/** 房租扣掉五十押金再转给他: taken off first, and what is left is sent. */
const takenOffFirst = /[扣减]掉?[掉除去了]? ?$/;
const restGoes = /^ ?[元块]?钱?[^,，\d]{0,8}[,，]?(?:再|然后|剩下?的?|余下?的?|之?后|以后)[^,，\d]{0,4}[转打汇付给还交存]/u;
/** "Charged me 18.50 twice": what was taken more than once is a sum all the same. */
export const isTakenOften = (before: string, after: string): boolean =>
  isSeenOften(before, after) ||
  (/\b(?:charged|billed|debited|took|taken|deducted|hit)(?: (?:me|us|my (?:card|account)))(?: for)? $/.test(before) &&
    /^ (?:twice|two times|three times|thrice)\b(?! (?:a|as|per|over|that|what|the)\b)/.test(after));
/** "The ATM shows my 3,000 twice": so it stands in the books. */
const isSeenOften = (before: string, after: string): boolean =>
  /\b(?:shows?|showing|see|seen|listed|appears?|statement|paid|took|taken)\b[^,.]*$/.test(before) &&
  /^ twice\b(?! (?:a|as|per|over|that|what|the)\b)/.test(after);
/** 分两次转五百: five hundred in two, or twice; what is left over, added, taken off or multiplied is no sum either. */
const partOf =
  /$(?<=(?:分[两二三四五几\d][次笔回](?:转|打|汇|付|给)?|\b(?:(?:all|everything|lot|rest) (?:but|except|minus|bar|save)|except|twice|double|triple|times|plus)|乘以?|(?<!给我|帮我|[给往][^,，\d转汇打发付还再百千万块元]{1,6})再?加上?|减[去掉]?(?:[^,，\d]{1,10}的)?|除[了去掉]|刨[去掉]|抛[去开]|\b(?:minus|less|deduct(?:ing)?|subtract(?:ing)?) (?:the|my|his|her|that|their)|\b(?:usual|amount|same|total|balance|price|rent|lot) (?:less|minus|plus)|(?:%|per ?cent) off(?: of)?(?: the| my| that)?) ?)/;
const partBehind =
  /^ ?(?:(?:yuan|rmb|cny|kuai)\b|[元块])?钱? ?(?:(?:plus|minus|times|add|multiplied)\b(?= ?\p{L}{0,12} ?[\p{N}\p{L}])|加上?(?![急油班倍])|减去?(?![免到成至为少低]))/u;
/** One or two hundred. */
const orBefore = /$(?<=\b(?:like|about|around|roughly) [1-9]\d{0,5} or |\b(?:one|two|three|four|five|six|seven|eight|nine) (?:or|to) )/;
const joined = /$(?<=[\p{N}\p{L}][+*×^=#&_/\\⁄|<>]|[a-z_]\()/u;
const joinedAfter = /^(?:[+*×^=#&_/\\⁄|<>]\p{N}|'?\p{N}|(?!ish\b)[a-z_]|[.,，]\p{N}| ?(?:[%‰]|per ?cent\b|pct\b))/u;

/** 五，百: a scale or unit that a pause has cut from its number. 五百，千万别忘 is none. */
const strayScale = /^[,，、] ?[十百千万亿拾佰仟元块毛]{1,2}钱?(?=$|[\s,，。]|给|转)/;
/** 每瓶四十五, "45 a bottle": the price of one, and how many is not said. What comes again, 500 a month, is a sum. */
const eachBefore =
  /$(?<=(?:每|一)(?:斤|公斤|千克|瓶|个(?![月号])|张|件|箱|只|份|杯|盒|包|袋|节|小时|课时|度|吨|米|平米?|方|盘|碗|根|条|双|套|支|桶|趟) ?(?:是|要|卖|收|价)? ?|每(?:节|次|堂|瓶|桶|箱|份|杯|盒|包|袋|个(?![月号])|件|斤|张)\p{Script=Han}{0,2}(?:是|要|卖|收)? ?|一(?:节|次|堂)课(?:是|要|收)? ?|(?:均价|单价)(?:是|要)? ?)/u;
const eachBehind =
  /^(?: (?:yuan|rmb|cny|kuai))? ?(?:an? |per |\/ ?)(?!(?:day|week|fortnight|month|quarter|year|time|moment|bit|piece of|hundred|thousand|half|half)\b)(?:kilo|kg|pound|gram|jin|bottle|box|bag|cup|glass|piece|pop|head|go|ticket|lesson|hour|session|class|night|seat|litre|packet|plate|bowl|unit|item|page|metre|mile|can|tin|slice|dozen|set|pair|person|kid|child|word|photo|sheet|brick|tile|square)\b|^ ?[元块]?钱?(?:一|每|\/)(?:斤|克(?![朗隆])|公斤|千克|瓶|个(?![月号])|张|件|箱|只|份|杯|盒|包|袋|节|小时|课时|度|吨|米|平|盘|碗|根|条|双|套|支)(?![给])/u;
/** 付过一个一百九十八的, 扣我一个25块的会员费: one entry, not the price of each. */
const isEntry = (before: string, after: string): boolean => /[过了我回发包塞]一?[个笔] ?$/u.test(before) && /^[元块]?钱?的/u.test(after);
/** 每天一百二, "260 per shift": how many of them is not said. A limit of so much a day is a sum, and so is what is sent every day. */
const dailyBefore = /(?:每|(?<![那这同第有某当])一)(?:天|日|晚上?|个?班|趟|单)(?:是|要|给|付|算|就)?(?:[她他]|人家)? ?$/u;
const dailyBehind = /^(?: (?:yuan|rmb|cny|kuai))? (?:a|per) (?:day|shift|night|visit|trip)\b|^[元块]?钱?[一每](?:天|日|晚|个?班|趟)/u;
const limited = /限额|额度|上限|最多|封顶|超过|限制|\b(?:limit\w*|max\w*|cap|up to|most|allow\w*)\b/u;
const isDaily = (before: string, after: string): boolean =>
  (dailyBefore.test(before) || dailyBehind.test(after)) && !limited.test(before) && !limited.test(after);
/** 118 per person, just send my part. */
const ownPartBehind =
  /^(?: (?:yuan|rmb|cny|kuai))? (?:per|a) (?:person|head)\b[^\d]*\b(?:just|only|send|pay) (?:just |only )?(?:my|mine)\b/u;
/** 一箱一百六十八，我就要一箱. */
const onlyOne =
  /(?:就|只|光|我|先)(?:要|买|订|拿|付|交)了?一(?:公?斤|瓶|个|张|件|箱|只|份|杯|盒|包|袋|节|盘|碗|根|条|双|套|支)(?!.*[二两三四五六七八九十])/u;
/** 八百一个月，交三个月; "800 a month for three months": what it comes to is not said. */
const severalTimes =
  /^[元块]?钱?[一每]个?[月周年天][,，]?(?:先|一次性?)?[交付转]?(?:[二两三四五六七八九十]|\d{1,2})个?[月周年天]|^(?: (?:yuan|rmb|cny|kuai))? (?:a|per|each|every) (?:month|week|year|day),? for (?:\p{L}+|\d+) (?:month|week|year|day)s\b/u;
/** 工钱按两百一天算: for how many is not said. */
const rateBefore = /按(?:照|着)? ?$/u;
const rateBehind = /^[元块]?钱? ?(?:[一每/]|1)?个?(?:天|日|月|人|次|小时|钟头|节|斤|平米?|工)[来去]?(?:算|结|计|给|发)/u;
/** 比上个月少二百, "fifty more than last time": by how much, of what is not said. */
const differsBefore = /$(?<=比[^,，\d]{1,8}[多少高低][了出]? ?)/u;
const differsBehind =
  /^(?: (?:yuan|rmb|cny|kuai))? (?:more|less|fewer|higher|lower|over|above|below) than (?:last|before|usual|normal|expected|it should|i|he|she|we|they|the|my)\b/;
/** "Fifty to what I sent last time": added to what is not said. */
const addedBehind = /^(?: (?:yuan|rmb|cny|kuai))? (?:on top of|to (?:what|the (?:last|usual)))\b/;
/** Why a number may not be acted on where it stands, by what is before and behind it; null where nothing speaks against it. `isMoney`: a unit says so. */
export function faultOf(before: string, after: string, words: string, isMoney: boolean): Fault | null {
  const isGrouped = joinedAfter.test(after) && !(/\p{Script=Han}$/u.test(words) && /^[,，]/u.test(after)); // 两千，3月5号的
  if (joined.test(before) || isGrouped || /百分之$|[a-z_]$/.test(before) || /^(?:分之|之| and a half)/.test(after)) return 'notPlain';
  if (/^\d{1,3}$/.test(words) && /^ \d{3}(?!\d)/.test(after)) return 'notPlain';
  if (/^\d{3}(?:\D|$)/.test(words) && /(?:^|\D)\d{1,3} $/.test(before)) return 'notPlain';
  if (!isMoney && (/^1[3-9]\d{9}$/.test(words) || mayBeTail(before, words, after))) return 'notPlain';
  if (strayScale.test(after)) return 'notPlain';
  if (differsBefore.test(before) || differsBehind.test(after) || (addedBehind.test(after) && !/\b(?:another|an extra) $/.test(before)))
    return 'notPlain';
  if (
    (eachBefore.test(before) && !onlyOne.test(after) && !isEntry(before, after)) ||
    (eachBehind.test(after) && !ownPartBehind.test(after)) ||
    (rateBefore.test(before) && rateBehind.test(after))
  )
    return 'notPlain';
  if (severalTimes.test(after) || isDaily(before, after)) return 'notPlain';
  if (
    (repeatedBefore.test(before) && !takenOften.test(before)) ||
    partOf.test(before) ||
    partBehind.test(after) ||
    (takenOffFirst.test(before) && restGoes.test(after))
  )
    return 'notPlain';
  if (orBefore.test(before)) return 'approximate';
  if (cutRange.test(before) && /[十百千万亿k]/.test(words)) return 'approximate';
  if (/块$/.test(before)) return 'approximate'; // 块八毛
  if (rangeBefore.test(before) || /~ ?$/.test(before)) return 'approximate';
  if (rangeAfter.test(after)) return 'approximate';
  if (/(?:[-−‐]|(?<![\p{L}\ue002] )[–—]|负|(?<!\b(?:see|there'?s|there is|shows?|find|got) (?:an? )?)\bminus|\bnegative) ?$/u.test(before))
    return 'negative';
  const isHedged = guessBefore.test(before) || guessAfter.test(after) || hedgeBehind.test(after) || hedgeAtEnd.test(after);
  const isShort =
    /\b(?:over|under|more than|less than|nearly|almost) $/.test(before) &&
    /^ (?:yuan )?(?:short|missing|light|down|gone|out)\b/.test(after);
  if (isShort) return 'approximate';
  return isHedged || openEnd.test(after.slice(0, openMax)) ? 'approximate' : null;
}

/** Nothing but what a request opens with: what is bounded behind it is to be sent, and a report names no such sum. */
const onlyAsks =
  /^(?:(?:please|well|just|but|no|not|can|could|may|i|we|want to|need to|send|transfer|pay|give|withdraw|take out|别|不要|不能|请|就|给|转|汇|打|[,，])\s?){0,6}$/;

/** Rent of 3,200 to the landlord: told, and whom it goes to. */
const ofBefore = /\b(?:rent|salary|pension|bonus) of $/;
const goesTo = /^(?: (?:yuan|rmb|cny))? to (?:my |the |our )?(?!\d|spend|spare|go|pay|be|have|get|cover|buy)\p{L}/u;

/** A sum that is told, or at least so much: one that nobody asked to send. */
export function toldFault(before: string, after: string, amount: Amount): Amount | null {
  const bound = boundBefore.exec(before);
  const isPaid = ofBefore.test(before) && goesTo.test(after);
  const fault = toldBefore.test(before) && !isPaid ? 'notPlain' : bound ? 'approximate' : null;
  const isTold = 'minor' in amount && !onlyAsks.test(before.slice(0, before.length - (bound?.[1]?.length ?? 0)));
  return fault && { invalid: fault, ...(isTold ? { named: { minor: amount.minor, currency: 'CNY' } } : {}) };
}
