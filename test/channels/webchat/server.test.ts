import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { get } from 'node:http';
import { securityHeaders } from '../../../bot/server';
import { serve, smallBank } from './bank';
import { browser, textOf } from './browser';

const form = { 'content-type': 'application/x-www-form-urlencoded' };

describe('the server', () => {
  const bank = smallBank();
  const lines: string[] = [];
  let [url, port] = ['', 0];
  let close: () => Promise<void>;
  beforeAll(async () => {
    const served = await serve(bank, { lines });
    [url, port, close] = [served.url, served.port, () => served.server.close()];
    served.server.restify.get('/mounted', (_request, _response, next) => next(new Error('secret account 6222')));
  });
  afterAll(() => close());

  /** What the server says to bytes that no client library would send. */
  async function raw(text: string): Promise<string> {
    const socket = connect(port, '127.0.0.1');
    const chunks: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.write(text);
    await once(socket, 'close');
    return Buffer.concat(chunks).toString();
  }

  const paths = [
    '/',
    '/text',
    '/signin',
    '/confirm/unknown-ticket-1',
    '/demo/outbox',
    '/healthz',
    '/readyz',
    '/nowhere',
    '/mounted',
    '/assets/none.css',
  ];
  it.each(paths)('puts the security headers on %s and names no server', async (path) => {
    const { headers } = await fetch(url + path, { redirect: 'manual' });
    for (const [name, value] of securityHeaders(false)) expect(headers.get(name)).toBe(value);
    expect(headers.get('server')).toBeNull();
    expect(headers.get('strict-transport-security')).toBeNull();
  });

  it('asks for https for a year where the public address is https', () => {
    expect(securityHeaders(true).get('strict-transport-security')).toMatch(/max-age=31536000/);
  });

  it("lets the bank's own pages show ours in a frame where they are named, and nobody else", () => {
    const named = securityHeaders(true, ['https://www.bank.example']);
    expect(named.get('content-security-policy')).toContain("frame-ancestors https://www.bank.example; base-uri 'none'");
    expect(named.has('x-frame-options')).toBe(false);
    expect(securityHeaders(true).get('content-security-policy')).toContain("frame-ancestors 'none'");
  });

  it('lets any page load the script of the link, with one resource policy', async () => {
    const { headers } = await fetch(`${url}/embed.js`);
    expect(headers.get('cross-origin-resource-policy')).toBe('cross-origin');
    expect((await fetch(`${url}/chat`)).headers.get('cross-origin-resource-policy')).toBe('same-origin');
  });

  it('leads the way to the chat page', async () => {
    const { status, headers } = await fetch(`${url}/?lang=en`, { redirect: 'manual' });
    expect([status, headers.get('location')]).toEqual([302, '/chat?lang=en']);
  });

  it.each([
    ['an unknown path', '/nowhere', { method: 'GET' }, 404],
    ['a bad escape', '/%zz', { method: 'GET' }, 404],
    ['__proto__', '/__proto__', { method: 'GET' }, 404],
    ['a method that the path does not take', '/text', { method: 'DELETE' }, 405],
    ['a form sent to a page', '/demo/outbox', { method: 'POST', body: 'a=1', headers: form }, 405],
    ['another content type', '/text', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }, 415],
    ['a packed body', '/text', { method: 'POST', body: 'x', headers: { ...form, 'content-encoding': 'gzip' } }, 415],
    ['a file', '/signin', { method: 'POST', body: new FormData() }, 415],
    ['10 MB', '/text', { method: 'POST', body: `text=${'x'.repeat(10_000_000)}`, headers: form }, 413],
    ['10,000 emoji', '/text', { method: 'POST', body: `text=${encodeURIComponent('😀'.repeat(10_000))}`, headers: form }, 413],
    ['a field twice', '/text', { method: 'POST', body: 'text=a&text=b', headers: form }, 400],
    ['bytes that are no text', '/signin', { method: 'POST', body: 'who=%ff', headers: form }, 400],
    ['a handler that fails', '/mounted', { method: 'GET' }, 500],
  ] as const)('answers %s in words, in both languages', async (_, path, init, status) => {
    for (const [lang, back] of [
      ['zh-CN', '回到对话'],
      ['en', 'Back to the conversation'],
    ] as const) {
      // prettier-ignore
      const answer = await fetch(url + path, { ...init, headers: { ...('headers' in init ? init.headers : {}), 'accept-language': lang } });
      const html = await answer.text();
      expect(answer.status).toBe(status);
      expect(html).toContain(`<html lang="${lang}"`);
      expect(textOf(html)).toContain(back);
      expect(html).not.toMatch(/secret|6222|Error/);
    }
  });

  it('names the methods that a path takes', async () => {
    expect((await fetch(`${url}/text`, { method: 'PUT' })).headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it('answers programs in JSON', async () => {
    const answer = await fetch(`${url}/api/nothing`);
    expect([answer.status, await answer.json()]).toEqual([404, { error: { code: 'notFound', message: expect.any(String) as string } }]);
  });

  it.each([
    ['/v3/directline/nothing', 'GET', 404, 'NotFound'],
    ['/v3/directline', 'DELETE', 404, 'NotFound'],
    ['/v3/directlines', 'GET', 404, 'notFound'],
    ['/api/nothing', 'POST', 404, 'notFound'],
    ['/healthz', 'DELETE', 405, 'methodNotAllowed'],
  ])(
    'answers programs at %s (%s) by the codes of their protocol, in whole sentences without a word of pages',
    async (path, method, status, code) => {
      for (const [lang, sentences] of [
        ['zh-CN', /^(?:[^。\s]+。)+$/],
        ['en', /^[A-Z][^.]+\.(?: [A-Z][^.]+\.)*$/],
      ] as const) {
        const answer = await fetch(url + path, { method, headers: { 'accept-language': lang } });
        const { error } = (await answer.json()) as { error: { code: string; message: string } };
        expect([answer.status, error.code]).toEqual([status, code]);
        expect(error.message).toMatch(sentences);
        expect(error.message).not.toMatch(/页面|对话|page|conversation/i);
      }
    },
  );

  it.each([
    ['a Host that is no host', 'GET /text HTTP/1.1\r\nHost: [\r\nConnection: close\r\n\r\n', 'HTTP/1.1 200'],
    ['a Host with a space', 'GET /text HTTP/1.1\r\nHost: a b\r\nConnection: close\r\n\r\n', 'HTTP/1.1 200'],
    ['a whole address', 'GET http://[/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'HTTP/1.1 400'],
    ['a star', 'OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n', 'HTTP/1.1 400'],
    ['no HTTP at all', 'hello\r\n\r\n', 'HTTP/1.1 400'],
    ['a method of its own', 'PWN /text HTTP/1.1\r\nHost: x\r\n\r\n', 'HTTP/1.1 405'],
    ['headers without end', `GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`, 'HTTP/1.1 431'],
    ['two lengths', 'POST /text HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', 'HTTP/1.1 400'],
  ])('survives %s', async (_, text, status) => {
    const answer = await raw(text);
    expect(answer).toContain(status);
    expect(answer.toLowerCase()).toContain('x-content-type-options: nosniff');
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it('survives a customer who hangs up in the middle of a form', async () => {
    const socket = connect(port, '127.0.0.1');
    socket.write('POST /text HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\ntext=');
    await once(socket, 'connect');
    socket.destroy();
    expect((await fetch(`${url}/text`)).status).toBe(200);
  });

  it('logs what failed without a digit of it', () => {
    const failed = lines.find((line) => line.includes('a mounted route failed'));
    expect(failed).toContain('secret account 6222');
    expect(lines.join()).not.toMatch(/\d{6}/);
  });

  it('answers HEAD as GET without a body', async () => {
    const answer = await fetch(`${url}/text`, { method: 'HEAD' });
    expect([answer.status, await answer.text(), Number(answer.headers.get('content-length')) > 1_000]).toEqual([200, '', true]);
  });

  it('serves the stylesheet by its fingerprint, packed, for ever', async () => {
    const path = /href="(\/assets\/[0-9a-f]{16}\.css)"/.exec((await browser(url).get('/text')).html)![1]!;
    const [packed, plain] = await Promise.all([raw(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept-Encoding: gzip, br\r\n\r\n`), fetch(url + path, { headers: { 'accept-encoding': 'br;q=0' } })]); // prettier-ignore
    expect(packed).toMatch(/content-encoding: br/);
    expect([plain.headers.get('cache-control'), plain.headers.get('content-encoding'), plain.headers.get('vary')]).toEqual([
      'public, max-age=31536000, immutable',
      null,
      'accept-encoding',
    ]);
    const text = await plain.text();
    expect(text).toContain('--paper');
    const [response] = (await once(get(url + path, { headers: { 'accept-encoding': 'br' } }), 'response')) as [NodeJS.ReadableStream];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(Buffer.from(chunk));
    expect(brotliDecompressSync(Buffer.concat(chunks)).toString()).toBe(text);
    expect(Buffer.concat(chunks).length).toBeLessThan(5_000);
  });

  it('tells its health to all and its parts to this machine only', async () => {
    expect(await (await fetch(`${url}/healthz`)).json()).toEqual({ alive: true });
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true, parts: [{ name: 'database', ok: true, detail: '18.4' }] });
    expect(await (await fetch(`${url}/readyz`, { headers: { 'x-forwarded-for': '203.0.113.9' } })).json()).toEqual({ ready: true });
  });
});

describe('/demo/outbox', () => {
  const row = {
    id: '1',
    at: '2026-03-18T02:03:00Z',
    way: 'sms' as const,
    to: '13800000001',
    customer: '10000001',
    lang: 'zh-CN' as const,
    text: '验证码 <b>246 135</b>',
    code: '246135',
  };

  it('shows what was sent, as a table for people and as JSON for programs', async () => {
    const bank = smallBank();
    bank.outbox.push(row, { ...row, id: '2', text: '后来的' });
    const { url, server } = await serve(bank);
    const { html } = await browser(url).get('/demo/outbox');
    expect(html).toContain('验证码 &lt;b&gt;246 135&lt;/b&gt;');
    expect(html.indexOf('后来的')).toBeLessThan(html.indexOf('246 135'));
    const answer = await fetch(`${url}/demo/outbox`, { headers: { accept: 'application/json' } });
    expect(await answer.json()).toEqual(bank.outbox);
    await server.close();
  });

  it('is not there outside the demo', async () => {
    const { url, server } = await serve(smallBank(), { demo: false });
    expect((await fetch(`${url}/demo/outbox`)).status).toBe(404);
    expect((await browser(url).get('/signin')).html).not.toMatch(/demo-2026|10000001/);
    await server.close();
  });
});

describe('close', () => {
  it('lets an answer under way finish and takes no new connection', async () => {
    const { url, server } = await serve(smallBank());
    let finish = (): void => undefined;
    const started = new Promise<void>((begun) => {
      server.restify.get('/slow', (_request, response, next) => {
        finish = () => {
          response.sendRaw(200, 'done');
          next();
        };
        begun();
      });
    });
    const answer = fetch(`${url}/slow`);
    await started;
    const closed = server.close();
    await expect(fetch(`${url}/healthz`)).rejects.toThrow('fetch failed');
    finish();
    expect(await (await answer).text()).toBe('done');
    await closed;
  });
});
