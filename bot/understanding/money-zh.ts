import { partsPerYuan, type Count, type Run } from './amount';
import { digitOf, digits, fen, jiao, readNumber, scaleOf, scales } from './numerals-zh';

const D = `[${digits}\\d]`;

/** Digits with or without Chinese units, and Chinese number words: one character at a time, so that no text can make it go back and forth. */
const run = new RegExp(
  `(?:\\.(?=\\p{N})|(?<![大小多个一两几过])半(?=[块毛角]钱|[百千万亿]|个(?:亿|[wk](?![a-z])))|[\\p{N}${digits}${scales}廿卅几])` +
    `(?:[\\p{N}${digits}${scales}廿卅几余半整元圆毛⁄]|分(?!(?:\\d{1,2}|[一二三六九十]{1,3})个?期)|正(?![好是在要常])|块(?!儿)|角(?![形度落色])|个(?=亿|[wk](?![a-z]))|(?<=[百千万])儿(?=[三五六七八九][十百千])|多(?!少|久)|(?<=[百千])单(?=[${digits}])|[来把](?=[块元万千百个钱]|$)|点(?=[${digits}]|\\d+[${scales}元块kw])|(?<=\\p{N})[.,，'](?=\\p{N})` +
    `|(?<=[\\p{N}${digits}个])[kw](?![a-z])|(?<=\\d)m(?![a-z])|(?<=[块元角毛分])钱| (?=[${scales}元块圆角毛]))*`,
  'gu',
);

const single = new RegExp(`^[${digits}十]$`);
const opening = new RegExp(`^[.\\p{N}${digits}十拾廿卅几]`, 'u');
const spelled = new RegExp(`^[${digits}]{3}`);
const scaled = new RegExp(`[${scales}元块圆角毛]`);
const neighbours = new RegExp(`([${digits}])([${digits}])(?=[${scales}元块圆毛角])|[${scales}]([${digits}])([${digits}])$`);
const jiaoAfter = new RegExp(`^零?(${D})[角毛](?:零?(${D})分?)?钱?[整正]{0,2}$`);
const bothAfter = new RegExp(`^(${D})(${D})分?钱?[整正]{0,2}$`);
const oneAfter = new RegExp(`^(?![零〇0])(${D})钱?[整正]{0,2}$`);
const onlyFenAfter = new RegExp(`^零?(${D})分钱?$`);
const belowYuan = new RegExp(`^(${D})[角毛](?:零?(${D})分?)?钱?$`);

/** 一百○五: a circle typed for a zero. */
const circle = new RegExp(`(?<=[${digits}${scales}])[○◯]`, 'gu');

/** Finds runs of number characters and reads them, no more than so many; what is not a number at all (千万别, 百度) is left out. */
export function findChinese(text: string, most = Infinity): Run[] {
  const plain = text.replace(/零(?=[花用食头碎售钱])/g, ' ').replace(circle, '〇');
  const found: Run[] = [];
  for (const { 0: words, index } of plain.matchAll(run)) {
    const one = readRun(text, words, index);
    if (one) found.push(one);
    if (found.length >= most) break;
  }
  return found;
}

function readRun(text: string, all: string, from: number): Run | null {
  const behind = text.slice(from + all.length);
  const name = nameIn(all, text.slice(0, from));
  const words = withoutTerm(all.slice(name), text.slice(0, from + name), behind);
  const index = from + name;
  if (words.startsWith('.') && /[.…]$/.test(text.slice(0, index))) return readRun(text, all.slice(1), from + 1); // 嗯……88
  const isCut = words.startsWith('.') && /\p{L}$/u.test(text.slice(0, index)); // 转账.500: a half, or a new sentence
  const isOneLeftOut =
    oneLeftOut.test(words) && (movedBefore.test(text.slice(0, index)) || (index === 0 && /^[,，]?(?:转|打|给|汇|付)/.test(behind))); // 万四，转给业主
  const value =
    isCut || isHandedOut(words, behind)
      ? ({ invalid: 'notPlain' } as const)
      : readChinese((isOneLeftOut ? '一' : '') + words.replaceAll(' ', ''));
  if (value === null) return null;
  return { start: index, end: index + words.length, value, withUnit: /[元块圆角毛分]/.test(words), bare: single.test(words) };
}

/** 畀咗我万五: the one is left out in Cantonese, behind a verb that moves money. */
const oneLeftOut = /^[万千百][二三四五六七八九](?:块钱?|元)?$/u;
const movedBefore = /(?:[转找还交付存取收借补][咗了]?|[给畀俾][咗了]?(?:[我你他她佢]|阿\p{Script=Han}))$/u;

export const surnames =
  '赵钱孙李周吴郑王冯陈卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜谢邹苏潘葛范彭鲁马方任袁柳唐薛雷贺罗郝安常于齐康余顾孟黄穆萧尹姚邵汪毛戴宋庞熊纪董梁杜阮蓝季贾江郭梅林钟徐邱高夏蔡田胡凌霍万柯卢莫丁邓洪石崔龚程裴陆翁侯段巫焦谷车伊宁仇武刘景龙叶黎白蒲赖卓屠池乔闻党翟谭劳申冉桑桂牛边农温庄晏瞿阎连习容向古易廖耿匡文欧沃沙曾丰关相查荆游权盖单';
/** 张三三百, 老六两百: the figure that ends a name grown together with the sum behind it. */
const named = new RegExp(`(?:^|[给向跟帮替找到往把借还,，。\\s])[老小阿${surnames}]$`, 'u');
const grown = /^([一二三四五六七八九])(?=([一二两三四五六七八九])[十百千万块元])/u;

function nameIn(words: string, before: string): 0 | 1 {
  const [, last = '', next] = grown.exec(words) ?? [];
  if (last === '' || !named.test(before)) return 0;
  const isReadWhole = isGuess(words) && last !== next; // 李二三百: 二三百 is about so much
  const sum = isReadWhole ? null : readChinese(words.slice(1));
  return sum && 'parts' in sum ? 1 : 0;
}

/** What is sold or done by the piece. */
const ofOne = /^(?:公?斤|千克|克|桶|瓶|个(?!亿)|张|件|箱|只|份|杯|盒|包|袋|节|小时|度|吨|平?米|盘|碗|条|双|套|支|[天晚次趟]|人)/u;

const term = /^(.*[百千万亿元块](?:钱|整)?)(?:[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九半])$/u;

/** 存十万一年定期: the last figure says how long, not how much; 2400一次交清: nor how often. */
function withoutTerm(words: string, before: string, behind: string): string {
  if (
    /[\d百千万元块]一$/u.test(words) &&
    /^(?:次(?!要)|下(?![个周月])|共|起|并|块儿|笔|公?斤|千克|瓶|个(?!亿)|张|件|箱|只|份|杯|盒|包|袋|节|小时|度|吨|平?米|盘|碗|条|双|套|支|[年月天位晚])/u.test(
      behind,
    )
  )
    return words.slice(0, -1);
  if (/[百千万].*[二三四五六七八九]一$/u.test(words) && /^(?:个月|天|年|周|次|晚|个(?:星期|学期))/u.test(behind)) return words.slice(0, -1); // 两百八一个月
  if (/[元块][一二两三四五六七八九\d]一$/u.test(words) && ofOne.test(behind)) return words.slice(0, -1); // 三块五一斤
  if (/[元块][一二两三四五六七八九\d]$/u.test(words) && /^(?:个(?![亿wk])|年|天|周|岁|期|口人)/u.test(behind)) return words.slice(0, -1); // 五万块三个月
  const isTerm =
    /^(?:年|个月)(?:期|的?定期|定存|的?存)/u.test(behind) || (/存[^,，。]{0,4}$/u.test(before) && /^(?:年|个月)/u.test(behind));
  return isTerm ? (term.exec(words)?.[1] ?? words) : words;
}

/** 一千一千: the same amount, said again to be sure. */
const twice = /^(.{2,12}?)(?:块钱?|元)?\1{1,2}(?:块钱?|元)?$/u;
/** 一百一百地转: one after the other, and nobody knows how many. */
const isHandedOut = (words: string, behind: string) => /\p{Script=Han}/u.test(words) && twice.test(words) && /^\s?[地的]/u.test(behind);

/** Reads one run: 一百零五块五, 3万5, 壹仟元整, 五毛. Null when it is no number; `invalid` when it is one that cannot be read for certain. */
export function readChinese(words: string): Count | null {
  const [, once = ''] = scaled.test(words) ? (twice.exec(words) ?? []) : [];
  if (once !== '' && scaled.test(once)) return readChinese(once);
  words = words
    .replace(/个(?=[亿wk])/, '')
    .replace(/(?<=[十百千万亿\d]|[百千万][一二三四五六七八九])整$/, '')
    .replace(/(?<=[百千])单/, '零'); // 一百单八: 108
  if (words.startsWith('半')) return readHalf(words);
  if (/^几(?![十百千万元块毛角])/.test(words)) return null;
  if (!opening.test(words)) return /^[百千万].*[元块把儿]/.test(words) ? { invalid: 'approximate' } : null;
  if (/[多来余几把]/.test(words) || isGuess(words)) return { invalid: 'approximate' };
  const [, yuan = words, unit, rest = ''] = /^([^元块圆]+)([元块圆])(.*)$/.exec(words) ?? [];
  if (unit === undefined && /[角毛分]/.test(words)) return readSmall(words);
  const whole = readNumber(yuan, unit !== undefined);
  if (whole === null) return numeric(words) ? { invalid: 'notPlain' } : null;
  if (!('parts' in whole) || rest === '') return whole;
  const small = readRest(rest.replace(/^钱(?=.*[角毛分])/, ''), whole.parts % (100n * partsPerYuan) === 0n);
  if (small === null || (small > 0n && whole.parts % partsPerYuan !== 0n)) return { invalid: 'notPlain' };
  return { parts: whole.parts + small };
}

/** 五六百, 三五百, 两三块, 七八十, 十二三: two neighbours, said when one is not sure. */
function isGuess(words: string): boolean {
  const pair = neighbours.exec(words.replace(/[kw]/g, '千'));
  const [first, second] = pair?.slice(1).filter((word) => word) ?? [];
  if (first === undefined || second === undefined || spelled.test(words)) return false;
  const step = (digitOf[second] ?? 0) - (digitOf[first] ?? 0);
  return digitOf[first] !== 0 && (step === 1 || (first === '三' && second === '五'));
}

function numeric(words: string): boolean {
  return /\p{N}/u.test(words) || scaled.test(words);
}

const halves: { [unit: string]: bigint } = { 块: partsPerYuan, 毛: partsPerYuan / 10n, 角: partsPerYuan / 10n };

/** 半块钱, 半百, 半万块, 半个亿: half of what is named, and nothing behind it. */
function readHalf(words: string): Count {
  const [, small, scale = ''] = /^半(?:([块毛角])钱|个?([百千万亿wk])(?:[块元圆]?钱?整?))$/.exec(words) ?? [];
  const whole = small === undefined ? (scaleOf[scale] ?? 0n) * partsPerYuan : halves[small];
  return whole ? { parts: whole / 2n } : { invalid: 'notPlain' };
}

/**
 * What follows 块 or 元: 五, 五毛, 零五分, 二毛五, 半, 整, 50. In parts. Behind round hundreds 零五 and 半 may be said of the hundreds as well
 * (五百块零五: 500.05 or 505), so they are asked.
 */
function readRest(rest: string, isRound: boolean): bigint | null {
  if (/^钱?[整正]{0,2}$/.test(rest)) return 0n;
  if (rest === '半') return isRound ? null : partsPerYuan / 2n;
  if (isRound && /^零.$/.test(rest)) return null;
  const onlyFen = onlyFenAfter.exec(rest);
  if (onlyFen) return fen(onlyFen[1]);
  const [, tenths, hundredths] = jiaoAfter.exec(rest) ?? bothAfter.exec(rest) ?? oneAfter.exec(rest) ?? [];
  return tenths === undefined ? null : jiao(tenths) + fen(hundredths);
}

/** Less than a yuan: 五毛, 五毛五, 一角二分, 五十分. */
function readSmall(words: string): Count | null {
  const jiaoFen = belowYuan.exec(words);
  if (jiaoFen) return { parts: jiao(jiaoFen[1]) + fen(jiaoFen[2]) };
  const [, count, unit] = /^(.+?)([角毛分])钱?$/.exec(words) ?? [];
  if (count === undefined) return numeric(words) ? { invalid: 'notPlain' } : null;
  if (/[百千万亿佰仟]/.test(count)) return { invalid: 'notPlain' }; // 五百零五毛 is 500.50 with the 块 left out, and might be 50.50
  const number = readNumber(count, true);
  if (number && 'parts' in number) return { parts: number.parts / (unit === '分' ? 100n : 10n) };
  return number ?? { invalid: 'notPlain' };
}
