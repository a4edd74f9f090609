import { choice, message } from '../accessibility/message';
import type { MessageKey, TermKey } from '../locales/keys';
import type { Dialog } from './engine/dialog';

/** What only a person at the bank can do, told at once: how, where the money stands, and the way to that person (guideline article 11). */
const urgent = (id: string, name: TermKey, told: MessageKey, next: MessageKey): Dialog => ({
  ...{ id, v: 1, name, needs: 'none', money: true, slots: [], help: 'urgent.help' },
  answer: () =>
    Promise.resolve([
      message(told, 'warning', {}, { money: 'notMoved', urgency: 'alert' }),
      message(next, 'question', {}, { choices: [choice('human', 'help.choiceHuman', {})] }),
    ]),
});

/** A card that is lost or stolen: its loss has to be reported before somebody uses it. */
export const cardLost: Dialog = {
  ...urgent('cardLost', 'dialog.cardLost', 'urgent.cardLost', 'urgent.cardNext'),
  offer: 'help.choiceCardLost',
};

/** Money that went to the wrong person: nothing here takes it back, a person can ask for its return. */
export const paymentIssue = urgent('paymentIssue', 'dialog.paymentIssue', 'urgent.wrongPerson', 'urgent.wrongNext');
