import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from './errors';
import { refuseSocket } from './headers';
import type { Log } from './telemetry/log';
import { addressOf, takePath } from './wire';

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
  /** Open at once from one address, as far as `trustedProxies` tell it. */
  perAddressMax: number;
  trustedProxies: number;
  decideMs: number;
  closing: () => boolean;
};
export type Upgrades = {
  /** Resolves when the peers have left, or after `cut`. */
  drain(): Promise<void>;
  /** Ends what is left. */
  cut(): void;
};

const retryAfterMinute = ['retry-after: 60'];

/** The edge of WebSockets: what is none of them is answered here, how many are being decided is bounded, and all end with the server. */
export function listenForUpgrades(needs: UpgradeNeeds): Upgrades {
  const open = new Set<Duplex>();
  const undecided = new Map<Socket, number>();
  const addresses = countAddresses(needs.perAddressMax);
  const refuse = ({ url: path }: IncomingMessage, socket: Duplex, code: ErrorCode) =>
    refuseSocket(socket, { code, path, headers: needs.headers, more: code === 'tooMany' ? retryAfterMinute : [] });

  const take = (request: IncomingMessage, socket: Socket, head: Buffer): void => {
    const address = addressOf(request, needs.trustedProxies);
    const code = refusalOf(needs, takePath(request), undecided) ?? (addresses.isFull(address) ? 'tooMany' : null);
    if (code !== null) {
      refuse(request, socket, code);
      return;
    }
    open.add(socket);
    addresses.add(address, socket);
    socket.once('close', () => open.delete(socket));
    decide(socket, undecided, needs.decideMs);
    try {
      needs.sockets?.upgrade(request, socket, head);
    } catch (error) {
      needs.log.error({ err: error }, 'a WebSocket could not be opened');
      refuse(request, socket, 'internal');
    }
  };
  const giveBack = createGivingBack(needs.http);
  const heard = new WeakSet<Socket>();
  needs.http.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    if (!heard.has(socket)) socket.on('error', () => socket.destroy()); // node has taken its own off; an error nobody hears would end the process
    heard.add(socket);
    if (!isWebSocket(request)) giveBack(request, socket, head);
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

/** How many sockets each address has open. */
function countAddresses(max: number) {
  const counts = new Map<string, number>();
  return {
    isFull: (address: string): boolean => (counts.get(address) ?? 0) >= max,
    add: (address: string, socket: Socket): void => {
      counts.set(address, (counts.get(address) ?? 0) + 1);
      socket.once('close', () => {
        const left = (counts.get(address) ?? 1) - 1;
        if (left > 0) counts.set(address, left);
        else counts.delete(address);
      });
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

/** Each time a request is given back node counts the requests of its connection anew: the last one ends the connection. */
const givenBackMax = 100;

/**
 * A wish for another protocol may be ignored (RFC 9110, 7.8), and must be: Java's HTTP client asks every plain server for h2c. Node cannot ignore
 * one once it listens for WebSockets, so the request is given back to it without the wish.
 */
function createGivingBack(http: Server) {
  const counts = new WeakMap<Socket, number>();
  return (request: IncomingMessage, socket: Socket, head: Buffer): void => {
    const count = (counts.get(socket) ?? 0) + 1;
    counts.set(socket, count);
    socket.unshift(Buffer.concat([withoutWish(request, count >= givenBackMax), head]));
    http.emit('connection', socket);
  };
}

/** The lines of a request as it came, less its wish. */
function withoutWish({ method = 'GET', url = '/', httpVersion, rawHeaders, headers }: IncomingMessage, isLast: boolean): Buffer {
  const lines = [`${method} ${url} HTTP/${httpVersion}`];
  for (let at = 0; at + 1 < rawHeaders.length; at += 2) {
    const [name = '', value = ''] = rawHeaders.slice(at, at + 2);
    if (!/^(?:upgrade|http2-settings|connection)$/i.test(name)) lines.push(`${name}: ${value}`);
  }
  if (isLast || /\bclose\b/i.test(headers.connection ?? '')) lines.push('connection: close');
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1');
}
