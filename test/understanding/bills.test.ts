import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { billWords } from '../../dialogs/bill-find';
import type { Command } from '../../dialogs/engine/command';
import { billTypes } from '../../dialogs/ports';
import enBills from '../../locales/en/phrases/bills.json';
import zhBills from '../../locales/zh-CN/phrases/bills.json';
import { normalise } from '../../bot/understanding/normalise';
import { expand } from '../../bot/understanding/phrases';
import { readBills } from '../../bot/understanding/rules/bills';
import { readPlainBill } from '../../bot/understanding/rules/plain-bill';
import { type About, isListed } from '../../bot/understanding/understand';
import { commandsOf, idle, rawsOf, valueOf } from './moment';

const verbs: { [dialog: string]: string } = { payBill: 'pay', billQuery: 'look', billNews: 'news' };

/** A command at a glance: `pay electricity 200.00`, `look water`, `news`, `pay phone top up key=13900000009 50.00`. */
function atAGlance(command: Command): string {
  const raws = rawsOf(command).map(({ kind, value }) => {
    if (kind === 'money') return /^\d+$/.test(valueOf(value)) ? (Number(valueOf(value)) / 100).toFixed(2) : valueOf(value);
    if (kind !== 'bill') return `${kind}=${valueOf(value)}`;
    const { type, key, whose, topUp, other, all } = billWords(value);
    const said = [
      type ?? '',
      topUp ? 'top up' : '',
      whose ? `of=${whose}` : '',
      key ? `key=${key}` : '',
      other ? 'other' : '',
      all ? 'all' : '',
    ];
    return said.filter((part) => part !== '').join(' ');
  });
  const what =
    command.do === 'start'
      ? (verbs[command.dialog] ?? command.dialog)
      : command.do === 'unclear'
        ? `ask back ${command.best.join(' ')}`
        : command.do === 'choose'
          ? `choose ${command.id}`
          : command.do;
  return [what, ...raws]
    .filter((part) => part !== '')
    .join(' ')
    .trim();
}
const read = (text: string, about: About = idle) => commandsOf(text, about).map(atAGlance).join('; ');
const english: About = { ...idle, lang: 'en' };

/** Sentences by family with what they come to; the last family of each file speaks of a payment and asks for none. */
const families = (['zh', 'en'] as const).flatMap((lang) =>
  readFileSync(join(__dirname, `bills.${lang}.txt`), 'utf8')
    .split('# ')
    .slice(1)
    .map((block) => {
      const [family = '', ...lines] = block.trim().split('\n');
      return { lang, family, rows: lines.map((line) => line.split(' → ')).map(([text = '', wanted = '']) => ({ text, wanted })) };
    }),
);
const isDanger = ({ family }: { family: string }) => family === 'dangers';
const about = { zh: idle, en: english };

describe.each(families.filter((each) => !isDanger(each)))('a sentence about $family ($lang)', ({ lang, rows }) => {
  it.each(rows)('comes to what it asks for: $text', ({ text, wanted }) => expect(read(text, about[lang])).toBe(wanted));
});

describe.each(families.filter(isDanger))('no bill is paid ($lang)', ({ lang, rows }) => {
  it.each(rows)('by what only speaks of one: $text', ({ text, wanted }) => {
    const heard = read(text, about[lang]);
    expect(heard).not.toMatch(/^pay\b|; pay\b/);
    expect(heard.startsWith(wanted)).toBe(true);
  });
});

it('is tried with a hundred sentences and more in each language', () => {
  for (const lang of ['zh', 'en'] as const)
    expect(families.filter((each) => each.lang === lang).flatMap(({ rows }) => rows).length).toBeGreaterThan(100);
});

const asking = (slot: string, kind: 'bill' | 'number' | 'money', choices: About['choices'] = []): About => ({
  ...idle,
  expected: { dialog: 'payBill', slot, kind, review: false, offered: choices.map(({ id }) => id) },
  choices,
});
const reviewing: About = {
  ...idle,
  expected: { dialog: 'payBill', review: true, offered: ['confirm'] },
  choices: [
    { id: 'confirm', n: 1, words: ['1', '确认交 186.40 元'] },
    { id: 'change', n: 2, words: ['2', '修改这笔交费'] },
    { id: 'cancel', n: 3, words: ['3', '取消交费'] },
  ],
};
const listed: About = {
  ...idle,
  choices: [
    { id: 'bill:electricity:1', n: 1, words: ['1', '交电费'] },
    { id: 'bill:water:2', n: 2, words: ['2', '交水费'] },
    { id: 'bills:more', n: 3, words: ['3', '看后面的账单'] },
  ],
};

describe('an answer', () => {
  it.each([
    ['电费', 'set electricity'],
    ['妈妈的社保', 'set socialSecurity of=妈妈'],
    ['3100012345', 'set key=3100012345'],
    ['三一零零 零一二三 四五', 'set key=3100012345'],
    ['the water bill', 'set water'],
    ['p 2026 0001', 'set key=P20260001'],
  ])('to "which bill?" is %s', (text, wanted) => expect(read(text, asking('bill', 'bill'))).toBe(wanted));

  it.each([
    ['13900000009', 'set number=13900000009'],
    ['139 0000 0009', 'set number=13900000009'],
    ['幺三九零零零零零零零九', 'set number=13900000009'],
    ['one three nine zero zero zero zero zero zero zero nine', 'set number=13900000009'],
  ])('to "which number?" is %s', (text, wanted) => expect(read(text, asking('key', 'number'))).toBe(wanted));

  it.each([
    ['预存', 'choose part:3100099999'],
    ['交账单', 'choose part:due'],
    ['账单', 'choose part:due'],
    ['第二个', 'choose part:3100099999'],
  ])('to "the bill, or beforehand?" is %s', (text, wanted) => {
    const choices = [
      { id: 'part:due', n: 1, words: ['1', '交账单 186.40 元'] },
      { id: 'part:3100099999', n: 2, words: ['2', '预存 200.00 元到3100099999'] },
    ];
    expect(read(text, asking('part', 'money', choices))).toBe(wanted);
  });

  it.each([
    ['交第二笔', 'choose bill:water:2'],
    ['交第1笔', 'choose bill:electricity:1'],
    ['pay the second one', 'choose bill:water:2'],
    ['下一页', 'choose bills:more'],
    ['还有呢', 'choose bills:more'],
    ['more', 'choose bills:more'],
    ['水费', 'look water'],
    ['交水费', 'choose bill:water:2'],
  ])('to a list is %s', (text, wanted) => expect(read(text, listed)).toBe(wanted));

  it.each(['交吧', '交', '帮我交一下', '就交这笔', 'pay it'])('to "pay it now?" is %s', (text) => {
    const one: About = { ...idle, choices: [{ id: 'bill:electricity:1', n: 1, words: ['1', '交电费'] }] };
    expect(['choose bill:electricity:1', 'confirm']).toContain(read(text, one));
  });
});

describe('at the review of a payment', () => {
  it.each([
    ['确认交费', 'confirm'],
    ['确认充值', 'confirm'],
    ['pay it', 'confirm'],
    ['改成水费', 'correct water'],
    ['不是电费，是水费', 'correct water'],
    ['不对，水费', 'correct water'],
    ['no, the water bill', 'correct water'],
    ['改成一百', 'correct 100.00'],
    ['从储蓄卡付', 'correct account=储蓄'],
    ['取消', 'cancel'],
    ['不交了', 'cancel'],
    ['手续费多少', 'fees'],
    ['交水费', 'pay water'],
    ['交学费 2600', 'pay tuition 2600.00'],
    ['pay tuition 2600', 'pay tuition 2600.00'],
    ['交三百', 'correct 300.00'],
  ])('%s is %s', (text, wanted) => expect(read(text, reviewing)).toBe(wanted));

  it.each(['确认交费吗', '交费', '嗯交吧可能', '应该交吧', 'pay it maybe', 'not now'])('%s confirms nothing', (text) =>
    expect(read(text, reviewing)).not.toContain('confirm'),
  );
});

describe('where something else is asked', () => {
  it.each([
    ['words', '电费'],
    ['payee', '水费'],
  ] as const)('the name of a bill is the answer (%s)', (kind, text) => {
    const about: About = {
      ...idle,
      expected: { dialog: 'transfer', slot: kind === 'words' ? 'memo' : 'to', kind, review: false, offered: [] },
    };
    expect(read(text, about)).not.toMatch(/^(?:look|pay|news)/);
  });
});

describe('a plain question about one bill', () => {
  const asked = [
    ...['水费多少', '查水费', '帮我查一下我的水费账单', '我的水费要交多少钱？'].map((text) => ({ text, name: '水费', bills: zhBills })),
    ...['how much is my water bill', 'please show me the water bill please'].map((text) => ({ text, name: 'water', bills: enBills })),
  ];
  const moment = { ...idle, knownNames: [], knownAliases: [], asked: new Map() };

  it.each(asked)('is read as every question about a bill is, whatever the bill is called: $text', ({ text, name, bills }) => {
    const texts = billTypes.flatMap((type) => bills[type].flatMap(expand)).map((word) => text.replace(name, word));
    const plain = texts.filter((each) => readPlainBill(normalise(each)) !== null);
    expect(plain.length).toBeGreaterThan(5);
    for (const each of plain) expect([each, readPlainBill(normalise(each))]).toEqual([each, readBills(normalise(each), moment)]);
  });

  it.each(asked)('needs nobody’s names: $text', ({ text }) => {
    expect(isListed(text)).toBe(true);
    expect(commandsOf(text, { ...idle, names: [], accounts: [] })).toEqual(commandsOf(text));
  });

  it.each([
    '水费',
    '医保多少',
    '妈妈的水费多少',
    '水费和电费多少',
    '物业费多少',
    '上个月水费多少',
    '水费多少，转五百给妈妈',
    '交水费',
    'water',
    'mum’s water bill',
  ])('is no other sentence: %s', (text) => expect(isListed(text)).toBe(false));
});
