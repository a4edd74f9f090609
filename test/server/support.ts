import { connect, type Socket } from 'node:net';
import { buildServer, type ServerNeeds } from '../../bot/server';
import { createLog } from '../../bot/telemetry/log';
import { browser, textOf } from '../channels/webchat/browser';
import { openBot } from '../support/bot';

/** A bot for the servers of one test file; opening one takes a database. */
export const openQuietBot = (env: Record<string, string> = {}) =>
  openBot({ env: { SIGN_INS_PER_MINUTE: '1000', VISITORS_PER_MINUTE: '1000', ...env } });
export type QuietBot = Awaited<ReturnType<typeof openQuietBot>>;

/** A real server before the bot, with limits that a test can reach. `lines` is what was logged. */
export async function serveEdge(bot: QuietBot, more: Partial<ServerNeeds> = {}) {
  const lines: string[] = [];
  const log = createLog('info', { write: (line: string) => void lines.push(line) });
  const server = buildServer({ ...bot.pages, log, https: false, trustedProxies: 0, drainMs: 1_000, ...more });
  const { port } = await server.listen(0, '127.0.0.1');
  let closed: Promise<void> | undefined;
  const close = () => (closed ??= server.close());
  return { server, lines, url: `http://127.0.0.1:${port}`, port, close };
}
export type Edge = Awaited<ReturnType<typeof serveEdge>>;

/** A stranger asks for help on the text page and is answered: the process lives and takes turns. */
export async function takesATurn({ url }: { url: string }): Promise<boolean> {
  const client = browser(url);
  const page = await client.fill(await client.get('/text'), { text: '帮助' });
  return page.status === 200 && /转账/.test(textOf(page.html.split('id="latest"')[1] ?? ''));
}

/** A connection as a test drives it: what was heard so far, and its end. */
export function dial(port: number, o: { host?: string } = {}) {
  const socket: Socket = connect({ port, host: o.host ?? '127.0.0.1', allowHalfOpen: true });
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  const heard = () => Buffer.concat(chunks).toString();
  socket.on('end', () => socket.end());
  const hears = async (pattern: RegExp): Promise<string> => {
    while (!pattern.test(heard())) {
      const more = new Promise<boolean>((resolve) => socket.once('data', () => resolve(true)));
      if (!(await Promise.race([more, closed.then(() => false)]))) throw new Error(`only heard: ${heard()}`);
    }
    return heard();
  };
  return { socket, heard, hears, closed };
}

/** What the server says to bytes that no client library would send, until it ends the connection. */
export async function say(port: number, bytes: string | Buffer): Promise<string> {
  const line = dial(port);
  line.socket.write(bytes);
  await line.closed;
  return line.heard();
}

export const statusesIn = (heard: string): number[] => [...heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
