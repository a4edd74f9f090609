import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'pg';
import { readPostmaster } from '../../bot/stores/sql/postmaster';
import { type Bot, type Ground, startBot } from './ground';
import { type Line, openLine, type Talk } from './load';
import { endAtExit, removeFolder } from './processes';
import { atMost, type Options, type Row } from './report';
import { median, told } from './rounds';
import { frameworkTalks } from './doors';

const triesMax = 6_000;
const betweenTriesMs = 5;

/**
 * From the start of the built bot, its own PostgreSQL included, to the first answered turn of a customer it knows: existing data, stopped in
 * order. The first start, which makes the database and the demo bank, is told apart.
 */
export async function benchStart(_: Ground, o: Options): Promise<Row[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'bank-start-'));
  const clear = () => {
    endServer(dataDir);
    removeFolder(dataDir);
  };
  const forget = endAtExit(clear);
  try {
    const { talk, seconds: first } = await firstStart(dataDir);
    const found: number[] = [];
    for (let times = o.short ? 3 : 7; times > 0; times -= 1) found.push(await startAndAsk(dataDir, talk));
    o.say(`start: ${told(found)} s to the first answered turn; ${first.toFixed(1)} s where there was no database yet`);
    return [atMost('start to first answered turn, built, existing data', median(found), 2, `${told(found)} s`, ' s')];
  } finally {
    clear();
    forget();
  }
}

/** A bot that was killed leaves its PostgreSQL running. */
function endServer(dataDir: string): void {
  const file = join(dataDir, 'postgresql', 'postmaster.pid');
  if (existsSync(file)) process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
}

async function firstStart(dataDir: string): Promise<{ talk: Talk; seconds: number }> {
  const begun = performance.now();
  const bot = await startBot({ DATA_DIR: dataDir });
  try {
    await bot.listens();
    const seconds = (performance.now() - begun) / 1000;
    const { socketDir, port } = (await readPostmaster(join(dataDir, 'postgresql')))!;
    const owner = new Pool({ host: socketDir, port, user: 'bank_owner', database: 'bank', max: 1 });
    const [talk] = await frameworkTalks(owner, { prefix: 'start', count: 1 }).finally(() => owner.end());
    const line = await openLine(bot.port);
    await line.turn(talk!).finally(() => line.close());
    return { talk: talk!, seconds };
  } finally {
    await bot.stop();
  }
}

async function startAndAsk(dataDir: string, talk: Talk): Promise<number> {
  const begun = performance.now();
  const bot = await startBot({ DATA_DIR: dataDir });
  try {
    const line = await reach(bot);
    await line.turn(talk).finally(() => line.close());
    return (performance.now() - begun) / 1000;
  } finally {
    await bot.stop();
  }
}

/** Knocks until somebody listens. */
async function reach(bot: Bot): Promise<Line> {
  for (let tries = 0; tries < triesMax; tries += 1) {
    const line = await openLine(bot.port).catch(() => null);
    if (line !== null) return line;
    await pause(betweenTriesMs);
  }
  throw new Error('the bot never listened');
}
