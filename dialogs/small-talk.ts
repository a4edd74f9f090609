import { choice, type Message, message } from '../accessibility/message';
import type { Context, Dialog } from './engine/dialog';
import { isOnlyGuest, mainTasks } from './general-help';

const talk = (id: 'greeting' | 'thanks' | 'goodbye', answer: Dialog['answer']): Dialog => ({
  id,
  v: 1,
  name: `dialog.${id}`,
  needs: 'none',
  money: false,
  slots: [],
  help: 'help.general',
  ...(answer ? { answer } : {}),
});

const forGuests = () => [
  choice('start:fees', 'help.choiceFees', {}),
  choice('start:rates', 'help.choiceRates', {}),
  choice('help', 'help.choiceHelp', {}),
];

function hello(c: Context): Message {
  const choices = [...(isOnlyGuest(c) ? forGuests() : mainTasks(c)), choice('human', 'help.choiceHuman', {})];
  return c.name === undefined
    ? message('common.hello', 'menu', {}, { choices })
    : message('common.greeting', 'menu', { name: { t: 'name', v: c.name } }, { choices });
}

/** Says who is speaking, what can be done, how to get help and a person, in one breath. */
export const greeting = talk('greeting', (_filled, c) => Promise.resolve([hello(c)]));
export const thanks = talk('thanks', () => Promise.resolve([message('common.thanks', 'info', {})]));
export const goodbye = talk('goodbye', () => Promise.resolve([message('common.goodbye', 'farewell', {})]));
