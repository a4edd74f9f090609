import { Socket } from 'node:net';
import { Client, type ClientConfig, type QueryConfig } from 'pg';
import { applicationName } from './ownership';
import { waits } from './pool';

/** What single statements are asked of: a lane, or a pool. */
export type Asking = { query(query: QueryConfig): Promise<{ rows: object[] }> };
export type Lanes = Asking & { end(): Promise<void> };

const lanesMax = 2;
/** Beyond the server's own limit: a session that does not even refuse is given up, and everything on it with it. */
const queryMaxMs = waits.statementMs + 5_000;

type Session = { client: Client; socket: Socket; corked: boolean };
type Lane = { session?: Promise<Session>; waiting: number };

/**
 * Sessions that many callers share: statements are sent without waiting for the answers before them, and those of one turn of the event loop
 * leave in one write. For single statements that are a transaction by themselves, never for BEGIN. A session that is lost fails what was sent
 * on it (nobody knows what became of that) and is opened anew by the next statement.
 */
export function createLanes(connection: ClientConfig, o: { log: (line: string) => void; lanes?: number }): Lanes {
  const lanes = Array.from({ length: o.lanes ?? lanesMax }, (): Lane => ({ waiting: 0 }));
  let ended = false;

  const open = (lane: Lane): Promise<Session> => {
    const socket = new Socket();
    const client = new Client({
      ...{ application_name: applicationName, keepAlive: true },
      ...connection,
      ...{ stream: () => socket, pipeline: true, query_timeout: queryMaxMs, connectionTimeoutMillis: waits.connectMs },
      ...{ statement_timeout: waits.statementMs, lock_timeout: waits.lockMs },
    });
    const session = client.connect().then(() => ({ client, socket, corked: false }));
    const lost = (error?: Error) => {
      if (lane.session !== session) return;
      delete lane.session;
      if (!ended) o.log(`a database session was lost${error ? `: ${error.message}` : ''}`);
    };
    client.on('error', lost).once('end', () => lost());
    session.catch(lost);
    lane.session = session;
    return session;
  };

  const shortest = (): Lane => lanes.reduce((least, lane) => (lane.waiting < least.waiting ? lane : least));

  return {
    query: async (query) => {
      if (ended) throw new Error('the sessions are closed');
      const lane = shortest();
      lane.waiting += 1;
      try {
        const session = await (lane.session ?? open(lane));
        corkOnce(session);
        return await session.client.query<object>(query);
      } finally {
        lane.waiting -= 1;
      }
    },
    end: async () => {
      ended = true;
      const open = lanes.flatMap(({ session }) => (session ? [session] : []));
      await Promise.allSettled(open.map(async (session) => (await session).client.end()));
    },
  };
}

/** What is asked in one turn of the event loop leaves in one system call, which is what a statement costs most of. */
function corkOnce(session: Session): void {
  if (session.corked) return;
  session.corked = true;
  session.socket.cork();
  setImmediate(() => {
    session.corked = false;
    session.socket.uncork();
  });
}
