import type { DirectLineNeeds } from './ports';
import type { Open, Registry } from './registry';

type Parts = Pick<DirectLineNeeds, 'sessions' | 'now' | 'log'> & { registry: Registry; everyMs: number };

/**
 * Closes the sockets of sessions that have ended: signed out or raised by a sign-in, as soon as that is known (`look`), and idle, by one
 * question for all of them every `everyMs`. Looking on is no use of a session, so a stream left open keeps nobody signed in.
 */
export function watchSessions({ sessions, now, log, registry, everyMs }: Parts) {
  let timer: NodeJS.Timeout | undefined;
  const close = async (open: readonly Open[]): Promise<void> => {
    if (open.length === 0) return;
    const living = await sessions.living([...new Set(open.map(({ session }) => session))], now());
    for (const { session, line } of open) if (!living.has(session)) line.close(1008, 'the session has ended');
  };
  const look = (open: readonly Open[]) =>
    void close(open).catch((error: unknown) => log.warn({ err: error }, 'the sessions of streams could not be looked up'));
  return {
    begin: () => void (timer ??= setInterval(() => look(registry.all()), everyMs).unref()),
    look,
    end: () => clearInterval(timer),
  };
}
