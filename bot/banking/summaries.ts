import type { Lang } from '../../accessibility/profile';

/** The texts that this bank's books use, and what they are called in English; names of people and of other shops stay as they are. */
const english: { [word: string]: string } = {
  工资: 'salary',
  奖金: 'bonus',
  养老金: 'pension',
  高龄津贴: 'old-age allowance',
  残疾人两项补贴: 'disability allowances',
  利息: 'interest',
  结息: 'interest',
  退款: 'refund',
  房租: 'rent',
  电费: 'electricity',
  水费: 'water',
  燃气费: 'gas',
  话费: 'phone bill',
  有线电视费: 'cable TV',
  保费: 'insurance',
  短信服务费: 'text message service',
  转账手续费: 'transfer fee',
  货款: 'payment for goods',
  进货: 'purchase of goods',
  红包: 'red envelope',
  自动续费: 'automatic renewal',
  示范超市: 'Demo Supermarket',
  示范网购: 'Demo Online Shop',
  示范早餐: 'Demo Breakfast',
  示范药店: 'Demo Pharmacy',
  示范视频: 'Demo Video',
  示范支付: 'Demo Pay',
  示范电器: 'Demo Appliances',
  示范电力: 'Demo Power',
  示范水务: 'Demo Water',
  示范燃气: 'Demo Gas',
  示范通信: 'Demo Telecom',
};
const byEnglish = Object.entries(english).map(([word, name]) => ({ word, name: name.toLowerCase() }));
const chineseMax = 8;

/** The words of the books that English words stand for: "supermarket" is 示范超市. Half a word is none. */
export function chineseOf(words: string): string[] {
  const said = words.replace(/^(?:the|my|a) /, '').replace(/(?<=[a-z]{3})s$/, '');
  if (!/^[a-z][a-z ]{2,}$/.test(said)) return [];
  const spaced = ` ${said} `;
  return byEnglish.flatMap(({ word, name }) => (` ${name} `.includes(spaced) ? [word] : [])).slice(0, chineseMax);
}

type Entry = { kind: string; minor: string; category: string; description: string; other: { [L in Lang]: string } | undefined };

/** What an entry was, as its owner is told it. Of money between two of their own accounts that is where it went. */
export function toldOf({ kind, minor, category, description, other }: Entry): { [L in Lang]: string } {
  const out = minor.startsWith('-');
  if (other) return { 'zh-CN': `${out ? '转到' : '转自'}${other['zh-CN']}`, en: `${out ? 'to' : 'from'} ${other.en}` };
  const named = { 'zh-CN': description, en: description.split(' ').map((word) => english[word] ?? word).join(' ') }; // prettier-ignore
  if (kind !== 'transfer' || category === 'fee') return named;
  return { 'zh-CN': out ? `转给${named['zh-CN']}` : `${named['zh-CN']}转来`, en: `${out ? 'to' : 'from'} ${named.en}` };
}
