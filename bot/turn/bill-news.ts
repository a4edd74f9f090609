import type { Abilities } from '../../accessibility/rendition';
import type { BillNews } from '../banking/bill-jobs';
import type { Turns } from './turns';

const abilities: Abilities = { channel: 'text', choices: 'numbers', choicesMax: 9 };

/**
 * Tells a customer, without being asked, what became of a payment that was being checked, or that its biller now tells it otherwise: a turn from
 * inside in the conversation it was ordered in, under a key of its own, so that each is told once. Throws when it was not taken.
 */
export const createBillNews =
  (turns: Pick<Turns, 'receive'>, now: () => Date) =>
  async ({ act, conversation, customer, reference, disputed }: BillNews): Promise<void> => {
    const turned = await turns.receive({
      ...{
        conversation,
        customer,
        key: `billNews:${act}${disputed ? ':disputed' : ''}`,
        receivedAt: now().toISOString(),
        abilities,
        assurance: 'signedIn',
        unasked: true,
      },
      said: { commands: [{ do: 'start', dialog: 'billNews', set: [{ kind: 'words', text: '', value: reference }] }] },
    });
    if (turned.is === 'busy') throw new Error('too much waits in the conversation of a payment');
  };
