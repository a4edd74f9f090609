import type { Found } from './about';
import { type Amount, doubtedAs } from './amount';

const unitZh = '(?:个?[月周天年人户位娃晚]|个?(?:孩子|星期|礼拜|学期|小时|季度)|[节次堂间份张斤瓶箱期趟桌场亩盒棵头平])';
const unitEn = '(?:month|week|day|year|night|lesson|session|class|hour|person|head|kid|child|family|term|visit|trip|box|bottle|kilo)';
/** The price of one: 一个月九百五, 每个孩子50, "1900 per month", "for 22 days at 28 yuan". */
const eachBefore = new RegExp(
  `$(?<=(?<!第)[每一单](${unitZh})(?:\\p{Script=Han}{0,4})(?:是|要|收)? ?|\\bdays at |\\b(?:months|weeks|nights|lessons|people|hours|kids) at )`,
  'u',
);
const eachBehind = new RegExp(
  `^(?: (?:yuan|rmb|cny|kuai))? ?(?:(?:an? |per |each |every |\\/ ?|a )(${unitEn})|(each|apiece|a pop|a piece))\\b|^ ?[元块]?钱? ?[一每/](${unitZh})`,
  'u',
);
/** How many of them: 交俩月的, 充十天的, 双胞胎, "3 months rent". */
const severalZh =
  '(?<![第\\d一二三四五六七八九十年])(?:(?:[二两三四五六七八九]?十[一二三四五六七八九]?|[二两三四五六七八九]|[2-9]|[1-9]\\d)(?:个(?:月|星期|礼拜|学期|季度|孩子|小时|人)|[周天年人位节次堂间份张斤瓶箱晚期趟桌场亩盒棵头](?![前后内号级底以初]))|[俩仨](?:个?月|孩子|娃|人)|双胞胎|双份|好?几(?:个月|年|周|天|期))|押[一二三1-3]付[一二三六1-6]';
const severalEn =
  '\\b(?:[2-9]|[1-9]\\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|both|twin) (?:(?:more|full|whole|other|of the) )?(?:month|week|day|year|night|lesson|session|class|hour|kid|child|term|visit|trip|box|bottle|kilo|twin)s?(?:es|ren)?\\b(?! (?:ago|late|notice|old|before|after|in advance|from now|back))';
/** A month’s price where a year is to be paid. */
const yearly =
  '(?<=[交付充缴订买续][^,，\\d]{0,3})[一半全整]年(?![多级])|\\b(?:pay|paying|cover|for) (?:for )?(?:an?|one|half an?|the) (?:whole |full )?year\\b';
const aYear = /^[一半全整]年$|year$/u;
const several = new RegExp(`${severalZh}|${severalEn}|${yearly}`, 'gu');
const ofPeople = /押|双|[俩仨][孩娃人]|twin|both/u;

/** Six bottles at 88 each. */
const things = /\b(?:[2-9]|[1-9]\d|two|three|four|five|six|seven|eight|nine|ten|twelve|a dozen) (?:\p{L}+ )?\p{L}{2,}s\b/u;

const perHead = /(?:每人|每个人|一人|人均)(?:是|出|要)?$/u;
/** 每人103，把我那份转给小周: what each pays is what this customer pays. */
export const isMyShare = (text: string, { start, end, value }: Found<Amount>): boolean =>
  'minor' in value && perHead.test(text.slice(0, start)) && myShare.test(text.slice(end));
const myShare =
  /^[元块]?钱?(?:[零一二两三四五六七八九\d角毛分]{0,3})[,，](?:我把|把|请|帮我)?我(?:的|那|这){1,2}(?:一?(?:份|部分)|(?=[转打给付]))/u;

/** The price of one of several: what it comes to is not said, and nobody here works it out. */
export function openPrices<T extends Found<Amount>>(text: string, found: T[]): T[] {
  return found.map((one) => {
    const [before, after] = [text.slice(0, one.start), text.slice(one.end)];
    if (!('minor' in one.value) || !(eachBefore.test(before) || eachBehind.test(after)) || myShare.test(after)) return one;
    const rest = before.replace(eachBefore, '') + ' '.repeat(4) + after.replace(eachBehind, '');
    const unit =
      [...(eachBefore.exec(before) ?? []), ...(eachBehind.exec(after) ?? [])].findLast(
        (word) => word && /^[a-z]|^\p{Script=Han}{1,3}$/u.test(word),
      ) ?? '';
    if (/^(?:each|apiece|a p)/.test(unit)) return things.test(rest) ? { ...one, value: doubtedAs('notPlain', one.value) } : one;
    const isMore = (words: string) =>
      aYear.test(words) ? !/年|year/u.test(unit) : words.includes(/[a-z]/.test(unit) ? unit : unit.slice(-1)) || ofPeople.test(words);
    const isSeveral = [...rest.matchAll(several)].some(([words]) => isMore(words));
    return isSeveral ? { ...one, value: doubtedAs('notPlain', one.value) } : one;
  });
}
