import type { RateTopic } from '../../../dialogs/rates';
import { bareWords } from '../phrases';

const rate =
  /利率|利息|利钱|吃利|年息|月息|(?:存|定期|活期).*(?:几厘|几个点|百分之几|几分利|收益)|\binterest\b|\b(?:savings?|deposits?|term|fixed|current|year)\b.*\brates?\b|\brates?\b.*\b(?:savings?|deposits?|term|fixed|current|year)\b|\bhow much .*\b(?:earn|yield)\b.*\b(?:savings?|deposits?)\b|存.{0,10}(?:多|拿|得|有|生|赚|涨)(?:少钱?利|多少(?:利|息|出来)|几个利)|\b(?:put|leave|keep|save|deposit|stash|tuck|lock)\b.{0,40}\b(?:away|in (?:here|with you|the bank|your bank|savings|a deposit)|for (?:a|one|three|3|1) years?|on deposit)\b.{0,40}\b(?:earn|yield|grow|make|bring|get back)\b|\b(?:earn|yield|grow|make|bring in)\b.{0,40}\b(?:if i|when i)\b.{0,16}\b(?:put|leave|keep|save|deposit|lock)\b/u;
const asks =
  /多少|几|[吗么嘛呢]\s?\??$|\?|什么|啥|怎么(?:样|算)?|如何|有没有|告诉|说说|介绍|了解|[查看问]|高不高|\b(?:how|what|what's|whats|which|any|is|are|do|does|will|would|can|tell|show|list|know)\b/u;
const bare =
  /^(?:存款|定期|活期|储蓄|银行|一年|三年|一年定期|三年定期)?的?(?:存款)?(?:利率|利息)(?:表)?$|^(?:your |the )?(?:savings?|deposit|interest|one year|three year|current)(?: account| deposit)? (?:interest )?rates?$|^interest$/u;
/** What is borrowed, exchanged or invested has other rates; what was or was not paid in is no question about a rate. */
const notOurs =
  /贷|借|信用卡|欠|分期|逾期|罚|透支|汇率|国债|理财|基金|余额宝|还款|首付|lpr|为什么|为啥|没到|没给|没收到|到账|到了|少[了给]|扣|算错|不对|什么时候|几时|何时|我的利息|[上这本]个?月|给了|收到|不管|无论|\b(?:loans?|mortgages?|credit|cards?|overdrafts?|apr|exchange|currenc\w+|euros?|dollars?|pounds?|yen|usd|fx|borrow\w*|late|charged?|charging|why|when|was|were|didn't|not|missing|owe|calculated|this month|last month|earned|so far|conflict|heart|success|failure|cash|transfer rate|tax\w*|car|house|pay(?:ing)? (?:off|back))\b/u;

const current = /活期|\b(?:current|demand|checking|chequing)\b/u;
const oneYear =
  /(?:一|1)年(?:定期|期|存款|[和跟与、])|[和跟与、](?:一|1)年|(?:定期|存)\D{0,6}(?:一|1)年|定期一年|存.{0,12}[^十\d](?:一|1)年|(?:十二|12)个月|\b(?:one|1|a)[- ]year (?!rate)|\bfor (?:a|one|1) year\b|\b(?:twelve|12)[- ]months?\b|\b(?:one|1)[- ]year rates?\b/u;
const threeYear = /(?:三|3)年|\b(?:three|3)[- ]years?\b|\b36[- ]months?\b/u;
const unlisted =
  /[两二2四4五5六6]年|半年|[一三六九369]个月|[七7]天|通知存款|大额存单|外币|美元|\b(?:two|2|four|4|five|5|six|6|ten|10)[- ](?:years?|months?)\b|\bhalf[- ]years?\b|\b(?:three|3|nine|9|one|1)[- ]months?\b|\bnotice\b/u;

/** Whether a stretch of an utterance asks what deposits earn. */
export function asksRates(text: string, takesBare: boolean): boolean {
  if (notOurs.test(text)) return false;
  return (takesBare && bare.test(bareWords(text))) || (rate.test(text) && asks.test(text));
}

const foreign = '美元|美金|美刀|欧元|英镑|日元|日币|港币|港元|韩元|泰铢|澳元|加元|新币|卢布|法郎|外币|外汇';
const foreignEn = '(?:dollars?|usd|euros?|eur|pounds?|sterling|gbp|yen|jpy|hkd|won|baht|rupees?|francs?|foreign currency)';
const exchange = new RegExp(
  `汇率|牌价|(?:${foreign})[^,，。]{0,8}(?:多少|几|怎么换|行情|什么价|涨|跌)|[换兑合折](?:成|算|到|为)?[^,，。]{0,4}(?:多少|几)?[^,，。]{0,4}(?:${foreign})|(?:${foreign})[^,，。]{0,8}[换兑合折][^,，。]{0,10}(?:多少|几|人民币)|` +
    `\\bexchange rates?\\b|\\b(?:how much|how many|what(?:'s|s| is)?|convert|worth|rate)\\b.{0,24}\\b${foreignEn}\\b.{0,24}\\b(?:yuan|rmb|cny|kuai|worth|today|now|rate|dollars?|euros?|pounds?)\\b`,
  'u',
);
/** What is held, was paid or is to be sent in such money is no question about its price. */
const noExchange =
  /为什么|为啥|不对|错|余额|账户|[转汇付花扣收][了过]?给?(?!率)|手续费|\b(?:account|balance|spen[dt]|paid|sent|send|transfer|charged|fees?|have i|do i have|wrong|why)\b/u;

/** Whether a stretch asks what foreign money costs, as this bank's staff can tell and no dialog here. */
export const asksExchange = (text: string): boolean =>
  exchange.test(text) && (!noExchange.test(text) || /(?:汇率|牌价)(?:是|多少|怎么样)/u.test(text));

/** Whether it is about what is borrowed, exchanged or invested, or about what was paid in or not. */
export const isOtherRate = (text: string): boolean => notOurs.test(text);

/** Which kind of deposit it asks about; undefined where it asks about several or none. */
export function rateTopicOf(text: string): RateTopic | undefined {
  const named: [RateTopic, RegExp][] = [
    ['current', current],
    ['oneYear', oneYear],
    ['threeYear', threeYear],
    ['other', unlisted],
  ];
  const [first, ...more] = named.filter(([, words]) => words.test(text));
  return more.length > 0 ? undefined : first?.[0];
}
