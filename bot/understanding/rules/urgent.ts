import type { Command } from '../../../dialogs/engine/command';
import type { Moment } from '../about';

/** A bank card, a passbook or what signs for money, gone. Not the number of one, nor a card of another kind. */
const cardLost = [
  /(?:(?<![饭话机交门网公食堂房会员水电])卡|存折|手机盾|u盾|钱包)(?!号|片|里|上|的钱)\S{0,6}(?:丢|掉了|遗失|失踪|不见了|[寻找]不[见着到]|没影|没踪|不晓得(?:丢|放|搁|落)|不知道(?:丢|放|搁|落)|找不到|找不着|被偷|偷走|偷了|落在|忘在)/u,
  /(?:丢|遗失|(?<![删扣去换转用花])掉|找不到|找不着|偷走?)了?(?:我的?|一张|张)?(?:银行|信用|借记|工资|储蓄)?(?:卡|存折|钱包)(?!号|片|里|上)/u,
  /(?<!解|取消|撤销|撤|消|解除)挂失/u,
  /\b(?:lost|misplaced|mislaid|dropped|can't find|cannot find|cant find) (?:my|the|a|our) (?:\w+ )?(?:card|wallet|purse|bank ?book|passbook)\b(?! number)/u,
  /\b(?:left|forgot) (?:my|the) (?:\w+ )?(?:card|wallet|purse|passbook)\b(?!.{0,16}\bhome\b) ?(?:behind|on|in|at)\b/u,
  /\b(?:card|wallet|purse|passbook)(?:'s| is| was| has been| has| got| went)? (?:\w+ )?(?:lost|missing|gone(?! (?:through|up|down|in|out|into|over|wrong))|gone missing|stolen)\b|\b(?:stole|nicked|pinched) my (?:\w+ )?(?:card|wallet|purse)\b/u,
  /(?:机器?子?|取款机|提款机|atm|柜员机)[^,，。]{0,8}(?:吞|吃|咬|扣)[^,，。]{0,6}卡|卡[^,，。]{0,4}(?:给|被|让|叫)[^,，。]{0,8}(?:吞|吃)|(?:吞|吃)了?我的?(?:银行)?卡|吞卡/u,
  /\b(?:machine|atm|cash ?point|cash dispenser|hole in the wall)\b.{0,16}\b(?:swallow\w*|ate|eaten|eats?|kept|keeps?|retained|took|taken|gobbled|sucked in|nicked|won't give)\b.{0,10}\bcard\b|\bcard\b.{0,16}\b(?:swallowed|eaten|retained|kept|stuck)\b.{0,12}\b(?:machine|atm|cash ?point)\b/u,
  /\b(?:card|caird|wallet|purse|passbook)(?:'s| is| has|s)? (?:\w+ )?(?:awa'?|done a runner|vanished|disappeared|gone walkabout|nowhere|walked|not in my (?:bag|purse|pocket|wallet)|fell out)(?! (?:from|to) my (?:app|list|screen))/u,
  /\b(?:can'?t|cannot|cannae|canny|couldn't|can not) find (?:it|ma|me|my|the) ?(?:\w+ )?(?:card|caird|wallet|purse|passbook|anywhere)\b|\b(?:ma|me) (?:card|caird|wallet|purse)(?:'s| is) (?:gone|lost|missing|away)\b/u,
  /\b(?:report|block|stop)\b.{0,12}\b(?:lost|stolen|missing) (?:\w+ )?card\b|\b(?:lost|stolen)(?: or (?:lost|stolen))? (?:\w+ )?card\b|^(?:card )?lost[.!]?$|\breport (?:a |the |my )?loss\b/u,
];
/** Money of the customer's own that went astray. */
const wrongPerson = [
  /(?<!别|别给我|不会|不能|不要|怕)(?:转|汇|付|寄|充)错|打错了?(?:人|账|帐|卡|钱|款)|(?:钱|款)\S{0,4}给错|(?:转|汇|打|付)给了?(?:错的?人|(?:别的?人|陌生人)了)/u,
  /\b(?:sent|transferred|paid|wired|gave|made a (?:transfer|payment))\b.{0,24}\b(?:wrong|incorrect) (?:person|account|payee|recipient|number|one|name|people)\b/u,
  /^(?:money |i )?wrong (?:person|account|people) (?:i )?(?:send|pay|transfer|money|give)\b/u,
  /\bwrong (?:person|account|payee|recipient)\b.{0,24}\b(?:sent|got|received|transferred|paid|has (?:it|my|the))\b|\b(?:sent|transferred|paid) (?:it |money |that )?(?:by mistake|in error)\b/u,
];
/** What it costs, and what others did or have found, is no report of a loss. */
const notLost =
  /多少|手续费|工本费|收费|费用|捡|拾|没(?:有)?丢|没(?:有)?掉|又?找[到着]了(?!吗)|\b(?:how much|fee|fees|cost|charge|found (?:a|my|the|it)|(?:not|isn't|wasn't|never) lost|haven't lost|didn't lose)\b/u;

/** Said not to be lost: 我的卡没丢. 丢没丢 and 有没有丢 ask whether it is. */
const denied =
  /(?:(?<![丢有])没(?:有)?|并未)(?:把)?(?:丢|掉)|不是[^,，。]{0,4}(?:丢|掉)|(?:卡|折|包)(?:都|还|一直)?在(?=[,，。]|呢|$)|(?:\b(?:not|never)|n't) (?:been |actually |really |got )?(?:lost|lose|missing|stolen|gone)\b/gu;

/** A loss that is only denied: 钱没丢，卡丢了 denies one and tells another, and a question denies nothing. */
export const deniesLoss = (text: string): boolean =>
  text.search(denied) >= 0 && !/[?？吗么]/u.test(text) && !cardLost.some((sign) => sign.test(text.replace(denied, ' ')));

/**
 * A lost card, or money sent to the wrong person: each reaches a person in one turn (guideline article 11), whatever else is said. While a transfer is
 * read back or described, the wrong person is a mistake that can still be mended, and left to the readers of changes.
 */
export function readUrgent(text: string, { expected }: Moment): Command | null {
  if (expected.kind === 'words') return null;
  if (deniesLoss(text) || (text.search(denied) < 0 && notLost.test(text))) return null;
  const joined = text.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '');
  const says = (signs: RegExp[]) => signs.some((sign) => sign.test(joined));
  if (says(cardLost)) return { do: 'start', dialog: 'cardLost' };
  const mends = expected.dialog !== undefined && expected.kind !== 'payee';
  return !mends && says(wrongPerson) ? { do: 'start', dialog: 'paymentIssue' } : null;
}
