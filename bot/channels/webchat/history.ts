import { createExpiringMap } from '../../stores/shared/expiring';
import { readActivity, type Shown } from './activity';
import type { TextTurns } from './ports';

const conversationsMax = 300;
/** Longer than a customer looks at one page, shorter than a session. */
const keptMs = 10 * 60_000;

/**
 * The end of a conversation as pages show it, at most `max` activities, oldest first. What is stored of a conversation never changes and only grows, so
 * of one that was looked at lately only what has come since is read.
 */
export function createHistory(
  turns: Pick<TextTurns, 'history' | 'since'>,
  max: number,
): (conversation: string) => Promise<readonly Shown[]> {
  const looked = createExpiringMap<{ seq: number; shown: readonly Shown[] }>(conversationsMax, () => performance.now());
  return async (conversation) => {
    const before = looked.get(conversation)?.value;
    const newer = before && (await turns.since(conversation, before.seq, max));
    const isGap = newer === undefined || newer.length === max; // more may lie between
    const stored = isGap ? await turns.history(conversation, max) : newer;
    const shown = [...(before && !isGap ? before.shown : []), ...stored.map(readActivity)].slice(-max);
    const seq = stored.at(-1)?.seq ?? before?.seq;
    if (seq !== undefined) looked.set(conversation, { seq, shown }, keptMs);
    return shown;
  };
}
