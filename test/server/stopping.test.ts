import { once } from 'node:events';
import en from '../../locales/en/page.json';
import program from '../../locales/en/program.json';
import zh from '../../locales/zh-CN/page.json';
import { dial, openQuietBot, type QuietBot, say, serveEdge } from './support';

const ask = (accept: string, lang: string) => `GET /text?lang=${lang} HTTP/1.1\r\nHost: x\r\nAccept: ${accept}\r\n\r\n`;

let bot: QuietBot;
beforeAll(async () => void (bot = await openQuietBot()));
afterAll(() => bot.close());

/** A server that takes one connection, which is taken. */
async function crowded() {
  const edge = await serveEdge(bot, { limits: { connectionsMax: 1 } });
  const idle = dial(edge.port);
  await once(idle.socket, 'connect');
  const close = () => {
    idle.socket.destroy();
    return edge.close();
  };
  return { port: edge.port, close };
}

describe('a request that a crowded bot refuses', () => {
  it.each([
    ['zh-CN', zh],
    ['en', en],
  ] as const)('is told (%s) that nothing was done and when to come back, never that the money is unsure', async (lang, words) => {
    const edge = await crowded();
    const page = await say(edge.port, ask('text/html', lang));
    expect(page).toMatch(/^HTTP\/1\.1 503 /);
    expect(page).toMatch(/retry-after: 5\r\n/);
    for (const key of ['error.stopping', 'error.nothingDone', 'error.moment'] as const) expect(page).toContain(words[key]);
    expect(page).not.toContain(words['error.unsure']);
    await edge.close();
  });

  it('is told so as a program too, by a code of its own', async () => {
    const edge = await crowded();
    const answer = await say(edge.port, ask('application/json', 'en'));
    const [, body = ''] = answer.split('\r\n\r\n');
    expect(JSON.parse(body)).toEqual({ error: { code: 'stopping', message: program.stopping } });
    expect(answer).toMatch(/retry-after: 5\r\n/);
    await edge.close();
  });
});

describe('a request that comes to a bot that is ending', () => {
  it('is told the same', async () => {
    const edge = await serveEdge(bot, { drainMs: 20_000 });
    const line = dial(edge.port);
    line.socket.write('GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nPOST /text HTTP/1.1\r\nHost: x\r\n'); // begun before the end, so it is not idle
    await line.hears(/alive/);
    const closed = edge.close();
    line.socket.write('Accept: text/html\r\nContent-Length: 0\r\n\r\n');
    await line.closed;
    expect(line.heard()).toMatch(/503 Service Unavailable[^]*retry-after: 5/);
    expect(line.heard()).toContain(zh['error.nothingDone']);
    await closed;
  });
});
