import { choice, type Json, type Message, message } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Raw } from './engine/command';
import type { Context, Dialog, Resolved, Review, Slot } from './engine/dialog';
import { refusal } from './engine/outcome';
import type { Filled } from './engine/state';
import { payeeValues } from './match-payee';
import { aliasSlot, keptName, nameMax } from './payee-changes';
import type { Outcome, PayeeDraft, PayeeNumber, PayeeQuote, RefusalCode } from './ports';

/** The number to be paid by. `bank`: it is at another bank, which then cannot tell whose it is. `known`: the bank has its own word on it. */
type Numbered = PayeeNumber & { bank?: TermKey; known?: true };

const isBank = (value: Json | undefined): value is TermKey => typeof value === 'string' && value.startsWith('bank.');

function numberedIn({ number: filled }: Filled): Numbered | undefined {
  if (typeof filled !== 'object' || filled === null || Array.isArray(filled)) return undefined;
  const { pays, number, bank, known } = filled;
  if ((pays !== 'account' && pays !== 'mobile') || typeof number !== 'string') return undefined;
  return { pays, number, ...(isBank(bank) ? { bank } : {}), ...(known === true ? { known } : {}) };
}

const isMobile = (number: string) => /^1[3-9]\d{9}$/.test(number);

/** Refusals that another number does not mend: the review tells them, and the dialog ends. */
const isFinal = (code: RefusalCode) => code === 'payeeSaved' || code === 'ownAccount' || code === 'tooManyLookups' || code === 'payeesFull';

/** Looks whose a number is. A whole account number that is none of this bank's is asked about: at which bank is it? */
async function resolveNumber(raw: Raw, _filled: Filled, c: Context): Promise<Resolved> {
  const number = typeof raw.value === 'string' ? raw.value : '';
  const by = { pays: isMobile(number) ? ('mobile' as const) : ('account' as const), number };
  const found = await c.ports.findPayee(by);
  if (found.is === 'found') return { is: 'one', value: by };
  if (found.is === 'refused')
    return isFinal(found.code) ? { is: 'one', value: { ...by, known: true } } : { is: 'none', message: refusal(found.code, found.values) };
  const choices = found.banks.map((bank) => ({
    label: choice(bank, 'payees.choiceBank', { bank: { t: 'term', key: bank } }),
    value: { ...by, bank },
  }));
  return { is: 'many', ask: message('payees.whichBank', 'question', {}), choices };
}

function resolveName(raw: Raw): Promise<Resolved> {
  const name = keptName(raw.value, nameMax);
  return Promise.resolve(name === null ? { is: 'none', message: message('payees.badName', 'refusal', {}) } : { is: 'one', value: name });
}

/** Only this bank can tell whose its accounts are; at another the name has to be given. Said by itself, before or after, it is `saidName`. */
const isElsewhere = (filled: Filled) => {
  const numbered = numberedIn(filled);
  return numbered?.bank !== undefined && numbered.known !== true;
};

const asksName = (filled: Filled) => isElsewhere(filled) && filled.saidName === undefined && filled.name === undefined;

const nameWords = { kind: 'words', why: 'payees.whyName', example: 'payees.exampleName', change: 'payees.changeName' } as const;

const slots: Slot[] = [
  {
    ...{ name: 'number', kind: 'number', also: ['phone', 'payee'], ask: 'payees.askNumber', why: 'payees.whyNumber' },
    ...{ example: 'payees.exampleNumber', change: 'payees.changeNumber', resolve: resolveNumber },
  },
  {
    ...{ name: 'name', ask: 'payees.askName', ...nameWords, resolve: resolveName },
    when: asksName,
  },
  { name: 'saidName', ask: 'payees.askName', ...nameWords, resolve: resolveName, optional: true, when: (filled) => !asksName(filled) },
  { ...aliasSlot, also: ['choice'], optional: true },
];

const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);

function draftOf(filled: Filled, { pays, number, bank }: Numbered): PayeeDraft {
  const [name, alias] = [textOf(filled.saidName) ?? textOf(filled.name), textOf(filled.alias)];
  return {
    ...{ pays, number },
    ...(bank === undefined ? {} : { bank }),
    ...(name === undefined ? {} : { name }),
    ...(alias === undefined ? {} : { alias }),
  };
}

const mends: { [C in RefusalCode]?: string } = {
  badNumber: 'number',
  mobileNotRegistered: 'number',
  noSuchAccount: 'number',
  nameMismatch: 'saidName',
};

/** Saved already: told with whom, and what is most likely wanted next. */
async function tellSaved(values: Extract<PayeeQuote, { is: 'refused' }>['values'], c: Context): Promise<Message> {
  const { id } = values;
  const saved = id?.t === 'said' ? (await c.ports.payees()).find((payee) => payee.id === id.v) : undefined;
  if (!saved) return refusal('payeeSaved', values);
  const choices = [choice(`pay:${saved.id}`, 'payees.choicePay', {}), choice('start:payees', 'payees.choiceList', {})];
  return { ...refusal('payeeSaved', payeeValues(saved, c)), choices };
}

async function refuse({ code, values }: Extract<PayeeQuote, { is: 'refused' }>, draft: PayeeDraft, c: Context): Promise<Review> {
  if (code === 'payeeSaved') return { refusal: await tellSaved(values, c), empty: [] };
  const mend = code === 'nameMismatch' && draft.name === undefined ? undefined : mends[code];
  const empty = mend === undefined || isFinal(code) ? [] : mend === 'saidName' ? ['name', 'saidName'] : [mend];
  return { refusal: refusal(code, values), empty };
}

/** What the customer should hear before the review: how the name was checked, and what the payee will be called. */
function beforeReview({ facts, check }: Extract<PayeeQuote, { is: 'ok' }>, draft: PayeeDraft): Message[] {
  const payee = { t: 'name' as const, v: facts.name ?? '' };
  const checked =
    check === 'close'
      ? [message('payees.closeName', 'warning', { words: { t: 'said', v: draft.name ?? '' }, payee })]
      : check === 'notPossible'
        ? [message('payees.notChecked', 'info', {})]
        : [];
  return draft.alias === undefined ? checked : [...checked, message('payees.aliasIs', 'info', { alias: { t: 'said', v: draft.alias } })];
}

/** Reads the whole number back, once, in groups: a slip of one digit is another person's account. */
async function review(filled: Filled, c: Context): Promise<Review> {
  const numbered = numberedIn(filled);
  if (!numbered) throw new Error('the number is not filled');
  const draft = draftOf(filled, numbered);
  const quote = await c.ports.quotePayee(draft);
  if (quote.is === 'refused') return refuse(quote, draft, c);
  const { name = '', bank } = quote.facts;
  if (!isBank(bank)) throw new Error('the quote lacks its bank');
  const values = {
    payee: { t: 'name' as const, v: name },
    bank: { t: 'term' as const, key: bank },
    number: { t: 'digits' as const, v: numbered.number, as: numbered.pays === 'mobile' ? ('phone' as const) : ('account' as const) },
  };
  const choices = [
    choice('confirm', 'payees.choiceConfirm', {}),
    choice('change', 'payees.choiceChange', {}),
    choice('cancel', 'payees.choiceCancel', {}),
  ];
  const told = message('payees.review', 'review', values, { choices });
  return { message: told, before: beforeReview(quote, draft), act: { kind: 'profile', facts: quote.facts } };
}

/** The new payee as the receiver of a transfer. */
const receiver = ({ values: { payee, to, id } }: Extract<Outcome, { is: 'done' }>, filled: Filled): Json =>
  payee?.t === 'name' && to?.t === 'account' && id?.t === 'said'
    ? {
        name: calledName(payee.v, filled),
        tail: to.tail,
        bank: to.bank ?? 'bank.demo',
        payee: id.v,
        ...(to.mobile ? { mobile: true } : {}),
      }
    : null;

function calledName(name: string, { alias }: Filled): string {
  return typeof alias === 'string' ? `${alias} ${name}` : name;
}

/** Saved, as the bank tells it, which may be less than the customer knows; and what most people add a payee for. */
function told({ values: { payee, to, id } }: Extract<Outcome, { is: 'done' }>, filled: Filled): Message[] {
  if (payee?.t !== 'name' || to?.t !== 'account' || id?.t !== 'said') throw new Error('the outcome lacks a fact');
  const named = { ...payee, v: calledName(payee.v, filled) };
  const isMasked = named.v.includes('*') && named.v === payee.v;
  const toRename = isMasked ? [choice(`rename:${id.v}`, 'payees.choiceRename', {})] : [];
  const choices = [choice(`pay:${id.v}`, 'payees.choicePayNow', {}), ...toRename];
  return [
    message('payees.saved', 'receipt', { payee: named, to }),
    ...(isMasked ? [message('payees.savedMasked', 'info', {})] : []),
    message('payees.payNow', 'question', {}, { choices }),
  ];
}

/** Saves somebody to be paid: by this bank's account number, a mobile number, or another bank's account number and name. */
export const newPayee: Dialog = {
  id: 'newPayee',
  v: 1,
  name: 'dialog.newPayee',
  needs: 'bound',
  money: false,
  slots,
  help: 'payees.helpNew',
  review,
  told,
  gives: (outcome, filled) => ({ kind: 'payee', value: receiver(outcome, filled) }),
  mends,
  ends: ['payeeSaved', 'ownAccount', 'tooManyLookups', 'payeesFull', 'codesExhausted'],
  words: {
    cancelled: 'payees.cancelled',
    denied: 'payees.denied',
    whyReview: 'payees.whyReview',
    whyStepUp: 'payees.whyStepUp',
    choiceYes: 'payees.choiceConfirm',
    choiceChange: 'payees.choiceChange',
    choiceCancel: 'payees.choiceCancel',
  },
  offer: 'payees.choiceAdd',
};
