import { choice, type Message, message } from '../accessibility/message';
import type { Context, Dialog } from './engine/dialog';
import { isStranger } from './general-help';
import { isSignInHere } from './sign-in';

/** The way in from where the customer is: a link for the eye and the screen reader; speech spells no address, it says where. */
function wayIn(c: Context): Message {
  const toHuman = choice('human', 'help.choiceHuman', {});
  if (!isStranger(c)) return message('common.signedInAlready', 'info', {});
  return isSignInHere(c)
    ? message('common.signInHow', 'menu', {}, { choices: [choice('signIn', 'help.choiceSignIn', {}, '/signin'), toHuman] })
    : message('common.signInHowElsewhere', 'menu', {}, { choices: [choice('openText', 'help.choiceTextPage', {}, '/text'), toHuman] });
}

/** How to sign in, for those who say or choose it in words; nobody signs in within a conversation, so that no password is written there. */
export const signIn: Dialog = {
  id: 'signIn',
  v: 1,
  name: 'dialog.signIn',
  needs: 'none',
  money: false,
  slots: [],
  help: 'help.general',
  answer: (_filled, c) => Promise.resolve([wayIn(c)]),
};
