import { addDays, easterOf, type Lunar, lunarSpan, nthWeekday, oneDay, type Span } from './calendar';
import { ahead, type AtomGroup, type AtomRule, dated, type InYear, ofYear } from './period-atoms';
import { year as zhYear, yearNamed } from './period-words-zh';

const days = (year: number, from: string, to: string): Span => ({ start: `${year}-${from}`, end: `${year}-${to}` });
const on =
  (day: string): InYear =>
  (year) =>
    oneDay(`${year}-${day}`);
const moon =
  (feast: Lunar, away = 0, count = 1): InYear =>
  (year) =>
    lunarSpan(year, feast, away, count);
const nth =
  (month: number, weekday: number, count: number, away = 0): InYear =>
  (year) =>
    oneDay(addDays(nthWeekday(year, month, weekday, count), away));
const easter =
  (from: number, to = from): InYear =>
  (year) => ({ start: addDays(easterOf(year), from), end: addDays(easterOf(year), to) });

const nationalDay: InYear = (year) => days(year, '10-01', '10-07');
const labourDay: InYear = (year) => days(year, '05-01', '05-05');
/** 国庆期间 is the holiday, 国庆那天 its first day: where a feast lasts, a word for the day makes it one. */
const holiday = '(?:节|期间|假期?|长假|小长假|黄金周|那几天|那周|前后)*';

/** Not the 五一 of a number that is read out. */
const alone = '(?<![元块毛零〇一二三四五六七八九十百千万幺\\d.])';
const notMore = '(?![零〇一二三四五六七八九十百千万幺\\d块元毛路街村巷桥]|广场|大道|小区|点[一二三四五六七八九\\d])';

const zhFeasts: [string, InYear][] = [
  ['十一(?:国庆)?(?:那一?天|当天|当日)', on('10-01')],
  [`国庆${holiday}|十一(?:长假|假期|黄金周|期间)|(?<=[去今前]年)十一(?=那会|那阵|的时候|出去)|十一国庆${holiday}`, nationalDay],
  [`${alone}五一${notMore}(?:劳动节)?${holiday}|劳动节${holiday}`, labourDay],
  ['双十一|双11|11\\.11|光棍节', on('11-11')],
  ['双十二|双12|12\\.12', on('12-12')],
  ['元旦(?:节|期间|假期)?|新年第一天', on('01-01')],
  ['(?<!白色)情人节', on('02-14')],
  ['(?:三八)?妇女节|三八节|女神节', on('03-08')],
  ['(?:五四)?青年节', on('05-04')],
  [`${alone}六一${notMore}(?:儿童节)?|儿童节`, on('06-01')],
  [`${alone}(?<![转付给打汇交充要])(?:六一八|618)${notMore}`, on('06-18')],
  ['建党节|七一建党节', on('07-01')],
  ['建军节|八一建军节', on('08-01')],
  ['教师节', on('09-10')],
  ['愚人节', on('04-01')],
  ['万圣[节夜前]夜?', on('10-31')],
  ['平安夜', on('12-24')],
  ['圣诞节?(?!老人)', on('12-25')],
  ['跨年(?:夜|那天|当天|晚上)?', on('12-31')],
  ['母亲节', nth(5, 7, 2)],
  ['父亲节', nth(6, 7, 3)],
  ['感恩节', nth(11, 4, 4)],
  ['黑五|黑色星期五', nth(11, 4, 4, 1)],
  ['除夕(?:夜)?|(?:大)?年三十|大年夜|年夜|三十晚上|腊月三十', moon('newYear', -1)],
  ['(?:春节|过年)(?:的)?(?:那一?天|当天|当日|这一?天)', moon('newYear')],
  ['春节(?:期间|假期|长假|那几天|黄金周)*|过年(?:期间|那几天|的?时候)?', moon('newYear', 0, 7)],
  ['元宵节?|正月十五|上元节', moon('newYear', 14)],
  [`清明节?(?:期间|假期|小长假)*`, moon('qingming')],
  ['端午节?(?:期间|假期|小长假)*|(?:农历|阴历)?五月初五', moon('dragonBoat')],
  ['七夕节?|(?:农历|阴历)?七月初七', moon('qixi')],
  ['(?:八月十五)?中秋节?(?:期间|假期|小长假)*|(?:农历|阴历)?八月十五(?![号日])', moon('midAutumn')],
  ['重阳节?|(?:农历|阴历)?九月初九', moon('doubleNinth')],
  ['冬至', moon('solstice')],
];
const newYearDays = '一二三四五六七八九十';
const day = '(?:的?(?:那|这|当)(?:一?天|日))';

/** Of the year that is said, or of the latest one: 去年双十一, 国庆当天. */
const zhFeastRules: AtomRule[] = [
  ...[
    ['国庆节?|国庆长假', '10-01'],
    [`${alone}五一(?:劳动节)?|劳动节`, '05-01'],
  ].map(([pattern, first = '']): AtomRule => [
    new RegExp(`(?:${zhYear})?(?:${pattern})(?:${day}|当日)`, 'gu'),
    ([, named], today) => ofYear(named === undefined ? undefined : yearNamed(named, today), on(first), today),
  ]),
  ...zhFeasts.map(([pattern, inYear]): AtomRule => [
    new RegExp(`(?:${zhYear})?(?:${pattern})${day}?`, 'gu'),
    ([, named], today) => ofYear(named === undefined ? undefined : yearNamed(named, today), inYear, today),
  ]),
  [
    new RegExp(`(?:${zhYear})?(?:大年|正月|年)初([${newYearDays}])${day}?`, 'gu'),
    ([, named, nthDay = ''], today) =>
      ofYear(named === undefined ? undefined : yearNamed(named, today), moon('newYear', newYearDays.indexOf(nthDay)), today),
  ],
];

const holidays = "(?:'s)?(?: (?:holidays?|week|break|golden week|long weekend|period))";
const enFeasts: [string, InYear][] = [
  [`(?:the )?(?:national day(?:${holidays})?|golden week|october holidays?)`, nationalDay],
  ['(?:on )(?:the )?national day|national day (?:itself|proper)', on('10-01')],
  [`(?:the )?(?:(?:labou?r|may) day(?:${holidays})?)`, labourDay],
  ['on (?:labou?r|may) day|(?:labou?r|may) day itself', on('05-01')],
  ["(?:double (?:eleven|11)|singles'?s? day|11\\.11)", on('11-11')],
  ['(?:double (?:twelve|12)|12\\.12)', on('12-12')],
  ['(?:the )?(?:chinese new year|spring festival|lunar new year)(?: holidays?| week| break| period)?', moon('newYear', 0, 7)],
  [
    "(?:(?:chinese|lunar) new year'?s day|(?:chinese|lunar) new year day|on (?:chinese|lunar) new year(?! ?eve|'s)|spring festival day)",
    moon('newYear'),
  ],
  ["(?:(?:chinese|lunar) new year'?s? eve|spring festival eve)", moon('newYear', -1)],
  ['lantern festival(?: day)?', moon('newYear', 14)],
  ['(?:the )?mid-?autumn(?: festival| moon festival)?(?: day)?|moon festival', moon('midAutumn')],
  ['(?:the )?dragon boat (?:festival|day)(?: day)?', moon('dragonBoat')],
  ['(?:the )?(?:qixi|double seventh)(?: festival| day)?', moon('qixi')],
  ['(?:the )?(?:double ninth|chong ?yang)(?: festival| day)?', moon('doubleNinth')],
  ['(?:the )?qing ?ming(?: festival| day)?|tomb[- ]sweeping (?:day|festival)', moon('qingming')],
  ['(?:the )?winter solstice', moon('solstice')],
  ["new year'?s day", on('01-01')],
  ["new year'?s eve", on('12-31')],
  ['christmas eve', on('12-24')],
  ['(?:christmas|xmas)(?: day)?', on('12-25')],
  ['boxing day', on('12-26')],
  ["hallowe'?en(?: night| day)?", on('10-31')],
  ["(?:st\\.? )?valentine'?s(?: day)?", on('02-14')],
  ["(?:international )?women'?s day", on('03-08')],
  ["(?:st\\.? )?patrick'?s day", on('03-17')],
  ["april fool(?:'?s)?'?(?: day)?", on('04-01')],
  ["(?:international )?children'?s day", on('06-01')],
  ["teachers?'?s?'? day", on('09-10')],
  ["mother'?s'? day", nth(5, 7, 2)],
  ["father'?s'? day", nth(6, 7, 3)],
  ['thanksgiving(?: day)?', nth(11, 4, 4)],
  ['black friday', nth(11, 4, 4, 1)],
  ['cyber monday', nth(11, 4, 4, 4)],
  ['good friday', easter(-2)],
  ['easter(?: sunday| day)?', easter(0)],
  ['easter monday', easter(1)],
  ['(?:the )?easter (?:weekend|holidays?|break)', easter(-2, 1)],
];

/** The same in English: last Christmas is the latest one, next Christmas none that the books could tell of. */
const enFeastRules: AtomRule[] = enFeasts.map(([pattern, inYear]): AtomRule => [
  new RegExp(`\\b(?:(last|this|next) )?(?:${pattern})(?: (20\\d{2}|19\\d{2}))?(?![\\p{Script=Latin}\\d])`, 'gu'),
  ([, which, named], today) => {
    if (which === 'next') return ahead(inYear, today);
    if (which === 'this') return dated(inYear(Number(today.slice(0, 4))));
    return ofYear(named === undefined ? undefined : Number(named), inYear, today);
  },
]);

/** Feasts of the year that is said beside them, or the latest: 去年双十一, 国庆当天, Christmas 2024. */
export const feasts: AtomGroup[] = [
  {
    words:
      /[节旦夕夜初]|国庆|五一|六一|十一|双[十1]|11\.11|12\.12|618|新年|万圣|圣诞|跨年|黑五|黑色|大年|年三十|三十晚上|腊月|过年|正月|清明|端午|中秋|八月十五|重阳|冬至/u,
    rules: zhFeastRules,
  },
  {
    words:
      /day|festival|new year|eve|christmas|xmas|hallow|valentine|fool|easter|thanksgiving|qi|chong|double|11\.11|12\.12|holiday|golden|autumn|solstice|boat|ninth/,
    rules: enFeastRules,
  },
];
