import { createBillNews } from '../../bot/turn/bill-news';
import type { Command } from '../../dialogs/engine/command';
import { textAbilities } from '../../bot/channels/webchat/text-turns';
import { openBot, type TestBot } from '../support/bot';

const customer = '10000001';
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

/** A conversation that can be written to outside any page, and how many letters have been put in the outbox for it. */
async function reached() {
  const { conversation, say } = bot.chat(customer);
  await say('你好');
  await bot.store.keepAddress({ address: `framework:${conversation}`, conversation, reference: { channelId: 'test' } });
  const letters = async (): Promise<number> => {
    const text = `select 1 from core.outbox where topic = 'deliver' and payload ->> 'address' = $1`;
    return (await bot.database.owner.query(text, [`framework:${conversation}`])).rows.length;
  };
  return { conversation, letters };
}

const wantsQuiet = (quiet: boolean) => bot.profiles.patch(customer, { quiet }, { turn: 'test', now: bot.clock.now() });
const inside = (conversation: string, key: string, commands: Command[], unasked?: true) =>
  bot.turns.receive({
    ...{ conversation, customer, key, receivedAt: bot.clock.now().toISOString(), abilities: textAbilities, assurance: 'signedIn' as const },
    ...{ said: { commands }, ...(unasked ? { unasked } : {}) },
  });

describe('who wants to hear only of what matters', () => {
  test.each([
    [false, 1],
    [true, 0],
  ] as const)('quiet %s: %i letters tell of a bill, and the news stands in the conversation all the same', async (quiet, count) => {
    await wantsQuiet(quiet);
    const { conversation, letters } = await reached();
    await createBillNews(bot.turns, bot.clock.now)({ act: `act-${quiet}`, conversation, customer, reference: 'K7P3QA', disputed: false });
    const [last] = await bot.store.latest(conversation, 1);
    expect(last!.from).toBe('bot');
    expect(await letters()).toBe(count);
  });

  test('is written to at once when it does matter, and told what they wait for', async () => {
    await wantsQuiet(true);
    const alarmed = await reached();
    await inside(alarmed.conversation, 'alarm', [{ do: 'start', dialog: 'fraud' }], true);
    expect(await alarmed.letters()).toBe(1);
    const waiting = await reached();
    await inside(waiting.conversation, 'outcome', [{ do: 'start', dialog: 'fees' }]);
    expect(await waiting.letters()).toBe(1);
  });
});
