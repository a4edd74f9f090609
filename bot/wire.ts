import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import type { Json } from '../accessibility/message';

/** One request as the pages see it. `address` is the caller's, as far as the configured proxies can be trusted. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  params: ReadonlyMap<string, string>;
  headers: IncomingHttpHeaders;
  address: string;
  request: IncomingMessage;
};
/** One answer, written in one piece. */
export type Answer = { status: number; headers: Readonly<Record<string, string | string[]>>; body: string | Buffer };

export type WireRefusal = { is: 'refused'; code: 'badRequest' | 'slow' | 'tooLarge' | 'contentType' };
export type BodyRule = { types: readonly string[]; limitBytes: number; timeoutMs: number };
export type Fields = ReadonlyMap<string, string>;

export const formRule: BodyRule = { types: ['application/x-www-form-urlencoded'], limitBytes: 64 * 1024, timeoutMs: 10_000 };
export const jsonRule: BodyRule = { types: ['application/json'], limitBytes: 64 * 1024, timeoutMs: 10_000 };

const jsonDepthMax = 20;
const formFieldsMax = 32;
/** After a refusal we still read this much, so that a slow-minded client meets our answer instead of a broken pipe. */
const drainBytesMax = 16 * 1024 * 1024;

const refused = (code: WireRefusal['code']): WireRefusal => ({ is: 'refused', code });

/**
 * The one reader of request bodies: raw bytes, up to the route's limit and within its time, never unpacked, of a type the route takes.
 * Returns what is wrong with the body instead of throwing; webhooks check their signatures over these bytes.
 */
export function readBody(request: IncomingMessage, rule: BodyRule): Promise<{ is: 'ok'; bytes: Buffer } | WireRefusal> {
  if (!takesType(request.headers, rule.types)) return Promise.resolve(drain(request, 'contentType'));
  if (Number(request.headers['content-length'] ?? 0) > rule.limitBytes) return Promise.resolve(drain(request, 'tooLarge'));
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const end = (result: { is: 'ok'; bytes: Buffer } | WireRefusal) => {
      clearTimeout(timer);
      request.off('data', take).off('end', complete).off('close', broken).off('error', broken);
      resolve(result);
    };
    const timer = setTimeout(() => end(drain(request, 'slow')), rule.timeoutMs);
    const take = (chunk: Buffer) => {
      length += chunk.length;
      if (length > rule.limitBytes) end(drain(request, 'tooLarge'));
      else chunks.push(chunk);
    };
    const complete = () => end({ is: 'ok', bytes: Buffer.concat(chunks, length) });
    const broken = () => end(refused('badRequest'));
    request.on('data', take).on('end', complete).on('close', broken).on('error', broken);
  });
}

function takesType(headers: IncomingHttpHeaders, types: readonly string[]): boolean {
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((text) => text.trim()).find((text) => text.startsWith('charset='));
  const coding = headers['content-encoding'] ?? 'identity';
  return (
    types.includes(type.trim()) && (charset === undefined || /^charset="?utf-8"?$/.test(charset)) && coding.toLowerCase() === 'identity'
  );
}

function drain(request: IncomingMessage, code: WireRefusal['code']): WireRefusal {
  let left = drainBytesMax;
  request.on('error', () => undefined);
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) request.destroy();
  });
  return refused(code);
}

/** Whole bodies only: nothing is left in it from one to the next. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

function decode(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}

/** Reads a form: each field once, valid UTF-8, no NUL (PostgreSQL keeps none). A Map, so that `__proto__` is a name like any other. */
export async function readForm(request: IncomingMessage, rule: BodyRule = formRule): Promise<{ is: 'ok'; fields: Fields } | WireRefusal> {
  const body = await readBody(request, rule);
  if (body.is === 'refused') return body;
  const text = decode(body.bytes);
  return text === null ? refused('badRequest') : parseForm(text);
}

export function parseForm(text: string): { is: 'ok'; fields: Fields } | WireRefusal {
  const fields = new Map<string, string>();
  const pairs = text.split('&', formFieldsMax + 1).filter((pair) => pair !== '');
  if (pairs.length > formFieldsMax) return refused('badRequest');
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const [name, value] = at < 0 ? [unescapeField(pair), ''] : [unescapeField(pair.slice(0, at)), unescapeField(pair.slice(at + 1))];
    if (name === null || value === null || fields.has(name)) return refused('badRequest');
    fields.set(name, value);
  }
  return { is: 'ok', fields };
}

function unescapeField(text: string): string | null {
  try {
    const plain = decodeURIComponent(text.replaceAll('+', ' '));
    return plain.includes('\0') ? null : plain;
  } catch {
    return null;
  }
}

/** Reads JSON of at most 20 levels, counted before it is parsed. Keys named `__proto__` vanish; NUL and lone surrogates are refused. */
export async function readJson(request: IncomingMessage, rule: BodyRule = jsonRule): Promise<{ is: 'ok'; value: Json } | WireRefusal> {
  const body = await readBody(request, rule);
  if (body.is === 'refused') return body;
  const text = decode(body.bytes);
  return text === null ? refused('badRequest') : parseJson(text);
}

export function parseJson(text: string): { is: 'ok'; value: Json } | WireRefusal {
  if (depthOf(text) > jsonDepthMax) return refused('badRequest');
  try {
    const value: Json = suspicious.test(text) ? parseSuspicious(text) : parse(text);
    return { is: 'ok', value };
  } catch {
    return refused('badRequest');
  }
}

/** What could spell `__proto__`, NUL or half a character: only then is the slow way taken. */
const suspicious = /__proto__|\\u(?:00[05]|d[89a-f])/i;
const unstorable = /\0|\p{Surrogate}/u;

const parse: (text: string) => Json = JSON.parse;

function parseSuspicious(text: string): Json {
  const revive = (key: string, value: Json): Json | undefined => {
    if (unstorable.test(key) || (typeof value === 'string' && unstorable.test(value)))
      throw new SyntaxError('a character that cannot be stored');
    return key === '__proto__' ? undefined : value;
  };
  const reviving: (text: string, reviver: typeof revive) => Json = JSON.parse;
  return reviving(text, revive);
}

function depthOf(text: string): number {
  let [depth, deepest, quoted] = [0, 0, false];
  for (let at = 0; at < text.length && deepest <= jsonDepthMax; at++) {
    const mark = text[at];
    if (quoted) {
      if (mark === '\\') at++;
      else if (mark === '"') quoted = false;
    } else if (mark === '"') quoted = true;
    else if (mark === '{' || mark === '[') deepest = Math.max(deepest, ++depth);
    else if (mark === '}' || mark === ']') depth--;
  }
  return deepest;
}

/**
 * Takes a request for ours where its target is a path without a NUL (PostgreSQL is asked for what stands in paths, and takes none); says no to any
 * other. The Host header is replaced, since we never use it and restify builds a URL from it and dies where that is none.
 */
export function takePath(request: IncomingMessage): boolean {
  request.headers.host = 'localhost';
  const { url = '' } = request;
  const isPath = url.startsWith('/') && URL.canParse(`http://localhost${url}`);
  request.url = isPath ? url.replaceAll('%00', '') : '/'; // the refusal is worded by what is left
  return isPath && request.url === url;
}

/**
 * The caller's address, to count by: the socket's, or what the nearest `proxies` trusted proxies say in X-Forwarded-For, read from the right, where
 * a caller cannot write. A port and brackets are left out, an IPv4 address has one spelling, and of an IPv6 address only the first 64 bits count:
 * one household has them all. What is no address is nobody's word: then it is the socket's.
 */
export function addressOf(request: IncomingMessage, proxies: number): string {
  const socket = countable(request.socket.remoteAddress ?? '') ?? 'unknown';
  if (proxies === 0) return socket;
  const said = [request.headers['x-forwarded-for'] ?? ''].flat().join(',').split(',');
  const hops = said.map((hop) => hop.trim()).filter((hop) => hop !== '');
  return countable(hops.at(-Math.min(proxies, hops.length)) ?? '') ?? socket;
}

function countable(hop: string): string | null {
  const bare = /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1] ?? /^([\d.]+):\d+$/.exec(hop)?.[1] ?? hop;
  const plain = bare.replace(/%.*$/, '').replace(/^::ffff:(?=[\d.]+$)/i, '');
  if (isIPv4(plain)) return plain;
  return isIPv6(plain) ? `${networkOf(plain)}::/64` : null;
}

/** The first four groups of an IPv6 address, in the one spelling of RFC 5952 that a URL gives it. */
function networkOf(address: string): string {
  const [head = '', tail] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - before.length - after.length }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).join(':');
}

/** What proxies leave on a request. One on this machine that leaves none of them cannot be told from its callers: ours must set X-Forwarded-For. */
const proxyMarks = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip', 'forwarded', 'via'] as const;

/** Whether a request comes from this machine itself, and from no proxy on it: such a mark can only take the right away, never give it. */
export function isLoopback(request: IncomingMessage): boolean {
  const address = request.socket.remoteAddress ?? '';
  return /^(?:::ffff:)?127\.|^::1$/.test(address) && proxyMarks.every((mark) => request.headers[mark] === undefined);
}
