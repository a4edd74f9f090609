import type { Found } from './about';
import type { Amount } from './amount';

/** Where something else begins to be said. The comma in 3,000 ends nothing. */
const border = new RegExp(
  '[,，](?!(?<=\\d[,，])\\d{3}(?!\\d))|[。;；!！?？…()（）:：]|\\.(?!\\d)(?<!\\b(?:mr|mrs|ms|dr|no|st|prof)\\.)| [–—-]{1,2} |(?<=[\\p{Script=Han}a-z\\d]{2}) (?![元块毛角钱万千百])(?=\\p{Script=Han}{2})|(?<=.)(?=但是?|不过|可是|所以|然后|那就|先[给转还打付])|' +
    " (?=(?:but|so|then|now)\\b)| (?=and (?:i|i'm|i'll|we|we're|want|need|now)\\b)|(?<=^(?:out )?of (?:[^,]|,(?=\\d)){1,30}) (?=(?:put|send|pay|move|transfer|give|take)\\b)| (?=and (?:then |please |just )?(?:send|pay|transfer|give|wire)\\b)",
  'gu',
);

/** 转三百, 给妈妈打五百, 定金三千转给老板: a verb that sends, and not one in a noun (存款, 首付) or of what is over (转了). */
const zhVerb =
  '(?:[转汇寄划充缴挪]|打(?!折|[七八九])|(?<![首预到代])付|给(?!我(?![\\p{Script=Han}]))|还(?![剩有差没要是得算])|发(?!票|工资)|拨|随(?![便时机后意身缘])|[取提](?![前款现醒供])|存(?!款)|交(?!通)|补(?!课|贴)|退(?=给|还给|[他她你它]|人家|\\d|[一二两三四五六七八九十])|赎回?|申购|认购|买(?!的|卖)|定投|拿出|掏|捐|凑|预存|换(?=[\\d一二两三四五六七八九十]))(?![了账款钱]|过(?!去|来))';
const zhGoverns = new RegExp(`${zhVerb}[^,，]{0,14}$`, 'u');
const zhGovernsBehind = new RegExp(`^ ?[元块]?钱? ?(?:都|就|先|再)?${zhVerb}`, 'u');
const zhOver =
  /(?<![行好是得算罢成])了|[借垫欠](?:给?我(?=[\d一二两三四五六七八九十])|[了过])|过(?!去|来)|欠|已经?[付交转还给打汇存]|上个?月|上次|昨天|前天|去年|前年|以前|之前|原来|本来|平时|往[常年]|[转打汇寄]来|[转打汇寄发退还付]给?[我咱俺](?=[\d零一二两三四五六七八九十百千万半了过])|(?:他|她|人家|对方|老板|房东|店家|师傅)们?(?:说|让|叫|要)/u;

const enLead =
  "(?:(?:please|pls|just|so|then|now|but|and|ok|okay|well|today|first|instead|only|also|kindly|for now|this (?:time|month|week)|go ahead and|i'?ll|i will|i (?:want|need)(?: you)? to|i'?d like(?: you)? to|let me|let's|i(?:'ve)? (?:have|got|need|must|ought) to|i must|i'?m|i am|we'?re|gonna|going to|can you|could you|would you) )*";
const enVerbs =
  'send|pay|transfer|give|wire|move|put|lend|settle|repay|shift|take|knock|withdraw|bung|fling|ping|top up|pass|slip|drop|remit|refund|reimburse|compensate|return|deposit(?! (?:is|was|of|for|will|comes?|came)\\b)|save|invest|donate|contribute|chip in|load|shoot|chuck|stick|convert|exchange|add|tip|gift|sending|paying|giving|transferring|moving|lending|putting|remitting|donating';
/** Anywhere in a clause behind a word of asking: "he's done such shelves that I want to give him 9,000". */
const enFrame =
  "\\b(?:please|pls|kindly|just|help me(?: to)?|(?:i|we)(?:'ll| will| shall|'d like to| would like to| want to| need(?: to)?| wish to| have to| must| gotta| got to| wanna| should| can| prefer to)(?: now| just| only| also)?|(?:and|but) (?:have to|need to|want to|must|will|would like to)|(?:can|could|will|would) you(?: please| just| kindly)?|let me|let's|time to|asked you to) ";
const enGoverns = new RegExp(`(?:^ ?${enLead}|${enFrame})(?:${enVerbs})\\b[^,]*$`, 'u');
/** The sum before its verb: "the remaining 2,200 please transfer now", "I'd like 260 to go to him". */
const enGovernsBehind = new RegExp(
  `^(?: (?:yuan|rmb|cny|kuai))? (?:(?:please|kindly) (?:now |just )?(?:${enVerbs})\\b|(?:you|i|we) (?:can|should|may|will|must) (?:now |please )?(?:${enVerbs})\\b)`,
  'u',
);
/** So 120 to Xiao Ming: nothing but the sum and whom it goes to. */
const enBegins = new RegExp(`^ ?${enLead}$`, 'u');
const enGoes =
  /^(?: (?:yuan|rmb|cny|kuai))?(?: please| pls)?,? (?:to go )?(?:over |across |back )?(?:to|into) (?!spend|spare|go|pay|be|have|get|cover|buy)\p{L}/u;

/** Words by which a clause only tells of a sum: what is there, owed, asked for, spent, or cost at first. */
const tells = new RegExp(
  [
    '[降减抹](?:了|掉)?(?=[\\d一二两三四五六七八九十])|有|剩|吃|[转打汇寄]来|营业额|流水|进账|毛利|自己[用花留]|留(?=[\\d一二两三四五六七八九十着下出])|落地|加(?=[\\d一二两三四五六七八九十])|[跟问向找]我[借要]|折(?!子)|券|抹|票面|别人|大家|其他人|找[我零回]|每\\p{Script=Han}|一(?:[斤年瓶件张份]|个?[月周天])[要是]?(?=[^,，]{1,6}$)|批了|欠|到期|躺着|差(?!不多|点)|已经|减免|限额|额度|计划|[年奖][终金]?奖|奖励|全款|借给?我(?=[\\d一二两三四五六七八九十])|[借结花收存赚挣中赢领取扣退发给转汇打付交还销涨贷][了过]|到[账了]|工资|退休金|养老金|奖金|压岁钱|存款|余额|[原标定报开要挂单总]价|原[来本先]|本来|平时|以前|(?:之前|先前|当初|起初|一开始)(?:是)?(?:说|讲|报|谈)',
    '上个?[月次周]|昨天|前天|去年|总[额共]|一共|合计|人均|每人|砍|讲到|谈到|优惠|饭钱|[团会]费|合同|预算|成本',
    '(?:他|她|人家|对方|老板|房东|店家|师傅)们?(?:说|要|让|叫|收|报)',
    String.raw`\bi(?: only)? put in\b|\b(?:was|were|(?:is|are)(?! (?:to|for)\b)|cost(?:s|ing)?|c[oa]mes? to|owe[sd]?|ha(?:ve|s|d)(?! to\b)|got(?! to\b)|there's|spent|earned|won|sold|want(?:s|ed)|told|collected|promised|agreed|offered|expected|turnover|takings|asked|(?<!\bi )said|everyone else|(?:the )?others|says|used to|supposed|originally|plus|(?:put|went|gone|goes|raised) (?:it |them |the rent )?up|usually|normally|total(?:s|led|ed)?|price|quoted?|haggled|left|sent|paid|gave|borrowed|lent|received|came|budget|salary|pension|covered|meant to|going to|planned|asking|charges?|limit|listed|coupon|discount|less|minus|off|saved|fronted|short|split|note|makes|in all|altogether|together)\b|\ba (?:month|week|year)\b|\d ?(?:%|per ?cent)|^ ?(?:out )?of |\b(?:(?:my|our|the) [\p{L}\ue001]+|it|that|he|she|total|price|bill|rent|meal|dinner|lunch|breakfast|ticket|share|part|balance|limit|fare|cost|tab|half)'s(?= (?:only |just |about )?(?:[\d¥]|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+t(?:een|y))\b))|\bi've\b(?! (?:got )?to\b)`,
  ].join('|'),
  'u',
);
/** What one of several things costs: told only where the same is then said to be sent. */
const itemised = /货款|房租|租金|水电|\p{Script=Han}[费租]|[押定订]金|尾款|\b(?:rent|water|deposit)\b/u;
/** 我卡里还有三千, "that leaves me 2,100": told also behind what is to be sent. */
const tellsBehind =
  /^[ ,，]?(?:我|俺)?(?:的?(?:卡|账|户头|手|兜)[里上头]?)?(?:应该|就)?(?:还|也)?[剩有]|(?:上个?[月次周]|昨天|前天|已经?|早就|之前)[^,，]{0,3}[付交给转打还](?:过|了|完|清)|余额|剩下的|[下以][次周月后]|下个月|回头|改天|[不另]算|再说|\b(?:(?:my|the) (?:\p{L}+ ){0,2}(?:balance|limit)|(?:whole|total|full) (?:bill|thing|lot|price|cost)|already (?:paid|sent|gave|given|transferred)|(?:paid|sent|gave|transferred) [^,]{0,12}already|should (?:cover|be enough)|can wait|next time|later|separate(?:ly)?|leav(?:es|ing) (?:me|us)|i(?:'ll| will)? still have|i've still got)\b/u;

const feeWords = '(?:手续费|服务费|工本费|运费|邮费|快递费|配送费|跨行费|汇费)';
const feeBefore = new RegExp(
  `$(?<=(?:${feeWords}|\\b(?:fee|charge|commission|postage|delivery)s?(?: of| is| for| was)?)[是要收的]? ?)`,
  'u',
);
const feeBehind = new RegExp(
  `^ ?[元块]?钱?的? ?${feeWords}|^(?: (?:yuan|rmb|cny|kuai))? (?:transfer |bank |handling |wire |service )?(?:fee|charge|commission|postage|delivery)\\b`,
  'u',
);

export type Clause = { start: number; end: number };

/** A text cut where something else begins to be said. */
export function clausesOf(text: string): Clause[] {
  const cuts = [...text.matchAll(border)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
  const starts = [0, ...cuts.map(({ end }) => end)];
  return starts.map((start, at) => ({ start, end: cuts[at]?.start ?? text.length }));
}

/** What an amount does in its clause: it is sent, is what a share or a price comes to, is told of, is one of several things, a fee, or told behind. */
export type Part = 'sent' | 'due' | 'told' | 'item' | 'fee' | 'behind' | 'unclear';

/** 我那份三百二, 打完折960, "my bit's 285": what there is to pay in the end, of all that was told before. */
const due =
  /我那[份半]|我的?那?部分|我[该要得]?[出付给](?!了)|也就是|[总一共][共计]|合计|加起来|等于|合下来|实付|应付|[折券]后|打完?折|抹完?零|\b(?:my|our) (?:own )?(?:share|part|bit|half|portion|cut|end|third|quarter)\b|\b(?:i|we) owe\b|\b(?:that's|which is|makes it|altogether|in (?:all|total)|works out at|so it's)\b/u;

/** What it has come to: 谈到850, "so it's only 260", "he agreed for 5,250". */
const nowIs =
  /(?:谈|讲|砍|降|涨|调|说|商量|定)[到成]|(?:谈|讲|说|商量)好(?:了|是|的)*$|最[后终]|实[际付]|只[要收用]|补差|现在(?:是|要|收|改)|今年(?:是|要|收|涨)|这[次回](?:是|要|收|给)|\b(?:now (?:it'?s|is|just|only|at|costs|i (?:need|pay|owe|want))|from now on(?: is| it's)?|(?:it|that|she|he|they|which)(?:'s| is| costs| charges?)? (?:now|only|just)|(?:i|we) (?:only |just |now )?(?:pay|owe)(?: only| just)?|(?:agreed|settled|decided|landed|accepted) (?:on|at|for|to)|(?:came|comes|got (?:it|him|her|them)) down to|haggled (?:\p{L}+ ){0,2}down to|in the end|final(?:ly)?|leav(?:es|ing) (?!me|us)|the (?:remaining|outstanding)|remaining|gone up to|went up to|is to pay|total(?:'s| is| was| comes to)?)\b/u;

/** Nine hundred in all. */
const dueBehind = /^(?: (?:yuan|rmb|cny|kuai))? (?:in (?:all|total)|altogether|all told|total)\b/;

/** 把欠老李的五百还了: done, or to be done. */
const done = /^ ?[元块]?钱?[的都先]?[转汇打付给还交缴存](?!款)/u;

/** I want 500 sent to mum: a wish, which only the participle behind makes a request. */
const wishes = /\b(?:(?:i|we) (?:want|need)|(?:i|we)(?:'d| would) like)\b/;
const wishBefore =
  /(?:^|\b(?:i|we|and|but|now|just|to)(?: |(?=')))(?:i |we |i(?=')|we(?='))?(?:(?:just |only )?(?:want|need)|(?:'d|would) like) $/;
const doneBehind =
  /^(?: (?:yuan|rmb|cny|kuai))?(?: (?:out )?of (?:that|it|this|them))? (?:sent|moved|transferred|paid|put|wired|shifted|remitted|returned|saved|to (?:go|be (?:sent|paid|moved|put|transferred|wired))|going|in(?:to)? (?:my|the|his|her|their|our)|over to|across to)\b/;

/** 转给组长, "send it to Joe": money is sent, and how much was said before. */
const zhSends = new RegExp(`(?:^|[^\\p{L}]|[把就现在请帮我]|^[^,，]{0,4})${zhVerb}`, 'u');
const enSends = new RegExp(`(?:^ ?${enLead}|${enFrame})(?:${enVerbs})\\b`, 'u');
export const sends = (clause: string): boolean => (zhSends.test(clause) && !zhOver.test(clause)) || enSends.test(clause);

/** I said 400 but: what follows is what holds. */
const iSaid = /\bi said\b/;

/** My roommate covers wifi (99): in brackets, though not right behind a sum that it may say again. */
const isAside = (text: string, { start }: Clause): boolean =>
  /[\p{L}][.,!]? ?[(（]$/u.test(text.slice(0, start)) &&
  !/(?:yuan|rmb|cny|kuai|hundred|thousand|grand|ty|teen|[元块千百万整钱]) ?[(（]$/.test(text.slice(0, start));

/** 随了八百, 赔了我三百: over and done. */
const isDone = /(?<![忘别为除到完好行])\p{Script=Han}[了过](?:给?[我他她你]|人家)? ?$/u;
/** Now the full one — 800 — to Ping An. */
const goesBehind = /^ ?[–—,-]{1,2} ?to (?!spend|spare|go|pay|be|have|get|cover|buy)\p{L}/u;

/** 那个5000的账: what is owed, of which another sum may be paid. */
const debtBehind = /^ ?[元块]?钱?的(?:账(?![户号单])|债|欠款|借条|窟窿)/u;

/** What an amount does in its clause. */
export function partOf(text: string, clause: Clause, { start, end }: Found<Amount>): Part {
  const [whole, before, after] = [text.slice(clause.start, clause.end), text.slice(clause.start, start), text.slice(end, clause.end)];
  const isAlone = whole.trim() === text.slice(start, end);
  if (isAlone && goesBehind.test(text.slice(end))) return 'sent';
  const said = isAlone
    ? (text
        .slice(0, clause.start)
        .split(/[,，。;；]/u)
        .at(-2) ?? '')
    : '';
  const isGoverned =
    [zhGoverns, enGoverns].some((how) => how.test(before)) || [zhGovernsBehind, enGovernsBehind].some((how) => how.test(after));
  if (debtBehind.test(after)) return 'told';
  if (feeBefore.test(before) || feeBehind.test(after)) return isGoverned ? 'unclear' : 'fee';
  if (isGoverned && !zhOver.test(whole))
    return due.test(before) && !zhGoverns.test(before.replace(due, '')) && !zhGovernsBehind.test(after) ? 'due' : 'sent';
  if ((enBegins.test(before) && enGoes.test(after)) || (wishBefore.test(before) && doneBehind.test(after))) return 'sent';
  if (isAside(text, clause)) return 'behind';
  if (due.test(before) || nowIs.test(before) || dueBehind.test(after)) return 'due';
  if (done.test(after) || wishes.test(before)) return 'unclear';
  if (tellsBehind.test(whole)) return 'behind';
  if (
    isDone.test(before) ||
    tells.test(whole) ||
    (isAlone && tells.test(said)) ||
    (iSaid.test(whole) && /^ ?but\b/.test(text.slice(clause.end)))
  )
    return 'told';
  return itemised.test(whole) ? 'item' : 'unclear';
}
