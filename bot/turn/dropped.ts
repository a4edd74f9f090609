import { type Message, message } from '../../accessibility/message';
import type { Outcome } from '../../dialogs/ports';
import type { DroppedState } from '../stores/sql/opened';

export type DroppedParts = {
  /** What became of the act, which is closed if the bank has never seen it. */
  settled(act: string): Promise<Outcome>;
  /** Ends the code that the act waits for. */
  voidCode(act: string): Promise<void>;
};

/**
 * Says aloud that a state which another version wrote could not be gone on with, and where the money stands (DESIGN section 2): an act under
 * way is asked about first, and a code that was waited for dies, since nothing is left that it could confirm.
 */
export async function tellDropped({ frame, phase }: DroppedState, parts: DroppedParts): Promise<Message> {
  if (frame !== null && phase === 'steppingUp') await parts.voidCode(frame);
  const outcome = frame !== null && phase === 'acting' ? await parts.settled(frame) : undefined;
  switch (outcome?.is) {
    case 'done': {
      const reference = { t: 'digits' as const, v: outcome.reference, as: 'reference' as const };
      const money = outcome.values.amount === undefined ? 'none' : 'moved';
      return message('common.droppedDone', 'status', { reference }, { money, urgency: 'alert' });
    }
    case 'checking':
    case 'running':
    case 'mismatch':
      return message('common.droppedChecking', 'status', {}, { money: 'checking', urgency: 'alert' });
    default:
      return message('common.dropped', 'status', {}, { money: 'notMoved', urgency: 'alert' });
  }
}
