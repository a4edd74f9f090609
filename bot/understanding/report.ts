import type { Json } from '../../accessibility/message';
import type { Lang } from '../../accessibility/profile';
import type { Command, Raw, SlotKind } from '../../dialogs/engine/command';
import type { About } from './about';
import { languageOf } from './language';
import { normalise, quote } from './normalise';
import { findPeriod } from './periods';
import { readRaws } from './raws';
import { understand } from './understand';

/** One thing that an utterance names: `text` is the slice from `start` to `end` of it, in UTF-16 units. */
export type Entity = { type: string; text: string; start: number; end: number; value: Json };
/**
 * What was understood, in the names of the field: `intent` is the best guess or null where it is about nothing that a bank does, `command` what
 * the engine is told where it is no request, `accepted` whether it may act, `second` the runner-up.
 */
export type Report = {
  intent: string | null;
  command?: string;
  confidence: number;
  accepted: boolean;
  second: string | null;
  entities: Entity[];
};

/** The intents of the field behind our dialogs. Dialogs that are about no intent, such as signing in, have none. */
const ofDialog: { [dialog: string]: string } = {
  ...{ balance: 'balance', transactions: 'transactions', transaction: 'transactions', arrivals: 'transactions', receipt: 'transactions' },
  ...{
    transfer: 'transfer',
    payBill: 'pay_bill',
    billQuery: 'bill_query',
    billNews: 'payment_issue',
    fees: 'fees',
    rates: 'interest_rate',
  },
  ...{ payees: 'payee_manage', newPayee: 'payee_manage', renamePayee: 'payee_manage', removePayee: 'payee_manage' },
  ...{ restorePayee: 'payee_manage', settings: 'accessibility', needs: 'accessibility', accessibility: 'accessibility' },
  ...{ human: 'agent', fraud: 'report_fraud', greeting: 'greeting', thanks: 'thanks', goodbye: 'goodbye' },
};
const ofCommand: { [C in Command['do']]?: string } = {
  ...{ confirm: 'yes', deny: 'no', cancel: 'cancel', repeat: 'repeat', spell: 'repeat', human: 'agent', help: 'help', why: 'help' },
  ...{ where: 'help', profile: 'accessibility', slower: 'accessibility', faster: 'accessibility' },
};

const intentOfDialog = (dialog: string): string | null => (Object.hasOwn(ofDialog, dialog) ? (ofDialog[dialog] ?? null) : null);
const intentsOf = (command: Command): (string | null)[] => {
  if (command.do === 'start') return [intentOfDialog(command.dialog)];
  if (command.do === 'unclear') return command.best.map(intentOfDialog);
  return [ofCommand[command.do] ?? null];
};

/** How sure a reader of rules is: it understands, it has something in mind, or it has not. */
const sure = { understood: 1, guessed: 0.5, nothing: 0 };

const types: { [K in SlotKind]?: string } = {
  ...{ money: 'amount', payee: 'payee', account: 'account', bill: 'bill', biller: 'bill', period: 'period', date: 'date', words: 'memo' },
};

const isRecord = (value: Json): value is { [k: string]: Json } => typeof value === 'object' && value !== null && !Array.isArray(value);

function accountName(value: Json): Json | undefined {
  if (typeof value === 'string') return /^\d{4,19}$/.test(value) ? `last4:${value.slice(-4)}` : value;
  if (!isRecord(value)) return undefined;
  return typeof value.tail === 'string' ? `last4:${value.tail.slice(-4)}` : value.words;
}

/** An amount in yuan with two decimals; what is none (about, or two of them) is no entity. */
function amountIn(value: Json): Json | undefined {
  if (!isRecord(value) || typeof value.minor !== 'string' || !/^\d{1,15}$/.test(value.minor)) return undefined;
  const minor = value.minor.padStart(3, '0');
  return { amount: `${minor.slice(0, -2)}.${minor.slice(-2)}`, currency: 'CNY' };
}

function valueOf({ kind, value }: Raw): Json | undefined {
  if (kind === 'money') return amountIn(value);
  if (kind === 'account') return accountName(value);
  if (kind === 'period')
    return isRecord(value) && typeof value.start === 'string' ? { start: value.start, end: value.end ?? value.start } : undefined;
  if (kind === 'payee' && typeof value === 'string' && /^\d{4}$/.test(value)) return `last4:${value}`;
  return value;
}

/** Which account it is, where a transfer says so: paid from, or paid to. */
function typeOf(raw: Raw, dialog: string | undefined): string | undefined {
  if (raw.kind === 'account' && (dialog === 'transfer' || dialog === 'payBill')) return 'from_account';
  if (raw.kind === 'payee' && typeof raw.value === 'string' && /^\d{4}$/.test(raw.value)) return 'to_account';
  return types[raw.kind];
}

/** Raws as entities: each where its words stand in the utterance, no two at the same place. */
function entitiesOf(text: string, raws: Raw[], dialog: string | undefined): Entity[] {
  const entities: Entity[] = [];
  for (const raw of raws) {
    const [type, value] = [typeOf(raw, dialog), valueOf(raw)];
    if (type === undefined || value === undefined || raw.text === '') continue;
    const start = placeOf(text, raw.text, entities);
    if (start >= 0) entities.push({ type, text: raw.text, start, end: start + raw.text.length, value });
  }
  return entities.sort((a, b) => a.start - b.start);
}

/** The last place where the words stand and nothing else does: what is said later is what holds (转五百，不，转五百五). */
function placeOf(text: string, words: string, taken: Entity[]): number {
  for (let at = text.lastIndexOf(words); at >= 0; at = at === 0 ? -1 : text.lastIndexOf(words, at - 1))
    if (!taken.some(({ start, end }) => at < end && start < at + words.length)) return at;
  return -1;
}

const rawsIn = (command: Command): Raw[] => {
  if (command.do === 'start') return command.set ?? [];
  return (command.do === 'set' || command.do === 'correct') && command.raw ? [command.raw] : [];
};

/** What an utterance names beside what its commands took along: for the guess that may not act, and for questions about a time. */
function readBeside(text: string, about: About): Raw[] {
  const said = normalise(text);
  const period = findPeriod(said.text, about.today);
  const time =
    period && 'start' in period.value
      ? [{ kind: 'period' as const, text: quote(said, period.start, period.end), value: period.value }]
      : [];
  return [...readRaws(said, { ...about, knownNames: [], knownAliases: [], asked: new Map() }).raws, ...time];
}

/** Reads one utterance that stands alone, of nobody in particular: nothing is asked, nothing offered, no names known. */
export function reportOn(text: string, lang: Lang | undefined, today: string): Report {
  const about: About = {
    lang: lang ?? languageOf(text.toLowerCase()) ?? 'zh-CN',
    expected: { review: false, offered: [] },
    choices: [],
    names: [],
    accounts: [],
    today,
  };
  const { commands } = understand(text, about);
  const intents = [...new Set(commands.flatMap(intentsOf))].filter((intent) => intent !== null);
  const [first] = commands;
  const accepted = first !== undefined && first.do !== 'unclear';
  const [intent = null, second = null] = intents;
  const dialog = first?.do === 'start' ? first.dialog : undefined;
  const told = commands.flatMap(rawsIn);
  const raws = [...told, ...readBeside(text, about).filter(({ kind }) => !told.some((one) => one.kind === kind))];
  return {
    intent,
    ...(accepted && first.do !== 'start' ? { command: first.do } : {}),
    confidence: accepted ? sure.understood : intent === null ? sure.nothing : sure.guessed,
    accepted,
    second,
    entities: intent === null ? [] : entitiesOf(text, raws, dialog),
  };
}
