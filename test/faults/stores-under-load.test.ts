import { setTimeout as pause } from 'node:timers/promises';
import type { Faults } from '../../bot/faults';
import { createMemoryStore } from '../../bot/stores/shared/memory';
import { createRedisStore, type RedisStore } from '../../bot/stores/shared/redis';
import type { SharedStore } from '../../bot/stores/types';
import { recover } from '../../bot/turn/recover';
import { startRedis, type TestRedis } from '../support/redis';
import { serveBot } from '../support/serve';
import { openServer } from './own-server';
import { type LineTalker, openCustomer, openStranger, openVisitor, type Talker } from './talkers';

const secret = 'a-direct-line-secret-for-stores-that-go';
const unlimited = { TURNS_PER_MINUTE: '100000', SIGN_INS_PER_MINUTE: '1000', VISITORS_PER_MINUTE: '1000', DIRECT_LINE_SECRET: secret };
const wang = '10000001';
const zhou = '10000007';
/** The whole of the trouble takes a quarter of this where nobody else uses the machine; what is under way at the end is still answered. */
const troubleMaxMs = 60_000;
const turnsEach = 60;

let server: Awaited<ReturnType<typeof openServer>>;
let redis: TestRedis;
let store: RedisStore;
let bot: Awaited<ReturnType<typeof serveBot>>;
const ambush = createAmbush();

beforeAll(async () => {
  [server, redis] = await Promise.all([openServer(), startRedis({ started: false })]);
  store = createRedisStore({ url: redis.url, log: () => undefined, local: createMemoryStore({ log: () => undefined }) });
  const lock: SharedStore['lock'] = async (...asked) => {
    const [held] = await Promise.all([store.lock(...asked), ambush.at('lock')]);
    return held;
  };
  bot = await serveBot(unlimited, { shared: { ...store, lock }, faults: { at: ambush.at } });
});
afterAll(async () => {
  redis.resume();
  await server.answers(); // where a test failed it may be coming back only now
  try {
    await bot.close();
  } finally {
    await Promise.all([store.close(), redis.close(), server.close()]);
  }
});

/** Strikes at the next turn that comes by a place, and tells whether it has. */
function createAmbush(): Faults & { lay(place: string, blow: () => Promise<unknown>): () => boolean } {
  let laid: { place: string; blow(): Promise<unknown>; struck: boolean } | null = null;
  return {
    at: async (place) => {
      if (laid?.place !== place) return;
      const one = laid;
      laid = null;
      await one.blow();
      one.struck = true;
    },
    lay: (place, blow) => {
      const one = { place, blow, struck: false };
      laid = one;
      return () => one.struck;
    },
  };
}

/** Two turns for each transfer; no amount is asked for twice. */
const amountOf = (n: number): number => 11 + Math.floor(n / 2);
const transfers = (from: string, to: string) => (n: number) => (n % 2 === 0 ? `从${from}转${amountOf(n)}到${to}` : '确认');

/** A dozen programs and three people. */
async function openTalkers(): Promise<{ lines: LineTalker[]; visitors: Talker[] }> {
  const { url } = bot;
  const balances = (n: number) => `查余额 第${n}次`;
  const strangers = [1, 2, 3, 4, 5].map((n) => openStranger({ url, secret, name: `stranger-${n}`, says: (at) => `手续费多少 ${at}` }));
  const customers = ['10000002', '10000003', '10000004', '10000006', '10000008'].map((customer) =>
    openCustomer({ url, customer, name: `customer-${customer}`, says: balances }),
  );
  const lines = await Promise.all([
    openCustomer({ url, customer: wang, name: 'wang', says: transfers('工资卡', '储蓄') }),
    openCustomer({ url, customer: '10000002', name: 'another-page', says: balances }),
    ...strangers,
    ...customers,
  ]);
  const visitors = await Promise.all([
    openVisitor({ url, customer: zhou, name: 'zhou', says: transfers('零钱', '工资卡') }),
    openVisitor({ url, customer: '10000003', name: 'text-page', says: balances }),
    openVisitor({ url, name: 'passer-by', says: (at) => `帮助 ${at}` }),
  ]);
  return { lines, visitors };
}

/** What the trouble waits for: so many more turns answered, from now on; nothing any more once it is `over`. */
function createProgress(over: () => boolean) {
  let count = 0;
  const happens = async (is: () => boolean) => {
    while (!is() && !over()) await pause(5);
  };
  return {
    told: () => void (count += 1),
    happens,
    more: (turns: number) => {
      const goal = count + turns;
      return happens(() => count >= goal);
    },
  };
}

const isUp = () => store.state() === 'up';
type Happens = (is: () => boolean) => Promise<void>;
const comes = async (happens: Happens) => {
  await redis.start();
  await happens(isUp);
};
const goesOn = async (happens: Happens) => {
  redis.resume();
  await happens(isUp);
};

/** What befalls the stores, one after the other; with each there are turns for a while. `happens` waits for what comes in its own time. */
const troubles: [string, (happens: Happens) => unknown][] = [
  ['Redis is away at start', () => null],
  ['Redis comes', comes],
  ['Redis is killed at lock', (happens) => happens(ambush.lay('lock', redis.kill))],
  ['Redis comes back', comes],
  ['PostgreSQL is killed after a posting', (happens) => happens(ambush.lay('bank.afterPost', server.kill)).then(server.answers)],
  ['Redis is killed in mid-turn', (happens) => happens(ambush.lay('turn.afterPosting', redis.kill))],
  ['Redis comes back again', comes],
  ['Redis is emptied', () => redis.flush()],
  ['Redis stalls', () => redis.stall()],
  ['PostgreSQL is killed while Redis stalls', () => server.kill().then(server.answers)],
  ['Redis goes on', goesOn],
];

describe('stores that come and go while a dozen programs and three people talk', () => {
  let lines: LineTalker[];
  let talkers: Talker[];

  test('let nobody hang, and nobody see anything but an answer or “not now”', async () => {
    const opened = await openTalkers();
    lines = opened.lines;
    talkers = [...lines, ...opened.visitors];
    const until = Date.now() + troubleMaxMs;
    let stopped = false;
    const over = () => stopped || Date.now() > until;
    const { told, more, happens } = createProgress(over);
    const met: string[] = [];
    const befall = async () => {
      for (const [name, trouble] of troubles) {
        if (over()) return;
        await trouble(happens);
        await more(turnsEach);
        met.push(name);
      }
    };
    const stop = () => void (stopped = true);
    const talking = Promise.all(talkers.map((talker) => talker.talk(over, told)));
    talking.catch(stop);
    await befall().finally(stop);
    await talking;
    expect(met).toEqual(troubles.map(([name]) => name));
    expect(talkers.filter(({ taken }) => taken.length === 0)).toEqual([]);
    expect(talkers.reduce((sum, { seen }) => sum + (seen.get(503) ?? 0), 0)).toBeGreaterThan(0);
    await recover(bot.recovery, 0);
  }, 120_000);

  test('keep every delivery that was taken as one turn, in the order it was sent', async () => {
    for (const { name, taken } of talkers) {
      const rows = await turnsOf(name);
      expect(rows.map(({ named }) => named)).toEqual(taken.map((one) => one.name));
      expect(rows.filter(({ closed, said, answers }) => !closed || said !== 1 || answers === 0)).toEqual([]);
    }
  });

  test('show at Direct Line exactly what is stored, under the ids that were answered', async () => {
    for (const line of lines) {
      const shown = await historyOf(line);
      const { rows } = await bot.database.owner.query<{ id: string; seq: number }>(
        `select activity ->> 'id' as id, seq::int from core.activities where conversation = $1 order by seq`,
        [line.conversation],
      );
      expect(shown.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
      expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_row, at) => at + 1));
      const own = shown.filter(({ channelData }) => channelData?.clientActivityID?.startsWith(`${line.name}-`));
      expect(own.map(({ id, channelData }) => ({ id, name: channelData!.clientActivityID }))).toEqual(line.taken.map(({ id, name }) => ({ id, name }))); // prettier-ignore
    }
  });

  test.each([
    ['wang', wang],
    ['zhou', zhou],
  ])('double no transfer of %s and tell the truth about each', async (name, customer) => {
    const posted = await postedBy(customer);
    const told = await toldTo(customer);
    expect(posted.length).toBeGreaterThan(0);
    expect(new Set(posted.map(({ amount }) => amount)).size).toBe(posted.length);
    expect(told.flatMap(({ reference }) => reference ?? []).sort()).toEqual(posted.map(({ reference }) => reference).sort());
    const moved = new Set(posted.map(({ amount }) => amount));
    for (const { named, money } of told) {
      const n = Number(named?.slice(name.length + 1) ?? 'NaN');
      if (n % 2 === 1 && money === 'notMoved') expect(moved).not.toContain(amountOf(n) * 100);
    }
  });

  test('leave the books whole, nothing under way, and nobody told of a mistake of ours', async () => {
    await bot.checkBooks();
    const { rows } = await bot.database.owner.query(`select id from core.conversations where phase = 'acting'`);
    expect(rows).toEqual([]);
    const errors = await bot.database.owner.query(`select activity ->> 'text' as text from core.activities
      where sender = 'bot' and activity #>> '{channelData,kind}' = 'error'`);
    expect(errors.rows).toEqual([]);
  });
});

type TurnRow = { named: string; closed: boolean; said: number; answers: number };
/** The turns of one talker, by the names of its deliveries: Direct Line's keys begin with `dl:`, those of the text page end in a print. */
async function turnsOf(name: string): Promise<TurnRow[]> {
  const { rows } = await bot.database.owner.query<TurnRow>(
    `select split_part(regexp_replace(k.key, '^dl:', ''), '.', 1) as named, k.closed,
            count(*) filter (where a.sender = 'customer')::int as said, count(*) filter (where a.sender = 'bot')::int as answers
       from core.turn_keys k join core.activities a on a.conversation = k.conversation and a.key = k.key
      where k.key like $1 or k.key like $2 group by k.conversation, k.key, k.closed, k.first_seq order by k.first_seq`,
    [`dl:${name}-______`, `${name}-______.%`],
  );
  return rows;
}

type Shown = { id: string; channelData?: { clientActivityID?: string } };
async function historyOf({ conversation, token }: LineTalker): Promise<Shown[]> {
  const all: Shown[] = [];
  for (let watermark = '', before = -1; all.length > before;) {
    before = all.length;
    const path = `${bot.url}/v3/directline/conversations/${conversation}/activities?watermark=${watermark}`;
    const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
    const page = (await answer.json()) as { activities: Shown[]; watermark: string };
    all.push(...page.activities);
    ({ watermark } = page);
  }
  return all;
}

async function postedBy(customer: string): Promise<{ amount: number; reference: string }[]> {
  const { rows } = await bot.database.owner.query<{ amount: number; reference: string }>(
    `select (outcome #>> '{values,amount,v,minor}')::int as amount, outcome ->> 'reference' as reference from bank.acts
      where customer = $1 and kind = 'transfer' and outcome ->> 'is' = 'done' and id not like 'demo-%'`,
    [customer],
  );
  return rows;
}

/** What the bot has said to a customer: in answer to what, where it says the money stands, and the reference where it says it moved. */
async function toldTo(customer: string): Promise<{ named: string | null; money: string; reference?: string }[]> {
  const { rows } = await bot.database.owner.query<{ named: string | null; money: string; text: string }>(
    `select split_part(regexp_replace(a.key, '^dl:', ''), '.', 1) as named, a.activity ->> 'text' as text,
            a.activity #>> '{channelData,money}' as money
       from core.activities a join core.conversations c on c.id = a.conversation where c.customer = $1 and a.sender = 'bot' order by a.seq`,
    [customer],
  );
  return rows.map(({ text, ...row }) => {
    const reference = row.money === 'moved' ? /参考号\s*([0-9A-Z ]+)/.exec(text)?.[1]?.replaceAll(' ', '') : undefined;
    return { ...row, ...(reference === undefined ? {} : { reference }) };
  });
}
