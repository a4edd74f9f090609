import { type Ground, startBot } from './ground';
import { heapMb, inspected } from './heap';
import { runTurns } from './load';
import { memoryMbOf } from './processes';
import { atMost, type Options, type Row } from './report';
import { connections, frameworkTalks } from './doors';

/** What a bot holds on to: many conversations, then many turns in them. The heap is measured after collection, half way and at the end. */
export async function benchMemory(ground: Ground, o: Options): Promise<Row[]> {
  const [conversations, turns] = o.short ? [1_000, 10_000] : [10_000, 200_000];
  const database = await ground.createDatabase('memory');
  const bot = await startBot({ DATABASE_URL: database.url }, [...inspected, ...o.nodeArgs]);
  try {
    await bot.listens();
    const talks = await frameworkTalks(database.owner, { prefix: 'memory', count: conversations });
    const go = (turns: number) => runTurns(bot.port, talks, { turns, connections });
    await go(conversations);
    const opened = await heapMb(bot);
    await go(turns / 2);
    const half = await heapMb(bot);
    const { seconds } = await go(turns / 2);
    const end = await heapMb(bot);
    const { most } = memoryMbOf(bot.pid);
    const mb = (number: number) => `${number.toFixed(1)} MB`;
    const what = `${conversations.toLocaleString('en')} conversations, then ${turns.toLocaleString('en')} turns`;
    o.say(`memory: ${what}: heap ${mb(opened)}, half way ${mb(half)}, at the end ${mb(end)}; resident ${mb(most)} at most; ${(turns / 2 / seconds).toFixed(0)} turns/s`); // prettier-ignore
    const growth = (Math.abs(end - half) / half) * 100;
    return [
      atMost(`${what}: memory of the bot at most`, most, 400, mb(most), ' MB'),
      atMost('its heap after collection, half way and at the end', growth, 5, `${mb(half)} and ${mb(end)}: ${growth.toFixed(1)} %`, ' %'),
    ];
  } finally {
    await bot.stop();
    await database.close();
  }
}
