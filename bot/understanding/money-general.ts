import type { Found } from './about';
import type { Amount } from './amount';
import { clausesOf, sends } from './money-clauses';

/** Where a rule of the bank begins or ends: 超过5万, 满一万, "transfers over 50,000", "capped at 50". */
const boundBefore =
  /$(?<=(?:超过?|[满达够]到?|[低高少多大小]于|不[足到满]|不超过|至少|最[少低多高](?:能|可以?)?[取转存贷借提刷还]?|起[存购投点](?:金额|额|点)?)(?:了|是|要|为|有)? ?|\b(?:per|for every|over|above|under|below|beyond|exceed(?:s|ing)?|(?:more|less|higher|lower) than|up to|at (?:least|most)|(?:capped|limited) (?:at|to)|reach(?:es)?|most (?:(?:you|i|we|they) )?can(?: \p{L}+){1,2}|(?:minimum|maximum|min|max)(?: \p{L}+)?(?: is| of)?) (?:an? )?)/u;
const boundBehind =
  /^ ?[元块]?钱?(?:及?以[上下内]|之内|封顶|起(?:[存购步投]|$|[,，吗的]))|^(?: (?:yuan|rmb|cny|kuai))? (?:or (?:more|less|above|below|over|under)|and (?:above|over|up)|minimum|maximum|the (?:most|least|max|maximum|minimum|limit|cap|ceiling))\b/u;
/** 要有五万才能办吗, "do I need 500,000 to have one". */
const neededBefore = /$(?<=(?:要到?|需要?|得|必须)(?:有|存)? ?|\b(?:need|have to|must|has to)(?: (?:to )?(?:have|keep|hold|deposit))? )/u;
const neededBehind =
  /^[^,，]{0,6}才[能可算行]|^(?: (?:yuan|rmb|cny))? (?:in (?:my|the|an?) account |on deposit )?(?:to (?:be|have|get|open|apply|join|qualify)|for (?:an?|the) (?:card|account|vip))\b/u;
const asks =
  /[?？吗么呢]|不$|([是要用能会有])[不没]\1|是否|可不可以|需不需要|多少|怎么|什么|啥|哪|真的|真假|(?:^|[,.;] ?)(?:(?:and|so|but|hi|hello|please) )?(?:do|does|is|are|can|could|may|must|should|will|would|what|which|when|where|why|how)\b|\b(?:do|does|can|must|should|will) (?:i|we|you|they|it)\b|\b(?:is it true|any idea)\b/u;

/** 转二十万要本人去柜台不, "to send 200,000 do I have to come in person": what one has to do for so much. */
const howDone =
  /[要得用需](?:要|不要)?(?:本人|亲自|带|身份证|[去到]?(?:柜台|网点|窗口))[^,，]*(?:不|没|[?？吗么呢])$|[?？吗么]$(?<=(?:本人|亲自|柜台)[^,，]*)|\b(?:in person|at (?:a|the|your) (?:branch|counter)|(?:bring|show|need) (?:my |an? |some )?(?:id|passport))\b/u;
/** The price of what somebody would like to have: "the flat costs 6 million, would I qualify". */
const priced =
  /(?:(?:房子?|公寓|楼盘|车子?|铺面?)(?:要|卖|总价|标价|报价|开价|是|得)*|(?:总价|标价|报价|开价|全款)(?:是|要)?) ?$|\b(?:costs?|priced at|listed (?:at|for)|worth|going for|asking(?: for)?|price is) $/u;
const affords =
  /能贷|贷(?:多少|得?到|不到|款)|首付(?:要|得|是)?多少|买得起|够不够格|资格|\b(?:qualify|afford|mortgage|eligible|how much (?:can|could|would) (?:i|we) borrow)\b/u;

/** 一天最多两万对吗: a sum that somebody has in mind. */
const confirms = /对[吗吧]|\b(?:right|correct)\?/u;

/** 一天能取2万吗, "can I take out 20,000 in one day": what anybody may. */
const mayBefore = /(?:一天|[单每]日|每[天次]|一次|单[笔次])[^,，]{0,6}(?:能|可以?)[取转存提刷付汇]{0,2} ?$/u;
const mayFrame =
  /\b(?:can|could|may) (?:i|we|you|people|customers) (?:take out|withdraw|send|transfer|move|spend|deposit|pay in)\b.*\b(?:(?:in )?(?:one|a single|a) (?:day|go)|per (?:day|transaction|transfer)|at a time|each day|every day)\b/u;
const counts =
  /(?:算|属于|是)(?:不?是)?(?:算)?大额|\b(?:considered|counted?|counts|classed|regarded|treated)(?: as)?(?: an?)? (?:large|big|high|small)\b/u;

/** "What's the daily limit, is it 50,000?": a sum that somebody has in mind of what is allowed. */
const guessedLimit =
  /\b(?:what|how much)\b[^?]*\b(?:limit|max(?:imum)?|min(?:imum)?|cap|allowance|most|least|smallest|lowest|ceiling)\b[^?]*[,?.;] ?(?:(?:is|was) (?:it|that) |like |maybe |about |or (?:is it )?)?$|(?:多少|几)[^?？]*(?:限额|额度|上限|最多|封顶)?[,，?？](?:是不是|是|有没有)$|(?:限额|额度|上限|最多)[^?？,，]*(?:多少|几)[^?？]*[,，?？](?:是不是|是|有没有|有)?$/u;
/** "Is there a daily limit of 50,000". */
const isThereLimit = /\b(?:is|are) there (?:a|an|any) (?:\p{L}+ ){0,2}(?:limits?|minimum|maximum|cap|ceiling|threshold)(?: of| at)? $/u;
const onlyAsked = /^ ?(?:yuan|rmb|cny|kuai|[元块]钱?)? ?(?:封顶|吗|[?？]|$)/u;

/** 给妈妈: one payment, and what is asked of it. */
const namesSomeone = /给|\ue001|\bto (?!send|transfer|wire|move|pay|withdraw|take|come|go|the (?:branch|counter))/u;
/** What is said elsewhere, or by people: 听说, 隔壁银行, "someone told me". */
const hearsay =
  /听(?:人|朋友|同事|邻居)?[说讲]|据说|(?:网上|广告|新闻|抖音|群里|传单|海报)[里上]?(?:都)?(?:说|写|看到|讲)|人家(?:都)?说|(?<![到给往向])(?:别的|其他|其它|隔壁|对面|旁边|外面|别家)(?:的|家|那家)?银行(?=[^,，]{0,6}[给有送都存])|\b(?:i(?:'ve)? (?:heard|read)|apparently|(?:someone|somebody|people|they) (?:say|says|said|told me)|rumou?r|other banks (?:give|offer|pay|charge|have)|(?:the )?bank (?:across|next|down|over|opposite|nearby)|rival banks?)\b/u;
const people =
  /(?:朋友|同事|邻居|亲戚|隔壁|老[王李张刘陈]|别人|有人|人家|网友|群友)\p{Script=Han}{0,3}(?:说|讲|告诉)|\b(?:someone|somebody|friend|colleague|neighbou?r|cousin|guy|lady|ad|advert|poster|leaflet|video|post|article|website|news)s? (?:at \p{L}+ |online )?(?:says?|said|told|tells|claims?|showed|mentioned)\b|\b(?:saw|read|seen) (?:it )?(?:online|somewhere|in the|on (?:the|tv|tiktok|facebook))\b/u;
const ofBanks =
  /手续费|费用|年费|利率|利息|收益|理财|开户|办卡|信用卡|银行|[存送]|\b(?:fees?|rates?|interest|funds?|accounts?|credit cards?|new card|bank|branch|deposit(?:s|ing)?|cashback|free)\b/u;
/** 给我一百万我也不去, "if I'd won a million": nobody has it, nor is to pay it. */
const wishful =
  /(?:真|就)?盼着|巴不得|做梦都想|我[都也]不(?:去|干|要|卖|换|稀罕|嫁|来)|要不是|(?:要是|如果|假如)(?:能)?(?:能)?(?:中了?|捡到?|有人给)|(?:要是|如果|假如)[^。]*就好了|攒[够到]|存[够到][^,，]*(?:就|再|才)(?:退休|买|辞|去|换)|难倒英雄|\b(?:i )?wouldn't (?:\p{L}+ ){1,4}for (?:an? )?(?:hundred|thousand|million|\d)|\bif (?:i|we)(?:'d| had| ever) (?:won|win|find|found|had)\b|\bi wish\b|\b(?:one day|some ?day)\b.*\bi'd (?:love|like)\b|\b(?:reckons|dreams?|fancies|hopes|swears) .*\b(?:will|would|be|become|becoming)\b|\bhaha|哈哈.*(?:原谅|开玩笑)|(?:原谅|开玩笑).*哈哈/u;
/** What a bank gives: 有2000块补贴吗. */
const gives = /[有送发领]|\b(?:there|do you|you (?:give|offer|pay)|are you giving)\b/u;
const given =
  /^ ?[元块]?钱?的?(?:补贴|补助|返现|优惠|奖励|礼品|立减)|^(?: (?:yuan|rmb|cny))? (?:subsidy|grant|bonus|cashback|gift|reward|voucher|coupon|discount|welcome)\b/u;

/**
 * Whether a sum is only that of a rule or a rumour somebody asks about: nothing of theirs is worth so much, and nobody wants so much moved. What is
 * asked of one payment (跨行转5万手续费多少) is a sum.
 */
export function isGeneral(text: string, { start, end }: Found<Amount>): boolean {
  const [before, after] = [text.slice(0, start), text.slice(end)];
  const clause = clausesOf(text).find((one) => start >= one.start && end <= one.end);
  const words = text.slice(clause?.start, clause?.end);
  if ((hearsay.test(words) || (people.test(words) && ofBanks.test(words))) && !sends(words)) return true;
  if (wishful.test(text) && !sends(text)) return true;
  if (!asks.test(text) || confirms.test(text)) return false;
  if ((guessedLimit.test(before) && onlyAsked.test(after)) || isThereLimit.test(before)) return true;
  const isBound = boundBefore.test(before) || boundBehind.test(after) || (neededBefore.test(before) && neededBehind.test(after));
  if (affords.test(text) && priced.test(before) && !sends(text)) return true;
  if (howDone.test(words) && !namesSomeone.test(words)) return true;
  return isBound || mayBefore.test(before) || mayFrame.test(words) || counts.test(words) || (gives.test(words) && given.test(after));
}
