import { type Choice, choice, type Message, message } from '../accessibility/message';
import type { Context } from './engine/dialog';
import { fewChoices } from './few';
import { isSignInHere } from './sign-in';

export const isStranger = ({ assurance }: Context) => assurance === 'none' || assurance === 'recognised';

/** A stranger where nobody can sign in is offered only what can be done there. */
export const isOnlyGuest = (c: Context) => isStranger(c) && !isSignInHere(c);

/** What customers ask most, first; fewer at once in easy wording (rule EZ-13). */
export function mainTasks(c: Context): Choice[] {
  const tasks = [
    choice('start:balance', 'help.choiceBalance', {}),
    choice('start:transfer', 'help.choiceTransfer', {}),
    choice('start:billQuery', 'help.choiceBills', {}),
    choice('start:transactions', 'help.choiceTransactions', {}),
  ];
  return fewChoices(tasks, c);
}

/** What can be done here when nothing is under way; to somebody who has not signed in, first what needs no sign-in. */
export function generalHelp(c: Context): Message {
  const toHuman = choice('human', 'help.choiceHuman', {});
  const toSettings = choice('start:settings', 'help.choiceSettings', {});
  if (isStranger(c)) {
    const choices = [choice('start:fees', 'help.choiceFees', {}), choice('start:rates', 'help.choiceRates', {}), toSettings, toHuman];
    return message(isOnlyGuest(c) ? 'help.elsewhere' : 'help.stranger', 'menu', {}, { choices });
  }
  return message('help.general', 'menu', {}, { choices: [...mainTasks(c), toHuman] });
}
