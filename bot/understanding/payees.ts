import enKin from '../../locales/en/phrases/kin.json';
import zhKin from '../../locales/zh-CN/phrases/kin.json';
import type { About, Found, Known, Moment } from './about';
import { digitsOf } from './accounts';
import { asWritten } from './memo';
import { isFullName, normalise, quote, type Said } from './normalise';
import { somebodyElse } from './other-people';

/** The same person by another word: 妈 is 妈妈, mom is mum. */
const kin = [...Object.entries(zhKin), ...Object.entries(enKin)].map(([word, others]) => [word, ...others]);

/** The customer's own names for their payees as they look in normalised text, the longest first. Tails among them are read as digits. */
export function knownNames(about: About): Known[] {
  return about.names
    .map((word) => ({ word, plain: normalise(word).text }))
    .filter(({ plain }) => /\p{L}/u.test(plain))
    .sort((a, b) => b.plain.length - a.plain.length);
}

/**
 * Where known names stand in the text. A name of Latin letters must be a whole word. Somebody who is only known through them (小明的妈妈, mum's landlord)
 * is another person, of whom nothing is known but these words.
 */
export function findNames(text: string, names: Known[]): Found<string>[] {
  const found: Found<string>[] = [];
  for (const { word, plain } of names)
    for (let at = text.indexOf(plain); at >= 0; at = text.indexOf(plain, at + plain.length)) {
      const end = at + plain.length;
      if (!breaksWord(text, at, end) && !found.some((other) => at < other.end && other.start < end))
        found.push({ start: at, end, value: word });
    }
  for (const name of [...found]) {
    const other = somebodyElse(text, name);
    if (!other) continue;
    const within = found.filter(({ start, end }) => start >= other.start && end <= other.end);
    for (const one of within) found.splice(found.indexOf(one), 1);
    found.push({ ...other, value: text.slice(other.start, other.end) });
  }
  return found.sort((a, b) => a.start - b.start);
}

function breaksWord(text: string, start: number, end: number): boolean {
  const letter = /[\p{Script=Latin}\d]/u;
  return (
    letter.test(text.charAt(start)) &&
    (letter.test(text.charAt(start - 1)) || (letter.test(text.charAt(end)) && letter.test(text.charAt(end - 1))))
  );
}

const own = /^(?:我自己的|我们的|我的|我家|我|俺|咱|阿(?=[爸妈])|那个|这个|自己的|(?:my own|my|the|our|own)(?= ))+\s?/;
const zhTrigger =
  /(?:给|收款人(?:是|为|:)?|(?<!方)向|(?<![以来])往|至(?![少今于])|(?<![等收直遇没达受感报迟])到(?!账|没|了|底|时|现在|哪|期|达))\s?/gu;
const enTrigger = /\b(?:to|pay|send|give|wire|transfer|ping|shoot|slip|drop|owe|for(?= \p{L})|recipient(?: is)?|payee(?: is)?)\s/gu;
const zhName = /^(?:尾号|账号|卡号)?\s?([\p{L}\p{N}·•.'-][\p{L}\p{N}·•.' -]{0,24})/u;
const zhEnd =
  /(?<=.)(?:充(?=\ue000)|转|汇|打|付(?=\ue000|款|钱|给|$)|寄|划|拨|备注|附言|留言|用途|从|用(?!户)|改|不是|不对|吧|呀|啊|呢|了|的|好[吗不]|行[吗不]|可以|谢谢|交(?=\p{L})|买|作为|当作|当(?=\p{L})|这|账户|账号|一下|还(?=\ue000|钱|款|$)|就|要|而不|一共|总共|,| (?=\p{L}))/u;
const enName = /^((?:\p{L}[\p{L}'.-]*|\d{4,})(?: \p{L}[\p{L}'.-]*){0,3})/u;
const enEnd =
  /(?:^| )(?:just|soon|later|at|next|every|each|both|weekly|monthly|daily|yearly|tomorrow|since|when|once|if|unless|until|till|after|before|so|because|here|to|of|from|for|with|using|memo|note|saying|please|today|now|and|no|not|sorry|actually|i|via|out|rather|instead|thanks|make|but|or|in|on|by|right|as|tonight|asap|immediately|through|into|this|that|oh|wait|is|are|was|it|my)(?= |$).*$/;
const notPeople =
  /^(?:不.*|.{0,2}(?:房租|费|[他她]们.*|学费)|错.*|改.*|[是换要想来去了吧].*|他|她|它|他们|她们|我|你|您|自己|别人|对方|人|谁|哪|钱|账|款|him|her|them|me|you|someone|somebody|it|people|a|an|some|any|money|cash|payment|funds|手机|饭卡|群里|.{0,2}(?:客服|人工|真人|坐席|柜台).*|(?:a |the |your )?(?:person|human|agent|operator|representative)|(?:learn|take|bring|return|understand|ask|try|avoid|refuse|forget|receive|hold|keep|withdraw|cover|let|transfer|send|pay|make|check|see|move|do|have|know|get|use|be|change|give|cancel|go|confirm|talk|speak|wire|remit|put|set|say|start|stop|help)(?: .*)?|another|other|what|who|where|how|(?:his |her |their |this )?(?:bank )?(?:account|card)(?: (?:number|no\.?))?|amount|an? .*|some .*|the|all.*|everything|out|back|about|whom|english|chinese|transfers?|your?|bills?|bill .*|rent|electricity.*|off|(?:a |the )?(?:wrong|different) .*|(?:bank )?(?:account|card) (?:number|no\.?|ending|ends).*|(?:名单|列表).*|date)$/;

/**
 * Finds whom money is to go to: after 给, 到, to, pay, send…, and known names beside the verb. Amounts must have been hidden as U+E000,
 * account words that are no target as U+E001.
 */
export function findPayees(said: Said, text: string, names: Known[]): Found<string>[] {
  const known = findNames(text, names);
  const found: Found<string>[] = [];
  const add = (one: Found<string> | null) => {
    if (one && !found.some((other) => one.start < other.end && other.start < one.end)) found.push(one);
  };
  const nameAt = (from: number, shape: RegExp, end: RegExp) =>
    known.find((name) => name.start === from) ?? readName(said, text, names, known, from, shape, end);
  for (const match of text.matchAll(zhTrigger)) add(nameAt(match.index + match[0].length, zhName, zhEnd));
  for (const match of text.matchAll(enTrigger)) {
    if (match[0] === 'for ' && !isFullName(said, match.index + 4)) continue;
    const isVerb = !/^(?:to|for|recipient|payee)/.test(match[0]);
    const one = nameAt(match.index + match[0].length, enName, enEnd);
    const isKnown = known.some((name) => name.start === one?.start);
    if (!one || (isVerb && !isKnown && !/^\s?\ue000/u.test(text.slice(one.end)))) continue;
    add(one);
    const and = /^ and (?:to )?/.exec(text.slice(one.end))?.[0];
    if (and !== undefined && /\b(?:each|both|apiece|split)\b/.test(text)) add(nameAt(one.end + and.length, enName, enEnd));
  }
  for (const { end } of [...found]) {
    const link = /^\s?(?:和|跟|与|及|或者?是?|还是|、|(?:and|or)(?: to)?(?: my| the)? )(?:我的?)?\s?/u.exec(text.slice(end))?.[0];
    if (link !== undefined) add(known.find((name) => name.start === end + link.length) ?? null);
  }
  for (const name of known)
    if (/[转汇打付还]\s?$/.test(text.slice(0, name.start)) || /^\s?(?:收|那[边儿])/.test(text.slice(name.end))) add(name);
  for (const name of known)
    if (/(?:不对?|不是|错了|应该是|\b(?:no|sorry|actually|i mean(?:t)?))[,，\s]*$/.test(text.slice(0, name.start))) add(name);
  if (found.length === 0) known.filter((name) => !doesSomething(text, name)).forEach(add);
  return found.sort((a, b) => a.start - b.start);
}

/** Somebody who does or owns something is not the one who gets the money: 妈妈给我, 小明欠, mum's, from mum, mum sent. */
function doesSomething(text: string, { start, end }: Found<string>): boolean {
  const after =
    /^\s?(?:[给转汇打还][了过]?我|欠|让|叫|说|昨天|刚|已经|的|收到)|^(?:'s|s')|^ (?:sent|gave|paid|told|says?|said|owes?|asked|is|has|was|got|just)\b/;
  return after.test(text.slice(end)) || /(?:从|被|替|和|跟|\bfrom(?: my)?|\bthan)\s?$/.test(text.slice(0, start));
}

function readName(
  said: Said,
  text: string,
  names: Known[],
  known: Found<string>[],
  from: number,
  shape: RegExp,
  end: RegExp,
): Found<string> | null {
  const start = from + (own.exec(text.slice(from))?.[0].length ?? 0);
  const listed = known.find((name) => name.start === start);
  if (listed) return listed;
  const match = shape.exec(text.slice(start));
  const isBeforeAmount = match !== null && text.charAt(start + match[0].length) === '\ue000';
  const words = (match?.[1] ?? '').replace(isBeforeAmount ? /(?<=.)[过那]$/u : /$^/u, '').trimEnd(); // 给张伟那两百
  const stop = end.exec(words);
  const kept = (stop ? words.slice(0, stop.index) : words).trimEnd();
  if (!match || kept === '' || notPeople.test(kept) || (start > from && /^[转汇打付寄存查看]/.test(kept))) return null;
  const at = start + match[0].indexOf(words);
  return { start: at, end: at + kept.length, value: nameOf(said, at, at + kept.length, names) };
}

/** The words of a name as the bank is asked for them: digits of a tail, a known name for its kin word, otherwise the customer's spelling. */
function nameOf(said: Said, start: number, end: number, names: Known[]): string {
  const plain = said.text.slice(start, end);
  const digits = /^([\d ]+)(?:尾号)?$/.exec(plain)?.[1];
  if (digits !== undefined) return digitsOf(digits);
  return kinName(plain, names) ?? asWritten(quote(said, start, end));
}

/** 老妈 for somebody whose payees hold 妈妈. */
export function kinName(plain: string, names: Known[]): string | null {
  const words = kin.find((each) => each.includes(plain)) ?? [];
  return names.find((name) => words.includes(name.plain))?.word ?? null;
}

/** A whole utterance as the answer to "to whom?": without 给, 转给, to, 我的, 吧, please. */
export function readPayeeAnswer(said: Said, about: Moment): Found<string> | null {
  const [lead = ''] = /^(?:就|要|转账?|汇款?|打|付|还|是|收款人是?|对方是?)*(?:给|到|向)?\s?/.exec(said.text) ?? [];
  const [english = ''] =
    /^(?:(?:please |i want to |i would like to |it's |its |it is )?(?:(?:send|pay|transfer|give|wire)(?: it| money)? )?(?:to )?)/.exec(
      said.text,
    ) ?? [];
  let start = Math.max(lead.length, english.length);
  start += own.exec(said.text.slice(start))?.[0].length ?? 0;
  start += /^(?:尾号|账号|卡号) ?/.exec(said.text.slice(start))?.[0].length ?? 0;
  const words = said.text.slice(start);
  const kept = words.replace(/[\s\p{P}]*(?:吧|啊|呀|呢|就行|就好|谢谢|please|thanks)?[\s\p{P}]*$/u, '');
  if (!/[\p{L}\p{N}]/u.test(kept) || kept.length > 40) return null;
  const known = about.knownNames.find((name) => name.plain === kept)?.word ?? kinName(kept, about.knownNames);
  const value = known ?? (/^[\d ]+$/.test(kept) ? digitsOf(kept) : asWritten(quote(said, start, start + kept.length)));
  return { start, end: start + kept.length, value };
}
