import type { Pool } from 'pg';
import { directLineTalks, frameworkTalks, textTalks } from './doors';
import { type Bot, type Ground, startBot } from './ground';
import type { Talk } from './load';
import { atMost, noted, type Options, type Row } from './report';
import { type Contender, type Figures, median, runRounds } from './rounds';
import { allBills, type Asked, list, waterBill } from './talks';

/** What a question may cost of processor time, bot and database together, against a balance turn at the same door. */
const budget = 1.3;
const balance = 'a balance turn';
/** Questions that are measured against it; a new one is a line here. All bills at once has no budget. */
const questions: { name: string; asked: Asked; promised: boolean }[] = [
  { name: "a month's list", asked: list, promised: true },
  { name: 'a bill query', asked: waterBill, promised: true },
  { name: 'all bills', asked: allBills, promised: false },
];

type Door = { name: string; talks: (bot: Bot, owner: Pool, of: { prefix: string; asked?: Asked }) => Promise<Talk[]> };
const doors: Door[] = [
  { name: 'POST /api/messages', talks: (_, owner, of) => frameworkTalks(owner, of) },
  { name: 'Direct Line', talks: directLineTalks },
  { name: '/text', talks: (_, owner, of) => textTalks(owner, of) },
];

/** Whether looking at more than a balance costs much more: at every door, every question in paired rounds with the balance, at one bot. */
export async function benchQueries(ground: Ground, o: Options): Promise<Row[]> {
  const rows: Row[] = [];
  for (const door of doors) rows.push(...(await benchDoor(door, ground, o)));
  return rows;
}

async function benchDoor(door: Door, ground: Ground, o: Options): Promise<Row[]> {
  const database = await ground.createDatabase(`queries_${doors.indexOf(door)}`);
  const bot = await startBot({ DATABASE_URL: database.url }, o.nodeArgs);
  try {
    await bot.listens();
    const of = async (name: string, prefix: string, asked?: Asked): Promise<Contender> => ({
      ...{ name, port: bot.port, pid: bot.pid },
      talks: await door.talks(bot, database.owner, { prefix, ...(asked ? { asked } : {}) }),
    });
    const contenders = [await of(balance, 'balance')];
    for (const [at, { name, asked }] of questions.entries()) contenders.push(await of(name, `question-${at}`, asked));
    const amount = o.short ? { rounds: 3, burstMs: 1_000, warmTurns: 1_500 } : { rounds: 6, burstMs: 2_000, warmTurns: 6_000 };
    const figures = await runRounds(contenders, { postgres: ground.pid }, amount);
    for (const { name } of contenders) o.say(`  ${door.name}, ${name}: CPU µs a turn, least ${least(figures, name).toFixed(0)}`);
    return questions.map((question) => rowOf(door, question, figures));
  } finally {
    await bot.stop();
    await database.close();
  }
}

const cpuOf = (figures: Figures, name: string) =>
  figures.get(name)!.map(({ cpuUs }) => Object.values(cpuUs).reduce((sum, one) => sum + one, 0));
const least = (figures: Figures, name: string) => Math.min(...cpuOf(figures, name));

function rowOf(door: Door, { name, promised }: (typeof questions)[number], figures: Figures): Row {
  const base = cpuOf(figures, balance);
  const ratio = median(cpuOf(figures, name).map((cpu, round) => cpu / base[round]!));
  const figure = `${ratio.toFixed(2)} × the CPU of a balance turn; least µs: ${least(figures, name).toFixed(0)} against ${least(figures, balance).toFixed(0)}`;
  const what = `${name}, ${door.name}, bot and PostgreSQL`;
  return promised ? atMost(what, ratio, budget, figure, ' ×') : noted(what, figure);
}
