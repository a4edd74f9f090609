import type { Moment } from '../about';
import type { Said } from '../normalise';
import { readRaws } from '../raws';
import { judgeTransfer } from './transfer';

/** What somebody wants to know of what went in and out. `unasked` is a list of what they did not order; `more` the rest of the last list. */
export type Wish = 'transactions' | 'totals' | 'arrival' | 'receipt' | 'unasked' | 'more';

const more =
  /^(?:(?:再|继续|接着|往下|往后)(?:看|听|念|来|查|翻|给我看)?(?:看|几笔|几条|一些|点|一页|下去)?|下一页|下页|翻页|后面(?:的|呢|还有吗|还有呢)?|更多|还有(?:吗|呢|别的吗)?|(?:show (?:me )?|see |hear |list |any )?more(?: of them| please| transactions)?|(?:the )?next(?: page| ones?| few)?|go on|carry on|keep going|continue|the rest)\s?[?？。.!！]?$/u;

const receiptZh = /回单|回执|(?:转账|交易|付款|缴费|电子|银行)\S{0,2}凭证/u;
const receiptEn = /\breceipts?\b|\bproof of (?:payment|transfer|the (?:payment|transfer))\b/u;

/** What may have come, and the question whether it has. */
const incomeZh =
  '工资|薪水|薪资|奖金|退休金|退休工资|养老金|养老钱|津贴|补贴|补助|低保|退款|退的?钱|退回来的?钱|利息|稿费|报销|货款|汇款|钱|款';
const cameZh =
  '到没到|[到来发]\\s?有没有|到了?没(?:有)?(?:呢|啊)?|到(?:账|帐)?了?(?:吗|么|没有?|不)|到(?:账|帐)没(?:有|到)?|发了?(?:没有?|吗|么)|发没发|(?:打|转|汇|退|进)(?:过|回)?[来进]?了?(?:没有?|吗|么)|来了?(?:没有?|吗|么)|下来了?(?:没有?|吗|么)';
const arrivalZh = [
  new RegExp(`(?:${incomeZh})[^,，。]{0,10}(?:${cameZh})`, 'u'),
  new RegExp(
    `(?:有没有|是不是|是否|看看|查查|查一?下)[^,，。]{0,8}(?:到账|收到|进账|发)[^,，。]{0,4}(?:${incomeZh})|(?:收到|进来|到账)(?:了|过)?[^,，。]{0,8}(?:${incomeZh})[^,，。]{0,2}(?:吗|么|没有?|了没)`,
    'u',
  ),
  new RegExp(`(?:${incomeZh})[^,，。]{0,6}(?:什么时候|啥时候|几号|哪天|多会儿?)(?:能|会|才)?(?:到|发|来|进)`, 'u'),
  /^(?:到账了?(?:吗|么|没有?|没)|到没到账)\s?[?？]?$/u,
];
/** How long a transfer of one's own takes, or when it will be there, is no question about what came in. */
const ownTransferZh = /多久|几天到|我[刚昨前]?\S{0,4}(?:转|汇|打)(?!来|给我|过来|我)|给\S{1,6}(?:转|汇|打|退|充)/u;
const incomeEn =
  '(?:salary|salaries|wages?|pay(?:check|cheque|roll)?|paycheck|pension|allowance|benefits?|refund|reimbursement|bonus|interest|money|payment|deposit|stipend)';
const arrivalEn = [
  new RegExp(
    `\\b(?:did|has|have|is|was|are)\\b(?: i| we)?(?: my| the| our| any)?[^,.?]{0,24}\\b${incomeEn}\\b[^,.?]{0,24}\\b(?:arrive\\w*|come(?: in| through)?|came|paid in|been paid|there|in yet|landed?|received?|posted|credited|cleared|deposited|hit|go(?:ne)? (?:in|through))\\b`,
    'u',
  ),
  new RegExp(`\\b(?:have i|did i|have we|did we)\\b[^,.?]{0,10}\\b(?:receive\\w*|get|got|been paid)\\b[^,.?]{0,20}\\b${incomeEn}\\b`, 'u'),
  new RegExp(
    `\\bwhen (?:did|does|do|will|is)\\b[^,.?]{0,12}\\b${incomeEn}\\b[^,.?]{0,12}\\b(?:arrive|come|paid|due|land|get here|go in)\\b`,
    'u',
  ),
  /\b(?:have|has|did) (?:i|we) (?:been|get|got) paid\b/u,
  new RegExp(
    `\\b(?:tell me|know|see|check)\\b[^,.?]{0,12}\\b(?:if|whether)\\b[^,.?]{0,8}\\b${incomeEn}\\b[^,.?]{0,16}\\b(?:arrived|come|came|in yet|there)\\b`,
    'u',
  ),
  new RegExp(
    `^(?:my )?${incomeEn}\\b[^,.?]{0,16}\\b(?:arrive\\w*|come|came)(?: (?:yes(?: or)? no|or not|finish(?:ed)?|already|yet))\\??$`,
    'u',
  ),
];
const ownTransferEn =
  /\b(?:i|we)(?: have| just|'ve)? (?:sent|transferred|wired|paid|made)\b|\bhow long\b|\bwhere (?:did|has)\b|\bpayees?\b|\b(?:to|with) (?:the )?(?:merchant|shop|landlord|seller)\b/u;

const unaskedZh =
  /(?:谁|哪个|哪家|什么人|什么公司|啥)[^,，。]{0,6}(?:扣|划|动|拿|刷|转走|取走)(?:了|走|掉)*[^,，。]{0,2}(?:我|钱|卡)|(?:怎么|为什么|为啥|为何|咋|凭什么|干嘛)[^,，。]{0,8}(?:扣|少|划走|没)(?:了|掉|走)?[^,，。]{0,10}(?:钱|[块元毛]|\d|费|款)|(?:被|自动|乱|偷偷|莫名其妙)(?:地|就|给)?(?:扣|划)|(?:扣|划)(?:了|走|掉)?(?:我)?(?:的)?(?:都?是)?(?:什么|啥)|扣款(?:记录|明细|是)|(?:什么|啥)(?:东西)?扣(?:的|了|款|走)|(?:钱|余额)[^,，。]{0,4}(?:少|不对)了|扣了我|(?:这|那)[^,，。]{0,10}(?:是)?(?:什么|啥)扣/u;
const unaskedEn =
  /\bwho(?:'s| is| has| have| was)? ?(?:been )?(?:charg\w+|debit\w*|took|taken?|deduct\w*|taking)\b|\bwhy (?:was|were|am|did|is|has|have|are)\b[^.?]{0,30}\b(?:charged?|debited|deducted|taken (?:out|from)|take money|gone from)\b|\bwhat(?:'s| is| was| are| were)? (?:this|that|these|those|the) [^.?]{0,20}\b(?:charges?|debits?|deductions?)\b|\bwhat (?:charged|debited|deducted)\b|\b(?:money|balance)\b[^.?]{0,20}\b(?:missing|gone|disappeared)\b|\b(?:unknown|unexpected|strange|odd|weird|unrecogni[sz]ed) (?:charges?|debits?|payments?|deductions?|transactions?)\b|\b(?:most )?recent (?:charges|debits|deductions)\b/u;

const totalsZh = [
  /(?:花|用|消费|支出|开销|交|付|转|汇|打|充|收|进|入|赚|挣|存|取|刷|还|给)(?:了|过|出去?|掉|进来?|走|账|帐|到|给(?:他|她|我))*(?:一共|总共)?(?:了|过)(?:一共|总共)?(?:多少|几多|好多|几个?)(?:钱|块|元)?/u,
  /(?:转来|打来|转给我|打给我|到账|进账|入账|收入|进项|报销)(?:了|的)?(?:一共|总共|合计|是|有)?(?:多少|几多|好多)/u,
  /(?:一共|总共|合计|总计|统共|拢共)[^,，。]{0,8}(?:花|用|消费|支出|开销|交|付|转|收|进|入|赚|挣|刷|扣)[^,，。]{0,6}(?:多少|几多|好多|几)/u,
  /(?:总|合计)(?:支出|收入|消费|花销|开销|开支)|(?:支出|收入|消费|花销|开销|开支|花费)(?:的)?(?:总额|总计|合计|总数|金额)?(?:是|有|一共|总共)?(?:多少|几多|怎么样|情况)|收支(?:情况|总?额|多少|怎么样|统计|合计)?\s?[?？]?$|月账单\s?$/u,
  /(?:收入|进账)(?:和|跟|与|及|、|,|，)?\s?(?:支出|开销|花销)|支出(?:和|跟|与|及|、|,|，)\s?(?:收入|进账)/u,
];
/** 国庆那天给孙子发的红包: what was sent then, named and not asked for. */
const wasSentZh =
  /(?:给[^,，。]{1,8}(?:转|汇|打|发|寄|交)|(?:转|汇|打|发|寄|交)给(?!我)[^,，。]{1,8})的(?:红包|钱|款|房租|学费|生活费|那[笔个][^,，。]{0,4})\s?[?？。]?$/u;
/** With a time that is past, "how much went to mum" needs no 了. */
const pastTotalsZh =
  /(?:花|用|消费|支出|交|付|转|汇|收|进|入|赚|挣|扣|退休金|退休工资|养老金|工资(?!卡)|津贴|补贴|[水电气话]费|物业费|取暖费|电视费|宽带费)(?:账单)?[^,，。]{0,4}(?:多少|几多|好多)/u;
const pastTotalsEn =
  /\bhow much (?:was|were) (?:the |my |our )(?:electric\w*|power|water|gas|phone|mobile|cable|tv|internet|pension|salary|wages|allowance)\b/u;
const priceZh = /要(?:花|交|付|收)多少|得(?:花|交|付)多少|还(?:剩|有|要|得|差|欠)|余额|手续费(?:是|要)?多少|欠/u;
const totalsEn = [
  /\bhow much\b.{0,30}\b(?:did|have|has|had|was|were|do|'ve|i|been)\b.{0,40}\b(?:spen[dt]|spending|paid|pay|sen[dt]|transferred|transfer|receiv\w*|earn\w*|come in|came in|coming in|go out|gone out|went out|going out|deposited|withdrawn|charged|cost me|get from|got from|made)\b/u,
  /\bhow much\b.{0,12}\b(?:came in|went out|went to|came from|comes in|goes out)\b/u,
  /\b(?:what|which)(?:'s| is| was| were)?\b.{0,12}\b(?:total|sum|amount)\b.{0,40}\b(?:spent|spend|spending|paid|received|expenses|income|outgoings|earned|purchases|in and out|out|in)\b/u,
  /\b(?:what|how much) (?:amount|money|dollar amount)?.{0,6}(?:did|have) i (?:spen[dt]|paid?|earn(?:ed)?|received?)(?! (?:my|the|all my) money on)\b/u,
  /\bi (?:have )?(?:spent|paid|received) (?:what|how much)\b|\b(?:spen[dt]|earn(?:ed)?|received?) how much\b|\b(?:total|overall) (?:spend(?:ing)?|spent|expenses|income|outgoings|expenditure)\b|\bmoney in and (?:money )?out\b|\bincome and (?:my )?(?:spending|expenses|outgoings)\b|\b(?:spending|expenses) and (?:my )?income\b|\b(?:my|the) (?:spending|expenses|outgoings|income)\b.{0,24}(?:\?|month|week|year|total|so far)|\bspending (?:summary|total|history)\b|\bbeen spending (?:a lot|much|too much)\b|\bdid i spend (?:a lot|much|too much|more)\b|\bknow how much i (?:spent|paid|received|earned)\b|\b(?:what|amount|how much)(?: of money| money)? i(?:'ve| have)?(?: recently)? (?:spen[dt]|paid)\b|\bhave i (?:been )?spen(?:t|ding)\b/u,
];
const priceEn =
  /\bhow much (?:can|could|should|must|may|will|would|do i need|do i have|does|are|might|is it|am i (?:going|expected|supposed|meant))\b|\b(?:tax(?:es)?|annually|will|need to|trade|fees?|exchange rate|interest rate|owe|left|balance)\b|\bcan i (?:still )?spend\b/u;

const listZh = [
  /明细|流水|交易(?:记录|情况|清单|历史|信息)?(?!密码|所|限额|失败|异常|成功|时间)|(?:消费|转账|支出|收入|付款|扣款|入账|缴费|汇款|刷卡|购物|支付)(?:的)?(?:记录|清单|历史|情况)|进出账|进账(?!了?[没吗多])|出账|账目/u,
  /(?:最近|近期|这几天|前几天|上次|上一次|上一笔|最后一笔|最新)[^,，。]{0,6}(?:消费|支出|花销|转账|收入|入账|进账|扣款|几笔|一笔|收支)/u,
  /(?:(?:超过|大于|高于|多于|低于|小于|少于|不到|不超过)[^,，。]{1,8}|[块元百千万\d]\s?(?:以上|以下|以内))的?(?:支出|收入|消费|花销|开销|转账|付款|扣款)/u,
  /(?:花|刷|付|扣|收)(?:了|过)?(?:哪些|哪几笔|些什么|什么钱|啥钱)|钱(?:都)?(?:花|用|去|跑)(?:到|在|哪)?(?:了)?(?:哪|什么地方|啥地方)|买(?:了|过)(?:些)?(?:什么|啥|哪些)/u,
];
/** Whether something was sent or got: 昨天给妈妈转过钱吗. It needs a time, a name or an amount to be about. */
const pastZh =
  /(?:转|汇|打|付|交|还|充|收到?|买|花|给)(?:了|过)[^,，。]{0,14}(?:吗|么|没有?|没|\?)\s?$|(?:有没有|是不是)[^,，。]{0,10}(?:转|汇|打|付|交|收|花)(?:了|过|到)/u;
const listEn = [
  /\b(?:transactions?|transact?oins?|tranactions?)\b(?! (?:fees?|limits?|codes?|password|declined|failed))|\b(?:account|card|bank) (?:activity|history|movements)\b|\brecent activity\b|\bpayment history\b|\b(?:bank|account|monthly|transaction) statements?\b/u,
  /\b(?:show|list|see|view|pull up|bring up|tell me|give me|what(?:'s|s| is| are| were| was)?|any|open|check|find|get)\b.{0,24}\b(?:my|the|all|last|recent|latest|any|most recent)\b.{0,20}\b(?:payments|purchases?|transfers|deposits|debits|credits|withdrawals|spending|charges|last payment|last transfer|entries)\b|\b(?:my )?recent spending\b|\blast thing i (?:bought|purchased)\b|\b(?:my |the )?last (?:payment|purchase)\b/u,
  /\b(?:payments?|spending|expenses|purchases|income|deposits) (?:over|above|under|below|more than|less than|of at least|of more than|of less than) (?:cny |rmb )?\d/u,
  /\bwhere did (?:all )?(?:of )?my money go\b|\bwhat did i (?:buy|spend (?:my|the|all my) money on|purchase)\b|\bwhat (?:have|did) i (?:bought|buy|been buying|spend (?:it|money) on)\b/u,
];
const pastEn = /\b(?:did|have) i (?:already )?(?:pay|paid|send|sent|transfer\w*|give|given|make|made|buy|bought|receive\w*|get|got)\b/u;
/** Of money of one's own that is on its way: what can be told is that it went out. */
const sentEn = /\b(?:has|have|did) (?:the|my|that|those|this) .{0,30}\bi (?:sent|paid|transferred)\b/u;
/** Likewise 转给妈妈的那五百到没到: whether it came there only its receiver knows. */
const sentZh =
  /(?:转|汇|打|付|还|寄)(?:给(?!我(?:的|那))|了|过|去)[^,，。]{0,16}(?:到没到|到了?没|到账?了?[吗么没不]|收到了?[吗么没]|到账没|收没收到)/u;
const troubleEn =
  /\b(?:declin\w+|cancel\w*|disput\w+|pending|revert\w*|fail\w*|fraud\w*|duplicate|twice|stuck|reject\w*|stop|limit|limits|fee|fees|export|exchange|not (?:me|mine)|didn't make|did not make|revers\w+|complete|process\w*|verif\w+|how do i (?:make|do)|mistake|problem|enough|arriv\w+|approv\w+|work(?:s|ing|ed)?|unable|finished|in progress|friend|recipient|once|multiple|someone|somebody|stolen|post|get through|go through|wrong|incorrect|show(?:ing|n)? up|isn't showing|not showing|doesn't see|code|certificate|open an account)\b/u;
const troubleZh = /失败|限额|额度|密码|撤销|撤回|退回|被盗|诈骗|不成功|为什么(?:没|不)|投诉|错|重复/u;

/** Whether it is asked of money that the customer sent, whatever word for arriving stands there. */
export const asksSent = (text: string): boolean => sentZh.test(text) || sentEn.test(text);

const any = (patterns: RegExp[], text: string) => patterns.some((pattern) => pattern.test(text));

function isArrival(text: string): boolean {
  return (any(arrivalZh, text) && !ownTransferZh.test(text)) || (any(arrivalEn, text) && !ownTransferEn.test(text));
}

function isTotals(text: string, hasPast: boolean): boolean {
  const zh = (any(totalsZh, text) || (hasPast && pastTotalsZh.test(text))) && !priceZh.test(text);
  return zh || ((any(totalsEn, text) || (hasPast && pastTotalsEn.test(text))) && !priceEn.test(text));
}

function isList(text: string, hasPast: boolean, hasSubject: boolean): boolean {
  if (sentEn.test(text)) return hasPast || hasSubject;
  if (troubleZh.test(text) || troubleEn.test(text)) return false;
  if (hasPast && wasSentZh.test(text)) return true;
  return any(listZh, text) || any(listEn, text) || ((hasPast || hasSubject) && (pastZh.test(text) || pastEn.test(text)));
}

/**
 * What a stretch wants to know of transactions; null where it is about something else. `hasPast`: it names days that are past; `hasSubject`: a payee
 * or an amount. A request to send money is never taken for a question about it.
 */
export function wishOf(said: Said, about: Moment, by: { hasPast: boolean; hasSubject: boolean }): Wish | null {
  const { text } = said;
  if (more.test(text)) return 'more';
  const wish = kindOf(text, by.hasPast, by.hasSubject);
  return wish !== null && !sendsMoney(said, about) ? wish : null;
}

/** Whether any wish could be in it, whatever else it names: one look before names, times and sums are looked for. */
export const mayWish = (text: string): boolean => more.test(text) || kindOf(text, true, true) !== null;

function kindOf(text: string, hasPast: boolean, hasSubject: boolean): Wish | null {
  if (receiptZh.test(text) || receiptEn.test(text)) return 'receipt';
  if (unaskedZh.test(text) || (unaskedEn.test(text) && !/\b(?:twice|declin\w+|duplicate|cash|atm|exchange)\b/.test(text))) return 'unasked';
  if (sentZh.test(text)) return 'transactions';
  return isArrival(text) ? 'arrival' : listOrTotals(text, hasPast, hasSubject);
}

/** Of two wishes only: what is made of words for lists and times can be no other. */
export function listOrTotals(text: string, hasPast: boolean, hasSubject: boolean): 'transactions' | 'totals' | null {
  if (isTotals(text, hasPast)) return 'totals';
  return isList(text, hasPast, hasSubject) ? 'transactions' : null;
}

/** Without one of these nothing is sent: most questions need no second look. */
const mayBeSent = /[转汇打付给还交存拨寄划发]|\b(?:send|sent|transfer\w*|pay|paid|wire|give|move|remit|put|drop|slip|shoot)\b/u;

function sendsMoney(said: Said, about: Moment): boolean {
  if (!mayBeSent.test(said.text)) return false;
  const { skeleton, shape } = readRaws(said, about);
  return judgeTransfer({ skeleton, shape, replaced: false }) === 'wanted';
}
