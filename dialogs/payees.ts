import { choice, type Choice, type Message, message } from '../accessibility/message';
import type { Context, Dialog, Offered } from './engine/dialog';
import type { Filled } from './engine/state';
import { mostChoices } from './few';
import { accountOf, payeeValues } from './match-payee';
import { chosenIn, payeeSlot } from './payee-slot';
import type { Payee } from './ports';

/** So many at a time by ear; otherwise as many as may be offered, less one for the way on. */
const heardMax = 3;

function pageMax(c: Context): number {
  const room = mostChoices(c) - 1;
  return c.abilities.choices === 'keys' || c.profile.form === 'speech' ? Math.min(heardMax, room) : room;
}

const pageOf = ({ page }: Filled) => (typeof page === 'object' && page !== null && !Array.isArray(page) ? page : {});

const isOne = (one: Choice): boolean => one.id.startsWith('payee:');

/** One page of the list: each of them can be chosen, by number, name or tap. */
function list(payees: Payee[], skip: number, c: Context): { messages: Message[]; offered: Offered } {
  const shown = payees.slice(skip, skip + pageMax(c));
  const rest = payees.length - skip - shown.length;
  const each = shown.map((payee) => choice(`payee:${payee.id}`, 'payees.choiceOne', payeeValues(payee, c)));
  const more = rest > 0 ? [choice('payees:more', 'payees.choiceMore', {})] : [choice('start:newPayee', 'payees.choiceAdd', {})];
  const choices = [...each, ...more];
  const total = { t: 'count' as const, v: payees.length };
  const told =
    skip === 0
      ? message('payees.list', 'menu', { total }, { choices })
      : message('payees.listOn', 'menu', { n: { t: 'count', v: choices.filter(isOne).length } }, { choices });
  const set = [{ kind: 'choice' as const, text: '', value: { skip: skip + shown.length } }];
  return { messages: [told], offered: rest > 0 ? { 'payees:more': { do: 'start', dialog: 'payees', set } } : {} };
}

/** Where something else is open its own question has the choices, so the names stand in the text. */
function namesOnly(payees: Payee[], c: Context): Message[] {
  const items = payees.slice(0, c.abilities.choicesMax).map((payee) => payeeValues(payee, c));
  return [
    message('payees.names', 'info', {
      payees: {
        t: 'rows',
        caption: 'payees.namesCaption',
        lead: 'payees.namesCaptionLead',
        row: 'payees.namesRow',
        items,
        total: payees.length,
      },
    }),
  ];
}

/** What can be done with one of them. */
function one(payee: NonNullable<ReturnType<typeof chosenIn>>): Message[] {
  const choices = [
    choice(`pay:${payee.payee}`, 'payees.choicePay', {}),
    choice(`rename:${payee.payee}`, 'payees.choiceRename', {}),
    choice(`remove:${payee.payee}`, 'payees.choiceRemove', {}),
  ];
  const values = { payee: { t: 'name' as const, v: payee.name }, to: accountOf(payee) };
  return [message('payees.one', 'menu', values, { choices })];
}

async function answer(filled: Filled, c: Context): Promise<Message[] | { messages: Message[]; offered: Offered }> {
  const chosen = chosenIn(filled);
  if (chosen) return one(chosen);
  const payees = await c.ports.payees();
  if (payees.length === 0) return [message('payees.empty', 'menu', {}, { choices: [choice('start:newPayee', 'payees.choiceAdd', {})] })];
  const { names, skip } = pageOf(filled);
  if (names === true) return namesOnly(payees, c);
  return list(payees, typeof skip === 'number' && skip > 0 && skip < payees.length ? skip : 0, c);
}

/** Whom the customer has saved to pay, a page at a time; one of them to be paid, renamed or removed. */
export const payees: Dialog = {
  id: 'payees',
  v: 1,
  name: 'dialog.payees',
  needs: 'bound',
  money: false,
  slots: [
    { ...payeeSlot, optional: true },
    {
      name: 'page',
      kind: 'choice',
      ask: 'payees.help',
      why: 'payees.help',
      example: 'payees.help',
      change: 'payees.choiceMore',
      optional: true,
    },
  ],
  help: 'payees.help',
  offer: 'payees.choiceList',
  answer,
};
