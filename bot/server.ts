import type { IncomingMessage, Server as HttpServer, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'restify';
import type { Request, Response, Server } from 'restify';
import { codeOf, errorTable } from './errors';
import type { ErrorCode } from './errors';
import { flatHeaders, securityHeaders } from './headers';
import type { Log } from './telemetry/log';
import type { Metrics } from './telemetry/metrics';
import { refuseUnreadable } from './unreadable';
import { listenForUpgrades } from './upgrades';
import type { Sockets, Upgrades } from './upgrades';
import { addressOf, takePath } from './wire';
import type { Answer, Asked } from './wire';

export { securityHeaders };
export type Route = { method: 'GET' | 'POST'; path: string; answer: (asked: Asked) => Promise<Answer> | Answer };

/**
 * Everything that is bounded at the edge. Over `connectionsMax` a caller is refused in words, and a thousand later without any. A connection that
 * has not finished its headers or its request in time is answered 408; `checkEveryMs` is how often that is looked at.
 */
export type ServerLimits = {
  connectionsMax: number;
  requestsPerConnectionMax: number;
  upgradesUnderWayMax: number;
  upgradeMs: number;
  socketsPerAddressMax: number;
  headersMs: number;
  requestMs: number;
  keepAliveMs: number;
  unreadMs: number;
  checkEveryMs: number;
};
export const serverLimits: ServerLimits = {
  connectionsMax: 20_000,
  requestsPerConnectionMax: 10_000,
  upgradesUnderWayMax: 1_000,
  upgradeMs: 10_000,
  socketsPerAddressMax: 500, // a whole office or a mobile network may share one
  headersMs: 15_000,
  requestMs: 30_000,
  keepAliveMs: 20_000,
  unreadMs: 120_000,
  checkEveryMs: 5_000,
};
const headersMax = 100;
const refusedInWordsMax = 1_000;

/** `refuse` words an error for whoever asked; `https` turns HSTS on; `drainMs` is how long `close` waits for answers and sockets under way. */
export type ServerNeeds = {
  routes: readonly Route[];
  refuse: (code: ErrorCode, asked: Asked) => Answer;
  log: Log;
  https: boolean;
  /** The bank's origins that may show our pages in a frame. */
  frames?: readonly string[];
  trustedProxies: number;
  drainMs: number;
  sockets?: Sockets;
  metrics?: Pick<Metrics, 'answered'>;
  limits?: Partial<ServerLimits>;
};
export type RunningServer = {
  restify: Server;
  listen(port: number, host: string): Promise<{ port: number }>;
  close(): Promise<void>;
};

/** An answer that pages of other origins may load says so itself. */
const resourcePolicy = 'cross-origin-resource-policy';
const without = (headers: ReadonlyMap<string, string>, name: string) => new Map([...headers].filter(([one]) => one !== name));

/** One server's own: `crowded` are connections over the limit, `fixed` the headers of every answer, `shared` of one with a resource policy of its own. */
type Edge = {
  needs: ServerNeeds;
  fixed: readonly string[];
  shared: readonly string[];
  headers: ReadonlyMap<string, string>;
  crowded: WeakSet<Socket>;
  closing: boolean;
};

/**
 * The HTTP server: restify for routing only, without its body parser, gzip and static files. Every answer carries the security headers, every
 * error is answered in words from the error table and never with an exception's text. Others may mount routes of their own on `restify`.
 */
export function buildServer(needs: ServerNeeds): RunningServer {
  const restify = Object.assign(createServer({ name: '' }), { log: needs.log });
  const limits = { ...serverLimits, ...needs.limits };
  const headers = securityHeaders(needs.https, needs.frames);
  const edge: Edge = {
    needs,
    headers,
    fixed: flatHeaders(headers),
    shared: flatHeaders(without(headers, resourcePolicy)),
    crowded: new WeakSet(),
    closing: false,
  };
  const http: HttpServer = restify.server;
  setLimits(http, limits);
  countConnections(http, edge, limits.connectionsMax);
  restify.pre((request, response, next) => {
    const code = refusalOf(edge, request);
    if (code !== null) writeAnswer(edge, response, needs.refuse(code, askedOf(request, needs.trustedProxies)));
    next(code === null ? undefined : false);
  });
  const ours = new Set<string>();
  for (const route of needs.routes) mount(restify, route, edge, ours);
  restify.on('routed', (_request: Request, response: Response, route: { name: string }) => {
    if (!ours.has(route.name)) for (const [name, value] of headers) response.setHeader(name, value);
  });
  restify.on('after', (request: Request) => {
    if (edge.closing) request.socket.destroySoon(); // our own answers say so themselves, those of mounted routes do not
  });
  restify.on('restifyError', (request: Request, response: Response, error: unknown, done: () => void) => {
    refuseError(request, response, error, edge);
    done();
  });
  refuseUnreadable(http, headers);
  listenForOddities(restify, http, edge);
  const { upgradesUnderWayMax: underWayMax, upgradeMs: decideMs, socketsPerAddressMax: perAddressMax } = limits;
  const { sockets, log, trustedProxies } = needs;
  const closing = () => edge.closing;
  const upgrades = listenForUpgrades({ http, sockets, headers, log, trustedProxies, underWayMax, perAddressMax, decideMs, closing });
  return { restify, listen: (port, host) => listen(restify, port, host), close: () => close(http, edge, upgrades) };
}

function setLimits(http: HttpServer, limits: ServerLimits): void {
  http.maxHeadersCount = 0; // node would drop what is beyond: a proxy's X-Forwarded-For comes last. We count, and refuse
  http.maxRequestsPerSocket = limits.requestsPerConnectionMax;
  http.headersTimeout = limits.headersMs;
  http.requestTimeout = limits.requestMs;
  http.keepAliveTimeout = limits.keepAliveMs;
  http.timeout = limits.unreadMs; // of silence in both directions: who asks and never reads the answer
  http.maxConnections = limits.connectionsMax + refusedInWordsMax;
  // Only createServer takes these as options, and restify calls that. Timeouts would be looked at every 30 s; a request without Host we answer ourselves.
  Object.assign(http, { connectionsCheckingInterval: limits.checkEveryMs, requireHostHeader: false });
}

function countConnections(http: HttpServer, { crowded }: Edge, max: number): void {
  const counted = new WeakSet<Socket>();
  let open = 0;
  http.on('connection', (socket: Socket) => {
    if (counted.has(socket)) return; // one that was given back without its upgrade
    counted.add(socket);
    open += 1;
    if (open > max) crowded.add(socket);
    socket.once('close', () => (open -= 1));
  });
}

/** Why a request is not even routed: it is no proper request, there are too many connections, or the bot is ending. */
function refusalOf({ closing, crowded }: Edge, request: IncomingMessage): ErrorCode | null {
  const hasHost = request.headers.host !== undefined || request.httpVersion === '1.0'; // RFC 9112, 3.2
  const fits = takePath(request) && hasHost; // also for those that are refused anyway: what words the refusal reads the path
  if (closing || crowded.has(request.socket)) return 'stopping';
  if (request.rawHeaders.length > 2 * headersMax) return 'headersTooLarge';
  return fits ? null : 'badRequest';
}

function mount(restify: Server, route: Route, edge: Edge, ours: Set<string>): void {
  const answer = (request: Request, response: Response, next: (error?: unknown) => void): void => {
    void answerRoute(route, request, response, edge).finally(next);
  };
  const named = (method: string) => {
    const name = `${method} ${route.path}`;
    ours.add(name);
    return { name, path: route.path };
  };
  if (route.method === 'POST') restify.post(named('POST'), answer);
  else {
    restify.get(named('GET'), answer);
    restify.head(named('HEAD'), answer);
  }
}

async function answerRoute(route: Route, request: Request, response: Response, edge: Edge): Promise<void> {
  const { needs } = edge;
  const from = performance.now();
  const asked = askedOf(request, needs.trustedProxies);
  try {
    writeAnswer(edge, response, await route.answer(asked));
  } catch (error) {
    needs.log.error({ err: error, method: asked.method, route: route.path }, 'a route failed');
    if (!response.headersSent) writeAnswer(edge, response, needs.refuse(codeOf(error), asked));
  }
  needs.metrics?.answered(route.path, asked.method, response.statusCode, (performance.now() - from) / 1_000);
}

function askedOf(request: IncomingMessage & { params?: unknown }, proxies: number): Asked {
  const { path, query } = targetOf(request.url ?? '/');
  const params = new Map(Object.entries(request.params ?? {}).map(([name, value]: [string, unknown]) => [name, String(value)]));
  const { method = 'GET', headers } = request;
  return { method, path, query, params, headers, address: addressOf(request, proxies), request };
}

/** Most targets are plain, and to parse a URL costs more than all else that is read of a request. */
function targetOf(target: string): { path: string; query: URLSearchParams } {
  if (/^[\w/-]*$/.test(target)) return { path: target, query: new URLSearchParams() };
  const url = new URL(`http://localhost${target}`);
  return { path: url.pathname, query: url.searchParams };
}

/**
 * Writes an answer in one piece: status, headers, length and body in one system call, and the headers as one flat list that node writes as it is.
 * A body that we gave up waiting for ends the connection, and so does the end of the bot.
 */
function writeAnswer({ fixed, shared, closing, crowded }: Edge, response: ServerResponse, { status, headers, body }: Answer): void {
  if (response.destroyed) return;
  const all: (string | string[] | number)[] = [...(resourcePolicy in headers ? shared : fixed)];
  for (const name in headers) all.push(name, headers[name] ?? '');
  all.push('content-length', Buffer.byteLength(body));
  if (closing || status === errorTable.slow.status || crowded.has(response.req.socket)) all.push('connection', 'close');
  response.writeHead(status, all);
  response.end(body);
}

function refuseError(request: Request, response: Response, error: unknown, { needs, headers }: Edge): void {
  if (response.headersSent) return;
  const name = error instanceof Error ? error.name : '';
  const code = name === 'ResourceNotFoundError' ? 'notFound' : name === 'MethodNotAllowedError' ? 'methodNotAllowed' : codeOf(error);
  if (errorTable[code].status >= 500) needs.log.error({ err: error, method: request.method }, 'a mounted route failed');
  const answer = needs.refuse(code, askedOf(request, needs.trustedProxies));
  for (const [header, value] of [...headers, ...Object.entries(answer.headers)]) response.setHeader(header, value);
  response.sendRaw(answer.status, answer.body); // restify sends its own where it does not know that an answer was sent
  needs.metrics?.answered('none', request.method ?? 'none', answer.status, 0);
}

/** What never reaches a route: expectations, and errors of the listening socket itself. */
function listenForOddities(restify: Server, http: HttpServer, edge: Edge): void {
  const { needs } = edge;
  http.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    takePath(request);
    writeAnswer(edge, response, needs.refuse('badRequest', askedOf(request, needs.trustedProxies)));
  });
  // restify passes the server's errors on and dies where nobody listens: out of file descriptors, a bot waits for some to be closed.
  restify.on('error', (error: Error) => {
    if (http.listening) needs.log.error({ err: error }, 'a connection could not be taken');
  });
}

function listen(restify: Server, port: number, host: string): Promise<{ port: number }> {
  return new Promise((resolve, reject) => {
    restify.server.once('error', reject);
    restify.listen(port, host, () => {
      restify.server.off('error', reject);
      const address: AddressInfo | string | null = restify.server.address();
      resolve({ port: typeof address === 'object' && address !== null ? address.port : port });
    });
  });
}

/**
 * Takes no new connection and refuses new requests on those there are, lets answers and sockets under way finish for `drainMs`, then cuts what is
 * left.
 */
async function close(http: HttpServer, edge: Edge, upgrades: Upgrades): Promise<void> {
  const { log, drainMs } = edge.needs;
  edge.closing = true;
  const closed = new Promise<void>((resolve) => http.close(() => resolve()));
  http.closeIdleConnections();
  const cut = setTimeout(() => {
    http.closeAllConnections();
    upgrades.cut();
  }, drainMs);
  const drained = upgrades.drain().catch((error: unknown) => log.error({ err: error }, 'the WebSockets could not be asked to leave'));
  await Promise.all([closed, drained]);
  clearTimeout(cut);
}
