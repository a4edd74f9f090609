import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Json } from '../../../../accessibility/message';
import type { ErrorCode } from '../../../errors';
import { refuseSocket, securityHeaders } from '../../../headers';
import type { StoredActivity } from '../../../stores/types';
import { framed } from './frames';
import { createPassing } from './passing';
import { type DirectLineNeeds, socketLimits } from './ports';
import { createRegistry, type Open } from './registry';
import { keepLine } from './socket';
import { claimTicket, type Seat } from './tickets';
import { type Asking, readAsking } from './upgrades';
import { watchSessions } from './watch';

export type Sockets = {
  /** Takes over a request to upgrade: checks Origin, ticket and session, then tells what was missed and what comes. Never throws. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Closes every socket, so that its client goes to another node, and takes no new one. */
  drain(): Promise<void>;
  /** Shows something that is not kept to every socket of a conversation, on whichever node. */
  show(conversation: string, activity: Json): void;
  count(): number;
};

type Needs = Pick<DirectLineNeeds, 'publicUrl' | 'sessions' | 'shared' | 'delivery' | 'now' | 'log' | 'limits'>;

const retryAfter = ['retry-after: 5'];

/** The streams of Direct Line at this node. What they tell is read from the store by watermark, so any of them may be cut at any time. */
export function createSockets(needs: Needs): Sockets {
  const limits = { ...socketLimits, ...needs.limits };
  const registry = createRegistry(limits);
  const watch = watchSessions({ ...needs, registry, everyMs: limits.livingMs });
  const passing = createPassing({ ...needs, registry, left: (conversation) => watch.look(registry.of(conversation)) });
  const server = new WebSocketServer({
    ...{ noServer: true, clientTracking: false, perMessageDeflate: false, maxPayload: limits.frameMaxBytes },
  });
  const headers = securityHeaders(needs.publicUrl.startsWith('https:'));
  let draining = false;

  const isFull = () => draining || registry.count() >= limits.socketsMax;
  const takeOver = async (request: IncomingMessage, socket: Duplex, head: Buffer): Promise<ErrorCode | null> => {
    const asking = readAsking(request, needs.publicUrl);
    if (typeof asking === 'string') return asking;
    if (isFull()) return 'stopping'; // before the ticket is taken, so that it is good at another node
    const seat = await seatFor(asking, needs);
    if (seat === null) return 'foreign';
    if (isFull()) return 'stopping';
    server.handleUpgrade(request, socket, head, (ws) => admit(ws, seat, asking.after));
    return null;
  };
  const admit = (ws: WebSocket, seat: Seat, after: number) => {
    const one: Open = { ...seat, line: keepLine(ws, limits, () => registry.remove(one)) };
    registry.add(one);
    watch.begin();
    passing.listen();
    void attach(one, after);
  };
  const attach = async (one: Open, after: number): Promise<void> => {
    const tell = (activities: readonly StoredActivity[]) =>
      one.line.send(framed(one.conversation, activities, activities.at(-1)?.seq ?? after));
    try {
      const leave = await needs.delivery.attach(one.conversation, after, tell);
      if (registry.has(one)) one.leave = leave;
      else leave();
    } catch (error) {
      needs.log.warn({ err: error }, 'a stream could not be attached');
      one.line.close(1013, 'try again later');
    }
  };

  return {
    upgrade: (request, socket, head) => {
      const failed = (error: unknown): ErrorCode => {
        needs.log.warn({ err: error }, 'a stream could not be opened');
        return 'unavailable';
      };
      void takeOver(request, socket, head)
        .catch(failed)
        .then(
          (code) =>
            code &&
            refuseSocket(socket, {
              code,
              headers,
              path: request.url,
              more: code === 'unavailable' || code === 'stopping' ? retryAfter : [],
            }),
        );
    },
    drain: async () => {
      draining = true;
      watch.end();
      await closeAll(registry.all(), limits.drainMs);
      await passing.end();
    },
    show: passing.show,
    count: registry.count,
  };
}

/** Whose stream a ticket opens: the conversation it was made for, while the session behind it lives. */
async function seatFor({ conversation, ticket }: Asking, needs: Needs): Promise<Seat | null> {
  const seat = await claimTicket(ticket, needs);
  if (seat?.conversation !== conversation) return null;
  const session = await needs.sessions.findByHash(seat.session, needs.now(), { touch: false });
  return session?.conversation === conversation ? seat : null;
}

/** 1012 (IANA: service restart): clients come back at once, to whichever node takes them. */
async function closeAll(open: readonly Open[], drainMs: number): Promise<void> {
  for (const { line } of open) line.close(1012, 'restarting');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, drainMs)));
  await Promise.race([Promise.all(open.map(({ line }) => line.closed)), late]).finally(() => clearTimeout(timer));
  for (const { line } of open) line.terminate();
}
