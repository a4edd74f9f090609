import type { Faults } from '../../bot/faults';
import { buildServer } from '../../bot/server';
import type { SharedStore } from '../../bot/stores/types';
import type { Metrics } from '../../bot/telemetry/metrics';
import { createLog } from '../../bot/telemetry/log';
import { openBot } from './bot';
import { freePort } from './ports';

/** The whole bot behind its real HTTP server on loopback, as a browser meets it. */
export async function serveBot(
  env: Record<string, string> = {},
  parts: { shared?: SharedStore; faults?: Faults; metrics?: Metrics; frames?: string[] } = {},
) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const bot = await openBot({ ...parts, env: { PUBLIC_URL: url, ...env } });
  const server = buildServer({
    ...bot.edge,
    frames: parts.frames ?? [],
    log: createLog('silent'),
    https: false,
    trustedProxies: 0,
    drainMs: 1_000,
  });
  await server.listen(port, '127.0.0.1');
  const close = async () => {
    await server.close();
    await bot.close();
  };
  return { ...bot, url, close };
}
