import type { Command, Raw } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { findAccounts, findEveryAccount } from './accounts';
import { readAsk } from './asks';
import { clausesOf, saysTooMuch, type Span } from './clauses';
import { part, quote, type Said } from './normalise';
import { asksPrice, readPrice } from './prices';
import { readRaws, type Reading } from './raws';
import { judgeBalance } from './rules/balance';
import { isKeyAlone, readBillChange, readOtherBill } from './rules/bills';
import { commandOf, isCourtesy } from './rules/commands';
import { asksEnough, goesOn, judgeRequest, judgeTransfer, type Stretch } from './rules/transfer';
import type { Verdict } from './rules/verdict';
import { findRetractions } from './settle';
import { readTransactions } from './transactions';
import { toneOf } from './yes';

/**
 * Reads new requests and commands, several in one sentence too: 查余额，然后转五百给妈妈. Clauses that open nothing belong to the request
 * beside them; what is taken back within the sentence is never started.
 */
export function readRequests(said: Said, about: Moment): Command[] | null {
  if (saysTooMuch(said.text)) return null;
  const read = groupsOf(said, about).map((group) => readGroup(part(said, group.start, group.end), said, about, group));
  const isAllRead = read.every((commands) => commands.length > 0);
  const isPriced = read.flat().some(isAboutPrices);
  const isHeld =
    isPriced ||
    asksEnough(said.text) ||
    read.flat().some((command) => asksArrival(command) || (command.do === 'unclear' && command.best[0] === 'transfer'));
  const commands = read
    .flat()
    .filter((command) => !(isPriced && (command.do === 'set' || command.do === 'correct')))
    .filter((command) => isAllRead || standsByItself(command))
    .map((command) => (isHeld && startsTransfer(command) ? doubted : command));
  const acts = commands.some((command) => !isCourtesy(command)) ? commands.filter((command) => !isCourtesy(command)) : commands.slice(0, 1);
  const meant = acts.some(({ do: kind }) => kind === 'start') ? acts.filter((command) => !takesBack(command)) : acts;
  const certain = meant.some((command) => command.do !== 'unclear')
    ? meant.filter((command) => command.do !== 'unclear')
    : meant.slice(0, 1);
  const ended = certain.findLastIndex((command) => command.do === 'cancel');
  const kept = ended < 0 ? certain : certain.filter((command, index) => index >= ended || command.do !== 'start');
  const told = new Set<string>();
  const distinct = kept.filter((command) => !told.has(JSON.stringify(command)) && told.add(JSON.stringify(command)));
  return distinct.length > 0 ? distinct : null;
}

/** 说错了 before another request takes back what was said, and changes nothing that is open. */
const takesBack = (command: Command): boolean => command.do === 'correct' && command.raw === undefined && command.slot === undefined;

const doubted: Command = { do: 'unclear', best: ['transfer'] };

/** A transfer does not start beside words that ask about one, or whether there is enough for it. */
function startsTransfer(command: Command): boolean {
  return command.do === 'start' && command.dialog === 'transfer';
}

/** Whether money has come is asked by somebody who will send it when it has: 工资到了吗，给妈妈转五百. */
function asksArrival(command: Command): boolean {
  return command.do === 'start' && command.dialog === 'arrival';
}

/** Asked what it costs, nobody wants it done yet, nor what is open changed. */
function isAboutPrices(command: Command): boolean {
  return command.do === 'start' && (['fees', 'rates'].includes(command.dialog) || command.set?.[0]?.value === 'exchange_rate');
}

/** Before anything takes such a question for a correction or an answer: 改成六万手续费多少; likewise another bill (改成水费) for a payee,
 * and a look at what went out before (给妈妈转了五百吗) for a change of what is open. */
export function readPriceRequests(said: Said, about: Moment): Command[] | null {
  const change = readBillChange(said, about) ?? readOtherBill(said, about);
  if (change) return [change];
  const isBack = about.expected.dialog !== undefined && readTransactions(said, about) !== null;
  return isBack || asksPrice(said, about) ? readRequests(said, about) : null;
}

/** A "why?" after a sentence that was not understood is about that sentence, and a "hello" before it is no answer to it. */
function standsByItself(command: Command): boolean {
  return command.do === 'start'
    ? !isCourtesy(command)
    : ['cancel', 'human', 'help', 'profile', 'unclear', 'set', 'correct'].includes(command.do);
}

/**
 * Clauses that belong together; `reading` is there when one clause is the whole group, so that it is not read twice, and `verdict` what that clause
 * was judged. `asks`: no money is sent by it.
 */
type Group = Span & { opens: boolean; asks: boolean; alone: boolean; reading: Reading | null; verdict: Verdict };

function groupsOf(said: Said, about: Moment): Group[] {
  const spans = said.cut ? [{ start: 0, end: said.text.length }] : clausesOf(said.text);
  if (spans.length < 2) return spans.map((span) => ({ ...span, opens: false, asks: false, alone: false, reading: null, verdict: null }));
  const groups: Group[] = [];
  const retractions = findRetractions(said.text);
  for (const span of spans) {
    const clause = part(said, span.start, span.end);
    const last = groups.at(-1);
    const isAside = last?.opens === true && retractions.some((at) => at >= span.start && at < span.end);
    const alone = !isAside && (commandOf(clause.text) !== null || (last === undefined && toneOf(clause.text) !== null));
    const reading = alone ? null : readRaws(clause, about);
    const verdict = reading === null || tellsWhatFor.test(reading.skeleton) ? null : judgeTransfer(wholeOf(reading));
    const asked = reading && !isKeyAlone(clause, about) ? readAsk(clause, about) : null;
    const asks = (reading !== null && (verdict === 'asked' || verdict === 'refused') && !goesOn(wholeOf(reading))) || looksBack(asked);
    const isMore = last?.asks === true && reading !== null && goesOn(wholeOf(reading));
    const opens = !isMore && (verdict !== null || asked !== null || (reading !== null && opensOtherwise(reading, clause, about)));
    const retracts = last !== undefined && retractions.some((at) => at >= last.start && at <= span.start + 1);
    if (last && !last.alone && !alone && (!opens || !last.opens || retracts || isBegunAgain(last.reading, reading)))
      Object.assign(last, { end: span.end, opens: last.opens || opens, asks: last.asks || asks, reading: null });
    else groups.push({ ...span, opens, asks, alone, reading, verdict });
  }
  return groups;
}

/** 一万是借她的，五百是给孩子买衣裳的: what a sum that was said is made of, and no other transfer. */
const tellsWhatFor = /^\s?\ue000+[元块]?钱?(?:就?是|当作?|算作?|用来)/u;

/** 转五，五百块给妈妈: an amount for nobody yet, then another, is one request begun twice and not two of them. */
function isBegunAgain(last: Reading | null, next: Reading | null): boolean {
  const has = (reading: Reading | null, kind: string) => reading?.raws.some((raw) => raw.kind === kind) === true;
  return has(last, 'money') && !has(last, 'payee') && !has(last, 'account') && has(next, 'money');
}

const opensOtherwise = ({ skeleton }: Reading, clause: Said, about: Moment): boolean =>
  judgeBalance(skeleton) !== null || asksPrice(clause, about);

/** What went out or came in is asked for: what only goes on with it asks so too. */
const looksBack = (command: Command | null): boolean =>
  command?.do === 'start' && ['transactions', 'totals', 'arrival', 'receipt'].includes(command.dialog);

const wholeOf = (reading: Reading): Stretch => stretchOf(reading, 0, reading.skeleton.length);

function stretchOf({ skeleton, shape, was, raws }: Reading, start: number, end: number): Stretch {
  const replaced = was.money !== undefined && raws.some((raw) => raw.kind === 'money');
  return { skeleton: skeleton.slice(start, end), shape: shape.slice(start, end), replaced };
}

/** What one group asks for. A look at the balance is safe, so it wins over money that is only asked about or refused. */
function readGroup(said: Said, whole: Said, about: Moment, { reading: read, verdict }: Group): Command[] {
  const command = commandOf(said.text) ?? readPrice(said, whole, about) ?? readAsk(said, about);
  if (command) return [command];
  const reading = read ?? readRaws(said, about);
  const clauses = clausesOf(said.text).map((span) => stretchOf(reading, span.start, span.end));
  const transfer = read && clauses.length < 2 ? verdict : judgeRequest(clauses, wholeOf(reading));
  const isOpen = about.expected.dialog === 'transfer';
  if (transfer === 'wanted' || (transfer === 'unexplained' && isOpen)) return startTransfer(said, about, reading);
  const balance = looksAt(said, reading) ? 'wanted' : judgeBalance(reading.skeleton);
  if (balance === 'wanted') return [start('balance', balanceRaws(said, about))];
  if (transfer === 'refused' || balance === 'refused') return [{ do: 'cancel' }];
  if (transfer !== null) return [doubted];
  return balance === 'asked' ? [{ do: 'unclear', best: ['balance'] }] : [];
}

function start(dialog: string, set: Raw[]): Command {
  return set.length > 0 ? { do: 'start', dialog, set } : { do: 'start', dialog };
}

/**
 * A transfer, or, while one is asked about, the answer: "转三百" to "how much?" fills the amount. At a review less than a whole request
 * changes what was read back. 再转, 另外, another always mean a new one.
 */
function startTransfer(said: Said, about: Moment, reading: Reading): Command[] {
  const { dialog, review, kind, slot } = about.expected;
  const has = (wanted: string | undefined) => reading.raws.some((raw) => raw.kind === wanted);
  const isAnother = /再[转汇给]|另外|另一|还要|\b(?:another|also|one more)\b/.test(said.text);
  if ((dialog !== 'transfer' || isAnother) && reading.each.length > 1)
    return reading.each
      .slice(0, receiversMax)
      .map((payee) => start('transfer', [...reading.raws.filter(({ kind }) => kind !== 'payee'), payee]));
  if (dialog !== 'transfer' || isAnother) return [start('transfer', reading.raws)];
  if (review && reading.raws.length > 0 && !(has('money') && has('payee'))) return reading.raws.map((raw) => ({ do: 'correct', raw }));
  if (!review && has(kind))
    return [...reading.raws]
      .sort((a, b) => Number(b.kind === kind) - Number(a.kind === kind))
      .map((raw) => (raw.kind === kind && slot !== undefined ? { do: 'set', raw, slot } : { do: 'set', raw }));
  return [start('transfer', reading.raws)];
}

/** Each gets a transfer of their own, whose sum is asked; of more than so many in one breath the first ones. */
const receiversMax = 3;

/** 我就看看备用卡, "just a look at my savings": an account and words for a look, nothing else. */
const onlyLooks =
  /^(?:我|就|先|只|想|要|请|再|帮我|给我)*[查看瞅瞧](?:一?下|看|瞅|瞧|一看)?\ue001+(?:卡|账户|那张)?(?:的|里|上|里面)?(?:钱|数|情况)?(?:吧|呢|啊)?[。.]?$|^(?:please |just |i want to |i'd like to |can you |could you |let me )*(?:check|see|show(?: me)?|have a look at|(?:take )?a look at|look at)(?: my| the)? ?\ue001+(?: (?:account|card))?(?: please)?[?.]?$/u;
const looksAt = ({ text }: Said, { raws, shape }: Reading): boolean =>
  text.length < 40 && raws.length === 1 && raws[0]?.kind === 'account' && onlyLooks.test(shape);

function balanceRaws(said: Said, about: Moment): Raw[] {
  const every = findEveryAccount(said.text);
  const [account] = findAccounts(said.text, about);
  const found = every ?? account;
  return found ? [{ kind: 'account', text: quote(said, found.start, found.end), value: found.value }] : [];
}
