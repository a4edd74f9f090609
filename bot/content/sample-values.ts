import type { Message, Value, Values } from '../../accessibility/message';
import type { Lang } from '../../accessibility/profile';
import { termKeys, messageKeyOf, type Catalogue } from './catalogue';

export type Sample = 'typical' | 'long' | 'hostile';
export const samples: readonly Sample[] = ['typical', 'long', 'hostile'];

/** The bank's date that everything is worded on. */
export const sampleToday = '2026-03-18';

/** What was seen in real turns: for a key, the values it really carries. */
export type Learned = Map<string, Message>;

const money = (minor: string, as?: 'fee'): Value => ({ t: 'money', v: { minor, currency: 'CNY' }, ...(as === undefined ? {} : { as }) });

const names: { [S in Sample]: { [L in Lang]: string } } = {
  typical: { 'zh-CN': '妈妈 王秀兰', en: 'mum Wang Xiulan' },
  long: { 'zh-CN': '房东 欧阳娜娜·买买提江·阿卜杜拉', en: 'landlord Maximiliana Featherstonehaugh-Cholmondeley' },
  hostile: { 'zh-CN': '<b>&"\'</b> {{amount, money}} $t(x) 张三', en: '<b>&"\'</b> {{amount, money}} $t(x) Zhang San' },
};
const words: { [S in Sample]: { [L in Lang]: string } } = {
  typical: { 'zh-CN': '房租', en: 'rent' },
  long: { 'zh-CN': '这是三月份的房租和上个月欠的水费电费一共这么多', en: 'rent for March and what was left of water and power last month' },
  hostile: { 'zh-CN': '</Say><Dial>110</Dial> 😀😀 ‮evil‬', en: '</Say><Dial>110</Dial> 😀😀 ‮evil‬' },
};
const aliases: { [S in Sample]: { [L in Lang]: string } } = {
  typical: { 'zh-CN': '工资卡', en: 'Salary' },
  long: { 'zh-CN': '给孩子上大学慢慢存的钱', en: 'Savings for the children at university' },
  hostile: { 'zh-CN': '"><img>&', en: '"><img>&' },
};

/** The words of the house that a value of this name points at: those whose first part is its name, else those the program gave it. */
function termFor(name: string, sample: Sample, catalogue: Catalogue, learned: Value | undefined): Value {
  if (learned?.t === 'term' && sample !== 'long') return learned;
  const prefix = learned?.t === 'term' ? (learned.key.split('.')[0] ?? name) : name;
  const fitting = termKeys.filter((key) => key.startsWith(`${prefix}.`));
  const textOf = (key: string) => catalogue.templates.get(`terms.${key}`) ?? '';
  const longest = [...fitting].sort((a, b) => textOf(b).length - textOf(a).length)[0];
  const key = (sample === 'long' ? longest : fitting[0]) ?? 'bank.demo';
  return { t: 'term', key };
}

/** A fee is taken of large sums only; a top-up and a bill are small ones. */
function usualMinor(base: string): string {
  if (/Fee(?:_|$)/u.test(base)) return '800000';
  if (base.endsWith('TopUp')) return '10000';
  return /^(?:payBill|bills)\./u.test(base) ? '18640' : '125050';
}

/** One value of a kind, as it usually is, as long as it gets, or as hostile as somebody can make it. */
function valueFor(
  base: string,
  name: string,
  type: string,
  sample: Sample,
  catalogue: Catalogue,
  learned: Value | undefined,
): Value | null {
  const { lang } = catalogue;
  const feeMinor = /Fee(?:_|$)/u.test(base) ? '500' : '0';
  if (learned && sample === 'typical' && learned.t !== 'rows' && learned.t !== 'said') return learned;
  switch (type) {
    case 'money':
      return name === 'fee'
        ? money(learned?.t === 'money' ? learned.v.minor : feeMinor, 'fee')
        : money(sample === 'long' ? '99999999999999' : name === 'limit' ? '1000000' : usualMinor(base));
    case 'account':
      return { t: 'account', tail: '6688', ...(name === 'to' ? { bank: 'bank.cityDemo' as const } : { alias: aliases[sample][lang] }) };
    case 'date':
      return { t: 'date', v: sample === 'long' ? '2025-12-25' : '2026-03-19' };
    case 'instant':
      return { t: 'instant', v: sample === 'long' ? '2025-12-31T15:59:00.000Z' : '2026-03-18T07:20:00.000Z' };
    case 'period':
      return sample === 'long'
        ? { t: 'period', start: '2024-12-25', end: '2025-11-28' }
        : { t: 'period', start: '2026-02-01', end: '2026-02-28' };
    case 'digits':
      return {
        t: 'digits',
        v: digitsFor(name, sample),
        as: /key$/iu.test(name) || name === 'first' || name === 'second' ? 'billKey' : 'reference',
      };
    case 'count':
      return { t: 'count', v: sample === 'long' ? 250 : 3 };
    case 'percent':
      return { t: 'percent', v: sample === 'long' ? '100.00' : '1.50' };
    case 'name':
      return { t: 'name', v: names[sample][lang] };
    case 'said':
      return { t: 'said', v: words[sample][lang] };
    case 'term':
      return termFor(name, sample, catalogue, learned);
    default:
      return null;
  }
}

function digitsFor(name: string, sample: Sample): string {
  if (name === 'first') return '246';
  if (name === 'second') return '810';
  if (/key$/iu.test(name)) return sample === 'long' ? '3702001234567890' : '3100012345';
  return 'K7P3QA';
}

const rowsShown = 3;
const rowsLong = 9;

/** A list as its key's own file words it: `all` with `allCaption` and `allRow`, or the file's `caption` and `row`. */
function rowsFor(base: string, name: string, sample: Sample, catalogue: Catalogue, learned: Value | undefined): Value | null {
  if (learned?.t === 'rows' && sample === 'typical')
    return { ...learned, items: learned.items.slice(0, rowsShown), total: Math.min(learned.total, rowsShown) };
  const [file = '', local = ''] = base.split(/\.(.*)/s);
  const find = (...candidates: string[]) => candidates.map((one) => messageKeyOf(`${file}.${one}`)).find((key) => key !== undefined);
  const caption = learned?.t === 'rows' ? learned.caption : find(`${local}Caption`, 'caption', `${name}Caption`);
  const row = learned?.t === 'rows' ? learned.row : find(`${local}Row`, 'row', `${name}Row`);
  if (caption === undefined || row === undefined) return null;
  const one = valuesFor(row, sample, catalogue, new Map());
  const n = sample === 'long' ? rowsLong : rowsShown;
  return one === null ? null : { t: 'rows', caption, row, items: Array.from({ length: n }, () => one), total: n };
}

/** Values for every place of a key, from the types its templates declare; null where a list has no caption or row to be worded by. */
export function valuesFor(base: string, sample: Sample, catalogue: Catalogue, learned: Learned): Values | null {
  const seen = learned.get(base)?.values ?? {};
  const values: Values = {};
  for (const [name, type] of catalogue.places.get(base) ?? []) {
    const before = Object.hasOwn(seen, name) ? seen[name] : undefined;
    const value = type === 'rows' ? rowsFor(base, name, sample, catalogue, before) : valueFor(base, name, type, sample, catalogue, before);
    if (value === null) return null;
    values[name] = value;
  }
  return values;
}
