import { choice, type Message, message } from '../accessibility/message';
import type { Context } from './engine/dialog';
import { isSignInHere } from './sign-in';

export const isStranger = ({ assurance }: Context) => assurance === 'none' || assurance === 'recognised';

/** A stranger where nobody can sign in is offered only what can be done there. */
export const isOnlyGuest = (c: Context) => isStranger(c) && !isSignInHere(c);

/** What can be done here when nothing is under way; to somebody who has not signed in, first what needs no sign-in. */
export function generalHelp(c: Context): Message {
  const toHuman = choice('human', 'help.choiceHuman', {});
  const toSettings = choice('start:settings', 'help.choiceSettings', {});
  if (isStranger(c)) {
    const choices = [choice('start:fees', 'help.choiceFees', {}), choice('start:rates', 'help.choiceRates', {}), toSettings, toHuman];
    return message(isOnlyGuest(c) ? 'help.elsewhere' : 'help.stranger', 'menu', {}, { choices });
  }
  const choices = [
    choice('start:balance', 'help.choiceBalance', {}),
    choice('start:transfer', 'help.choiceTransfer', {}),
    toSettings,
    toHuman,
  ];
  return message('help.general', 'menu', {}, { choices });
}
