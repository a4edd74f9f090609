import { choice, type Message, message } from '../accessibility/message';
import type { Dialog } from './engine/dialog';

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

const menu = () => [
  choice('start:balance', 'help.choiceBalance', {}),
  choice('start:transfer', 'help.choiceTransfer', {}),
  choice('human', 'help.choiceHuman', {}),
];

const hello = (name: string | undefined): Message =>
  name === undefined
    ? message('common.hello', 'menu', {}, { choices: menu() })
    : message('common.greeting', 'menu', { name: { t: 'name', v: name } }, { choices: menu() });

/** Says who is speaking, what can be done, how to get help and a person, in one breath. */
export const greeting = talk('greeting', (_filled, c) => Promise.resolve([hello(c.name)]));
export const thanks = talk('thanks', () => Promise.resolve([message('common.thanks', 'info', {})]));
export const goodbye = talk('goodbye', () => Promise.resolve([message('common.goodbye', 'farewell', {})]));
