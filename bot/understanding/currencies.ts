import type { Amount } from './amount';

/**
 * Currencies other than the bank's, by how people call them behind an amount; slang counts as what it stands for. Null where the name fits several
 * or none of the list of ISO 4217. ¥ and 块 are yuan and not here.
 */
const behind: [string | null, string][] = [
  ['USD', '美元|美金|美刀|刀|(?:us |american )?dollars?|usd|us\\$|\\$'],
  ['EUR', '欧元?|euros?|eur|€'],
  ['GBP', '英?镑|(?:british |uk )?pounds?(?: sterling)?|gbp|quid|£'],
  ['HKD', '港[币元纸幣]|(?:hk|hong kong) dollars?|hong kong|hkd?|hk\\$'],
  ['JPY', '日[元圆币]|円|(?:japanese )?yen|jpy'],
  ['KRW', '韩[元币]|(?:south )?(?:korean )?won(?!\\u0027)|krw|₩'],
  ['THB', '泰[铢币]|(?:thai )?baht|thb'],
  ['AUD', '澳[元币]|(?:au|australian|aussie) dollars?|aud|aussie'],
  ['CAD', '加(?:拿大)?[元币]|(?:canadian|ca) dollars?|loonies|cad'],
  ['SGD', '新(?:加坡)?[元币]|坡币|(?:singapore|sing|sg) dollars?|sgd'],
  ['TWD', '新?台币|(?:new )?taiwan(?:ese)? dollars?|n?twd|ntd?'],
  ['CHF', '瑞士?法?郎|(?:swiss )?francs?|chf'],
  ['RUB', '卢布|rou?bles?|rub'],
  ['INR', '卢比|(?:indian )?rupees?|inr|rs\\.?|₹'],
  ['MYR', '林吉特|马币|ringgits?|myr|rm(?! ?b)'],
  ['NZD', '(?:新西兰|纽)[元币]|(?:new zealand|nz|kiwi) dollars?|nzd'],
  ['MOP', '澳门[元币]|葡币|patacas?|mop'],
  ['PHP', '(?:philippine|filipino) pesos?|菲律宾比索|php'],
  ['VND', '越南?[盾币]|dong|vnd'],
  [
    null,
    '(?!人民|软妹|钢镚|硬币)[\\p{Script=Han}q]{1,3}(?<![货代投存])币|\\p{Script=Han}{0,3}(?:克朗|法郎|比索|里拉|卢布|卢比|第纳尔|迪拉姆|兹罗提|兰特|盾)|美分|便士',
  ],
  [
    null,
    'bucks?|\\p{Sc}|cents?|pence|bitcoins?|btc|usdt|zlot(?:y|ys|ych)|pesos?|rand|kr|kron[aoe]r?|krones?|dirhams?|dinars?|riyals?|liras?|rupiahs?|fr|php|aed|sek|nok|dkk|idr|sar|zar|pln|rp',
  ],
];
const before: [string | null, string][] = [
  ['USD', '(?<![a-z])(?:usd|us)\\$?|(?<![a-z])\\$|\\bdollars?|美[元金刀]'],
  ['EUR', '(?<![a-z])eur(?:os?)?|€|欧元'],
  ['GBP', '(?<![a-z])gbp|£|英镑'],
  ['HKD', '(?<![a-z])(?:hkd|hk)\\$?|港[币元纸]'],
  ['JPY', '(?<![a-z])jpy|日[元币]|(?<![a-z])jp¥'],
  ['KRW', '(?<![a-z])krw|₩|韩[元币]'],
  ['AUD', '(?<![a-z])(?:aud|au?\\$)|澳[元币]'],
  ['CAD', '(?<![a-z])(?:cad|ca?\\$)|加[元币]'],
  ['SGD', '(?<![a-z])(?:sgd|s\\$)|新(?:加坡)?[元币]'],
  ['TWD', '(?<![a-z])(?:n?twd|ntd?\\$?)|新?台币'],
  ['INR', '(?<![a-z])(?:inr|rs\\.?)'],
  ['CHF', '(?<![a-z])chf|\\bswiss francs|瑞士法郎'],
  ['THB', '(?<![a-z])thb|\\bbaht|泰铢'],
  [null, '\\bbucks?|(?<![a-z])(?:thb|chf|nzd|mop|vnd|rub|myr|php|aed|sek|nok|dkk|idr|usdt|btc|kr|fr\\.?|rm|rp|cnh)'],
  [null, '泰[铢币]|马币|澳门币|葡币|纽币|卢[布比]|法郎|克朗|比特币|[外虚][币]'],
  [null, '(?![¥])\\p{Sc}'],
];

const word = '(?![a-z])';
const behindAll = new RegExp(`^ ?[元块]?钱?(?:${behind.map(([, names]) => `(${names})${word}`).join('|')})`, 'u');
const beforeAll = new RegExp(`$(?<=((?:${before.map(([, names]) => `(${names})`).join('|')}),? ?))`, 'u');

/** The currency that a match names: of the groups, one a currency, the one that took part. */
function currencyIn(list: [string | null, string][], groups: (string | undefined)[]): string | null {
  const at = groups.findIndex((group) => group !== undefined);
  return list[at]?.[0] ?? null;
}

/** Another currency that is named beside an amount, and how far its name reaches behind or before; undefined where none is named. */
export type Beside = { currency: string | null; behind: number; before: number };

export function foreignBeside(textBefore: string, textAfter: string): Beside | undefined {
  const named = behindAll.exec(textAfter);
  if (named) return { currency: currencyIn(behind, named.slice(1)), behind: named[0].length, before: 0 };
  const led = beforeAll.exec(textBefore);
  return led ? { currency: currencyIn(before, led.slice(2)), behind: 0, before: led[1]?.length ?? 0 } : undefined;
}

/** An amount of that currency: never one that is sent, told only where it is certain. */
export function asForeign(amount: Amount, currency: string | null): Amount {
  return { invalid: 'foreign', ...('minor' in amount && currency !== null ? { named: { minor: amount.minor, currency } } : {}) };
}

/** "Rupees, 40,000 of them": a currency that is named at some distance from a bare number leaves open of what it is. */
export const namesForeign = (text: string): boolean => named.test(text);
const named =
  /\b(?:dollars?|euros?|pounds?(?= sterling| please|,)|sterling|rupees?|pesos?|yen|francs?|quid|bitcoins?|baht|roubles?|rubles?|ringgits?)\b(?! (?:account|card|store|shop|general|tree))|美[元金刀]|欧元|英镑|日元|港[币元]|韩元|泰铢|卢[比布]|[澳加]元|外币/u;
