import type { Found } from './about';

/** A number as it is typed or read out figure by figure, in groups; with the letters that keys begin with. */
const zhFigure = '[\\d零〇幺一二三四五六七八九]';
const enFigure = '(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)';
const figures = `(?:(?:gjj|[ps])[ -]?)?(?:${zhFigure}(?:[ -]?${zhFigure}){0,23}|${enFigure}(?: ${enFigure}){0,23}\\b)`;

/** Words behind which figures say which bill or phone, and those behind which they say which account, door, reading or code. */
const zhKeys =
  '号码|户号|家号|编[号码]|条形?码|(?<=罚)单号|(?:保|订|决定书|票|通知)单?(?:编?号)|(?:客户|用户|缴费|合同|手机|电话)(?:编?号)码?|(?<![罚保订尾])[单账帐卡表学]号|第(?=\\s?\\d+\\s?号)|(?<![\\d零一二两三四五六七八九十百千几账帐卡户单编尾表学\\p{Script=Han}])号|(?:给|替|帮)(?=\\s?\\d{3,}\\s?[充交缴])';
const zhOthers =
  '(?:住院|病历|就诊|门诊|挂号|会员|取件|提货|保单|案件|工单|运单|快递|取票)号|代码|栋|幢|单元|楼|层|[尾房室楼序工]号|尾数|末尾|(?:流水|参考|车牌|门牌|房间|身份证|证件)(?:编?号)?码?|电表|水表|气表|读数|抄表数?|示数|度数|刻度|[后末][四4]位|密码|验证码|动态码|口令|坐席|客服|站台|登机口|[车航]次|航班|座位|邮编|身高|体重|血[压糖]|心率|比分|利率|年化|收益率|报错|错误|版本|型号|网点|支行|柜台|机号|取款机|热线|拨打|(?<=\\d)比|柜员|住在?|家在|窗口|分机|护照(?:号码?)?|驾[照驶]证?号?码?';
const zhLink = String.raw`[\s:：=#]*(?:我?(?:记得|觉得|好像|应该|可能|大概|就))?(?:是|为|叫)?[\s:：]*`;
const enKeys = String.raw`(?:\b(?:(?:bill|account|phone|mobile|meter|policy|ticket|customer|student|pupil|reference|invoice|case|fine) )?(?:number|num|nr|no\.)|(?<=\b(?:bill|account|phone|meter|policy|ticket|customer|reference|invoice|water|electricity|gas|fine|contract|job|order|room|house|flat|class|vendor|unit) )no(?=\s?$| \d)|\b(?:account|acct|ref|reference|policy|meter|invoice(?! (?:is|was|for)\b)|ticket(?! (?:was|for)\b)|case|customer|student|pupil|id|key|bill(?= \d| ?$))(?![a-z])|[#№]|(?<=\btop up |\b(?:phone|mobile) )(?=\d{3,} with \d)|(?<=\b(?:put|pay) \d{1,4}(?: yuan)? (?:on|for) (?:(?:my |the )?(?:phone|mobile) )?)(?=\d{3}))`;
const enOthers = String.raw`\b(?:card|code|pin|password|reading|plate|order|room|flat|apartment|apt|suite|house|building|block|floor|agent|teller|clerk|window|counter|atm|branch|desk|last (?:four|4)(?: digits?)?|dial(?:led)?|press(?:ed|ing)?|call|version|error|zip|post ?code|bus|train|flight|tram|height|weight|blood pressure|score(?: of)?|(?:code|message|screen) (?:says|reads)|code (?:(?:i|you|they|we) )?(?:got|have|sent|received)(?: me)? is|(?:road|street|avenue)|iphone|ipad|windows|tower|unit|gate|platform|terminal|entrance|exit|wing|bay|locker|seat|row|level|lane|route|page|chapter|stall|booth|zone|ward|table|bed|line|verse|paragraph|item|lot|plot|storey|extension|ext\.?|operator|employee|(?:guy|man|woman|lady|person|people|tenant|neighbou?r|family)s? (?:in|at|from|of)|(?:live|living|stay|staying) (?:at|in)|count(?:ing)? (?:up |down )?(?:to|from)|passport|licen[cs]e|class|grade|vendor|contract|(?:trip|phase|season|group|team|year|route|form) (?:no\.? |number )?(?=\s?\d?\d(?!\d))|ending(?: in| with)?|ends(?: in| with)?|(?:call|ring|text|phone|reach|contact)(?: (?:me|us|him|her|them))? (?:on|at))\b`;
const enLink = String.raw`[\s:=#]*(?:(?:which |that )?(?:is|was|it's|it is|(?<=number )(?:has |is |was )?changed to) )?`;

const keyLabels = `(?:(?:${zhKeys})${zhLink}|${enKeys}${enLink})`;
/** Read backwards from the end, as all patterns here that end where something begins: forwards, each would be tried at every place before it. */
const isLabelled = new RegExp(`$(?<=(?:${keyLabels}|(?:${zhOthers})${zhLink}|${enOthers}${enLink})(?:\\d+[ -]){0,24})`, 'u');
/** What figures count or name behind them: 302室, 3单元, 120 kWh, 12 March, 2 bills. */
const isCounted =
  /^ ?(?:快乐|夜(?![宵里班市])|床(?![单上品垫头])|届|班(?![费车])|[桌座](?=[的那买\s,，]|$)|(?:(?!for|of|on|to|from|my)[a-z\ue006]+ ){1,2}bills\b|室(?!友)|房(?=[的间号里\s,，]|$)|栋|幢|号楼|单元|层|比(?=\d)|口(?=[人之])|路(?=$|公交|车|[,，。])|错误|户(?=[的人\s,，]|$)|方(?!便|面|法|式|案|才|向)|立方|兆|kwh|kw|gb?\b|mb\b|(?:units?|bills|fines|tickets|payments|transfers|kilowatts?|degrees|tons?|cubic|litres?|floors?|met(?:re|er)s?|feet|inch(?:es)?|cm|mm|grams?|kilos?|towers?|blocks?|flats|gates?|storeys?|stops?|nights)\b|(?:(?!to|for|of|from|on|into|out|by|please|yuan)[a-z\ue001]+ ){1,2}(?:road|street|avenue|lane|drive|crescent|terrace)\b|(?:of )?(?:january|february|march|april|may(?! (?:i|we|be|you)\b)|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b)/u;

/** 3.18的, "the 2026 bill": a day or a year. */
const isDay = /^(?:1[0-2]|[1-9])\.(?:[12]\d|3[01]|0?[1-9])$/;
const isYear = /^20[12]\d$/;
const yearly =
  /^ (?:[a-z]+ ){0,2}(?:tax|taxes|insurance|bills?|fees?|membership|subscription|dues|permit|heating|season|return|renewal|premium|tuition)\b/;
const isDated = (before: string, words: string, after: string) =>
  (isDay.test(words) &&
    /^(?:的|号|日|那)(?!那?个?(?:会员|套餐|订阅|自动|续费|月卡|年卡|流量|包))/.test(after) &&
    !/(?:[扣收花付退](?:[了过]我?|我)|[这那]一?笔) ?$/.test(before) &&
    !(/(?:店|超市|市场|外卖|打车|咖啡|奶茶|停车场?)(?:的|那)? ?$/.test(before) && /^那?[单笔]/.test(after))) ||
  (isYear.test(words) &&
    (/^(?:的|年?度?(?:取暖|物业|暖气|水|电|燃气|房|个税|社保|医保|车险|会员?)费?)/u.test(after) ||
      /\b(?:the|for|of|in|spring|summer|autumn|winter|term|season|year) $/.test(before) ||
      (/\b(?:my|our|his|her|their|your|this|last)(?: own)? $/.test(before) &&
        /^ (?!to|for|from|yuan|rmb|cny|please|now)[a-z]/.test(after)) ||
      /^ \ue006/.test(after) || // a bill
      yearly.test(after)));

/** 今天5月20: the day of a month. */
const isDayOf = (before: string, words: string) =>
  /(?:^|[^\d个])(?:[1-9]|1[0-2]|[一二三四五六七八九十]|十[一二])月 ?$/.test(before) &&
  /^(?:[12]?\d|3[01]|[一二三]?十[一二三四五六七八九]?)$/.test(words);

/** 139开头的, "the 138 number", "starting with 139": how a phone number begins. */
const phoneBegins = /^(?:1[3-9]\d?|[一幺][三四五六七八九].?)$/;
const begins = /^ ?(?:开头|打头|字头|起头)/;
const isPhoneBegun = (before: string, words: string, after: string) =>
  (/^\d{2,7}$/.test(words) && begins.test(after)) ||
  (phoneBegins.test(words) &&
    (/^ ?(?:[*x]{2,}|开头|打头|字头|起头|[那这]个?(?:号|手机)|的?(?:手机|电话|号码?))/.test(after) ||
      /^ (?:number|phone|mobile)\b(?! (?:bill|credit|plan|top))/.test(after) ||
      /\b(?:start|begin)(?:s|n?ing)?(?: with| in)? $/.test(before)));

/** 三零二的房租, 给302的小王, "302's rent": a room, which is written with a nought before its last figure. */
const room = /^(?:[一幺二三四五六七八九]{1,2}[零〇][一二三四五六七八九]|[1-9]\d?0[1-9])$/;
const rentedBefore = /(?:租的|租住|租在|搬[到去]) ?$/;
const isRoom = (before: string, words: string, after: string) =>
  room.test(words) &&
  !/[转汇打付交还] ?$/.test(before) &&
  (rentedBefore.test(before) ||
    /^(?:的?(?:房租|租金|业主|户主|主人|租客|租户|房[东客]|住户|邻居|[水电燃煤]|物业|暖气|宽带|网费|钥匙|押金)|[的那]屋|[的那](?:[小老][\p{Script=Han}]|户|家|位)|'s (?:rent|bill|water|gas|electric\w*|deposit|key|tenant))/u.test(
      after,
    ));

/** "From 123": what pays, unless an amount is changed from it. */
const isSource = /$(?<=(?<!\b(?:change[ds]?|it|that|amount|raised?|increased?|reduced?|lower(?:ed)?|up|down) )\bfrom(?: my| the)? )/u;

/** 叫伍佰的那个人, "called Fifty": what somebody is called, and behind a title what they are called by (伍佰老师). */
const isName =
  /$(?<=(?:名叫|叫做?|名字?[是为叫]?|昵称[是为]?|[外绰]号[是为]?|称呼[是为]?|改名[成为]?|\b(?:called|named|nicknamed|(?:name|alias)(?: is|'s)?|known as|aka)) ?["'“”‘’「」]?)/;
const isTitled = /^(?:老师|先生|女士|小姐|师傅|大哥|大姐|阿姨|叔叔)/;

/** Right behind whom money goes to, the name hidden or not, and where a tail just said which account. */
const behindName = /$(?<=[给到向从用由] ?(?:\ue001{1,8}|(?:(?![转汇打付充交存发送还借款钱账帐个是要来去过红笔])\p{Script=Han}){1,4}) ?)/u;
const behindHidden = /$(?<=(?:^|[,，\s])\ue001{1,8} ?)/u;
const behindTail = /$(?<=(?:^|[,，从用由\s])(?:\ue001{6,}|尾号\d{4})[的那卡]{0,3} ?[转给到汇打] ?)/;
const behindTarget = /$(?<=(?:(?:[转汇打存元块钱万千百\d] ?|^)到 ?[\ue001\p{Script=Han}]{1,6}|到 ?\ue001{1,8}) ?)/u;
const verbBehind = /^ ?(?:的?(?:卡|账户|那个|那张)?的?)[转汇打付发存挪划拨取扣]/;
/** A number as people round sums, and as a tail ends only by chance. */
const isRound = /(?:00|50)$/;

/** 给李娜2222, 尾号1234转5678: four figures without a unit, which may as well be a tail. 给妈妈2000 and 从尾号1234转5678给妈妈 are sums. */
export const mayBeTail = (before: string, words: string, after: string): boolean =>
  /^\d{4}$/.test(words) && !isRound.test(words) && (behindName.test(before) || (behindTail.test(before) && !/^ ?[给到]/.test(after)));

/** 给李娜1111转500, 转500到李娜1111: the tail that tells one 李娜 from another. */
export const isTail = (before: string, words: string, after: string): boolean =>
  /^\d{4}$/.test(words) &&
  (behindTarget.test(before) || (verbBehind.test(after) && (behindName.test(before) || behindHidden.test(before))));

const personBefore =
  /$(?<=(?:今年|(?:那年|当年)我|虚岁|周岁|年龄|高龄)(?:是|有|才|刚|都|快|已经)? ?|\b(?:i'm|i am|(?:he|she|mum|mom|dad|mother|father|nan|gran|son|daughter|kid|child|boy|girl|brother|sister|husband|wife|nephew|niece|grand\w+|dog|cat)(?:'s| is|'ll be| will be)|turn(?:s|ed|ing)|who(?:'s| is)|aged?|age of)(?: now| nearly| already)? )/;
const personAhead =
  /(?:^|[,，]) ?(?:我|咱|俺|他|她)?(?:妈妈?|爸爸?|爷爷|奶奶|姥姥|姥爷|外[公婆]|老伴|儿子|女儿)?(?:今年|都|已经|\ue001{1,4})?$/;
const years = /^(?:\d{2,3}|[一二三四五六七八九十]{2,3}|[a-z]+(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?)$/;
/** My nephew, 14, wants a card. */
const ofYouth =
  /\b(?:son|daughter|nephew|niece|grandson|granddaughter|boy|girl|kid|brother|sister|mum|mom|dad|mother|father|husband|wife|neighbou?r|tenant), $/;
/** 我儿子19, and not 给我儿子19. */
const isKinsAge =
  /(?:^|[,，。] ?)(?:我|俺|咱)(?:们?家)?的?(?:儿子|女儿|闺女|孩子|娃|孙[子女]|外孙女?|侄[子女]|外甥女?|弟弟?|妹妹?|老[公婆伴]|爸爸?|妈妈?|爷爷|奶奶)(?:今年|都|刚|才|快|现在)*$/u;
/** 我八十了, "I'm 72": how old somebody is. */
export const isAge = (before: string, words: string, after: string): boolean =>
  years.test(words) &&
  !/\b(?:split|shared|went halves)\b[^.]*, i'm $/.test(before) &&
  ((isKinsAge.test(before) && /^(?:$|[,，。.!！?？])/.test(after)) ||
    (ofYouth.test(before) && /^,/.test(after)) ||
    (personBefore.test(before) &&
      /^(?:了|$|[,，.。!！]| (?:now|and|today|next|this|so|but|can|(?:my )?(?:dear|love|darling|pet|son|duck|years?)(?: old| young)?(?= (?:and|so|but|now)\b|[,.]|$))\b)/.test(
        after,
      )) ||
    /^大寿/.test(after) ||
    (personAhead.test(before) && /^了(?:$|[,，。]|不[会懂识]|眼|耳|腿|还|没|看不)/.test(after)));

/** 密码六位，520131行不行: what somebody wants as a PIN. */
const secretBefore =
  /$(?<=(?<!免)(?:密码|口令)[^。转汇付给元块调到]{0,12}|(?<!\b(?:without|no) (?:a )?)\b(?:pin|passcode|password)\b[^.,]{0,12})/u;
/** 按1, 打95588, 你个二百五: a key, a hotline, a name that is called. */
const isSaid = (before: string, words: string, after: string): boolean =>
  (/按 ?$/.test(before) && /^\d$/.test(words)) ||
  (/[打拨] ?$/.test(before) && /^(?:95\d{3}|100\d\d|123\d\d|1[12]0)$/.test(words) && !/^ ?(?:[给到]|过去)/.test(after)) ||
  (/双 ?$/.test(before) && /^(?:十[一二]|1[12])$/.test(words)) ||
  (/^\d{4,6}$/.test(words) && secretBefore.test(before) && !/^ ?(?:[元块]|yuan|rmb)/.test(after)) ||
  (words === '二百五' && /(?:你这?个?|真是?个?|是个|像个|骂我)$/.test(before));

/** "The service charge for the flat is 1,020": figures in groups of three are a sum and name nothing. */
const withCents = /^\d+\.\d\d$/;
const inWords = /\b(?:hundred|thousand)\b/;
/** Visa agent: four thousand. */
const ofPeople = /\b(?:agent|operator|clerk|teller|guy|man|woman|lady|order|contract)[:,]? $/;
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?$/;

/** "Stall 16 a hundred and twenty", "top up his meal card 400", "the standing order: 129": what is paid, behind what it is paid for. */
const isAfterLabel = (before: string, words: string): boolean =>
  (/^[a-z]/.test(words) && /\d[ -]$/.test(before)) ||
  /\b(?:standing order[: ]+|school bus )$/.test(before) ||
  (/^\d{1,4}(?:\.\d\d?)?$/.test(words) && /\b(?:top up|charge|load|recharge|refill) (?:\p{L}+ ){1,4}card $/u.test(before)) ||
  (withCents.test(words) && /\b(?:card|account)(?: (?:which|that))? (?:is|was) $/.test(before));

/** Whether figures without a unit of money name something where they stand: then they are no amount, neither of a bill nor of a transfer. */
export function nameSomething(before: string, words: string, after: string): boolean {
  if (/[*＊]{2,} ?$/.test(before) || /^ ?[*＊]{2,}/.test(after)) return true; // 137****2201
  const isPhone = /[给替帮]\s?$/u.test(before) && /^\s?[充交缴]/u.test(after);
  if (
    isPhone ||
    isSource.test(before) ||
    isDated(before, words, after) ||
    isDayOf(before, words) ||
    isPhoneBegun(before, words, after) ||
    isRoom(before, words, after)
  )
    return true;
  if (
    isAge(before, words, after) ||
    isSaid(before, words, after) ||
    isName.test(before) ||
    (isTitled.test(after) && /[给向找]$/.test(before) && /\p{Script=Han}$/u.test(words))
  )
    return true;
  return (
    (isLabelled.test(before) &&
      !(inWords.test(words) && ofPeople.test(before)) &&
      !grouped.test(words) &&
      !isAfterLabel(before, words) &&
      !(
        (withCents.test(words) || inWords.test(words)) &&
        /\b(?:bills?|customer|client|student|pupil)(?: is| was| of| for)? $/.test(before)
      )) ||
    isCounted.test(after) ||
    (/^(?:1|one)$/.test(words) && /^ bill\b/.test(after))
  );
}

const unit = '\\s?(?:[十百千万亿元块毛角]|yuan|rmb|cny|kuai|hundred|thousand)';
const labelled = new RegExp(`(${keyLabels})(${figures})(?![\\d.,]*\\d|${unit})(?:号(?!码))?`, 'gu');

/** Figures that a word before them calls a key: 户号88, "number 12". The stretch holds that word too; whether they are a key is for the biller to say. */
export function findLabelled(text: string): (Found<string> & { word: string })[] {
  return [...text.matchAll(labelled)].map(({ 0: words, 1: label = '', 2: said = '', index }) => ({
    start: index,
    end: index + words.length,
    value: said,
    word: label.trim(),
  }));
}
