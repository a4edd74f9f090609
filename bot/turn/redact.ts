import type { Expected } from '../../dialogs/engine/command';

/**
 * What a customer's words look like once secrets are out of them: before store, echo, log and understanding. `heard` is there where they hold a
 * number that may be an account to pay to: it is kept and echoed like a secret, but whoever reads the words has to see whom they name.
 */
export type Redacted = { text: string; secret: boolean; heard?: string };

/** Text beyond this is not read (DESIGN section 8). */
export const textMax = 2000;

const hidden = '●●●';
/** Figures as they are spoken, one by one: 四八七三零幺, "four eight seven, three oh one". */
const zhFigure = /[零〇幺一二两三四五六七八九]/.source;
const enFigure = /(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)/.source;
const zhFigures = (atLeast: number, atMost: number) => `${zhFigure}(?:[ ,，、-]?${zhFigure}){${atLeast - 1},${atMost - 1}}`;
const enFigures = (atLeast: number, atMost: number) =>
  String.raw`\b(?:(?:double |triple )?${enFigure}[ ,-]+){${atLeast - 1},${atMost - 1}}${enFigure}\b`;
const codeWord = /(验证码|校验码|\b(?:pin|cvv2?|code)\b)([\s:：是为is=]{0,6})/.source;
/** After a word for a code only figures are one; "no code received" is none. */
const afterCode = new RegExp(String.raw`${codeWord}(\d[\d -]{1,10}\d|${zhFigures(4, 8)}|${enFigures(4, 8)})`, 'giu');
/**
 * After a word for a password, what has a digit or a sign in it; said to be one (密码是, "my password is"), any word but those that tell of it: that it
 * is wrong, forgotten, needed.
 */
const afterPassword =
  /(密码|口令|\b(?:password|passcode)\b)([\s:：是为is=]{0,6})((?=[^\s，。]{0,64}[\d!@#$%^&*._-])[A-Za-z0-9!@#$%^&*._-]{3,64})/giu;
/** What is told of a password and is none: how it is, what became of it, what is done with it. 新年快乐 is one, 新的 is not. */
const toldZh = [
  /什么|多少|啥|哪|不|没|谁|怎|几|用|我|您|你|在|要|被|否|以|正|初|必|需/,
  /忘|丢|遗失|锁|冻|停用|过期|到期|失效|作废|[无有]效|泄露|被盗/,
  /[新旧老对错弱强长短同](?=[的了啊吗吧误掉密设改换样]|[\s,，。.?？!！]|$)|同一|[和跟][^\s,，。]{1,12}一样|一样|相同|简单|复杂|安全/,
  /原来|原先|之前|上次|刚|已|默认|改|更换|更改|换|重[置设]|设[了成置]|输|填|银行|系统/,
];
const toldEn = [
  /what|the|a|an|in|no|not|never|being|for|to|on|too|very|so|just|only|still|already|about|now|always|my|your|his|her|our|their|that|this/,
  /wrong|incorrect|right|correct|invalid|valid|different|old|new|weak|strong|long|short|safe|secure|easy|hard|difficult|simple|same|fine|ok|okay/,
  /expired|expiring|outdated|forgotten|lost|gone|missing|stolen|leaked|hacked|known|compromised|unsafe/,
  /locked|blocked|frozen|disabled|suspended|rejected|refused|denied|needed|required|reset|changed|changing|set|saved|stored|written|empty|blank|working|failing/,
];
const either = (patterns: RegExp[]): string => patterns.map(({ source }) => source).join('|');
const saysPassword = /(?:密码|口令)\s?(?:就?是|为|[:：=])\s?|\b(?:password|passcode)(?: is|'s|’s|:| =)\s?/.source;
const saidPassword = new RegExp(String.raw`(${saysPassword})(?!${either(toldZh)}|(?:${either(toldEn)})\b)([\p{L}\p{N}]{3,40})`, 'giu');
const sixDigits = /(?<![\d.,])\d(?:[ -]?\d){5}(?![\d.,]?\d)/g;
/** An amount in words goes on with what it counts in. */
const counts = /[零〇幺一二两三四五六七八九十百千万亿块元]/.source;
const sixSpoken = new RegExp(`(?<!${zhFigure})${zhFigures(6, 6)}(?!${counts})|${enFigures(6, 6)}`, 'giu');
const cardNumber = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;
/** A card is the customer's own by what stands around its number: 我的卡号是, "my card", and what only a holder knows beside it. */
const ownBefore =
  /(?:我(?:自己)?的|我(?=[卡银])|本人的?|自己的)[^\s,，。]{0,4}卡(?:的?号码?)?[\s:：是为]*$|\bmy (?:own )?(?:[a-z]+ )?card(?: number| no\.?)?(?: is)?[\s:]*$/iu;
const ownAfter =
  /^[\s,，]*(?:这|那)?就?是(?:我|本人|自己)的?|^[\s,]*(?:that |this )?is my (?:own )?(?:[a-z]+ )?card|^[\s,，]*(?:有效期|expir)/iu;

/** The check digit of ISO/IEC 7812, which bank card numbers carry. */
function passesLuhn(digits: string): boolean {
  const sum = Array.from(digits, Number)
    .reverse()
    .reduce((total, digit, index) => total + (index % 2 === 0 ? digit : digit * 2 > 9 ? digit * 2 - 9 : digit * 2), 0);
  return sum % 10 === 0;
}

/**
 * Takes codes, passwords and card numbers out of what was said. A six-digit number is a code while a challenge is open, unless an amount is
 * asked; a card number stays where an account or a number is asked, since there it is the answer. Elsewhere it is kept out of everything that is
 * stored; it is a secret only where it is said to be the customer's own card or stands beside a password or a code.
 */
export function redact(said: string, now: { challengeOpen: boolean; expected: Expected }): Redacted {
  const seen = { secret: false };
  const hide = () => {
    seen.secret = true;
    return hidden;
  };
  const { kind } = now.expected;
  const hideSecret = (_all: string, word: string, between: string) => `${word}${between}${hide()}`;
  let text = said
    .slice(0, textMax)
    .replace(afterCode, hideSecret)
    .replace(afterPassword, hideSecret)
    .replace(saidPassword, (_all, lead: string) => `${lead}${hide()}`);
  if (now.challengeOpen && kind !== 'money') text = text.replace(sixDigits, hide).replace(sixSpoken, hide);
  const accountAsked = kind === 'account' || kind === 'payee' || kind === 'number';
  if (accountAsked) return { text, ...seen };
  const heard = text;
  text = heard.replace(cardNumber, (all, at: number) => {
    if (!passesLuhn(all.replace(/\D/g, ''))) return all;
    if (ownBefore.test(heard.slice(0, at)) || ownAfter.test(heard.slice(at + all.length))) return hide();
    return hidden;
  });
  return seen.secret || text === heard ? { text, ...seen } : { text, ...seen, heard };
}
