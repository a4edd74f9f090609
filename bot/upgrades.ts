import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from './errors';
import { refuseSocket } from './headers';
import type { Log } from './telemetry/log';
import { takePath } from './wire';

/**
 * Whoever speaks WebSocket. `upgrade` owns the socket from then on: it opens it or refuses it (`refuseSocket`), soon. `drain` asks the peers to
 * leave and resolves when they have.
 */
export type Sockets = { upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void; drain(): Promise<void> };

export type UpgradeNeeds = {
  http: Server;
  sockets?: Sockets;
  headers: ReadonlyMap<string, string>;
  log: Log;
  underWayMax: number;
  decideMs: number;
  closing: () => boolean;
};
export type Upgrades = {
  /** Resolves when the peers have left, or after `cut`. */
  drain(): Promise<void>;
  /** Ends what is left. */
  cut(): void;
};

/** The edge of WebSockets: what is none of them is answered here, how many are being decided is bounded, and all end with the server. */
export function listenForUpgrades(needs: UpgradeNeeds): Upgrades {
  const open = new Set<Duplex>();
  const undecided = new Map<Socket, number>();
  const refuse = (socket: Duplex, code: ErrorCode) => refuseSocket(socket, { code, headers: needs.headers });

  const take = (request: IncomingMessage, socket: Socket, head: Buffer): void => {
    const code = refusalOf(needs, takePath(request), undecided);
    if (code !== null) {
      refuse(socket, code);
      return;
    }
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    decide(socket, undecided, needs.decideMs);
    try {
      needs.sockets?.upgrade(request, socket, head);
    } catch (error) {
      needs.log.error({ err: error }, 'a WebSocket could not be opened');
      refuse(socket, 'internal');
    }
  };
  needs.http.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.on('error', () => socket.destroy()); // node has taken its own listeners off; an error nobody hears would end the process
    if (!isWebSocket(request)) ignoreUpgrade(needs.http, request, socket, head);
    else take(request, socket, head);
  });

  let left = (): void => undefined;
  const gone = new Promise<void>((resolve) => (left = resolve));
  return {
    drain: () => Promise.race([Promise.resolve(needs.sockets?.drain()), gone]),
    cut: () => {
      for (const socket of open) socket.destroy();
      left();
    },
  };
}

function refusalOf({ sockets, closing, underWayMax }: UpgradeNeeds, fits: boolean, undecided: Map<Socket, number>): ErrorCode | null {
  if (!fits) return 'badRequest';
  if (closing()) return 'stopping';
  if (!sockets) return 'notFound';
  for (const [socket, writtenBefore] of undecided) if (socket.bytesWritten > writtenBefore) undecided.delete(socket);
  return undecided.size < underWayMax ? null : 'stopping';
}

/** An upgrade is decided when the first byte of its answer is written; one that is not within its time is cut. */
function decide(socket: Socket, undecided: Map<Socket, number>, decideMs: number): void {
  const writtenBefore = socket.bytesWritten;
  undecided.set(socket, writtenBefore);
  const late = setTimeout(() => {
    undecided.delete(socket);
    if (socket.bytesWritten === writtenBefore) socket.destroy();
  }, decideMs).unref();
  socket.once('close', () => {
    clearTimeout(late);
    undecided.delete(socket);
  });
}

const isWebSocket = ({ method, headers }: IncomingMessage): boolean => method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket';

/**
 * A wish for another protocol may be ignored (RFC 9110, 7.8), and must be: Java's HTTP client asks every plain server for h2c. Node cannot ignore
 * one once it listens for WebSockets, so the request is given back to it without the wish.
 */
function ignoreUpgrade(http: Server, request: IncomingMessage, socket: Socket, head: Buffer): void {
  const lines = [`${request.method ?? 'GET'} ${request.url ?? '/'} HTTP/${request.httpVersion}`];
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    const [name = '', value = ''] = request.rawHeaders.slice(at, at + 2);
    if (!/^(?:upgrade|http2-settings|connection)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  if (/\bclose\b/i.test(request.headers.connection ?? '')) lines.push('connection: close');
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]));
  http.emit('connection', socket);
}
