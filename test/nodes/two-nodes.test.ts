import { setTimeout as pause } from 'node:timers/promises';
import { findBreaks } from '../../bot/banking/ledger/invariants';
import { openDatabase, type TestDatabase } from '../support/database';
import { startRedis, type TestRedis } from '../support/redis';
import { buildBot } from './built';
import { type BotNode, createNode } from './node';
import { createVisitor, type NodeVisitor } from './visitor';

const wang = '10000001';
const zhou = '10000007';
/** The whole of the trouble takes no longer; what is under way then is still answered. */
const troubleMaxMs = 40_000;

let database: TestDatabase;
let redis: TestRedis;
let nodes: BotNode[];
let built: ReturnType<typeof buildBot>;
beforeAll(async () => {
  built = buildBot();
  [database, redis] = await Promise.all([openDatabase(), startRedis()]);
  const { owner } = database.connections;
  nodes = await Promise.all([1, 2].map(() => createNode({ script: built.script, owner, redisUrl: redis.url })));
  await nodes[0]!.start(); // makes the demo bank
  await nodes[1]!.start();
});
afterAll(async () => {
  redis.resume();
  await Promise.all(nodes.map((node) => node.close()));
  await Promise.all([redis.close(), database.close()]);
  built.remove();
});

/** Two turns for each transfer; no amount is asked for twice. */
const transfers = (from: string, to: string) => (n: number) => (n % 2 === 0 ? `从${from}转${11 + n / 2}到${to}` : '确认');

const openVisitors = (urls: string[]): Promise<NodeVisitor[]> =>
  Promise.all([
    createVisitor({ name: 'wang', urls, customer: wang, says: transfers('工资卡', '储蓄') }),
    createVisitor({ name: 'zhou', urls: urls.toReversed(), customer: zhou, says: transfers('零钱', '工资卡') }),
    createVisitor({ name: 'liming-1', urls, customer: '10000002', says: () => '查余额' }),
    createVisitor({ name: 'liming-2', urls: urls.toReversed(), customer: '10000002', says: (n) => `查余额 第${n}次` }),
    createVisitor({ name: 'stranger', urls, says: (n) => `手续费多少 ${n}` }),
  ]);

/** What a test waits for: so many more turns answered, from now on. */
function createProgress(until: number) {
  let count = 0;
  return {
    told: () => void (count += 1),
    more: async (turns: number) => {
      const goal = count + turns;
      while (count < goal && Date.now() < until) await pause(5);
    },
  };
}

describe('two nodes on one PostgreSQL and one Redis', () => {
  test('lose, double and swap no turn while nodes and Redis are killed and come back', async () => {
    const [a, b] = nodes as [BotNode, BotNode];
    const visitors = await openVisitors([a.url, b.url]);
    const until = Date.now() + troubleMaxMs;
    const { told, more } = createProgress(until);
    let stopped = false;
    const talking = Promise.all(visitors.map((visitor) => visitor.talk(() => stopped || Date.now() > until, told)));

    /** A visitor who is refused, or a node that does not come back, ends it. */
    const trouble = async () => {
      await more(40);
      redis.stall();
      await more(20);
      redis.resume();
      await more(20);
      await a.kill();
      await more(20);
      await a.start();
      await more(20);
      await redis.flush();
      await more(20);
      await redis.kill();
      await more(20);
      await b.kill();
      await more(20);
      await Promise.all([b.start(), redis.start()]);
      await more(20);
      await Promise.all([a.kill(), redis.restart()]);
      await Promise.all([a.start(), more(20)]);
      await more(40);
    };
    await Promise.race([trouble(), talking]).finally(() => (stopped = true));
    await talking;

    for (const visitor of visitors) await expectEachOnceInOrder(visitor);
    for (const customer of [wang, zhou]) await expectTransfersOnce(customer);
    expect(await findBreaks(database.owner)).toEqual([]);
    expect(visitors.reduce((sum, { retries }) => sum + retries(), 0)).toBeGreaterThan(0);
  }, 120_000);

  test('refuse a third that knows no Redis, in one line that names REDIS_URL', async () => {
    const third = await createNode({ script: built.script, owner: database.connections.owner });
    const refusal = await third.start().then(
      () => 'it started',
      (error: unknown) => String(error),
    );
    await third.close();
    expect(refusal.split('\n')).toHaveLength(1);
    expect(refusal).toContain('REDIS_URL');
  });
});

type KeyRow = { turn: string; closed: boolean; said: string; answers: string };

/** Every delivery that was answered is one closed key, with the customer's words once, and they stand as they were sent. */
async function expectEachOnceInOrder({ name, answered }: NodeVisitor): Promise<void> {
  const { rows } = await database.owner.query<KeyRow>(
    `select split_part(k.key, '.', 1) as turn, k.closed,
            count(*) filter (where a.sender = 'customer') as said, count(*) filter (where a.sender = 'bot') as answers
       from core.turn_keys k join core.activities a on a.conversation = k.conversation and a.key = k.key
      where k.key like $1 group by k.conversation, k.key, k.closed, k.first_seq order by k.first_seq`,
    [`${name}-______.%`],
  );
  expect(answered.length).toBeGreaterThan(0);
  expect(rows.map(({ turn }) => turn)).toEqual(answered.map(({ turn }) => turn));
  expect(rows.filter(({ closed, said, answers }) => !closed || said !== '1' || answers === '0')).toEqual([]);
}

/** No amount moved twice, and what moved is what was told as moved, each with its own reference. */
async function expectTransfersOnce(customer: string): Promise<void> {
  const { rows: posted } = await database.owner.query<{ amount: string; reference: string }>(
    `select outcome #>> '{values,amount,v,minor}' as amount, outcome ->> 'reference' as reference from bank.acts
      where customer = $1 and kind = 'transfer' and outcome ->> 'is' = 'done' and id not like 'demo-%'`,
    [customer],
  );
  const { rows: told } = await database.owner.query<{ text: string }>(
    `select a.activity ->> 'text' as text from core.activities a join core.conversations c on c.id = a.conversation
      where c.customer = $1 and a.sender = 'bot' and a.activity #>> '{channelData,money}' = 'moved'`,
    [customer],
  );
  const references = told.map(({ text }) => /参考号\s*([0-9A-Z ]+)/.exec(text)?.[1]?.replaceAll(' ', ''));
  expect(posted.length).toBeGreaterThan(0);
  expect(new Set(posted.map(({ amount }) => amount)).size).toBe(posted.length);
  expect(new Set(references)).toEqual(new Set(posted.map(({ reference }) => reference)));
}
