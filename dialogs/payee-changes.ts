import { choice, message, type Json } from '../accessibility/message';
import { isCommandWord } from './command-words';
import type { Raw } from './engine/command';
import type { Context, Dialog, Resolved, Slot } from './engine/dialog';
import type { Filled } from './engine/state';
import { folded } from './match';
import { accountOf, payeeValues } from './match-payee';
import { chosenIn, payeeSlot, removedSlot } from './payee-slot';
import type { Payee } from './ports';

/** What a payee may be called: one line, so long. */
export const aliasMax = 20;
export const nameMax = 40;

/** A name as it may be kept, or null: with some letter, on one line, no more than so many characters. */
export function keptName(value: Json, max: number): string | null {
  const name =
    typeof value === 'string'
      ? value
          .normalize('NFC')
          .replace(/[\s\p{Cc}\p{Cf}\p{Cs}]+/gu, ' ')
          .trim()
      : '';
  return /\p{L}/u.test(name) && Array.from(name).length <= max ? name : null;
}

/** Whom the customer calls so already: two of one name would have to be told apart each time money goes to one of them. */
async function calledSo(alias: string, filled: Filled, c: Context): Promise<Payee | undefined> {
  const renamed = chosenIn(filled)?.payee;
  return (await c.ports.payees()).find(({ id, names }) => id !== renamed && names.some((name) => folded(name) === folded(alias)));
}

/** `{ alias }` is a word that came along from elsewhere, such as the unknown name that a transfer was to go to. */
async function resolveAlias({ value }: Raw, filled: Filled, c: Context): Promise<Resolved> {
  const isCarried = typeof value === 'object' && value !== null && !Array.isArray(value);
  const alias = keptName(isCarried ? (value.alias ?? null) : value, aliasMax);
  if (alias === null) return { is: 'none', message: message('payees.badAlias', 'refusal', {}) };
  const said = { t: 'said' as const, v: alias };
  if (isCommandWord(alias)) return { is: 'none', message: message('payees.commandAlias', 'refusal', { alias: said }) };
  const other = await calledSo(alias, filled, c);
  if (!other) return { is: 'one', value: alias };
  return { is: 'none', message: message('payees.aliasTaken', 'refusal', { alias: said, ...payeeValues(other, c) }) };
}

/** What the customer calls a payee: their own word for somebody, also one that is a number (名字是五百), but no command and nobody else's. */
export const aliasSlot: Slot = {
  name: 'alias',
  kind: 'words',
  ask: 'payees.askAlias',
  why: 'payees.whyAlias',
  example: 'payees.exampleAlias',
  change: 'payees.changeAlias',
  resolve: resolveAlias,
};

/** The payee that an act is about; the engine acts only when it is known. */
function chosen(filled: Filled) {
  const found = chosenIn(filled);
  if (!found) throw new Error('no payee was chosen');
  return found;
}
const values = (filled: Filled) => ({ payee: { t: 'name' as const, v: chosen(filled).name }, to: accountOf(chosen(filled)) });
const aliasOf = ({ alias }: Filled) => (typeof alias === 'string' ? alias : '');

const change = { v: 1, needs: 'bound', money: false, help: 'payees.help', failed: 'payees.failed' } as const;

/** Gives a payee another name to be called by; done at once, since the old one can be given back. */
export const renamePayee: Dialog = {
  ...change,
  id: 'renamePayee',
  name: 'dialog.renamePayee',
  slots: [
    payeeSlot,
    {
      ...{ ...aliasSlot, ask: 'payees.askNewAlias', when: (filled) => chosenIn(filled) !== undefined },
      asks: (filled) => ({ payee: values(filled).payee }),
    },
  ],
  act: (filled) => ({ kind: 'profile', facts: { what: 'renamePayee', payee: chosen(filled).payee, alias: aliasOf(filled) } }),
  told: ({ values: { payee } }, filled) => {
    const name = payee?.t === 'name' ? payee : values(filled).payee;
    const alias = { t: 'said' as const, v: aliasOf(filled) };
    return [message('payees.renamed', 'receipt', { payee: name, to: values(filled).to, alias })];
  },
};

/** Removes a payee at once and offers to bring it back; a transfer to it that is open is refused in its own words. */
export const removePayee: Dialog = {
  ...change,
  id: 'removePayee',
  name: 'dialog.removePayee',
  slots: [payeeSlot],
  act: (filled) => ({ kind: 'profile', facts: { what: 'removePayee', payee: chosen(filled).payee } }),
  told: (_outcome, filled) => [
    message('payees.removed', 'receipt', values(filled)),
    message('payees.undo', 'menu', {}, { choices: [choice(`restore:${chosen(filled).payee}`, 'payees.choiceRestore', {})] }),
  ],
};

/** Brings back a payee that was removed within the last minutes (the rule `payeeRestoreMinutes`). */
export const restorePayee: Dialog = {
  ...change,
  id: 'restorePayee',
  name: 'dialog.restorePayee',
  slots: [removedSlot],
  act: (filled) => ({ kind: 'profile', facts: { what: 'restorePayee', payee: chosen(filled).payee } }),
  told: ({ values: { payee, to } }, filled) => {
    const { name } = chosen(filled);
    const told = {
      payee: name === '' && payee?.t === 'name' ? payee : values(filled).payee,
      to: to?.t === 'account' ? to : values(filled).to,
    };
    return [message('payees.restored', 'receipt', told)];
  },
};
