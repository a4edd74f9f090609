import type { Command } from '../../dialogs/engine/command';
import type { Moment } from './about';
import { quote, type Said } from './normalise';
import { readPayees } from './rules/payees';
import { readServices } from './rules/services';
import { readBills } from './rules/bills';
import { readTransactions } from './transactions';

/**
 * What one stretch of an utterance asks for, besides a balance and a transfer: null where it is about something else. A reader is sure or
 * silent, sees at most 200 characters, and never takes a request to move money for a question.
 */
export type Ask = (said: Said, about: Moment) => Command | null;

/** In order: the first that understands decides. */
const asks: readonly Ask[] = [readBills, readTransactions, readPayees, readServices];

export function readAsk(said: Said, about: Moment): Command | null {
  const stretch = `${said.text} ${quote(said, 0, said.text.length)}`;
  const known = about.asked.get(stretch);
  if (known !== undefined) return known;
  const command = firstOf(said, about);
  about.asked.set(stretch, command);
  return command;
}

function firstOf(said: Said, about: Moment): Command | null {
  for (const ask of asks) {
    const command = ask(said, about);
    if (command) return command;
  }
  return null;
}
