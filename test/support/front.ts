import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';

/** What a front adds to the bot's own pages, by path. */
export type FrontPages = Readonly<Record<string, { type: string; body: Buffer | string }>>;
/**
 * `serve`: the bot behind it answers at this address from now on. `gzipped`: whatever the browser takes, the bot is asked for gzip, which the budgets are in.
 * `cut`: every open stream breaks, as where a phone leaves its network.
 */
export type Front = { url: string; serve(url: string): void; cut(): number; close(): Promise<void> };

/** A door before the bot on loopback, whose address is the bot's `PUBLIC_URL`: it puts other people's pages on the bot's own origin. */
export async function openFront(pages: FrontPages, { gzipped = false } = {}): Promise<Front> {
  const packed = new Map(Object.entries(pages).map(([path, { type, body }]) => [path, { type, body: gzipSync(body, { level: 9 }) }]));
  const streams = new Set<Duplex>();
  let port = 0;
  const answer = (asked: IncomingMessage, response: ServerResponse): void => {
    const page = packed.get(asked.url ?? '');
    if (page) {
      response.writeHead(200, { 'content-type': page.type, 'content-encoding': 'gzip' });
      response.end(page.body);
    } else passOn(asked, response, { port, headers: gzipped ? { 'accept-encoding': 'gzip' } : {} });
  };
  const server = createServer(answer);
  server.on('upgrade', (asked: IncomingMessage, socket: Socket, head: Buffer) => passStream(asked, socket, { head, port, streams }));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const cut = (): number => {
    const open = [...streams];
    for (const stream of open) stream.destroy();
    return open.length;
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    serve: (url) => void (port = Number(new URL(url).port)),
    cut,
    close: async () => {
      cut();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function passOn(asked: IncomingMessage, response: ServerResponse, o: { port: number; headers: Record<string, string> }): void {
  const { method, url: path } = asked;
  const passed = request({ host: '127.0.0.1', port: o.port, method, path, headers: { ...asked.headers, ...o.headers } }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.on('error', () => response.destroy());
  asked.pipe(passed);
}

type Passing = { head: Buffer; port: number; streams: Set<Duplex> };

/** The request goes on as it was written; from then on bytes pass both ways until either side, or `cut`, ends it. */
function passStream({ method, url, rawHeaders }: IncomingMessage, socket: Socket, { head, port, streams }: Passing): void {
  const lines = Array.from({ length: rawHeaders.length / 2 }, (_, at) => `${rawHeaders[at * 2]}: ${rawHeaders[at * 2 + 1]}`);
  const bot = connect(port, '127.0.0.1');
  bot.write([`${method} ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  bot.write(head);
  streams.add(socket);
  const end = (): void => {
    streams.delete(socket);
    socket.destroy();
    bot.destroy();
  };
  for (const side of [socket, bot]) side.on('error', end).on('close', end);
  socket.pipe(bot).pipe(socket);
}
