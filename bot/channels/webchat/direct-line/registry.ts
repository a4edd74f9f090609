import type { Line } from './socket';

/** An open socket: whose it is, and how to leave what it is attached to. */
export type Open = { conversation: string; session: string; line: Line; leave?: () => void };

export type Registry = ReturnType<typeof createRegistry>;

/**
 * The sockets open at this node, by conversation. Where a conversation has as many as it may, the one heard of longest ago gives way: it is
 * likelier dead than the newest, and whoever it was comes back by watermark and has lost nothing.
 */
export function createRegistry({ perConversationMax }: { perConversationMax: number }) {
  const open = new Map<string, Set<Open>>();
  let count = 0;
  const remove = (one: Open) => {
    const there = open.get(one.conversation);
    if (!there?.delete(one)) return;
    count -= 1;
    if (there.size === 0) open.delete(one.conversation);
    one.leave?.();
  };
  return {
    add: (one: Open) => {
      const there = open.get(one.conversation) ?? new Set();
      if (there.size >= perConversationMax) {
        const stalest = [...there].reduce((a, b) => (b.line.heardAtMs() < a.line.heardAtMs() ? b : a));
        remove(stalest);
        stalest.line.terminate();
      }
      open.set(one.conversation, (open.get(one.conversation) ?? there).add(one));
      count += 1;
    },
    remove,
    has: (one: Open): boolean => open.get(one.conversation)?.has(one) === true,
    of: (conversation: string): Open[] => [...(open.get(conversation) ?? [])],
    all: (): Open[] => [...open.values()].flatMap((there) => [...there]),
    count: (): number => count,
  };
}
