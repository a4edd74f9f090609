import { choice, message } from '../accessibility/message';
import type { Dialog } from './engine/dialog';

/** Somebody may be talking the customer into a transfer: the engine has stopped what was open; here is the warning and a person. */
export const fraud: Dialog = {
  id: 'fraud',
  v: 1,
  name: 'dialog.fraud',
  needs: 'none',
  money: true,
  slots: [],
  help: 'fraud.help',
  offer: 'help.choiceFraud',
  answer: () =>
    Promise.resolve([
      message('fraud.warning', 'warning', {}, { urgency: 'alert' }),
      message('fraud.next', 'question', {}, { choices: [choice('human', 'help.choiceHuman', {})] }),
    ]),
};
