import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../bot/root';
import { recover } from '../../bot/turn/recover';
import { openBot, type TestBot } from '../support/bot';

const customer = '10000001';
const hourMs = 3_600_000;
let bot: TestBot;
beforeAll(async () => void (bot = await openBot()));
afterAll(async () => {
  await bot.checkBooks();
  await bot.gateway.late.stop();
  await bot.close();
});

type Chat = ReturnType<TestBot['chat']>;

/** Runs a bot that says this in a conversation and dies at the place. Rejects if it ends in any other way. */
function killedAt(place: string, chat: Chat, texts: string[]): Promise<void> {
  const demoNow = new Date(bot.clock.now().getTime() + 8 * hourMs).toISOString().slice(0, 19);
  const order = { connection: bot.database.connections.bot, demoNow, customer, conversations: [chat.conversation], texts, place };
  const dying = join(projectRoot, 'test/faults/dying-bot.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', dying, JSON.stringify(order)], {
    ...{ cwd: projectRoot, stdio: ['ignore', 'ignore', 'pipe'] },
  });
  let failed = '';
  child.stderr.on('data', (chunk: Buffer) => (failed += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.once('exit', (_code, signal) => {
      bot.passTime(120_000);
      if (signal === 'SIGKILL') resolve();
      else reject(new Error(`the bot was not killed: ${failed}`));
    });
  });
}

const payments = async () => {
  const { rows } = await bot.database.owner.query<{ type: string; state: string; act: string }>(
    'select type, state, act from bank.bill_payments order by placed_at',
  );
  return rows;
};
const balance = async () => {
  const { rows } = await bot.database.owner.query<{ posted: string; held: string }>(
    `select sum(posted_minor) as posted, sum(held_minor) as held from bank.balances where account like '10000001-%'`,
  );
  return rows[0]!;
};

/** Where a bot dies, what it was paying, and what becomes of the payment. */
const places = [
  ['bill.afterHold', '水费', 'water', 5_230n, 'held', 'refunded'],
  ['bill.afterSent', '电费', 'electricity', 18_640n, 'sent', 'refunded'],
  ['biller.pay.before', '话费', 'phone', 9_900n, 'sent', 'refunded'],
  ['biller.pay.after', '有线电视费', 'cableTv', 2_400n, 'sent', 'posted'],
  ['bill.afterAnswer', '罚款', 'fine', 20_000n, 'sent', 'posted'],
] as const;

test.each(places)(
  'a payment whose bot dies at %s (%s) is found out, done once or given back, and told',
  async (place, words, type, minor, left, end) => {
    const chat = bot.chat(customer);
    const before = await balance();
    await killedAt(place, chat, [`交${words}`, '确认']);
    expect((await payments()).at(-1)).toMatchObject({ type, state: left });
    expect(BigInt((await balance()).held) - BigInt(before.held)).toBe(minor);

    await recover(bot.recovery, 0);
    expect((await chat.told()).at(-1)).toMatchObject({ money: 'checking' });
    for (let hours = 0; hours < 5; hours += 1) {
      await bot.billJobs.run();
      bot.passTime(hourMs);
    }
    const payment = (await payments()).at(-1)!;
    expect(payment).toMatchObject({ type, state: end });
    expect((await chat.told()).at(-1)).toMatchObject({ money: end === 'posted' ? 'moved' : 'returned' });
    const after = await balance();
    expect(after.held).toBe(before.held);
    expect(BigInt(before.posted) - BigInt(after.posted)).toBe(end === 'posted' ? minor : 0n);

    await bot.billJobs.run();
    const told = await chat.told();
    expect(told.filter(({ money }) => money === 'moved' || money === 'returned')).toHaveLength(1);
  },
);

test('a payment whose bot dies after the receipt was written is told once, by that receipt', async () => {
  const chat = bot.chat(customer);
  await killedAt('turn.afterPosting', chat, ['交水费', '确认']);
  expect((await payments()).at(-1)).toMatchObject({ type: 'water', state: 'posted' });
  await bot.billJobs.run();
  await recover(bot.recovery, 0);
  await bot.billJobs.run();
  expect((await chat.told()).filter(({ money }) => money === 'moved')).toHaveLength(1);
});
