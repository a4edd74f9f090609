import type { Command, Raw } from '../../../dialogs/engine/command';
import type { Moment } from '../about';
import { findNumbers, readAccountNumber, readAskedNumber } from '../account-number';
import { part, type Said } from '../normalise';
import { findNames } from '../payees';
import { nameBeside, readNumberAndName } from './payee-names';
import { isRemoval, readRemoval } from './payee-removal';
import { payee, start, whoIsMeant, words } from './payee-who';

const payeeEn = String.raw`\b(?:payee|recipient|beneficiary|payees|recipients|beneficiaries)\b`;
const isPayee = new RegExp(`${payee}|${payeeEn}`, 'u');

const add = new RegExp(
  String.raw`(?:添加|新增|增加|新加|加|存|保存|登记|录入|新建|建)(?:一?下|个|一个|一位|位|上)*(?:新的?|常用|别的|其他的?)*${payee}|新的?(?:常用)?${payee}|${payee}\s(?:添加|新增|增加)(?!\s?[不别没失了])` +
    String.raw`|\b(?:add|create|save|register|set up|enter|store|new)\b(?: (?:a|an|another|one more|my|the|new|some|this|somebody as a)){0,4} (?:payee|recipient|beneficiary)\b` +
    String.raw`|^(?:payee|recipient) (?:new )?add(?: (?:want|please|me))*$`,
  'u',
);
/** 把张伟加为收款人, "add Zhou Hai as a payee": the name comes before the word. */
const addNamed = new RegExp(
  String.raw`(?:把|将)([\p{L}·]{1,20}?)(?:添加|新增|增加|加|存|保存|设)(?:为|成|到|进|作)?(?:我的)?(?:新的?|常用)?${payee}` +
    String.raw`|\b(?:add|save|store|register|set up) ([\p{L}][\p{L}.'-]*(?: [\p{L}][\p{L}.'-]*){0,3})(?:,? (?:with )?(?:account |number )*[\d -]{5,30})? as (?:a |my )?(?:new )?(?:payee|recipient|beneficiary)\b`,
  'u',
);
const list = new RegExp(
  String.raw`${payee}的?(?:名单|列表|清单|管理)|(?:有|存了|存过|保存了)(?:哪些|几个|几位|多少|谁|什么)[个位]?(?:常用)?${payee}|(?:${payee}|名单里)都?有(?:哪些|谁|几个|几位|多少)` +
    String.raw`|(?:看|查|显示|打开|列出|管理|念|读)(?:一?下|看|询|出)*(?:我的?)?(?:常用|所有|全部|已存|保存|存)*的?${payee}|^(?:我的?)?(?:常用)?${payee}[。.!！]?$` +
    String.raw`|\b(?:show|list|see|view|manage|read|check|display|open|who are|what are)\b.{0,20}\b(?:payees|recipients|beneficiaries)\b` +
    String.raw`|^(?:(?:my|the|all|saved) ){0,3}(?:payees|recipients|beneficiaries)(?: list)?[.?!]?$|\b(?:payee|recipient) list\b|\bwho (?:can i pay|have i saved|do i have saved)\b`,
  'u',
);
const rename =
  /改名|改个?(?:名字?|叫法|称呼)|改叫|换个?(?:叫法|称呼|名字)|重命名|(?:名字?|叫法|称呼|昵称)(?:改|换)|改\S{0,12}的(?:名字|叫法|称呼|昵称)|\brename\b|\bchange\b.{0,30}\b(?:name|nickname)\b/u;
const renamedTo =
  /(?:改名(?:字)?(?:叫做?|为|成)|改叫做?|重命名(?:为|成)|(?:名字?|叫法|称呼|昵称)(?:改|换)(?:成|为|叫))\s?["“「]?([^"”」,，。?]{1,40}?)["”」]?(?:吧|了|谢谢)?[。.!！]?$|\b(?:rename|name|nickname)\b.{1,40}? (?:to|as) ["“]?([^"”,?]{1,40}?)["”]?(?: please)?[.!]?$/u;
const restore = /恢复|找回|还原|撤销|\b(?:restore|bring\b.{0,24}\bback|undelete|undo)\b/u;
const more = /^(?:再看(?:几位|看)?|更多|下一页|往下|还有(?:呢|吗|谁)?|继续|more|next(?: page)?|show more|any more)[?。.]?$/u;
/** "Pay, rename or remove?" is answered in its own words. */
const payThem = /^(?:转账|付款|转钱|pay(?: (?:them|him|her|this one))?)[。.!！]?$/u;
const negated =
  /不(?:要|用|想|能|会|准|许)?再?(?:添加|新增|加|存|删|改|恢复)|别(?:再|给我)?(?:添加|加|存|删|改)|没有?(?:添加|加|存|删|改)|[添加存删改除]不了|失败|为(?:什么|啥|何)|如果|要是|假如|\b(?:don't|dont|do not|never|can't|cannot|couldn't|didn't|why|if|failed|unable|without)\b/u;
const report = /(?:添加|加|存|删除?|改)(?:过|完|好)?了(?:吗|么|没|\?)|\b(?:did|have|has|was|were)\b/u;

/** A name or a tail and nothing else, said to the list: also of somebody on another page, or of two who are called so. */
function isWhom({ text }: Said, { knownNames }: Moment): boolean {
  const [name] = findNames(text, knownNames);
  const lead = /^(?:my|our|the) /.exec(text)?.[0].length ?? 0;
  return (name?.start === lead && name.end === text.length) || /^(?:尾号|末四位|后四位|ending(?: in| with)?)\s?\d{4}$/u.test(text);
}

/** A new payee with what was said of it: the number, and the name beside it. */
function newPayee(said: Said, at: number): Command {
  const number = readAccountNumber(said);
  const [found] = findNumbers(said);
  const rest = part(said, at, found && found.start > at ? found.start : said.text.length);
  const named =
    /^[\s:：,，]*(?:叫|名字是|户名是?|called |named )?\s?([\p{L}·.' -]{2,24}?)[\s,，]*(?:的?(?:账号|卡号|手机号?|电话|号码)(?:是|为|:|：)?|吧|的|(?:with |,)?\s?(?:account|mobile|phone|number).*)?[\s,，。.!！]*$/u.exec(
      rest.text,
    )?.[1];
  const isName =
    named !== undefined &&
    /\p{L}/u.test(named) &&
    !/^(?:手机|电话|账号|卡号|号码|mobile|phone|number|account|吗|呢|可以|好|请|谢谢|please|now|thanks|for me|和|并|再)/u.test(named);
  const behind = found ? nameBeside(part(said, found.start, said.text.length)) : null;
  const name = isName ? [words(rest, rest.text.indexOf(named), named.length)] : behind ? [behind] : [];
  return start('newPayee', [...(number ? [number] : []), ...name]);
}

function namedPayee(said: Said, at: number, length: number): Command {
  const number = readAccountNumber(said);
  const name = nobodyNamed.test(said.text.slice(at, at + length)) ? [] : [words(said, at, length)];
  return start('newPayee', [...(number ? [number] : []), ...name]);
}
const nobodyNamed =
  /^(?:[他她它]|这个?人?|那个?人?|对方|此人|(?:this|that|some|any|a|an|the|my|him|her|them|it|these)(?:body|one)?(?: .*)?)$/u;

/** While a new payee is being described: its number, what to call it, or which part of it is wrong. Read before anything takes it for money. */
export function readNewPayee(said: Said, about: Moment): Command[] | null {
  const { dialog, slot } = about.expected;
  if (dialog !== 'newPayee' || said.cut || about.expected.kind === 'words') return null;
  const number = slot === 'number' ? readAskedNumber(said) : null;
  if (number) return [{ do: 'set', slot: 'number', raw: number }];
  const both = slot === 'number' || about.expected.review ? readNumberAndName(said) : null;
  if (both) return both;
  const command = describe(said);
  return command ? [command] : null;
}

function describe(said: Said): Command | null {
  const called =
    /^(?:以后|就)?(?:叫|称呼)(?:他|她|它)?(?:做|为)?\s?["“「]?([\p{L}\p{N} ]{1,20}?)["”」]?(?:吧|就行|就好)?[。.!！]?$|^call (?:him|her|them|it) ["“]?([\p{L}\p{N} ]{1,20}?)["”]?[.!]?$/u.exec(
      said.text,
    );
  const alias = called?.[1] ?? called?.[2];
  if (alias !== undefined) return { do: 'set', slot: 'alias', raw: words(said, said.text.lastIndexOf(alias), alias.length) };
  const named =
    /^(?:他|她|对方)?的?(?:名字|户名|姓名)(?:应该)?[是叫]\s?([\p{L}·.' -]{2,40}?)[。.!！]?$|^(?:the|his|her|their) name is ([\p{L}.' -]{2,40}?)[.!]?$/u.exec(
      said.text,
    );
  const name = named?.[1] ?? named?.[2];
  if (name !== undefined) return { do: 'set', slot: 'saidName', raw: words(said, said.text.lastIndexOf(name), name.length) };
  const isWrong = /错|改|不对|换|\b(?:wrong|change|not right|incorrect|different)\b/u.test(said.text);
  if (isWrong && /号码|账号|卡号|手机|\bnumber\b/u.test(said.text)) return { do: 'correct', slot: 'number' };
  if (isWrong && /叫法|称呼|\bnickname\b/u.test(said.text)) return { do: 'correct', slot: 'alias' };
  return isWrong && /名字|户名|\bname\b/u.test(said.text) ? { do: 'correct' } : null;
}

function renamed(said: Said, about: Moment): Command {
  const to = renamedTo.exec(said.text);
  const alias = (to?.[1] ?? to?.[2])?.trim();
  if (!to || alias === undefined || alias === '') return start('renamePayee', whoIsMeant(said, about));
  const at = said.text.lastIndexOf(alias);
  return start('renamePayee', [...whoIsMeant(part(said, 0, at), about), words(said, at, alias.length)]);
}

/** The list: choices where one is to be named, names alone where something else is open. */
function listed({ expected }: Moment): Command {
  if (expected.dialog === 'transfer' && expected.slot === 'to')
    return { do: 'set', slot: 'to', raw: { kind: 'payee', text: '', value: { any: true } } };
  const isOpen = expected.dialog !== undefined && expected.dialog !== 'payees';
  return start('payees', isOpen ? [{ kind: 'choice', text: '', value: { names: true } }] : []);
}

/** Right after a payee was removed a bare 恢复, 撤销 or undo means that; at any other moment it does not. */
export function readUndo({ text, cut }: Said, { expected }: Moment): Command[] | null {
  const id = expected.offered.find((one) => one.startsWith('restore:'));
  const isBare =
    /^(?:请|帮我)?(?:恢复|撤销|找回来?|还原|删错了|undo|restore|bring (?:it|them|him|her) back)(?:吧|一下| that| it)?[。.!！]?$/u.test(
      text,
    );
  return id !== undefined && !cut && isBare ? [{ do: 'choose', id }] : null;
}

function restored(said: Said): Command | null {
  const isAbout = isPayee.test(said.text) || /删|\b(?:delet|remov)/u.test(said.text);
  if (!isAbout) return null;
  const name = /(?:收款人|\bpayee) ?([\p{L}·' -]{2,20})[。.!！]?$/u.exec(said.text)?.[1];
  const raw: Raw = name
    ? { ...words(said, said.text.lastIndexOf(name), name.length), kind: 'payee' }
    : { kind: 'payee', text: '', value: { latest: true } };
  return start('restorePayee', [raw]);
}

/**
 * What somebody wants with their payees: 添加收款人, the list, another name for one, one less, one back. Silent about everything that is reported,
 * denied or only wondered about, and about requests to move money. A question about removing somebody shows them, and removes nobody.
 */
export function readPayees(said: Said, about: Moment): Command | null {
  const { text } = said;
  const { dialog, offered } = about.expected;
  if (said.cut || negated.test(text) || report.test(text)) return null;
  if (more.test(text) && offered.includes('payees:more')) return { do: 'choose', id: 'payees:more' };
  const toPay = offered.find((id) => id.startsWith('pay:'));
  if (toPay !== undefined && payThem.test(text)) return { do: 'choose', id: toPay };
  if (restore.test(text)) {
    const command = restored(said);
    if (command) return command;
  }
  if (offered.some((id) => id.startsWith('payee:')) && isWhom(said, about)) return start('payees', whoIsMeant(said, about));
  const isNamed = isPayee.test(text) || findNames(text, about.knownNames).length > 0;
  if (isNamed && rename.test(text) && dialog !== 'transfer') return renamed(said, about);
  if (isNamed && isRemoval(text)) return readRemoval(said, about);
  const byName = addNamed.exec(text);
  const name = byName?.[1] ?? byName?.[2];
  if (byName && name !== undefined) return namedPayee(said, byName.index + byName[0].indexOf(name), name.length);
  const added = add.exec(text);
  if (added) return newPayee(said, added.index + added[0].length);
  return list.test(text) ? listed(about) : null;
}

/** The same said in so many words while something else is open: 删除收款人房东 at the review of a transfer is no change of that transfer. */
export function readPayeeRequest(said: Said, about: Moment): Command[] | null {
  const { dialog } = about.expected;
  const isSaid = isPayee.test(said.text) || (dialog === 'renamePayee' && renamedTo.test(said.text)); // 把小明改名叫老明: the new name is nobody's
  const command = dialog !== undefined && isSaid ? readPayees(said, about) : null;
  return command?.do === 'start' && command.dialog !== 'payees' ? [command] : null;
}
