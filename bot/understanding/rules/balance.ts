import { asksEnough } from './transfer';
import { respell } from '../respell';
import type { Verdict } from './verdict';

const wanted = [
  /余额|结余|(?:还|剩|有|存)(?:有|下|了|着|剩)?\s?(?:多少|几多|好多)(?:钱|块|存款|了|$)|多少存款|(?:还剩|剩下?|落下)\s?(?:啥|什么|多少|几|点啥)/u,
  /(?:账上|卡上|卡里|账户|户头|户口|账里|存折|折子|手头|活期|定期|储蓄|工资卡|上面).{0,10}(?:多少|几多|好多|几个?(?:钱|子)|啥钱|什么钱|有没有|有钱|没钱|够不够|的数)/u,
  /[查看问瞅算报](?:一?下|看|询|瞅|个)?(?:我的?)?(?:所有)?(?:账户|银行卡|卡|钱|存款|余钱|数)(?:的钱|里的钱|上的钱|里|上|吧)?(?:$|[,，。?吧])|还有钱吗|没钱了|钱还?够|够.{0,16}[不吗么](?:够)?\??$|有没有\ue000/u,
  /\bbalances?\b|\b(?:acct|account) bal\b|\bhow (?:much(?= (?:money|cash|dosh|funds|yuan|is|are|do|does|have|i|there|in|inside|left|still)\b|'s)|many (?:yuan|kuai|rmb))\b(?!.*\b(?:can|could|should|must) i\b).*\b(?:left|i have|have i|have|there|inside|in (?:it|my|the)|on (?:it|my|the|\d{4})|together|still|altogether)\b|'s (?:in|left|on) (?:(?:my|the) (?:\w+ )?(?:accounts?|cards?|savings|salary|bank)|it|there|\d{4})\b|\b(?:accounts?|savings|salary|deposit)\b.*\bhow much\b|\bmoney\b.*\bhow much\b/u,
  /\bwhat(?:'s|s| is| does| do)\b.*\b(?:left(?: (?:in|on)\b|[.!?]?$)|in (?:there|it)|stand at|play with|available|in my (?:\w+ )?(?:account|card|savings|salary|bank))\b|\b(?:am i broke|(?:can|could) i afford|do i (?:still )?have any (?:money|cash|funds)\b|any (?:money|cash) (?:left|in)\b|enough (?:money|cash|funds|left)|funds available|available funds|money left|account summary|value of my)/u,
  /\b(?:total|figure|state|sum) (?:across|of|for|in|on)\b.*\b(?:accounts?|savings|salary|everything)\b|\baccounts?\b.*\bthe amounts?\b|\bis there (?:at least|more than|over|any|still)\b.*\b(?:in|on|left)\b.*\b(?:accounts?|cards?|savings|salary|bank)\b|\bwhich (?:of my )?(?:accounts?|cards?)\b.*\b(?:most|least|has)\b|\b(?:below|under|above)\b.*\bon \d{4}\b|\b(?:check|show|see|view) (?:me )?(?:my |the )?(?:bank )?(?:accounts?|money|funds|savings)(?: please)?[.!?]?$/u,
];
/** A look at the money whatever else is said beside it: whether there is enough, all that somebody owns. */
const certain = [
  /家底|总资产|我的?(?:全部)?资产|积蓄|^cxye$|余e|\byu ?'?e\b|有(?:没有)?钱(?:没有?|不|吗|么)\s?$|啥数|剩(?:返|下)?(?:几|多少|\ue000)|[有剩]几钿|[每各]张卡|名下\S{0,6}钱|(?:月底|刚[交付还买]|[交付还买]完)\S{0,8}[,，].*(?:看|还剩|剩)/u,
  /^(?=.{1,24}$)(?=.*(?:钱|余额|存款))(?=.*(?:多少|几多|好多|几钿))(?=.*(?:卡|账|户头|存折))/u,
  /(?:卡|账户?|储蓄|活期|定期|折|里[头面]?|上)[^,，]{0,4}(?:是|有)\ue000+[^,，]{0,3}[吧吗么?]/u,
  /\b(?:what (?:am i (?:down to|worth|at|left with)|(?:have i|i have|we have|do i have|i've) (?:got|left|in|on)|can i (?:still )?spend)|how(?:'s|s| is) my (?:account|balance|money)|how much can i (?:still )?spend|leave me with|(?:at least|more than|over|any) \ue000+ (?:left )?(?:in|on) (?:my|the)|what'?s? (?:is )?in (?:each|them|there|both)|how (?:much|many) money\b(?!.*\b(?:send|transfer))|how[ -](?:much|many)\b.*\b(?:in|on) \d{4}|how much\b.*\b(?:save|saved|set aside|put by)|how much (?:do )?we (?:have|got))\b|\b(?:money|cash|funds)\b.*\bhow[ -]?(?:much|many)\b/u,
  /\b(?:amount|figure|sum|total|money) (?:in|on|of|for) (?:my|the|each|every|all|\d{4})\b.*|\bis (?:there|my)\b.*\b(?:still|at least|at)\b.*(?:\ue000|money).*|\b(?:list|show|see|give)\b.*\baccounts\b/u,
];
const sums = /卡|账|余额|钱|储蓄|工资|存款|活期|\b(?:balance|accounts?|cards?|savings|salary|money|funds|have|i|got)\b/u;
const otherwise =
  /要还|明细|流水|账单|提醒|变动|余额宝|话费|流量|电费|不足|最低|手续费|利息|利率|限额|额度|为什么|为啥|怎么(?:少|变|不|没|多)|没到|(?<!眼睛|眼)花了|欠|还款|[房车]?贷|积分|里程|汇率|不对|(?:[妈爸他她公婆]|女儿|儿子|朋友|别人|同事)的?(?:卡|账|户|银行)|\b(?:whenever|goes (?:under|below)|balance transfers?|transfer (?:the|my|a) balance|updat\w+|pay|payments?|paid|zero|earn\w*|time|gas|tank|coming|dropped|less than|not (?:what|there|up)|did ?n[o']t|didn't|doesn't|isn't|hasn't|displaying|deposited|(?:cash|my|a|cheque|check) deposit|mortgage|loan|debt|show(?:s|ing|n)? up|complete|take (?:off|my)|chang\w+|wrong|incorrect|why|cheque|deposited|refund|top\w*.?up|reflect\w*|minimum|limits?|alerts?|notif\w+|interest|bills?|owe|due|statement|apr|points|rewards?|miles|gift|insufficient|spend|spent|spending|cost|fees?|charged?|transfer\w*|tax\w*|vacation|exchange|weather|(?:mum|mom|mother|dad|friend|wife|husband|son|daughter)(?:'s|s)? (?:account|card|balance|bank))\b/u;
const refused =
  /(?:不|(?<!分)别|甭)(?:用|要|想|再)?(?:查|看|念|读|报|说)|\b(?:don't|dont|do not) (?:(?:want|need)(?: to)?|check|tell|say|read)\b/u;
/** What is not to be done, or not yet, before one has looked: "don't transfer anything yet, just show me…", 转账之前先…. */
const notYet =
  /(?:给\S{0,8})?[转汇][^,，]{0,6}之?前|\b(?:don't|do not|before i|before) (?:transfer|send|pay|move)\w*\b[^,]*?(?:yet|anything|(?=,)|(?= just\b))/gu;

/** Not on these accounts, or to be told of later. */
const notOurs =
  /要还|还款|话费|流量|提醒|贷|欠|积分|利息|手续费|限额|额度|(?:[妈爸他她公婆]|女儿|儿子|朋友|别人|同事)的?(?:卡|账|户)|\b(?:owe|loan|mortgage|fees?|interest|limits?|points|whenever|text me|alert|notify|spent|(?:mum|mom|mother|dad|father|friend|wife|husband|son|daughter)(?:'s|s)? (?:account|card|balance)|(?:mother|mum|mom|she|he|they) (?:has|have|got))\b/u;

/** Whether a stretch of an utterance asks what is on an account. A question is a request here: nothing moves. Takes the skeleton. */
export function judgeBalance(skeleton: string): Verdict {
  const text = respell(skeleton.replace(notYet, ''));
  const isCertain = certain.some((pattern) => pattern.test(text)) || (asksEnough(text) && sums.test(text));
  if (!isCertain && !wanted.some((pattern) => pattern.test(text))) return null;
  if (refused.test(text)) return 'refused';
  if (isCertain && !notOurs.test(text)) return 'wanted';
  return otherwise.test(text) || /[转汇](?!账户)/.test(text) ? 'asked' : 'wanted';
}
