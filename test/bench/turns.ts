import { connections, directLineTalks, frameworkTalks, textTalks } from './doors';
import { type Bot, type Database, type Ground, startBot, startEcho, startRedis } from './ground';
import { openLine } from './load';
import { atLeast, noted, type Options, type Row } from './report';
import { type Beside, type Contender, type Figures, median, percentile, ratios, runRounds, told } from './rounds';
import { frameworkTalk } from './talks';

/**
 * Balance turns over every door against botbuilder's EchoBot, in paired rounds of one run: DESIGN 9, first two rows. One conversation a
 * connection, each answer checked. Doors that are not there yet are said to be missing.
 */
export async function benchTurns(ground: Ground, o: Options): Promise<Row[]> {
  const [database, second, redis] = [await ground.createDatabase('turns'), await ground.createDatabase('turns_redis'), await startRedis()];
  const [echo, bot, shared] = [
    await startEcho(),
    await startBot({ DATABASE_URL: database.url }, o.nodeArgs),
    await startBot({ DATABASE_URL: second.url, REDIS_URL: redis.url }, o.nodeArgs),
  ];
  try {
    await Promise.all([bot.listens(), shared.listens()]);
    const contenders = await contendersOf({ echo, bot, shared, database, second });
    const beside: Beside = { postgres: ground.pid, redis: redis.pid };
    const amount = o.short ? { rounds: 3, burstMs: 1_000, warmTurns: 2_000 } : { rounds: 8, burstMs: 2_500, warmTurns: 8_000 };
    o.say(`turns: ${amount.rounds} rounds of ${amount.burstMs / 1000} s each, ${connections} connections`);
    const figures = await runRounds(contenders, beside, amount);
    for (const { name } of contenders) o.say(lineOf(name, figures));
    return rowsOf(figures);
  } finally {
    await Promise.all([echo.stop(), bot.stop(), shared.stop(), database.close(), second.close()]);
    await redis.stop();
  }
}

const echoName = 'EchoBot (botbuilder)';
const doorName = 'POST /api/messages';
const redisName = 'POST /api/messages, with Redis';
const textName = '/text (POST and GET)';
const lineName = 'Direct Line (POST and GET)';

type Servers = { echo: Omit<Bot, 'listens'>; bot: Bot; shared: Bot; database: Database; second: Database };

async function contendersOf({ echo, bot, shared, database, second }: Servers): Promise<Contender[]> {
  const echoes = Array.from({ length: connections }, (_, n) => frameworkTalk(`c${n}`, '"text":"Echo: 查余额"'));
  const all: Contender[] = [
    { ...echo, name: echoName, talks: echoes },
    { ...bot, name: doorName, talks: await frameworkTalks(database.owner) },
    { ...shared, name: redisName, talks: await frameworkTalks(second.owner) },
    { ...bot, name: lineName, talks: await directLineTalks(bot, database.owner) },
    { ...bot, name: textName, talks: await textTalks(database.owner) },
  ];
  const there = await Promise.all(all.map(isThere));
  return all.filter((_, at) => there[at]);
}

/** A door is missing where it answers 404; any other wrong answer is an error of the run. */
async function isThere({ port, talks }: Contender): Promise<boolean> {
  if (talks.length === 0) return false;
  const line = await openLine(port);
  try {
    await line.turn(talks[0]!);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('got 404')) return false;
    throw error;
  } finally {
    line.close();
  }
}

const leastCpuUs = (figures: Figures, name: string, of: string) =>
  Math.min(...figures.get(name)!.map(({ cpuUs }) => cpuUs[of] ?? 0)).toFixed(0);

function lineOf(name: string, figures: Figures): string {
  const mine = figures.get(name)!;
  const rate = told(mine.map(({ perSecond }) => perSecond), 0); // prettier-ignore
  const cpu = Object.keys(mine[0]?.cpuUs ?? {}).map((of) => `${of} ${leastCpuUs(figures, name, of)}`);
  const all = mine.flatMap(({ latenciesMs }) => latenciesMs);
  const waits = `p50 ${percentile(all, 0.5).toFixed(1)} ms, p99 ${percentile(all, 0.99).toFixed(1)} ms`;
  const ratio = name === echoName ? '' : `, ratio ${told(ratios(figures, name, echoName))}`;
  return `  ${name}: ${rate} turns/s${ratio}; least CPU µs a turn: ${cpu.join(', ')}; ${waits}`;
}

function rowsOf(figures: Figures): Row[] {
  const missing = (what: string) => noted(what, 'the door is not there');
  const rate = (name: string) => `${median(figures.get(name)!.map(({ perSecond }) => perSecond)).toFixed(0)} turns/s`;
  const figure = (name: string) => {
    const cpu = ['bot', 'postgres', 'redis'].map((of) => `${of} ${leastCpuUs(figures, name, of)}`).join(', ');
    return `${told(ratios(figures, name, echoName))} × EchoBot, ${rate(name)}, least CPU µs: ${cpu}`;
  };
  const held = (what: string, name: string, budget: number) =>
    figures.has(name) ? atLeast(what, median(ratios(figures, name, echoName)), budget, figure(name), ' ×') : missing(what);
  return [
    noted('EchoBot of botbuilder', `${rate(echoName)}, least CPU µs: bot ${leastCpuUs(figures, echoName, 'bot')}`),
    held('a balance turn, `POST /api/messages`', doorName, 1),
    held('the same with Redis', redisName, 0.8),
    ...[lineName, textName].map((name) => (figures.has(name) ? noted(`a balance turn, ${name}`, figure(name)) : missing(name))),
  ];
}
