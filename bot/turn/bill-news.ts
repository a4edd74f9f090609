import type { Abilities } from '../../accessibility/rendition';
import type { BillNews } from '../banking/bill-jobs';
import type { Turns } from './turns';

const abilities: Abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };

/**
 * Tells a customer, without being asked, what became of a payment that was being checked: a turn from inside in the conversation it was ordered
 * in, under a key of its own, so that it is told once. Throws when it was not taken.
 */
export const createBillNews =
  (turns: Pick<Turns, 'receive'>, now: () => Date) =>
  async ({ act, conversation, customer, reference }: BillNews): Promise<void> => {
    const turned = await turns.receive({
      ...{ conversation, customer, key: `billNews:${act}`, receivedAt: now().toISOString(), abilities, assurance: 'signedIn' },
      said: { commands: [{ do: 'start', dialog: 'billNews', set: [{ kind: 'words', text: '', value: reference }] }] },
    });
    if (turned.is === 'busy') throw new Error('too much waits in the conversation of a payment');
  };
