import type { Found } from './about';

const smallEn = '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)';
const hour = `(?:(?:[01]?\\d|2[0-4])|${smallEn})`;
const noSum = '(?![\\d]|[.,:/]\\d| ?(?:yuan|rmb|cny|kuai|k|hundred|thousand|grand|million|wan|[元块万千百毛])(?![a-z]))';

/** When: "before four thirty today", "by 7.40 train", "from 2 until 6", "before 5 o'clock", "due date 25", "dated 02/05", "due on 8/4". */
const times = [
  `(?<=\\b(?:by|before|until|till|after|past|at|the|around|from) )${hour}(?: (?:thirty|fifteen|forty[- ]five)|[.h]?[0-5]\\d(?=(?: (?:am|pm|a\\.m|p\\.m|o'clock|train|bus|flight|ferry|show|class|plane)\\b|[ap]m\\b)))(?=$|[,.;!?)]| (?:am|pm|today|tomorrow|tonight|this|on|in|or|and|so|please|train|bus|flight|ferry|show|class|plane|sharp)\\b)`,
  `(?<=\\bby )${hour}\\.[0-5]\\d(?= (?:train|bus|flight|ferry|plane|today|tomorrow|tonight)\\b)`,
  `(?<=\\bfrom )${hour}(?= (?:until|till) )`,
  `(?<=\\b(?:until|till) )${hour}${noSum}(?=$|[,.;!?)]| (?:am|pm|and|today|tomorrow|tonight|or|so|but)\\b)`,
  `${hour}(?= o'clock)`,
  `(?<=\\bat )${hour}[.h][0-5]\\d(?= (?:this|yesterday|last|in the|tomorrow|today|tonight|on)\\b)`,
  `(?<=\\b(?:last night|yesterday|today|tonight|tomorrow|morning|afternoon|evening|noon)(?: at| around| about| by) )${hour}${noSum}`,
  `(?<=\\bhalf )${smallEn}(?=$|[,.;!?)]| (?:today|tomorrow|tonight|on|please|ish|this)\\b)`,
  `${hour}(?= in the (?:morning|afternoon|evening)\\b| at night\\b)`,
  '(?<=\\b(?:due date|deadline|by the|before the|on the|until the|till the)(?: is| on)? )(?:[12]?\\d|3[01])(?![\\d]|[.,/]\\d| ?(?:yuan|rmb|k|hundred|thousand|[a-z]+ (?:account|card)))(?=$|[,.;!?)]| (?:so|and|please|but|or|at|of|if|to|because)\\b)',
  '(?<=\\b(?:dated?|due|due (?:on|by)|on|by|before|since|of|until) )(?:0?\\d|[12]\\d|3[01])[/.](?:0?[1-9]|1[0-2]|[12]\\d|3[01])(?:[/.](?:20)?\\d\\d)?(?![\\d]|[.,]\\d| ?(?:yuan|rmb|k\\b|kuai))(?<=/.*)',
];
const monthEn =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
/** Which: an invoice 2024/118, household 4410-22, bank 9118, 沪深300, 12306; what class, what table. */
const names = [
  '(?<=\\b(?:no|nos|number|nr|invoice|inv|ref|reference|order|case|file|contract|lot|id|household|account|acct|customer|consumer|connection|notice|policy|meter|plate|docket|claim)\\.?:? ?#?)\\d{1,8}(?:[/-]\\d{1,8}){1,3}(?![\\d]|[.,]\\d)',
  '(?<=\\b(?:bank|icbc|ccb|boc|abc|cmb|bocom|psbc) )\\d{4}(?=$|[,.;!?)]| (?:please|thanks)\\b)',
  '(?<=(?:[水电气]|燃气|煤气|暖气|热力)表(?:的|上|上面)?(?:读数|度数|示数|数字?|底数)?(?:现在|目前|已经|都|这个月)?(?:是|为|到|走到?|显示|抄的是|写着)?了? ?|(?:读数|表底|抄表数)(?:现在|目前)?(?:是|为|到|[:：])? ?)\\d{2,6}(?![\\d元块万千百]|[.,]\\d)',
  "(?<=\\bmeter(?:'s)?(?: reading)?(?: now| currently)? (?:reads|says|shows|reading|(?:is |stands |now )?(?:at|on)|is|has gone to) |\\b(?:meter )?reading(?: is| of| was|:)? )\\d{2,6}(?!\\d|[.,]\\d| ?(?:yuan|rmb|cny))",
  '(?<=\\b(?:card|account|number)s? (?:that )?(?:start|begin)(?:s|ning|ing)? (?:with|in) )\\d{4,8}(?!\\d|[.,]\\d)',
  `(?<=\\b${monthEn}\\.? \\d{1,2}(?:st|nd|rd|th)?,? )20[12]\\d(?!\\d|[.,]\\d| ?(?:yuan|rmb|cny|k\\b))`,
  '(?<=沪深|中证|标普|上证|科创|创业板|纳斯达克|纳指|恒生|中概|道琼斯|日经|中证红利|国证)\\d{2,4}(?!\\d|[.,]\\d|[元块万])',
  '(?<=\\b(?:csi|s&p|nasdaq|hs|ftse|dax|nikkei|hang seng|stoxx) ?)\\d{2,4}(?!\\d|[.,]\\d)',
  '(?<=\\b(?:at|on|from|via|called?|ring|dial(?:led)?) |[在上打拨从] ?)(?:12306|12315|12345|12333|12366|10086|10010|10000|95\\d{3}|985|211)(?!\\d|[.,]\\d| ?(?:yuan|元|块|to\\b))',
  `(?<=\\b(?:year|grade|term|semester|lesson|phase|stage|module|step|aged|room|bed|bay|gate|terminal|chapter|volume) )(?<!\\b(?:a|per|this|last|each|every|the|next|whole|half|full|one|my) year )(?:\\d{1,2}|${smallEn})(?=$|[,.;!?)]| (?:and|so|please|at|in|on|for|is|with|bed|room|who|to (?:be|go))\\b| room| bed)`,
  `(?<=\\b(?:table|party|seats?|room|dinner|lunch|meal|booking|reservation|space|tickets|flights?|holiday|trip|taxi|places?) (?:for|of) )(?:\\d{1,2}|${smallEn})(?=$|[,.;!?)]| (?:people|on|at|in|and|tonight|tomorrow|guests?|deposit|booking|is|are|was|were|comes?|came|costs?)\\b)`,
  `(?<=\\b(?:turn(?:ed|s|ing)|just turned) )(?:\\d{1,3}|${smallEn})(?=$|[,.;!?)]| (?:and|so|this|last|yesterday|a|on|next|today|now|in)\\b)`,
  '(?<=\\b(?:we|they|there) (?:were|are) (?:only |just )?)\\d{1,2}(?=$|[,.;!?](?!\\d)| (?:of (?:us|them)|so|people)\\b)',
  '\\d{1,3}(?= years? old\\b|[- ]years?[- ]olds?\\b)',
  '押[一二三1-3]付[一二三六1-6]',
  '(?<=门牌号?码?(?:应该|现在)?(?:是|为)?\\d{1,5}室?[,，]?(?:而?不是|不叫) ?)\\d{1,5}',
  '(?<![\\d.,]|\\b(?:my|our|the|to|for|her|his|their|both) )\\d{1,2}(?= (?:adults?|child(?:ren)?|kids?|pax|guests?|seniors?|students?|persons?|toddlers?)\\b)',
  '(?<![\\d.,])\\d{1,2}(?= (?:(?:more|new|other|extra) )+(?:payees?|recipients?|contacts?|people|persons?|cards?|accounts?|transfers?|payments?|bills?|months?|weeks?|days?|times?|things?)\\b)',
  '(?<=积分(?:有|满|到|是|够|还有|剩)?了?)(?:\\d{1,3}(?:,\\d{3})+|\\d{2,7})(?![元块万\\d]|[.,]\\d)',
  '(?<=(?:读数|[水电气]表).{1,20}上个?[月次](?:是|为|读数|的是)?)\\d{2,6}(?![元块万\\d]|[.,]\\d)',
  '(?<![\\d.,零一二两三四五六七八九十百千万])(?:1|5|10|20|50|100|[一五十]|[二五]十|一百)[元块]?钱?(?:的?(?:票子|钞票?|纸币|硬币|整钞)|面[值额])',
  '(?<![\\d.,])(?:5|10|20|50|100)(?: yuan)?(?= (?:notes?|banknotes?|coins)\\b)',
  '(?<=\\binstal?lment )\\d{1,2}(?: of \\d{1,2})?(?!\\d|[.,]\\d| ?(?:yuan|rmb|k\\b))',
  '(?<![\\d.,])\\d{1,2}(?= of (?:my|our|the|those|these|his|her) (?:\\p{L}+ )?(?:cards?|letters|copies|documents|forms|chequebooks?|cheques|statements|passbooks|tokens|accounts|payees)\\b)',
  '#\\d{1,8}(?!\\d|[.,]\\d)',
  '(?<=\\()\\d{1,4}(?= \\p{L}+s\\))',
  '(?<=\ue001 ?[-/] ?)\\d{1,8}',
  '(?<!\\d)1[3-9]\\d-\\d{4}-\\d{4}(?!\\d)',
  '\\d{1,3}(?=-(?:years?|months?|days?|weeks?|hours?|minutes?|man|person|seater|bed)\\b)',
  '(?<=\\bfrom )1[3-9]\\d(?= to 1[3-9]\\d(?!\\d))|(?<=\\bfrom 1[3-9]\\d to )1[3-9]\\d(?!\\d)(?<=(?:phone|number|mobile).*)',
  '(?<=[从由])1[3-9]\\d(?=[换改变])|(?<=[从由]1[3-9]\\d[换改变][成为到])1[3-9]\\d(?!\\d)',
];
/** At what rate: "at 1.45 per cent", and of a currency "it was 7.18 when I looked". */
const rates = [
  '(?<=\\b(?:at|of|was|is|to|from|now|interest) )\\d{1,2}(?:\\.\\d+)? ?(?:%|per ?cent|pct|p\\.a\\.?)(?= |$|[,.;!?)])(?! (?:of|advance|deposit|down|more|less|share|up ?front|off)\\b)',
  '(?<=\\b(?:rate (?:of|is|was|at)|(?:was|is|were|hits?|reach(?:es|ed)?|waiting for|wait(?:ed)? (?:until|till|for)|at|around|about|than) ))[1-9]?\\d?\\.\\d{1,4}(?![\\d,]| ?(?:yuan|rmb|k\\b|kuai))(?<=\\b(?:convert|exchange|rate|change|swap|sell|buy|pound|dollar|euro|yen|usd|eur|gbp|hkd|jpy)\\b.*)(?! ?(?:pounds|dollars|euros|usd|eur|gbp))',
  '(?<=[率价](?:是|到|在|要|才)?(?:了|过)? ?)\\d\\.\\d{1,4}(?![\\d,元块%])(?<=(?:汇率|结汇|购汇|换汇|牌价|兑).*)',
];
/** How much of what: 加了四百升, 买10克; points taken off a licence; together (一块交). */
const counts = [
  '(?<=扣了?我?(?:驾[照驶]证?)?)(?:\\d{1,2}|[一二两三四六九]|十二)分(?!钱)',
  '(?<=(?:考|得|评|打|拿|差|满|只有?|[高低]出?)了? ?)(?:\\d{1,3}(?:\\.\\d)?|[一二三四五六七八九十百零]{1,5})分(?![钱文毛之])(?<=[考试成绩卷评](?:.{0,8}))',
  '\\d+(?:,\\d{3})*(?= ?(?:kilomet(?:re|er)s?|kms?|miles?|steps|points|followers|likes)\\b)',
  '(?<=(?:排|叫|取|拿|领)(?:的|到|了)?(?:号|号码)(?:是|为)?)\\d{1,4}',
  '(?<![\\d.,])\\d{3,4}(?=,? (?:building|block|tower|unit) (?:no\\.? )?\\d)',
  '一分价?钱一分货|一分价钱|一分货|一分钱(?=难倒|掰)|一分耕耘一分收获',
  '(?<=是)[俩两]个?[一二三四五六七八九](?=[,，]|$)',
  '(?<=[也都跟和同起替咱们俩仨]{1,2}.{0,6})一块儿?(?=[交缴付办算存取买给转弄发打过](?!钱))',
  '(?:\\d+(?:\\.\\d+)?|[一二两三四五六七八九十百千半]+)(?:多)?(?:毫?升(?![级到为至])|克(?![朗隆])|千克|平方|平米|立方|公里|千米|千瓦|加仑|英里|英尺|厘米|毫米|亩)',
];

const aside = new RegExp([...times, ...names, ...rates, ...counts].join('|'), 'gu');

/** Figures that say when, which, at what rate or how much of what: none of them is a sum, whatever stands beside. */
export function findAside(text: string): Found<null>[] {
  return [...text.matchAll(aside)].map(({ 0: words, index }) => ({ start: index, end: index + words.length, value: null }));
}
