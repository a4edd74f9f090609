import { openBot, type TestBot } from '../support/bot';

let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(() => bot.close());

describe('the audit of turns', () => {
  test('has one row for each answer, with message keys and no words or amounts', async () => {
    const chat = bot.chat('10000001');
    await chat.say('查余额');
    await chat.say('转500给妈妈');
    await bot.audit.flush();
    const { rows } = await bot.database.owner.query<{ customer: string; detail: object }>(
      `select customer, detail from core.audit where what = 'turn' and subject = $1 order by id`,
      [chat.conversation],
    );
    expect(rows).toEqual([
      { customer: '10000001', detail: { channel: 'text', keys: ['balance.one', 'balance.more'], money: 'none', needs: true } },
      { customer: '10000001', detail: { channel: 'text', keys: ['transfer.review'], money: 'notMoved', needs: true } },
    ]);
  });

  test('keeps its rows while the audit cannot be written, and writes them once it can', async () => {
    const chat = bot.chat('10000001');
    await bot.audit.flush();
    await bot.database.owner.query('revoke insert on core.audit from bank_bot');
    await chat.say('查余额');
    await bot.audit.flush();
    await bot.database.owner.query('grant insert on core.audit to bank_bot');
    await bot.audit.flush();
    const { rows } = await bot.database.owner.query(`select 1 from core.audit where what = 'turn' and subject = $1`, [chat.conversation]);
    expect(rows).toHaveLength(1);
  });
});
