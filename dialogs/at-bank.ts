import { choice, type Json, message } from '../accessibility/message';
import type { Dialog } from './engine/dialog';

/** What a person at the bank does and no dialog does yet, by the names of the intents and commands that ask for it. */
export const bankMatters = [
  ...(['card_freeze', 'card_unfreeze', 'card_activate', 'card_order', 'limits', 'pin_change', 'exchange_rate'] as const),
  ...(['open_account', 'update_details', 'payment_issue', 'places', 'complaint'] as const),
];
export type BankMatter = (typeof bankMatters)[number];

const matterOf = (value: Json | undefined): BankMatter | undefined => bankMatters.find((one) => one === value);

/** Understood, and not possible here: what it is, that nothing was done, and the way to who does it (guideline article 11). */
export const atBank: Dialog = {
  id: 'atBank',
  v: 1,
  name: 'dialog.atBank',
  needs: 'none',
  money: false,
  slots: [
    {
      ...{ name: 'matter', kind: 'choice', optional: true },
      ...{ ask: 'atBank.help', why: 'atBank.help', example: 'atBank.help', change: 'atBank.help' },
    },
  ],
  help: 'atBank.help',
  answer: ({ matter }) => {
    const about = matterOf(matter);
    const told =
      about === 'complaint'
        ? message('atBank.complaint', 'info', {}, { money: 'notMoved' })
        : message('atBank.told', 'info', { matter: { t: 'term', key: `matter.${about ?? 'other'}` } }, { money: 'notMoved' });
    return Promise.resolve([told, message('atBank.next', 'question', {}, { choices: [choice('human', 'help.choiceHuman', {})] })]);
  },
};
