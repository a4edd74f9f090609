import fc from 'fast-check';
import { readChinese } from '../../bot/understanding/money-zh';
import { readEnglish } from '../../bot/understanding/numerals-en';
import { amountAsked, brief, commandsOf, rawsOf, valueOf } from './moment';

const asked = (text: string) =>
  commandsOf(text, amountAsked)
    .flatMap(rawsOf)
    .filter((raw) => raw.kind === 'money')
    .map((raw) => valueOf(raw.value));

describe('an amount', () => {
  it.each([
    // money-and-security.md 5.1, cases 1–17
    ['1,500.50', '150050'],
    ['1，500', '150000'],
    ['一千五', '150000'],
    ['五百块零五毛', '50050'],
    ['1.5万', '1500000'],
    ['100 or 200', '10000|20000'],
    ['一百还是两百', '10000|20000'],
    ['-50', 'negative'],
    ['负五十', 'negative'],
    ['minus 50', 'negative'],
    ['0', 'zero'],
    ['零元', 'zero'],
    ['0.001', 'tooFine'],
    ['1e5', 'notPlain'],
    ['٣٠٠', 'notPlain'],
    ['๓๐๐', 'notPlain'],
    ['5٠', 'notPlain'],
    ['90071992547409.93', 'tooLarge'],
    ['全部', 'all'],
    ['剩下的', 'all'],
    ['NaN', 'notPlain'],
    ['Infinity', 'notPlain'],
    ['五十，不，十五', '1500'],
    ['13800000001', 'notPlain'],
    // what the libraries read wrongly (understanding.md 2)
    ['3万5', '3500000'],
    ['一百块零五毛', '10050'],
    ['一百零五块五', '10550'],
    ['一块二', '120'],
    ['一块二毛五', '125'],
    ['3w', '3000000'],
    ['五毛', '50'],
    ['¥1,050.50', '105050'],
    ['十来块', 'approximate'],
    ['三百多块', 'approximate'],
    ['一百来块', 'approximate'],
    ['五百欧', 'foreign'],
    ['廿五', '2500'],
    ['一百二', '12000'],
    ['一百零二', '10200'],
    ['二百五', '25000'],
    ['俩百', '20000'],
    ['两千七整', '270000'],
    ['壹万贰仟叁佰肆拾伍元陆角柒分', '1234567'],
    ['一亿三千万', '13000000000'],
    ['零点五元', '50'],
    ['五六百', 'approximate'],
    ['USD 20', 'foreign'],
    ['half a million', '50000000'],
    ['two grand', '200000'],
    ['¥500', '50000'],
    ['fifty quid', 'foreign'],
    ['two fifty', '25000'],
    ['coffee, two fifty', '25000|250'],
    ['twelve fifty', '125000|1250'],
    ['nine ninety-nine', '99900|999'],
    ['three thousand two fifty', '325000'],
    ['seven hundred n fifty', '75000'],
    ['one oh five', '10500'],
    ['1 050,50', 'notPlain'],
    ['1 050', 'notPlain'],
    ['500 dollars', 'foreign'],
    // and what else must not be guessed
    ['100-200', 'approximate'],
    ['300左右', 'approximate'],
    ['小两千', 'approximate'],
    ['about 300', 'approximate'],
    ['10²', 'notPlain'],
    ['½', 'notPlain'],
    ['5+5', 'notPlain'],
    ['1/2', 'notPlain'],
    ['007', 'notPlain'],
    ['一半', 'notPlain'],
    ['3%', 'notPlain'],
    ['100，200', 'notPlain'],
    ['1.2.3', 'notPlain'],
    ['五百块零五', 'notPlain'],
    ['two and a half', 'notPlain'],
    ['a thousand and a half', 'notPlain'],
    // said in words that multiply
    ['two and a half thousand', '250000'],
    ['a million and a half', '150000000'],
    ['a quarter of a million', '25000000'],
    ['three quarters of a million', '75000000'],
    ['half of a million', '50000000'],
    ['two lakh', '20000000'],
    ['1.5 crore', '1500000000'],
    ['1m', '100000000'],
    ['2.5m', '250000000'],
    ['10 000 yuan', '1000000'],
    ['1 250 000.50 yuan', '125000050'],
    ['一百单八块', '10800'],
    ['一千二百五', '125000'],
    ['两万三定金', '2300000'],
    ['三百块多少手续费', '30000'],
    ['1，000', '100000'],
    // said figure by figure, twice, with a price’s fen, and in words of the street
    ['幺五零块', '15000'],
    ['幺五零', 'notPlain'],
    ['一千一千', '100000'],
    ['一千一千就一千块钱', '100000'],
    ['两千不是两千是一千八', '180000'],
    ['1000更正是10000', '1000000'],
    ['1点5万', '1500000'],
    ['十块钱五毛', '1050'],
    ['六六块', '6600'],
    ['半块钱', '50'],
    ['三、三百', '30000'],
    ['2400一次', '240000'],
    ['五百，口误，六百', '60000'],
    ['两个亿', '20000000000'],
    // figures and words in one number, fen behind 块零, halves of a scale, each word by itself
    ['1万零80', '1008000'],
    ['1万零500', '1050000'],
    ['3千零5', '300500'],
    ['一块零五', '105'],
    ['十块零八', '1008'],
    ['半万块', '500000'],
    ['半百', '5000'],
    ['5 块 5', '550'],
    ['一 千 五 百', '150000'],
    ['2万05百', 'notPlain'],
    ['一块零五五', 'notPlain'],
    ['一块零零五', 'notPlain'],
    ['一万块半', 'notPlain'],
    ['50十', 'notPlain'],
    ['1.500', 'notPlain'],
    ['四五点八块', 'notPlain'],
    ['four five point eight zero yuan', '4580'],
    ['two dot five', '250'],
    ['a quarter million', '25000000'],
    ['one grand five', 'notPlain'],
    ['two and a quarter thousand', 'notPlain'],
    // how many times so much, and about so much
    ['两个五百', 'notPlain'],
    ['五百乘以二', 'notPlain'],
    ['百儿八十', 'approximate'],
    ['不止两百', 'approximate'],
    ['两百都不到', 'approximate'],
    ['最低五百', 'approximate'],
    ['五百封顶', 'approximate'],
    ['500±', 'notPlain'],
    ['one or two hundred', 'approximate'],
    ['500 and change', 'approximate'],
    ['500 give or take', 'approximate'],
    ['close to 500', 'approximate'],
    // refused, or the other way round
    ['520不是 260', '26000'],
    ['260 不是520', '26000'],
    ['260不是520', '26000|52000'],
    ['500不要300', '50000|30000'],
    ['one oh five yuan', '10500'],
    ['one two five zero', '125000'],
    ['one two five zero point five zero', '125050'],
    ['two five', 'notPlain'],
    ['double five oh', '55000'],
    ['double eight yuan', 'notPlain'],
    ['twelve yuan fifty', '1250'],
    ['twelve yuan five', 'notPlain'],
    ['twenty thousands', '2000000'],
    ['thousands', 'approximate'],
    ['3 wan', '3000000'],
    ['3 wan 5', 'notPlain'],
    ['3 thou', '300000'],
    ['five hundo', '50000'],
    ['ten k', '1000000'],
    ['1000, hang on, 1100', '110000'],
    ['一千，慢着，一千一', '110000'],
    // a word that multiplies, as far as anybody knows, never leaves the small number
    ['2 mil', 'notPlain'],
    ['3 qian', 'notPlain'],
    ['5 gs', 'notPlain'],
    ['5 large', 'notPlain'],
    ['two racks', 'notPlain'],
    ['3 thosand', 'notPlain'],
    ['5 hunderd', 'notPlain'],
    ['2 milion', 'notPlain'],
    ['3 zillion', 'notPlain'],
    ['2 bn', 'notPlain'],
    ['3 w', 'notPlain'],
    ['2000多打了一个零', 'notPlain'],
    ['5000, one zero too many', 'notPlain'],
    ['500 at most', 'approximate'],
    ['五百不到', 'approximate'],
    ['转账.500', 'notPlain'],
    // money of elsewhere
    ['五千澳币', 'foreign'],
    ['a tenner', 'foreign'],
    ['80 bucks', 'foreign'],
    ['£20', 'foreign'],
    ['ten pounds fifty', 'foreign'],
    ['HK$100', 'foreign'],
    ['港元500', 'foreign'],
    ['澳元500', 'foreign'],
    ['新台币500', 'foreign'],
    ['泰铢500', 'foreign'],
    ['英镑500', 'foreign'],
    ['500越南盾', 'foreign'],
    ['500新西兰元', 'foreign'],
    ['500葡币', 'foreign'],
    ['500迪拉姆', 'foreign'],
    ['500比特币', 'foreign'],
    ['500丹麦克朗', 'foreign'],
    ['500円', 'foreign'],
    ['AUD 20', 'foreign'],
    ['S$20', 'foreign'],
    ['Rs. 500', 'foreign'],
    ['20 kr', 'foreign'],
    ['a buck fifty', 'foreign'],
    // what is told, or at most so much
    ['至少五百', 'approximate'],
    ['at least 200', 'approximate'],
    ['三百起', 'approximate'],
    ['\u202e005', 'notPlain'],
    ['500 300', 'notPlain'],
    ['三', '300'],
    ['１２', '1200'],
    ['fifty yuan and fifty fen', '5050'],
    ['不是五百是三百', '30000'],
    ['200 not 100', '20000'],
  ])('%s is read as %s', (text, minor) => {
    const readings = asked(text);
    expect(readings.length > 0 ? readings : [brief(text, amountAsked)]).toEqual([minor]);
  });

  it.each(['3月5号', '10:30', '五分钟', '第3个', '500个', '这一次', 'this one', '转一下', '星期五'])('is not read from %s', (text) =>
    expect(asked(text)).toEqual([]),
  );

  it('is never read from a text that was cut off, nor from one beside it', () => {
    expect(brief(`转五百给妈妈${'啊'.repeat(300)}`)).toBe('start transfer payee=妈妈');
    expect(asked(`${'啊'.repeat(197)}12345`)).toEqual([]);
  });
});

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** Number words written here by other means than the reader's: four places at a time, 零 for every gap. */
function sayChinese(n: number): string {
  const groups = ['', '万', '亿'];
  let words = '';
  let rest = n;
  for (let group = 0; rest > 0; group += 1, rest = Math.floor(rest / 10_000)) {
    const section = rest % 10_000;
    if (section === 0) continue;
    let part = '';
    let gap = false;
    for (const [place, scale] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(section / place) % 10;
      if (digit === 0) gap ||= part !== '' || rest >= 10_000;
      else {
        part += `${gap ? '零' : ''}${digits[digit]!}${scale}`;
        gap = false;
      }
    }
    words = `${part}${groups[group]!}${words !== '' && n % 10_000 ** group < 1000 * 10_000 ** (group - 1) && !words.startsWith('零') ? '零' : ''}${words}`;
  }
  return words.replace(/零+/g, '零').replace(/^零/, '');
}

const ones =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

function sayEnglish(n: number, and: string): string {
  if (n < 20) return ones[n]!;
  if (n < 100) return tens[Math.floor(n / 10) - 2]! + (n % 10 ? `-${ones[n % 10]!}` : '');
  for (const [size, word] of [
    [1e9, 'billion'],
    [1e6, 'million'],
    [1000, 'thousand'],
    [100, 'hundred'],
  ] as const)
    if (n >= size)
      return `${sayEnglish(Math.floor(n / size), and)} ${word}${n % size ? `${n % size < 100 ? and : ' '}${sayEnglish(n % size, and)}` : ''}`;
  throw new Error(String(n));
}

describe('number words', () => {
  const whole = fc.oneof(
    fc.integer({ min: 1, max: 999 }),
    fc.integer({ min: 1, max: 99_999 }),
    fc.integer({ min: 1, max: 999_999_999_999 }),
  );

  it('in Chinese read back as the number they say', () => {
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 99 }), (yuan, fen) => {
        const small = `${fen >= 10 ? `${digits[Math.floor(fen / 10)]!}角` : ''}${fen % 10 ? `${fen < 10 ? '零' : ''}${digits[fen % 10]!}分` : ''}`;
        const words = `${sayChinese(yuan)}元${small}`;
        expect([words, readChinese(words)]).toEqual([words, { parts: (BigInt(yuan) * 100n + BigInt(fen)) * 1_000_000n }]);
      }),
      { numRuns: 1000 },
    );
  });

  it('in English read back as the number they say, with and without "and"', () => {
    fc.assert(
      fc.property(whole, fc.constantFrom(' and ', ' '), (yuan, and) => {
        const words = sayEnglish(yuan, and);
        expect([words, readEnglish(words)]).toEqual([words, { parts: BigInt(yuan) * 100_000_000n }]);
      }),
      { numRuns: 1000 },
    );
  });

  it('in figures read back to the fen, grouped or not', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999 }), fc.boolean(), (minor, isGrouped) => {
        const [yuan, fen] = [Math.floor(minor / 100), String(minor % 100).padStart(2, '0')];
        fc.pre(!/^1[3-9]\d{9}$/.test(String(yuan)));
        expect(asked(`${isGrouped ? yuan.toLocaleString('en-US') : String(yuan)}.${fen} 元`)).toEqual([String(minor)]);
      }),
    );
  });
});
