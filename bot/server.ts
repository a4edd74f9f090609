import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'restify';
import type { Request, Response, Server } from 'restify';
import { codeOf, errorTable } from './errors';
import type { ErrorCode } from './errors';
import type { Log } from './telemetry/log';
import { addressOf } from './wire';
import type { Answer, Asked } from './wire';

export type Route = { method: 'GET' | 'POST'; path: string; answer: (asked: Asked) => Promise<Answer> | Answer };
/** `refuse` words an error for whoever asked; `https` turns HSTS on; `drainMs` is how long `close` waits for answers under way. */
export type ServerNeeds = {
  routes: readonly Route[];
  refuse: (code: ErrorCode, asked: Asked) => Answer;
  log: Log;
  https: boolean;
  trustedProxies: number;
  drainMs: number;
};
export type RunningServer = {
  restify: Server;
  listen(port: number, host: string): Promise<{ port: number }>;
  close(): Promise<void>;
};

const headersMax = 100;
const headersTimeoutMs = 15_000;
const requestTimeoutMs = 30_000;
const keepAliveTimeoutMs = 20_000;

/** The headers of every answer (DESIGN 8). No Server header, no script, no inline style, no framing, no referrer: tickets live in URLs. */
export function securityHeaders(https: boolean): ReadonlyMap<string, string> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ];
  return new Map([
    ['content-security-policy', policy.join('; ')],
    ['x-content-type-options', 'nosniff'],
    ['x-frame-options', 'DENY'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-opener-policy', 'same-origin'],
    ['cross-origin-resource-policy', 'same-origin'],
    ['permissions-policy', 'camera=(), geolocation=(), microphone=(self)'],
    ...(https ? ([['strict-transport-security', 'max-age=31536000; includeSubDomains']] as const) : []),
  ]);
}

/**
 * The HTTP server: restify for routing only, without its body parser, gzip and static files. Every answer carries the security headers, every
 * error is answered in words from the error table and never with an exception's text. Others may mount routes of their own on `restify`.
 */
export function buildServer(needs: ServerNeeds): RunningServer {
  const restify = Object.assign(createServer({ name: '' }), { log: needs.log });
  const headers = securityHeaders(needs.https);
  setLimits(restify);
  restify.pre((request, response, next) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    const fits = hasPath(request);
    if (!fits) writeAnswer(response, needs.refuse('badRequest', askedOf(request, needs.trustedProxies)));
    next(fits ? undefined : false);
  });
  for (const route of needs.routes) mount(restify, route, needs);
  restify.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    refuseError(request, response, error, needs);
    done();
  });
  restify.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => refuseUnreadable(error, socket, headers));
  return { restify, listen: (port, host) => listen(restify, port, host), close: () => close(restify, needs.drainMs) };
}

function setLimits(restify: Server): void {
  const http = restify.server;
  http.maxHeadersCount = headersMax;
  http.headersTimeout = headersTimeoutMs;
  http.requestTimeout = requestTimeoutMs;
  http.keepAliveTimeout = keepAliveTimeoutMs;
}

/**
 * restify builds a URL from the Host header and dies where that is no URL: the header is replaced (we never use it) and any request target
 * but a path is refused before the router sees it.
 */
function hasPath(request: IncomingMessage): boolean {
  request.headers.host = 'localhost';
  const fits = request.url?.startsWith('/') === true && URL.canParse(`http://localhost${request.url}`);
  if (!fits) request.url = '/';
  return fits;
}

function mount(restify: Server, route: Route, needs: ServerNeeds): void {
  const answer = (request: Request, response: Response, next: (error?: unknown) => void): void => {
    void answerRoute(route, request, response, needs).finally(next);
  };
  if (route.method === 'POST') restify.post(route.path, answer);
  else {
    restify.get(route.path, answer);
    restify.head(route.path, answer);
  }
}

async function answerRoute(route: Route, request: Request, response: Response, needs: ServerNeeds): Promise<void> {
  const asked = askedOf(request, needs.trustedProxies);
  try {
    writeAnswer(response, await route.answer(asked));
  } catch (error) {
    needs.log.error({ err: error, method: asked.method, route: route.path }, 'a route failed');
    if (!response.headersSent) writeAnswer(response, needs.refuse(codeOf(error), asked));
  }
}

function askedOf(request: IncomingMessage & { params?: unknown }, proxies: number): Asked {
  const url = new URL(`http://localhost${request.url ?? '/'}`);
  const params = new Map(Object.entries(request.params ?? {}).map(([name, value]: [string, unknown]) => [name, String(value)]));
  const { method = 'GET', headers } = request;
  return { method, path: url.pathname, query: url.searchParams, params, headers, address: addressOf(request, proxies), request };
}

/** Writes an answer in one piece: status, headers, length and body in one system call. A body that we gave up waiting for ends the connection. */
function writeAnswer(response: ServerResponse, answer: Answer): void {
  if (response.destroyed) return;
  const tired = answer.status === errorTable.slow.status ? { connection: 'close' } : {};
  const length = { 'content-length': Buffer.byteLength(answer.body) };
  response.writeHead(answer.status, { ...answer.headers, ...length, ...tired });
  response.end(answer.body);
}

function refuseError(request: Request, response: Response, error: unknown, needs: ServerNeeds): void {
  if (response.headersSent) return;
  const name = error instanceof Error ? error.name : '';
  const code = name === 'ResourceNotFoundError' ? 'notFound' : name === 'MethodNotAllowedError' ? 'methodNotAllowed' : codeOf(error);
  if (errorTable[code].status >= 500) needs.log.error({ err: error, method: request.method }, 'a mounted route failed');
  const answer = needs.refuse(code, askedOf(request, needs.trustedProxies));
  for (const [header, value] of Object.entries(answer.headers)) response.setHeader(header, value);
  response.sendRaw(answer.status, answer.body);
}

/** What node could not read as HTTP gets an answer too, by hand, as there is no response to write to. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket, headers: ReadonlyMap<string, string>): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { status } = errorTable[unreadable[error.code ?? ''] ?? 'badRequest'];
  const body = '无法读取这个请求，什么都没有办理。\nThis request could not be read. Nothing was done.\n';
  const lines = [
    `HTTP/1.1 ${status} Refused`,
    'content-type: text/plain; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end([...lines, ...[...headers].map(([name, value]) => `${name}: ${value}`), '', body].join('\r\n'));
}
const unreadable: Partial<Record<string, ErrorCode>> = { HPE_HEADER_OVERFLOW: 'headersTooLarge', ERR_HTTP_REQUEST_TIMEOUT: 'slow' };

function listen(restify: Server, port: number, host: string): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    restify.once('error', reject); // restify passes the server's errors on and dies where nobody listens
    restify.server.once('error', reject);
    restify.listen(port, host, () => {
      restify.off('error', reject);
      restify.server.off('error', reject);
      const address: AddressInfo | string | null = restify.server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

/** Takes no new connection, lets answers under way finish for `drainMs`, then cuts what is left. */
function close(restify: Server, drainMs: number): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => restify.server.closeAllConnections(), drainMs);
    restify.close(() => {
      clearTimeout(cut);
      resolve();
    });
    restify.server.closeIdleConnections();
  });
}
