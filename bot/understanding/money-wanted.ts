import type { Json } from '../../accessibility/message';
import type { Found } from './about';
import { type Amount, noAmount } from './amount';
import { repeats } from './money-again';
import { isMyShare } from './money-each';
import { isSent, withoutTold } from './money-told';
import { findRetractions, namesSomebody, settle } from './settle';

const everything =
  /全部|全都|所有的?钱?|[都全]转|都给|剩下的?钱?|剩余的?|余下的?|还[差欠剩]的(?![\d一二两三四五六七八九])|一分不剩|全额|清空|\b(?:(?<!\b(?:at|in|manages?|that's|is|was|above|after|for|of|we|you|they|y'|from) )all(?! (?:told|in\b|right|accounts?|cards?|good|set|day))(?: of it| of my money| (?:the|my) money)?|everything|the whole (?:lot|amount|balance|thing)|(?<!\b(?:leav(?:e|ing)|keep(?:ing)?|sav(?:e|ing)|hold|skip|forget|not) )the rest(?! (?:stays?|remains?|can (?:stay|wait)|is (?:mine|for me)|later)\b)|(?:whatever|what)(?: is|'s)? left|the remainder|(?:entire|full|whole) balance)\b/gu;
const someShare =
  /(?<!多|过了)一半|半个月的?(?:房租|租金|月租|工资)|[几两三\d]倍|[双两]份|\bsome of (?:it|that|them|this|the)\b|\b(?:part|a bit|a little) of (?:it|that|them|this)\b|一部分|[二三四五六七八九十两]分之[一二三四五六七八九]|[一二三四五六七八九](?<!第[一二三四五六七八九])成(?=[,，。]|给|转|打|付)|(?<!\b(?:and|n|&) (?:a )?)\bhalf\b(?!'s| is\b| comes\b|[ -](?:year|month|day|term|past|an hour|hour)\b)(?!(?: of)? (?:an? )?(?:hundred|thousand|lakh|million|crore|billion|grand|k\b))|百分之|\b(?:a|my|his|her|our|their|one) (?:third|quarter|fifth|tenth|share) of (?:(?:the|that|our|this) )?(?=[\d¥])|\d ?(?:[%‰]|per ?cent\b|pct\b)(?! (?:off|discount|down|vat|tax|gst|tip|service)\b)/;

/** The same to each of several, or one sum among them: no one transfer, so its amount is asked for. */
const forEach =
  /各(?!位)|分别|一笔[^,，]*一笔|[每一](?:个?人|位)|平分|均分|[平均分]摊(?!下来|[完后])|\b(?:each(?! (?:day|week|fortnight|month|quarter|year|time|mon|tues|wednes|thurs|fri|satur|sun))|apiece|both|per (?:person|head)|(?<!, (?:the |our )?(?:dinner|lunch|meal|brunch|drinks|taxi|cab|fuel|petrol|bill) )split(?! (?:is|was) (?:done|sorted|settled)|.*\binstal?lments\b|'s (?:done|sorted|settled))|divide\w*|between|equally|everyone(?! else)|among)\b/;

/** Shared among several: of such a sum only what is said to be sent is theirs. */
const shared = /aa(?![a-z]|的|钱)|对半|\bhalves\b/;

/** 聚餐AA，每人73.3，转给团长: what each pays is what this customer pays to the one who paid for all. */
const isOwnShare = (text: string, { start, end }: Found<Amount>): boolean =>
  shared.test(text) &&
  /(?:每人|一人|人均|\b(?:per (?:person|head)|each)) ?[是要出]?$/u.test(text.slice(0, start)) &&
  /^[^,，]{0,3}[,，] ?(?:我|请|帮我)?[转付还打]给/u.test(text.slice(end));

/** 一人出一半，我这边出2350; 每人三百五，把我那份转给老周; "my half is 850": what a share of this customer comes to is said. */
const isMine = (text: string, { start, end, value }: Found<Amount>): boolean =>
  isMyShare(text, { start, end, value }) ||
  mineBefore.test(text.slice(0, start)) ||
  (perHead.test(text.slice(0, start)) && mineBehind.test(text.slice(end)));
const mineBefore =
  /$(?<=(?:我(?:这边|这里|自己|那[一]?[份半]|的?[那这]?部分|这[份半])[该要得就]?(?:出|付|给|摊|是|要)?|[,，]我[该要得就]?[出摊]|\bmy (?:own )?(?:part|share|half|bit|portion|third|quarter)(?: of (?:the|our|this|that) \p{L}+)?(?: is|'s| was| comes to|[:,])?(?: only| just)?) ?)/u;
const perHead = /$(?<=(?:每人|每个人|一人|一个人|人均) ?(?:是|出|要)? ?)/u;
const mineBehind =
  /^[元块]?钱?[,，][^\d]*?(?:把?我(?:的|那|这){1,2}一?(?:份|部分)|我(?:们?家)?(?:就|只有?)?(?:一个(?:娃|孩子|人|小孩)|一[人份]))/u;

/** Whether it is said that a zero is too many or too few. */
export const countsZeroes = (text: string): boolean => zeroes.test(text) && !putRight.test(text);
/** 多打了个零，应该是400: the figure that is left is said; 写错了，是8600，少打了一个零. */
const putRight =
  /(?:零|0)[^,，。]{0,3}[,，]? ?(?:应该|其实|本来)?(?:是|要|改成|改为)(?=[\d一二两三四五六七八九])|[写打输按填]错了?[,，]? ?(?:应该)?是[\d一二两三四五六七八九][^,，。]*[,，]|\b(?:zero|nought)s?\b[^.]*\b(?:should be|it's|make it|meant) (?=[\d¥]|an? |one|two|three|four|five|six|seven|eight|nine|ten|\p{L}+t(?:een|y))/u;

/** 多打了一个零, one zero too many: which figure is left is theirs to say. */
const zeroes =
  /[多少](?:打|写|按|输|说)?了?[一两\d]?个?(?:零|0)(?![\d.])|\b(?:extra|another|missing|add an?|drop (?:a|the)) (?:zero|nought)s?\b|\b(?:zero|nought)s? (?:too|missing|more|less)\b/;

/** 是一万五，不是一千五，别少个零: the zero is the one between the two, and the sum that is wanted has been said with it. */
const differsByZeroes = ({ value }: Found<Amount>, refused: Found<Amount>[]): boolean =>
  'minor' in value &&
  refused.some(
    ({ value: other }) =>
      'minor' in other && [10n, 100n].some((by) => value.minor === other.minor * by || other.minor === value.minor * by),
  );

/** The one amount that was said, as a command carries it, and the one that was to be replaced. */
export type MoneySaid = { wanted: Found<Json> | null; was: Json | null };

/** Settles the amounts that `findAmounts` found, beside the other things said. In doubt the value is `either` or `invalid`, never a guess. */
export function settleMoney(text: string, found: Found<Amount>[], others: Found<unknown>[]): MoneySaid {
  const amounts = found.filter(({ value }) => value !== noAmount);
  const contrast = readContrast(text, amounts);
  const { wanted: left, refused } = contrast ?? settle(text, amounts, others, namesSomebody);
  const { text: asked, amounts: wanted } = withoutTold(text, withoutRefused(text, left, refused));
  const replaced = refused.at(-1);
  const was = replaced ? amountJson(replaced.value) : null;
  const [first] = wanted;
  const last = wanted.at(-1);
  const [whole] = [...asked.matchAll(everything)].filter(({ 0: words, index }) => !last || !isOfIt(last, words, index));
  if (first && last) {
    const value: Json =
      whole ||
      (someShare.test(asked) && !isMine(asked, last)) ||
      (countsZeroes(asked) && !differsByZeroes(last, refused)) ||
      (!isOwnShare(asked, last) &&
        !isMine(asked, last) &&
        (forEach.test(asked) || (shared.test(asked) && !isSent(asked, last) && !/[让要叫]我请|我请客/u.test(asked))))
        ? { invalid: 'notPlain' }
        : amountJson(together([...wanted, ...(repeats.test(text) ? refused : [])].map((one) => one.value)));
    return { wanted: { start: first.start, end: last.end, value }, was };
  }
  if (whole) return { wanted: { start: whole.index, end: whole.index + whole[0].length, value: { all: true } }, was };
  const share = someShare.exec(asked);
  return { wanted: share && { start: share.index, end: share.index + share[0].length, value: { invalid: 'notPlain' } }, was };
}

/** 账单6235.18全额还掉, 那6万都转成活期: the sum that is named, and not a part of it. */
const isOfIt = (last: Found<Amount>, words: string, at: number) =>
  (words === 'all of it' && at > last.end) ||
  (/^(?:剩|余|还)/.test(words) && at + words.length === last.start) ||
  (words === '全额' && isBeside(last, at)) ||
  (/^[都全]转$/.test(words) && at === last.end) ||
  (/^(?:全部|全都)$/.test(words) && at === last.end + 1); // 九万五，全部转到
const isBeside = ({ start, end }: Found<Amount>, at: number) => (at >= end && at <= end + 3) || (at < start && at >= start - 5);

const hasUnitAtEnd = /[元块]钱?$/;
/** What stands between two sums of which one is refused, without a pause that would tell which. */
const refusing = /^( ?)(?:不是|不要|不转|别转?)( ?)$/;

/**
 * 520不是260 may be "520, not 260" and, as signing puts it and speech is written down, "not 520: 260"; the space tells which, and without one both
 * are asked about. 是520不是260 and 五十不是五十是五百 are plain and left to `settle`. Null where nothing of this was said.
 */
function readContrast(text: string, amounts: Found<Amount>[]): { wanted: Found<Amount>[]; refused: Found<Amount>[] } | null {
  const [one, other, third] = amounts;
  if (!one || !other || third) return null;
  const [between, before = '', behind = ''] = refusing.exec(text.slice(one.end, other.start)) ?? [];
  const isAnswered = hasUnitAtEnd.test(text.slice(0, one.end)) && hasUnitAtEnd.test(text.slice(0, other.end)); // 十四块不是四十块
  const isPlain =
    isAnswered ||
    /(?<!不)[是要]$/.test(text.slice(0, one.start)) ||
    /^[哈啊哦呀噢]/.test(text.slice(other.end)) ||
    /^ ?要(?![\p{Script=Han}])/u.test(text.slice(other.end));
  if (between === undefined || isPlain) return null;
  if (before !== behind && between.includes('不是'))
    return before ? { wanted: [one], refused: [other] } : { wanted: [other], refused: [one] };
  return before && !behind ? null : { wanted: amounts, refused: [] };
}

/** 两千，不是两千，是一千八: what is refused is not wanted where it was said before either. */
function withoutRefused(text: string, wanted: Found<Amount>[], refused: Found<Amount>[]): Found<Amount>[] {
  // 不是500，300: what was refused may have been two numbers, and nobody knows which is wanted
  if (refused.length === 0) return wanted;
  const takenBack = findRetractions(text);
  if (refused.some(({ value, end }) => 'invalid' in value && value.invalid === 'notPlain' && !takenBack.some((at) => at >= end)))
    return wanted.map((one) => ({ ...one, value: { invalid: 'notPlain' } }));
  const isRefused = ({ value }: Found<Amount>) =>
    refused.some((one) => 'minor' in one.value && 'minor' in value && one.value.minor === value.minor);
  const rest = wanted.filter((one) => !isRefused(one));
  return rest.length > 0 || takenBack.length === 0 ? rest : wanted;
}

function together(amounts: Amount[]): Amount {
  const fault = amounts.find((amount) => 'invalid' in amount);
  if (fault) return amounts.length === 1 ? fault : { invalid: fault.invalid };
  const plain = [...new Set(amounts.flatMap((amount) => ('minor' in amount ? [amount.minor] : [])))];
  const [said] = plain;
  const isOneOf = (amount: Amount) => 'either' in amount && amount.either.some((minor) => minor === said);
  if (said !== undefined && plain.length === 1 && amounts.every((amount) => 'minor' in amount || isOneOf(amount))) return { minor: said }; // 250, two fifty
  const minors = [...new Set(amounts.flatMap((amount) => ('minor' in amount ? [amount.minor] : 'either' in amount ? amount.either : [])))];
  const [only] = minors;
  return minors.length === 1 && only !== undefined ? { minor: only } : { either: minors };
}

/** An amount as a command carries it. */
export function amountJson(amount: Amount): Json {
  const money = (minor: bigint): Json => ({ minor: minor.toString(), currency: 'CNY' });
  if ('minor' in amount) return money(amount.minor);
  if ('either' in amount) return { either: amount.either.map(money) };
  const { invalid, named } = amount;
  return named ? { invalid, named: { minor: named.minor.toString(), currency: named.currency } } : { invalid };
}
