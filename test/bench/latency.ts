import { type Ground, startBot } from './ground';
import { runBurst, runTurns } from './load';
import { noted, type Options, type Row } from './report';
import { percentile, perSecond } from './rounds';
import { connections, frameworkTalks } from './doors';

const crowds = [50, 500];
const warmTurns = 4_000;

/** How long a balance turn takes while so many customers ask without a pause: the worst that the bot meets, not what a customer meets. */
export async function benchLatency(ground: Ground, o: Options): Promise<Row[]> {
  const database = await ground.createDatabase('latency');
  const bot = await startBot({ DATABASE_URL: database.url }, o.nodeArgs);
  try {
    await bot.listens();
    const talks = await frameworkTalks(database.owner, { prefix: 'latency', count: Math.max(...crowds) });
    await runTurns(bot.port, talks, { turns: o.short ? 1_000 : warmTurns, connections });
    const rows: Row[] = [];
    for (const crowd of crowds) {
      const burst = await runBurst(bot.port, talks.slice(0, crowd), o.short ? 2_000 : 10_000);
      const ms = (share: number) => `${percentile(burst.latenciesMs, share).toFixed(1)} ms`;
      const figure = `p50 ${ms(0.5)}, p99 ${ms(0.99)}, most ${ms(1)}, ${perSecond(burst).toFixed(0)} turns/s`;
      o.say(`latency under ${crowd} connections: ${figure}`);
      rows.push(noted(`a balance turn under ${crowd} connections`, figure));
    }
    return rows;
  } finally {
    await bot.stop();
    await database.close();
  }
}
