import { commandsFrom, nameable, parseAnswer, sayable } from '../../../bot/understanding/llm/answer';
import type { Command } from '../../../dialogs/engine/command';
import { dialogs } from '../../../dialogs/index';

const nowhere = { review: false, offered: [] };
const read = (answer: unknown, dialog?: string): Command[] | null => {
  const parsed = parseAnswer(typeof answer === 'string' ? answer : JSON.stringify(answer));
  return parsed && commandsFrom(parsed, dialog === undefined ? nowhere : { ...nowhere, dialog }, dialogs);
};
const starting = (...ids: string[]) => ({ commands: ids.map((dialog) => ({ do: 'start', dialog })) });

describe('what a language model may come to', () => {
  test.each(Object.keys(nameable))('starting %s is a start of what only tells, or an offer', (id) => {
    const dialog = dialogs[id]!;
    const moves = dialog.review !== undefined || dialog.act !== undefined;
    expect(read(starting(id))).toEqual([moves ? { do: 'unclear', best: [id] } : { do: 'start', dialog: id }]);
    if (moves) expect(dialog.offer).toBeDefined();
  });

  test.each(['transfer', 'payBill', 'newPayee', 'needs'])('%s is never more than an offer', (id) => {
    expect(read(starting(id))).toEqual([{ do: 'unclear', best: [id] }]);
    expect(read(starting(id, 'balance'))).toEqual([{ do: 'unclear', best: [id, 'balance'] }]);
  });

  test.each(Object.keys(sayable))('%s is a word to the assistant', (what) => {
    expect(read({ commands: [{ do: what }] })).toEqual([{ do: what }]);
  });

  test('is nothing where it names nothing, or what is open already', () => {
    expect(read({ commands: [] })).toBeNull();
    expect(read(starting('transfer'), 'transfer')).toBeNull();
    expect(read(starting('transfer', 'balance'), 'transfer')).toEqual([{ do: 'start', dialog: 'balance' }]);
  });

  test('is one offer of what it names twice, and none of what cannot be offered', () => {
    expect(read(starting('transfer', 'transfer'))).toEqual([{ do: 'unclear', best: ['transfer'] }]);
    expect(read(starting('fees', 'rates'))).toBeNull();
  });

  test('cannot be a yes, a no, a value, a choice, a code, a way back or an end', () => {
    const everything: Command['do'][] = ['set', 'correct', 'choose', 'confirm', 'deny', 'cancel', 'back', 'slower', 'faster', 'spell', 'signedIn', 'silence', 'secret', 'profile', 'unclear', 'stepUp', 'outcome']; // prettier-ignore
    for (const what of everything) expect(parseAnswer(JSON.stringify({ commands: [{ do: what }] }))).toBeNull();
  });
});
