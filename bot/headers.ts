import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { errorTable } from './errors';
import type { ErrorCode } from './errors';
import { programCode } from './program-codes';

/**
 * The headers of every answer (DESIGN 8). No Server header, no inline script or style, no referrer: tickets live in URLs. Nobody may put our pages
 * into a frame but the origins of the bank that are named in `frames`; X-Frame-Options knows no such list, so there it is left out.
 */
export function securityHeaders(https: boolean, frames: readonly string[] = []): ReadonlyMap<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    // 'self' covers ws: and wss: of the same host too (CSP 3, in all current browsers); an older one is refused its stream and polls.
    "connect-src 'self'",
    "form-action 'self'",
    `frame-ancestors ${frames.length > 0 ? frames.join(' ') : "'none'"}`,
    "base-uri 'none'",
  ];
  return new Map([
    ['content-security-policy', policy.join('; ')],
    ['x-content-type-options', 'nosniff'],
    ...(frames.length > 0 ? [] : ([['x-frame-options', 'DENY']] as const)),
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(self)'],
    ...(https ? ([['strict-transport-security', 'max-age=31536000; includeSubDomains']] as const) : []),
  ]);
}

/** The same as the flat list that `writeHead` takes: name, value, name, value. */
export const flatHeaders = (headers: ReadonlyMap<string, string>): readonly string[] => [...headers].flat();

/** How long a refused caller may go on sending before the connection is cut: cut at once, it would never read why. */
const lingerMs = 2_000;

const plainWords = '无法读取这个请求，什么都没有办理。\nThis request could not be read. Nothing was done.\n';
const socketWords = '这条连接没有接通，什么都没有办理。 This connection was not opened. Nothing was done.';

type Refusal = { code: ErrorCode; headers: ReadonlyMap<string, string>; more?: readonly string[] };
/** `path` is what was asked for: it tells by which protocol's codes the caller is told. */
type SocketRefusal = Refusal & { path?: string };

/** Answers by hand, where there is no response to write to: what node could not read as HTTP. Plain text, as nobody knows which page was meant. */
export function refuseRaw(socket: Duplex, refusal: Refusal): void {
  endWith(socket, refusal, 'text/plain; charset=utf-8', plainWords);
}

/** The same for a WebSocket that is not opened: its caller is a program, so `{error:{code,message}}`. */
export function refuseSocket(socket: Duplex, refusal: SocketRefusal): void {
  const code = programCode(refusal.code, refusal.path ?? '');
  endWith(socket, refusal, 'application/json; charset=utf-8', JSON.stringify({ error: { code, message: socketWords } }));
}

function endWith(socket: Duplex, { code, headers, more = [] }: Refusal, type: string, body: string): void {
  const { status } = errorTable[code];
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}`,
    `content-type: ${type}`,
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
    ...more,
    ...[...headers].map(([name, value]) => `${name}: ${value}`),
  ];
  const cut = setTimeout(() => socket.destroy(), lingerMs).unref();
  socket.once('close', () => clearTimeout(cut));
  socket.end([...lines, '', body].join('\r\n'));
}
