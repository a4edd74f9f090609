import { openBot, type TestBot } from '../support/bot';

const wang = '10000001';
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

/** What is heard when this is said to the review of 500 yuan for 妈妈 王秀兰. */
async function said(text: string) {
  const chat = bot.chat(wang);
  expect((await chat.say('转500给妈妈')).keys).toEqual(['transfer.review']);
  return chat.say(text);
}

describe('what was read back, said again with a yes', () => {
  test.each(['妈妈 500 转 确认', '确认，五百块给我妈', 'confirm 500 to mum'])('acts on a firm one: %s', async (text) => {
    expect((await said(text)).keys).toEqual(['transfer.stepUp']);
  });

  test.each(['对，五百，给王秀兰', '没错就是我妈', '转500给妈妈', 'yes that is my mother please transfer'])(
    'is asked for a firm one after: %s',
    async (text) => {
      const heard = await said(text);
      expect(heard.keys).toEqual(['transfer.weakYes']);
      expect(heard.rendition.money).toBe('notMoved');
    },
  );

  test.each([
    ['确认，六百块给妈妈', '600.00 元'],
    ['对，五百，给房东', '张伟'],
    ['确认转50给妈妈', '50.00 元'],
  ])('is no yes to another amount or receiver, which is read back instead: %s', async (text, holds) => {
    const heard = await said(text);
    expect(heard.keys.at(-1)).toBe('transfer.review');
    expect(heard.rendition.text).toContain(holds);
  });

  test('is no yes any more once something else was told: a firm yes is asked for by its own words', async () => {
    const chat = bot.chat(wang);
    await chat.say('转500给妈妈');
    expect((await chat.say('好')).keys).toEqual(['transfer.weakYes']);
    expect((await chat.say('对，五百，给妈妈')).keys.at(-1)).toBe('transfer.review');
  });
});
