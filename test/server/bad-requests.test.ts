import { gzipSync } from 'node:zlib';
import { securityHeaders } from '../../bot/server';
import { dial, type Edge, openQuietBot, type QuietBot, say, serveEdge, statusesIn, takesATurn } from './support';

let bot: QuietBot;
let edge: Edge;
beforeAll(async () => {
  bot = await openQuietBot();
  edge = await serveEdge(bot);
});
afterEach(async () => expect(await takesATurn(edge)).toBe(true));
afterAll(async () => {
  await edge.close();
  await bot.close();
});

const form = 'Host: x\r\nContent-Type: application/x-www-form-urlencoded\r\n';
const bomb = gzipSync(Buffer.alloc(10_000_000));
const chunked = `POST /text HTTP/1.1\r\n${form}Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n`;
const closing = 'Host: x\r\nConnection: close\r\n\r\n';

const refused: [string, string | Buffer, number[]][] = [
  ['both a length and chunks', `POST /text HTTP/1.1\r\n${form}Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX`, [400]],
  ['two lengths', `POST /text HTTP/1.1\r\n${form}Content-Length: 1\r\nContent-Length: 2\r\n\r\na`, [400]],
  ['a length that is no number', `POST /text HTTP/1.1\r\n${form}Content-Length: 1x\r\n\r\na`, [400]],
  ['a negative length', `POST /text HTTP/1.1\r\n${form}Content-Length: -1\r\n\r\na`, [400]],
  ['chunks by another name', `POST /text HTTP/1.1\r\n${form}Transfer-Encoding: xchunked\r\nConnection: close\r\n\r\n0\r\n\r\n`, [400]],
  ['chunks named twice', `POST /text HTTP/1.1\r\n${form}Transfer-Encoding: chunked, identity\r\nConnection: close\r\n\r\n0\r\n\r\n`, [400]],
  ['a chunk that is no number', `${chunked}zz\r\nabc\r\n0\r\n\r\n`, [400]],
  ['an endless chunk extension', `${chunked}1;${'x'.repeat(40_000)}\r\na\r\n0\r\n\r\n`, [400, 413]],
  ['endless trailers', `${chunked}1\r\na\r\n0\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`, [400, 431]],
  ['a space before the colon', `GET /text HTTP/1.1\r\nHost : x\r\n\r\n`, [400]],
  ['a header without a name', `GET /text HTTP/1.1\r\n: x\r\n\r\n`, [400]],
  ['a folded header', `GET /text HTTP/1.1\r\nHost: x\r\nA: b\r\n c\r\n${closing}`, [400]],
  ['a lone line feed in a header', `GET /text HTTP/1.1\r\nHost: x\r\nA: b\nTransfer-Encoding: chunked\r\n\r\n`, [400]],
  ['a NUL in a header', `GET /text HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n`, [400]],
  ['a header of 20 kB', `GET /text HTTP/1.1\r\nX: ${'x'.repeat(20_000)}\r\n${closing}`, [431]],
  ['20 kB of small headers', `GET /text HTTP/1.1\r\n${'a: b\r\n'.repeat(3_500)}${closing}`, [431]],
  ['2,000 headers', `GET /text HTTP/1.1\r\n${'a: b\r\n'.repeat(2_000)}${closing}`, [431]],
  ['101 headers', `GET /text HTTP/1.1\r\n${'a: b\r\n'.repeat(99)}${closing}`, [431]],
  ['a request for no host', `GET /text HTTP/1.1\r\nConnection: close\r\n\r\n`, [400]],
  ['another version', `GET /text HTTP/3.0\r\n${closing}`, [400]],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['a greeting of TLS', Buffer.from('160301020001000100', 'hex'), [400]],
  ['a method that nobody knows', `BREW /text HTTP/1.1\r\n${closing}`, [405]],
  ['a method that node knows', `PROPFIND /text HTTP/1.1\r\n${closing}`, [405]],
  ['TRACE', `TRACE /text HTTP/1.1\r\n${closing}`, [405]],
  ['OPTIONS', `OPTIONS /text HTTP/1.1\r\n${closing}`, [405]],
  ['a tunnel', `CONNECT evil.invalid:443 HTTP/1.1\r\nHost: evil.invalid\r\n\r\n`, [405]],
  ['an address of somebody else', `GET http://evil.invalid/text HTTP/1.1\r\n${closing}`, [400]],
  ['an expectation', `POST /text HTTP/1.1\r\nExpect: 200-maybe\r\n${closing}`, [400]],
  ['a packed body', Buffer.concat([Buffer.from(`POST /text HTTP/1.1\r\n${form}Content-Encoding: gzip\r\nConnection: close\r\nContent-Length: ${bomb.length}\r\n\r\n`), bomb]), [415]], // prettier-ignore
  ['a body in JSON', `POST /text HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2\r\n${closing}{}`, [415]],
  ['a body of no type', `POST /text HTTP/1.1\r\nContent-Length: 2\r\n${closing}{}`, [415]],
  ['a body that says it is endless', `POST /text HTTP/1.1\r\n${form}Content-Length: 99999999999\r\nConnection: close\r\n\r\n`, [413]],
];

it.each(refused)('refuses %s and names no reason of ours', async (_name, bytes, statuses) => {
  const line = dial(edge.port);
  line.socket.write(bytes);
  const heard = await line.hears(/\r\n\r\n[^]*(?:Nothing was done|什么都没有办理|<\/html>|没有)/);
  line.socket.destroy();
  expect(statuses).toContain(statusesIn(heard)[0]);
  for (const [name, value] of securityHeaders(false)) expect(heard.toLowerCase()).toContain(`${name}: ${value.toLowerCase()}`);
  expect(heard).not.toMatch(/HPE_|Error:|at \/|server: /i);
});

it('keeps the body of a request from being read as a second one', async () => {
  const inner = 'GET /demo/outbox HTTP/1.1\r\nHost: x\r\n\r\n';
  const heard = await say(edge.port, `GET /healthz HTTP/1.1\r\nContent-Length: ${inner.length}\r\n${closing}${inner}`);
  expect(statusesIn(heard)).toEqual([200]);
});

it('answers what came whole before garbage on the same connection, then refuses the garbage', async () => {
  const heard = await say(edge.port, `GET /healthz HTTP/1.1\r\nHost: x\r\n\r\nGET /text HTTP/1.1\r\nHost: x\r\n\r\n\x00garbage\r\n\r\n`);
  expect(statusesIn(heard)).toEqual([200, 200, 400]);
});

it('gives no answer of one request to another when the garbage comes while a turn is under way', async () => {
  let finish = (): void => undefined;
  const begun = new Promise<void>((resolve) => {
    edge.server.restify.get('/slow-one', (_request, response, next) => {
      finish = () => {
        response.sendRaw(200, 'the answer');
        next();
      };
      resolve();
    });
  });
  const line = dial(edge.port);
  line.socket.write('GET /slow-one HTTP/1.1\r\nHost: x\r\n\r\n!!!\r\n\r\n');
  await begun;
  expect(await takesATurn(edge)).toBe(true); // the garbage has long been read
  expect(line.heard()).toBe('');
  finish();
  await line.closed;
  expect(statusesIn(line.heard())).toEqual([200, 400]);
  expect(line.heard().indexOf('the answer')).toBeLessThan(line.heard().indexOf('HTTP/1.1 400'));
});

it('answers a thousand requests sent at once on one connection, in order', async () => {
  const heard = await say(edge.port, `${'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(999)}GET /healthz HTTP/1.1\r\n${closing}`);
  expect(statusesIn(heard)).toEqual(Array.from({ length: 1_000 }, () => 200));
});
