import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { securityHeaders, type ServerLimits, type ServerNeeds } from '../../bot/server';
import { dial, type Edge, openQuietBot, type QuietBot, say, serveEdge, statusesIn, takesATurn } from './support';

const wish = (path = '/live', protocol = 'websocket') =>
  `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`;
const switched = 'HTTP/1.1 101 Switching Protocols\r\n\r\n';

let bot: QuietBot;
beforeAll(async () => void (bot = await openQuietBot()));
afterAll(() => bot.close());

describe('without WebSockets', () => {
  let edge: Edge;
  beforeAll(async () => void (edge = await serveEdge(bot)));
  afterAll(() => edge.close());

  it.each([
    ['/live', 'notFound'],
    ['/text', 'notFound'],
    ['/v3/directline/conversations/x/stream', 'NotFound'],
  ])('a wish for one at %s is refused in JSON and ended', async (path, code) => {
    const heard = await say(edge.port, wish(path));
    expect(statusesIn(heard)).toEqual([404]);
    for (const [name] of securityHeaders(false)) expect(heard).toContain(`\r\n${name}: `);
    expect(JSON.parse(heard.split('\r\n\r\n')[1]!)).toEqual({ error: { code, message: expect.any(String) as string } });
  });

  it('a target that is no path is a bad request', async () => {
    expect(statusesIn(await say(edge.port, wish('http://[/')))).toEqual([400]);
  });

  it('a wish for HTTP/2 is passed over, and the request answered', async () => {
    const heard = await say(
      edge.port,
      `GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings, close\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n\r\n`,
    );
    expect(heard).toMatch(/200 OK[^]*\{"alive":true\}$/);
  });

  it('a form with a wish for HTTP/2 keeps its body, and the connection goes on', async () => {
    const body = 'text=a&text=b';
    const form = `Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${body.length}\r\n`;
    const line = dial(edge.port);
    line.socket.write(`POST /text HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n${form}\r\n${body.slice(0, 5)}`);
    line.socket.write(body.slice(5));
    await line.hears(/<\/html>/);
    line.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    await line.closed;
    expect(statusesIn(line.heard())).toEqual([400, 200]);
  });

  it('a hundred wishes for HTTP/2 on one connection are passed over, the last answer ends it, and nothing gathers on it', async () => {
    let most = 0;
    edge.server.restify.server.on('upgrade', (_request: IncomingMessage, socket: Duplex) => {
      const counts = socket.eventNames().map((name) => socket.listenerCount(name));
      most = Math.max(most, ...counts);
    });
    const line = dial(edge.port);
    const h2c = 'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n';
    for (let n = 1; n <= 100; n += 1) {
      line.socket.write(h2c);
      while (line.heard().split('"alive":true}').length <= n) await once(line.socket, 'data');
    }
    await line.closed;
    expect(statusesIn(line.heard())).toEqual(Array.from({ length: 100 }, () => 200));
    expect(line.heard().match(/connection: close/gi)).toHaveLength(1);
    expect(most).toBeLessThan(5);
  });

  it('one who hangs up in the middle harms nobody', async () => {
    const lines = Array.from({ length: 50 }, () => dial(edge.port));
    for (const { socket } of lines) socket.write(wish(), () => socket.resetAndDestroy());
    await Promise.all(lines.map(({ closed }) => closed));
    expect(await takesATurn(edge)).toBe(true);
  });
});

describe('with WebSockets', () => {
  /** Takes every wish in, and decides when the test says so. */
  async function serveHeld(limits: Partial<ServerLimits> = {}, more: Partial<ServerNeeds> = {}) {
    const wishes: { path: string | undefined; socket: Duplex }[] = [];
    const upgrade = ({ url }: IncomingMessage, socket: Duplex) => {
      if (url === '/broken') throw new Error('secret account 6222');
      wishes.push({ path: url, socket });
    };
    const edge = await serveEdge(bot, { sockets: { upgrade, drain: () => Promise.resolve() }, limits, drainMs: 50, ...more });
    const wished = async (count: number) => {
      while (wishes.length < count) await new Promise((resolve) => setImmediate(resolve));
    };
    return { edge, wishes, wished };
  }

  it('a wish comes with its path, and what is said goes both ways', async () => {
    const { edge, wishes, wished } = await serveHeld();
    const line = dial(edge.port);
    line.socket.write(wish('/live?t=1'));
    await wished(1);
    expect(wishes[0]?.path).toBe('/live?t=1');
    wishes[0]!.socket.write(switched);
    wishes[0]!.socket.on('data', (chunk: Buffer) => wishes[0]!.socket.write(`you said ${chunk.toString()}`));
    await line.hears(/101/);
    line.socket.write('hello');
    await line.hears(/you said hello/);
    await edge.close();
  });

  it('one that fails is refused without its reason, and is logged', async () => {
    const { edge } = await serveHeld();
    const heard = await say(edge.port, wish('/broken'));
    expect(statusesIn(heard)).toEqual([500]);
    expect(heard).not.toMatch(/secret|6222/);
    expect(edge.lines.join()).toContain('a WebSocket could not be opened');
    await edge.close();
  });

  it('no more are under way than the limit, and those that were decided leave room', async () => {
    const { edge, wishes, wished } = await serveHeld({ upgradesUnderWayMax: 5 });
    const lines = Array.from({ length: 5 }, () => dial(edge.port));
    for (const { socket } of lines) socket.write(wish());
    await wished(5);
    expect(statusesIn(await say(edge.port, wish()))).toEqual([503]);
    for (const { socket } of wishes) socket.write(switched);
    await Promise.all(lines.map((line) => line.hears(/101/)));
    const sixth = dial(edge.port);
    sixth.socket.write(wish());
    await wished(6);
    await edge.close();
  });

  it('no more are open from one address than the limit; others are taken, and one that leaves makes room', async () => {
    const { edge, wishes, wished } = await serveHeld({ socketsPerAddressMax: 2 }, { trustedProxies: 1 });
    const from = (address: string) => wish('/live').replace('Host: x', `Host: x\r\nX-Forwarded-For: ${address}`);
    const [first, second, other, next] = [dial(edge.port), dial(edge.port), dial(edge.port), dial(edge.port)];
    first.socket.write(from('203.0.113.7'));
    await wished(1);
    second.socket.write(from('203.0.113.7'));
    await wished(2);
    const refused = await say(edge.port, from('203.0.113.7'));
    expect(statusesIn(refused)).toEqual([429]);
    expect(refused).toMatch(/retry-after: \d+/);
    other.socket.write(from('203.0.113.8'));
    await wished(3);
    const gone = once(wishes[0]!.socket, 'close');
    wishes[0]!.socket.resume().once('end', () => wishes[0]!.socket.end());
    first.socket.end();
    await gone;
    next.socket.write(from('203.0.113.7'));
    await wished(4);
    await edge.close();
  });

  it('one that nobody decides is cut', async () => {
    const { edge } = await serveHeld({ upgradeMs: 20 });
    expect(await say(edge.port, wish())).toBe('');
    expect(await takesATurn(edge)).toBe(true);
    await edge.close();
  });
});
