import type { Json } from '../../accessibility/message';
import type { Raw } from '../../dialogs/engine/command';
import { ofBills, timeIn } from './entity-values';
import { normalise } from './normalise';

type Typed = { type: string; value: Json };
/** What was said, what it was taken for, and the bank's date. */
type Saying = { text: string; intent: string | null; about: { today: string } };

/** Where the books are seldom meant: there a time is told if they are asked, or if it is over; elsewhere also what is arranged for a day. */
const onlyPast = ['interest_rate', 'exchange_rate', 'accessibility', 'cancel', 'yes', 'no'];
const onlyBooks = ['limits', 'help', 'greeting', 'thanks', 'goodbye', 'repeat'];

/** Asked of the books whatever the guess: a time is told then. */
const ofBooks = new RegExp(
  '花[了的过费销钱掉多]|[使用][咗了]|交易|明细|流水|支出|收入|收支|消费|开销|开支|[进入出到]账|进出|账[单目]|对账|的账|记录|扣[了的款过费]|刷[了的过卡]|转[了过账出给]|汇[了款过]|收[了到过]|买[了过的啥]|取[了过]|取现|缴费|小票|扣我|存[了过]|发过|水电|工资|奖金|退款|红包|剁|[养退][老休]金|房租|到没到|到了?没|加起来|[一总]共多少|收益|单子|[挣赚]了|过数|' +
    String.raw`\b(?:spen[dt]s?|spending|bl[eo]w|splash\w*|splurg\w*|transactions?|statements?|purchases?|payments?|paid|transfers?|transferred|income|earn\w*|takings|revenue|turnover|outgoings?|expen(?:ses?|diture)|deposit(?:s|ed)?|withdrawals?|withdrew|debits?|credits?|charge[sd]?|refunds?|salary|wages|pension|costs? me|bought|did (?:i|we) buy|shopping|groceries|restaurants?|takeaways?|cash|took out|utilities|bills?|tab|receipts?|payslips?|donations?|lists?|records?|history|c[oa]me in|(?:went|gone|going) out|(?:gone|coming) in|money (?:in|out|go|went|came)|everything|on (?:the|my) card|how bad|damage|pay|list (?:them|it)|how much|c[oa]me to|what (?:was|were) (?:that|this|it|those))\b`,
  'u',
);
/** Meals last weekend: what was bought, at the head of a sentence that says no more than that. */
const bought =
  /^(?:[a-z']+ ){0,2}(?:meals?|lunch(?:es)?|dinners?|drinks|snacks|coffees?|taxis?|trips|petrol|fuel|clothes|rent|toys|tickets)\b[^,.]*$/u;
/** What is said around a time and says nothing more: 八月的，谢谢; August please, in full. */
const around =
  /请|麻烦|劳驾|谢谢|帮|我|您|你|要|想|查|看|给|调|念|说|那|就|只|整|全|都|的|是|吧|呢|吗|啊|嘛|一[下个]|可以|期间|当天|\b(?:please|thanks|thank you|just|only|all|whole|entire|of|for|in|on|from|between|during|over|the|it|that|i|mean|want|show|send|email|text|give|me|full|together|then|ok)\b|[\s\p{P}]/gu;
const isWhole = (said: string, words: string) => said.replace(normalise(words).text, '').replace(around, '') === '';

/** 国庆那天给孙子发的红包, 五号的转账截图: what was sent, and nothing that is to be. */
const wasSent =
  /[给谁][^,，。]{0,6}(?:转|发|打|汇|付|寄)过(?!去|来|户)|[结付交还给打转汇买花充存取收发]过[一两几][回次笔趟]|(?:转|发|打|汇|付|交|寄)(?:给[^,，。\s]{1,8})?的(?:钱|红包|款|那[笔个])?[^,，。\s]{0,6}$|的(?:转账|汇款|付款|缴费|交易)?(?:截图|记录|回单|凭证|单子)|\b(?:i|we) (?:already )?(?:paid|sent|bought|transferred|spent|withdrew|topped up|took out|made)\b/u;
/** What was spent is of the books, whatever bill the guess is about. */
const spent = /支出|消费|开销|收支|流水|加(?:在)?一起|加起来|\bspending\b/u;
/** A list of what was; of a bill that is still to come something may be known: 下个月的水费账单. */
const statement =
  /(?<![水电气煤费话卡网视暖房])(?:月?账单|对账单)|(?:扣款|消费|交易|支出|收入|转账|付款)的?(?:列表|清单|明细|记录|流水)|\bstatements?\b|\b(?:show|list|see|view|what)\b[^,]*\b(?:payments|transactions|debits|purchases)\b/u;
/** 下个月的房贷几号扣: which day it will be is what is asked. */
const whenDue =
  /(?:几号|哪天|什么时候|啥时候?)(?:要|会|来)?(?:扣|还|交|到期|出账)|[要会](?:自动)?扣|\bwill (?:go|come|be taken|leave)\b|\bwhat(?:'s| is) due\b|\bwhen (?:is|does|will)\b.*\b(?:due|go out|be taken|leave|come out)\b/u;
/** Something is to be done, or is only about the day: 今天能办吗, what are your hours this week. */
const ahead =
  /[要想能会该]|可以|打算|准备|预约|提醒|[开关]门|营业|上班|天气|几点|什么时候|[忙累]|早(?:上好|安)|晚(?:上好|安)|你好|过得|开心|快乐|心情|\b(?:will|want|going to|gonna|need to|have to|can|could|should|open|close[sd]?|weather|book|remind|do you|are you|is it|hello|hi|nice|good|happy|day|feel\w*|tonight)\b/u;
/** Of no books: did you watch the telly last night. */
const smallTalk =
  /祝你|快乐|节日好|\b(?:did you (?:watch|see|hear|sleep)|have you seen|happy|merry|good (?:morning|afternoon|evening)|telly|tv|football|match|film|movie)\b/u;
/** 可能是四月，也可能五月: nobody knows which. */
const doubted =
  /不是[^，,。]{1,8}就是|(?:好像|也许|可能|大概)[^。]*(?:也可能|也许是|还是|或者)|\b(?:not sure|can't remember|either)\b[^.]*\bor\b|\bor\b[^.]*\b(?:not sure|can't remember|one of)\b/u;
/** 年初那会儿, 国庆前后: about then. */
const aboutThen = /^(?:那会儿?|那阵子?|那段时间|前后|左右|上下)/u;
/** Paid to May Chen: somebody who is called so. */
const monthNames = /^(?:april|may|june|august)$/iu;
const nameBefore = /\b(?:to|with|for|from|by|pay|paid|sent|owe) $/iu;
const nameBehind = /^ (?:(?:her|his|him)\b|(?!(?:Day|Fools?|Bank|Holiday|Bills?|Rent)\b)\p{Lu}\p{Ll}+)/u;

/** 给三月花店付过钱吗, "paid Monday Coffee": a shop that is called so. */
const shopZh = /^(?:花店|书[店屋]|咖啡馆|茶馆|餐厅|小馆|酒馆|工作室|民宿|面馆|造型|美发)/u;
const monthZh = /^[一二三四五六七八九十]{1,2}月$/u;
const shopEn =
  /^ (?:Coffee|Caf[eé]|Books?|Bakery|Bar|Kitchen|Studio|Market|Yoga|Gym|Club|Flowers?|Spa|Pizza|Bistro|Brunch|Tea|Deli|Dental|Clinic|Designs?|Cleaning)\b/u;

/** Whether a time is the name of somebody or of a shop, as capitals or what stands behind tell it. */
function isSomebody(words: string, whole: string): boolean {
  const behind = whole.slice(whole.indexOf(words) + words.length);
  if ((monthZh.test(words) && shopZh.test(behind)) || shopEn.test(behind)) return true;
  if (!monthNames.test(words)) return false;
  const at = whole.indexOf(words);
  return nameBefore.test(whole.slice(0, at)) && nameBehind.test(whole.slice(at + words.length));
}

const beginsAfter = (value: Json, today: string): boolean =>
  typeof value === 'object' && value !== null && 'start' in value && typeof value.start === 'string' && value.start > today;
const isOver = (value: Json, today: string): boolean =>
  typeof value === 'object' && value !== null && 'end' in value && typeof value.end === 'string' && value.end < today;

/** A time that stands in the sentence: of the books, of what is to be done, or of what has been. */
export function timeOf({ value, text }: Raw, { text: whole, intent, about: { today } }: Saying): Typed | undefined {
  const { text: said } = normalise(whole);
  if (doubted.test(said) || isSomebody(text, whole) || aboutThen.test(whole.slice(whole.indexOf(text) + text.length))) return undefined;
  if (wasSent.test(said) || (intent !== null && ofBills.includes(intent) && spent.test(said)))
    return timeIn(value, text, 'transactions', today);
  if ((statement.test(said) || whenDue.test(said)) && beginsAfter(value, today)) return undefined;
  if (intent !== null && !onlyPast.includes(intent) && !onlyBooks.includes(intent)) return timeIn(value, text, intent, today);
  const isOf = /^ of (?!life|time|school|rain)\p{L}/u.test(said.slice(said.indexOf(normalise(text).text) + text.length)); // the past 45 days of taxi rides
  if (ofBooks.test(said) || bought.test(said) || isOf || isWhole(said, text)) return timeIn(value, text, 'transactions', today);
  const isHead = said.startsWith(`${normalise(text).text}的`); // 最近一周的早饭
  if (intent !== null && onlyBooks.includes(intent) && !isHead) return undefined;
  if (smallTalk.test(said) || (!isOver(value, today) && ahead.test(said))) return undefined;
  return timeIn(value, text, intent !== null && onlyPast.includes(intent) ? intent : 'transactions', today);
}
