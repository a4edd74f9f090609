import type { Json } from '../../accessibility/message';
import type { Raw, SlotKind } from '../../dialogs/engine/command';
import type { Found, Moment } from './about';
import { findAccounts, isTheirs } from './accounts';
import { accountName, acts, amountIn, isNumber, lastFour, ofBills, sentIn } from './entity-values';
import { sumsIn } from './entity-sums';
import { timeOf } from './entity-times';
import { normalise, type Said } from './normalise';
import { findAmounts } from './money';
import { findPeriod } from './periods';
import { readRaws } from './raws';
import { findRecurrence } from './recurrence';
import { readBill } from './rules/bill-reading';
import { findKeys } from './rules/bill-words';
import { isUnlikely, judgeFigures } from './sums/likely';

/** One thing that an utterance names: `text` is the slice from `start` to `end` of it, in UTF-16 units. */
export type Entity = { type: string; text: string; start: number; end: number; value: Json };

/** What was said, what it was taken for and what the reader of it took along already. */
export type Utterance = { text: string; about: Moment; intent: string | null; raws: Raw[] };

type Typed = { type: string; value: Json };
const typed = (type: string, value: Json | undefined): Typed | undefined => (value === undefined ? undefined : { type, value });

/** What an utterance can name depends on what it is about: 给 stands before many things, and only some intents are about people. */
const mentions = {
  payee: ['transfer', 'payee_manage', 'payment_issue', 'transactions', 'cancel'],
  memo: ['transfer'],
  noAccount: ['interest_rate', 'exchange_rate'],
};

/** Rent is 3200, send it: what is told is what is to be sent, though the bot asks first. */
const refersBack =
  /\b(?:send|pay|transfer|wire|give|settle) (?:it|that|this)\b|\bsend to (?:my |the )?\p{L}|[,.;] (?:so |please |now )?pay (?:(?:the|my|mr|mrs|ms|miss|dr) )?\p{L}+(?: please)?[.!]?$|把[它这那]|[这那]笔/iu;
/** "Lunch was 55.5, to Wei Jie". */
const toSomebody = /, to \p{Lu}\p{Ll}/u;
const meant = (value: Json, { text }: Utterance) => (refersBack.test(text) || toSomebody.test(text) ? amountIn(value) : undefined);

/** What the field calls a raw: in the list of payees a name is a payee, whatever the dialog asks it as. Out of scope only an amount counts. */
function typedOf(raw: Raw, utterance: Utterance): Typed | undefined {
  const { kind, value } = raw;
  const { intent } = utterance;
  if (kind === 'money')
    return intent !== null && acts.includes(intent) ? typed('amount', sentIn(value) ?? meant(value, utterance)) : undefined;
  if (kind === 'period') return timeOf(raw, utterance);
  if (intent === null) return undefined;
  const isPaid = acts.includes(intent);
  const isNamed = mentions.payee.includes(intent);
  const readers: { [K in SlotKind]?: () => Typed | undefined } = {
    account: () => typed(isPaid ? 'from_account' : 'account', accountName(value, isPaid)),
    payee: () => (isNumber(value) ? typed('to_account', lastFour(value)) : isNamed ? typed('payee', value) : undefined),
    number: () => (intent === 'payee_manage' && isNumber(value) ? typed('account', lastFour(value)) : undefined),
    words: () => (intent === 'payee_manage' ? typed('payee', value) : mentions.memo.includes(intent) ? typed('memo', value) : undefined),
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
function billsIn(said: Said, moment: Moment): { found: Found<Json>[]; raws: Raw[] } {
  const { names, raws } = readBill(said, moment);
  const keys = findKeys(said.text).map(({ start, end, value }) => ({ start: figuresFrom(said.text, start, end), end, value }));
  return { found: [...keys, ...names.filter((name) => !keys.some((key) => overlaps(key, name)))], raws };
}

/** A sum beside a bill that is hardly what is to be paid: 五百块的罚单是我姐夫的. */
function isDoubted(said: Said, { kind, text }: Raw): boolean {
  const words = normalise(text).text;
  const judged = kind === 'money' ? judgeFigures(said.text, findAmounts(said.text, false)) : [];
  return judged.some(({ one: { start, end } }) => said.text.slice(start, end) === words && isUnlikely(judged, start, 'told'));
}

const fromWords = /(?:从|用|由|拿|走|扣)(?:我的?)?\s?$|\b(?:from|using|out of|with|by)(?: my| the| our)*\s?$/u;

/** Accounts by their place in the sentence: paid from, or paid to: the tail that tells one 李娜 from another stands right behind her name. */
function accountsIn(said: Said, { about: moment, intent, raws }: Utterance): (Found<Json> & { type: string })[] {
  if (intent === null || mentions.noAccount.includes(intent)) return [];
  const names = raws.filter(({ kind }) => kind === 'payee').map(({ text }) => normalise(text).text);
  return findAccounts(said.text, moment).flatMap((one) => {
    const { start, end, value, to } = one;
    const name = accountName(value, acts.includes(intent));
    const before = said.text.slice(0, start).trimEnd();
    const isNamed = ('tail' in value && names.some((name) => before.endsWith(name))) || isTheirs(said.text, one, moment);
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
  const { text, about: moment, intent, raws } = utterance;
  const said = normalise(text);
  const entities: Entity[] = [];
  const put = (type: string, { start, end, value }: Found<Json>) => {
    const place = { start: said.from[start] ?? 0, end: said.to[end - 1] ?? 0 };
    const words = text.slice(place.start, place.end);
    if (words === '' || entities.some((one) => overlaps(one, place))) return;
    entities.push({ type, text: words, ...place, value: value ?? words });
  };
  const isAct = intent !== null && acts.includes(intent);
  const recurrence = isAct ? findRecurrence(said.text) : null;
  if (recurrence) put('recurrence', recurrence);
  const bills = intent !== null && ofBills.includes(intent) ? billsIn(said, moment) : { found: [], raws: [] };
  const isOfBills = bills.found.length > 0 || intent === 'pay_bill';
  for (const found of bills.found) put('bill', found);
  const beside = isOfBills ? bills.raws.filter((raw) => !isDoubted(said, raw)) : readRaws(said, moment).raws;
  const more = [...timesIn(said, moment), ...beside].filter(({ kind }) => !raws.some((one) => one.kind === kind));
  const all = [...raws, ...more].sort((a, b) => Number(b.kind === 'period') - Number(a.kind === 'period')); // a time is nobody's name
  const named = { ...utterance, raws: all };
  for (const { type, ...found } of accountsIn(said, named)) put(type, found);
  const putSums = () => {
    const taken = entities.map((one) => placeIn(said, one));
    for (const found of sumsIn(said, moment, intent, taken)) put('amount', found);
  };
  if (!isAct) putSums();
  for (const raw of all) {
    const is = raw.text === '' ? undefined : typedOf(raw, named);
    const start = is ? placeOf(text, raw.text, entities) : -1;
    const isThere = is?.type.endsWith('account') === true && entities.some(({ value }) => value === is.value);
    if (is && start >= 0 && !isThere) entities.push({ ...is, text: raw.text, start, end: start + raw.text.length });
  }
  if (isAct && !entities.some(({ type }) => type === 'amount')) putSums();
  if (intent === 'payee_manage' && !entities.some(({ type }) => type === 'payee'))
    for (const found of managedIn(said.text)) put('payee', found);
  return entities.sort((a, b) => a.start - b.start);
}

const placeIn = ({ from, to }: Said, one: Entity) => ({ start: from.indexOf(one.start), end: to.lastIndexOf(one.end) + 1 });

function timesIn(said: Said, moment: Moment): Raw[] {
  const period = findPeriod(said.text, moment.today);
  if (!period || !('start' in period.value)) return [];
  const { start, end, value } = period;
  return [{ kind: 'period', text: said.source.slice(said.from[start], said.to[end - 1]), value }];
}
