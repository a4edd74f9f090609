import { EventEmitter } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { addressOf, isLoopback, parseForm, parseJson, readBody, readForm, readJson } from '../bot/wire';

/** A request as node gives it, with a body that the test pushes. */
function requestWith(headers: Record<string, string>, ...chunks: (Buffer | string)[]): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.headers = headers;
  for (const chunk of chunks) request.push(chunk);
  if (chunks.length > 0) request.push(null);
  return request;
}
const form = { 'content-type': 'application/x-www-form-urlencoded' };
const json = { 'content-type': 'application/json; charset=utf-8' };
const rule = { types: ['application/json'], limitBytes: 16, timeoutMs: 10_000 };

describe('readBody', () => {
  it('gives the raw bytes of a body within its limit', async () => {
    const body = await readBody(requestWith(json, '{"a":', '1}'), rule);
    expect(body).toEqual({ is: 'ok', bytes: Buffer.from('{"a":1}') });
  });

  it.each([
    ['another type', { 'content-type': 'text/plain' }],
    ['no type', {}],
    ['a charset that is not UTF-8', { 'content-type': 'application/json; charset=gbk' }],
    ['a packed body', { ...json, 'content-encoding': 'gzip' }],
  ])('refuses %s', async (_, headers) => {
    expect(await readBody(requestWith(headers, '{}'), rule)).toEqual({ is: 'refused', code: 'contentType' });
  });

  it('refuses a body that says it is too large without reading it', async () => {
    expect(await readBody(requestWith({ ...json, 'content-length': '17' }), rule)).toEqual({ is: 'refused', code: 'tooLarge' });
  });

  it('refuses a body that is larger than it said', async () => {
    expect(await readBody(requestWith({ ...json, 'content-length': '2' }, 'x'.repeat(17)), rule)).toEqual({
      is: 'refused',
      code: 'tooLarge',
    });
  });

  it('gives up on a body that does not come', async () => {
    expect(await readBody(requestWith(json), { ...rule, timeoutMs: 5 })).toEqual({ is: 'refused', code: 'slow' });
  });

  it('takes a connection that breaks off for a bad request', async () => {
    const request = requestWith(json);
    const body = readBody(request, rule);
    request.emit('close');
    expect(await body).toEqual({ is: 'refused', code: 'badRequest' });
  });
});

describe('readForm', () => {
  it('reads fields as they were typed', async () => {
    const read = await readForm(requestWith(form, 'text=%E8%BD%AC+200&csrf=a%26b'));
    expect(read).toEqual({ is: 'ok', fields: new Map([['text', '转 200'], ['csrf', 'a&b']]) }); // prettier-ignore
  });

  it.each([
    ['a field twice', 'text=a&text=b'],
    ['a broken escape', 'text=%zz'],
    ['bytes that are no UTF-8', 'text=%ff%fe'],
    ['a NUL', 'text=a%00b'],
    ['more fields than any form of ours', Array.from({ length: 40 }, (_, at) => `f${at}=1`).join('&')],
  ])('refuses %s', (_, text) => {
    expect(parseForm(text)).toEqual({ is: 'refused', code: 'badRequest' });
  });

  it('refuses raw bytes that are no UTF-8', async () => {
    expect(await readForm(requestWith(form, Buffer.from([0x74, 0x3d, 0xff])))).toEqual({ is: 'refused', code: 'badRequest' });
  });

  it('takes __proto__ for a name like any other', () => {
    const read = parseForm('__proto__=x');
    expect(read.is === 'ok' && read.fields.get('__proto__')).toBe('x');
    expect('x' in Object.prototype).toBe(false);
  });
});

describe('readJson', () => {
  const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

  it('reads 20 levels and refuses 21 before they are parsed', () => {
    expect(parseJson(nested(20)).is).toBe('ok');
    expect(parseJson(nested(21)).is).toBe('refused');
    expect(parseJson(nested(1_000_000)).is).toBe('refused');
  });

  it('does not count brackets inside strings', () => {
    expect(parseJson(JSON.stringify({ text: `\\"${'['.repeat(50)}` })).is).toBe('ok');
  });

  it.each(['{"__proto__":{"admin":true},"a":1}', '{"\\u005f_proto__":{"admin":true},"a":1}', '{"b":{"__proto__":{"admin":true}},"a":1}'])(
    'drops the key in %s',
    (text) => {
      const read = parseJson(text);
      expect(read.is === 'ok' && JSON.stringify(read.value)).not.toContain('admin');
      expect(read).toMatchObject({ is: 'ok', value: { a: 1 } });
    },
  );

  it.each(['{', '', '{"a":"\\u0000"}', '{"a":"\\ud800"}', '{"\\udc00":1}', '{a:1}'])('refuses %s', (text) => {
    expect(parseJson(text)).toEqual({ is: 'refused', code: 'badRequest' });
  });

  it('keeps characters outside the basic plane however they are written', () => {
    expect(parseJson('{"a":"\\ud83d\\ude00😀"}')).toEqual({ is: 'ok', value: { a: '😀😀' } });
  });

  it('reads a body', async () => {
    expect(await readJson(requestWith(json, '{"text":"查余额"}'))).toEqual({ is: 'ok', value: { text: '查余额' } });
  });
});

describe('addressOf', () => {
  const from = (address: string, forwarded?: string): IncomingMessage => {
    const socket = Object.assign(new EventEmitter(), { remoteAddress: address });
    return Object.assign(requestWith(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }), {
      socket: socket as unknown as Socket,
    });
  };

  it('is the address of the socket where no proxy is trusted, whatever is claimed', () => {
    expect(addressOf(from('192.0.2.1', '203.0.113.9'), 0)).toBe('192.0.2.1');
  });

  it('is what the trusted proxies saw, read from the right', () => {
    expect(addressOf(from('10.0.0.1', 'forged, 203.0.113.9'), 1)).toBe('203.0.113.9');
    expect(addressOf(from('10.0.0.1', 'forged, 203.0.113.9, 10.0.0.2'), 2)).toBe('203.0.113.9');
  });

  it('is of this machine only without a proxy between', () => {
    expect([isLoopback(from('127.0.0.1')), isLoopback(from('::1')), isLoopback(from('::ffff:127.0.0.1'))]).toEqual([true, true, true]);
    expect([isLoopback(from('127.0.0.1', '203.0.113.9')), isLoopback(from('192.0.2.1'))]).toEqual([false, false]);
  });
});
