import { type Ground, startBot } from './ground';
import { atMost, type Options, type Row } from './report';
import { type Contender, type Figures, median, runRounds } from './rounds';
import { allBills, list, waterBill } from './talks';
import { connections, frameworkTalks } from './turns';

/** What a question may cost of processor time, bot and database together, against a balance turn. */
const budget = 1.3;
const balance = 'a balance turn';
/** Questions that are measured against it; a new one is a line here. */
const questions = [
  { name: "a month's list", asked: list },
  { name: 'a bill query', asked: waterBill },
  { name: 'all bills', asked: allBills },
];

/** Whether looking at more than a balance costs much more: every question at one bot, in paired rounds with the balance. */
export async function benchQueries(ground: Ground, o: Options): Promise<Row[]> {
  const database = await ground.createDatabase('queries');
  const bot = await startBot({ DATABASE_URL: database.url }, o.nodeArgs);
  try {
    await bot.listens();
    const of = async (name: string, prefix: string, asked?: typeof list): Promise<Contender> => ({
      ...{ name, port: bot.port, pid: bot.pid },
      talks: await frameworkTalks(database.owner, connections, prefix, asked),
    });
    const contenders = [await of(balance, 'balance')];
    for (const [at, { name, asked }] of questions.entries()) contenders.push(await of(name, `question-${at}`, asked));
    const amount = o.short ? { rounds: 3, burstMs: 1_000, warmTurns: 1_500 } : { rounds: 6, burstMs: 2_000, warmTurns: 6_000 };
    const figures = await runRounds(contenders, { postgres: ground.pid }, amount);
    for (const { name } of contenders) o.say(`  ${name}: CPU µs a turn, least ${least(figures, name).toFixed(0)}`);
    return questions.map(({ name }) => rowOf(name, figures));
  } finally {
    await bot.stop();
    await database.close();
  }
}

const cpuOf = (figures: Figures, name: string) =>
  figures.get(name)!.map(({ cpuUs }) => Object.values(cpuUs).reduce((sum, one) => sum + one, 0));
const least = (figures: Figures, name: string) => Math.min(...cpuOf(figures, name));

function rowOf(name: string, figures: Figures): Row {
  const base = cpuOf(figures, balance);
  const ratio = median(cpuOf(figures, name).map((cpu, round) => cpu / base[round]!));
  const figure = `${ratio.toFixed(2)} × the CPU of a balance turn; least µs: ${least(figures, name).toFixed(0)} against ${least(figures, balance).toFixed(0)}`;
  return atMost(`${name}, bot and PostgreSQL`, ratio, budget, figure, ' ×');
}
