import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What stands between a customer and the bot, and what it does to them. */
export type Proxy = {
  url: string;
  /** `refuse`: streams are answered 403, as many a company's proxy does; `swallow`: they get no answer at all. */
  streams: 'pass' | 'refuse' | 'swallow';
  /** Requests that are answered by the bot and whose answers are lost. */
  loses: (asked: string) => boolean;
  /** Requests that are let through only when the promise says so. */
  holds: (asked: string) => Promise<void> | undefined;
  /** What was asked for, `POST /chat/token`, in order. */
  asked: string[];
  /** Cuts every stream. */
  cut(): void;
  /** Lets nothing more through on the streams that are open, and tells neither side: so a phone's end that has lost its way. */
  stall(): void;
  close(): Promise<void>;
};

/** A proxy on loopback in front of a bot at `to`, set after it has begun to listen. */
export async function openProxy(): Promise<Proxy & { to: number }> {
  const streams = new Set<Socket>();
  const server = createServer((asking, answering) => void pass(asking, answering));
  const pass = async (asking: IncomingMessage, answering: ServerResponse): Promise<void> => {
    const asked = `${asking.method ?? ''} ${asking.url ?? ''}`;
    proxy.asked.push(asked);
    await proxy.holds(asked);
    const { method, url, headers } = asking;
    const on = request({ port: proxy.to, host: '127.0.0.1', method, path: url, headers }, (answer) => {
      if (proxy.loses(asked)) {
        answer.resume().on('end', () => answering.destroy());
        return;
      }
      answering.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(answering);
    });
    on.on('error', () => answering.destroy());
    asking.pipe(on);
  };
  server.on('upgrade', (asking: IncomingMessage, socket: Socket) => {
    proxy.asked.push(`UPGRADE ${asking.url ?? ''}`);
    socket.on('error', () => undefined);
    streams.add(socket.on('close', () => streams.delete(socket)));
    if (proxy.streams === 'refuse') socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
    if (proxy.streams !== 'pass') return;
    const on = connect(proxy.to, '127.0.0.1');
    const lines = [`GET ${asking.url ?? ''} HTTP/1.1`];
    for (let at = 0; at < asking.rawHeaders.length; at += 2) lines.push(`${asking.rawHeaders[at]!}: ${asking.rawHeaders[at + 1]!}`);
    on.write(`${lines.join('\r\n')}\r\n\r\n`);
    on.on('error', () => undefined).on('close', () => socket.destroy());
    socket.on('close', () => on.destroy());
    on.pipe(socket).pipe(on);
    socket.on('stall', () => [on.unpipe(socket), socket.unpipe(on)]);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: Proxy & { to: number } = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    to: 0,
    streams: 'pass',
    loses: () => false,
    holds: () => undefined,
    asked: [],
    cut: () => streams.forEach((socket) => socket.destroy()),
    stall: () => streams.forEach((socket) => socket.emit('stall')),
    close: async () => {
      proxy.cut();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  return proxy;
}
