import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Ground, openSession, startBot } from './ground';
import { atMost, noted, type Options, type Row } from './report';
import { runTurns } from './load';
import { textTalk } from './talks';

const turns = 15;

/** The text page at its longest: after many turns that each answer with a table of all accounts; the style sheet, which is fetched once, is told apart. */
export async function benchPage(ground: Ground, o: Options): Promise<Row[]> {
  const database = await ground.createDatabase('page');
  const bot = await startBot({ DATABASE_URL: database.url }, o.nodeArgs);
  try {
    await bot.listens();
    const session = await openSession(database.owner, { conversation: 'page', customer: '10000001' });
    await runTurns(bot.port, [textTalk(session, '12,345.67', '所有账户的余额')], { turns, connections: 1 });
    const html = await (await fetch(`${bot.url}/text`, { headers: { cookie: session.cookie } })).text();
    if (!html.includes('12,345.67')) throw new Error('the text page does not show what was said');
    const style = /<link[^>]+href="([^"]+\.css)"/.exec(html)?.[1];
    const css = style === undefined ? '' : await (await fetch(new URL(style, bot.url))).text();
    const kb = (bytes: number) => (bytes / 1000).toFixed(1);
    const bytes = Buffer.byteLength(html);
    o.say(`text page after ${turns} turns: ${kb(bytes)} kB, style ${kb(Buffer.byteLength(css))} kB (gzip ${kb(gzipSync(html).length)} and ${kb(gzipSync(css).length)}, brotli ${kb(brotliCompressSync(html).length)})`); // prettier-ignore
    return [
      atMost('text page after a long conversation', bytes / 1000, 30, `${kb(bytes)} kB`, ' kB'),
      noted('its style sheet, fetched once', `${kb(Buffer.byteLength(css))} kB, ${kb(gzipSync(css).length)} as gzip`),
    ];
  } finally {
    await bot.stop();
    await database.close();
  }
}
