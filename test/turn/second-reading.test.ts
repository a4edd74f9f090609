import { message } from '../../accessibility/message';
import { defaultProfile } from '../../accessibility/profile';
import { textAbilities } from '../../bot/channels/webchat/text-turns';
import { askingOnce, createReadAgain, type Speaker, type Unread } from '../../bot/turn/second-reading';
import type { AskedBy } from '../../bot/understanding/llm/port';
import type { Command } from '../../dialogs/engine/command';
import { emptyState, type Frame, type State } from '../../dialogs/engine/state';
import { amountAsked, idle, payeeAsked } from '../understanding/moment';

const at = '2026-03-18T02:00:10.000Z';
const speaker: Speaker = { turnId: 't', receivedAt: at, profile: defaultProfile, abilities: textAbilities, name: '王建国' };
const unread: Unread = { text: '那个事儿给我整整', about: idle, commands: [{ do: 'unclear', best: [] }], state: emptyState };
const frame: Frame = { id: 'f', dialog: 'transfer', v: 1, filled: {}, misses: 0, phase: 'asking', order: [] };
const within = (more: Partial<Frame>, state: Partial<State> = {}): Partial<Unread> => ({
  about: amountAsked,
  state: { ...emptyState, stack: [{ ...frame, ...more }], ...state },
});

/** A second reader over a model that notes how it was asked and answers as told. */
function reader(answer: Command[] | null = [{ do: 'help' }]) {
  const asked: AskedBy[] = [];
  const read = createReadAgain((_text, _about, by) => {
    asked.push(by);
    return Promise.resolve(answer);
  }, () => new Date(at)); // prettier-ignore
  return { asked, read };
}

describe('the language model is asked', () => {
  test.each<[string, Partial<Unread>]>([
    ['where nothing is open', {}],
    ['where the embedded reader has only guesses', { commands: [{ do: 'unclear', best: ['transfer'] }] }],
    ['at the question for an amount', within({})],
    ['after ways out were offered', { state: { ...emptyState, last: [message('common.unclear', 'question', {}, { choices: [{ id: 'help', label: 'help.choiceHelp' }] })] } }],
    ['over an open menu', { state: { ...emptyState, last: [message('common.hello', 'menu', {}, { choices: [{ id: 'start:balance', label: 'help.choiceBalance' }] })] } }],
  ])('%s', async (_, more) => {
    const { asked, read } = reader();
    expect([await read({ ...unread, ...more }, speaker), asked.length]).toEqual([[{ do: 'help' }], 1]);
  }); // prettier-ignore

  test.each<[string, Partial<Unread>]>([
    ['what was understood', { commands: [{ do: 'help' }] }],
    ['several things', { commands: [{ do: 'unclear', best: [] }, { do: 'help' }] }],
    ['a number that no choice has', { commands: [{ do: 'unclear', best: [], number: true }] }],
    ['more than is read', { text: '啊'.repeat(201) }],
    ['anything at a review', within({ phase: 'reviewing' })],
    ['anything while a code is open', within({ phase: 'steppingUp' })],
    ['anything while the bank is at work', within({ phase: 'acting' })],
    ['which of several is meant', within({ among: { slot: 'to', ask: message('common.hello', 'question', {}), offered: {} } })],
    ['whom money is to go to', { ...within({}), about: payeeAsked }],
    ['which of two guesses is meant', { state: { ...emptyState, last: [message('common.didYouMean', 'question', {}, { choices: [{ id: 'start:fees', label: 'help.choiceBalance' }] })] } }],
  ])('never about %s', async (_, more) => {
    const { asked, read } = reader();
    expect([await read({ ...unread, ...more }, speaker), asked]).toEqual([null, []]);
  }); // prettier-ignore

  test.each<[string, Partial<Speaker>, number]>([
    ['on a page', {}, 1_500],
    ['on the telephone', { abilities: { ...textAbilities, channel: 'phone' } }, 800],
    ['by ear', { profile: { ...defaultProfile, form: 'speech' } }, 800],
  ])('for no longer than somebody may wait %s', async (_, who, waitMs) => {
    const { asked, read } = reader();
    await read(unread, { ...speaker, ...who });
    expect(asked).toEqual([{ turnId: 't', waitMs, own: ['王建国'] }]);
  });

  test('no more where the words have waited long already', async () => {
    const { asked, read } = reader();
    await read(unread, { ...speaker, receivedAt: '2026-03-18T02:00:05.999Z' });
    expect(asked).toEqual([]);
  });

  test('once in a delivery, however often its turn is tried, and only for the question it was asked', async () => {
    const { asked, read } = reader();
    const { readAgain } = askingOnce({ readAgain: read });
    const [first, again, elsewhere] = [await readAgain(unread, speaker), await readAgain(unread, speaker), await readAgain({ ...unread, about: amountAsked }, speaker)]; // prettier-ignore
    expect([first, again, elsewhere, asked.length]).toEqual([[{ do: 'help' }], [{ do: 'help' }], null, 1]);
  });
});

test('what the embedded reader would have offered stands behind an offer of the model', async () => {
  const { read } = reader([{ do: 'unclear', best: ['payBill'] }]);
  const guessed: Command[] = [{ do: 'unclear', best: ['transfer', 'payBill'] }];
  expect(await read({ ...unread, commands: guessed }, speaker)).toEqual([{ do: 'unclear', best: ['payBill', 'transfer'] }]);
});
