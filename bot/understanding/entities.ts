import type { Json } from '../../accessibility/message';
import type { Raw, SlotKind } from '../../dialogs/engine/command';
import type { Found, Moment } from './about';
import { findAccounts } from './accounts';
import { addDays, addMonths } from './calendar';
import { normalise, type Said } from './normalise';
import { findPeriod } from './periods';
import { readRaws } from './raws';
import { findRecurrence } from './recurrence';
import { readBill } from './rules/bill-reading';
import { findKeys } from './rules/bill-words';

/** One thing that an utterance names: `text` is the slice from `start` to `end` of it, in UTF-16 units. */
export type Entity = { type: string; text: string; start: number; end: number; value: Json };

/** What was said, what it was taken for and what the reader of it took along already. */
export type Utterance = { text: string; about: Moment; intent: string; raws: Raw[] };

const isRecord = (value: Json): value is { [k: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isNumber = (value: Json): value is string => typeof value === 'string' && /^\d{4,19}$/.test(value);
const lastFour = (figures: string) => `last4:${figures.slice(-4)}`;

/** An amount in yuan with two decimals; what is none (about, or two of them) is no entity. */
function amountIn(value: Json): Json | undefined {
  if (!isRecord(value) || typeof value.minor !== 'string' || !/^\d{1,15}$/.test(value.minor)) return undefined;
  const minor = value.minor.padStart(3, '0');
  return { amount: `${minor.slice(0, -2)}.${minor.slice(-2)}`, currency: 'CNY' };
}

function accountName(value: Json): Json | undefined {
  if (isNumber(value)) return lastFour(value);
  if (!isRecord(value)) return typeof value === 'string' ? value : undefined;
  return typeof value.tail === 'string' ? lastFour(value.tail) : value.words;
}

/** Something that is to be done, on a day or again and again; a look at what was is about a time. */
const acts = ['transfer', 'pay_bill'];
const ofBills = ['pay_bill', 'bill_query', 'payment_issue'];

const wholeMonth = /这个?月|本月|当月|\bthis month\b/u;
const lastOfMonth = (day: string) => addDays(addMonths(`${day.slice(0, 7)}-01`, 1), -1);

/** A day ahead on which something is to be done is a date; asked of a bill, this month is the whole of it. */
function timeIn(value: Json, words: string, { intent, about }: Utterance): Typed | undefined {
  if (!isRecord(value) || typeof value.start !== 'string') return undefined;
  const end = typeof value.end === 'string' ? value.end : value.start;
  if (value.start === end && (acts.includes(intent) ? end >= about.today : end > about.today)) return { type: 'date', value: end };
  const isWhole = ofBills.includes(intent) && end === about.today && wholeMonth.test(words);
  return { type: 'period', value: { start: value.start, end: isWhole ? lastOfMonth(value.start) : end } };
}

type Typed = { type: string; value: Json };
const typed = (type: string, value: Json | undefined): Typed | undefined => (value === undefined ? undefined : { type, value });

/** What the field calls a raw: in the list of payees a name is a payee, whatever the dialog asks it as. */
function typedOf({ kind, value, text }: Raw, utterance: Utterance): Typed | undefined {
  const { intent } = utterance;
  const isPaid = acts.includes(intent);
  const readers: { [K in SlotKind]?: () => Typed | undefined } = {
    money: () => typed('amount', amountIn(value)),
    account: () => typed(isPaid ? 'from_account' : 'account', accountName(value)),
    payee: () => (isNumber(value) ? typed('to_account', lastFour(value)) : typed('payee', value)),
    number: () => (intent === 'payee_manage' && isNumber(value) ? typed('account', lastFour(value)) : undefined),
    words: () => typed(intent === 'payee_manage' ? 'payee' : 'memo', value),
    period: () => timeIn(value, text, utterance),
    date: () => typed('date', value),
  };
  return readers[kind]?.();
}

/** Places that are taken already: no two entities stand on the same words. */
const overlaps = (one: { start: number; end: number }, other: { start: number; end: number }) =>
  one.start < other.end && other.start < one.end;

/** The last place where the words stand and nothing else does: what is said later is what holds (转五百，不，转五百五). */
function placeOf(text: string, words: string, taken: Entity[]): number {
  for (let at = text.lastIndexOf(words); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(words, at - 1))
    if (!taken.some((one) => overlaps(one, { start: at, end: at + words.length }))) return at;
  return -1;
}

/** Where the number itself begins: 户号88 is called so, and is 88. */
const figuresFrom = (text: string, start: number, end: number): number =>
  start + Math.max(0, text.slice(start, end).search(/(?:gjj ?|\b[ps][ -]?)?\d/u));

/** Bills by what they are called and by their numbers; what else stands in a sentence about bills is read with those hidden. */
function billsIn(said: Said, about: Moment): { found: Found<Json>[]; raws: Raw[] } {
  const { names, raws } = readBill(said, about);
  const keys = findKeys(said.text).map(({ start, end, value }) => ({ start: figuresFrom(said.text, start, end), end, value }));
  return { found: [...keys, ...names.filter((name) => !keys.some((key) => overlaps(key, name)))], raws };
}

const fromWords = /(?:从|用|由|拿|走|扣)(?:我的?)?\s?$|\b(?:from|using|out of|with|by)(?: my| the| our)*\s?$/u;

/** Accounts by their place in the sentence: paid from, or paid to: the tail that tells one 李娜 from another stands right behind her name. */
function accountsIn(said: Said, { about, intent, raws }: Utterance): (Found<Json> & { type: string })[] {
  const names = raws.filter(({ kind }) => kind === 'payee').map(({ text }) => normalise(text).text);
  return findAccounts(said.text, about).flatMap(({ start, end, value, to }) => {
    const name = accountName(value);
    const before = said.text.slice(0, start).trimEnd();
    const isNamed = 'tail' in value && names.some((one) => before.endsWith(one));
    const type = !acts.includes(intent) ? 'account' : fromWords.test(said.text.slice(0, start)) ? 'from_account' : to || isNamed ? 'to_account' : 'from_account'; // prettier-ignore
    return name === undefined || (intent === 'payee_manage' && !('tail' in value)) ? [] : [{ start, end, value: name, type }];
  });
}

const managed = [
  /(?:删掉|删除|删了|移除|去掉|不要)(?:我的)?(?:常用)?(?:收款人)?([\p{Script=Han}·]{1,8}?)(?:这个|那个)?(?:收款人)?(?:吧|了)?$/u,
  /(?:把|将)(?:收款人)?([\p{Script=Han}·]{1,8}?)(?:从收款人里?)?(?:删|移除|去掉|改名)/u,
  /\b(?:remove|delete|rename|drop|take)(?: the| my)?(?: payee)? ([a-z][a-z'. -]{0,30}?)(?: (?:from|off|to|as|out)\b.*| payee)?$/u,
];

/** Whom a wish about the list of payees names, where nobody's list was known to find the name in. */
function managedIn(text: string): Found<Json>[] {
  for (const pattern of managed) {
    const match = pattern.exec(text);
    const words = match?.[1] ?? '';
    if (!match || words === '' || /^(?:收款人|(?:a |the |my )?payees?|one|somebody|someone)$/u.test(words)) continue;
    const start = match.index + match[0].indexOf(words, 1);
    return [{ start, end: start + words.length, value: null }];
  }
  return [];
}

/** Everything that an utterance names, each at its place, in the order of the words. */
export function entitiesOf(utterance: Utterance): Entity[] {
  const { text, about, intent, raws } = utterance;
  const said = normalise(text);
  const entities: Entity[] = [];
  const put = (type: string, { start, end, value }: Found<Json>) => {
    const place = { start: said.from[start] ?? 0, end: said.to[end - 1] ?? 0 };
    const words = text.slice(place.start, place.end);
    if (words === '' || entities.some((one) => overlaps(one, place))) return;
    entities.push({ type, text: words, ...place, value: value ?? words });
  };
  const recurrence = findRecurrence(said.text);
  if (recurrence) put('recurrence', recurrence);
  const bills = ofBills.includes(intent) ? billsIn(said, about) : { found: [], raws: [] };
  for (const found of bills.found) put('bill', found);
  const beside = ofBills.includes(intent) ? bills.raws : readRaws(said, about).raws;
  const all = [...raws, ...[...beside, ...timesIn(said, about)].filter(({ kind }) => !raws.some((one) => one.kind === kind))];
  const named = { ...utterance, raws: all };
  for (const { type, ...found } of accountsIn(said, named)) put(type, found);
  for (const raw of all) {
    const is = raw.text === '' ? undefined : typedOf(raw, named);
    const start = is ? placeOf(text, raw.text, entities) : -1;
    const isThere = is?.type.endsWith('account') === true && entities.some(({ value }) => value === is.value);
    if (is && start >= 0 && !isThere) entities.push({ ...is, text: raw.text, start, end: start + raw.text.length });
  }
  if (intent === 'payee_manage' && !entities.some(({ type }) => type === 'payee'))
    for (const found of managedIn(said.text)) put('payee', found);
  return entities.sort((a, b) => a.start - b.start);
}

function timesIn(said: Said, about: Moment): Raw[] {
  const period = findPeriod(said.text, about.today);
  if (!period || !('start' in period.value)) return [];
  const { start, end, value } = period;
  return [{ kind: 'period', text: said.source.slice(said.from[start], said.to[end - 1]), value }];
}
