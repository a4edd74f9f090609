import { assemble } from '../../bot/app';
import { textAbilities } from '../../bot/channels/webchat/text-turns';
import { readConfig } from '../../bot/config';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import { createLog } from '../../bot/telemetry/log';
import { noMetrics } from '../../bot/telemetry/metrics';
import { openBot, type TestBot } from '../support/bot';

type Line = { level: string; turnId?: string; channel?: string; result?: string; ms?: number; msg: string };

/** What happens at the next pass of a failpoint. */
let trip: { at: string; do: () => Promise<unknown> } | null = null;
const faults = {
  at: async (name: string) => {
    if (trip?.at !== name) return;
    const tripped = trip;
    trip = null;
    await tripped.do();
  },
};

let bot: TestBot;
let parts: ReturnType<typeof assemble>;
let written: string[] = [];
beforeAll(async () => {
  bot = await openBot();
  const { pool, asking } = bot.database;
  const log = createLog('debug', { write: (line: string) => void written.push(line) });
  const shared = createMemoryStore({ log: () => undefined });
  const config = readConfig({ TURNS_PER_MINUTE: '2' });
  parts = assemble(config, { pool, asking, shared, clock: bot.clock, metrics: noMetrics, redis: () => 'none', log, faults });
});
beforeEach(() => {
  written = [];
  trip = null;
});
afterAll(async () => {
  parts.delivery.close();
  await parts.audit.flush();
  await bot.close();
});

let deliveries = 0;
const say = (conversation: string, text: string, key = `d${(deliveries += 1)}`) =>
  parts.adapter.receive({
    ...{ conversation, key, said: { text }, receivedAt: bot.clock.now().toISOString() },
    ...{ abilities: textAbilities, assurance: 'signedIn', customer: '10000001' },
  });
const lines = () => written.map((line) => JSON.parse(line) as Line);
const ended = () => lines().filter(({ msg }) => msg === 'a turn ended');

describe('the lines of a turn', () => {
  test('are one where nothing went wrong: its id as in audit and activity, where and how it ended, how long it took, and no words', async () => {
    const turned = await say('well', '转五百给妈妈，备注13800000001');
    await parts.audit.flush();
    const { rows } = await bot.database.owner.query<{ turn: string }>(`select turn from core.audit where subject = 'well'`);
    expect(lines()).toEqual([
      {
        ...{ level: 'debug', time: expect.any(String) as string, msg: 'a turn ended' },
        ...{ turnId: rows[0]!.turn, channel: 'text', result: 'answered', ms: expect.any(Number) as number },
      },
    ]);
    expect(JSON.stringify(turned)).toContain(`"turn":"${rows[0]!.turn}"`);
    expect(written.join()).not.toMatch(/妈妈|备注|\[digits\]|1380000|10000001/);
  });

  test('have one id however often it is tried', async () => {
    await say('overtaken', '帮助');
    written = [];
    const overtake = `update core.conversations set version = version + 1 where id = 'overtaken'`;
    trip = { at: 'turn.beforeAnswer', do: () => bot.database.owner.query(overtake) };
    await say('overtaken', '查余额');
    expect(lines()).toMatchObject([
      { level: 'warn', msg: 'another turn of this conversation was kept first' },
      { level: 'debug', result: 'answered' },
    ]);
    expect(new Set(lines().map(({ turnId }) => turnId))).toEqual(new Set([expect.stringMatching(/^[0-9a-f-]{36}$/) as string]));
  });

  test('tell of our own mistake whole, with the numbers in it masked, and of the apology that was the answer', async () => {
    trip = { at: 'turn.beforeAnswer', do: () => Promise.reject(new Error('card 6288880000001888, phone 138-0000-0001')) };
    await say('mistaken', '查余额');
    const [failed, end] = lines();
    expect(failed).toMatchObject({
      level: 'error',
      msg: 'the turn failed',
      turnId: end!.turnId,
      err: { message: 'card [digits], phone [digits]' },
    });
    expect(end).toMatchObject({ level: 'debug', result: 'answered' });
    expect(written.join()).not.toMatch(/62888800|138-0000|查余额/);
  });

  test('end with `failed` where a store did not answer and nobody knows', async () => {
    trip = { at: 'commit.after', do: () => Promise.reject(Object.assign(new Error('gone'), { code: '57P01' })) };
    await expect(say('unsure', '查余额')).rejects.toMatchObject({ name: 'PeerError' });
    const [failed, end] = lines();
    expect(failed).toMatchObject({ level: 'error', turnId: end!.turnId, err: { code: 'database' } });
    expect(end).toMatchObject({ level: 'debug', result: 'failed' });
  });

  test('are none for words that were not taken', async () => {
    for (let n = 0; n < 5; n += 1) await say('hurried', '帮助');
    expect(ended()).toHaveLength(2);
  });

  test('are those of one turn where the same words are delivered again while it is under way', async () => {
    let again: Promise<unknown> = Promise.resolve();
    const deliverAgain = () => {
      again = say('doubled', '查余额', 'same'); // waits for the turn that it comes in the middle of
      return Promise.resolve();
    };
    trip = { at: 'turn.beforeAnswer', do: deliverAgain };
    await say('doubled', '查余额', 'same');
    await again;
    expect(lines()).toHaveLength(1);
  });
});
