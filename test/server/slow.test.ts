import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Server } from 'node:net';
import { dial, type Edge, openQuietBot, type QuietBot, say, serveEdge, statusesIn, takesATurn } from './support';

let bot: QuietBot;
beforeAll(async () => void (bot = await openQuietBot()));
afterAll(() => bot.close());

const quick = { headersMs: 300, requestMs: 600, checkEveryMs: 50, keepAliveMs: 300 };
const form = 'POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';

describe('a caller who does not get on', () => {
  let edge: Edge;
  beforeAll(async () => void (edge = await serveEdge(bot, { limits: quick })));
  afterEach(async () => expect(await takesATurn(edge)).toBe(true));
  afterAll(() => edge.close());

  it.each([
    ['says nothing at all', ''],
    ['stops in the middle of its headers', 'GET /text HTTP/1.1\r\nHost: x\r\nX-Slow: '],
    ['stops in the middle of a form', `${form}Content-Length: 100\r\n\r\ntext=`],
    ['stops in the middle of a chunk', `${form}Transfer-Encoding: chunked\r\n\r\nff\r\ntext=`],
  ])('and %s is told so and ended', async (_, bytes) => {
    expect(statusesIn(await say(edge.port, bytes))).toEqual([408]);
  });

  it('and sends a byte now and then is ended all the same', async () => {
    const line = dial(edge.port);
    const drip = setInterval(() => line.socket.write('x'), 20);
    line.socket.write('GET /text HTTP/1.1\r\nX: ');
    await line.closed;
    clearInterval(drip);
    expect(statusesIn(line.heard())).toEqual([408]);
  });

  it('and hangs up on one side only still gets the answer', async () => {
    const line = dial(edge.port);
    line.socket.end('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n');
    await line.closed;
    expect(statusesIn(line.heard())).toEqual([200]);
  });

  it('and is gone before the answer harms nobody', async () => {
    const lines = Array.from({ length: 50 }, () => dial(edge.port));
    await Promise.all(lines.map(({ socket }) => once(socket, 'connect')));
    for (const { socket } of lines) socket.write(`${form}Content-Length: 4\r\n\r\na=1&`, () => socket.resetAndDestroy());
    await Promise.all(lines.map(({ closed }) => closed));
  });
});

describe('a crowd', () => {
  it('over the limit is refused in words and let in again when others have left', async () => {
    const edge = await serveEdge(bot, { limits: { connectionsMax: 20 } });
    const idle = Array.from({ length: 20 }, () => dial(edge.port));
    await Promise.all(idle.map(({ socket }) => once(socket, 'connect')));
    const ask = 'GET /text HTTP/1.1\r\nHost: x\r\n\r\n';
    const refused = await say(edge.port, ask);
    expect(statusesIn(refused)).toEqual([503]);
    expect(refused).toMatch(/connection: close[^]*<html lang/i);
    for (const { socket } of idle) socket.destroy();
    await Promise.all(idle.map(({ closed }) => closed));
    expect(await takesATurn(edge)).toBe(true);
    await edge.close();
  });

  /** What one process may open; the clients are another process, so each side has its own. */
  const openMax = Number(execFileSync('sh', ['-c', 'ulimit -n'], { encoding: 'utf8' }).replace('unlimited', '1000000'));
  const wanted = Math.min(10_000, openMax - 500);
  if (wanted < 10_000) console.warn(`only ${wanted} idle sockets are tried instead of 10,000: ulimit -n is ${openMax}`);

  it('of ten thousand that says nothing leaves room for a turn', async () => {
    const edge = await serveEdge(bot);
    const crowd = spawn(process.execPath, ['-e', callThem, String(edge.port), String(wanted)], { stdio: ['ignore', 'pipe', 'inherit'] });
    const left = once(crowd, 'close');
    await Promise.race([once(crowd.stdout, 'data'), left.then(() => Promise.reject(new Error('the crowd did not come together')))]);
    while ((await connectionsOf(edge)) < wanted) await new Promise((resolve) => setImmediate(resolve)); // connected is not yet accepted
    expect(await takesATurn(edge)).toBe(true);
    crowd.kill();
    await left;
    expect(await takesATurn(edge)).toBe(true);
    await edge.close();
  });
});

const connectionsOf = ({ server }: Edge) =>
  new Promise<number>((resolve, reject) => {
    (server.restify.server as Server).getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });

/** Opens so many connections, a few hundred at a time, says when all are there, and keeps them. */
const callThem = `
  const [port, count] = process.argv.slice(1).map(Number);
  const call = () => new Promise((resolve, reject) => {
    const socket = require('node:net').connect(port, '127.0.0.1', resolve);
    socket.on('error', reject);
  });
  (async () => {
    for (let open = 0; open < count; open += 250) await Promise.all(Array.from({ length: Math.min(250, count - open) }, call));
    console.log('all are there');
  })().catch((error) => { console.error(error); process.exit(1); });`;
