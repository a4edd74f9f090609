import type { Found } from './about';
import type { Amount } from './amount';
import { clausesOf, sends } from './money-clauses';

/** Somebody outside the house, as the one of whom a clause tells. */
const outsiders =
  /^(?:可是|但是?|不过|对了|那个|唉|哎|听说|昨天|前天|上周|最近|今天|我们?家?|咱们?|俺|你看|哎呀|[\s,，])*(?:(?:隔壁|楼[上下]|对门|单位|公司|村里|小区里?|群里|厂里|老家)的?)*(?:一个|有个|那个|个)?(?:(?<=隔壁|楼[上下]|对门)[小老]\p{Script=Han}|邻居|同事|同学|朋友|闺蜜|亲戚|老乡|网友|战友|[嫂婶]子?(?:[他她](?:弟|哥|姐|妹|爸|妈))?|[表堂](?:哥|弟|姐|妹|叔|舅|姨)|[大二三四小]?(?:舅|姨|叔|伯|姑)(?!子)|老[王李张刘陈赵周吴孙徐]|大[妈爷哥姐]|别人|有人|人家)/u;
const outsidersEn =
  /(?:^|[,.] |\b(?:so|but|and|because|since|when|that|heard|today|yesterday) )(?:(?:my|our|a|an|the|some|this|another) (?:\p{L}[\p{L}-]{1,20}'s )?)?(?:(?:old|best|good|poor|other|elderly) )?(?:neighbou?rs?|friends?|mates?|cousins?|couples?|boss|manager|family|families|colleagues?|co-?workers?|uncles?|aunt(?:ie)?s?|lady|guy|man|woman|somebody|someone|people|pal|bloke|classmate|in-laws?|ex(?:-(?:husband|wife))?)\b(?:'s \p{L}+)?(?: of (?:mine|ours))?(?: (?:at|in|on|from|next|across|upstairs|downstairs|down) (?:\p{L}+ ){0,2}\p{L}+)?/u;
/** What was theirs: sold, earned, lost, paid. */
const theirs = /卖|买|挣|赚|亏|赔|被?骗|丢|中了|中奖|投了?|付了|付的|花了|存了|一个?月|月薪|年薪|拿了|工资|收入|涨|借了|贷了?|欠|输了?|赢/u;
const theirsEn =
  /\b(?:conned|scammed|cheated|robbed|swindled|lost|made|makes|sold|bought|earn(?:s|ed)?|won|paid|pays|costs?|spent|had|has|got|gets|saved|was|were|borrowed|invested|owes|put|dropped|blew)\b/u;
/** And of this customer, who is told of as well: 朋友转了我三百, "paid me 80", "on my card". */
const ofMine = /[我咱俺]/u;
const ofMineEn = /\b(?:me|my|us|our|i|i'm|i've|mine)\b/u;
/** What the rest asks to be done with it: send it, pay her back, ask it back. */
const withIt =
  /把[它这那]|这笔|那笔|这钱|那钱|还给?[她他]|[转还打付汇]给[她他]|[要追讨]回|\b(?:send|pay|give|transfer|wire|return) (?:it|that|this|her|him|them)\b|\bpay (?:\p{L}+ ){0,2}back\b|\bget it back\b|\bneeds?\b/u;
const asksOwn =
  /[?？吗呢么]|怎么|咋|如何|能不能|可不可以|多少|什么|啥|查|[看问]|办|安全|[了有]没$|\b(?:how|what|can|could|do|does|is|are|should|where|which|check|show|tell|open)\b/u;

/** 小时候一毛钱能买两根冰棍, "when I was a boy ten fen bought two ice creams": what things cost once. */
const longAgo =
  /小时候|(?:那会儿|那时候|那阵子|那年|当年)[^,，]{0,8}(?:才|只|就)(?:要|卖|挣|花)?(?=[\d一二两三四五六七八九几])|(?<![\d一二三四五六七八九])(?:19)?[4-9]\d年(?!代?的)|[四五六七八九]几年|年轻(?:那会儿|时候|的时候)|(?:那年头|那年月|那个年代|解放前|改革开放前|旧社会|[六七八九]十年代)|(?<!\d)[6-9]0年代|\bwhen (?:i|we|my \p{L}+) (?:was|were) (?:a )?(?:boy|girl|kid|child|young|little|small|students?|kids|children)|\bin 19[4-9]\d\b|\bback in (?:my|the|those) (?:day|days|old days|\d{2,4}s)\b|\bin (?:those|the old|my young) days\b/u;
const noneOfMine = /\bnot my (?:problem|business|concern|money)\b/u;
/** What this customer has to do with it: 欠我, 我得还. */
const concernsMe = /[给还欠借垫付转找跟问替]了?[我俺咱]|[我俺咱]们?(?:要|想|得|也|该|出|来|付|转|给|还|就|把|替|帮)/u;
/** What somebody has bought or earned needs nobody to do a thing. */
const isAllTold =
  /花了|卖了|买了?|挣|赚|中了|亏|\b(?:cost|sold|bought|won|earns?|earned|makes|lost|spent|blew|owes?|paid .* for|put .* (?:down|into|in))\b/u;

/** 我妹妹工资一万二还喊穷: what somebody of the family earns. */
const earns =
  /(?:同学|朋友|同事|邻居|老乡|室友|[老小][王李张刘陈赵周吴]|妹妹?|弟弟?|哥哥?|姐姐?|爸爸?|妈妈?|儿子|女儿|闺女|老公|老婆|媳妇|女婿|侄[子女]|外甥女?|[叔舅姨姑])(?:他|她)?(?:现在|如今|一个月|每个?月|一年|每年)?的?(?:工资|月薪|年薪|收入|退休金|养老金|奖金)(?:就|才|都|有|是|一个月|每个?月)* ?$/u;

const earnsEn =
  /\b(?:my|our|the|his|her) (?:\p{L}+ )?(?:boss|manager|neighbou?r|friend|mate|cousin|colleague|uncle|aunt|brother|sister|son|daughter|classmate|roommate|flatmate|landlord)(?:'s (?:salary|pay|pension|wage) is| (?:now |already |only )?(?:makes|earns|made|earned|gets paid|is on)) $/u;

/** A story tells of no more sums than this. */
const sumsMax = 3;

/** 邻居卖房卖了三百万，现在房贷利率多少: without the sums of a story about others that is told before what this customer asks. */
export function withoutStories<T extends Found<Amount>>(text: string, found: T[]): T[] {
  if (found.length === 0 || found.length > sumsMax || withIt.test(text)) return found;
  const clauses = clausesOf(text);
  return found.filter(({ start, end }) => {
    const own = clauses.find((one) => start >= one.start && end <= one.end);
    if (!own) return true;
    const [words, ahead] = [text.slice(own.start, own.end), text.slice(own.start, start)];
    if (longAgo.test(words) && !sends(words)) return false;
    if (
      (earns.test(ahead) || earnsEn.test(ahead)) &&
      !clauses.some((one) => sends(text.slice(one.start, one.end)) || asksOwn.test(text.slice(one.start, one.end + 1)))
    )
      return false;
    if (!isOfOthers(words, ahead)) return true;
    const rest = clauses.filter((one) => one !== own).map((one) => text.slice(one.start, one.end + 1));
    return !(
      rest.some(isAsking) ||
      (isAllTold.test(words) && !rest.some((each) => sends(each) || concernsMe.test(each) || ofMineEn.test(each.replace(noneOfMine, ''))))
    );
  });
}

/** Whether a clause tells what an outsider has done with money of their own; `ahead` is what stands before the sum. */
function isOfOthers(words: string, ahead: string): boolean {
  const isZh = outsiders.test(words) && theirs.test(words) && !ofMine.test(behind(words, outsiders));
  return isZh || (outsidersEn.test(ahead) && theirsEn.test(words) && !ofMineEn.test(behind(words, outsidersEn)));
}

/** What is said behind the one of whom a clause tells. */
function behind(words: string, who: RegExp): string {
  const match = who.exec(words);
  return match ? words.slice(match.index + match[0].length) : words;
}

const isAsking = (words: string): boolean => asksOwn.test(words) && !(sends(words) && /[转汇打付给还]|[a-z]/u.test(words));
