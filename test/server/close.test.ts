import type { Duplex } from 'node:stream';
import { dial, openQuietBot, type QuietBot, serveEdge, statusesIn } from './support';

const get = (path: string) => `GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`;

let bot: QuietBot;
beforeAll(async () => void (bot = await openQuietBot()));
afterAll(() => bot.close());

/** A route that answers when the test says so. */
function held(server: Awaited<ReturnType<typeof serveEdge>>['server'], path: string) {
  let finish = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    server.restify.get(path, (_request, response, next) => {
      finish = () => {
        response.sendRaw(200, 'done');
        next();
      };
      resolve();
    });
  });
  return { begun, finish: () => finish() };
}

describe('the end of a server', () => {
  it('lets answers under way finish, refuses new requests in words and ends their connections', async () => {
    const edge = await serveEdge(bot, { drainMs: 20_000 });
    const slow = held(edge.server, '/slow');
    const [waiting, kept] = [dial(edge.port), dial(edge.port)];
    waiting.socket.write(get('/slow'));
    await slow.begun;
    kept.socket.write(`${get('/healthz')}POST /text HTTP/1.1\r\nHost: x\r\n`); // begun before the end, so it is not idle
    await kept.hears(/alive/);
    const closed = edge.close();
    await expect(fetch(edge.url)).rejects.toThrow('fetch failed');
    kept.socket.write('Accept: text/html\r\nContent-Length: 0\r\n\r\n');
    await kept.closed;
    expect(statusesIn(kept.heard())).toEqual([200, 503]);
    expect(kept.heard()).toMatch(/connection: close[^]*<html lang/i);
    slow.finish();
    await waiting.closed;
    expect(waiting.heard()).toMatch(/200 OK[^]*done/);
    await closed;
  });

  it('asks WebSockets to leave and waits for them', async () => {
    const told: string[] = [];
    let peer: Duplex | undefined;
    const sockets = {
      upgrade: (_: unknown, socket: Duplex) => {
        peer = socket.resume();
        socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
      },
      drain: () => {
        told.push('drained');
        peer?.end();
        return Promise.resolve();
      },
    };
    const edge = await serveEdge(bot, { sockets, drainMs: 20_000 });
    const line = dial(edge.port);
    line.socket.write('GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await line.hears(/101/);
    await edge.close();
    await line.closed;
    expect(told).toEqual(['drained']);
  });

  it('cuts answers and WebSockets that do not come to an end', async () => {
    const sockets = {
      upgrade: (_: unknown, socket: Duplex) => void socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n'),
      drain: () => new Promise<void>(() => undefined),
    };
    const edge = await serveEdge(bot, { sockets, drainMs: 50 });
    const slow = held(edge.server, '/slow');
    const [waiting, live] = [dial(edge.port), dial(edge.port)];
    waiting.socket.write(get('/slow'));
    live.socket.write('GET /live HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
    await Promise.all([slow.begun, live.hears(/101/)]);
    await edge.close();
    await Promise.all([waiting.closed, live.closed]);
    expect(waiting.heard()).toBe('');
  });

  it('goes on where WebSockets fail to be drained', async () => {
    const edge = await serveEdge(bot, { sockets: { upgrade: () => undefined, drain: () => Promise.reject(new Error('no')) } });
    await edge.close();
    expect(edge.lines.join()).toContain('could not be asked to leave');
  });
});
