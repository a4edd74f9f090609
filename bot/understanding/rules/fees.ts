import type { FeeTopic } from '../../../dialogs/fees';
import { bareWords } from '../phrases';

/** What is charged, by name. Not 费 alone: 电费 and 学费 are bills, no fees of ours. */
const zhFee =
  /手续费|服务费|转账费|汇款?费|工本费|开卡费|办卡费|短信费|年费|管理费|[收计]费|资费|费率|费用|(?:要|收|花|扣|交)(?:不(?:要|收|花|扣|交))?(?:多少|几多|几|啥|什么|咩)?[钱费]|(?:要|收|花|扣)(?:多少|几多|几[块蚊钿元])|免(?:不免)?费|(?:新卡|[办开换补领申].{0,4}卡|短信.{0,4}).{0,4}(?:多少|几多|几)[钱块元]/u;
const enFee =
  /\b(?:fees?|commission|tariffs?|price list|costs?|free(?: of charge)?|charges?(?! (?:my|the|our) (?:phone|mobile|meter))|charged)\b|\bhow much (?:is|are|for|would|will)\b.*\b(?:transfers?|new card|sms|text (?:messages?|alerts?)|to send|sending)\b/u;
/** Those that name a price of ours whatever stands beside them; all others need a thing of ours that may have one. */
const ours =
  /手续费|工本费|短信费|年费|管理费|转账费|汇款?费|开卡费|办卡费|收费|资费|费率|\b(?:transfer fees?|fees?|charges|commission|tariffs?|price list)\b/u;
const things =
  /[转汇]|到账|打[钱款]|跨行|[别他外]\S{0,3}行|短信|[办开换补领申].{0,4}卡|新卡|[取提]现|取[钱款]|开户|缴费|挂失|补\S{0,2}卡|交.{1,4}费|\b(?:send\w*|transfer\w*|wir(?:e|ing)|mov(?:e|ing)|cards?|sms|text (?:messages?|alerts?|service)|alerts|withdraw\w*|cash|bank|account)\b/u;

const asks =
  /多少|几|[吗么嘛呀伐咩呢]\s?\??$|[不没冇]\s?\??$|\?|有没有|有冇|是不是|是否|会不会|用不用|[收要使用扣交花免](?:不|唔)[收要使用扣交花免]|[怎咋点](?:么|样)?(?:收|算|计)|什么|啥|咩|哪些|怎样|如何|标准|价目|告诉|说说|讲讲|介绍|了解|[查看问]|\b(?:how|what|what's|whats|which|any|is|are|do|does|will|would|can|tell|show|list|explain|know)\b/u;
const bare =
  /^(?:(?:转账|跨行|跨行转账|短信|短信服务|新卡|办卡|补卡|挂失|银行|你们的?)的?)?(?:手续费|收费|费用|资费|服务费|短信费)(?:标准|表|项目|情况)?$|^(?:your |the |all |a )?(?:(?:bank|sms|card|new card|service|text|text (?:message|alert)s?|sms (?:service|alert)|text (?:message|alert) service) )?(?:fees?|charges|costs?|transfer fees?|transfer charges|fee (?:list|schedule|table)|price list|tariff)$/u;

/** What was charged already, or is told: somebody who complains wants no price list. */
const notAsked =
  /为什么|为啥|为何|凭什么|怎么(?:又|还|会|就)?(?:[扣收]了|多[扣收]|扣我|收我)|退(?!休)|[多错乱][扣收]|[扣收交付花](?:了|过|掉|走|错)|被[扣收]|不管|无论|不论|(?:水|电|燃?气|物业|学|话|房|停车|流量|宽带|伙食|生活|快递|医药|住院|律师)费(?!.*(?:手续费|服务费|收费[吗么不没]|收不收费|[要收]钱))|费用?(?:我|由我|我来|从|对方)(?:出|付|扣|承担)/u;
const notAskedEn =
  /\bwhy\b|\b(?:was|were|been|got|have|had|has|did)\b.*\bcharged?\b|\b(?:charged|cost) me\b(?!.*\bto\b)|\b(?:refund\w*|disput\w+|twice|wrong(?:ly)?|incorrect\w*|unexpected|extra|recogni[sz]e\w*|waive\w*|revers\w+|deducted|no matter|regardless|whatever|feel free|includ\w+|customs|cover the cost)\b|\b(?:double|duplicate|multiple|two|same|strange|questionable|bad|unknown|recent|pending|these|weird|odd)\b[^.?]*\bcharges?\b|\bcharges? (?:is|are )?(?:(?:showing |still )?(?:on|in|from|that|which|i)\b|for (?:things|something|a))|\b(?:this|that|unnecessary) (?:\w+ )?(?:fee|charge)\b|\b(?:school|tuition|course|exam|medical|hospital|legal|lawyers?|parking|gym|membership|kindergarten|nursery|university|college) fees?\b|\bfees? (?:\w+ )?(?:up )?(?:on|in) my (?:account|statement|card)\b|\bthere is a fee\b|(?<!\bif )\bi (?:just )?(?:see|saw|made|noticed|got)\b|\bi (?:paid|owe)\b|\bi'?(?:ll| will) (?:pay|cover)\b/u;

/** Prices that the bank's list does not hold. */
const unlisted =
  /国外|境外|跨境|海外|国际|外币|外汇|美元|[取提]现|取[钱款]|\batm\b|年费|管理费|挂失|[补换]\S{0,3}卡|逾期|违约|分期|透支|提前还|信用卡|贷|u盾|支付宝|微信|开户|pos|刷卡|流水|证明|支票|账户费|\b(?:cash|withdraw\w*|abroad|overseas|foreign|international\w*|currenc\w+|exchange|annual|monthly (?:account )?fees?|maintenance|overdrafts?|late|credit cards?|loans?|mortgages?|replac\w+|lost|paypal|alipay|wechat|top[- ]?up|topping up|cheques?|swift|sepa|visa|open(?:ing)?|transaction fees?|us(?:e|ing) (?:my|the|a) card|virtual|disposable|account fees?|abroad)\b/u;
const sms = /短信|\b(?:sms|texts?|text (?:messages?|alerts?|service))\b/u;
const card =
  /新卡|工本费|[办开领申].{0,4}卡|\b(?:new|another|second|first|more|additional|extra|physical|actual|own|get a|order a|issue a?) (?:bank |debit |physical )?cards?\b|\bcard fees?\b/u;
const bill = /(?:水|电|燃?气|物业|学|话|有线|取暖)费|缴费|^交费|充值|账单|\bbills?\b|\b(?:electric\w*|water|gas)\b/u;
const transfer =
  /[转汇]|打[钱款]|跨行|到账|\b(?:sen[dt]\w*|transfer\w*|wir(?:e|ing)|mov(?:e|ing)|pay(?:ing)? (?:some|any)(?:one|body)|remit\w*)\b/u;
const mobile = /手机号|\b(?:mobile|phone) numbers?\b/u;
const nextDay = /次日|第二天|隔[天日]|\bnext[- ]day\b/u;
const ordinary = /普通(?:到账|转|汇)|\b(?:ordinary|standard|normal|regular) (?:transfers?|arrival|speed)\b/u;
const otherBank =
  /跨行|[他外异]行|(?:别|其他|其它|另外|不同)\S{0,4}行|[工建农招交](?:商|设|业|通)?银?行|中(?:国银)?行|邮[储政]|[城农]商\S{0,2}行|信用社|(?:民生|光大|浦发|兴业|中信|华夏|平安|广发)银?行?|\b(?:another|other|different|outside|external|ext) banks?\b|\bbetween banks\b|\binterbank\b|\b(?:icbc|ccb|abc|boc|cmb|psbc)\b|\b(?:city|rural) bank\b/u;
const thisBank =
  /本行|同行|行内|我行|你们行|你们银行|示范银行|同一?[个家]?银行|互转|\b(?:same|this|your|demo|own) banks?\b|\bwithin the bank\b|\bmy (?:own )?accounts\b/u;

/** Whether a stretch of an utterance asks what something costs. A price that was charged already, or is only told, is not asked for. */
export function asksFees(text: string, takesBare: boolean): boolean {
  if (notAsked.test(text) || notAskedEn.test(text)) return false;
  if (takesBare && bare.test(bareWords(text))) return true;
  const isFee = zhFee.test(text) || enFee.test(text);
  return isFee && asks.test(text) && (ours.test(text) || things.test(text));
}

/** What it asks the price of; undefined where it asks for all of them. */
export function feeTopicOf(text: string): FeeTopic | undefined {
  if (sms.test(text)) return 'sms';
  if (unlisted.test(text)) return 'other';
  if (card.test(text) && (!transfer.test(text) || /\bsending (?:out )?(?:more|additional|extra) cards\b/u.test(text))) return 'card';
  if ([otherBank, thisBank, transfer].some((words) => words.test(text))) return transferTopicOf(text);
  return bill.test(text) ? 'bill' : undefined;
}

function transferTopicOf(text: string): FeeTopic {
  if (nextDay.test(text)) return 'otherBankNextDay';
  if (ordinary.test(text)) return 'otherBankOrdinary';
  if (otherBank.test(text)) return 'otherBank';
  if (mobile.test(text)) return 'mobile';
  return thisBank.test(text) ? 'thisBank' : 'transfer';
}
