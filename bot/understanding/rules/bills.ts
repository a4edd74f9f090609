import type { BillWords } from '../../../dialogs/bill-find';
import type { Command, Raw } from '../../../dialogs/engine/command';
import type { Moment } from '../about';
import { readPartOfChoice } from '../choices';
import { quote, type Said } from '../normalise';
import { plainWords } from '../phrases';
import { billRaw, type BillReading, marks, readBill } from './bill-reading';
import * as talk from './bill-talk';
import { findBillNames, findKeys, isBillRequest } from './bill-words';

const start = (dialog: string, said: Said, words: BillWords, more: Raw[] = []): Command => {
  const set = [...(Object.keys(words).length === 0 ? [] : [billRaw(said, words)]), ...more];
  return set.length > 0 ? { do: 'start', dialog, set } : { do: 'start', dialog };
};

/** Words that may mean either: whether to look or to pay is asked. */
const doubted: Command = { do: 'unclear', best: ['billQuery', 'payBill'] };

/**
 * What a stretch asks for about bills: to pay one or top something up, what is due, what became of a payment. Paying needs a request whose
 * every word is understood; a question, doubt, report, condition or somebody else's wish is at most a look at what is due.
 */
export function readBills(said: Said, about: Moment): Command | null {
  const open = readOpen(said, about);
  if (open !== null) return open === 'leave' ? null : open;
  if (talk.setsDebit.test(said.text)) return start('billQuery', said, { debits: true });
  const listed = readListed(said, about);
  if (listed) return listed;
  if (talk.elsewhere.test(said.text) || !mayBeAbout(said.text)) return null;
  const reading = readBill(said, about);
  const { shape } = reading;
  const isNews = talk.asksNews.test(shape) && talk.aboutPaying.test(shape);
  const isAbout = isNamed(reading) || isNews || talk.aboutAll.test(shape) || talk.topsUp.test(shape);
  if (!isAbout || isMereNumber(reading, about)) return null;
  return readNews(said, reading) ?? readPaying(said, reading) ?? readAsking(said, reading);
}

/** One look before accounts, people and sums are looked for: most of what is said names no bill. */
const mayBeAbout = (text: string): boolean =>
  findBillNames(text).length > 0 ||
  findKeys(text).length > 0 ||
  [talk.aboutPaying, talk.aboutAll, talk.topsUp].some((pattern) => pattern.test(text));

/** A number alone may be anything that was asked for; where nothing was, it is a key unless it is a phone. */
const isMereNumber = ({ names, words, shape }: BillReading, { expected }: Moment) =>
  names.length === 0 && words.key !== undefined && isBare(shape) && (expected.dialog !== undefined || isMobile(words.key));

/** A phone number alone may be anybody's account; only in a top-up is it surely what is paid for. */
const isNamed = ({ isNamed: named, names, words, shape }: BillReading) =>
  names.length > 0 || (named && words.key !== undefined && (!isMobile(words.key) || talk.topsUp.test(shape)));

function readNews(said: Said, reading: BillReading): Command | null {
  const { words, shape } = reading;
  return talk.asksNews.test(shape) && (isNamed(reading) || talk.aboutPaying.test(shape)) ? start('billNews', said, words) : null;
}

/** Every word of it is understood, politeness aside: no condition, report or other day can be left over. */
function isExplained(shape: string): boolean {
  const bare = talk.withoutCourtesy(shape);
  return !/[吗么]\s?\??\s?$|\?/u.test(bare) && isBillRequest(bare.replace(/(?<=[交缴付充续])了(?=吧|\s?$)/u, ''));
}

/** Paying, and refusing to. Of two bills in one breath none is begun: one is paid at a time. */
function readPaying(said: Said, reading: BillReading): Command | null {
  const { words, names, wanted, raws } = reading;
  const shape = wanted.length < names.length ? reading.shape.replace(talk.takenBack, ' ') : reading.shape;
  if (talk.refused.test(shape) && isNamed(reading) && !talk.asks.test(shape) && !talk.supposes.test(shape)) return { do: 'cancel' };
  if (words.type === 'insurance' && talk.renews.test(said.text)) return null;
  if (said.cut || !talk.acts.test(shape) || talk.byOthers.test(shape) || talk.isDone.test(shape)) return null;
  if (talk.wonders.test(shape) || !isExplained(shape)) return null;
  if (words.other || new Set(wanted.map(({ value }) => value)).size > 1)
    return start('billQuery', said, words.other ? { other: true } : { all: true });
  const topUp = talk.topsUp.test(shape);
  const isAny = /预[存交缴]/u.test(shape); // 预存 is of a meter as well as of a phone
  const isPhone =
    topUp && !isAny && !shape.includes(marks.account) && (words.key === undefined || isMobile(words.key) || words.key.length < meterLeast);
  const type = words.type ?? (isPhone ? ('phone' as const) : undefined);
  if (type === undefined && (words.key === undefined ? !isAny : isMobile(words.key))) return null;
  const canTopUp = topUp && (type === undefined || type === 'phone' || type === 'electricity');
  return start('payBill', said, { ...words, ...(type === undefined ? {} : { type }), ...(canTopUp ? { topUp } : {}) }, raws);
}

/** What is shorter is no meter's number: of a top-up it can only be a phone's, mistyped. */
const meterLeast = 10;
const isMobile = (key: string) => /^1[3-9]\d{9}$/.test(key);

/** What is due: of the bill that is named, alone or in a question, or of all. */
function readAsking(said: Said, reading: BillReading): Command | null {
  const { words, names, shape } = reading;
  if (talk.past.test(shape)) return talk.acts.test(shape) && isNamed(reading) && !talk.asks.test(shape) ? doubted : null;
  const isBroad =
    names.length > 0 &&
    names.every(({ value, start: from, end }) => talk.broad.includes(value) && !talk.saysBill.test(said.text.slice(from, end)));
  const isThing = names.length > 0 && names.every(({ start: from, end }) => talk.things.test(said.text.slice(from, end)));
  const saysDue = (!isBroad || talk.isDue.test(shape)) && (!isThing || talk.isOwed.test(shape));
  const isAsked = isBare(shape) || (talk.asks.test(shape) && saysDue);
  if (isNamed(reading)) return isAsked ? start('billQuery', said, words) : talk.acts.test(shape) ? doubted : null;
  const wants = talk.aboutAll.test(shape) && (talk.asks.test(shape) || isExplained(shape));
  return wants ? start('billQuery', said, talk.allAtOnce.test(shape) ? { all: true } : {}) : null;
}

/** 电费, 我的水费呢, "my gas bill": a name and nothing else asks what is due. */
const around = /^(?:我的?|我家的?|家里的?|the|my|our)\s?|的?(?:呢|吧|啊|呀|费用?|账单)?\s?$|\b(?:bills?|fees?|payment|please)\b/gu;
const isBare = (shape: string) => !/[\p{L}\p{N}]/u.test(shape.replace(around, ''));

/** A name may hold the word for a bill; a question about what is due holds no name. */
const asksForSum = /多少|有没有|\bhow much\b|\b(?:is|when is|what is|what's|any)\b.*\b(?:bills?|due)\b/u;

/** While a payment is open, words that answer it are left to those who read answers, and a few whole ones are read here. */
function readOpen(said: Said, about: Moment): Command | 'leave' | null {
  const { dialog, review, kind } = about.expected;
  if (kind === 'words' || (kind === 'payee' && !asksForSum.test(said.text))) return 'leave';
  if (dialog !== 'payBill') return null;
  const words = plainWords(said.text);
  if (review && confirms.test(words)) return { do: 'confirm', strength: 'strong' };
  const [picked] = about.choices.length > 0 && !review ? (readPartOfChoice(said, about) ?? []) : [];
  if (picked) return picked;
  return (kind === 'bill' || kind === 'number') && !talk.acts.test(words) && !talk.asks.test(words) ? 'leave' : null;
}

/** 确认交费 and the like, from end to end: as firm as the 确认 of any review. */
const confirms =
  /^我?(?:确认|确定)(?:交|缴|充|付)(?:费|款|账单|值)?$|^就(?:这么|这样)(?:交|缴|充|付)吧?$|^(?:充|缴)吧$|^(?:yes )?(?:pay it|confirm (?:the )?payment)$/;

const payOnly =
  /^(?:那就?|就|帮我|我要|现在)?(?:交|缴|付|充)(?:了|一下|吧|它|这笔|了吧)*$|^(?:yes )?(?:pay|settle|top up)(?: it| that| this| now| please)*$/;
const goOn =
  /^(?:看|听|念)?(?:后面|下一页|还有(?:呢|吗|哪些)?|剩下|其他|其余|往下|接着|继续|更多)(?:的|呢|看|说|念)*$|^(?:the )?(?:more|next(?: page)?|others?|rest|go on|what else|continue)(?: bills| ones| please)?$/;
const payNth =
  /^(?:我?要?|帮我)?[交缴付]第?([一二三四五1-5])(?:个|笔|项|条)$|^pay (?:the )?(first|second|third|fourth|fifth|number [1-5])(?: one| bill)?$/;
const nth = ['一1', '二2', '三3', '四4', '五5'];
const ordinals = ['first', 'second', 'third', 'fourth', 'fifth'];

/** 交第二笔, 下一页, 交吧: what was just listed, chosen by other words than its label. */
function readListed(said: Said, about: Moment): Command | null {
  const words = plainWords(said.text);
  const bills = about.choices.filter(({ id }) => /^(?:bill|topUp):/.test(id));
  const [only, other] = bills;
  if (only && !other && payOnly.test(words)) return { do: 'choose', id: only.id };
  if (goOn.test(words) && about.choices.some(({ id }) => id === 'bills:more')) return { do: 'choose', id: 'bills:more' };
  const [, zh, en] = payNth.exec(words) ?? [];
  const word = zh ?? en?.replace('number ', '');
  const place =
    word === undefined
      ? -1
      : Math.max(
          nth.findIndex((both) => both.includes(word)),
          ordinals.indexOf(word),
        );
  const chosen = bills.find(({ n }) => n === place + 1);
  return place >= 0 && chosen ? { do: 'choose', id: chosen.id } : null;
}

const marker =
  /不对|不是|错|[要想][交缴充]的是|更正|[改换](?:成|为|到|交)?|应该是|我是说|\b(?:no|not|actually|sorry|i mean(?:t)?|make it|change|instead|rather|wrong|switch)\b/u;

/** Another bill instead of the one that is open: 改成水费, 不是电费是水费, "no, the water bill". */
export function readBillChange(said: Said, about: Moment): Command | null {
  if (about.expected.dialog !== 'payBill' || !marker.test(said.text) || /[吗呢]\s?\??$|\?$/.test(said.text)) return null;
  const { words, raws } = readBill(said, about);
  if ((words.type === undefined && words.key === undefined) || raws.some(({ kind }) => kind === 'money')) return null;
  return { do: 'correct', raw: billRaw(said, words) };
}

/** A bill asked for by name with its amount while one is read back (交学费 2600): no other amount of that one. */
export function readOtherBill(said: Said, about: Moment): Command | null {
  if (about.expected.dialog !== 'payBill' || !about.expected.review) return null;
  const command = readBills(said, about);
  const isWhole = command?.do === 'start' && command.dialog === 'payBill' && command.set?.some(({ kind }) => kind === 'money') === true;
  return isWhole && readBill(said, about).words.type !== undefined ? command : null;
}

/** A clause that only gives a key (户号3100012345) says which bill the clause beside it means. */
export function isKeyAlone(said: Said, about: Moment): boolean {
  if (findKeys(said.text).length === 0) return false; // one look for figures before everything else is looked for
  const { names, words, shape } = readBill(said, about);
  return names.length === 0 && words.key !== undefined && !/[\p{L}\p{N}]/u.test(shape.replace(/我家?的?|的|\b(?:my|the|it'?s|is)\b/gu, ''));
}

/** The answer to "which bill?": a kind, a key, whose it is. */
export function readBillAnswer(said: Said, about: Moment): Raw | null {
  const { words } = readBill(said, about);
  return Object.keys(words).length === 0 ? null : billRaw(said, words);
}

/** The answer to "which number?", for a bill or a top-up. */
export function readKeyAnswer(said: Said, about: Moment): Raw | null {
  const [key, other] = about.expected.dialog === 'payBill' ? findKeys(said.text) : [];
  return key && !other ? { kind: 'number', text: quote(said, key.start, key.end), value: key.value } : null;
}
