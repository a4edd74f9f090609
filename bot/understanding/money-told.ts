import type { Found } from './about';
import type { Amount } from './amount';
import { hide } from './found';

/** Where something else begins to be said. The comma in 3,000 ends nothing. */
const border = new RegExp(
  '[,，](?!(?<=\\d[,，])\\d{3}(?!\\d))|[。;；!！?？…]|\\.(?!\\d)|(?<=.)(?=但是?|不过|可是|所以|然后|那就|先[给转还打付])|' +
    ' (?=(?:but|so|then|now)\\b)| (?=and (?:then |please |just )?(?:send|pay|transfer|give|wire)\\b)',
  'gu',
);

/** 转三百, 给妈妈打五百, 定金三千转给老板: a verb that sends, and not one in a noun (存款, 首付) or of what is over (转了). */
const zhVerb =
  '(?:[转汇寄划充缴挪]|打(?!折|[七八九])|(?<![首预到代])付|给(?!我(?![\\p{Script=Han}]))|还(?![剩有差没要是得算])|发(?!票|工资)|拨|存(?!款)|交(?!通)|补(?!课|贴))(?![了过账款钱])';
const zhGoverns = new RegExp(`${zhVerb}[^,，]{0,14}$`, 'u');
const zhGovernsBehind = new RegExp(`^ ?[元块]?钱? ?(?:都|就|先|再)?${zhVerb}`, 'u');
const zhOver =
  /(?<![行好是得算罢成])了|过(?!去|来)|欠|上个?月|上次|昨天|前天|以前|原来|本来|平时|往[常年]|(?:他|她|人家|对方|老板|房东|店家|师傅)们?(?:说|让|叫|要)/u;

const enLead =
  "(?:(?:please|pls|just|so|then|now|but|and|ok|okay|well|today|first|instead|only|also|kindly|for now|this (?:time|month|week)|go ahead and|i'?ll|i will|i (?:want|need)(?: you)? to|i'?d like(?: you)? to|let me|let's|i(?:'ve)? (?:have|got|need|must|ought) to|i must|can you|could you|would you) )*";
const enGoverns = new RegExp(
  `^ ?${enLead}(?:send|pay|transfer|give|wire|move|put|lend|settle|repay|shift|bung|fling|ping|top up|pass|slip|drop)\\b[^,]*$`,
  'u',
);
/** So 120 to Xiao Ming: nothing but the sum and whom it goes to. */
const enBegins = new RegExp(`^ ?${enLead}$`, 'u');
const enGoes = /^(?: (?:yuan|rmb|cny|kuai))? to (?!spend|spare|go|pay)\p{L}/u;

/** Words by which a clause only tells of a sum: what is there, owed, asked for, spent, or cost at first. */
const tells = new RegExp(
  [
    '有|剩|欠|躺着|差(?!不多|点)|已经|减免|限额|额度|计划|[年奖][终金]?奖|奖励|全款|[借结花收存赚挣中赢领取扣退发给转汇打付交还销涨贷][了过]|到[账了]|工资|退休金|养老金|奖金|压岁钱|存款|余额|[原标定报开要挂单总]价|原[来本先]|本来|平时|以前',
    '上个?[月次周]|昨天|前天|去年|总[额共]|一共|合计|人均|每人|我那份|砍|讲到|谈到|优惠|打[一二三四五六七八九\\d]+折|折后|饭钱|[团会]费|合同|预算|成本',
    '(?:他|她|人家|对方|老板|房东|店家|师傅)们?(?:说|要|让|叫|收|报)',
    String.raw`\b(?:was|were|(?:is|are)(?! (?:to|for)\b)|cost(?:s|ing)?|c[oa]mes? to|owe[sd]?|ha(?:ve|s|d)(?! to\b)|got(?! to\b)|there's|spent|earned|won|want(?:s|ed)|asked|(?<!\bi )said|says|used to|supposed|originally|usually|normally|total(?:s|led|ed)?|price|quoted?|haggled|share|left|sent|paid|gave|borrowed|lent|received|came|budget|salary|pension|covered|meant to|going to|planned|asking|charges?|limit)\b|\b(?:it|that|he|she|total|price|bill|rent|meal|dinner|lunch|breakfast|share|part|balance|limit|fare|cost|tab|half)'s\b(?! (?:getting|to)\b)|\bi've\b(?! (?:got )?to\b)`,
  ].join('|'),
  'u',
);
/** What one of several things costs: told only where the same is then said to be sent. */
const itemised = /房租|租金|水电|[水电]费|[押定订]金|尾款|\b(?:rent|water|deposit)\b/u;
/** 我卡里还有三千, "that leaves me 2,100": told also behind what is to be sent. */
const tellsBehind =
  /^[ ,，]?(?:我|俺)?(?:的?(?:卡|账|户头|手|兜)[里上头]?)?(?:应该|就)?(?:还|也)?[剩有]|余额|剩下的|[下以][次周月后]|下个月|回头|改天|[不另]算|再说|\b(?:can wait|next time|later|separate(?:ly)?|leav(?:es|ing) (?:me|us)|i(?:'ll| will)? still have|i've still got)\b/u;

const feeWords = '(?:手续费|服务费|工本费|运费|邮费|快递费|配送费|跨行费|汇费)';
const feeBefore = new RegExp(
  `$(?<=(?:${feeWords}|\\b(?:fee|charge|commission|postage|delivery)s?(?: of| is| for| was)?)[是要收的]? ?)`,
  'u',
);
const feeBehind = new RegExp(
  `^ ?[元块]?钱?的? ?${feeWords}|^(?: (?:yuan|rmb|cny|kuai))? (?:transfer |bank |handling |wire |service )?(?:fee|charge|commission|postage|delivery)\\b`,
  'u',
);

type Clause = { start: number; end: number };

function clausesOf(text: string): Clause[] {
  const cuts = [...text.matchAll(border)].map(({ 0: mark, index }) => ({ start: index, end: index + mark.length }));
  const starts = [0, ...cuts.map(({ end }) => end)];
  return starts.map((start, at) => ({ start, end: cuts[at]?.start ?? text.length }));
}

type Part = 'sent' | 'told' | 'item' | 'fee' | 'behind' | 'unclear';

/** 把欠老李的五百还了: done, or to be done. */
const done = /^ ?[元块]?钱?[的都先]?[转汇打付给还交缴存]/u;

/** I want 500 sent to mum. */
const wishes = /\b(?:(?:i|we) (?:want|need)|(?:i|we)(?:'d| would) like)\b/;

/** What an amount does in its clause. */
function partOf(text: string, clause: Clause, { start, end }: Found<Amount>): Part {
  const [whole, before, after] = [text.slice(clause.start, clause.end), text.slice(clause.start, start), text.slice(end, clause.end)];
  const isGoverned = zhGoverns.test(before) || zhGovernsBehind.test(after) || enGoverns.test(before);
  if (feeBefore.test(before) || feeBehind.test(after)) return isGoverned ? 'unclear' : 'fee';
  if ((isGoverned && !zhOver.test(whole)) || (enBegins.test(before) && enGoes.test(after))) return 'sent';
  if (done.test(after) || wishes.test(before)) return 'unclear';
  if (tellsBehind.test(whole)) return 'behind';
  if (tells.test(whole)) return 'told';
  return itemised.test(whole) ? 'item' : 'unclear';
}

const minorOf = ({ value }: Found<Amount>): bigint | null => ('minor' in value ? value.minor : null);

/**
 * Of several sums the one that a verb of sending governs, where all others stand before it in clauses that only tell (欠老李两千，先还五百给他; "dinner
 * was 240, send Xiao Ming 60") or are a fee named as such. `text` comes back with what only tells as blanks. Where two are sent, or one stands
 * behind that nobody explains, nothing is left out and the customer is asked.
 */
export function withoutTold(text: string, amounts: Found<Amount>[]): { text: string; amounts: Found<Amount>[] } {
  const asSaid = { text, amounts };
  if (amounts.length < 2) return asSaid;
  const clauses = clausesOf(text);
  const parts = amounts.map((one) => {
    const clause = clauses.find(({ start, end }) => one.start >= start && one.end <= end);
    return { one, clause, part: clause ? partOf(text, clause, one) : ('unclear' as const) };
  });
  const sent = parts.filter(({ part }) => part === 'sent');
  const [first] = sent;
  const sum = first ? minorOf(first.one) : null;
  if (first === undefined || sum === null || sent.some(({ one }) => minorOf(one) !== sum)) return asSaid;
  const isNamed = parts.some(({ one, part }) => part !== 'sent' && minorOf(one) === sum);
  const isExplained = parts.every(({ one, part, clause }) => {
    if (part === 'sent' || part === 'fee' || minorOf(one) === sum) return true;
    if (clause === undefined || clause.start === first.clause?.start) return false;
    if (part === 'behind') return true;
    return one.end <= first.one.start && (part === 'told' || (part === 'item' && isNamed));
  });
  if (!isExplained) return asSaid;
  const others = parts.flatMap(({ clause, part }) => (part !== 'sent' && clause && clause.start !== first.clause?.start ? [clause] : []));
  const left = hide(text, others, ' ');
  return { text: left, amounts: sent.map(({ one }) => one) };
}
