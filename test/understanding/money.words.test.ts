import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Lang } from '../../accessibility/profile';
import { projectRoot } from '../../bot/root';
import { reportOn } from '../../bot/understanding/report';
import { amountAsked, commandsOf, idle, rawsOf, review, valueOf } from './moment';

/** What is understood as one certain amount, in fen; else what it is instead. */
const asked = (text: string, about = amountAsked): string =>
  commandsOf(text, about)
    .flatMap(rawsOf)
    .filter(({ kind }) => kind === 'money')
    .map(({ value }) => valueOf(value))
    .join();

const plain = Array.from('零一二三四五六七八九');
const capital = Array.from('零壹贰叁肆伍陆柒捌玖');
const traditional = Array.from('零壹貳叄肆伍陸柒捌玖');
type Script = { digits: string[]; scales: string[]; wan: string; yuan: string; jiao: string };
const scripts: { [name: string]: Script } = {
  plain: { digits: plain, scales: ['', '十', '百', '千'], wan: '万', yuan: '块', jiao: '毛' },
  written: { digits: plain, scales: ['', '十', '百', '千'], wan: '万', yuan: '元', jiao: '角' },
  capitals: { digits: capital, scales: ['', '拾', '佰', '仟'], wan: '万', yuan: '元', jiao: '角' },
  traditional: { digits: traditional, scales: ['', '拾', '佰', '仟'], wan: '萬', yuan: '圓', jiao: '角' },
};

/** Below ten thousand, place by place; one 零 for every gap between digits. */
function section(n: number, { digits, scales }: Script): string {
  let words = '';
  for (const place of [3, 2, 1, 0]) {
    const digit = Math.floor(n / 10 ** place) % 10;
    if (digit !== 0) words += digits[digit]! + scales[place]!;
    else if (words !== '' && !words.endsWith('零') && n % 10 ** place !== 0) words += '零';
  }
  return words;
}

function say(yuan: number, script: Script): string {
  const [upper, lower] = [Math.floor(yuan / 10_000), yuan % 10_000];
  if (upper === 0) return section(lower, script);
  return `${section(upper, script)}${script.wan}${lower > 0 && lower < 1000 ? '零' : ''}${section(lower, script)}`;
}

const yuan = fc.oneof(fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 99_999_999 }));
const digit = fc.integer({ min: 1, max: 9 });

describe('an amount reads back to the fen', () => {
  test.each(Object.entries(scripts))('in Chinese words, %s', (_name, script) => {
    fc.assert(
      fc.property(yuan, digit, digit, (n, jiao, fen) => {
        const words = `${say(n, script)}${script.yuan}${script.digits[jiao]!}${script.jiao}${script.digits[fen]!}分`;
        expect([words, asked(words)]).toEqual([words, String(n * 100 + jiao * 10 + fen)]);
      }),
      { numRuns: 200 },
    );
  });

  test('where the last word is left out: 三万五, 八百块五, 十块零五分, 两千五块', () => {
    fc.assert(
      fc.property(digit, digit, fc.constantFrom('百', '千', '万'), (a, b, scale) => {
        const worth = { 百: 10, 千: 100, 万: 1000 }[scale];
        const short = `${plain[a]!}${scale}${plain[b]!}`;
        expect([short, asked(short)]).toEqual([short, String((a * 10 + b) * worth * 100)]);
        const block = `${plain[a]!}${scale}块${plain[b]!}`;
        expect([block, asked(block)]).toEqual([block, String(a * worth * 1000 + b * 10)]);
        const cents = `${plain[a]!}${scale}块零${plain[b]!}分`;
        expect([cents, asked(cents)]).toEqual([cents, String(a * worth * 1000 + b)]);
      }),
    );
  });

  test('in figures with a scale: 3.5万, 3万5, 2.5w, 12k, 2千5', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), digit, (a, b) => {
        for (const [text, minor] of [
          [`${a}.${b}万`, (a * 10 + b) * 100_000],
          [`${a}.${b}w`, (a * 10 + b) * 100_000],
          [`${a}万${b}`, (a * 10 + b) * 100_000],
          [`${a}k`, a * 100_000],
          [`${a}.${b}k`, (a * 10 + b) * 10_000],
          [`${a}.${b}m`, (a * 10 + b) * 10_000_000],
          [`${b}千${b}`, b * 110_000],
          [`${a}块${b}`, a * 100 + b * 10],
          [`${a}块${b}毛${b}`, a * 100 + b * 11],
        ] as const)
          expect([text, asked(text)]).toEqual([text, String(minor)]);
      }),
    );
  });

  test('with figures and words mixed behind 零, and with fen behind 块零: 1万零80, 三千零5块, 十二块零五', () => {
    fc.assert(
      fc.property(
        digit,
        fc.integer({ min: 1, max: 99 }),
        fc.constantFrom('千', '万'),
        fc.constantFrom('', '块', '元整'),
        (a, rest, scale, unit) => {
          const worth = a * { 千: 1000, 万: 10_000 }[scale] + rest;
          for (const front of [String(a), plain[a]!])
            for (const back of [String(rest), section(rest, scripts.plain!)]) {
              const words = `${front}${scale}零${back}${unit}`;
              expect([words, asked(words)]).toEqual([words, `${worth}00`]);
            }
          const price = `${section(rest, scripts.plain!)}块零${plain[a]!}`;
          expect([price, asked(price)]).toEqual([price, String(rest * 100 + a)]);
        },
      ),
    );
  });

  test('in English with hundreds, grand, k, halves and tens of thousands', () => {
    const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
    const ones = 'one two three four five six seven eight nine'.split(' ');
    fc.assert(
      fc.property(fc.nat(7), fc.nat(8), (t, o) => {
        const [words, n] = [`${tens[t]!}-${ones[o]!}`, (t + 2) * 10 + o + 1];
        for (const [text, value] of [
          [`${words} hundred`, n * 100],
          [`${words} grand`, n * 1000],
          [`${n}k`, n * 1000],
          [`${n} grand`, n * 1000],
          [`${words} thousand ${ones[o]!} hundred`, n * 1000 + (o + 1) * 100],
          [`${ones[o]!} hundred and ${words}`, (o + 1) * 100 + n],
          [`${ones[o]!} and a half thousand`, (o + 1.5) * 1000],
          [`${words} and a half million`, (n + 0.5) * 1_000_000],
          [`${words} point five thousand`, (n + 0.5) * 1000],
          [`${words} yuan`, n],
        ] as const)
          expect([text, asked(text)]).toEqual([text, String(value * 100)]);
      }),
    );
  });
});

describe('an amount that is taken back', () => {
  const zh = fc.constantFrom('，不对，', '，不，', '，说错了，', '，啊不，', '，改成', '，应该是');
  const en = fc.constantFrom(', no, ', ' no make it ', ', sorry, ', ' I mean ', ', actually ', ', rather ');
  const two = fc.uniqueArray(fc.integer({ min: 11, max: 99_999 }), { minLength: 2, maxLength: 2 });

  test('leaves the one said last, in Chinese and in English', () => {
    fc.assert(
      fc.property(two, zh, en, ([first = 0, last = 0], taken, takenEn) => {
        const words = `转${say(first, scripts.plain!)}块${taken}${say(last, scripts.plain!)}块给妈妈`;
        expect([words, asked(words, idle)]).toEqual([words, `${last}00`]);
        const english = `send ${first} yuan${takenEn}${last} yuan to mum`;
        expect([english, asked(english, { ...idle, lang: 'en' })]).toEqual([english, `${last}00`]);
      }),
      { numRuns: 200 },
    );
  });
});

test.each([
  ['俩百', '20000'],
  ['仨百', '30000'],
  ['廿块', '2000'],
  ['卅五块', '3500'],
  ['两百五', '25000'],
  ['一百单八块', '10800'],
  ['五二零', '52000'],
  ['一三一四', '131400'],
  ['①百', '10000'],
  ['一半', 'notPlain'],
  ['千把块', 'approximate'],
  ['块把钱', ''],
  ['十好几块', 'approximate'],
])('%s, as it is said, is %s', (text, minor) => expect(asked(text)).toBe(minor));

/** What is only about so much, no money at all, or cut in two: never a certain sum, whatever is open. */
test.each([
  ['five hundred, well roughly, to mum', 'six hundred, or so', '700, I think', '800 probably', '900, more or less', 'a good 500'],
  ['五百，大概吧', '六百，左右吧，给妈妈', '七百差不多', '八百，估计', '最多九百吧', '转三到五千给妈妈', '转二或三百给妈妈', '块八毛'],
  [
    'a million thanks',
    'ten thousand thanks',
    'a thousand apologies',
    'a hundred reasons',
    '一万个感谢',
    '你个二百五',
    "I'm 72",
    '我妈八十二了',
  ],
  [
    'one thousand hundred',
    'a thousand a hundred',
    '5 thousand and 5',
    '2 thousand 50',
    'one thousand, fifty',
    '五，百',
    '五百，万',
    '三万 五千',
  ],
  [
    '转2000到3000给他都行',
    '转1000到2000之间吧',
    'send 2000 to 3000 to mum',
    'pay mum 500 and the rest of the 900 to dad',
    'send 2 of my cards to mum',
  ],
  [
    'check May 12, 2026',
    'on May 12, 2026 I paid twice',
    '水表读数1256',
    '燃气表显示432',
    'my water meter says 1256',
    'can I pay in 12 instalments',
  ],
  ['5 0 0', '5k 200', '1.5万5', '2。5元', '给李娜2222', '尾号1234转5678', '两笔五百', '分两次转五百', '500 plus 300', 'all but 500'],
])('no certain sum is heard in %s, %s, %s and their like', (...sentences: string[]) => {
  const heard = [idle, amountAsked, review].flatMap((about) =>
    sentences.map((text) => [text, asked(text, { ...about, lang: /[a-z]/i.test(text) ? 'en' : 'zh-CN' })] as const),
  );
  expect(heard.filter(([, sum]) => /^\d+$/.test(sum))).toEqual([]);
});

test.each([
  ['one thousand, two hundred and fifty', '125000'],
  ['one million, two hundred thousand', '120000000'],
  ['2 hundred and 50', '25000'],
  ['3 thousand and 50', '305000'],
  ['a thousand five hundred', '150000'],
  ['500 all in', '50000'],
  ['a thousand, thanks', '100000'],
  ['五百正好', '50000'],
  ['一百○五', '10500'],
  ['五百，千万别转错', '50000'],
  ['给李娜1111转500', '50000'],
  ['从尾号1234转5678给妈妈', '567800'],
  ['给李娜转2222', '222200'],
])('%s is certain', (text, minor) => expect(asked(text, { ...amountAsked, lang: /[a-z]/i.test(text) ? 'en' : 'zh-CN' })).toBe(minor));

type Told = { text: string; amount: string | null };
const familiesOf = (lang: Lang): Told[] =>
  readFileSync(join(projectRoot, 'locales', lang, 'phrases', 'sums', 'families.jsonl'), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Told); // prettier-ignore

/** A sum in whole sentences, by families of how it is said; null where it has to be asked. Written beside the readers: a table, and no measure of them. */
test('a sum is read where it is certain, and asked where it is not, in sentences of every family', () => {
  const rows = (['zh-CN', 'en'] as const).flatMap((lang) => familiesOf(lang).map((row) => ({ ...row, lang })));
  const wrong = rows.flatMap(({ text, lang, amount }) => {
    const sums = reportOn(text, lang, '2026-11-22').entities.filter(({ type }) => type === 'amount');
    const got = sums.length > 0 ? sums.map(({ value }) => (value as { amount: string }).amount).join('+') : null;
    return got === amount ? [] : [{ text, amount, got }];
  });
  expect(rows.length).toBeGreaterThan(700);
  expect(wrong).toEqual([]);
});
