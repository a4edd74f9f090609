import { choice, type Json, message } from '../accessibility/message';
import type { TermKey } from '../locales/keys';
import type { Raw } from './engine/command';
import type { Context, Resolved } from './engine/dialog';
import type { Filled } from './engine/state';
import { accountWords, matchAccounts } from './match';
import { mostChoices } from './few';
import { accountOf, payeesLike, payeesMasked, payeesNamed, payeesSounding, readBackName } from './match-payee';
import type { Account, Payee } from './ports';

/** Who gets the money: a saved payee, or (with `account`) another account of the customer's own. `name` is as it is read back. */
export type Receiver = { name: string; tail: string; bank: TermKey; mobile?: boolean; payee?: string; account?: string };

const toJson = ({ name, tail, bank, mobile, payee, account }: Receiver): Json => ({
  name,
  tail,
  bank,
  ...(mobile === true ? { mobile } : {}),
  ...(payee === undefined ? {} : { payee }),
  ...(account === undefined ? {} : { account }),
});

const isBank = (value: Json | undefined): value is TermKey => typeof value === 'string' && value.startsWith('bank.');

/** The receiver that was settled on. */
export function payeeOf(filled: Filled): Receiver | undefined {
  const { to } = filled;
  if (typeof to !== 'object' || to === null || Array.isArray(to)) return undefined;
  const { name, tail, bank, mobile, payee, account } = to;
  if (typeof name !== 'string' || typeof tail !== 'string' || !isBank(bank)) return undefined;
  return {
    ...{ name, tail, bank },
    ...(mobile === true ? { mobile } : {}),
    ...(typeof payee === 'string' ? { payee } : {}),
    ...(typeof account === 'string' ? { account } : {}),
  };
}

const ofPayee = (payee: Payee, c: Context): Receiver => ({
  name: readBackName(payee, c),
  tail: payee.tail,
  bank: payee.bank,
  ...(payee.mobile === true ? { mobile: true } : {}),
  payee: payee.id,
});
const ofAccount = (account: Account, c: Context): Receiver => ({
  name: account.alias[c.profile.lang],
  tail: account.tail,
  bank: 'bank.demo',
  account: account.id,
});

async function candidates(raw: Raw, c: Context): Promise<Receiver[]> {
  const [payees, accounts] = await Promise.all([c.ports.payees(), c.ports.accounts()]);
  const own = accounts.filter((account) => account.kind === 'current');
  const found = [
    ...(isAny(raw.value) ? payees : payeesNamed(raw.value, payees)).map((payee) => ofPayee(payee, c)),
    ...matchAccounts(raw.value, own).map((account) => ofAccount(account, c)),
  ];
  return found.length > 0 ? found : payeesLike(raw.value, payees).map((payee) => ofPayee(payee, c));
}

/** 有哪些收款人, asked where one is to be named: all of them are offered. */
const isAny = (value: Json) => typeof value === 'object' && value !== null && !Array.isArray(value) && value.any === true;

/** Nobody saved is called so: said, and offered to be saved, to be called so from then on. */
function offerNew(words: string): Resolved {
  const named: Raw[] = /\p{L}/u.test(words) ? [{ kind: 'choice', text: words, value: { alias: words } }] : [];
  return {
    is: 'none',
    message: message('transfer.unknownPayee', 'refusal', { words: { t: 'said', v: words } }, { money: 'notMoved', choices: [toAdd()] }),
    offered: { 'start:newPayee': { do: 'start', dialog: 'newPayee', set: named } },
  };
}

/** The one payee whose masked name may stand for what was said, or whose name sounds like it; paying them is asked, never taken for granted. */
function askLikely(likely: Payee[], key: 'transfer.maskedPayee' | 'transfer.soundingPayee', words: Said, c: Context): Resolved | null {
  const [payee, twin] = likely;
  if (!payee || twin) return null;
  const receiver = ofPayee(payee, c);
  const values = { payee: { t: 'name' as const, v: receiver.name }, to: accountOf(receiver) };
  const ask = message(key, 'question', key === 'transfer.maskedPayee' ? { ...words, ...values } : values, { money: 'notMoved' });
  return { is: 'many', ask, choices: [{ label: choice('yes', 'transfer.choiceMasked', {}), value: toJson(receiver) }] };
}
type Said = { words: { t: 'said'; v: string } };

/** Nobody is called so: somebody may be meant all the same, else they can be saved. */
async function resolveUnknown(raw: Raw, words: Said, c: Context): Promise<Resolved> {
  const payees = await c.ports.payees();
  const masked = askLikely(payeesMasked(raw.value, payees), 'transfer.maskedPayee', words, c);
  const sounding = payeesSounding(raw.value, payees);
  if (masked) return masked;
  if (sounding.length > 1) {
    const all = sounding.slice(0, c.abilities.choicesMax).map((payee) => ofPayee(payee, c));
    return askWhich(all, raw, words);
  }
  return askLikely(sounding, 'transfer.soundingPayee', words, c) ?? offerNew(words.words.v);
}

function askWhich(found: Receiver[], raw: Raw, words: Said): Resolved {
  const choices = found.map((receiver) => ({
    label: choice(`to:${receiver.payee ?? receiver.account ?? ''}`, 'transfer.choicePayee', {
      payee: { t: 'name', v: receiver.name },
      to: accountOf(receiver),
    }),
    value: toJson(receiver),
  }));
  const ask = isAny(raw.value) ? message('payees.whichToPay', 'question', {}) : message('transfer.whichPayee', 'question', words);
  return { is: 'many', ask, choices };
}

const toAdd = () => choice('start:newPayee', 'payees.choiceAdd', {});

/** A whole account or mobile number, however it was grouped; null for a name and for a tail. */
function wholeNumber(words: string): string | null {
  const figures = words.replace(/[ -]/g, '');
  return /^(?:1[3-9]\d{9}|\d{12,19})$/.test(figures) ? figures : null;
}

/**
 * Whom a whole number pays. Saved payees and own accounts are known here by their tails alone, so only where a tail fits is the bank asked, which
 * counts each number. Anybody else has to be saved first: asked, with the number read back.
 */
async function resolveNumber(number: string, c: Context): Promise<Resolved> {
  const [payees, accounts] = await Promise.all([c.ports.payees(), c.ports.accounts()]);
  const pays = number.length === 11 ? ('mobile' as const) : ('account' as const);
  const isLike = [...payees, ...accounts].some(({ tail }) => number.endsWith(tail));
  const found = isLike ? await c.ports.findPayee({ pays, number }) : undefined;
  if (found?.is === 'refused') {
    const { id, account } = found.values;
    const payee = found.code === 'payeeSaved' && id?.t === 'said' ? payees.find((one) => one.id === id.v) : undefined;
    const own = found.code === 'ownAccount' && account?.t === 'account' ? accounts.find(({ tail }) => tail === account.tail) : undefined;
    if (payee) return { is: 'one', value: toJson(ofPayee(payee, c)) };
    if (own) return { is: 'one', value: toJson(ofAccount(own, c)) };
  }
  const figures = { t: 'digits' as const, v: number, as: pays === 'mobile' ? ('phone' as const) : ('account' as const) };
  return {
    is: 'none',
    message: message('transfer.newNumber', 'question', { number: figures }, { money: 'notMoved', choices: [toAdd()] }),
    offered: { 'start:newPayee': { do: 'start', dialog: 'newPayee', set: [{ kind: 'number', text: number, value: number }] } },
  };
}

/** Finds whom the words mean among saved payees and the customer's own accounts; several of one name are told apart by bank and tail. */
export async function resolvePayee(raw: Raw, _filled: Filled, c: Context): Promise<Resolved> {
  const number = wholeNumber(accountWords(raw.value).tail ?? raw.text);
  if (number !== null) return resolveNumber(number, c);
  const found = (await candidates(raw, c)).slice(0, isAny(raw.value) ? mostChoices(c) : c.abilities.choicesMax);
  const [first] = found;
  const words = { words: { t: 'said' as const, v: raw.text === '' ? (accountWords(raw.value).words ?? '') : raw.text } };
  if (!first) return resolveUnknown(raw, words, c);
  return found.length === 1 ? { is: 'one', value: toJson(first) } : askWhich(found, raw, words);
}
