import type { Found } from './about';
import type { Amount } from './amount';

/** Where something else begins to be said. The comma in 3,000 ends nothing. */
const border = new RegExp(
  '[,，](?!(?<=\\d[,，])\\d{3}(?!\\d))|[。;；!！?？…]|\\.(?!\\d)|(?<=[\\p{Script=Han}a-z]{2}) (?=\\p{Script=Han}{2})|(?<=.)(?=但是?|不过|可是|所以|然后|那就|先[给转还打付])|' +
    " (?=(?:but|so|then|now)\\b)| (?=and (?:i|i'm|i'll|we|we're|want|need|now)\\b)|(?<=^(?:out )?of [^,]{1,30}) (?=(?:put|send|pay|move|transfer|give|take)\\b)| (?=and (?:then |please |just )?(?:send|pay|transfer|give|wire)\\b)",
  'gu',
);

/** 转三百, 给妈妈打五百, 定金三千转给老板: a verb that sends, and not one in a noun (存款, 首付) or of what is over (转了). */
const zhVerb =
  '(?:[转汇寄划充缴挪]|打(?!折|[七八九])|(?<![首预到代])付|给(?!我(?![\\p{Script=Han}]))|还(?![剩有差没要是得算])|发(?!票|工资)|拨|随(?![便时机后意身缘])|[取提](?![前款现醒供])|存(?!款)|交(?!通)|补(?!课|贴))(?![了账款钱]|过(?!去|来))';
const zhGoverns = new RegExp(`${zhVerb}[^,，]{0,14}$`, 'u');
const zhGovernsBehind = new RegExp(`^ ?[元块]?钱? ?(?:都|就|先|再)?${zhVerb}`, 'u');
const zhOver =
  /(?<![行好是得算罢成])了|[借垫欠](?:给?我(?=[\d一二两三四五六七八九十])|[了过])|过(?!去|来)|欠|上个?月|上次|昨天|前天|以前|原来|本来|平时|往[常年]|(?:他|她|人家|对方|老板|房东|店家|师傅)们?(?:说|让|叫|要)/u;

const enLead =
  "(?:(?:please|pls|just|so|then|now|but|and|ok|okay|well|today|first|instead|only|also|kindly|for now|this (?:time|month|week)|go ahead and|i'?ll|i will|i (?:want|need)(?: you)? to|i'?d like(?: you)? to|let me|let's|i(?:'ve)? (?:have|got|need|must|ought) to|i must|i'?m|i am|we'?re|gonna|going to|can you|could you|would you) )*";
const enVerbs =
  'send|pay|transfer|give|wire|move|put|lend|settle|repay|shift|take|knock|withdraw|bung|fling|ping|top up|pass|slip|drop|sending|paying|giving|transferring|moving|lending|putting';
const enGoverns = new RegExp(`^ ?${enLead}(?:${enVerbs})\\b[^,]*$`, 'u');
/** So 120 to Xiao Ming: nothing but the sum and whom it goes to. */
const enBegins = new RegExp(`^ ?${enLead}$`, 'u');
const enGoes = /^(?: (?:yuan|rmb|cny|kuai))? to (?!spend|spare|go|pay)\p{L}/u;

/** Words by which a clause only tells of a sum: what is there, owed, asked for, spent, or cost at first. */
const tells = new RegExp(
  [
    '有|剩|吃|加(?=[\\d一二两三四五六七八九十])|[跟问向找]我[借要]|折(?!子)|券|抹|票面|找[我零回]|每[月年天人周斤件张个份]|一(?:[斤年瓶件张份]|个?[月周天])[要是]?(?=[^,，]{1,6}$)|批了|欠|到期|躺着|差(?!不多|点)|已经|减免|限额|额度|计划|[年奖][终金]?奖|奖励|全款|借给?我(?=[\\d一二两三四五六七八九十])|[借结花收存赚挣中赢领取扣退发给转汇打付交还销涨贷][了过]|到[账了]|工资|退休金|养老金|奖金|压岁钱|存款|余额|[原标定报开要挂单总]价|原[来本先]|本来|平时|以前',
    '上个?[月次周]|昨天|前天|去年|总[额共]|一共|合计|人均|每人|砍|讲到|谈到|优惠|饭钱|[团会]费|合同|预算|成本',
    '(?:他|她|人家|对方|老板|房东|店家|师傅)们?(?:说|要|让|叫|收|报)',
    String.raw`\b(?:was|were|(?:is|are)(?! (?:to|for)\b)|cost(?:s|ing)?|c[oa]mes? to|owe[sd]?|ha(?:ve|s|d)(?! to\b)|got(?! to\b)|there's|spent|earned|won|want(?:s|ed)|asked|(?<!\bi )said|says|used to|supposed|originally|plus|(?:put|went|gone|goes|raised) (?:it |them |the rent )?up|usually|normally|total(?:s|led|ed)?|price|quoted?|haggled|left|sent|paid|gave|borrowed|lent|received|came|budget|salary|pension|covered|meant to|going to|planned|asking|charges?|limit|listed|coupon|discount|less|minus|off|saved|fronted|short|split|note|makes|in all|altogether|together)\b|\ba (?:month|week|year)\b|\d ?(?:%|per ?cent)|^ ?(?:out )?of |\b(?:(?:my|our|the) [\p{L}\ue001]+|it|that|he|she|total|price|bill|rent|meal|dinner|lunch|breakfast|ticket|share|part|balance|limit|fare|cost|tab|half)'s(?= (?:only |just |about )?(?:[\d¥]|(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\p{L}+t(?:een|y))\b))|\bi've\b(?! (?:got )?to\b)`,
  ].join('|'),
  'u',
);
/** What one of several things costs: told only where the same is then said to be sent. */
const itemised = /货款|房租|租金|水电|[水电]费|[押定订]金|尾款|\b(?:rent|water|deposit)\b/u;
/** 我卡里还有三千, "that leaves me 2,100": told also behind what is to be sent. */
const tellsBehind =
  /^[ ,，]?(?:我|俺)?(?:的?(?:卡|账|户头|手|兜)[里上头]?)?(?:应该|就)?(?:还|也)?[剩有]|(?:上个?[月次周]|昨天|前天|已经?|早就|之前)[^,，]{0,3}[付交给转打还](?:过|了|完|清)|余额|剩下的|[下以][次周月后]|下个月|回头|改天|[不另]算|再说|\b(?:(?:my|the) (?:\p{L}+ )?balance|(?:whole|total|full) (?:bill|thing|lot|price|cost)|should (?:cover|be enough)|can wait|next time|later|separate(?:ly)?|leav(?:es|ing) (?:me|us)|i(?:'ll| will)? still have|i've still got)\b/u;

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

/** Nine hundred in all. */
const dueBehind = /^(?: (?:yuan|rmb|cny|kuai))? (?:in (?:all|total)|altogether|all told|total)\b/;

/** 把欠老李的五百还了: done, or to be done. */
const done = /^ ?[元块]?钱?[的都先]?[转汇打付给还交缴存](?!款)/u;

/** I want 500 sent to mum: a wish, which only the participle behind makes a request. */
const wishes = /\b(?:(?:i|we) (?:want|need)|(?:i|we)(?:'d| would) like)\b/;
const wishBefore = /(?:^|\b(?:i|we|and|but|now|just|to) )(?:i |we )?(?:(?:just |only )?(?:want|need)|(?:'d|would) like) $/;
const doneBehind =
  /^(?: (?:yuan|rmb|cny|kuai))?(?: (?:out )?of (?:that|it|this|them))? (?:sent|moved|transferred|paid|put|wired|shifted)\b/;

/** 转给组长, "send it to Joe": money is sent, and how much was said before. */
const zhSends = new RegExp(`(?:^|[^\\p{L}]|[把就现在请帮我]|^[^,，]{0,4})${zhVerb}`, 'u');
const enSends = new RegExp(`^ ?${enLead}(?:${enVerbs})\\b`, 'u');
export const sends = (clause: string): boolean => (zhSends.test(clause) && !zhOver.test(clause)) || enSends.test(clause);

/** I said 400 but: what follows is what holds. */
const iSaid = /\bi said\b/;

/** What an amount does in its clause. */
export function partOf(text: string, clause: Clause, { start, end }: Found<Amount>): Part {
  const [whole, before, after] = [text.slice(clause.start, clause.end), text.slice(clause.start, start), text.slice(end, clause.end)];
  const isGoverned = zhGoverns.test(before) || zhGovernsBehind.test(after) || enGoverns.test(before);
  if (feeBefore.test(before) || feeBehind.test(after)) return isGoverned ? 'unclear' : 'fee';
  if (isGoverned && !zhOver.test(whole))
    return due.test(before) && !zhGoverns.test(before.replace(due, '')) && !zhGovernsBehind.test(after) ? 'due' : 'sent';
  if ((enBegins.test(before) && enGoes.test(after)) || (wishBefore.test(before) && doneBehind.test(after))) return 'sent';
  if (due.test(before) || dueBehind.test(after)) return 'due';
  if (done.test(after) || wishes.test(before)) return 'unclear';
  if (tellsBehind.test(whole)) return 'behind';
  if (tells.test(whole) || (iSaid.test(whole) && /^ ?but\b/.test(text.slice(clause.end)))) return 'told';
  return itemised.test(whole) ? 'item' : 'unclear';
}
