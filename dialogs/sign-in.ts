import { choice, type Message, message } from '../accessibility/message';
import type { Context, Dialog } from './engine/dialog';

/** Whether the session that signs in is the one that asked: on our own pages, unless the turn says otherwise. Only there a kept request goes on. */
export const isSignInHere = ({ abilities: { channel, signIn } }: Context): boolean =>
  signIn === undefined ? channel === 'web' || channel === 'text' : signIn === 'here';

/**
 * That something needs a sign-in, and the way there in the customer's mode. On our own pages that is a link, and the request is gone on with.
 * Elsewhere (a chat of somebody else's that no page of ours can raise, DESIGN 4) it is the text page, where it has to be said once more, or a
 * person: no promise is made that cannot be kept.
 */
export function signInNeeded(dialog: Dialog, c: Context): Message {
  const about = { dialog: { t: 'term' as const, key: dialog.name } };
  const money = dialog.money ? ('notMoved' as const) : ('none' as const);
  if (isSignInHere(c)) {
    const choices = [choice('signIn', 'help.choiceSignIn', {}, '/signin')];
    return message(dialog.money ? 'common.signInNeededMoney' : 'common.signInNeeded', 'refusal', about, { money, choices });
  }
  const choices = [choice('openText', 'help.choiceTextPage', {}, '/text'), choice('human', 'help.choiceHuman', {})];
  return message(dialog.money ? 'common.signInElsewhereMoney' : 'common.signInElsewhere', 'refusal', about, { money, choices });
}
