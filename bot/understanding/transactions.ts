import type { Json } from '../../accessibility/message';
import type { Command, Raw } from '../../dialogs/engine/command';
import type { Category } from '../../dialogs/ports';
import type { Found, Moment } from './about';
import { findAccounts } from './accounts';
import { hide } from './found';
import { findAmounts } from './money';
import { asWritten } from './memo';
import { quote, type Said } from './normalise';
import { findNames } from './payees';
import { findPeriod, type Period } from './periods';
import { plainList } from './plain-list';
import { referenceAlone, referenceIn } from './reference';
import { asksSent, mayWish, type Wish, wishOf } from './rules/transactions';

const hiddenMark = '\ue001';
const wordsMax = 24;

/** What an entry was for, where that is said rather than a shop or a person. */
const kinds: [Category, RegExp][] = [
  [
    'salary',
    /(?<!退休)工资(?!卡)|薪水|薪资|奖金|\b(?:salar(?:y|ies)|wages?|pay(?:check|cheque|roll)|paycheck|been paid|get paid|got paid)\b/u,
  ],
  ['pension', /退休金|退休工资|养老金|养老钱|\bpension\b/u],
  ['allowance', /津贴|补贴|补助|低保|\b(?:allowances?|benefits?|subsid(?:y|ies)|stipend)\b/u],
  ['refund', /退款|退的?钱|退回来|\b(?:refund(?:s|ed)?|reimbursement)\b/u],
  ['interest', /利息|结息|\binterest\b/u],
  ['food', /吃饭|餐饮|吃的|伙食|饭钱|饭馆|餐馆|外卖|\b(?:food|restaurants?|eating out|dining|lunch(?:es)?|dinners?|meals)\b/u],
  ['health', /看病|买药|医药|药费|医疗|医院|\b(?:health|medical|medicines?|doctors?|hospital)\b/u],
  ['shopping', /购物|买东西|\bshopping\b/u],
  ['fee', /手续费|银行收费|服务费|\b(?:bank charges|fees)\b/u],
  ['bill', /水电(?:煤|气)?费?|生活缴费|缴费|交费|账单|\b(?:bills|utilities)\b/u],
  ['transfer', /(?:转账|汇款)(?!给)|\btransfers?\b/u],
];

/** Shops and things by the words of the books; the value is the word that stands there. */
const things: [string, RegExp][] = [
  ['超市', /(?:示范)?超市/u],
  ['网购', /(?:示范)?网购|网店|网上买/u],
  ['早餐', /(?:示范)?早餐|早点|早饭/u],
  ['视频', /(?:示范)?视频(?:会员)?/u],
  ['药店', /(?:示范)?药店|药房/u],
  ['自动续费', /自动续费/u],
  ['红包', /红包/u],
  ['房租', /房租|租金|房钱/u],
  ['话费', /(?:电)?话费|手机费/u],
  ['水费', /(?<!短)水费/u],
  ['电费', /(?<!水)电费/u],
  ['燃气费', /燃气费?|煤气费?|天然气费?/u],
  ['短信', /短信(?:服务)?费?/u],
  ['supermarket', /\b(?:super ?markets?|grocer(?:y|ies)(?: stores?| shopping)?)\b/u],
  ['online shop', /\bonline (?:shop(?:ping|s)?|stores?)\b/u],
  ['breakfast', /\bbreakfasts?\b/u],
  ['pharmacy', /\b(?:pharmac(?:y|ies)|drug ?stores?|chemist)\b/u],
  ['video', /\bvideos?\b/u],
  ['rent', /\brent\b/u],
  ['phone bill', /\b(?:phone|mobile) bills?\b/u],
  ['electricity', /\b(?:electricity|electric|power)(?: bills?)?\b/u],
  ['water', /\bwater(?: bills?)?\b/u],
  ['gas', /\bgas(?: bills?)?\b/u],
  ['text message', /\b(?:sms|text message)s?(?: service| fee)?\b/u],
];

const within = [
  /在\s?([\p{L}\d·]{2,12}?)(?:店里?|里|那[儿里]|上)?(?:一共|总共)?(?:花|消费|买|刷|付|用)/gu,
  /给\s?([\p{Script=Han}·]{1,6}?)(?:一共|总共)?(?:转|汇|打|付|发)(?:了|过)/gu,
  /(?:转|汇|打|付|还|寄)给(?:我|俺)?([\p{Script=Han}·]{1,6}?)(?:的|那)/gu,
  /([\p{Script=Han}·]{2,6}?)(?:转来|转给我(?![\p{Script=Han}]{1,4}[的那])|打给我|打来|汇来|转过来|给我转)/gu,
  /([\p{Script=Han}·]{2,12})的(?:交易|明细|流水|消费|记录|花销|支出|回单|电子回单)/gu,
  /([\p{Script=Han}·]{2,12}?)(?:那边|那儿|那里)?(?:一共|总共)?(?:花|消费)了?(?:多少|几)/gu,
  /\b(?:at|on|from|to|with|related to|in) (?:the |my |a )?([a-z][a-z'&. -]{1,30}?)(?= (?:in|on|last|this|over|during|since|between|from|for|transactions?|recently|lately|so far|arrived?|come|came)\b|\s?[\ue001?.,!]|$)/gu,
];
/** What is said around it rather than of it: 帮我查一下, 我最近. */
const asking =
  /^(?:麻烦|请|帮忙|帮我|帮|给我|我想|我要|想|要|我家|我|您|你|再|然后|和|跟|查询|查看|查|看看|看|一下|下|打印|打|拉|列|所有|全部|最近|近期|一共|总共|还有|的|在)+/u;
const noWords =
  /^(?:(?:and|or|out|my|the|i|myself)(?: .*)?|.*[笔次条]|我|你|他|她|它|自己|您|哪|哪里|什么|谁|一起|现在|今天|最近|工资|别人|其他|收入|支出|消费|转账|账户|银行|电子|更早|以前|之前|过去|卡里|卡上|手机|钱|card|cards|account|accounts|accts?|bank|me|it|them|that|this|all|credit card|debit card|money|total|in|out|average|file|here|there|date|record|see|know|check|view|find|look|get|hear|transactions?|statement|month|week|year|detail|details|order|screen|phone|happen\w*|due|today|yet)$/u;

const number = '([\\d.,]*[\\d一二两三四五六七八九十百千万零点]+(?:块|元|毛|角)?|[\\d.,]+k?)';
const leastSaid = [
  new RegExp(`(?:超过|大于|高于|多于|不少于|不低于|至少)\\s?${number}`, 'u'),
  new RegExp(`${number}钱?(?:以上|及以上|往上|起)`, 'u'),
  new RegExp(`\\b(?:over|more than|above|at least|bigger than|larger than|exceeding) (?:cny |rmb )?${number}`, 'u'),
];
const mostSaid = [
  new RegExp(`(?:不到|少于|低于|小于|不超过|至多|最多)\\s?${number}`, 'u'),
  new RegExp(`${number}钱?(?:以下|以内|及以下|往下)`, 'u'),
  new RegExp(`\\b(?:under|less than|below|at most|up to|no more than|smaller than) (?:cny |rmb )?${number}`, 'u'),
];
const bothSaid = [
  new RegExp(`${number}(?:到|至|-|~)${number}(?:之间)?(?=块|元|的|$)`, 'u'),
  new RegExp(`\\bbetween ${number} and ${number}`, 'u'),
];

const outgoing =
  /花|用[了掉]|支出|开销|消费|付|交[了过费]|转(?:[了给出过]|账(?!的?(?:记录|明细|流水|回单|凭证)))|给(?!我)[^,，我]{1,8}(?:转|汇|打|发)|汇[了给出过款]|扣|刷|买|充|还了|出账|[水电气话]费.{0,4}多少|\b(?:how much (?:was|were)|spen[dt]|spending|paid|pay|sent|send|transferred|purchases?|bought|buy|charged?|debits?|withdrawals?|out(?:goings)?|expenses|payments?|went|money go)\b/u;
const incoming =
  /收[到入了款过]|进[账来了项]|入账|到账|赚|挣|转来|打来|转给我(?!\S{1,4}[的那])|打给我|给我[转打汇]|转进|存[了过]|\b(?:receiv\w*|earn\w*|income|deposits?|deposited|came in|come in|comes in|got|paid in|credits|money in)\b/u;
const both = /收支|进出|\b(?:in and out|income and (?:spending|expenses))\b/u;

/** Which way: null where both are meant, or neither is said. 转给我 is in, 转给妈妈 is out. */
function directionOf(text: string): 'in' | 'out' | null {
  if (asksSent(text)) return 'out';
  if (both.test(text)) return null;
  const [isIn, isOut] = [incoming.test(text), outgoing.test(text)];
  if (isIn) return /花|支出|\bspen[dt]\b/u.test(text) ? null : 'in';
  return isOut ? 'out' : null;
}

const hidden = (text: string, spans: Found<unknown>[]) => hide(text, spans, hiddenMark);

const raw = (said: Said, kind: Raw['kind'], { start, end, value }: Found<Json>): Raw => ({ kind, text: quote(said, start, end), value });

/** An account, but not 退休金 in 退休金到没到: a word for income is an account only where 卡 or account stands with it. */
function accountIn(text: string, about: Moment): Found<Json> | null {
  const found = findAccounts(text, about).filter(({ start, end, value }) => {
    const words = text.slice(start, end);
    return 'tail' in value || /卡|账户|户头|存折|\b(?:account|card)\b/u.test(words) || !kinds.some(([, pattern]) => pattern.test(words));
  });
  return found[0] ?? null;
}

function minorOf(words: string | undefined): string | null {
  const [found] = words === undefined ? [] : findAmounts(words, true);
  return found && 'minor' in found.value ? found.value.minor.toString() : null;
}

/** From, up to, between, or exactly so much; also from more up to less, which the search then says cannot be. */
function amountIn(text: string): Found<Json> | null {
  const place = (match: RegExpExecArray, value: Json): Found<Json> => ({ start: match.index, end: match.index + match[0].length, value });
  const money = (minor: string): Json => ({ minor, currency: 'CNY' });
  for (const pattern of bothSaid) {
    const match = pattern.exec(text);
    const [min, max] = [minorOf(match?.[1]), minorOf(match?.[2])];
    if (match && min !== null && max !== null)
      return place(match, BigInt(min) <= BigInt(max) ? { min: money(min), max: money(max) } : { min: money(max), max: money(min) });
  }
  const limit = (name: string, patterns: RegExp[]): Found<{ [name: string]: Json }>[] =>
    patterns.flatMap((pattern) => {
      const match = pattern.exec(text);
      const minor = minorOf(match?.[1]);
      return match && minor !== null ? [{ start: match.index, end: match.index + match[0].length, value: { [name]: money(minor) } }] : [];
    });
  const [[least], [most]] = [limit('min', leastSaid), limit('max', mostSaid)];
  if (least && most && (least.end <= most.start || most.end <= least.start))
    return { start: Math.min(least.start, most.start), end: Math.max(least.end, most.end), value: { ...least.value, ...most.value } };
  const either = least ?? most;
  if (either) return either;
  const [only, other] = findAmounts(text, false);
  if (!only || other || !('minor' in only.value)) return null;
  return { start: only.start, end: only.end, value: money(only.value.minor.toString()) };
}

/** Whom or where: a known name, a thing of the books, or what stands behind 在, 给, at, from. */
function wordsIn(said: Said, text: string, about: Moment): Found<Json> | null {
  const [name] = findNames(text, about.knownNames);
  if (name) return name;
  for (const [value, pattern] of things) {
    const match = pattern.exec(text);
    if (match) return { start: match.index, end: match.index + match[0].length, value };
  }
  for (const pattern of within)
    for (const match of text.matchAll(pattern)) {
      const words = (match[1] ?? '').trim().replace(asking, '');
      if (words === '' || words.length > wordsMax || noWords.test(words) || kinds.some(([, kind]) => kind.test(words))) continue;
      if (findPeriod(words, about.today)) continue; // another time is none of the books' words
      const start = match.index + match[0].indexOf(words, match[0].startsWith(words) ? 0 : 1);
      return { start, end: start + words.length, value: asWritten(quote(said, start, start + words.length)) };
    }
  return null;
}

type Reading = {
  period: Found<Period> | null;
  account: Found<Json> | null;
  amount: Found<Json> | null;
  words: Found<Json> | null;
  category: Found<Json> | null;
};

/** The order matters: a time hides numbers, an account hides a word for income, a name hides what its characters would mean. */
function read(said: Said, about: Moment): Reading {
  const names = findNames(said.text, about.knownNames);
  const unnamed = hidden(said.text, names);
  const period = findPeriod(unnamed, about.today);
  const timeless = hidden(unnamed, period ? [period] : []);
  const account = accountIn(timeless, about);
  const plain = hidden(timeless, account ? [account] : []);
  const amount = amountIn(plain);
  const rest = hidden(
    hidden(
      said.text,
      [period, account, amount].flatMap((one) => one ?? []),
    ),
    [],
  );
  const category = kinds.flatMap(([value, pattern]) => {
    const match = pattern.exec(hidden(rest, names));
    return match ? [{ start: match.index, end: match.index + match[0].length, value }] : [];
  })[0];
  return { period, account, amount, words: wordsIn(said, rest, about), category: category ?? null };
}

const latest =
  /(?:最近|上|最后|最新|刚才|刚刚|前)(?:的|那|这)?(?:一|1)(?:笔|次|单)|刚才那|刚刚那|\b(?:last|latest|most recent|previous) (?:one|transaction|transfer|payment|purchase)\b|\bthe (?:last|latest)\b/u;

/** Between accounts of one's own: 给我自己转了多少. */
const toOneself =
  /[给往]我?自己(?:的[^,，。]{0,4})?(?:一共|总共)?[转存汇打]|自己转给自己|(?:转|存)(?:给|到)了?我?自己|自己(?:的)?账户之间|\bto myself\b|\bbetween my (?:own )?accounts\b/u;

/** What nobody pays out: 上个月退休金多少 asks what came in. */
const comesIn: Json[] = ['salary', 'pension', 'allowance', 'refund', 'interest'] satisfies Category[];

/** What is meant besides when, where and how much, as one choice. */
function aspectOf(wish: Wish, said: Said, { category, words }: Reading): Raw[] {
  const income = wish === 'totals' && category !== null && comesIn.includes(category.value);
  const direction = wish === 'arrival' ? null : income ? 'in' : directionOf(said.text);
  const kind = words !== null && category?.value !== 'refund' ? null : category; // 退款 of a shop stays a refund; any other word says more than its kind
  const value: { [k: string]: Json } = {
    ...(direction && wish !== 'unasked' && wish !== 'receipt' ? { direction } : {}),
    ...(kind ? { category: kind.value } : {}),
    ...(wish === 'unasked' ? { unasked: true } : {}),
    ...(wish === 'receipt' && latest.test(said.text) ? { latest: true } : {}),
    ...(wish === 'totals' && toOneself.test(said.text) ? { own: true } : {}),
  };
  if (Object.keys(value).length === 0) return [];
  const { start, end } = kind ?? { start: 0, end: said.text.length };
  return [{ kind: 'choice', text: quote(said, start, end), value }];
}

/**
 * What one stretch asks of transactions, totals, arrivals and receipts; null where it asks nothing of them. It never moves money: at most it looks
 * at what has moved. The rest of a list is chosen where one is offered.
 */
export function readTransactions(said: Said, about: Moment): Command | null {
  const plain = plainList(said, about.today);
  if (plain) return { do: 'start', dialog: plain.wish, ...(plain.period ? { set: [raw(said, 'period', plain.period)] } : {}) };
  const alone = referenceAlone(said, about);
  if (alone) return { do: 'start', dialog: 'receipt', set: [raw(said, 'number', alone)] };
  if (!mayBe.test(said.text) || !mayWish(said.text)) return null;
  const reading = read(said, about);
  const { period, account, amount, words } = reading;
  const hasPast = period !== null && ('invalid' in period.value || period.value.start <= about.today);
  const hasSubject = amount !== null || findNames(said.text, about.knownNames).length > 0;
  const wish = wishOf(said, about, { hasPast, hasSubject });
  if (wish === null) return null;
  if (wish === 'more') {
    const offered = [...about.choices.map(({ id }) => id), ...about.expected.offered].find((id) => /(?:^|:)more$/.test(id));
    return offered === undefined ? null : { do: 'choose', id: offered };
  }
  const reference = wish === 'receipt' ? referenceIn(said) : null;
  if (reference) return { do: 'start', dialog: 'receipt', set: [raw(said, 'number', reference)] };
  const set = [
    ...(period ? [raw(said, 'period', period)] : []),
    ...(account ? [raw(said, 'account', account)] : []),
    ...(words ? [raw(said, 'words', words)] : []),
    ...(amount ? [raw(said, 'money', amount)] : []),
    ...aspectOf(wish, said, reading),
  ];
  const dialog = wish === 'unasked' ? 'transactions' : wish;
  return set.length > 0 ? { do: 'start', dialog, set } : { do: 'start', dialog };
}

/** One look before all others: most of what is said is about something else. */
const mayBe =
  /[花用付费记少交转汇打收进入赚挣存取扣刷买到发退账帐单细水易支执证再续多页还后划动款谁]|\b(?:transact?\w*|tranact\w*|statements?|history|activity|spen[dt]\w*|paid|pay\w*|sen[dt]|transfer\w*|receiv\w*|receipts?|earn\w*|arriv\w*|come|came|charg\w*|debit\w*|deduct\w*|purchas\w*|bought|buy|deposits?|withdrawals|money|proof|more|next|go on|rest|continue|carry|keep|total|income|expenses|outgoings|pension|salary|refund|landed|credited|balance|entries|how much (?:was|were))\b/u;
