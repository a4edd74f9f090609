import type { Json } from '../../accessibility/message';
import type { About, AccountSaid, Found, Known, Moment } from './about';
import { normalise } from './normalise';

const spoken: { [word: string]: string } = {
  零: '0',
  〇: '0',
  幺: '1',
  一: '1',
  二: '2',
  两: '2',
  三: '3',
  四: '4',
  五: '5',
  六: '6',
  七: '7',
  八: '8',
  九: '9',
};
const four = '([\\d零〇幺一二两三四五六七八九](?: ?[\\d零〇幺一二两三四五六七八九]){3})(?![\\d十百千万元块毛角])';
const tails = [
  new RegExp(`(?:尾号|卡尾|尾数|末尾|[后末]四位|账号|卡号)(?:是|为|:)? ?${four}(?: ?的?(?:那张|这张)?(?:银行)?(?:卡|账户|账号))?`, 'g'),
  /(?<![\d.,])(\d{4})(?:那张|这张|那个号|这个号|的?(?:银行)?卡|的?账户|的?账号)/g,
  /(?<![\d.,])(\d{4})(?=的?(?:余额|(?:里面?|上面?)?还?(?:有|剩)))/g,
  /(?:从|用|由|拿|扣|走)(\d{4})(?!\d|[.,]\d|[元块万千百角毛])/g,
  /\b(?:end(?:ing|s)(?: in| with)?|tail|account(?: number| no\.?)?|card(?: number| no\.?)?|no\.) ?(\d(?: ?\d){3})(?!\d|[.,]\d| \d)(?: (?:account|card))?/g,
  /\b(?:from|using|out of|on|in)(?: the| my| account| card)* ((?!(?:19|20)\d\d(?! (?:account|card)\b))\d{4})(?!\d|[.,]\d| ?(?:yuan|rmb|cny))(?: (?:account|card))?/g,
  /\b(?:the|my) (\d{4}) (?:one|account|card)\b/g,
  /(?<![\d.,])(\d{4})(?=结尾|(?: (?:card|account))? (?:still |been |is |was )*(?:locked|unlocked|frozen|blocked)\b)/g,
  /\b(?:top up|fund)(?: the| my)? (\d{4})(?![\d.,]| ?(?:yuan|rmb|cny))/g,
];
const generic = [
  /(?:工资|储蓄|信用|借记|退休金?|养老金?|备用|旅游|零钱|医保|社保|公积金|定期|活期|理财|他行|社会保障|一类|二类|三类|主|副)(?:那张|这张|那个)?(?:银行)?(?:卡|账户|户头)/g,
  /\b(?:salary|savings?|current|checking|chequing|credit|debit|pension|payroll|main|joint|travel|spare)(?: (?:account|card))?\b/g,
  /\bdeposit (?:account|card)\b|(?<=\b(?:from|out of|in|into|with|using) (?:my |the )?)deposit\b/g, // 5,000 deposit is what is paid
];

/** To my tenant, card ending 5519; 给老李，尾号8899: whose account a tail tells that is none of this customer's. */
const whoseBefore =
  /\b(?:to|for) (?:(?:my|our|the|his|her) )?(?!(?:my|the|our)\b)\p{L}+(?: \p{L}+)?,? ?(?:(?:whose|her|his|their|with|on|the) )?(?:card|account)?(?: (?:is|no\.?|number))? ?$|给[^,，\d转汇打付还]{1,6}[,，]? ?(?:[他她]的?)?(?:卡|账户|账号)? ?$/u;
export const isTheirs = (text: string, { start, value }: AccountSaid, { accounts }: About): boolean =>
  'tail' in value && !accounts.some(({ tail }) => tail === value.tail) && whoseBefore.test(text.slice(0, start));

/** Finds the accounts that an utterance names: by tail, by the customer's own words for them, by what such accounts are usually called. */
export function findAccounts(text: string, about: Moment): AccountSaid[] {
  const found = about.accountsSaid?.get(text) ?? accountsIn(text, about);
  about.accountsSaid?.set(text, found);
  return found;
}

function accountsIn(text: string, about: Moment): AccountSaid[] {
  const found: AccountSaid[] = [];
  const add = (start: number, end: number, value: AccountSaid['value']) => {
    if (!found.some((other) => start < other.end && other.start < end))
      found.push({ start, end, value, to: isTarget(text.slice(0, start)) });
  };
  for (const pattern of tails)
    for (const { 0: words, 1: digits = '', index } of text.matchAll(pattern)) {
      const inner = words.search(/\d|[零〇幺一二两三四五六七八九]|尾|[后末]|账号|卡号/);
      add(
        index +
          (/^[从用由拿扣走]|^(?:from|using|out|on|in|top|fund|the|my)/.test(words)
            ? words.indexOf(digits)
            : /^[a-z]/.test(words)
              ? 0
              : inner),
        index + words.length,
        { tail: digitsOf(digits) },
      );
    }
  for (const alias of about.knownAliases)
    for (const at of positions(text, alias)) add(at, aliasEnd(text, at + alias.plain.length), { words: alias.word });
  for (const pattern of generic) for (const { 0: words, index } of text.matchAll(pattern)) add(index, index + words.length, { words });
  return found.sort((a, b) => a.start - b.start);
}

/** 幺二三四 and 1 2 3 4 as 1234. */
export function digitsOf(words: string): string {
  return words.replace(/./gu, (word) => (word === ' ' ? '' : (spoken[word] ?? word)));
}

/** 都有, 所有账户, all accounts: every account at once. */
export function findEveryAccount(text: string): Found<Json> | null {
  const match = /全部|所有|每[个张]|各个|都(?:查|看|要|报)|\b(?:all|every|each|both|everything)\b/.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length, value: { all: true } } : null;
}

/** The customer's own words for their accounts; each is also known without 卡 and account. Tails are read as digits. */
export function knownAliases(about: About): Known[] {
  return about.accounts
    .flatMap((account) => account.words)
    .flatMap((word) => {
      const plain = normalise(word).text;
      const short = plain.replace(/(?:银行)?(?:卡|账户)$| (?:account|card)$/, '');
      return [plain, short].filter((each) => each.length > 1 && !/^\d+$/.test(each)).map((each) => ({ word, plain: each }));
    })
    .sort((a, b) => b.plain.length - a.plain.length);
}

function positions(text: string, { plain }: Known): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + plain.length)) {
    const whole = !/[a-z]/.test(plain) || !(/[a-z]/.test(text.charAt(at - 1)) || /[a-z]/.test(text.charAt(at + plain.length)));
    if (whole) found.push(at);
  }
  return found;
}

function aliasEnd(text: string, at: number): number {
  return at + (/^(?:银行)?(?:卡|账户|户头)|^ (?:account|card)\b/.exec(text.slice(at))?.[0].length ?? 0);
}

function isTarget(before: string): boolean {
  return /(?:给|到|向|往|至|进|入|存|去|转|汇)(?:我的?|自己的?|那张|这张)*\s?$|\b(?:to|into|top up|fund)(?: my| the| our| own| account| card)*\s?$/.test(
    before,
  );
}
